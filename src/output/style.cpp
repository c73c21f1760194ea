#include "pakru/output/style.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <iterator>

#include "pakru/output/text.hpp"

namespace pakru {
namespace {

/// ECMA-48 'select graphic rendition' parameters.
std::string_view rendition(Role role) {
  switch (role) {
    case Role::heading:
      return "2";
    case Role::title:
      return "1";
    case Role::faint:
      return "2";
    case Role::date:
      return "36";
    case Role::dispute:
      return "33";
    case Role::word:
      return "32";
    case Role::match:
      return "1;31";
    case Role::plain:
      break;
  }
  return "";
}

/// As far from each other as the terminal's own colours can be, and none of them black or white.
constexpr std::array<std::string_view, hues> colours = {"34", "31", "32", "35", "33", "36"};

std::string in_rendition(const Style& style, std::string_view code, std::string_view text) {
  if (!style.colour || code.empty() || text.empty()) {
    return std::string(text);
  }
  return fmt::format("\x1b[{}m{}\x1b[0m", code, text);
}

/// The address in ASCII, as terminals ask for it: other bytes as '%D0'.
std::string in_ascii(std::string_view address) {
  constexpr unsigned char last_ascii = 0x7E;
  std::string text;
  text.reserve(address.size());
  for (const char c : address) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte <= last_ascii) {
      text += c;
    } else {
      fmt::format_to(std::back_inserter(text), "%{:02X}", byte);
    }
  }
  return text;
}

}  // namespace

std::string_view ellipsis(const Style& style) {
  return style.unicode ? "…" : "...";
}

std::string_view dispute_mark(const Style& style) {
  return style.unicode ? "≠" : "!";
}

std::string_view between(const Style& style) {
  return style.unicode ? " · " : "; ";
}

std::string painted(const Style& style, Role role, std::string_view text) {
  return in_rendition(style, rendition(role), text);
}

std::string tinted(const Style& style, std::size_t hue, std::string_view text) {
  return in_rendition(style, colours.at(hue % hues), text);
}

std::string linked(const Style& style, std::string_view address, std::string_view text) {
  if (!style.links || text.empty() || !is_web_address(address)) {
    return std::string(text);
  }
  return fmt::format("\x1b]8;;{}\x1b\\{}\x1b]8;;\x1b\\", in_ascii(address), text);
}

std::string with_links(const Style& style, std::string_view line) {
  std::string text;
  while (!line.empty()) {
    const std::size_t space = std::min(line.find(' '), line.size());
    std::string_view word = line.substr(0, space);
    const std::string_view after = line.substr(space, 1);
    line.remove_prefix(std::min(space + 1, line.size()));
    if (word.ends_with('.')) {  // the sentence's
      word.remove_suffix(1);
      text += linked(style, word, word) + '.';
    } else {
      text += linked(style, word, word);
    }
    text += after;
  }
  return text;
}

}  // namespace pakru
