/// What completes a command line that is being typed. The scripts that 'pakru completion' prints
/// ask for it; it is no command of its own, and not for people.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "command.hpp"

namespace pakru::cli {

/// The word that asks for completions: 'pakru __complete events --kind vis'.
inline constexpr std::string_view completion_word = "__complete";

/// What stands alone on a line where the names of files complete the word.
inline constexpr std::string_view files_word = ":files";

/// Prints what may stand in the place of the last of `words`, those behind 'pakru': a line each,
/// the whole word and, behind a tab, what it means.
Status print_completions(Request& request, std::span<const std::string> words);

}  // namespace pakru::cli
