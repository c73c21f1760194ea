/// Dates as exact as they are known.
///
/// The form is EDTF, the Extended Date/Time Format of the Library of Congress (ISO 8601-2:2019),
/// levels 0 and 1 for years 0000 to 9999, without time of day:
///
///     1968-04-12  1968-04  1968      a day, a month, a year
///     1968-04~  1968?  1968-04-12%   approximate, uncertain, both
///     197X  19XX                     in the 1970s, in the 20th century
///     1968-XX  1968-04-XX  1968-XX-XX  some month, some day, some day of some month
///     1968-21 … 1968-24              spring, summer, autumn, winter
///     1954-03/1954-04                from … to
///     1968/..  ../1968               open: it goes on, it always was
///     1968/  /1968                   the other end is unknown
#pragma once

#include <chrono>
#include <compare>
#include <cstdint>
#include <string>
#include <string_view>

#include "pakru/model/result.hpp"

namespace pakru {

/// A day of the proleptic Gregorian calendar.
using Day = std::chrono::year_month_day;

inline constexpr Day first_day_of_time{std::chrono::year{0}, std::chrono::month{1},
                                       std::chrono::day{1}};
inline constexpr Day last_day_of_time{std::chrono::year{9999}, std::chrono::month{12},
                                      std::chrono::day{31}};

/// A day as one number, in the order of time: 19680417.
[[nodiscard]] std::int32_t packed(Day day);

/// A day as text: 1968-04-17.
[[nodiscard]] std::string day_text(Day day);

/// One end of a date, or the whole of a date that is no interval.
struct DatePoint {
  enum class Form : std::uint8_t {
    unknown,       ///< left blank: '1968/'
    open,          ///< '..'
    century,       ///< 19XX
    decade,        ///< 197X
    year,          ///< 1968
    season,        ///< 1968-21 to 1968-24
    some_month,    ///< 1968-XX
    month,         ///< 1968-04
    some_day,      ///< 1968-XX-XX
    day_of_month,  ///< 1968-04-XX
    day,           ///< 1968-04-12
  };
  enum class Qualifier : std::uint8_t { none, uncertain, approximate, both };

  Form form = Form::unknown;
  Qualifier qualifier = Qualifier::none;
  std::int16_t year = 0;
  std::uint8_t month = 0;  ///< 1 to 12, or the season 21 to 24
  std::uint8_t day = 0;

  bool operator==(const DatePoint&) const = default;
};

/// The days from one to another, both included.
struct DaySpan {
  Day first;
  Day last;
};

/// The days that a point allows; only for points that are neither open nor unknown.
[[nodiscard]] DaySpan span_of(const DatePoint& point);

/// Whether a point is neither open nor unknown.
[[nodiscard]] bool is_known(const DatePoint& point);

/// A date in EDTF. Its span, `first()` to `last()`, is what filters compare; a qualifier does not
/// widen it, an open end reaches to the end of time, an unknown end no further than the known one.
/// Seasons are those of the northern weather service: spring begins on 1 March, and the winter of
/// a year begins on its 1 December.
class Date {
 public:
  /// Reads `text`; an error says what the calendar or the format lacks.
  static Result<Date> parse(std::string_view text);

  /// The first and the last day that the date allows.
  [[nodiscard]] Day first() const { return first_; }
  [[nodiscard]] Day last() const { return last_; }

  [[nodiscard]] bool is_interval() const { return interval_; }

  /// Whether every end is given to the day.
  [[nodiscard]] bool exact_to_day() const;

  /// The plain EDTF text; parsing it gives the same date.
  [[nodiscard]] std::string text() const;

  /// The same for people: what the end shares with the start is left out, '2015-06-15/17'.
  [[nodiscard]] std::string short_text() const;

  [[nodiscard]] const DatePoint& start() const { return start_; }
  [[nodiscard]] const DatePoint& end() const { return end_; }

  bool operator==(const Date&) const = default;

 private:
  DatePoint start_;
  DatePoint end_;
  bool interval_ = false;
  Day first_{};
  Day last_{};
};

/// The year that a date stands under: that of its first day. A date that was always so ('../1968')
/// stands under the year in which it ended.
[[nodiscard]] int year_of(const Date& date);

/// The decade of a year: '1960s'.
[[nodiscard]] std::string decade_text(int year);
inline constexpr int years_of_decade = 10;

/// Whether the spans share a day.
[[nodiscard]] bool overlap(const Date& a, const Date& b);

/// Whether the span of `outer` holds all of the span of `inner`.
[[nodiscard]] bool contains(const Date& outer, const Date& inner);

/// Oldest first: by first day, then the shorter span.
[[nodiscard]] std::strong_ordering chronological(const Date& a, const Date& b);

}  // namespace pakru
