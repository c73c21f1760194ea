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
  bool links = false;     ///< addresses may be hyperlinks
  bool wraps = false;     ///< long texts of a table are broken into lines instead of being cut
};

/// Signs, and what stands for them where there is only ASCII: of a text that was cut, of a record
/// whose sources differ, and between the words of a list.
[[nodiscard]] std::string_view ellipsis(const Style& style);
[[nodiscard]] std::string_view dispute_mark(const Style& style);
[[nodiscard]] std::string_view between(const Style& style);

/// Roles of text; colours are the terminal's own, so that they suit light and dark.
enum class Role { plain, heading, title, faint, date, dispute, word, match };

/// `text` in the colour of its role, where the style has colour.
[[nodiscard]] std::string painted(const Style& style, Role role, std::string_view text);

/// `text` in the hue of that number, where the style has colour; there are `hues`, then they begin
/// anew.
[[nodiscard]] std::string tinted(const Style& style, std::size_t hue, std::string_view text);
inline constexpr std::size_t hues = 6;

/// `text` as a hyperlink (OSC 8) to `address`, where the style has links; only what can be shown
/// as it stands and begins with http:// or https:// is linked to.
[[nodiscard]] std::string linked(const Style& style, std::string_view address,
                                 std::string_view text);

/// A line of prose with each address in it as a hyperlink.
[[nodiscard]] std::string with_links(const Style& style, std::string_view line);

}  // namespace pakru
