#include "pakru/model/text.hpp"

#include <fmt/format.h>

#include <utf8proc.h>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <memory>
#include <vector>

namespace pakru {
namespace {

bool is_ascii(std::string_view text) {
  return std::ranges::all_of(text, [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

bool is_word_character(char c) {
  return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || static_cast<unsigned char>(c) >= 0x80;
}

enum class Letter { none, letter, digit };

/// What each ASCII character is; looked up, since a search asks it of every character there is.
constexpr auto ascii_letters = [] {
  std::array<Letter, 0x80> letters{};
  for (std::size_t c = 0; c < letters.size(); ++c) {
    const bool is_letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    letters[c] = is_letter ? Letter::letter : c >= '0' && c <= '9' ? Letter::digit : Letter::none;
  }
  return letters;
}();

/// The number of the first character of a text, and its length in bytes; negative and 1 where the
/// text does not begin with UTF-8.
utf8proc_int32_t first_code(std::string_view text, std::size_t& length) {
  utf8proc_int32_t code = -1;
  const utf8proc_ssize_t bytes =
      utf8proc_iterate(reinterpret_cast<const utf8proc_uint8_t*>(text.data()),
                       static_cast<utf8proc_ssize_t>(text.size()), &code);
  length = bytes <= 0 ? 1 : static_cast<std::size_t>(bytes);
  return bytes <= 0 ? -1 : code;
}

/// What the first character of a text is, and its length in bytes.
Letter first_letter(std::string_view text, std::size_t& length) {
  const auto c = static_cast<unsigned char>(text.front());
  length = 1;
  if (c < ascii_letters.size()) {
    return ascii_letters[c];
  }
  const utf8proc_int32_t code = first_code(text, length);
  if (code < 0) {
    return Letter::none;
  }
  const auto category = utf8proc_category(code);
  if (category == UTF8PROC_CATEGORY_ND) {
    return Letter::digit;
  }
  // Letters and the marks that belong to them.
  return category >= UTF8PROC_CATEGORY_LU && category <= UTF8PROC_CATEGORY_ME ? Letter::letter
                                                                              : Letter::none;
}

struct Free {
  void operator()(utf8proc_uint8_t* bytes) const { std::free(bytes); }  // as utf8proc_map asks
};

}  // namespace

std::string fold(std::string_view text) {
  if (is_ascii(text)) {
    std::string folded(text);
    std::ranges::transform(folded, folded.begin(), [](char c) {
      return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    });
    return folded;
  }
  utf8proc_uint8_t* mapped = nullptr;
  const auto options = static_cast<utf8proc_option_t>(UTF8PROC_COMPAT | UTF8PROC_DECOMPOSE |
                                                      UTF8PROC_CASEFOLD | UTF8PROC_STRIPMARK);
  const utf8proc_ssize_t length =
      utf8proc_map(reinterpret_cast<const utf8proc_uint8_t*>(text.data()),
                   static_cast<utf8proc_ssize_t>(text.size()), &mapped, options);
  const std::unique_ptr<utf8proc_uint8_t, Free> owner(mapped);
  if (length < 0) {
    return std::string(text);
  }
  return {reinterpret_cast<const char*>(mapped), static_cast<std::size_t>(length)};
}

std::string fold_spelling(std::string_view text) {
  struct Spelling {
    std::string_view british;
    std::string_view american;
  };
  // Beginnings of words that names of bodies and commodities have; none holds its own replacement.
  static constexpr std::array spellings = {
      Spelling{"defence", "defense"},    Spelling{"organisation", "organization"},
      Spelling{"centre", "center"},      Spelling{"fertilis", "fertiliz"},
      Spelling{"programme", "program"},  Spelling{"labour", "labor"},
      Spelling{"aluminium", "aluminum"}, Spelling{"fibre", "fiber"},
  };
  std::string folded = fold(text);
  for (const auto& [british, american] : spellings) {
    for (std::size_t at = folded.find(british); at != std::string::npos;
         at = folded.find(british, at + american.size())) {
      folded.replace(at, british.size(), american);
    }
  }
  return folded;
}

bool is_utf8(std::string_view text) {
  std::size_t length = 0;
  for (; !text.empty(); text.remove_prefix(length)) {
    if (first_code(text, length) < 0) {
      return false;
    }
  }
  return true;
}

bool has_other_letters(std::string_view text) {
  // Latin letters with their marks stand before this, and then again in two blocks behind it.
  constexpr utf8proc_int32_t greek = 0x370;
  constexpr utf8proc_int32_t more_latin = 0x1E00;
  std::size_t length = 0;
  for (; !text.empty(); text.remove_prefix(length)) {
    const utf8proc_int32_t code = first_code(text, length);
    if (code >= greek && code < more_latin) {
      return true;
    }
  }
  return false;
}

bool has_words(std::string_view text, std::string_view words) {
  if (words.empty()) {
    return false;
  }
  for (std::size_t at = text.find(words); at != std::string_view::npos;
       at = text.find(words, at + 1)) {
    const std::size_t end = at + words.size();
    if ((at == 0 || !is_word_character(text[at - 1])) &&
        (end == text.size() || !is_word_character(text[end]))) {
      return true;
    }
  }
  return false;
}

void Words::read(std::string_view text) {
  bytes_.clear();
  folded_.clear();
  places_.clear();
  std::size_t at = 0;
  while (at < text.size()) {
    const std::size_t begin = at;
    std::size_t length = 0;
    const Letter kind = first_letter(text.substr(at), length);
    Letter next = kind;
    bool plain = true;
    while (next == kind && at < text.size()) {
      plain = plain && length == 1;
      at += length;
      next = at < text.size() ? first_letter(text.substr(at), length) : Letter::none;
    }
    if (kind == Letter::none) {
      continue;
    }
    const std::string_view word = text.substr(begin, at - begin);
    const std::size_t start = bytes_.size();
    if (plain) {
      for (const char c : word) {
        bytes_ += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
      }
    } else {
      bytes_ += fold(word);
    }
    if (bytes_.size() > start) {  // a lone mark folds to nothing
      folded_.push_back({start, bytes_.size()});
      places_.push_back({begin, at});
    }
  }
}

int number_of(std::string_view digits) {
  int value = 0;
  for (const char c : digits) {
    value = value * 10 + (c - '0');
  }
  return value;
}

std::size_t edit_distance(std::string_view a, std::string_view b) {
  std::vector<std::size_t> before_last(b.size() + 1);
  std::vector<std::size_t> last(b.size() + 1);
  std::vector<std::size_t> row(b.size() + 1);
  for (std::size_t j = 0; j <= b.size(); ++j) {
    last[j] = j;
  }
  for (std::size_t i = 1; i <= a.size(); ++i) {
    row[0] = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const std::size_t change = a[i - 1] == b[j - 1] ? 0 : 1;
      row[j] = std::min({last[j] + 1, row[j - 1] + 1, last[j - 1] + change});
      if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) {
        row[j] = std::min(row[j], before_last[j - 2] + 1);
      }
    }
    before_last.swap(last);
    last.swap(row);
  }
  return last[b.size()];
}

std::optional<std::size_t> nearest(std::string_view text,
                                   std::span<const std::string_view> candidates) {
  // A stranger's argument can be very long, and the distance takes time with its square.
  constexpr std::size_t longest = 64;
  if (text.empty() || text.size() > longest) {
    return std::nullopt;
  }
  const std::string wanted = fold(text);
  std::optional<std::size_t> best;
  std::size_t best_distance = std::max<std::size_t>(1, wanted.size() / 3) + 1;
  std::optional<std::size_t> begun;
  for (std::size_t i = 0; i < candidates.size(); ++i) {
    const std::string candidate = fold(candidates[i]);
    if (candidate.size() > longest) {
      continue;
    }
    const std::size_t distance = edit_distance(wanted, candidate);
    if (distance < best_distance) {
      best = i;
      best_distance = distance;
    }
    if (!begun && wanted.size() >= 3 && candidate.starts_with(wanted)) {
      begun = i;
    }
  }
  return best ? best : begun;
}

std::vector<std::string_view> split(std::string_view list, char separator) {
  std::vector<std::string_view> parts;
  while (!list.empty()) {
    const std::size_t end = list.find(separator);
    std::string_view part = list.substr(0, end);
    list.remove_prefix(end == std::string_view::npos ? list.size() : end + 1);
    while (part.starts_with(' ')) {
      part.remove_prefix(1);
    }
    while (part.ends_with(' ')) {
      part.remove_suffix(1);
    }
    if (!part.empty()) {
      parts.push_back(part);
    }
  }
  return parts;
}

std::string excerpt(std::string_view text, std::size_t most) {
  if (text.size() <= most) {
    return std::string(text);
  }
  std::size_t head = most / 2;
  while (head > 0 && is_continuation(text[head])) {
    --head;
  }
  std::size_t tail = text.size() - most / 2;
  while (tail < text.size() && is_continuation(text[tail])) {
    ++tail;
  }
  return fmt::format("{}…{}", text.substr(0, head), text.substr(tail));
}

std::string bytes_text(double bytes) {
  constexpr double kilo = 1e3;
  constexpr double mega = 1e6;
  constexpr double giga = 1e9;
  if (bytes >= giga) {
    return fmt::format("{:.1f} GB", bytes / giga);
  }
  return bytes >= mega ? fmt::format("{:.0f} MB", bytes / mega)
                       : fmt::format("{:.1f} kB", bytes / kilo);
}

}  // namespace pakru
