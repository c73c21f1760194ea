/// A picture as a file.
#pragma once

#include <string>

#include "pakru/report/chart.hpp"

namespace pakru {

/// The chart as SVG 1.1 that needs nothing else: no script, no font of its own. It is dark where
/// the reader's page is, light in print; its lines differ in colour and in dashes.
[[nodiscard]] std::string chart_svg(const Chart& chart);

/// The plot of a chart alone, small, for a page that has its title, legend and sources as text, and
/// `chart_styles` among its styles; empty where there are no figures.
[[nodiscard]] std::string plot_svg(const Chart& chart);

/// A piece of the line of that number, for a legend.
[[nodiscard]] std::string legend_sample_svg(std::size_t line);

/// The rules (CSS) for a picture of so many lines, light and dark.
[[nodiscard]] std::string chart_styles(std::size_t lines);

}  // namespace pakru
