/// Text as people compare it: without case, accents or exact spelling.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace pakru {

/// The text without case, accents and compatibility forms: 'Ústí' and 'USTI' fold alike.
/// Bytes that are not UTF-8 are left as they are.
[[nodiscard]] std::string fold(std::string_view text);

/// The same, with words that the British and the Americans write differently in one spelling, so
/// that 'Ministry of Defense' is found for 'Ministry of Defence'.
[[nodiscard]] std::string fold_spelling(std::string_view text);

/// Whether all of the text is UTF-8.
[[nodiscard]] bool is_utf8(std::string_view text);

/// Whether the byte goes on with a character of UTF-8 that bytes before it have begun.
[[nodiscard]] constexpr bool is_continuation(char byte) {
  return (static_cast<unsigned char>(byte) & 0xC0U) == 0x80U;
}

/// Whether the text has a letter of a script other than Latin.
[[nodiscard]] bool has_other_letters(std::string_view text);

/// Whether `words` stands in `text` at word boundaries; both are folded already.
[[nodiscard]] bool has_words(std::string_view text, std::string_view words);

/// A stretch of a text, in bytes.
struct Span {
  std::size_t begin = 0;
  std::size_t end = 0;

  [[nodiscard]] std::string_view of(std::string_view text) const {
    return text.substr(begin, end - begin);
  }
  bool operator==(const Span&) const = default;
};

/// The words of a text, folded, each with its place. Letters and digits are words apart, so that
/// 'Mi-35M', 'mi 35m' and 'mi35m' have the same ones. Reading another text keeps the memory.
class Words {
 public:
  void read(std::string_view text);
  [[nodiscard]] std::size_t size() const { return places_.size(); }
  [[nodiscard]] std::string_view operator[](std::size_t i) const { return folded_[i].of(bytes_); }
  [[nodiscard]] Span place(std::size_t i) const { return places_[i]; }

 private:
  std::string bytes_;
  std::vector<Span> folded_;
  std::vector<Span> places_;
};

/// The number that a text of digits alone writes.
[[nodiscard]] int number_of(std::string_view digits);

/// How many letters are to be added, dropped, changed or swapped with their neighbour
/// (Damerau-Levenshtein, optimal string alignment) to turn `a` into `b`.
[[nodiscard]] std::size_t edit_distance(std::string_view a, std::string_view b);

/// The index of the candidate that `text` was most likely meant to be: at most a third of its
/// letters may be wrong, or it begins that candidate.
[[nodiscard]] std::optional<std::size_t> nearest(std::string_view text,
                                                 std::span<const std::string_view> candidates);

/// The texts of a list without the empty ones: 'a,b' is a and b.
[[nodiscard]] std::vector<std::string_view> split(std::string_view list, char separator = ',');

/// The text, or of one longer than `most` bytes the beginning and the end, '…' between them; no
/// character is cut in two.
[[nodiscard]] std::string excerpt(std::string_view text, std::size_t most);

/// So many bytes in words: '500 MB', '4.2 GB'.
[[nodiscard]] std::string bytes_text(double bytes);

}  // namespace pakru
