/// How commands print their answers.
#pragma once

#include <functional>
#include <span>
#include <string>
#include <string_view>

#include "command.hpp"
#include "pakru/output/table.hpp"
#include "pakru/query/scan.hpp"
#include "pakru/report/table.hpp"

namespace pakru::cli {

/// The columns that a command prints where the user does not name any.
struct DefaultColumns {
  std::span<const std::string_view> people;    ///< on a terminal
  std::span<const std::string_view> programs;  ///< in a pipe; the first is the id
  /// Of the people's those that go where a terminal has no room, the first first; those with commas
  /// between them go together.
  std::span<const std::string_view> dispensable = {};
};

/// How rows are written in the request's format; nothing for a table, which is for people.
[[nodiscard]] std::optional<RowWriter::Form> row_form(const Request& request);

/// Prints the records asked for by `request.filter`, as rows or whole.
Status print_records(Request& request, const DefaultColumns& defaults);

/// The records asked for by `request.filter` whole, in the order of --sort, at most --limit of
/// them; what the filter left out is noted. An error says what is wrong with --sort.
[[nodiscard]] Result<std::vector<Record>> whole_records(Request& request);

/// The same of records of one kind alone, for the command in `request` that prints no others;
/// complains where --kind asks for another.
Status print_records_of_kind(Request& request, std::string_view kind,
                             const DefaultColumns& defaults);

/// The columns that `print_records` knows.
[[nodiscard]] std::vector<Column> record_columns(Dataset& dataset);

/// Complains of columns and of an order that the request asks for and a table of these has not.
std::optional<Status> complain_of_columns(const Request& request, std::span<const Column> columns,
                                          const DefaultColumns& defaults);

/// Prints a table that holds all its columns: chooses, sorts and cuts as the request says.
/// `heading` stands above it where it is for people; `note` is what a terminal is told below it;
/// nothing where they are empty.
Status print_table(Request& request, Table table, const DefaultColumns& defaults,
                   std::string_view note, std::string_view heading = {});

/// Writes an answer of so many rows, and below it on a terminal the note; or says that nothing
/// matches.
Status print_answer(const Request& request, std::string_view text, std::size_t rows,
                    std::string_view note);

/// Adds a note on the answer.
void tell(Request& request, std::string_view note);

/// Notes how many records or figures were left out because they are not in US dollars.
void tell_left_out(Request& request, const ScanReport& report);
void tell_left_out(Request& request, std::size_t figures);

/// Writes a text that is in the request's format already: for people through their pager where it
/// is long, and what is for programs made safe where it goes to a terminal.
Status print_text(const Request& request, std::string_view text);

/// Writes a text in a form for programs, whatever the request's format: made safe where it goes to
/// a terminal, and without a pager.
Status print_for_programs(const Request& request, std::string_view text);

/// Without --scope only what is between Pakistan and the Soviet Union or Russia.
void use_default_scope(Request& request);

/// Notes in whose dollars --real prints, and how many sums it left empty.
void tell_prices(Request& request, std::size_t not_restatable, std::string_view noun);

/// A note as a terminal shows it below an answer, in lines of its width.
[[nodiscard]] std::string footnote(const Terminal& terminal, std::string_view note);

}  // namespace pakru::cli
