/// Sums of money, as people type them and as they are printed.

#include <cmath>

#include "fuzz.hpp"
#include "pakru/model/money.hpp"

using pakru::fuzz::require;

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const auto amount = pakru::parse_amount(pakru::fuzz::text_of(data, size));
  if (!amount) {
    return 0;
  }
  require(std::isfinite(*amount) && *amount >= 0, "an amount is a number from 0");
  const auto again = pakru::parse_amount(pakru::number_text(*amount));
  require(again && *again == *amount, "a number read back from its text is the same");
  for (const std::string& text :
       {pakru::amount_text(*amount), pakru::compact_text(*amount), pakru::grouped_text(*amount),
        pakru::millions_text(*amount), pakru::short_money_text({*amount, *amount * 2, "USD", ""}),
        pakru::money_text({*amount, *amount, "USD", ""})}) {
    require(!text.empty(), "an amount has a text");
  }
  return 0;
}
