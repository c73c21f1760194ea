#include "pakru/model/record.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "pakru/model/text.hpp"

namespace pakru {
namespace {

constexpr std::array fields = {
    FactField{"date", &Facts::date},         FactField{"delivered", &Facts::delivered},
    FactField{"value", &Facts::value},       FactField{"quantity", &Facts::quantity},
    FactField{"place", &Facts::place},       FactField{"direction", &Facts::direction},
    FactField{"level", &Facts::level},       FactField{"form", &Facts::form},
    FactField{"session", &Facts::session},   FactField{"instrument", &Facts::instrument},
    FactField{"type", &Facts::type},         FactField{"status", &Facts::status},
    FactField{"supplier", &Facts::supplier}, FactField{"recipient", &Facts::recipient},
    FactField{"host", &Facts::host},         FactField{"troops", &Facts::troops},
};

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

}  // namespace

std::span<const FactField> fact_fields() {
  return fields;
}

const FactField* find_fact_field(std::string_view name) {
  const auto found = std::ranges::find(fields, name, &FactField::name);
  return found == fields.end() ? nullptr : &*found;
}

std::optional<double> sum_of_deliveries(std::span<const Delivery> deliveries,
                                        std::optional<double> Delivery::*member) {
  std::optional<double> sum;
  for (const Delivery& delivery : deliveries) {
    if (const auto& number = delivery.*member) {
      sum = sum.value_or(0) + *number;
    }
  }
  return sum;
}

void Record::clear() {
  for (auto* text : {&id, &kind, &scope, &title, &summary, &note, &details, &item, &unit, &exercise,
                     &project, &stage, &voting_body, &pakistan_vote, &russia_vote, &json}) {
    *text = {};
  }
  facts = {};
  for (auto* list : {&topics, &places, &bodies, &related, &distinct}) {
    list->clear();
  }
  people.clear();
  claims.clear();
  deliveries.clear();
}

Result<Period> Period::parse(std::string_view text) {
  Period period;
  period.text = text;
  if (!text.starts_with("FY")) {
    auto span = Date::parse(text);
    if (!span) {
      return span.error();
    }
    period.span = *span;
    return period;
  }
  const std::string_view years = text.substr(2);
  const bool shaped = years.size() == 7 && years[4] == '-' &&
                      std::ranges::all_of(years.substr(0, 4), is_digit) &&
                      std::ranges::all_of(years.substr(5), is_digit);
  if (!shaped || (number_of(years.substr(0, 4)) + 1) % 100 != number_of(years.substr(5))) {
    return Error{"a fiscal year names two years that follow each other", "Try FY2021-22."};
  }
  const int year = number_of(years.substr(0, 4));
  period.fiscal = true;
  auto span = Date::parse(fmt::format("{:04}-07/{:04}-06", year, year + 1));
  if (!span) {
    return span.error();
  }
  period.span = *span;
  return period;
}

}  // namespace pakru
