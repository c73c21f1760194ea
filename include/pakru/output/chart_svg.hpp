/// A picture as a file.
#pragma once

#include <string>
#include <string_view>

#include "pakru/report/chart.hpp"

namespace pakru {

/// The chart as SVG 1.1 that needs nothing else: no script, no font of its own. It is dark where
/// the reader's page is, light in print; its lines differ in colour, in dashes and in the shape of
/// their marks.
[[nodiscard]] std::string chart_svg(const Chart& chart);

/// The plot of a chart alone, for a page that has its title, legend and sources as text, and
/// `plot_styles` among its styles; empty where there are no figures.
[[nodiscard]] std::string plot_svg(const Chart& chart);

/// How a line is drawn: years that follow each other are joined, a year without neighbours is
/// marked.
struct LineForm {
  bool has_strokes = false;
  bool has_marks = false;
};
[[nodiscard]] LineForm line_form(const ChartLine& line);

/// What the line of that number looks like, for a legend.
[[nodiscard]] std::string legend_sample_svg(std::size_t line, LineForm form);

/// The rules (CSS) for plots of so many lines within what the selector names, light and dark.
[[nodiscard]] std::string plot_styles(std::string_view within, std::size_t lines);

}  // namespace pakru
