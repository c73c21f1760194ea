#include "pakru/output/calendar.hpp"

#include <doctest/doctest.h>

#include "pakru/query/scan.hpp"
#include "sample.hpp"

using namespace pakru;
using namespace pakru::test;

TEST_CASE("a content line is folded at 75 bytes, its end not counted") {
  const std::string most(75, 'x');
  CHECK(folded_line(most) == most + "\r\n");
  CHECK(folded_line(most + 'y') == most + "\r\n y\r\n");
  // A line that goes on has room for 74 bytes behind its space.
  CHECK(folded_line(most + std::string(74, 'y')) == most + "\r\n " + std::string(74, 'y') + "\r\n");
  CHECK(folded_line(most + std::string(75, 'y')) ==
        most + "\r\n " + std::string(74, 'y') + "\r\n y\r\n");
}

TEST_CASE("no character is broken between lines") {
  // Bytes 75 and 76 are one letter.
  CHECK(folded_line(std::string(74, 'x') + "Яy") == std::string(74, 'x') + "\r\n Яy\r\n");
  CHECK(folded_line(std::string(73, 'x') + "Яy") == std::string(73, 'x') + "Я\r\n y\r\n");
  CHECK(folded_line(std::string(72, 'x') + "𝄞") == std::string(72, 'x') + "\r\n 𝄞\r\n");
}

TEST_CASE("an event holds what a record says, with the signs of the format escaped") {
  Opened opened(changed(sample, "Four of them.", R"(Four; of, them\\\u0007.)"));
  const auto records = select(opened.dataset, {}, part::all);
  const Calendar made = calendar(records, opened.dataset, {false, "9"});
  CHECK(made.left_out == 2);
  CHECK(made.text ==
        "BEGIN:VCALENDAR\r\n"
        "VERSION:2.0\r\n"
        "PRODID:-//pakru//pakru 9//EN\r\n"
        "CALSCALE:GREGORIAN\r\n"
        "X-WR-CALNAME:Sample\r\n"
        "BEGIN:VEVENT\r\n"
        "UID:2015-08-19-deal@pakru\r\n"
        "DTSTAMP:20260101T000000Z\r\n"
        "DTSTART;VALUE=DATE:20150819\r\n"
        "DTEND;VALUE=DATE:20150820\r\n"
        "SUMMARY:Helicopters are ordered\r\n"
        "DESCRIPTION:Four\\; of\\, them\\\\<U+0007>.\\n\\nAgency: https://a.example/1\\nAge\r\n"
        " ncy Daily\r\n"
        "LOCATION:Moscow\r\n"
        "CATEGORIES:deal,arms\r\n"
        "URL:https://a.example/1\r\n"
        "TRANSP:TRANSPARENT\r\n"
        "END:VEVENT\r\n"
        "END:VCALENDAR\r\n");
}

TEST_CASE("an anniversary is the first day of an event, every year again") {
  const auto days_of = [](const char* date) {
    Opened opened(changed(sample, R"("date": "2015-08-19", "title")",
                          std::string(R"("date": ")") + date + R"(", "title")"));
    const auto records = select(opened.dataset, {}, part::all);
    const std::string text = calendar(records, opened.dataset, {true, {}}).text;
    const std::size_t begin = text.find("DTSTART");
    return text.substr(begin, text.find("SUMMARY") - begin);
  };
  CHECK(days_of("2015-12-30/2017-01-02") ==
        "DTSTART;VALUE=DATE:20151230\r\nDTEND;VALUE=DATE:20151231\r\nRRULE:FREQ=YEARLY\r\n");
  CHECK(days_of("2016-02-29") ==
        "DTSTART;VALUE=DATE:20160229\r\nDTEND;VALUE=DATE:20160301\r\n"
        "RRULE:FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=-1\r\n");
  CHECK(days_of("2015-02-28") ==
        "DTSTART;VALUE=DATE:20150228\r\nDTEND;VALUE=DATE:20150301\r\nRRULE:FREQ=YEARLY\r\n");
}

TEST_CASE("a calendar without any event holds something all the same, as it must") {
  Opened opened;
  const std::string text = calendar({}, opened.dataset, {}).text;
  CHECK(text.find("BEGIN:VEVENT") == std::string::npos);
  CHECK(text.find("\r\nBEGIN:VTIMEZONE\r\nTZID:UTC\r\nBEGIN:STANDARD\r\n"
                  "DTSTART:19700101T000000\r\nTZOFFSETFROM:+0000\r\nTZOFFSETTO:+0000\r\n"
                  "END:STANDARD\r\nEND:VTIMEZONE\r\nEND:VCALENDAR\r\n") != std::string::npos);
}

TEST_CASE("a day that is uncertain, or has none behind it, is no event") {
  for (const char* date : {"2015-08-19~", "2015-08-19?", "2015-08-XX", "2015-08-19/..",
                           "/2015-08-19", "2015-08-18/2015-08-19~", "9999-12-31"}) {
    Opened opened(changed(sample, R"("date": "2015-08-19", "title")",
                          std::string(R"("date": ")") + date + R"(", "title")"));
    const auto records = select(opened.dataset, {}, part::all);
    CHECK_MESSAGE(calendar(records, opened.dataset, {}).left_out == 3, date);
  }
}
