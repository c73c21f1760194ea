/// Small bars of block characters, or of ASCII, beside the figures that they picture.
#pragma once

#include <cstddef>
#include <span>
#include <string>

#include "pakru/output/style.hpp"
#include "pakru/report/table.hpp"

namespace pakru {

/// A bar of `share` (0 to 1) of `width` columns, to an eighth of a column; what is not nothing
/// shows. A width of 1 gives a bar that grows upwards, and of ASCII one that grows darker.
[[nodiscard]] std::string bar_text(double share, std::size_t width, const Style& style);

/// Adds a last column of bars: one a row, as long as its weight is to the largest.
void add_bars(Table& table, std::span<const double> weights, std::size_t width, const Style& style);

}  // namespace pakru
