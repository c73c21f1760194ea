/// What a dataset holds, at a glance.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "pakru/report/summary.hpp"
#include "pakru/report/trade.hpp"

namespace pakru {

/// The total of trade of a calendar year, and who counted it.
struct OverviewTrade {
  std::string_view period;
  double total = 0;
  std::string_view reporter;
};

/// The records asked for, counted in the ways that a newcomer asks first.
struct Overview {
  std::string_view title;      ///< of the dataset
  std::size_t in_dataset = 0;  ///< records that there are
  std::size_t context = 0;     ///< records that the scope 'bilateral' leaves out
  std::size_t records = 0;
  std::size_t sources = 0;  ///< that state something of these records
  std::string first;        ///< the date that begins first, for people
  std::string last;         ///< the date that ends last
  std::size_t disputed = 0;
  ScanReport report;  ///< what the filter left out for its money
  Summary kinds;
  Summary decades;
  Summary confidences;
  Summary people;
  std::string money = "US dollars";  ///< in which trade is told
  std::optional<OverviewTrade> first_trade;
  std::optional<OverviewTrade> last_trade;  ///< empty where there is one alone
};

/// `trade` says which figures of trade are asked for. There are none where `filter` asks for what
/// trade has not: a kind, a person and so on.
[[nodiscard]] Overview overview_of(Dataset& dataset, const Filter& filter,
                                   const TradeFilter& trade);

/// The same as rows of section, name and figure, for programs. `most_people` names are told.
[[nodiscard]] Table overview_table(const Overview& overview, std::size_t most_people);

}  // namespace pakru
