#include "pakru/report/series.hpp"

#include <algorithm>
#include <map>

namespace pakru {
namespace {

using enum FieldType;

Value year_or_nothing(const std::vector<Point>& points, bool last) {
  if (points.empty()) {
    return {};
  }
  return std::to_string(last ? points.back().year : points.front().year);
}

}  // namespace

Table series_list(Dataset& dataset) {
  Table table{{{"id", "ID", id, "stable name of the series"},
               {"title", "TITLE", text, "what is counted"},
               {"unit", "UNIT", text, "in what"},
               {"from", "FROM", word, "first year"},
               {"to", "TO", word, "last year"},
               {"points", "POINTS", number, "how many years have a figure"},
               {"scope", "SCOPE", word, "between the two, or context"},
               {"source", "SOURCE", id, "id of the source"},
               {"note", "NOTE", text, "what a reader must know"}},
              {},
              {}};
  for (const Series& series : dataset.series()) {
    table.rows.push_back(
        {series.id, series.title, series.unit, year_or_nothing(series.points, false),
         year_or_nothing(series.points, true), static_cast<double>(series.points.size()),
         series.scope, series.source, series.note.empty() ? Value{} : Value{series.note}});
  }
  return table;
}

Table series_points(std::span<const Series* const> series, int first, int last) {
  Table table{{{"year", "YEAR", id, "the year"}}, {}, {}};
  std::map<int, std::vector<Value>> rows;
  for (std::size_t i = 0; i < series.size(); ++i) {
    table.columns.push_back({series[i]->id, series[i]->id, number, series[i]->title});
    for (const Point& point : series[i]->points) {
      if (point.year >= first && point.year <= last) {
        auto& row = rows[point.year];
        row.resize(series.size());
        row[i] = point.value;
      }
    }
  }
  for (auto& [year, values] : rows) {
    std::vector<Value> row = {std::to_string(year)};
    std::ranges::move(values, std::back_inserter(row));
    table.rows.push_back(std::move(row));
  }
  return table;
}

}  // namespace pakru
