/// What a picture shows, before anyone draws it.
#pragma once

#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "pakru/model/record.hpp"
#include "pakru/report/table.hpp"
#include "pakru/report/trade.hpp"

namespace pakru {

/// Figures over years under one name. A year without a figure is a gap, not a zero.
struct ChartLine {
  std::string_view column;    ///< its name in a table
  std::string name;           ///< in a legend
  std::vector<Point> points;  ///< oldest first, at most one a year
};

/// A picture: lines, or bars that count something and so are never below zero.
struct Chart {
  enum class Form { lines, bars };

  std::string title;
  std::string unit;
  Form form = Form::lines;
  double unit_size = 1;  ///< what stands as 1 on the axis: a million where it tells millions
  std::vector<ChartLine> lines;
  /// Who counted each year, where it is not the same for all of a line.
  std::map<int, std::string_view> counters;
  std::string note;     ///< what a reader must know; often empty
  std::string sources;  ///< 'Source: …'
  /// The ids of the sources, each once, those with the most figures first.
  std::vector<std::string_view> documents;

  /// How many figures it shows.
  [[nodiscard]] std::size_t size() const;
};

/// A place on an axis that has a name.
struct Tick {
  double value = 0;  ///< in units of the axis
  std::string text;
};

/// An axis that holds zero and every figure, from one round number to another.
struct ValueAxis {
  double low = 0;
  double high = 0;
  std::vector<Tick> ticks;  ///< from `low` to `high`, evenly

  /// Where a figure of the chart stands, from 0 at `low` to 1 at `high`.
  [[nodiscard]] double place(double figure, const Chart& chart) const;
};

/// With at most `most_steps` steps between ticks, at least 2.
[[nodiscard]] ValueAxis value_axis(const Chart& chart, std::size_t most_steps);

/// From the first year with a figure to the last.
struct YearSpan {
  int first = 0;
  int last = 0;

  [[nodiscard]] int count() const { return last - first + 1; }
};

/// Nothing where the chart has no figures.
[[nodiscard]] std::optional<YearSpan> year_span(const Chart& chart);

/// Round years of the span, at most `most` and at least one.
[[nodiscard]] std::vector<int> year_ticks(const YearSpan& span, std::size_t most);

/// Trade by calendar year. With reporters a line each, of the one flow; else a line a flow.
struct TradeChart {
  Chart chart;
  std::size_t left_out = 0;  ///< of what it draws, in another currency than US dollars
};
[[nodiscard]] TradeChart trade_chart(Dataset& dataset, const TradeFilter& filter,
                                     std::span<const std::string_view> flows,
                                     std::span<const std::string_view> reporters);

/// Series of one unit; only the years from `first` to `last`. Their notes stand together, each
/// sentence once.
[[nodiscard]] Chart series_chart(Dataset& dataset, std::span<const Series* const> series, int first,
                                 int last);

/// How many records stand under each year; a year between others without any counts zero.
[[nodiscard]] Chart event_chart(Dataset& dataset, std::span<const Record> records);

/// What is drawn: a row a year, a column a line, and who counted where years differ in it.
[[nodiscard]] Table chart_table(const Chart& chart);

}  // namespace pakru
