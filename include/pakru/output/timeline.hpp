/// Records down a time axis, for people.
#pragma once

#include <span>
#include <string>

#include "pakru/output/style.hpp"
#include "pakru/report/timeline.hpp"

namespace pakru {

/// A line a record, under its year, after a legend of the kinds; years without records are one
/// line. Titles are cut to the width of the style.
[[nodiscard]] std::string timeline_text(std::span<const TimelineYear> years, const Style& style);

/// A line a decade: how many records of each kind, and titles as far as the width goes.
[[nodiscard]] std::string decades_text(std::span<const TimelineDecade> decades, const Style& style);

}  // namespace pakru
