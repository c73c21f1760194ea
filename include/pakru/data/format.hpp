/// The canonical form of a dataset, in which a change of one fact changes one line.
#pragma once

#include <string>
#include <string_view>

#include "pakru/model/result.hpp"

namespace pakru {

/// The dataset in its canonical form: records and figures oldest first, registries in
/// order of id or name, keys in the order of `shape.hpp`, two spaces of indent, a list or object
/// of plain values on one line where it fits. Fails where the bytes are no JSON.
/// `bytes` is followed by `padding` bytes.
[[nodiscard]] Result<std::string> canonical(std::string_view bytes);

}  // namespace pakru
