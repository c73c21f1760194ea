/// From JSON to the model. What is of the wrong type is read as if it were not there, and the store
/// tells that there was such a value.
#pragma once

#include <optional>

#include "json.hpp"
#include "pakru/model/record.hpp"

namespace pakru {

void read_record(json::object from, unsigned parts, json::TextStore& store, Record& record);

/// Reads one key of a record that is not of its head, if `parts` ask for it.
void read_part(std::string_view key, json::value from, unsigned parts, json::TextStore& store,
               Record& record);

/// Whether a sum of money is stated as it must be: by an amount, by both ends of a range, the lower
/// first, or in words alone.
inline bool is_sum(std::optional<double> amount, std::optional<double> low,
                   std::optional<double> high) {
  return amount || !low || !high ? !low && !high : *low <= *high;
}

/// Of a record that names none.
inline constexpr std::string_view default_scope = "bilateral";

About read_about(json::value from, json::TextStore& store);
Source read_source(json::value from, json::TextStore& store);
Person read_person(json::value from, json::TextStore& store);
Named read_named(json::value from, json::TextStore& store);
TradeFigure read_trade_figure(json::value from, json::TextStore& store);
Series read_series(json::value from, json::TextStore& store);

}  // namespace pakru
