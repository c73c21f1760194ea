#include "fault_text.hpp"

#include <fmt/format.h>

namespace pakru {

std::string no_such_word(const Vocabulary& words, std::string_view text) {
  const Word* meant = words.nearest(text);
  return fmt::format("no such {}: '{}'{}", words.name, text,
                     meant == nullptr ? "" : fmt::format("; did you mean {}?", meant->text));
}

std::string not_a_date(std::string_view text, const Error& error) {
  return fmt::format("'{}' is not a date: {}", text, error.message);
}

}  // namespace pakru
