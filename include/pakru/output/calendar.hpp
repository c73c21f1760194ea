/// Records as a calendar.
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>

#include "pakru/data/dataset.hpp"

namespace pakru {

/// A calendar, and how many records it could not take.
struct Calendar {
  std::string text;
  std::size_t left_out = 0;  ///< whose date is not exact to the day
};

/// How a calendar is written.
struct CalendarOptions {
  bool anniversaries = false;  ///< of each event the first day alone, every year again
  std::string_view version;    ///< of the program, which the calendar names as its maker
};

/// iCalendar (RFC 5545): an event of whole days for each record whose date is certain and exact to
/// the day. Without any it is a valid calendar all the same. Nothing in it depends on when it is
/// written. Needs `part::all` of the records.
[[nodiscard]] Calendar calendar(std::span<const Record> records, Dataset& dataset,
                                const CalendarOptions& options);

/// A content line as RFC 5545, section 3.1, has it: at most 75 bytes a line, characters whole.
[[nodiscard]] std::string folded_line(std::string_view line);

}  // namespace pakru
