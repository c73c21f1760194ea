/// Whether a file is a valid dataset.
#pragma once

#include <string_view>
#include <vector>

#include "pakru/data/index.hpp"

namespace pakru {

/// Every fault of a dataset, in the order of their lines. `bytes` is followed by `padding` bytes.
///
/// A file that is no JSON has one fault more than those before the place where reading ends; any
/// other file is checked to its end: the form (`shape.hpp`), and the rules of the data: ids and
/// references, dates, order, wording, sources.
[[nodiscard]] std::vector<Fault> check(std::string_view bytes);

}  // namespace pakru
