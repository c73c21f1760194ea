#include "pakru/report/prices.hpp"

#include <doctest/doctest.h>

#include <array>

#include "sample.hpp"

using namespace pakru;
using namespace pakru::test;

namespace {

std::string with_prices() {
  return changed(sample, R"("series": [])",
                 R"("series": [{"id": "us-cpi-u", "title": "Prices", "unit": "index",
                    "scope": "context", "source": "paper",
                    "points": [[1968, 34.8], [2015, 237], [2016, 474]]}])");
}

}  // namespace

TEST_CASE("dollars are restated by the ratio of the prices of two years") {
  Opened opened(with_prices());
  const auto prices = Prices::of(opened.dataset, 2016);
  REQUIRE(prices);
  CHECK(prices->restated(153e6, 2015) == 306e6);
  CHECK(prices->restated(100, 2016) == 100.0);
  CHECK(prices->restated(1000, 1968) == 13621.0);  // 13,620.69 to whole dollars
  CHECK_FALSE(prices->restated(100, 1999));
  CHECK(prices->text() == "US dollars of 2016");
}

TEST_CASE("both ends of a range are restated, other currencies are left") {
  Opened opened(with_prices());
  const auto prices = Prices::of(opened.dataset, 2016);
  REQUIRE(prices);
  CHECK(prices->restated(Money{10, 20, "USD", "as said"}, 2015) == Money{20, 40, "USD", "as said"});
  CHECK(prices->restated(Money{10, 20, "PKR", ""}, 2015) == Money{10, 20, "PKR", ""});
  CHECK_FALSE(prices->restated(Money{10, 20, "USD", ""}, 2014));
}

TEST_CASE("a year without prices is an error that tells which years there are") {
  Opened opened(with_prices());
  const auto prices = Prices::of(opened.dataset, 1900);
  REQUIRE_FALSE(prices);
  CHECK(prices.error().message == "there are no consumer prices for 1900");
  CHECK(prices.error().hint == "Try a year from 1968 to 2016.");
  Opened without;
  CHECK_FALSE(Prices::of(without.dataset, 2016));
}

TEST_CASE("the value of a record is of the year in which the record begins") {
  Opened opened(with_prices());
  const auto prices = Prices::of(opened.dataset, 2016);
  REQUIRE(prices);
  std::array<Record, 3> records;
  records[0].facts.date = *Date::parse("2015-12/2016-02");
  records[0].facts.value = Money{1234567, 1234567, "USD", ""};
  records[1].facts.date = *Date::parse("197X");
  records[1].facts.value = Money{5, 5, "USD", ""};
  records[2].facts.date = *Date::parse("197X");
  CHECK(restate(records, *prices, 4) == 1);
  CHECK(records[0].facts.value->low == 2469000);
  CHECK_FALSE(records[1].facts.value);
  CHECK_FALSE(records[2].facts.value);
}
