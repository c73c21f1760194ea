/// Text on a terminal: how wide it is, how it is cut and wrapped, and what of it is shown.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace pakru {

/// Columns that the text takes on a terminal: 2 for wide characters, 0 for combining marks.
[[nodiscard]] std::size_t display_width(std::string_view text);

/// The text with all that could move a terminal made visible: control characters, escape
/// sequences, bidirectional and zero-width characters and bytes that are no UTF-8 become
/// '<U+001B>' and the like; of a run of combining marks the first eight stay. Tabs and line ends
/// become spaces.
[[nodiscard]] std::string printable(std::string_view text);

/// Whether the text is an address of the web and nothing in it can move a terminal.
[[nodiscard]] bool is_web_address(std::string_view text);

/// At most `width` columns of a printable text, the last an ellipsis where it was cut.
[[nodiscard]] std::string shortened(std::string_view text, std::size_t width,
                                    std::string_view ellipsis = "…");

/// Lines of at most `width` columns, broken at spaces where there are any; 0 for no limit.
[[nodiscard]] std::vector<std::string> wrapped(std::string_view text, std::size_t width);

/// The same, with words that are longer than a line broken too.
[[nodiscard]] std::vector<std::string> broken(std::string_view text, std::size_t width);

/// `text` and spaces up to `width` columns.
[[nodiscard]] std::string padded(std::string text, std::size_t width, bool right = false);

/// The line without the spaces at its end, and with a line end.
[[nodiscard]] std::string line_without_end(std::string line);

}  // namespace pakru
