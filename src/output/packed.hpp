/// Bytes packed into a text.
#pragma once

#include <string>
#include <string_view>

namespace pakru {

/// The bytes deflated in the zlib format (RFC 1950), as Base64 (RFC 4648, section 4): what a
/// browser unpacks with `atob` and a `DecompressionStream("deflate")`.
[[nodiscard]] std::string packed_text(std::string_view bytes);

}  // namespace pakru
