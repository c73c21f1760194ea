/// Help, made from the definitions of commands and options.
#pragma once

#include <string>

#include "command.hpp"

namespace pakru::cli {

/// One screen for someone who never saw the program.
[[nodiscard]] std::string overview(Dataset& dataset, const Style& style);

/// All about one command.
[[nodiscard]] std::string command_help(Dataset& dataset, const Command& command,
                                       const Style& style);

/// Program version, dataset version, number of records and sources.
[[nodiscard]] std::string version_text(Dataset& dataset);

/// An error for a command that does not exist.
[[nodiscard]] Error no_such_command(std::string_view name);

}  // namespace pakru::cli
