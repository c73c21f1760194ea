/// Sums of money, each in its own currency.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "pakru/model/result.hpp"

namespace pakru {

/// An amount, or a range of amounts, in the currency it was stated in.
struct Money {
  double low = 0;             ///< in units of the currency, not millions
  double high = 0;            ///< equal to `low` where the amount is no range
  std::string_view currency;  ///< ISO 4217: USD, RUB, PKR …
  std::string_view stated;    ///< as the source puts it; may be empty

  [[nodiscard]] bool is_range() const { return low != high; }
  bool operator==(const Money&) const = default;
};

/// Reads an amount as people type it: 250000, 100k, 2.5M, 1.7b.
Result<double> parse_amount(std::string_view text);

/// An amount in words: 153000000 is '153 million', 920000 is '920,000'.
[[nodiscard]] std::string amount_text(double amount);

/// A number rounded to so many significant digits.
[[nodiscard]] double rounded(double number, int digits);

/// An amount as short as people type it, of three digits: '1.7b', '153M', '920k'.
[[nodiscard]] std::string compact_text(double amount);

/// A number with separators: 1908 is '1,908'.
[[nodiscard]] std::string grouped_text(double number);

/// A count in words: '1 record', '1,908 records'.
[[nodiscard]] std::string counted(std::size_t count, std::string_view noun);

/// An amount in millions with one decimal, three below one million: '412.6', '0.066'.
[[nodiscard]] std::string millions_text(double amount);

/// The whole sum in words: 'USD 153 million', 'USD 1.5 to 2 billion'.
[[nodiscard]] std::string money_text(const Money& money);

/// The same in three digits, where there is no room: 'USD 153M', 'USD 1.5b to 2b'.
[[nodiscard]] std::string short_money_text(const Money& money);

/// A number without needless digits or an exponent: 4, 22.5.
[[nodiscard]] std::string number_text(double number);

}  // namespace pakru
