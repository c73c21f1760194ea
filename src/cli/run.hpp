/// A command line from its words to its exit status.
#pragma once

#include <string>
#include <vector>

#include "command.hpp"

namespace pakru::cli {

/// Does what the words behind the program's name ask for: answers on standard output, complaints
/// and notes on standard error. Throws DataError where data turn out to be unreadable midway.
Status run(const std::vector<std::string>& words);

}  // namespace pakru::cli
