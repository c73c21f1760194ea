/// Records down a time axis.
#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "pakru/model/record.hpp"
#include "pakru/report/table.hpp"

namespace pakru {

/// A year that has records.
struct TimelineYear {
  int year = 0;
  int empty_before = 0;  ///< years without records since the one before
  std::vector<const Record*> records;
};

/// The years of the records, oldest first. The records must outlive what is returned.
[[nodiscard]] std::vector<TimelineYear> timeline_years(std::span<const Record> records);

/// Ten years.
struct TimelineDecade {
  int year = 0;                          ///< its first
  std::size_t count = 0;                 ///< of its records
  std::vector<std::size_t> by_kind;      ///< in the order of `kinds`
  std::vector<std::string_view> titles;  ///< of the weightiest records, the weightiest first
};

/// Every decade from the first to the last that has records. The weight of a record is the number
/// of its publishers that do not depend on each other; of equal ones the older leads.
/// Needs `part::claims`.
[[nodiscard]] std::vector<TimelineDecade> timeline_decades(std::span<const Record> records,
                                                           Dataset& dataset);

/// A row a record: year, id, date, kind, title.
[[nodiscard]] Table timeline_table(std::span<const Record> records);

/// A row a decade: how many records, how many of each kind, and titles.
[[nodiscard]] Table decade_table(std::span<const TimelineDecade> decades);

}  // namespace pakru
