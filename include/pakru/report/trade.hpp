/// Trade in goods, by who counted it.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "pakru/data/dataset.hpp"
#include "pakru/query/filter.hpp"
#include "pakru/report/prices.hpp"
#include "pakru/report/table.hpp"

namespace pakru {

/// Which figures of trade are asked for.
struct TradeFilter {
  std::optional<Day> since;
  std::optional<Day> until;
  std::vector<On> on;
  std::vector<std::string_view> reporters;
  std::vector<std::string_view> flows;
  std::vector<std::string> commodities;                  ///< of one spelling; met by whole words
  std::optional<std::vector<std::string_view>> sources;  ///< ids
  std::optional<Prices> prices;  ///< in whose US dollars; as they were where there are none

  [[nodiscard]] bool accepts(const TradeFigure& figure) const;

  /// Whether figures of these days and that source are asked for.
  [[nodiscard]] bool accepts(const DaySpan& days, std::string_view source) const;

  /// Whether figures of that flow are asked for.
  [[nodiscard]] bool accepts_flow(std::string_view flow) const;

  /// The amount as asked for; nothing where it cannot be restated. Other currencies stay.
  [[nodiscard]] std::optional<double> amount(const TradeFigure& figure) const;
};

/// A row a period, from one counter: its total, exports and imports come from one source. Where
/// several count the same period ('about 2014' counts as 2014) the row is taken from
///   0. a figure for just that period before one for about that period;
///   1. a counter that gives a total, its own or the sum of its two directions;
///   2. in the order Pakistan, Russia, UN Comtrade, unspecified;
///   3. of these the source that gives both directions;
///   4. of these the better kind: official, database, reference, academic, news, opinion;
///   5. of these the newer source.
/// The others are the other counters that give a total, from the lowest to the highest that any
/// source has of them; and, by their publishers, the sources of the row's own counter whose total
/// contradicts the row's, which a total that is but told in rounder figures does not. Fiscal and
/// calendar years stand in rows of their own. Where flows are asked for, periods whose row has none
/// of them are left out; what is chosen does not depend on it. Only figures in US dollars;
/// `left_out` counts the others of the flows and periods asked for.
struct TradeByPeriod {
  Table table;
  std::size_t left_out = 0;
  std::size_t not_restatable = 0;  ///< left out, of a year without consumer prices
};
[[nodiscard]] TradeByPeriod trade_by_period(Dataset& dataset, const TradeFilter& filter);

/// The counters side by side: a row a period, a column for each of `counters`, with the total or
/// one flow. Of several sources of one counter the one that `trade_by_period` prefers.
[[nodiscard]] TradeByPeriod trade_compared(Dataset& dataset, const TradeFilter& filter,
                                           std::string_view flow,
                                           std::span<const std::string_view> counters);

/// The name of the column that `trade_compared` gives to a counter: 'UN Comtrade' is un_comtrade.
[[nodiscard]] std::string_view trade_column(std::string_view reporter);

/// One flow, a figure a calendar year: of one counter what `trade_compared` has, and without a
/// `reporter` what `trade_by_period` has.
struct TradeByYear {
  struct Figure {
    int year = 0;
    double amount = 0;
    std::string_view source;  ///< its id
    std::string_view reporter;
    std::optional<double> farthest;  ///< of what other sources have that farthest from `amount`
  };
  std::vector<Figure> figures;
  std::size_t left_out = 0;  ///< of the flow, in another currency than US dollars
};
[[nodiscard]] TradeByYear trade_by_year(Dataset& dataset, const TradeFilter& filter,
                                        std::string_view flow, std::string_view reporter);

/// Whether it is a year of the calendar, from January to December.
[[nodiscard]] bool is_calendar_year(const Period& period);

/// A column of observations, and what it holds of a figure as the filter asks for it.
struct TradeField {
  Column column;
  Value (*read)(const TradeFigure& figure, const TradeFilter& filter);
};

/// All of them, in their order.
[[nodiscard]] std::span<const TradeField> trade_fields();

/// A row an observation, oldest first.
[[nodiscard]] Table trade_observations(Dataset& dataset, const TradeFilter& filter);

/// Says of each period of a table of trade whose figures are a yearly average that they are, for
/// people; programs have a column for it.
void tell_averages(Table& table);

}  // namespace pakru
