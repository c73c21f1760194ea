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
  bool unicode = true;    ///< pictures may hold more than ASCII
};

/// Roles of text; colours are the terminal's own, so that they suit light and dark.
enum class Role { plain, heading, title, faint, date, dispute, word, match };

/// What stands for text that was left out.
[[nodiscard]] std::string_view ellipsis(const Style& style);

/// `text` in the colour of its role, where the style has colour.
[[nodiscard]] std::string painted(const Style& style, Role role, std::string_view text);

/// `text` in the hue of that number, where the style has colour; there are `hues`, then they begin
/// anew.
[[nodiscard]] std::string tinted(const Style& style, std::size_t hue, std::string_view text);
inline constexpr std::size_t hues = 6;

}  // namespace pakru
