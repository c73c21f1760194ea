/// US dollars in the prices of one year.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "pakru/data/dataset.hpp"
#include "pakru/model/result.hpp"

namespace pakru {

/// Restates US dollars in the prices of one year by the consumer prices of the United States, the
/// dataset's series 'us-cpi-u'. A price is of the year that the record or period stands under.
class Prices {
 public:
  /// An error says for which years the dataset has an index.
  static Result<Prices> of(Dataset& dataset, int year);

  /// The years for which the dataset has an index.
  [[nodiscard]] static std::vector<int> years(Dataset& dataset);

  /// The year in whose prices sums are restated.
  [[nodiscard]] int year() const { return year_; }

  /// 'US dollars of 2020'
  [[nodiscard]] std::string text() const;

  /// The heading of a column of values: 'VALUE, USD OF 2020'. Lives as long as the prices.
  [[nodiscard]] std::string_view heading() const { return heading_; }

  /// An amount of the year `paid`, in whole dollars; nothing where that year has no index.
  [[nodiscard]] std::optional<double> restated(double dollars, int paid) const;

  /// The same for a sum of money; one in another currency is left as it is.
  [[nodiscard]] std::optional<Money> restated(const Money& money, int paid) const;

 private:
  [[nodiscard]] std::optional<double> index_of(int year) const;

  std::vector<Point> points_;
  double index_ = 0;
  int year_ = 0;
  std::string heading_;
};

/// Restates the values of records, and empties those that cannot be restated; returns how many
/// these are. `digits` rounds for people, 0 does not: an index of three digits makes no exact sum.
std::size_t restate(std::span<Record> records, const Prices& prices, int digits = 0);

}  // namespace pakru
