/// What a search found, laid out for people.
#pragma once

#include <span>
#include <string>

#include "pakru/output/style.hpp"
#include "pakru/report/search.hpp"

namespace pakru {

/// `text` in `role`, and the stretches `marks` of it as words that were looked for.
[[nodiscard]] std::string marked(const Style& style, Role role, std::string_view text,
                                 std::span<const Span> marks);

/// A record below the other: date, kind and title, and what else of it meets the words.
[[nodiscard]] std::string search_text(std::span<const SearchHit> hits, Wanted& wanted,
                                      const Style& style);

}  // namespace pakru
