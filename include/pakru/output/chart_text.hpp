/// A picture drawn with characters.
#pragma once

#include <string>

#include "pakru/output/style.hpp"
#include "pakru/report/chart.hpp"

namespace pakru {

/// The chart under its heading, with its axes and its sources, in the width of the style (80 where
/// that has no limit) and with at most `rows` rows between the axes. Lines are drawn with braille
/// patterns, bars with blocks, or with braille patterns where there are more years than columns;
/// in a style without Unicode with ASCII. Lines differ in colour and in pattern.
[[nodiscard]] std::string chart_text(const Chart& chart, const Style& style, std::size_t rows);

}  // namespace pakru
