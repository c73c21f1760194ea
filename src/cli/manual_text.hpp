/// The manual's pages as the program carries them.
#pragma once

#include <string>
#include <string_view>

#include "pakru/output/style.hpp"

namespace pakru::cli {

/// A page by its name without the section, 'pakru-events', as mandoc writes it for a terminal:
/// letters that are bold or underlined are struck twice, with a backspace between. Empty where
/// there is no such page, or where the program was built without mandoc.
[[nodiscard]] std::string_view manual_page(std::string_view name);

/// Text in which letters are struck twice, in the style's colours or plain.
[[nodiscard]] std::string without_overstrikes(std::string_view text, const Style& style);

}  // namespace pakru::cli
