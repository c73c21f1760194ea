/// A picture as a file.
#pragma once

#include <string>

#include "pakru/report/chart.hpp"

namespace pakru {

/// The chart as SVG 1.1 that needs nothing else: no script, no font of its own. It is dark where
/// the reader's page is, light in print; its lines differ in colour and in dashes.
[[nodiscard]] std::string chart_svg(const Chart& chart);

}  // namespace pakru
