#include "pakru/output/style.hpp"

#include <fmt/format.h>

#include <array>

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

}  // namespace

std::string_view ellipsis(const Style& style) {
  return style.unicode ? "…" : "...";
}

std::string painted(const Style& style, Role role, std::string_view text) {
  return in_rendition(style, rendition(role), text);
}

std::string tinted(const Style& style, std::size_t hue, std::string_view text) {
  return in_rendition(style, colours.at(hue % hues), text);
}

}  // namespace pakru
