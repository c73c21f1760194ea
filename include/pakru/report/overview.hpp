/// What a dataset holds, at a glance.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "pakru/report/summary.hpp"
#include "pakru/report/trade.hpp"

namespace pakru {

/// A total of trade, and whose.
struct OverviewTrade {
  std::string_view period;
  double total = 0;
  std::string_view reporter;
};

/// The records asked for, counted in the ways that a newcomer asks first.
struct Overview {
  std::string_view title;  ///< of the dataset
  std::size_t records = 0;
  std::size_t sources = 0;  ///< that state something of these records
  std::string first;        ///< the date that begins first, for people
  std::string last;         ///< the date that ends last
  std::size_t disputed = 0;
  Summary kinds;
  Summary decades;
  Summary confidences;
  Summary people;
  std::optional<OverviewTrade> first_trade;
  std::optional<OverviewTrade> last_trade;  ///< empty where there is one alone
};

/// `trade` says which figures of trade are asked for.
[[nodiscard]] Overview overview_of(Dataset& dataset, const Filter& filter,
                                   const TradeFilter& trade);

/// The same as rows of section, name and figure, for programs. `most_people` names are told.
[[nodiscard]] Table overview_table(const Overview& overview, std::size_t most_people);

}  // namespace pakru
