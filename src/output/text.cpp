#include "pakru/output/text.hpp"

#include <fmt/format.h>
#include <utf8proc.h>

#include <algorithm>

namespace pakru {
namespace {

constexpr int most_marks_in_a_row = 8;

struct Character {
  utf8proc_int32_t code = -1;  ///< negative for a byte that is no UTF-8
  std::size_t length = 1;      ///< in bytes
};

/// The first character of a text that is not empty.
Character first_character(std::string_view text) {
  const auto byte = static_cast<unsigned char>(text.front());
  if (byte < 0x80) {
    return {byte, 1};
  }
  Character character;
  const utf8proc_ssize_t length =
      utf8proc_iterate(reinterpret_cast<const utf8proc_uint8_t*>(text.data()),
                       static_cast<utf8proc_ssize_t>(text.size()), &character.code);
  if (length <= 0) {
    return {-1, 1};
  }
  character.length = static_cast<std::size_t>(length);
  return character;
}

bool is_combining(utf8proc_int32_t code) {
  const auto category = utf8proc_category(code);
  return category == UTF8PROC_CATEGORY_MN || category == UTF8PROC_CATEGORY_ME;
}

/// Whether a terminal may act on the character or not show it at all: by its category, or since
/// it is one that is ignored where it has no effect (Default_Ignorable_Code_Point, Unicode
/// chapter 5.21), as fillers and variation selectors are.
bool is_hidden(utf8proc_int32_t code) {
  if (utf8proc_get_property(code)->ignorable) {
    return true;
  }
  switch (utf8proc_category(code)) {
    case UTF8PROC_CATEGORY_CC:
    case UTF8PROC_CATEGORY_CF:
    case UTF8PROC_CATEGORY_CS:
    case UTF8PROC_CATEGORY_CO:
    case UTF8PROC_CATEGORY_CN:
    case UTF8PROC_CATEGORY_ZL:
    case UTF8PROC_CATEGORY_ZP:
      return true;
    default:
      return false;
  }
}

std::size_t width_of(const Character& character) {
  if (character.code < 0) {
    return 1;
  }
  if (character.code < 0x7F) {
    return character.code < 0x20 ? 0 : 1;
  }
  // Signs that stand beside their letter, as in Bengali, take a place; utf8proc counts them none.
  if (utf8proc_category(character.code) == UTF8PROC_CATEGORY_MC) {
    return 1;
  }
  return static_cast<std::size_t>(std::max(0, utf8proc_charwidth(character.code)));
}

bool is_plain(std::string_view text) {
  return std::ranges::all_of(text, [](char c) { return c >= 0x20 && c < 0x7F; });
}

}  // namespace

std::size_t display_width(std::string_view text) {
  if (is_plain(text)) {
    return text.size();
  }
  std::size_t width = 0;
  while (!text.empty()) {
    const Character character = first_character(text);
    width += width_of(character);
    text.remove_prefix(character.length);
  }
  return width;
}

std::string printable(std::string_view text) {
  if (is_plain(text)) {
    return std::string(text);
  }
  std::string shown;
  shown.reserve(text.size());
  int marks = 0;
  while (!text.empty()) {
    const Character character = first_character(text);
    const std::string_view bytes = text.substr(0, character.length);
    text.remove_prefix(character.length);
    marks = character.code >= 0 && is_combining(character.code) ? marks + 1 : 0;
    if (character.code == '\t' || character.code == '\n' || character.code == '\r') {
      shown += ' ';
    } else if (character.code < 0) {
      fmt::format_to(std::back_inserter(shown), "<{:02X}>",
                     static_cast<unsigned>(static_cast<unsigned char>(bytes.front())));
    } else if (is_hidden(character.code)) {
      fmt::format_to(std::back_inserter(shown), "<U+{:04X}>",
                     static_cast<unsigned>(character.code));
    } else if (marks <= most_marks_in_a_row) {
      shown += bytes;
    }
  }
  return shown;
}

std::string escaped(std::string_view text) {
  std::string result;
  for (const char c : printable(text)) {
    switch (c) {
      case '&':
        result += "&amp;";
        break;
      case '<':
        result += "&lt;";
        break;
      case '>':
        result += "&gt;";
        break;
      case '"':
        result += "&quot;";
        break;
      default:
        result += c;
    }
  }
  return result;
}

bool is_web_address(std::string_view text) {
  return (text.starts_with("https://") || text.starts_with("http://")) &&
         text.find(' ') == std::string_view::npos && printable(text) == text;
}

std::string shortened(std::string_view text, std::size_t width, std::string_view ellipsis) {
  if (display_width(text) <= width) {
    return std::string(text);
  }
  const std::size_t mark_width = display_width(ellipsis);
  if (width < mark_width) {
    return {};
  }
  std::string kept;
  std::size_t used = 0;
  std::string_view rest = text;
  while (!rest.empty()) {
    const Character character = first_character(rest);
    const std::size_t wide = width_of(character);
    if (used + wide > width - mark_width) {
      break;
    }
    kept += rest.substr(0, character.length);
    used += wide;
    rest.remove_prefix(character.length);
  }
  while (kept.ends_with(' ')) {
    kept.pop_back();
  }
  return kept + std::string(ellipsis);
}

std::vector<std::string> wrapped(std::string_view text, std::size_t width) {
  std::vector<std::string> lines;
  std::string line;
  while (!text.empty()) {
    const std::size_t space = text.find(' ');
    std::string word(text.substr(0, space));
    text.remove_prefix(space == std::string_view::npos ? text.size() : space + 1);
    if (line.empty()) {
      line = std::move(word);
    } else if (width == 0 || display_width(line) + 1 + display_width(word) <= width) {
      line += ' ' + word;
    } else {
      lines.push_back(std::move(line));
      line = std::move(word);
    }
  }
  if (!line.empty()) {
    lines.push_back(std::move(line));
  }
  return lines;
}

std::vector<std::string> broken(std::string_view text, std::size_t width) {
  std::vector<std::string> lines;
  for (const std::string& line : wrapped(text, width)) {
    std::string_view rest = line;
    while (!rest.empty()) {
      const std::size_t fitting = width == 0 ? rest.size() : shortened(rest, width, "").size();
      // A character that is wider than the line stands on one of its own.
      const std::size_t taken = std::max(fitting, first_character(rest).length);
      lines.emplace_back(rest.substr(0, taken));
      rest.remove_prefix(taken);
    }
  }
  return lines;
}

std::string padded(std::string text, std::size_t width, bool right) {
  const std::size_t own = display_width(text);
  if (own >= width) {
    return text;
  }
  return right ? std::string(width - own, ' ') + text : text + std::string(width - own, ' ');
}

std::string line_without_end(std::string line) {
  line.erase(line.find_last_not_of(' ') + 1);
  return line + '\n';
}

}  // namespace pakru
