#include "pakru/output/style.hpp"

#include <fmt/format.h>

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

}  // namespace

std::string painted(const Style& style, Role role, std::string_view text) {
  const std::string_view code = rendition(role);
  if (!style.colour || code.empty() || text.empty()) {
    return std::string(text);
  }
  return fmt::format("\x1b[{}m{}\x1b[0m", code, text);
}

}  // namespace pakru
