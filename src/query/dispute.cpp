#include "pakru/query/dispute.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace pakru {
namespace {

/// How many digits of a number are not trailing zeros: 2 for 150, 3 for 1.53.
int significant_digits(double number) {
  const std::string digits = fmt::format("{:.9e}", number);
  // One digit, a point, nine digits: '1.530000000e+02'.
  const std::size_t last = digits.substr(0, 11).find_last_not_of(".0");
  return last == std::string::npos || last == 0 ? 1 : static_cast<int>(last);
}

bool nearly_equal(double a, double b) {
  return std::abs(a - b) <= 1e-9 * std::max(std::abs(a), std::abs(b));
}

bool rounds_to(double a, double b) {
  const int digits = std::max(2, std::min(significant_digits(a), significant_digits(b)));
  return nearly_equal(rounded(a, digits), rounded(b, digits));
}

bool same_exactness(const Date& a, const Date& b) {
  return a.start().form == b.start().form && a.end().form == b.end().form;
}

bool is_one_ended(const Date& date) {
  return !is_known(date.start()) || !is_known(date.end());
}

bool holds(const DaySpan& outer, const DaySpan& inner) {
  return outer.first <= inner.first && inner.last <= outer.last;
}

/// Whether both ends are known and neither can be the other.
bool ends_differ(const DatePoint& a, const DatePoint& b) {
  return is_known(a) && is_known(b) && !holds(span_of(a), span_of(b)) &&
         !holds(span_of(b), span_of(a));
}

/// From when to when, where an end that is not known may be any day.
DaySpan widest(const Date& date) {
  return {is_known(date.start()) ? date.first() : first_day_of_time,
          is_known(date.end()) ? date.last() : last_day_of_time};
}

bool share_a_day(const DaySpan& a, const DaySpan& b) {
  return a.first <= b.last && b.first <= a.last;
}

template <typename Value>
bool is_given(const std::optional<Value>& value) {
  return value.has_value();
}
bool is_given(std::string_view value) {
  return !value.empty();
}

bool values_differ(const std::optional<Date>& a, const std::optional<Date>& b) {
  return differ(*a, *b);
}
bool values_differ(const std::optional<Money>& a, const std::optional<Money>& b) {
  return differ(*a, *b);
}
bool values_differ(const std::optional<double>& a, const std::optional<double>& b) {
  return !nearly_equal(*a, *b);
}
bool values_differ(const std::optional<std::int64_t>& a, const std::optional<std::int64_t>& b) {
  return *a != *b;
}
bool values_differ(std::string_view a, std::string_view b) {
  return a != b;
}

/// Whether both give the field, and differ in it.
bool facts_differ(const Facts& a, const Facts& b, const FactField& field) {
  return std::visit(
      [&](auto member) {
        return is_given(a.*member) && is_given(b.*member) && values_differ(a.*member, b.*member);
      },
      field.member);
}

/// The record's facts, with its place where it has a single one to be disagreed with.
Facts chosen_facts(const Record& record, const Claim& claim) {
  Facts facts = record.facts;
  if (!claim.facts.place.empty() && !record.places.empty()) {
    const bool among = std::ranges::find(record.places, claim.facts.place) != record.places.end();
    facts.place = among ? claim.facts.place : record.places.front();
  }
  return facts;
}

/// What the record itself gives for a field; its places are no fact of it.
std::string own_text(const Record& record, const FactField& field) {
  if (field.name == "place") {
    return fmt::format("{}", fmt::join(record.places, ", "));
  }
  return fact_text(record.facts, field);
}

bool is_disputed_in(const Record& record, const FactField& field) {
  for (std::size_t i = 0; i < record.claims.size(); ++i) {
    const Claim& one = record.claims[i];
    if (facts_differ(chosen_facts(record, one), one.facts, field)) {
      return true;
    }
    for (std::size_t j = i + 1; j < record.claims.size(); ++j) {
      // Two places may both be right: a visit goes from town to town.
      if (field.name != "place" && facts_differ(one.facts, record.claims[j].facts, field)) {
        return true;
      }
    }
  }
  return false;
}

}  // namespace

bool differ(const Date& a, const Date& b) {
  const bool has_one_end = is_one_ended(a) || is_one_ended(b);
  if (a.is_interval() && b.is_interval() && (has_one_end || same_exactness(a, b))) {
    return ends_differ(a.start(), b.start()) || ends_differ(a.end(), b.end()) ||
           !share_a_day(widest(a), widest(b));
  }
  if (has_one_end) {
    return !share_a_day(widest(a), widest(b));
  }
  return !contains(a, b) && !contains(b, a);
}

bool differ(const Money& a, const Money& b) {
  if (a.currency != b.currency) {
    return false;
  }
  if (a.is_range() == b.is_range()) {
    return !rounds_to(a.low, b.low) || !rounds_to(a.high, b.high);
  }
  const Money& range = a.is_range() ? a : b;
  const Money& single = a.is_range() ? b : a;
  return single.low < range.low || single.high > range.high;
}

std::string fact_text(const Facts& facts, const FactField& field) {
  struct Printer {
    std::string operator()(const std::optional<Date>& date) const {
      return date ? date->text() : "";
    }
    std::string operator()(const std::optional<Money>& money) const {
      return money ? money_text(*money) : "";
    }
    std::string operator()(const std::optional<double>& number) const {
      return number ? amount_text(*number) : "";
    }
    std::string operator()(const std::optional<std::int64_t>& number) const {
      return number ? amount_text(static_cast<double>(*number)) : "";
    }
    std::string operator()(std::string_view text) const { return std::string(text); }
  };
  return std::visit([&](auto member) { return Printer{}(facts.*member); }, field.member);
}

std::vector<Dispute> disputes(const Record& record) {
  std::vector<Dispute> found;
  for (const FactField& field : fact_fields()) {
    if (!is_disputed_in(record, field)) {
      continue;
    }
    Dispute dispute{field.name, {}};
    for (const Claim& claim : record.claims) {
      const std::string text = fact_text(claim.facts, field);
      if (text.empty()) {
        continue;
      }
      auto statement = std::ranges::find(dispute.statements, text, &Dispute::Statement::text);
      if (statement == dispute.statements.end()) {
        const Facts chosen = chosen_facts(record, claim);
        dispute.statements.push_back({text, {}, fact_text(chosen, field) == text});
        statement = dispute.statements.end() - 1;
      }
      statement->sources.push_back(claim.source);
    }
    if (std::ranges::none_of(dispute.statements, &Dispute::Statement::chosen)) {
      if (std::string own = own_text(record, field); !own.empty()) {
        dispute.statements.push_back({std::move(own), {}, true});
      }
    }
    std::stable_partition(dispute.statements.begin(), dispute.statements.end(),
                          [](const Dispute::Statement& statement) { return statement.chosen; });
    found.push_back(std::move(dispute));
  }
  return found;
}

bool is_disputed(const Record& record) {
  return std::ranges::any_of(fact_fields(),
                             [&](const FactField& field) { return is_disputed_in(record, field); });
}

std::vector<std::string_view> independent_publishers(const Record& record, Dataset& dataset) {
  std::vector<std::string_view> houses;
  std::vector<std::string_view> publishers;
  for (const Claim& claim : record.claims) {
    // Sources that no registry knows may depend on each other: together they are one.
    const Source* source = dataset.source(claim.source);
    const std::string_view house = source == nullptr ? std::string_view() : source->house();
    if (std::ranges::find(houses, house) == houses.end()) {
      houses.push_back(house);
      publishers.push_back(source == nullptr ? claim.source : source->publisher);
    }
  }
  return publishers;
}

std::string_view confidence(const Record& record, Dataset& dataset) {
  if (record.claims.empty()) {
    return "unsourced";
  }
  const bool only_opinion = std::ranges::all_of(record.claims, [&](const Claim& claim) {
    const Source* source = dataset.source(claim.source);
    return source != nullptr && source->kind == "opinion";
  });
  if (only_opinion) {
    return "opinion-only";
  }
  return independent_publishers(record, dataset).size() >= 2 ? "corroborated" : "single";
}

}  // namespace pakru
