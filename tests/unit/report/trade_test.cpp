#include "pakru/report/trade.hpp"

#include <doctest/doctest.h>

#include "pakru/output/table.hpp"
#include "sample.hpp"

using namespace pakru;
using namespace pakru::test;

namespace {

std::string with_trade(std::string_view figures) {
  return changed(sample, "\"trade\": []", "\"trade\": [" + std::string(figures) + "]");
}

std::string figure(std::string_view period, std::string_view flow, std::string_view amount,
                   std::string_view reporter, std::string_view source,
                   std::string_view currency = "USD") {
  return "{\"period\":\"" + std::string(period) + "\",\"flow\":\"" + std::string(flow) +
         "\",\"amount\":" + std::string(amount) + ",\"currency\":\"" + std::string(currency) +
         "\",\"reporter\":\"" + std::string(reporter) + "\",\"source\":\"" + std::string(source) +
         "\"}";
}

}  // namespace

TEST_CASE("one counter is chosen for a period, and the spread of the others is told") {
  Opened opened(with_trade(figure("2014", "total", "474", "Russia", "agency-a") + "," +
                           figure("2014", "pk-exports", "187", "Pakistan", "agency-b") + "," +
                           figure("2014", "pk-imports", "225", "Pakistan", "agency-b") + "," +
                           figure("2014~", "total", "542", "Pakistan", "paper") + "," +
                           figure("FY2014-15", "total", "400", "Pakistan", "paper")));
  const auto trade = trade_by_period(opened.dataset, {});
  CHECK(rows_text(trade.table, RowWriter::Form::tsv, false) ==
        "2014\t412\t187\t225\tPakistan\tyes\tagency-b\t474\t542\t2\t0.000 to 0.001 Russia, "
        "Paper\tRussia; Paper\tno\n"
        "FY2014-15\t400\t\t\tPakistan\tno\tpaper\t\t\t0\t\t\tno\n");
}

TEST_CASE("sources of one counter contradict each other, but for rounding") {
  const auto others = [](std::string_view one, std::string_view two) {
    Opened opened(with_trade(figure("2024", "total", one, "Russia", "agency-a") + "," +
                             figure("2024", "total", two, "Russia", "agency-b")));
    const auto trade = trade_by_period(opened.dataset, {});
    REQUIRE(trade.table.rows.size() == 1);
    return display_text(trade.table.rows[0][10]);
  };
  CHECK(others("2000000000", "1000000000") == "1,000.0 Agency Daily");
  CHECK(others("920000000", "666850000") == "666.9 Agency Daily");
  CHECK(others("331165562", "331000000").empty());
  CHECK(others("300000000", "301219067").empty());
  CHECK(others("331165562", "332000000") == "332.0 Agency Daily");
  // Of 'a billion' two digits count.
  CHECK(others("1040000000", "1000000000").empty());
  CHECK(others("1400000000", "1000000000") == "1,000.0 Agency Daily");
}

TEST_CASE("a yearly average over a span is told to be one") {
  const std::string average = changed(figure("2004/2015", "total", "420", "Russia", "paper"),
                                      "\"source\"", "\"average\":true,\"source\"");
  Opened opened(with_trade(average + "," + figure("2005/2007", "total", "9", "Russia", "paper")));
  Table table = trade_by_period(opened.dataset, {}).table;
  CHECK(value_text(table.rows[0].back()) == "yes");
  CHECK(value_text(table.rows[1].back()) == "no");
  tell_averages(table);
  CHECK(value_text(table.rows[0][0]) == "2004/2015 average");
  CHECK(value_text(table.rows[1][0]) == "2005/2007");
}

TEST_CASE("a counter with a total goes before one with a direction alone") {
  Opened opened(with_trade(figure("2020", "pk-exports", "9", "Pakistan", "agency-a") + "," +
                           figure("2020", "total", "20", "unspecified", "paper")));
  const auto trade = trade_by_period(opened.dataset, {});
  REQUIRE(trade.table.rows.size() == 1);
  CHECK(value_text(trade.table.rows[0][4]) == "unspecified");
}

TEST_CASE("a flow leaves periods out, and does not change what is chosen of the rest") {
  Opened opened(with_trade(figure("2020", "pk-exports", "9", "Pakistan", "agency-a") + "," +
                           figure("2020", "pk-imports", "8", "Pakistan", "agency-a") + "," +
                           figure("2021", "total", "20", "Russia", "paper") + "," +
                           figure("2021", "pk-exports", "5", "Russia", "paper", "PKR") + "," +
                           figure("2021", "pk-imports", "5", "Russia", "paper", "PKR")));
  TradeFilter filter;
  filter.flows = {"pk-exports"};
  const auto trade = trade_by_period(opened.dataset, filter);
  CHECK(rows_text(trade.table, RowWriter::Form::tsv, false) ==
        "2020\t17\t9\t8\tPakistan\tyes\tagency-a\t\t\t0\t\t\tno\n");
  CHECK(trade.left_out == 1);
}

TEST_CASE("counters stand side by side in the order asked for") {
  Opened opened(with_trade(figure("2020", "total", "9", "UN Comtrade", "agency-a") + "," +
                           figure("2020", "total", "8", "Pakistan", "agency-b") + "," +
                           figure("2021", "total", "7", "Russia", "paper")));
  const std::vector<std::string_view> counters = {"UN Comtrade", "Pakistan"};
  const auto trade = trade_compared(opened.dataset, {}, "total", counters);
  CHECK(trade.table.columns[1].name == "un_comtrade");
  CHECK(trade.table.columns[1].heading == "UN COMTRADE");
  CHECK(rows_text(trade.table, RowWriter::Form::tsv, false) == "2020\t9\t8\tno\n");
}

TEST_CASE("other currencies are left out of rows, counted, and kept as observations") {
  Opened opened(with_trade(figure("1949", "total", "5", "Pakistan", "agency-a", "PKR")));
  const auto trade = trade_by_period(opened.dataset, {});
  CHECK(trade.table.rows.empty());
  CHECK(trade.left_out == 1);
  CHECK(trade_observations(opened.dataset, {}).rows.size() == 1);
}

TEST_CASE("a period is a year, a fiscal year or a span") {
  CHECK(Period::parse("FY2021-22")->span.text() == "2021-07/2022-06");
  CHECK(Period::parse("FY1999-00")->fiscal);
  CHECK_FALSE(Period::parse("2021")->fiscal);
  for (const auto* wrong : {"FY2021", "FY2021-23", "FY21-22", "FY2021/22", "2021-22-", ""}) {
    CAPTURE(wrong);
    CHECK_FALSE(Period::parse(wrong));
  }
}
