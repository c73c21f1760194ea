#include "pakru/model/date.hpp"

#include <doctest/doctest.h>
#include <fmt/format.h>

#include <array>

#include <string>

using pakru::Date;
using pakru::Day;

namespace {

std::string text(Day day) {
  return fmt::format("{:04}-{:02}-{:02}", static_cast<int>(day.year()),
                     static_cast<unsigned>(day.month()), static_cast<unsigned>(day.day()));
}

Date parsed(std::string_view edtf) {
  const auto date = Date::parse(edtf);
  REQUIRE_MESSAGE(date, edtf, ": ", date.error().message);
  return *date;
}

}  // namespace

TEST_CASE("every form of EDTF levels 0 and 1 has its first and last day") {
  struct Case {
    std::string_view edtf;
    std::string_view first;
    std::string_view last;
  };
  const auto cases = std::to_array<Case>({
      {"1968-04-12", "1968-04-12", "1968-04-12"},
      {"1968-04", "1968-04-01", "1968-04-30"},
      {"1968-02", "1968-02-01", "1968-02-29"},
      {"1967-02", "1967-02-01", "1967-02-28"},
      {"2000-02-29", "2000-02-29", "2000-02-29"},
      {"1968", "1968-01-01", "1968-12-31"},
      {"0000", "0000-01-01", "0000-12-31"},
      {"9999", "9999-01-01", "9999-12-31"},
      {"1978~", "1978-01-01", "1978-12-31"},
      {"1978?", "1978-01-01", "1978-12-31"},
      {"1978%", "1978-01-01", "1978-12-31"},
      {"1978-05~", "1978-05-01", "1978-05-31"},
      {"1978-05-03?", "1978-05-03", "1978-05-03"},
      {"197X", "1970-01-01", "1979-12-31"},
      {"19XX", "1900-01-01", "1999-12-31"},
      {"197X~", "1970-01-01", "1979-12-31"},
      {"2004-XX", "2004-01-01", "2004-12-31"},
      {"1985-04-XX", "1985-04-01", "1985-04-30"},
      {"1985-XX-XX", "1985-01-01", "1985-12-31"},
      {"2001-21", "2001-03-01", "2001-05-31"},
      {"2001-22", "2001-06-01", "2001-08-31"},
      {"2001-23", "2001-09-01", "2001-11-30"},
      {"2001-24", "2001-12-01", "2002-02-28"},
      {"2003-24", "2003-12-01", "2004-02-29"},
      {"9999-24", "9999-12-01", "9999-12-31"},
      {"2001-21~", "2001-03-01", "2001-05-31"},
      {"1954-03/1954-04", "1954-03-01", "1954-04-30"},
      {"1994-07-03/1994-07-05", "1994-07-03", "1994-07-05"},
      {"1964/2008", "1964-01-01", "2008-12-31"},
      {"2004-02-01/2005", "2004-02-01", "2005-12-31"},
      {"1984~/2004-06", "1984-01-01", "2004-06-30"},
      {"1984?/2004%", "1984-01-01", "2004-12-31"},
      {"1985-04-12/..", "1985-04-12", "9999-12-31"},
      {"../1985-04-12", "0000-01-01", "1985-04-12"},
      {"1985-04-12/", "1985-04-12", "1985-04-12"},
      {"/1985-04", "1985-04-01", "1985-04-30"},
      {"1985/", "1985-01-01", "1985-12-31"},
      {"2001-21/2001-22", "2001-03-01", "2001-08-31"},
  });
  for (const Case& one : cases) {
    CAPTURE(one.edtf);
    const Date date = parsed(one.edtf);
    CHECK(text(date.first()) == one.first);
    CHECK(text(date.last()) == one.last);
    CHECK_MESSAGE(date.text() == one.edtf, "a date prints as it was read");
  }
}

TEST_CASE("what EDTF or the calendar lacks is refused, and told why") {
  struct Case {
    std::string_view text;
    std::string_view why;
  };
  const auto cases = std::to_array<Case>({
      {"", "a date begins with a year of four digits"},
      {"yesterday", "a date begins with a year of four digits"},
      {"68", "a date begins with a year of four digits"},
      {"12005", "a date begins with a year of four digits"},
      {"Y170000002", "a date begins with a year of four digits"},
      {"-1985", "a date begins with a year of four digits"},
      {"1XXX", "a date begins with a year of four digits"},
      {"XXXX", "a date begins with a year of four digits"},
      {"1X68", "a date begins with a year of four digits"},
      {"~1978", "a date begins with a year of four digits"},
      {"2010-13", "there is no month 13"},
      {"2010-00", "there is no month 00"},
      {"2010-25", "there is no month 25"},
      {"2010-1", "a month has two digits"},
      {"2010-1X", "a month has two digits"},
      {"2010-02-30", "2010-02 has no day 30"},
      {"1900-02-29", "1900-02 has no day 29"},
      {"2010-12-00", "2010-12 has no day 00"},
      {"2010-12-5", "a day has two digits"},
      {"2004-XX-05", "a day is known only within a month that is known"},
      {"197X-05", "a month is known only within a year that is known"},
      {"2001-21-05", "a season has no days"},
      {"2001-02-03-04", "a date has at most a year, a month and a day"},
      {"2001-02-03T09:30:01", "a time of day is not kept"},
      {"2010/2005", "the interval ends before it begins"},
      {"/", "an interval has at least one end that is known"},
      {"../..", "an interval has at least one end that is known"},
      {"2004-06-XX/2004-07-03", "an end of an interval has all its digits"},
      {"2001/2002/2003", "a date begins with a year of four digits"},
      {"1978~~", "a date begins with a year of four digits"},
      {" 1978", "a date begins with a year of four digits"},
  });
  for (const Case& one : cases) {
    CAPTURE(one.text);
    const auto date = Date::parse(one.text);
    REQUIRE_FALSE(date);
    CHECK(date.error().message == one.why);
    CHECK(date.error().hint.starts_with("Try "));
  }
}

TEST_CASE("spans overlap where they share a day, and only there") {
  CHECK(overlap(parsed("2014"), parsed("2014-12-31")));
  CHECK_FALSE(overlap(parsed("2014"), parsed("2015-01-01")));
  CHECK(overlap(parsed("1954-03/1954-04"), parsed("1954-04-30")));
  CHECK_FALSE(overlap(parsed("1954-03/1954-04"), parsed("1954-05")));
  CHECK(overlap(parsed("../1950"), parsed("0000")));
  CHECK_FALSE(overlap(parsed("/1950"), parsed("1949")));
  CHECK(overlap(parsed("197X"), parsed("1975-06")));
}

TEST_CASE("a date contains what lies within it") {
  CHECK(contains(parsed("1968"), parsed("1968-04-12")));
  CHECK_FALSE(contains(parsed("1968-04-12"), parsed("1968")));
  CHECK(contains(parsed("1968~"), parsed("1968")));
}

TEST_CASE("dates are ordered by their first day, the shorter span first") {
  CHECK(chronological(parsed("1968-01-01"), parsed("1968")) < 0);
  CHECK(chronological(parsed("1968"), parsed("1968-01-02")) < 0);
  CHECK(chronological(parsed("1968"), parsed("1968~")) == 0);
  CHECK(chronological(parsed("1967-12-31"), parsed("196X")) > 0);
}

TEST_CASE("only days are exact to the day") {
  CHECK(parsed("1968-04-12").exact_to_day());
  CHECK(parsed("1968-04-12/1968-04-14").exact_to_day());
  CHECK_FALSE(parsed("1968-04").exact_to_day());
  CHECK_FALSE(parsed("1968-04-12/..").exact_to_day());
}

TEST_CASE("for people an interval leaves out what its ends share") {
  CHECK(parsed("2015-06-15/2015-06-17").short_text() == "2015-06-15/17");
  CHECK(parsed("2015-06-28/2015-07-02").short_text() == "2015-06-28/07-02");
  CHECK(parsed("1954-03/1954-04").short_text() == "1954-03/04");
  CHECK(parsed("2015-12-30/2016-01-02").short_text() == "2015-12-30/2016-01-02");
  CHECK(parsed("2015-06-15~/2015-06-17").short_text() == "2015-06-15~/2015-06-17");
  CHECK(parsed("2015/..").short_text() == "2015/..");
}

TEST_CASE("a record stands under the year of its first day") {
  const auto year = [](std::string_view date) { return year_of(*Date::parse(date)); };
  CHECK(year("1954-03/1956-04") == 1954);
  CHECK(year("197X") == 1970);
  CHECK(year("1968/..") == 1968);
  CHECK(year("../1968") == 1968);
  CHECK(year("/1968") == 1968);
}
