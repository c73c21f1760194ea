#include "pakru/output/chart_text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>

#include "pakru/output/text.hpp"

namespace pakru {
namespace {

constexpr std::size_t width_without_limit = 80;
constexpr std::size_t narrowest_plot = 12;
constexpr std::size_t fewest_rows = 4;
constexpr std::size_t widest_bar = 8;
constexpr std::size_t rows_a_step = 3;      ///< at least, between ticks
constexpr std::size_t columns_a_label = 8;  ///< at least, between years on the axis
constexpr std::size_t right_margin = 2;     ///< half of the last year's label
constexpr std::size_t legend_gap = 2;

/// How the parts of a picture are written.
struct Signs {
  std::string_view line, tick, corner;  ///< of the axis of values
  std::string_view level, year;         ///< of the axis of years
  std::string_view ellipsis;
};
constexpr Signs unicode_signs = {"│", "┤", "┼", "─", "┬", "…"};
constexpr Signs ascii_signs = {"|", "+", "+", "-", "+", "..."};

/// Where there is only ASCII, lines differ by their character.
constexpr std::string_view ascii_lines = "*o+x%@";
constexpr std::string_view ascii_bar = "#";

constexpr std::array<std::string_view, 9> blocks = {" ", "▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"};

/// Dots that are drawn and dots that are left out, in turn along a line.
struct Pattern {
  std::size_t drawn, left_out;
};
constexpr std::array patterns = {Pattern{1, 0}, Pattern{1, 1}, Pattern{4, 3}, Pattern{1, 3}};

bool is_drawn(std::size_t line, std::size_t step) {
  const Pattern& pattern = patterns.at(line % patterns.size());
  return step % (pattern.drawn + pattern.left_out) < pattern.drawn;
}

/// A braille pattern of two columns and four rows of dots, which Unicode numbers by its bits.
std::string braille(std::uint8_t dots) {
  constexpr unsigned first = 0x2800;
  const unsigned code = first + dots;
  return {static_cast<char>(0xE0 | (code >> 12)), static_cast<char>(0x80 | ((code >> 6) & 0x3F)),
          static_cast<char>(0x80 | (code & 0x3F))};
}

/// The plot: cells of a terminal, each of some dots.
class Canvas {
 public:
  Canvas(std::size_t columns, std::size_t rows, bool unicode)
      : columns_(columns),
        rows_(rows),
        dots_across_(unicode ? 2 : 1),
        dots_down_(unicode ? 4 : 1),
        cells_(columns * rows) {}

  [[nodiscard]] std::size_t columns() const { return columns_; }
  [[nodiscard]] std::size_t rows() const { return rows_; }
  [[nodiscard]] std::size_t dots_across() const { return dots_across_; }
  [[nodiscard]] std::size_t dots_down() const { return dots_down_; }
  [[nodiscard]] std::size_t width() const { return columns_ * dots_across_; }
  [[nodiscard]] std::size_t height() const { return rows_ * dots_down_; }

  /// Draws a dot of a line; `y` counts from the bottom.
  void dot(std::size_t x, std::size_t y, std::size_t line) {
    if (x >= width() || y >= height()) {
      return;
    }
    static constexpr std::array<std::array<std::uint8_t, 4>, 2> bits = {
        {{0x40, 0x04, 0x02, 0x01}, {0x80, 0x20, 0x10, 0x08}}};
    Cell& cell = at(x / dots_across_, y / dots_down_);
    cell.dots |= bits.at(x % dots_across_).at(y % dots_down_);
    cell.line = line;
  }

  void set(std::size_t column, std::size_t row, std::string_view glyph) {
    at(column, row).glyph = glyph;
  }

  /// What stands in a cell, in its colour; `empty` where nothing does.
  [[nodiscard]] std::string text(std::size_t column, std::size_t row, const Style& style,
                                 std::string_view empty) const {
    const Cell& cell = cells_[row * columns_ + column];
    if (!cell.glyph.empty()) {
      return tinted(style, cell.line, cell.glyph);
    }
    if (cell.dots == 0) {
      return empty == " " ? " " : painted(style, Role::faint, empty);
    }
    return tinted(style, cell.line,
                  style.unicode ? braille(cell.dots)
                                : std::string(1, ascii_lines[cell.line % ascii_lines.size()]));
  }

 private:
  struct Cell {
    std::uint8_t dots = 0;
    std::size_t line = 0;
    std::string_view glyph;
  };
  Cell& at(std::size_t column, std::size_t row) { return cells_[row * columns_ + column]; }

  std::size_t columns_, rows_;
  std::size_t dots_across_, dots_down_;
  std::vector<Cell> cells_;
};

/// The measures of one picture.
struct Plot {
  const Chart& chart;
  const Style& style;
  const Signs& signs;
  YearSpan years;
  ValueAxis axis;
  std::size_t label_width;
  std::size_t rows_between_ticks;
  Canvas canvas;

  [[nodiscard]] bool has_bars() const { return chart.form == Chart::Form::bars; }
  /// Rows above the bottom of the plot, from the middle of the lowest for lines, which are drawn
  /// on the axis where they are zero; from its foot for bars, which stand on the axis.
  [[nodiscard]] double rows_up(double figure) const {
    const auto steps = static_cast<double>(axis.ticks.size() - 1);
    return axis.place(figure, chart) * steps * static_cast<double>(rows_between_ticks) +
           (has_bars() ? 0 : 0.5);
  }
  [[nodiscard]] bool has_block_bars() const {
    return has_bars() && style.unicode && year_count() <= canvas.columns();
  }
  [[nodiscard]] std::size_t year_count() const { return static_cast<std::size_t>(years.count()); }
  [[nodiscard]] std::size_t index_of(int year) const {
    return static_cast<std::size_t>(year - years.first);
  }
  /// Columns from a bar of blocks to the next.
  [[nodiscard]] std::size_t bar_pitch() const {
    return std::min(widest_bar, canvas.columns() / year_count());
  }
  /// The dots across of a bar of dots: from `first` up to `end`.
  [[nodiscard]] std::size_t bar_begin(std::size_t index) const {
    return index * canvas.width() / year_count();
  }
  /// The dot across on which a year of a line stands.
  [[nodiscard]] std::size_t line_dot(int year) const {
    const std::size_t steps = year_count() - 1;
    return steps == 0 ? canvas.width() / 2
                      : (index_of(year) * (canvas.width() - 1) + steps / 2) / steps;
  }
  /// The column under which a year is named.
  [[nodiscard]] std::size_t column_of(int year) const {
    if (has_block_bars()) {
      return index_of(year) * bar_pitch() + (bar_pitch() - 1) / 2;
    }
    return has_bars() ? (bar_begin(index_of(year)) + bar_begin(index_of(year) + 1)) / 2 /
                            canvas.dots_across()
                      : line_dot(year) / canvas.dots_across();
  }
};

Plot make_plot(const Chart& chart, const Style& style, std::size_t rows, const YearSpan& years) {
  const std::size_t most_rows = std::max(fewest_rows, rows);
  ValueAxis axis = value_axis(chart, most_rows / rows_a_step);
  const std::size_t steps = axis.ticks.size() - 1;
  const std::size_t between = std::max<std::size_t>(1, most_rows / steps);
  std::size_t label_width = 0;
  for (const Tick& tick : axis.ticks) {
    label_width = std::max(label_width, display_width(tick.text));
  }
  const std::size_t width = style.width == 0 ? width_without_limit : style.width;
  const std::size_t beside = label_width + 2 + right_margin;
  std::size_t columns = std::max(narrowest_plot, width - std::min(width, beside));
  const auto year_count = static_cast<std::size_t>(years.count());
  if (chart.form == Chart::Form::bars && style.unicode && year_count <= columns) {
    columns = year_count * std::min(widest_bar, columns / year_count);  // the axis ends with them
  }
  const std::size_t plot_rows = steps * between + (chart.form == Chart::Form::bars ? 0 : 1);
  return {chart,       style,   style.unicode ? unicode_signs : ascii_signs, years, std::move(axis),
          label_width, between, Canvas(columns, plot_rows, style.unicode)};
}

struct Dot {
  std::size_t x, y;
};

Dot dot_of(const Plot& plot, const Point& point) {
  const double up = plot.rows_up(point.value) * static_cast<double>(plot.canvas.dots_down());
  // A figure on the boundary of two dots belongs to the lower, so that zero is drawn on the axis.
  return {plot.line_dot(point.year), static_cast<std::size_t>(std::max(0.0, std::ceil(up) - 1))};
}

/// Draws from one dot to another; `step` counts along the line for its pattern.
void draw_stretch(Canvas& canvas, const Dot& from, const Dot& to, std::size_t line,
                  std::size_t& step) {
  const auto difference = [](std::size_t a, std::size_t b) {
    return static_cast<double>(b) - static_cast<double>(a);
  };
  const double across = difference(from.x, to.x);
  const double up = difference(from.y, to.y);
  const auto count = static_cast<std::size_t>(std::max(std::abs(across), std::abs(up)));
  for (std::size_t i = 0; i <= count; ++i, ++step) {
    const double part = count == 0 ? 0 : static_cast<double>(i) / static_cast<double>(count);
    if (is_drawn(line, step) || count == 0) {
      canvas.dot(static_cast<std::size_t>(std::lround(static_cast<double>(from.x) + part * across)),
                 static_cast<std::size_t>(std::lround(static_cast<double>(from.y) + part * up)),
                 line);
    }
  }
}

/// A year without neighbours: more than a dot, or nobody would see it.
void draw_alone(Canvas& canvas, const Dot& dot, std::size_t line) {
  for (std::size_t x = 0; x < canvas.dots_across(); ++x) {
    for (std::size_t y = 0; y < canvas.dots_across(); ++y) {
      canvas.dot(dot.x + x, dot.y + y, line);
    }
  }
}

void draw_lines(Plot& plot) {
  for (std::size_t line = plot.chart.lines.size(); line-- > 0;) {  // the first on top
    const auto& points = plot.chart.lines[line].points;
    std::size_t step = 0;
    for (std::size_t i = 0; i < points.size(); ++i) {
      const bool follows = i > 0 && points[i].year == points[i - 1].year + 1;
      const bool leads = i + 1 < points.size() && points[i + 1].year == points[i].year + 1;
      const Dot dot = dot_of(plot, points[i]);
      if (follows) {
        draw_stretch(plot.canvas, dot_of(plot, points[i - 1]), dot, line, step);
      } else if (!leads) {
        draw_alone(plot.canvas, dot, line);
      }
    }
  }
}

/// How many of `units` a row a bar is high; a bar that is not zero is seen.
std::size_t bar_height(const Plot& plot, double figure, std::size_t units) {
  const double exact = plot.rows_up(figure) * static_cast<double>(units);
  const auto height = static_cast<std::size_t>(std::lround(std::max(0.0, exact)));
  return figure > 0 ? std::max<std::size_t>(1, height) : height;
}

void draw_block_bars(Plot& plot, const ChartLine& line) {
  const std::size_t pitch = plot.bar_pitch();
  const std::size_t wide = pitch > 1 ? pitch - 1 : 1;
  const std::size_t whole = blocks.size() - 1;
  for (const Point& point : line.points) {
    const std::size_t height = bar_height(plot, point.value, whole);
    for (std::size_t row = 0; row * whole < height && row < plot.canvas.rows(); ++row) {
      const std::string_view block = blocks.at(std::min(whole, height - row * whole));
      for (std::size_t i = 0; i < wide; ++i) {
        plot.canvas.set(plot.index_of(point.year) * pitch + i, row, block);
      }
    }
  }
}

/// Bars side by side, as wide as the dots allow; of years that share a dot the highest is seen.
void draw_dot_bars(Plot& plot, const ChartLine& line) {
  for (const Point& point : line.points) {
    const std::size_t index = plot.index_of(point.year);
    const std::size_t begin = plot.bar_begin(index);
    const std::size_t end = std::max(begin + 1, plot.bar_begin(index + 1));
    const std::size_t height = bar_height(plot, point.value, plot.canvas.dots_down());
    for (std::size_t x = begin; x < end; ++x) {
      for (std::size_t y = 0; y < height; ++y) {
        if (plot.style.unicode) {
          plot.canvas.dot(x, y, 0);
        } else if (y < plot.canvas.rows()) {
          plot.canvas.set(x, y, ascii_bar);
        }
      }
    }
  }
}

std::vector<int> named_years(const Plot& plot) {
  return year_ticks(plot.years, std::max<std::size_t>(1, plot.canvas.columns() / columns_a_label));
}

/// The sign of the axis of years at each column.
std::vector<std::string_view> axis_signs(const Plot& plot) {
  std::vector<std::string_view> signs(plot.canvas.columns(), plot.signs.level);
  for (const int year : named_years(plot)) {
    signs[std::min(plot.column_of(year), signs.size() - 1)] = plot.signs.year;
  }
  return signs;
}

std::string year_line(const Plot& plot) {
  std::string line;
  for (const int year : named_years(plot)) {
    const std::string text = fmt::format("{}", year);
    const std::size_t middle = plot.label_width + 2 + plot.column_of(year);
    line = padded(std::move(line), middle - std::min(middle, text.size() / 2));
    line += text;
  }
  return line_without_end(std::move(line));
}

/// The rows of the plot beside the axis of values, from the top.
std::string plot_text(const Plot& plot) {
  std::string text;
  const auto steps = plot.axis.ticks.size() - 1;
  const auto axis_row = static_cast<std::size_t>(std::lround(
      plot.axis.place(0, plot.chart) * static_cast<double>(steps * plot.rows_between_ticks)));
  const auto level = axis_signs(plot);
  const auto front = [&](std::string_view label, std::string_view sign) {
    return padded(std::string(label), plot.label_width, true) + ' ' +
           painted(plot.style, Role::faint, sign);
  };
  for (std::size_t row = plot.canvas.rows(); row-- > 0;) {
    // Where bars stand on the axis the row below it has the tick of zero.
    const std::size_t from_axis = row + (plot.has_bars() ? 1 : 0);
    const bool is_tick = from_axis % plot.rows_between_ticks == 0;
    const bool is_axis = !plot.has_bars() && row == axis_row;
    std::string line =
        front(is_tick ? plot.axis.ticks[from_axis / plot.rows_between_ticks].text : "",
              is_axis   ? plot.signs.corner
              : is_tick ? plot.signs.tick
                        : plot.signs.line);
    for (std::size_t column = 0; column < plot.canvas.columns(); ++column) {
      line += plot.canvas.text(column, row, plot.style, is_axis ? level[column] : " ");
    }
    text += line_without_end(std::move(line));
  }
  if (plot.has_bars()) {
    std::string signs;
    for (const std::string_view sign : level) {
      signs += sign;
    }
    text += front(plot.axis.ticks.front().text, plot.signs.corner) +
            painted(plot.style, Role::faint, signs) + '\n';
  }
  return text;
}

/// A piece of each line before its name.
std::vector<std::string> legend(const Chart& chart, const Style& style) {
  std::vector<std::string> entries;
  constexpr std::size_t length = 3;
  for (std::size_t i = 0; chart.lines.size() > 1 && i < chart.lines.size(); ++i) {
    Canvas sample(length, 1, style.unicode);
    for (std::size_t x = 0; x < sample.width(); ++x) {
      if (is_drawn(i, x)) {
        sample.dot(x, sample.height() / 2, i);
      }
    }
    std::string entry;
    for (std::size_t column = 0; column < length; ++column) {
      entry += sample.text(column, 0, style, " ");
    }
    entries.push_back(entry + ' ' + printable(chart.lines[i].name));
  }
  return entries;
}

/// What the axis counts, and which line is which: in one line where there is room.
std::string unit_and_legend(const Chart& chart, const Style& style, std::size_t width) {
  const std::string unit = printable(chart.unit);
  const auto entries = legend(chart, style);
  std::size_t together = display_width(unit);
  for (std::size_t i = 0; i < entries.size(); ++i) {
    together += legend_gap + 4 + display_width(printable(chart.lines[i].name));
  }
  if (together <= width) {
    std::string line = painted(style, Role::faint, unit);
    line += std::string(entries.empty() ? 0 : width - together, ' ');
    for (const std::string& entry : entries) {
      line += std::string(legend_gap, ' ') + entry;
    }
    return line + '\n';
  }
  std::string text;
  for (const std::string& entry : entries) {
    text += entry + '\n';
  }
  return text + painted(style, Role::faint, unit) + '\n';
}

}  // namespace

std::string chart_text(const Chart& chart, const Style& style, std::size_t rows) {
  const std::size_t width = style.width == 0 ? width_without_limit : style.width;
  std::string text;
  for (const std::string& line : wrapped(printable(chart.title), width)) {
    text += painted(style, Role::title, line) + '\n';
  }
  const auto years = year_span(chart);
  if (!years) {
    return text + "There are no figures.\n";
  }
  Plot plot = make_plot(chart, style, rows, *years);
  if (!plot.has_bars()) {
    draw_lines(plot);
  }
  for (const ChartLine& line : chart.lines) {
    if (plot.has_block_bars()) {
      draw_block_bars(plot, line);
    } else if (plot.has_bars()) {
      draw_dot_bars(plot, line);
    }
  }
  text += unit_and_legend(chart, style, width) + plot_text(plot) + year_line(plot);
  for (const std::string_view below :
       {std::string_view(chart.note), std::string_view(chart.sources)}) {
    for (const std::string& line : wrapped(printable(below), width)) {
      text += painted(style, Role::faint, line) + '\n';
    }
  }
  return text;
}

}  // namespace pakru
