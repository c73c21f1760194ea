/// What is said of a value in a file that is not what it should be.
#pragma once

#include <string>
#include <string_view>

#include "pakru/model/result.hpp"
#include "pakru/model/vocabulary.hpp"

namespace pakru {

/// Of a text that is not among the words; names the nearest.
[[nodiscard]] std::string no_such_word(const Vocabulary& words, std::string_view text);

/// Of a text that `Date::parse` refused.
[[nodiscard]] std::string not_a_date(std::string_view text, const Error& error);

}  // namespace pakru
