/// How commands print their answers.
#pragma once

#include <functional>
#include <span>
#include <string>
#include <string_view>

#include "command.hpp"
#include "pakru/report/table.hpp"

namespace pakru::cli {

/// The columns that a command prints where the user does not name any.
struct DefaultColumns {
  std::span<const std::string_view> people;    ///< on a terminal
  std::span<const std::string_view> programs;  ///< in a pipe; the first is the id
};

/// Prints the records asked for by `request.filter`, as rows or whole.
Status print_records(Request& request, const DefaultColumns& defaults);

/// The columns that `print_records` knows.
[[nodiscard]] std::vector<std::string_view> record_columns(Dataset& dataset);

/// The names of the columns of a table.
[[nodiscard]] std::vector<std::string_view> column_names(const Table& table);

/// Prints a table that holds all its columns: chooses, sorts and cuts as the request says.
/// `note` is what a terminal is told below it; nothing where it is empty.
Status print_table(Request& request, Table table, const DefaultColumns& defaults,
                   std::string_view note);

/// Writes an answer of so many rows, and below it on a terminal the note; or says that nothing
/// matches.
Status print_answer(const Request& request, std::string_view text, std::size_t rows,
                    std::string_view note);

/// Says how many records or figures were left out because they are not in US dollars.
void tell_other_currencies(Request& request);
void tell_left_out(std::size_t figures);

/// Writes text in the request's format and tells whether that went well.
Status print_text(const Request& request, std::string_view text);

/// Without --scope only what is between Pakistan and the Soviet Union or Russia.
void use_default_scope(Request& request);

/// Says on standard error in whose dollars --real prints, and how many sums it left empty.
void tell_prices(const Request& request, std::size_t not_restatable, std::string_view noun);

/// A note as a terminal shows it below an answer, in lines of its width.
[[nodiscard]] std::string footnote(const Terminal& terminal, std::string_view note);

/// '1 record', '2 records'.
[[nodiscard]] std::string counted(std::size_t count, std::string_view noun);

}  // namespace pakru::cli
