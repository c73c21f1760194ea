#include "pakru/output/chart_svg.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "pakru/model/money.hpp"
#include "pakru/output/text.hpp"

namespace pakru {
namespace {

// Measures in units of the picture, which is shown at one pixel a unit.
constexpr double picture_width = 760;
constexpr double plot_height = 280;
constexpr double margin = 20;
constexpr double letter_width = 7;  ///< of the text of axes and legend, rather too much
constexpr double line_height = 20;
constexpr double title_height = 24;
constexpr double legend_gap = 4;
constexpr double bar_share = 0.72;  ///< of the room of a year
constexpr double widest_bar = 48;
constexpr double sample_length = 26;
constexpr std::size_t title_letters = 66;  ///< that fit in a line, bold and wide as they are
constexpr std::size_t source_letters = 112;
constexpr std::size_t legend_letters = 95;  ///< of one name, which has a line for itself
constexpr std::size_t steps_of_values = 6;
constexpr double room_of_year = 64;

// Colours of Okabe and Ito, which the colour-blind tell apart, made lighter for dark pages.
constexpr std::array light = {"#0072b2", "#d55e00", "#009e73", "#a8437f", "#8a6100", "#4a4a4a"};
constexpr std::array dark = {"#56b4e9", "#ff9a56", "#3dd6a5", "#e79bc7", "#f0c14b", "#c8c8c8"};
constexpr std::array dashes = {"", "7 4", "2 4", "10 3 2 3", "12 5", "1 3"};
// Marks of about one size, as paths from their middle: circle, square, triangle, diamond, triangle
// downwards, cross.
constexpr std::array shapes = {"m-3 0a3 3 0 1 0 6 0a3 3 0 1 0-6 0z",
                               "m-2.7-2.7h5.4v5.4h-5.4z",
                               "m0-3.8l3.7 6.4h-7.4z",
                               "m0-3.9l3.9 3.9l-3.9 3.9l-3.9-3.9z",
                               "m0 3.8l-3.7-6.4h7.4z",
                               "m-1.2-3.6h2.4v2.4h2.4v2.4h-2.4v2.4h-2.4v-2.4h-2.4v-2.4h2.4z"};

/// A measure without needless digits: 12, 12.5.
std::string measure(double number) {
  std::string text = fmt::format("{:.1f}", number);
  if (text.ends_with(".0")) {
    text.resize(text.size() - 2);
  }
  return text == "-0" ? "0" : text;
}

/// Where the parts of a picture stand.
struct Layout {
  const Chart& chart;
  YearSpan years{0, 0};
  ValueAxis axis;
  double left = 0, right = 0, top = 0, bottom = 0;  ///< of the plot

  [[nodiscard]] double room() const { return (right - left) / static_cast<double>(years.count()); }
  /// A year stands in the middle of its room.
  [[nodiscard]] double x(int year) const {
    return left + (static_cast<double>(year - years.first) + 0.5) * room();
  }
  [[nodiscard]] double y_of_place(double place) const { return bottom - place * (bottom - top); }
  [[nodiscard]] double y(double figure) const { return y_of_place(axis.place(figure, chart)); }
};

/// The first tag of a picture.
std::string opening(double width, double height, std::string_view attributes) {
  return fmt::format(R"(<svg xmlns="http://www.w3.org/2000/svg" width="{0}" height="{1}" )"
                     R"(viewBox="0 0 {0} {1}" role="img" {2}>)"
                     "\n",
                     measure(width), measure(height), attributes);
}

std::string text_at(double x, double y, std::string_view classes, std::string_view anchor,
                    std::string_view text) {
  return fmt::format(R"(<text x="{}" y="{}"{}{}>{}</text>)", measure(x), measure(y),
                     classes.empty() ? "" : fmt::format(R"( class="{}")", classes),
                     anchor.empty() ? "" : fmt::format(R"( text-anchor="{}")", anchor),
                     escaped(text)) +
         '\n';
}

std::string line_at(std::string_view classes, double x1, double y1, double x2, double y2) {
  return fmt::format(R"(<line class="{}" x1="{}" y1="{}" x2="{}" y2="{}"/>)", classes, measure(x1),
                     measure(y1), measure(x2), measure(y2)) +
         '\n';
}

std::string dashes_of(std::size_t line) {
  const std::string_view dash = dashes.at(line % dashes.size());
  return dash.empty() ? "" : fmt::format(R"( stroke-dasharray="{}")", dash);
}

std::string stroke_class(std::size_t line) {
  return fmt::format("line stroke{}", line % light.size());
}

/// The mark of a line.
std::string mark_at(std::size_t line, double x, double y) {
  return fmt::format(R"(<path class="fill{}" d="M{} {}{}"/>)", line % light.size(), measure(x),
                     measure(y), shapes.at(line % shapes.size()));
}

/// What a line looks like, from where `y` is its middle.
std::string sample_at(std::size_t line, LineForm form, double x, double y) {
  std::string text;
  if (form.has_strokes) {
    text += fmt::format(R"(<path class="{}"{} d="M{} {}h{}"/>)", stroke_class(line),
                        dashes_of(line), measure(x), measure(y), measure(sample_length));
  }
  return form.has_marks ? text + mark_at(line, x + sample_length / 2, y) : text;
}

/// The lines of a text of any length; even a single word is no longer than a line.
std::vector<std::string> fitted(std::string_view text, std::size_t letters) {
  std::vector<std::string> lines = wrapped(printable(text), letters);
  for (std::string& line : lines) {
    line = shortened(line, letters);
  }
  return lines;
}

/// The names of the lines beside a piece of each; `y` moves to the last line of it.
std::string legend(const Chart& chart, double& y) {
  std::string text;
  double x = margin;
  for (std::size_t i = 0; chart.lines.size() > 1 && i < chart.lines.size(); ++i) {
    const std::string name = shortened(printable(chart.lines[i].name), legend_letters);
    const double wide =
        sample_length + 8 + letter_width * static_cast<double>(display_width(name)) + 16;
    if (x > margin && x + wide > picture_width - margin) {
      x = margin;
      y += line_height;
    }
    text += sample_at(i, line_form(chart.lines[i]), x, y - 4) + '\n';
    text += text_at(x + sample_length + 8, y, "", "", name);
    x += wide;
  }
  return text;
}

std::string axes(const Layout& plot) {
  std::string text;
  const double low = plot.axis.low;
  for (const Tick& tick : plot.axis.ticks) {
    const double y = plot.y_of_place((tick.value - low) / (plot.axis.high - low));
    if (tick.value != 0) {
      text += line_at("grid", plot.left, y, plot.right, y);
    }
    text += text_at(plot.left - 8, y + 4.5, "faint", "end", tick.text);
  }
  const auto most = static_cast<std::size_t>((plot.right - plot.left) / room_of_year);
  for (const int year : year_ticks(plot.years, most)) {
    text += line_at("axis", plot.x(year), plot.bottom, plot.x(year), plot.bottom + 5);
    text += text_at(plot.x(year), plot.bottom + 20, "faint", "middle", fmt::format("{}", year));
  }
  return text;
}

/// Whether a point of a line is of the year behind the one before it.
bool follows(const std::vector<Point>& points, std::size_t i) {
  return i > 0 && i < points.size() && points[i].year == points[i - 1].year + 1;
}

std::string line_marks(const Layout& plot, std::size_t line) {
  std::string path;
  std::string alone;
  const auto& points = plot.chart.lines[line].points;
  for (std::size_t i = 0; i < points.size(); ++i) {
    const double x = plot.x(points[i].year);
    const double y = plot.y(points[i].value);
    if (follows(points, i) || follows(points, i + 1)) {
      path += fmt::format("{}{} {}", follows(points, i) ? "L" : "M", measure(x), measure(y));
    } else {
      alone += mark_at(line, x, y) + '\n';
    }
  }
  if (!path.empty()) {
    path =
        fmt::format(R"(<path class="{}"{} d="{}"/>)", stroke_class(line), dashes_of(line), path) +
        '\n';
  }
  return path + alone;
}

std::string bar_marks(const Layout& plot, std::size_t line) {
  std::string text;
  const double wide = std::min(widest_bar, plot.room() * bar_share);
  for (const Point& point : plot.chart.lines[line].points) {
    const double y = plot.y(point.value);
    if (point.value > 0) {
      text += fmt::format(R"(<rect class="fill{}" x="{}" y="{}" width="{}" height="{}"/>)",
                          line % light.size(), measure(plot.x(point.year) - wide / 2), measure(y),
                          measure(wide), measure(plot.bottom - y)) +
              '\n';
    }
  }
  return text;
}

std::string marks(const Layout& plot) {
  std::string text;
  for (std::size_t line = plot.chart.lines.size(); line-- > 0;) {  // the first on top
    text += plot.chart.form == Chart::Form::bars ? bar_marks(plot, line) : line_marks(plot, line);
  }
  return text + line_at("axis", plot.left, plot.y(0), plot.right, plot.y(0));
}

/// Where a plot and the texts of its axis of values stand.
struct Frame {
  double left = 0, right = 0, top = 0, bottom = 0;
  std::size_t steps = 0;  ///< of the axis, at most
};

Layout layout(const Chart& chart, const YearSpan& years, const Frame& frame) {
  Layout plot{chart, years, value_axis(chart, frame.steps)};
  std::size_t letters = 0;
  for (const Tick& tick : plot.axis.ticks) {
    letters = std::max(letters, tick.text.size());
  }
  plot.left = frame.left + letter_width * static_cast<double>(letters) + 12;
  plot.right = frame.right;
  plot.top = frame.top;
  plot.bottom = frame.bottom;
  return plot;
}

/// Rules for what every plot has; each is for what stands within the selector.
std::string rules(std::string_view within, std::size_t lines) {
  std::string text = fmt::format(
      "{0}text{{font:13px system-ui,-apple-system,'Segoe UI',Roboto,'DejaVu Sans',sans-serif;"
      "fill:#222}}\n"
      "{0}.faint{{fill:#595959}}\n"
      "{0}.grid{{stroke:#e3e3e3}}\n"
      "{0}.axis{{stroke:#595959}}\n"
      "{0}.line{{fill:none;stroke-width:2.2;stroke-linejoin:round;stroke-linecap:butt}}\n",
      within);
  const auto colours_text = [&](const auto& colours) {
    std::string rules_of_lines;
    for (std::size_t i = 0; i < std::min(lines, colours.size()); ++i) {
      rules_of_lines += fmt::format("{0}.stroke{1}{{stroke:{2}}}\n{0}.fill{1}{{fill:{2}}}\n",
                                    within, i, colours.at(i));
    }
    return rules_of_lines;
  };
  text += colours_text(light);
  text += fmt::format(
      "@media screen and (prefers-color-scheme:dark){{\n"
      "{0}text{{fill:#e8e8e8}}\n"
      "{0}.faint{{fill:#a9b1ba}}\n"
      "{0}.grid{{stroke:#2c333b}}\n"
      "{0}.axis{{stroke:#a9b1ba}}\n",
      within);
  return text + colours_text(dark) + "}\n";
}

/// Rules for a picture that is a file of its own.
std::string picture_rules(std::size_t lines) {
  return ".page{fill:#fff}\n.title{font-size:17px;font-weight:600}\n" + rules("", lines) +
         "@media screen and (prefers-color-scheme:dark){.page{fill:#15191e}}\n";
}

/// A picture in words: its title, years and lines, and the highest figure.
std::string description(const Chart& chart, const YearSpan& years) {
  std::vector<std::string_view> names;
  const ChartLine* highest_line = nullptr;
  Point highest;
  for (const ChartLine& line : chart.lines) {
    names.push_back(line.name);
    for (const Point& point : line.points) {
      if (highest_line == nullptr || point.value > highest.value) {
        highest_line = &line;
        highest = point;
      }
    }
  }
  return fmt::format("{}, {}, {} to {}. Lines: {}. Highest: {} in {}, {}.", chart.title, chart.unit,
                     years.first, years.last, fmt::join(names, "; "),
                     number_text(rounded(highest.value / chart.unit_size, 4)), highest.year,
                     highest_line->name);
}

}  // namespace

LineForm line_form(const ChartLine& line) {
  LineForm form;
  for (std::size_t i = 0; i < line.points.size(); ++i) {
    const bool is_joined = follows(line.points, i) || follows(line.points, i + 1);
    (is_joined ? form.has_strokes : form.has_marks) = true;
  }
  return form;
}

std::string plot_styles(std::string_view within, std::size_t lines) {
  return rules(fmt::format("{} ", within), lines);
}

std::string plot_svg(const Chart& chart) {
  constexpr double width = 460;
  constexpr double height = 220;
  constexpr Frame frame{6, width - 18, 10, height - 30, 4};
  const auto years = year_span(chart);
  if (!years) {
    return {};
  }
  const Layout plot = layout(chart, *years, frame);
  return opening(width, height,
                 fmt::format(R"(aria-label="{}")", escaped(description(chart, *years)))) +
         axes(plot) + marks(plot) + "</svg>\n";
}

std::string legend_sample_svg(std::size_t line, LineForm form) {
  constexpr double height = 12;
  return fmt::format(R"(<svg width="{0}" height="{1}" aria-hidden="true">{2}</svg>)",
                     measure(sample_length), measure(height), sample_at(line, form, 0, height / 2));
}

std::string chart_svg(const Chart& chart) {
  std::string body;
  double y = margin + 14;
  for (const std::string& line : fitted(chart.title, title_letters)) {
    body += text_at(margin, y, "title", "", line);
    y += title_height;
  }
  if (chart.lines.size() > 1) {
    body += legend(chart, y);
    y += line_height + legend_gap;
  }
  const auto years = year_span(chart);
  if (years) {
    body += text_at(margin, y, "faint", "", shortened(printable(chart.unit), source_letters));
    const double top = y + 14;
    const Layout plot = layout(
        chart, *years, {margin, picture_width - margin, top, top + plot_height, steps_of_values});
    body += axes(plot) + marks(plot);
    y = plot.bottom + 2.4 * line_height;
  } else {
    body += text_at(margin, y, "faint", "", "There are no figures.");
    y += line_height;
  }
  for (const std::string_view below :
       {std::string_view(chart.note), std::string_view(chart.sources)}) {
    for (const std::string& line : fitted(below, source_letters)) {
      body += text_at(margin, y, "faint", "", line);
      y += line_height;
    }
  }
  return opening(picture_width, y, R"(aria-labelledby="title")") +
         fmt::format(R"(<title id="title">{}</title>)", escaped(chart.title)) + "\n<style>\n" +
         picture_rules(chart.lines.size()) + "</style>\n" +
         fmt::format(R"(<rect class="page" width="{}" height="{}"/>)", measure(picture_width),
                     measure(y)) +
         '\n' + body + "</svg>\n";
}

}  // namespace pakru
