#include "pakru/report/chart.hpp"

#include <doctest/doctest.h>

#include "pakru/output/table.hpp"
#include "pakru/query/scan.hpp"
#include "sample.hpp"

using namespace pakru;
using namespace pakru::test;

namespace {

Chart chart_of(std::vector<Point> points) {
  Chart chart;
  chart.lines.push_back({"a", "a", std::move(points)});
  return chart;
}

std::string ticks(const Chart& chart, std::size_t most) {
  std::string text;
  for (const Tick& tick : value_axis(chart, most).ticks) {
    text += text.empty() ? tick.text : ' ' + tick.text;
  }
  return text;
}

/// The sample with trade and a series.
std::string with_figures() {
  const std::string trade = changed(sample, R"("trade": [])", R"("trade": [
    {"period": "2014", "flow": "total", "amount": 400, "currency": "USD", "reporter": "Pakistan", "source": "agency-a"},
    {"period": "2014", "flow": "total", "amount": 500, "currency": "USD", "reporter": "Russia", "source": "paper"},
    {"period": "FY2014-15", "flow": "total", "amount": 9, "currency": "USD", "reporter": "Pakistan", "source": "paper"},
    {"period": "2015", "flow": "total", "amount": 7, "currency": "PKR", "reporter": "Pakistan", "source": "paper"},
    {"period": "2016", "flow": "pk-exports", "amount": 100, "currency": "USD", "reporter": "Pakistan", "source": "agency-a"},
    {"period": "2016", "flow": "pk-imports", "amount": 200, "currency": "USD", "reporter": "Pakistan", "source": "agency-a"},
    {"period": "2017-01/2017-06", "flow": "total", "amount": 5, "currency": "USD", "reporter": "Pakistan", "source": "agency-a"}
  ])");
  return changed(trade, R"("series": [])", R"("series": [
    {"id": "s", "title": "Things", "unit": "pieces", "scope": "bilateral", "source": "paper", "points": [[1990, 1], [1992, 0], [1993, -2]]}
  ])");
}

}  // namespace

TEST_CASE("an axis of values is round at both ends, holds zero and every figure") {
  CHECK(ticks(chart_of({{2000, 9}, {2001, 87}}), 5) == "0 20 40 60 80 100");
  CHECK(ticks(chart_of({{2000, 875}}), 10) == "0 100 200 300 400 500 600 700 800 900");
  CHECK(ticks(chart_of({{2000, 0.9}}), 5) == "0.0 0.2 0.4 0.6 0.8 1.0");
  CHECK(ticks(chart_of({{2000, 0.3}}), 3) == "0.0 0.1 0.2 0.3");
  CHECK(ticks(chart_of({{2000, -0.9}, {2001, 0.36}}), 6) == "-1.0 -0.5 0.0 0.5");
  CHECK(ticks(chart_of({{2000, -30}}), 4) == "-30 -20 -10 0");
  CHECK(ticks(chart_of({{2000, 4200}}), 3) == "0 2,000 4,000 6,000");
}

TEST_CASE("an axis of nothing, of zeros and of one point") {
  CHECK(ticks(chart_of({}), 2) == "0.0 0.5 1.0");
  CHECK(ticks(chart_of({{2000, 0}, {2001, 0}}), 2) == "0.0 0.5 1.0");
  CHECK(ticks(chart_of({{2000, 7}}), 2) == "0 5 10");
}

TEST_CASE("what counts records has no ticks between two of them") {
  Chart chart = chart_of({{2000, 2}});
  chart.form = Chart::Form::bars;
  CHECK(ticks(chart, 8) == "0 1 2");
}

TEST_CASE("the unit of the axis is not that of the figures") {
  Chart chart = chart_of({{2000, 412600000}});
  chart.unit_size = 1e6;
  CHECK(ticks(chart, 5) == "0 100 200 300 400 500");
  CHECK(value_axis(chart, 5).place(250000000, chart) == doctest::Approx(0.5));
}

TEST_CASE("years are named at round ones, never more than there is room for") {
  CHECK(year_ticks({1992, 2021}, 7) == std::vector{1995, 2000, 2005, 2010, 2015, 2020});
  CHECK(year_ticks({1992, 2021}, 4) == std::vector{2000, 2010, 2020});
  CHECK(year_ticks({2001, 2003}, 9) == std::vector{2001, 2002, 2003});
  CHECK(year_ticks({1991, 1994}, 1) == std::vector{1991});
  CHECK(year_ticks({2000, 2000}, 5) == std::vector{2000});
  CHECK(year_ticks({0, 9999}, 2) == std::vector{0, 5000});
}

TEST_CASE("the years of a chart are those of all its lines") {
  Chart chart = chart_of({{2001, 2}, {1999, 1}});
  chart.lines.push_back({"b", "b", {{1995, 1}}});
  chart.lines.push_back({"c", "c", {}});
  CHECK(year_span(chart)->first == 1995);
  CHECK(year_span(chart)->last == 2001);
  CHECK_FALSE(year_span(chart_of({})).has_value());
}

TEST_CASE("trade is drawn by calendar year, by one counter or by several") {
  Opened opened(with_figures());
  const auto one = trade_chart(opened.dataset, {}, {}, {});
  CHECK(tsv_of(chart_table(one.chart), true) ==
        "year\ttotal\treporter\n2014\t400\tPakistan\n2016\t300\tPakistan\n");
  CHECK(one.left_out == 1);
  CHECK(one.chart.note ==
        "In 1 of 2 years another source differs by more than a tenth, most in 2014: 0.000 here, "
        "0.001 there.");
  CHECK(one.chart.sources == "Source: Agency");
  const std::vector<std::string_view> both = {"Pakistan", "Russia"};
  const auto compared = trade_chart(opened.dataset, {}, {}, both);
  CHECK(tsv_of(chart_table(compared.chart), true) ==
        "year\tpakistan\trussia\n2014\t400\t500\n2016\t300\t\n");
  CHECK(compared.left_out == 1);
  CHECK(compared.chart.sources == "Sources: Agency, Paper");
  const std::vector<std::string_view> flows = {"pk-exports", "pk-imports"};
  CHECK(tsv_of(chart_table(trade_chart(opened.dataset, {}, flows, {}).chart), true) ==
        "year\tpk-exports\tpk-imports\treporter\n2016\t100\t200\tPakistan\n");
  const std::vector<std::string_view> exports = {"pk-exports"};
  CHECK(trade_chart(opened.dataset, {}, exports, {}).left_out == 0);  // what is not drawn
}

TEST_CASE("a series is drawn between two years, with its own title and unit") {
  Opened opened(with_figures());
  const std::vector<const Series*> series = {&opened.dataset.series()[0]};
  const Chart chart = series_chart(opened.dataset, series, 1991, 9999);
  CHECK(tsv_of(chart_table(chart), true) == "year\ts\n1992\t0\n1993\t-2\n");
  CHECK(chart.title == "Things");
  CHECK(chart.unit == "pieces");
  CHECK(chart.sources == "Source: Paper");
}

TEST_CASE("the notes of series stand together, each sentence once") {
  Dataset dataset;
  const Series tables{"a", "A", "pieces", "", "s", "No zeros. Of 2022.", {{1990, 1}}};
  const Series other{"b", "B", "pieces", "", "s", "No zeros. Of 2025, summed.", {{1990, 2}}};
  const std::vector<const Series*> series = {&tables, &other};
  CHECK(series_chart(dataset, series, 0, 9999).note == "No zeros. Of 2022. Of 2025, summed.");
}

TEST_CASE("a year without records counts zero") {
  Opened opened(changed(sample, R"("date": "1968-04",)", R"("date": "2012-04",)"));
  const auto records = select(opened.dataset, {}, part::head);
  CHECK(tsv_of(chart_table(event_chart(opened.dataset, records)), true) ==
        "year\trecords\n2012\t1\n2013\t0\n2014\t0\n2015\t1\n2016\t1\n");
  CHECK(event_chart(opened.dataset, {}).size() == 0);
}
