/// The user's own data.
#pragma once

#include <string>
#include <vector>

#include "command.hpp"

namespace pakru::cli {

/// The files that --data, or else PAKRU_DATA, names.
[[nodiscard]] std::vector<std::string> files_of(const Request& request);

/// Opens what --data, or else PAKRU_DATA, names, and puts it beside or in the place of the embedded
/// dataset. An error says what the options lack. Throws DataError.
[[nodiscard]] std::optional<Error> open_data(Request& request);

/// What speaks against writing the file that --output or --svg names: it is one of those that are
/// read.
[[nodiscard]] std::optional<Error> input_written_over(const Request& request);

/// The bytes that PAKRU_MEMORY allows ('500M', '4G'); the usual where it does not say. Throws
/// DataError where it is no size.
[[nodiscard]] std::size_t memory_allowed(std::size_t usual);

/// Has reading tell on standard error how far it is, where it is a terminal and no rows go to one
/// meanwhile.
void show_progress(Request& request);

/// Says on standard error which lines were left out because they are no records and, where the user
/// wants to know, which records others took the place of.
void tell_data(const Request& request);

}  // namespace pakru::cli
