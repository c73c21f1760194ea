#include "pakru/model/money.hpp"

#include <doctest/doctest.h>

#include <array>

using namespace pakru;

TEST_CASE("amounts are read as people type them") {
  CHECK(*parse_amount("250000") == 250000);
  CHECK(*parse_amount("100k") == 100000);
  CHECK(*parse_amount("2.5M") == 2500000);
  CHECK(*parse_amount("2.5m") == 2500000);
  CHECK(*parse_amount("1.7b") == 1.7e9);
  CHECK(*parse_amount("1.7B") == 1.7e9);
  CHECK(*parse_amount("0") == 0);
  for (const auto* wrong :
       {"", "lots", "M", "-5", "5e9", "1,000", "nan", "inf", "5 M", "0x10", "1k2"}) {
    CAPTURE(wrong);
    CHECK_FALSE(parse_amount(wrong));
  }
}

TEST_CASE("amounts from a million up are told in words") {
  CHECK(amount_text(153000000) == "153 million");
  CHECK(amount_text(1500000000) == "1.5 billion");
  CHECK(amount_text(989230000) == "989.23 million");
  CHECK(amount_text(920000) == "920,000");
  CHECK(amount_text(1000) == "1,000");
  CHECK(amount_text(999) == "999");
  CHECK(amount_text(22.5) == "22.5");
  CHECK(amount_text(0) == "0");
}

TEST_CASE("trade is told in millions") {
  CHECK(millions_text(412559558) == "412.6");
  CHECK(millions_text(2e9) == "2,000.0");
  CHECK(millions_text(66000) == "0.066");
  CHECK(millions_text(0) == "0.0");
}

TEST_CASE("a sum names its currency, a range both ends") {
  CHECK(money_text({153e6, 153e6, "USD", ""}) == "USD 153 million");
  CHECK(money_text({1.5e9, 2e9, "USD", ""}) == "USD 1.5 to 2 billion");
  CHECK(money_text({500e6, 2e9, "RUB", ""}) == "RUB 500 million to 2 billion");
  CHECK(money_text({100, 200, "PKR", ""}) == "PKR 100 to 200");
  CHECK(short_money_text({989.23e6, 989.23e6, "USD", ""}) == "USD 989M");
  CHECK(short_money_text({1.5e9, 2e9, "USD", ""}) == "USD 1.5b to 2b");
}

TEST_CASE("numbers have no needless digits") {
  CHECK(number_text(4) == "4");
  CHECK(number_text(19.14) == "19.14");
  CHECK(number_text(1e12) == "1000000000000");
  CHECK(number_text(0.3550933) == "0.3550933");
  CHECK(number_text(-0.7634396) == "-0.7634396");
}

TEST_CASE("an amount as short as people type it") {
  CHECK(compact_text(153e6) == "153M");
  CHECK(compact_text(1.5e9) == "1.5b");
  CHECK(compact_text(2e9) == "2b");
  CHECK(compact_text(989.23e6) == "989M");
  CHECK(compact_text(999.9e6) == "1b");
  CHECK(compact_text(920000) == "920k");
  CHECK(compact_text(0) == "0");
  CHECK(rounded(213074596, 4) == 213100000);
}
