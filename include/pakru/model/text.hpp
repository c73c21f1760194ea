/// Text as people compare it: without case, accents or exact spelling.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace pakru {

/// The text without case, accents and compatibility forms: 'Ústí' and 'USTI' fold alike.
/// Bytes that are not UTF-8 are left as they are.
[[nodiscard]] std::string fold(std::string_view text);

/// Whether `words` stands in `text` at word boundaries; both are folded already.
[[nodiscard]] bool has_words(std::string_view text, std::string_view words);

/// How many letters are to be added, dropped, changed or swapped with their neighbour
/// (Damerau-Levenshtein, optimal string alignment) to turn `a` into `b`.
[[nodiscard]] std::size_t edit_distance(std::string_view a, std::string_view b);

/// The index of the candidate that `text` was most likely meant to be: at most a third of its
/// letters may be wrong, or it begins that candidate.
[[nodiscard]] std::optional<std::size_t> nearest(std::string_view text,
                                                 std::span<const std::string_view> candidates);

}  // namespace pakru
