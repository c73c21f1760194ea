#include "pakru/report/timeline.hpp"

#include <doctest/doctest.h>

#include "pakru/output/table.hpp"
#include "pakru/query/scan.hpp"
#include "sample.hpp"

using namespace pakru;
using namespace pakru::test;

TEST_CASE("years without records are counted, not listed") {
  Opened opened;
  const auto records = select(opened.dataset, {}, part::head);
  const auto years = timeline_years(records);
  REQUIRE(years.size() == 3);
  CHECK(years[0].empty_before == 0);
  CHECK(years[1].year == 2015);
  CHECK(years[1].empty_before == 46);
  CHECK(years[2].empty_before == 0);
  CHECK(tsv_of(timeline_table(records), true) ==
        "year\tid\tdate\tkind\ttitle\n"
        "1968\t1968-04-first\t1968-04\tstatement\tA \"quoted\" title\n"
        "2015\t2015-08-19-deal\t2015-08-19\tdeal\tHelicopters are ordered\n"
        "2016\t2016-visit\t2016\tvisit\tA visit\n");
}

TEST_CASE("a decade counts kinds, and names first what most publishers tell") {
  Opened opened;
  const auto records = select(opened.dataset, {}, part::head | part::claims);
  const auto decades = timeline_decades(records, opened.dataset);
  REQUIRE(decades.size() == 6);
  CHECK(decades[0].year == 1960);
  CHECK(decades[1].count == 0);
  CHECK(decades[5].count == 2);
  // The deal's two publishers are of one house; the visit's are not.
  CHECK(decades[5].titles == std::vector<std::string_view>{"A visit", "Helicopters are ordered"});
  const Table table = decade_table(decades);
  CHECK(table.columns.size() == table.rows[5].size());
  CHECK(tsv_of({table.columns, {table.rows[5]}, {}}, false) ==
        "2010s\t2\t1\t0\t0\t1\t0\t0\t0\t0\t0\t0\t0\tA visit; Helicopters are ordered\n");
}

TEST_CASE("no records make no time") {
  Opened opened;
  CHECK(timeline_years({}).empty());
  CHECK(timeline_decades({}, opened.dataset).empty());
}
