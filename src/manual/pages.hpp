/// The pages of the manual and the parts of them that definitions make.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "cli/command.hpp"

namespace pakru::manual {

/// The page of one command, whole.
[[nodiscard]] std::string command_page(const cli::Command& command, Dataset& dataset);

/// References to the pages of commands, in alphabetical order.
[[nodiscard]] std::string references(
    const std::function<bool(const cli::Command& command)>& is_named);

/// What the first definition lacks that is not whole: text, example; empty where all are.
[[nodiscard]] std::string missing_text();

/// Every example of commands and options, as its page shows it.
[[nodiscard]] std::vector<std::string> examples();

/// The example of an option, with the command's own name where that lists records too.
[[nodiscard]] std::string example_of(const cli::Option& option, const cli::Command& command);

/// The part that a page written by hand asks for as '@name@'; empty for a name that is not known.
[[nodiscard]] std::optional<std::string> section_named(std::string_view name);

}  // namespace pakru::manual
