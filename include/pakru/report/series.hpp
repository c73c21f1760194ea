/// Yearly figures beside trade.
#pragma once

#include <span>
#include <string_view>

#include "pakru/data/dataset.hpp"
#include "pakru/report/table.hpp"

namespace pakru {

/// The unit of the series of arms: what SIPRI counts deliveries by, in millions.
inline constexpr std::string_view arms_unit = "million trend-indicator value";

/// A row a series: what it counts, in what, from when to when.
[[nodiscard]] Table series_list(Dataset& dataset);

/// A row a year, a column a series; only the years from `first` to `last`.
[[nodiscard]] Table series_points(std::span<const Series* const> series, int first, int last);

}  // namespace pakru
