/// Dates, periods of trade, and what --on takes.

#include "pakru/model/date.hpp"
#include "fuzz.hpp"
#include "pakru/model/record.hpp"
#include "pakru/query/filter.hpp"

using pakru::Date;
using pakru::fuzz::require;

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text = pakru::fuzz::text_of(data, size);
  if (const auto period = pakru::Period::parse(text)) {
    require(period->span.first() <= period->span.last(), "a period ends after it begins");
  }
  static_cast<void>(pakru::On::parse(text));
  const auto date = Date::parse(text);
  if (!date) {
    require(!date.error().message.empty(), "an error says what is wrong");
    return 0;
  }
  require(date->first() <= date->last(), "a date ends after it begins");
  require(pakru::overlap(*date, *date) && pakru::contains(*date, *date), "a date meets itself");
  require(!date->short_text().empty(), "a date has a text for people");
  const auto again = Date::parse(date->text());
  require(again && *again == *date, "a date read back from its text is the same");
  return 0;
}
