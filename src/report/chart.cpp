#include "pakru/report/chart.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <map>

#include "pakru/model/money.hpp"
#include "pakru/report/timeline.hpp"

namespace pakru {
namespace {

constexpr double million = 1e6;
constexpr std::size_t named_publishers = 3;
constexpr double smallest_range = 1e-9;  ///< of an axis; figures nearer to zero are drawn as zero

/// The smallest of 1, 2 and 5 times a power of ten that is not below `least`.
double round_step(double least) {
  const double power = std::pow(10.0, std::floor(std::log10(least)));
  for (const double factor : {1.0, 2.0, 5.0}) {
    // A hair below: 0.3 / 3 is a little more than 0.1.
    if (factor * power >= least * (1 - 1e-9)) {
      return factor * power;
    }
  }
  return 10 * power;
}

/// A tick's number, with as many decimals as its step has.
std::string tick_text(double value, double step) {
  const auto decimals = static_cast<int>(std::max(0.0, -std::floor(std::log10(step) + 1e-9)));
  return decimals > 0 ? fmt::format("{:.{}f}", value, decimals) : grouped_text(value);
}

/// Each of the texts once, the most frequent first.
std::vector<std::string_view> frequent_first(std::span<const std::string_view> texts) {
  std::vector<std::pair<std::string_view, std::size_t>> counts;
  for (const std::string_view text : texts) {
    const auto known = std::ranges::find(counts, text, [](const auto& one) { return one.first; });
    if (known == counts.end()) {
      counts.emplace_back(text, 1);
    } else {
      ++known->second;
    }
  }
  std::ranges::stable_sort(counts, std::ranges::greater{},
                           [](const auto& one) { return one.second; });
  std::vector<std::string_view> ordered;
  ordered.reserve(counts.size());
  for (const auto& one : counts) {
    ordered.push_back(one.first);
  }
  return ordered;
}

/// 'Sources: A, B, C and 2 more', those with the most figures first.
std::string sources_text(Dataset& dataset, std::span<const std::string_view> ids) {
  std::vector<std::string_view> of_figures;
  of_figures.reserve(ids.size());
  for (const std::string_view id : ids) {
    const Source* source = dataset.source(id);
    of_figures.push_back(source == nullptr ? id : source->publisher);
  }
  const std::vector<std::string_view> publishers = frequent_first(of_figures);
  if (publishers.empty()) {
    return {};
  }
  std::string text = publishers.size() == 1 ? "Source: " : "Sources: ";
  for (std::size_t i = 0; i < std::min(publishers.size(), named_publishers); ++i) {
    text += fmt::format("{}{}", i > 0 ? ", " : "", publishers[i]);
  }
  return publishers.size() <= named_publishers
             ? text
             : text + fmt::format(" and {} more", publishers.size() - named_publishers);
}

/// Tells where the figures of a chart are from; `ids` has the source of each.
void cite(Chart& chart, Dataset& dataset, std::span<const std::string_view> ids) {
  chart.sources = sources_text(dataset, ids);
  chart.documents = frequent_first(ids);
}

/// Adds the sentences of a note that the text does not have yet.
void add_sentences(std::string& text, std::string_view note) {
  while (!note.empty()) {
    const std::size_t end = note.find(". ");
    const std::string_view sentence = note.substr(0, end == std::string_view::npos ? end : end + 1);
    if (text.find(sentence) == std::string::npos) {
      text += fmt::format("{}{}", text.empty() ? "" : " ", sentence);
    }
    note.remove_prefix(std::min(note.size(), sentence.size() + 1));
  }
}

std::string_view flow_name(std::string_view flow) {
  if (flow == "pk-exports") {
    return "Pakistan's exports";
  }
  return flow == "pk-imports" ? "Pakistan's imports" : "both directions";
}

std::string_view reporter_name(std::string_view reporter) {
  return reporter == "unspecified" ? "counter not named" : reporter;
}

/// In how many years another source has quite another figure, and where it is farthest off.
std::string note_of_others(std::span<const TradeByYear::Figure> figures) {
  constexpr double much = 0.1;
  std::size_t differing = 0;
  const TradeByYear::Figure* worst = nullptr;
  const auto distance = [](const TradeByYear::Figure& figure) {
    return figure.farthest ? std::abs(*figure.farthest - figure.amount) : 0;
  };
  for (const TradeByYear::Figure& figure : figures) {
    if (distance(figure) > much * std::abs(figure.amount)) {
      ++differing;
      worst = worst == nullptr || distance(figure) > distance(*worst) ? &figure : worst;
    }
  }
  if (worst == nullptr) {
    return {};
  }
  return fmt::format(
      "In {} of {} years another source differs by more than a tenth, most in {}: "
      "{} here, {} there.",
      differing, figures.size(), worst->year, millions_text(worst->amount),
      millions_text(*worst->farthest));
}

}  // namespace

std::size_t Chart::size() const {
  std::size_t count = 0;
  for (const ChartLine& line : lines) {
    count += line.points.size();
  }
  return count;
}

double ValueAxis::place(double figure, const Chart& chart) const {
  return (figure / chart.unit_size - low) / (high - low);
}

ValueAxis value_axis(const Chart& chart, std::size_t most_steps) {
  double low = 0;
  double high = 0;
  for (const ChartLine& line : chart.lines) {
    for (const Point& point : line.points) {
      low = std::min(low, point.value / chart.unit_size);
      high = std::max(high, point.value / chart.unit_size);
    }
  }
  if (high - low < smallest_range) {
    high = low + 1;
  }
  const double most = std::max(2.0, static_cast<double>(most_steps));
  double step = round_step((high - low) / most);
  if (chart.form == Chart::Form::bars) {
    step = std::max(step, 1.0);
  }
  // Both ends are rounded outwards, which may take a step more than there is room for.
  while (std::ceil(high / step) - std::floor(low / step) > most) {
    step = round_step(step * 1.5);
  }
  const auto below = static_cast<int>(std::floor(low / step));
  const auto above = static_cast<int>(std::ceil(high / step));
  ValueAxis axis{below * step, above * step, {}};
  for (int i = below; i <= above; ++i) {
    axis.ticks.push_back({i * step, tick_text(i * step, step)});
  }
  return axis;
}

std::optional<YearSpan> year_span(const Chart& chart) {
  std::optional<YearSpan> span;
  for (const ChartLine& line : chart.lines) {
    for (const Point& point : line.points) {
      span = span ? YearSpan{std::min(span->first, point.year), std::max(span->last, point.year)}
                  : YearSpan{point.year, point.year};
    }
  }
  return span;
}

std::vector<int> year_ticks(const YearSpan& span, std::size_t most) {
  static constexpr std::array steps = {1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000, 10000};
  std::vector<int> years;
  for (const int step : steps) {
    years.clear();
    for (int year = (span.first + step - 1) / step * step; year <= span.last; year += step) {
      years.push_back(year);
    }
    if (years.size() <= most) {
      break;
    }
  }
  return years.empty() ? std::vector<int>{span.first} : years;
}

TradeChart trade_chart(Dataset& dataset, const TradeFilter& filter,
                       std::span<const std::string_view> flows,
                       std::span<const std::string_view> reporters) {
  TradeChart result;
  Chart& chart = result.chart;
  chart.unit = "million US dollars";
  chart.unit_size = million;
  std::vector<std::string_view> sources;
  const auto add_line = [&](std::string_view flow, std::string_view reporter) {
    const TradeByYear trade = trade_by_year(dataset, filter, flow, reporter);
    ChartLine& line = chart.lines.emplace_back();
    line.column = reporter.empty() ? flow : trade_column(reporter);
    line.name = reporter.empty() ? flow_name(flow) : reporter_name(reporter);
    line.points.reserve(trade.figures.size());
    for (const TradeByYear::Figure& figure : trade.figures) {
      line.points.push_back({figure.year, figure.amount});
      sources.push_back(figure.source);
      if (reporter.empty()) {
        chart.counters.emplace(figure.year, figure.reporter);
      }
    }
    if (reporter.empty() && flows.size() < 2) {
      chart.note = note_of_others(trade.figures);
    }
    result.left_out += trade.left_out;
  };
  const std::string_view first_flow = flows.empty() ? "total" : flows.front();
  for (const std::string_view reporter : reporters) {
    add_line(first_flow, reporter);
  }
  if (reporters.empty()) {
    add_line(first_flow, {});
    for (const std::string_view flow : flows.subspan(std::min<std::size_t>(1, flows.size()))) {
      add_line(flow, {});
    }
  }
  const bool one_flow = !reporters.empty() || flows.size() < 2;
  chart.title = one_flow && first_flow != "total"
                    ? fmt::format("{} of goods", flow_name(first_flow))
                    : "Trade in goods";
  chart.title += first_flow == "total" || !one_flow ? ", Pakistan and the Soviet Union / Russia"
                 : first_flow == "pk-exports"       ? " to the Soviet Union / Russia"
                                                    : " from the Soviet Union / Russia";
  cite(chart, dataset, sources);
  return result;
}

Chart series_chart(Dataset& dataset, std::span<const Series* const> series, int first, int last) {
  Chart chart;
  std::vector<std::string_view> sources;
  for (const Series* one : series) {
    ChartLine& line = chart.lines.emplace_back();
    line.column = one->id;
    line.name = one->title;
    for (const Point& point : one->points) {
      if (point.year >= first && point.year <= last) {
        line.points.push_back(point);
        sources.push_back(one->source);
      }
    }
    std::ranges::sort(line.points, {}, &Point::year);  // a dataset may have them in any order
    add_sentences(chart.note, one->note);
  }
  // Several series have a name each in the legend.
  chart.title = series.size() == 1 ? series.front()->title : "Figures by year";
  chart.unit = series.front()->unit;
  cite(chart, dataset, sources);
  return chart;
}

Chart event_chart(Dataset& dataset, std::span<const Record> records) {
  Chart chart;
  chart.title = "Records by year";
  chart.unit = "records";
  chart.form = Chart::Form::bars;
  ChartLine& line = chart.lines.emplace_back();
  line.column = "records";
  line.name = "records";
  for (const TimelineYear& year : timeline_years(records)) {
    for (int empty = year.year - year.empty_before; empty < year.year; ++empty) {
      line.points.push_back({empty, 0});
    }
    line.points.push_back({year.year, static_cast<double>(year.records.size())});
  }
  chart.sources = fmt::format("Source: pakru, dataset {}", dataset.about().version);
  return chart;
}

Table chart_table(const Chart& chart) {
  const FieldType type = chart.unit_size == million ? FieldType::millions : FieldType::number;
  Table table{{{"year", "YEAR", FieldType::id, "the year"}}, {}, {}};
  std::map<int, std::vector<Value>> rows;
  for (std::size_t i = 0; i < chart.lines.size(); ++i) {
    table.columns.push_back({chart.lines[i].column, chart.lines[i].column, type, chart.unit});
    for (const Point& point : chart.lines[i].points) {
      auto& row = rows[point.year];
      row.resize(chart.lines.size());
      row[i] = point.value;
    }
  }
  if (!chart.counters.empty()) {
    table.columns.push_back({"reporter", "COUNTED BY", FieldType::word, "who counted"});
  }
  for (auto& [year, values] : rows) {
    std::vector<Value> row = {fmt::format("{:04}", year)};
    std::ranges::move(values, std::back_inserter(row));
    if (!chart.counters.empty()) {
      row.emplace_back(chart.counters.at(year));
    }
    table.rows.push_back(std::move(row));
  }
  return table;
}

}  // namespace pakru
