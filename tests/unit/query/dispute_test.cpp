#include "pakru/query/dispute.hpp"

#include <doctest/doctest.h>

#include "sample.hpp"

using namespace pakru;
using namespace pakru::test;

namespace {

bool dates_differ(std::string_view a, std::string_view b) {
  return differ(*Date::parse(a), *Date::parse(b));
}

bool sums_differ(double a, double b) {
  return differ(Money{a, a, "USD", ""}, Money{b, b, "USD", ""});
}

}  // namespace

TEST_CASE("a coarser date that contains the finer one does not differ") {
  CHECK_FALSE(dates_differ("2015-08-19", "2015-08"));
  CHECK_FALSE(dates_differ("2015", "2015-08-19"));
  CHECK_FALSE(dates_differ("2015-08-19", "2015-08-19~"));
  CHECK_FALSE(dates_differ("1994-07-03/1994-07-05", "1994-07-04"));
  CHECK(dates_differ("2015-08-19", "2015-08-20"));
  CHECK(dates_differ("2015", "2016-01"));
  CHECK(dates_differ("2015-06-15/2015-06-17", "2015-06-15/2015-06-18"));
  CHECK_FALSE(dates_differ("2015-06/2015-07", "2015-06-15/2015-06-18"));
  CHECK(dates_differ("2015-06-15/2015-06-17", "2015-06-17/2015-06-19"));
  CHECK_FALSE(dates_differ("2005-10-08/", "/2005-11-14"));
  CHECK_FALSE(dates_differ("2005-10-08/..", "2005-10-08/2005-10-20"));
  CHECK_FALSE(dates_differ("/2005-11-14", "2005-11"));
  CHECK(dates_differ("2005-11-15/", "/2005-11-14"));
  CHECK(dates_differ("2005-10-08/", "2005-10-09/2005-10-20"));
  CHECK(dates_differ("2005-10-08/", "2005-10-07"));
}

TEST_CASE("a rounded sum agrees with what rounds to it") {
  CHECK_FALSE(sums_differ(945.87e6, 946e6));
  CHECK_FALSE(sums_differ(1.04e9, 1e9));
  CHECK(sums_differ(1.4e9, 1e9));
  CHECK_FALSE(sums_differ(150e6, 153e6));
  CHECK(sums_differ(150e6, 156e6));
  CHECK_FALSE(differ(Money{1.5e9, 2e9, "USD", ""}, Money{1.7e9, 1.7e9, "USD", ""}));
  CHECK(differ(Money{1.5e9, 2e9, "USD", ""}, Money{2.5e9, 2.5e9, "USD", ""}));
  CHECK_MESSAGE(!differ(Money{5, 5, "USD", ""}, Money{9, 9, "RUB", ""}),
                "currencies are not compared");
}

TEST_CASE("a dispute tells who says what, the editors' choice first") {
  Opened opened;
  Record record;
  opened.dataset.read(1, part::all, record);
  const auto found = disputes(record);
  REQUIRE(found.size() == 1);
  CHECK(found[0].field == "date");
  REQUIRE(found[0].statements.size() == 2);
  CHECK(found[0].statements[0].text == "2015-08-19");
  CHECK(found[0].statements[0].chosen);
  CHECK(found[0].statements[1].sources == std::vector<std::string_view>{"agency-b"});
  opened.dataset.read(2, part::all, record);
  CHECK_FALSE(is_disputed(record));
}

TEST_CASE("a record that follows no source leads with its own value") {
  Opened opened;
  Record record;
  opened.dataset.read(1, part::all, record);
  record.facts.date = *Date::parse("2015-08");
  const auto found = disputes(record);
  REQUIRE(found.size() == 1);
  REQUIRE(found[0].statements.size() == 3);
  CHECK(found[0].statements[0].text == "2015-08");
  CHECK(found[0].statements[0].chosen);
  CHECK(found[0].statements[0].sources.empty());
}

TEST_CASE("two sources of one house are one publisher") {
  Opened opened;
  Record record;
  opened.dataset.read(1, part::all, record);
  CHECK(independent_publishers(record, opened.dataset).size() == 1);
  CHECK(confidence(record, opened.dataset) == "single");
  opened.dataset.read(2, part::all, record);
  CHECK(confidence(record, opened.dataset) == "corroborated");
  opened.dataset.read(0, part::all, record);
  CHECK(confidence(record, opened.dataset) == "opinion-only");
}
