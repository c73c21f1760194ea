#include "pakru/query/scan.hpp"

#include <doctest/doctest.h>

#include "sample.hpp"

using namespace pakru;
using namespace pakru::test;

namespace {

Day day(std::string_view text) {
  return Date::parse(text)->first();
}

std::vector<std::string> ids(Dataset& dataset, const Filter& filter) {
  std::vector<std::string> found;
  for (const Record& record : select(dataset, filter, part::head)) {
    found.emplace_back(record.id);
  }
  return found;
}

using Ids = std::vector<std::string>;

}  // namespace

TEST_CASE("a filter that asks nothing takes every record, oldest first") {
  Opened opened;
  CHECK(ids(opened.dataset, {}) == Ids{"1968-04-first", "2015-08-19-deal", "2016-visit"});
}

TEST_CASE("dates meet where spans overlap") {
  Opened opened;
  Filter filter;
  filter.since = day("2016-12-31");
  CHECK(ids(opened.dataset, filter) == Ids{"2016-visit"});
  filter.since = day("2017");
  CHECK(ids(opened.dataset, filter).empty());
  filter = {};
  filter.until = Date::parse("1968-04-01")->last();
  CHECK(ids(opened.dataset, filter) == Ids{"1968-04-first"});
}

TEST_CASE("a day of any year meets only records exact to the day") {
  Opened opened;
  Filter filter;
  filter.on = {*On::parse("08-19")};
  CHECK(ids(opened.dataset, filter) == Ids{"2015-08-19-deal"});
  filter.on = {*On::parse("05-05")};
  CHECK(ids(opened.dataset, filter).empty());
  filter.on = {*On::parse("2016")};
  CHECK(ids(opened.dataset, filter) == Ids{"2016-visit"});
  CHECK(On::parse("02-29"));
  CHECK_FALSE(On::parse("02-30"));
  CHECK_FALSE(On::parse("13-01"));
  CHECK_FALSE(On::parse("12-XX"));
}

TEST_CASE("within an option values are alternatives, between options all must hold") {
  Opened opened;
  Filter filter;
  filter.kinds = {"visit", "deal"};
  CHECK(ids(opened.dataset, filter).size() == 2);
  filter.topics = {"arms"};
  CHECK(ids(opened.dataset, filter) == Ids{"2015-08-19-deal"});
  filter.scope = "context";
  CHECK(ids(opened.dataset, filter).empty());
}

TEST_CASE("people and places are met by any known name") {
  Opened opened;
  for (const auto* name : {"lavrov", "LAVROV", "Sergei Lavrov", "sergey-lavrov", "Lávrov"}) {
    CAPTURE(name);
    CHECK(match_people(opened.dataset, name) == std::vector<std::string_view>{"sergey-lavrov"});
  }
  CHECK(match_people(opened.dataset, "lav").empty());
  CHECK(match_places(opened.dataset, "moskva") == std::vector<std::string_view>{"Moscow"});
  CHECK(match_sources(opened.dataset, "agency").size() == 2);
  CHECK(match_sources(opened.dataset, "agency-a").size() == 1);
}

TEST_CASE("values are compared in dollars, ends included") {
  Opened opened;
  Filter filter;
  filter.min_value = 153e6;
  CHECK(ids(opened.dataset, filter) == Ids{"2015-08-19-deal"});
  filter.min_value = 154e6;
  CHECK(ids(opened.dataset, filter).empty());
  filter = {};
  filter.max_value = 153e6;
  CHECK(ids(opened.dataset, filter) == Ids{"2015-08-19-deal"});
}

TEST_CASE("support and disputes narrow") {
  Opened opened;
  Filter filter;
  filter.disputed = true;
  CHECK(ids(opened.dataset, filter) == Ids{"2015-08-19-deal"});
  filter = {};
  filter.min_sources = 2;
  CHECK(ids(opened.dataset, filter) == Ids{"2016-visit"});
  filter = {};
  filter.confidences = {"opinion-only"};
  CHECK(ids(opened.dataset, filter) == Ids{"1968-04-first"});
}

TEST_CASE("a pattern looks in title and summary; case counts where it has a capital") {
  Opened opened;
  Filter filter;
  filter.grep = {*Pattern::compile("helicopters|nothing")};
  CHECK(ids(opened.dataset, filter) == Ids{"2015-08-19-deal"});
  filter.grep = {*Pattern::compile("four OF")};
  CHECK(ids(opened.dataset, filter).empty());
  filter.grep = {*Pattern::compile("four of")};
  CHECK(ids(opened.dataset, filter) == Ids{"2015-08-19-deal"});
}

TEST_CASE("a pattern that is none is refused with its place") {
  CHECK(Pattern::compile("a(b").error().message ==
        "it is not a regular expression: missing ) at character 2");
  CHECK(Pattern::compile("ab[c").error().message ==
        "it is not a regular expression: missing ] at character 3");
  CHECK_FALSE(Pattern::compile("x{5000}{5000}"));
}

TEST_CASE("a limit stops the reading") {
  Opened opened;
  CHECK(select(opened.dataset, {}, part::head, 1).size() == 1);
  CHECK(select(opened.dataset, {}, part::head, 0).empty());
}

TEST_CASE("a value is restated before it is compared") {
  Opened opened;
  Filter filter;
  filter.min_value = 200e6;
  CHECK(ids(opened.dataset, filter).empty());
  filter.restated = [](const Money& value, const Date& date) {
    return date == *Date::parse("2015-08-19")
               ? std::optional<Money>({2 * value.low, 2 * value.high, value.currency, {}})
               : std::nullopt;
  };
  CHECK(ids(opened.dataset, filter) == Ids{"2015-08-19-deal"});
  filter.max_value = 300e6;
  CHECK(ids(opened.dataset, filter).empty());
}
