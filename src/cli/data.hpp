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

/// Says on standard error which lines were left out because they are no records and, where the user
/// wants to know, which records others took the place of.
void tell_data(const Request& request);

}  // namespace pakru::cli
