/// Text as JSON.
#pragma once

#include <string>
#include <string_view>

namespace pakru {

/// A text as a JSON string with its quotation marks (RFC 8259, section 7).
[[nodiscard]] std::string json_string(std::string_view text);

}  // namespace pakru
