#include "pakru/model/date.hpp"

#include <fmt/compile.h>
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cctype>
#include <optional>

#include "pakru/model/text.hpp"

namespace pakru {
namespace {

using Form = DatePoint::Form;
using Qualifier = DatePoint::Qualifier;

constexpr std::string_view qualifier_signs = "?~%";

bool is_digits(std::string_view text) {
  return !text.empty() && std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
}

Day day_of(int year, int month, int day) {
  return Day{std::chrono::year{year}, std::chrono::month{static_cast<unsigned>(month)},
             std::chrono::day{static_cast<unsigned>(day)}};
}

int last_day_of_month(int year, int month) {
  const std::chrono::year_month_day_last last{
      std::chrono::year{year},
      std::chrono::month_day_last{std::chrono::month{static_cast<unsigned>(month)}}};
  return static_cast<int>(static_cast<unsigned>(last.day()));
}

DaySpan span_of_season(int year, int season) {
  constexpr std::array first_month = {3, 6, 9, 12};
  const int month = first_month.at(static_cast<std::size_t>(season - 21));
  if (month != 12) {
    return {day_of(year, month, 1), day_of(year, month + 2, last_day_of_month(year, month + 2))};
  }
  if (year == 9999) {
    return {day_of(year, 12, 1), last_day_of_time};
  }
  return {day_of(year, 12, 1), day_of(year + 1, 2, last_day_of_month(year + 1, 2))};
}

Error error_at(std::string message, int year = 2010) {
  return Error{std::move(message), fmt::format("Try {0:04}, {0:04}-12 or {0:04}-12-05.", year)};
}

/// The parts of a text between hyphens; `count` is 0 where there are more than three.
struct Parts {
  std::array<std::string_view, 3> part;
  std::size_t count = 0;
};

Parts split_parts(std::string_view text) {
  Parts parts;
  while (parts.count < 3) {
    const std::size_t hyphen = text.find('-');
    parts.part.at(parts.count++) = text.substr(0, hyphen);
    if (hyphen == std::string_view::npos) {
      return parts;
    }
    text.remove_prefix(hyphen + 1);
  }
  parts.count = 0;
  return parts;
}

/// Sets form and year from a year part; an error names what it lacks.
std::optional<Error> read_year(std::string_view text, DatePoint& point) {
  if (text.size() == 4 && is_digits(text)) {
    point.form = Form::year;
    point.year = static_cast<std::int16_t>(number_of(text));
    return std::nullopt;
  }
  if (text.size() == 4 && is_digits(text.substr(0, 3)) && text[3] == 'X') {
    point.form = Form::decade;
    point.year = static_cast<std::int16_t>(number_of(text.substr(0, 3)) * 10);
    return std::nullopt;
  }
  if (text.size() == 4 && is_digits(text.substr(0, 2)) && text.substr(2) == "XX") {
    point.form = Form::century;
    point.year = static_cast<std::int16_t>(number_of(text.substr(0, 2)) * 100);
    return std::nullopt;
  }
  if ((text.size() == 6 || text.size() == 8) && is_digits(text)) {
    return error_at("behind a year stands a hyphen",
                    static_cast<int>(number_of(text.substr(0, 4))));
  }
  return error_at("a date begins with a year of four digits");
}

std::optional<Error> read_month(std::string_view text, DatePoint& point) {
  if (text == "XX") {
    point.form = Form::some_month;
    return std::nullopt;
  }
  if (text.size() != 2 || !is_digits(text)) {
    return error_at("a month has two digits", point.year);
  }
  const int month = number_of(text);
  if (month >= 21 && month <= 24) {
    point.form = Form::season;
  } else if (month >= 1 && month <= 12) {
    point.form = Form::month;
  } else {
    return error_at(fmt::format("there is no month {}", text), point.year);
  }
  point.month = static_cast<std::uint8_t>(month);
  return std::nullopt;
}

std::optional<Error> read_day(std::string_view text, DatePoint& point) {
  if (point.form == Form::season) {
    return error_at("a season has no days", point.year);
  }
  if (text == "XX") {
    point.form = point.form == Form::some_month ? Form::some_day : Form::day_of_month;
    return std::nullopt;
  }
  if (point.form == Form::some_month) {
    return error_at("a day is known only within a month that is known", point.year);
  }
  if (text.size() != 2 || !is_digits(text)) {
    return error_at("a day has two digits", point.year);
  }
  const int day = number_of(text);
  if (day < 1 || day > last_day_of_month(point.year, point.month)) {
    return error_at(fmt::format("{:04}-{:02} has no day {}", point.year, point.month, text),
                    point.year);
  }
  point.form = Form::day;
  point.day = static_cast<std::uint8_t>(day);
  return std::nullopt;
}

Result<DatePoint> parse_point(std::string_view text) {
  DatePoint point;
  if (!text.empty()) {
    const std::size_t sign = qualifier_signs.find(text.back());
    if (sign != std::string_view::npos) {
      point.qualifier = static_cast<Qualifier>(sign + 1);
      text.remove_suffix(1);
    }
  }
  if (text.find('T') != std::string_view::npos) {
    return error_at("a time of day is not kept");
  }
  const Parts parts = split_parts(text);
  if (parts.count == 0) {
    return error_at("a date has at most a year, a month and a day");
  }
  if (auto error = read_year(parts.part[0], point)) {
    return *error;
  }
  if (parts.count >= 2) {
    if (point.form != Form::year) {
      return error_at("a month is known only within a year that is known");
    }
    if (auto error = read_month(parts.part[1], point)) {
      return *error;
    }
  }
  if (parts.count == 3) {
    if (auto error = read_day(parts.part[2], point)) {
      return *error;
    }
  }
  return point;
}

/// The point of a plain day, as most dates are, without the detours of the others; nothing for any
/// other text.
std::optional<DatePoint> parse_plain_day(std::string_view text) {
  if (text.size() != 10 || text[4] != '-' || text[7] != '-') {
    return std::nullopt;
  }
  constexpr std::array<std::size_t, 8> places = {0, 1, 2, 3, 5, 6, 8, 9};
  if (std::ranges::any_of(places, [&](std::size_t i) { return text[i] < '0' || text[i] > '9'; })) {
    return std::nullopt;
  }
  const auto digit = [&](std::size_t i) { return text[i] - '0'; };
  const int year = digit(0) * 1000 + digit(1) * 100 + digit(2) * 10 + digit(3);
  const int month = digit(5) * 10 + digit(6);
  const int day = digit(8) * 10 + digit(9);
  constexpr int days_of_any_month = 28;
  if (month < 1 || month > 12 || day < 1 ||
      (day > days_of_any_month && day > last_day_of_month(year, month))) {
    return std::nullopt;
  }
  DatePoint point;
  point.form = Form::day;
  point.year = static_cast<std::int16_t>(year);
  point.month = static_cast<std::uint8_t>(month);
  point.day = static_cast<std::uint8_t>(day);
  return point;
}

/// One end of an interval, which may be open or unknown.
Result<DatePoint> parse_end(std::string_view text) {
  if (text.empty()) {
    return DatePoint{};
  }
  if (text == "..") {
    DatePoint point;
    point.form = Form::open;
    return point;
  }
  auto point = parse_point(text);
  if (point && text.find('X') != std::string_view::npos) {
    return error_at("an end of an interval has all its digits");
  }
  return point;
}

void append_point(std::string& text, const DatePoint& point) {
  auto out = std::back_inserter(text);
  switch (point.form) {
    case Form::unknown:
      return;
    case Form::open:
      text += "..";
      return;
    case Form::century:
      fmt::format_to(out, FMT_COMPILE("{:02}XX"), point.year / 100);
      break;
    case Form::decade:
      fmt::format_to(out, FMT_COMPILE("{:03}X"), point.year / 10);
      break;
    case Form::year:
      fmt::format_to(out, FMT_COMPILE("{:04}"), point.year);
      break;
    case Form::season:
    case Form::month:
      fmt::format_to(out, FMT_COMPILE("{:04}-{:02}"), point.year, point.month);
      break;
    case Form::some_month:
      fmt::format_to(out, FMT_COMPILE("{:04}-XX"), point.year);
      break;
    case Form::some_day:
      fmt::format_to(out, FMT_COMPILE("{:04}-XX-XX"), point.year);
      break;
    case Form::day_of_month:
      fmt::format_to(out, FMT_COMPILE("{:04}-{:02}-XX"), point.year, point.month);
      break;
    case Form::day:
      fmt::format_to(out, FMT_COMPILE("{:04}-{:02}-{:02}"), point.year, point.month, point.day);
      break;
  }
  if (point.qualifier != Qualifier::none) {
    text += qualifier_signs[static_cast<std::size_t>(point.qualifier) - 1];
  }
}

}  // namespace

DaySpan span_of(const DatePoint& point) {
  const int year = point.year;
  switch (point.form) {
    case Form::century:
      return {day_of(year, 1, 1), day_of(year + 99, 12, 31)};
    case Form::decade:
      return {day_of(year, 1, 1), day_of(year + 9, 12, 31)};
    case Form::season:
      return span_of_season(year, point.month);
    case Form::month:
    case Form::day_of_month:
      return {day_of(year, point.month, 1),
              day_of(year, point.month, last_day_of_month(year, point.month))};
    case Form::day:
      return {day_of(year, point.month, point.day), day_of(year, point.month, point.day)};
    case Form::year:
    case Form::some_month:
    case Form::some_day:
    case Form::unknown:
    case Form::open:
      break;
  }
  return {day_of(year, 1, 1), day_of(year, 12, 31)};
}

bool is_known(const DatePoint& point) {
  return point.form != Form::unknown && point.form != Form::open;
}

Result<Date> Date::parse(std::string_view text) {
  Date date;
  if (const auto day = parse_plain_day(text)) {
    date.start_ = date.end_ = *day;
    date.first_ = date.last_ = day_of(day->year, day->month, day->day);
    return date;
  }
  const std::size_t slash = text.find('/');
  if (slash == std::string_view::npos) {
    auto point = parse_point(text);
    if (!point) {
      return point.error();
    }
    date.start_ = date.end_ = *point;
    const DaySpan span = span_of(*point);
    date.first_ = span.first;
    date.last_ = span.last;
    return date;
  }
  auto start = parse_end(text.substr(0, slash));
  if (!start) {
    return start.error();
  }
  auto end = parse_end(text.substr(slash + 1));
  if (!end) {
    return end.error();
  }
  if (!is_known(*start) && !is_known(*end)) {
    return error_at("an interval has at least one end that is known");
  }
  date.interval_ = true;
  date.start_ = *start;
  date.end_ = *end;
  const DaySpan known = span_of(is_known(*start) ? *start : *end);
  date.first_ = is_known(*start)            ? known.first
                : start->form == Form::open ? first_day_of_time
                                            : known.first;
  date.last_ = is_known(*end)            ? span_of(*end).last
               : end->form == Form::open ? last_day_of_time
                                         : known.last;
  if (date.first_ > date.last_) {
    return error_at("the interval ends before it begins", start->year);
  }
  return date;
}

bool Date::exact_to_day() const {
  return start_.form == Form::day && end_.form == Form::day;
}

std::string Date::text() const {
  std::string text;
  append_point(text, start_);
  if (interval_) {
    text += '/';
    append_point(text, end_);
  }
  return text;
}

std::string Date::short_text() const {
  std::string text = this->text();
  const std::size_t slash = text.find('/');
  const bool shares_exactness = start_.form == end_.form && start_.qualifier == end_.qualifier;
  if (slash == std::string::npos || !shares_exactness || start_.year != end_.year) {
    return text;
  }
  constexpr std::size_t year_and_hyphen = 5;
  constexpr std::size_t month_and_hyphen = 3;
  if (start_.form == Form::day || start_.form == Form::month) {
    text.erase(slash + 1, year_and_hyphen);
  }
  if (start_.form == Form::day && start_.month == end_.month) {
    text.erase(slash + 1, month_and_hyphen);
  }
  return text;
}

std::int32_t packed(Day day) {
  return static_cast<int>(day.year()) * 10000 +
         static_cast<std::int32_t>(static_cast<unsigned>(day.month()) * 100 +
                                   static_cast<unsigned>(day.day()));
}

std::string day_text(Day day) {
  return fmt::format("{:04}-{:02}-{:02}", static_cast<int>(day.year()),
                     static_cast<unsigned>(day.month()), static_cast<unsigned>(day.day()));
}

int year_of(const Date& date) {
  const bool was_always = date.is_interval() && date.start().form == Form::open;
  return static_cast<int>((was_always ? date.last() : date.first()).year());
}

std::string decade_text(int year) {
  return fmt::format("{:04}s", year - year % years_of_decade);
}

bool overlap(const Date& a, const Date& b) {
  return a.first() <= b.last() && b.first() <= a.last();
}

bool contains(const Date& outer, const Date& inner) {
  return outer.first() <= inner.first() && inner.last() <= outer.last();
}

std::strong_ordering chronological(const Date& a, const Date& b) {
  if (const auto order = a.first() <=> b.first(); order != std::strong_ordering::equal) {
    return order;
  }
  return a.last() <=> b.last();
}

}  // namespace pakru
