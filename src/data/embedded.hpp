/// The dataset compiled into the library: its bytes, and the index that the build made of them.
#pragma once

#include <span>

#include "pakru/data/index.hpp"

namespace pakru {

extern const Head embedded_heads[];  // NOLINT(*-avoid-c-arrays): generated
extern const std::size_t embedded_head_count;
extern const Index embedded_sections;  ///< without its heads

}  // namespace pakru

// Defined by the generated assembly: the bytes of data/events.json, and `padding` zeros.
extern "C" const char pakru_embedded_bytes[];      // NOLINT(*-avoid-c-arrays)
extern "C" const char pakru_embedded_bytes_end[];  // NOLINT(*-avoid-c-arrays)
