#include "pakru/report/prices.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <iterator>

namespace pakru {
namespace {

constexpr std::string_view series_id = "us-cpi-u";

}  // namespace

Result<Prices> Prices::of(Dataset& dataset, int year) {
  const auto all = dataset.series();
  const auto series = std::ranges::find(all, series_id, &Series::id);
  if (series == all.end() || series->points.empty()) {
    return Error{fmt::format("the dataset has no consumer prices (series {})", series_id),
                 "pakru's own has them: leave --data-only out."};
  }
  Prices prices;
  prices.points_ = series->points;
  prices.year_ = year;
  const auto index = prices.index_of(year);
  if (!index) {
    const auto [first, last] = std::ranges::minmax(series->points, {}, &Point::year);
    return Error{fmt::format("there are no consumer prices for {}", year),
                 fmt::format("Try a year from {} to {}.", first.year, last.year)};
  }
  prices.index_ = *index;
  prices.heading_ = fmt::format("VALUE, USD OF {}", year);
  return prices;
}

std::vector<int> Prices::years(Dataset& dataset) {
  const auto all = dataset.series();
  const auto series = std::ranges::find(all, series_id, &Series::id);
  std::vector<int> years;
  if (series != all.end()) {
    std::ranges::transform(series->points, std::back_inserter(years), &Point::year);
  }
  return years;
}

std::string Prices::text() const {
  return fmt::format("US dollars of {}", year_);
}

std::optional<double> Prices::restated(double dollars, int paid) const {
  const auto index = index_of(paid);
  if (!index) {
    return std::nullopt;
  }
  return std::round(dollars * index_ / *index);
}

std::optional<Money> Prices::restated(const Money& money, int paid) const {
  if (money.currency != "USD") {
    return money;
  }
  const auto low = restated(money.low, paid);
  const auto high = restated(money.high, paid);
  if (!low || !high) {
    return std::nullopt;
  }
  return Money{*low, *high, money.currency, money.stated};
}

std::optional<double> Prices::index_of(int year) const {
  const auto point = std::ranges::find(points_, year, &Point::year);
  if (point == points_.end() || point->value <= 0) {
    return std::nullopt;
  }
  return point->value;
}

std::size_t restate(std::span<Record> records, const Prices& prices, int digits) {
  std::size_t not_restatable = 0;
  for (Record& record : records) {
    auto& value = record.facts.value;
    if (!value) {
      continue;
    }
    // Beside restated dollars a sum of another currency would be read as one of them.
    value =
        value->currency == "USD" ? prices.restated(*value, year_of(record.date())) : std::nullopt;
    if (!value) {
      ++not_restatable;
    } else if (digits > 0) {
      value->low = rounded(value->low, digits);
      value->high = rounded(value->high, digits);
    }
  }
  return not_restatable;
}

}  // namespace pakru
