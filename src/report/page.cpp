#include "pakru/report/page.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

namespace pakru {
namespace {

std::string joined(const std::vector<std::string_view>& texts) {
  return fmt::format("{}", fmt::join(texts, ", "));
}

std::string quantity_text(const Record& record) {
  if (!record.facts.quantity) {
    return {};
  }
  std::string text = amount_text(*record.facts.quantity);
  if (!record.unit.empty()) {
    text += fmt::format(" {}", record.unit);
  }
  return text;
}

void add(std::vector<PageField>& fields, std::string_view label, std::string text) {
  if (!text.empty()) {
    fields.push_back({label, std::move(text)});
  }
}

/// The value, and what it is in the dollars of another year.
std::string value_text(const Record& record, const Prices* prices) {
  const auto& value = record.facts.value;
  if (!value) {
    return {};
  }
  if (prices == nullptr || value->currency != "USD") {
    return money_text(*value);
  }
  Record restated;
  restated.facts.date = record.facts.date;
  restated.facts.value = value;
  constexpr int digits = 4;
  if (restate({&restated, 1}, *prices, digits) > 0) {
    return fmt::format("{} (no consumer prices of its year)", money_text(*value));
  }
  return fmt::format("{} ({} in prices of {})", money_text(*value),
                     money_text(*restated.facts.value), prices->year());
}

std::vector<PageField> fields_of(const Record& record, const Prices* prices) {
  const Facts& facts = record.facts;
  std::vector<PageField> fields;
  add(fields, "Direction", std::string(facts.direction));
  add(fields, "Level", std::string(facts.level));
  add(fields, "Form", std::string(facts.form));
  add(fields, "Session", facts.session ? fmt::format("{}", *facts.session) : "");
  add(fields, "Instrument", std::string(facts.instrument));
  add(fields, "Item", std::string(record.item));
  add(fields, record.kind == "aid" ? "Donor" : "Supplier", std::string(facts.supplier));
  add(fields, "Recipient", std::string(facts.recipient));
  add(fields, "Value", value_text(record, prices));
  add(fields, "Quantity", quantity_text(record));
  add(fields, "Delivered", facts.delivered ? facts.delivered->text() : "");
  add(fields, "Exercise", std::string(record.exercise));
  add(fields, "Host", std::string(facts.host));
  add(fields, "Troops", facts.troops ? amount_text(static_cast<double>(*facts.troops)) : "");
  add(fields, "Project", std::string(record.project));
  add(fields, "Stage", std::string(record.stage));
  add(fields, "Voted in", std::string(record.voting_body));
  add(fields, "Pakistan", std::string(record.pakistan_vote));
  add(fields, "Russia", std::string(record.russia_vote));
  add(fields, "Places", joined(record.places));
  add(fields, "Bodies", joined(record.bodies));
  add(fields, "Topics", joined(record.topics));
  return fields;
}

}  // namespace

RecordPage record_page(Dataset& dataset, std::size_t position, const Prices* prices) {
  Record record;
  dataset.read(position, part::all, record);
  return record_page(dataset, std::move(record), prices);
}

RecordPage record_page(Dataset& dataset, Record whole, const Prices* prices) {
  RecordPage page;
  page.record = std::move(whole);
  const Record& record = page.record;
  page.confidence = confidence(record, dataset);
  page.fields = fields_of(record, prices);
  for (const Participant& participant : record.people) {
    const Person* person = dataset.person(participant.person);
    page.people.push_back(
        {person == nullptr ? participant.person : person->name, participant.office});
  }
  page.disputes = disputes(record);
  for (const Claim& claim : record.claims) {
    page.claims.push_back({dataset.source(claim.source), claim.source, claim.states});
  }
  page.publishers = independent_publishers(record, dataset).size();
  for (const std::string_view id : record.related) {
    if (const auto other = dataset.find(id)) {
      Record head;
      dataset.read(*other, part::head, head);
      page.related.push_back({head.date().short_text(), head.title, head.id});
    }
  }
  return page;
}

Table delivery_table(std::span<const Delivery> deliveries) {
  Table table{{{"year", "YEAR", FieldType::word, "when it arrived"},
               {"quantity", "NUMBER", FieldType::number, "how many"},
               {"condition", "CONDITION", FieldType::text, "new or used"},
               {"tiv", "TIV, MILLION", FieldType::number, "SIPRI trend-indicator value"}},
              {},
              {}};
  const auto text = [](const auto& number, bool is_estimate) {
    return number ? fmt::format("{}{}", number_text(*number), is_estimate ? "~" : "") : "";
  };
  for (const Delivery& delivery : deliveries) {
    table.rows.push_back({text(delivery.year, delivery.year_is_estimate),
                          text(delivery.quantity, delivery.quantity_is_estimate),
                          delivery.condition, number_or_nothing(delivery.tiv)});
  }
  if (deliveries.size() > 1) {
    table.rows.push_back(
        {std::string("all"), text(sum_of_deliveries(deliveries, &Delivery::quantity), false),
         std::string(), number_or_nothing(sum_of_deliveries(deliveries, &Delivery::tiv))});
  }
  return table;
}

std::string_view delivery_legend(std::span<const Delivery> deliveries) {
  const bool has_estimate = std::ranges::any_of(deliveries, [](const Delivery& delivery) {
    return delivery.year_is_estimate || delivery.quantity_is_estimate;
  });
  return has_estimate ? "~ is SIPRI's estimate; TIV is its trend-indicator value, not a price."
                      : "TIV is SIPRI's trend-indicator value, not a price.";
}

}  // namespace pakru
