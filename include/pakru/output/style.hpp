/// How a screen is written.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace pakru {

/// What the place written to can do.
struct Style {
  bool colour = false;
  std::size_t width = 0;  ///< columns; 0 for no limit
};

/// Roles of text; colours are the terminal's own, so that they suit light and dark.
enum class Role { plain, heading, title, faint, date, dispute, word, match };

/// `text` in the colour of its role, where the style has colour.
[[nodiscard]] std::string painted(const Style& style, Role role, std::string_view text);

}  // namespace pakru
