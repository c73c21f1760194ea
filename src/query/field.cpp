#include "pakru/query/field.hpp"

#include <algorithm>
#include <array>

#include "pakru/query/dispute.hpp"

namespace pakru {
namespace {

Value list_or_nothing(TextList list) {
  return list.empty() ? Value{} : Value{std::move(list)};
}

/// Reads a text of the record itself.
template <std::string_view Record::*member>
Value text_of(const Record& record, Dataset& /*dataset*/) {
  return text_or_nothing(record.*member);
}

template <std::string_view Facts::*member>
Value fact_of(const Record& record, Dataset& /*dataset*/) {
  return text_or_nothing(record.facts.*member);
}

template <auto member>
Value number_of(const Record& record, Dataset& /*dataset*/) {
  return number_or_nothing(record.facts.*member);
}

template <std::vector<std::string_view> Record::*member>
Value list_of(const Record& record, Dataset& /*dataset*/) {
  return list_or_nothing(record.*member);
}

template <std::optional<Date> Facts::*member>
Value date_of(const Record& record, Dataset& /*dataset*/) {
  return record.facts.*member ? Value{*(record.facts.*member)} : Value{};
}

Value first_of(const Record& record, Dataset& /*dataset*/) {
  return record.facts.date ? Value{day_text(record.date().first())} : Value{};
}
Value last_of(const Record& record, Dataset& /*dataset*/) {
  return record.facts.date ? Value{day_text(record.date().last())} : Value{};
}

Value people_of(const Record& record, Dataset& dataset) {
  TextList names;
  for (const Participant& participant : record.people) {
    const Person* person = dataset.person(participant.person);
    names.push_back(person == nullptr ? participant.person : person->name);
  }
  return list_or_nothing(std::move(names));
}

Value offices_of(const Record& record, Dataset& /*dataset*/) {
  TextList offices;
  for (const Participant& participant : record.people) {
    offices.push_back(participant.office.empty() ? "-" : participant.office);
  }
  return list_or_nothing(std::move(offices));
}

Value sources_of(const Record& record, Dataset& /*dataset*/) {
  TextList sources;
  for (const Claim& claim : record.claims) {
    sources.push_back(claim.source);
  }
  return list_or_nothing(std::move(sources));
}

Value publishers_of(const Record& record, Dataset& dataset) {
  return list_or_nothing(independent_publishers(record, dataset));
}

Value support_of(const Record& record, Dataset& dataset) {
  return static_cast<double>(independent_publishers(record, dataset).size());
}

Value disputed_of(const Record& record, Dataset& /*dataset*/) {
  return is_disputed(record);
}

Value disputed_fields_of(const Record& record, Dataset& /*dataset*/) {
  TextList fields;
  for (const Dispute& dispute : disputes(record)) {
    fields.push_back(dispute.field);
  }
  return list_or_nothing(std::move(fields));
}

Value confidence_of(const Record& record, Dataset& dataset) {
  return confidence(record, dataset);
}

Value money_of(const Record& record, Dataset& /*dataset*/) {
  return record.facts.value ? Value{*record.facts.value} : Value{};
}
Value value_high_of(const Record& record, Dataset& /*dataset*/) {
  const auto& value = record.facts.value;
  return value && value->is_range() ? Value{value->high} : Value{};
}
Value currency_of(const Record& record, Dataset& /*dataset*/) {
  return record.facts.value ? text_or_nothing(record.facts.value->currency) : Value{};
}

Value tiv_of(const Record& record, Dataset& /*dataset*/) {
  return number_or_nothing(sum_of_deliveries(record.deliveries, &Delivery::tiv));
}

constexpr unsigned dispute_parts = part::head | part::claims | part::details | part::places;

using enum FieldType;

constexpr std::array fields = {
    Field{"id", "ID", id, part::head, text_of<&Record::id>, "stable name of the record"},
    Field{"date", "DATE", date, part::head, date_of<&Facts::date>, "EDTF date, as exact as known"},
    Field{"first", "FIRST", day, part::head, first_of, "first day that the date allows"},
    Field{"last", "LAST", day, part::head, last_of, "last day that the date allows"},
    Field{"kind", "KIND", word, part::head, text_of<&Record::kind>, "kind of event"},
    Field{"scope", "SCOPE", word, part::head, text_of<&Record::scope>,
          "between the two, or context"},
    Field{"title", "TITLE", text, part::head, text_of<&Record::title>, "who did what"},
    Field{"summary", "SUMMARY", text, part::summary, text_of<&Record::summary>,
          "one to three sentences"},
    Field{"topics", "TOPICS", list, part::topics, list_of<&Record::topics>, "what it is about"},
    Field{"places", "PLACES", list, part::places, list_of<&Record::places>, "where"},
    Field{"people", "PEOPLE", list, part::people, people_of, "who took part"},
    Field{"offices", "OFFICES", list, part::people, offices_of,
          "the offices of the people, in their order"},
    Field{"bodies", "BODIES", list, part::bodies, list_of<&Record::bodies>,
          "organisations that took part"},
    Field{"type", "TYPE", word, part::details, fact_of<&Facts::type>, "type of deal"},
    Field{"status", "STATUS", word, part::details, fact_of<&Facts::status>,
          "how far an agreement or a deal came"},
    Field{"instrument", "INSTRUMENT", word, part::details, fact_of<&Facts::instrument>,
          "kind of agreement"},
    Field{"direction", "DIRECTION", word, part::details, fact_of<&Facts::direction>,
          "who visited whom"},
    Field{"level", "LEVEL", word, part::details, fact_of<&Facts::level>,
          "rank of a visit or meeting"},
    Field{"form", "FORM", word, part::details, fact_of<&Facts::form>, "how a meeting was held"},
    Field{"session", "SESSION", whole, part::details, number_of<&Facts::session>,
          "number of a commission's session"},
    Field{"supplier", "SUPPLIER", text, part::details, fact_of<&Facts::supplier>,
          "who gave: of a deal the seller, of aid the donor"},
    Field{"recipient", "RECIPIENT", text, part::details, fact_of<&Facts::recipient>, "who got"},
    Field{"item", "ITEM", text, part::details, text_of<&Record::item>, "what a deal or aid is of"},
    Field{"quantity", "QUANTITY", number, part::details, number_of<&Facts::quantity>, "how many"},
    Field{"unit", "UNIT", text, part::details, text_of<&Record::unit>,
          "what the quantity counts; pieces where empty"},
    Field{"value", "VALUE", money, part::details, money_of,
          "for how much; the low end of a range in machine formats"},
    Field{"value_high", "UP TO", number, part::details, value_high_of, "the high end of a range"},
    Field{"currency", "CURRENCY", word, part::details, currency_of, "of the value"},
    Field{"delivered", "DELIVERED", date, part::details, date_of<&Facts::delivered>,
          "when the goods arrived"},
    Field{"tiv", "TIV", number, part::details, tiv_of,
          "SIPRI trend-indicator value of all deliveries, millions"},
    Field{"exercise", "EXERCISE", text, part::details, text_of<&Record::exercise>,
          "name of an exercise"},
    Field{"host", "HOST", text, part::details, fact_of<&Facts::host>, "where an exercise was held"},
    Field{"troops", "TROOPS", whole, part::details, number_of<&Facts::troops>,
          "soldiers in an exercise"},
    Field{"project", "PROJECT", text, part::details, text_of<&Record::project>,
          "name of a project"},
    Field{"stage", "STAGE", word, part::details, text_of<&Record::stage>, "stage of a project"},
    Field{"voting_body", "VOTING BODY", text, part::details, text_of<&Record::voting_body>,
          "the body that voted"},
    Field{"pakistan_vote", "PAKISTAN", word, part::details, text_of<&Record::pakistan_vote>,
          "how Pakistan voted"},
    Field{"russia_vote", "RUSSIA", word, part::details, text_of<&Record::russia_vote>,
          "how the Soviet Union or Russia voted"},
    Field{"sources", "SOURCES", list, part::claims, sources_of, "ids of the sources"},
    Field{"publishers", "PUBLISHERS", list, part::claims, publishers_of,
          "publishers that do not depend on each other"},
    Field{"support", "SUPPORT", whole, part::claims, support_of, "how many such publishers"},
    Field{"confidence", "CONFIDENCE", word, part::claims, confidence_of,
          "corroborated, single, opinion-only or unsourced"},
    Field{"disputed", "DISPUTED", flag, dispute_parts, disputed_of, "whether sources differ"},
    Field{"disputed_fields", "DISPUTED IN", list, dispute_parts, disputed_fields_of,
          "the fields in which they differ"},
    Field{"note", "NOTE", text, part::note, text_of<&Record::note>,
          "why the editors chose as they did"},
    Field{"related", "RELATED", list, part::related, list_of<&Record::related>,
          "ids of records of the same story"},
};

std::weak_ordering compare_texts(std::string_view a, std::string_view b) {
  return a <=> b;
}

std::weak_ordering compare_numbers(double a, double b) {
  return a < b ? std::weak_ordering::less
               : (b < a ? std::weak_ordering::greater : std::weak_ordering::equivalent);
}

struct Comparer {
  std::weak_ordering operator()(std::string_view a, std::string_view b) const {
    return compare_texts(a, b);
  }
  std::weak_ordering operator()(const std::string& a, const std::string& b) const {
    return compare_texts(a, b);
  }
  std::weak_ordering operator()(double a, double b) const { return compare_numbers(a, b); }
  std::weak_ordering operator()(const Figure& a, const Figure& b) const {
    return compare_numbers(a.middle(), b.middle());
  }
  std::weak_ordering operator()(bool a, bool b) const {
    return compare_numbers(a ? 1 : 0, b ? 1 : 0);
  }
  std::weak_ordering operator()(const Date& a, const Date& b) const { return chronological(a, b); }
  std::weak_ordering operator()(const Money& a, const Money& b) const {
    const auto order = compare_numbers(a.low, b.low);
    return std::is_neq(order) ? order : compare_numbers(a.high, b.high);
  }
  std::weak_ordering operator()(const TextList& a, const TextList& b) const { return a <=> b; }
  template <typename A, typename B>
  std::weak_ordering operator()(const A& /*a*/, const B& /*b*/) const {
    return std::weak_ordering::equivalent;
  }
};

}  // namespace

std::span<const Field> record_fields() {
  return fields;
}

const Field* find_field(std::string_view name) {
  const auto found = std::ranges::find(fields, name, &Field::name);
  return found == fields.end() ? nullptr : &*found;
}

namespace {

/// Orders values that stand apart, upwards and downwards alike.
std::weak_ordering compare_apart(const Value& a, const Value& b) {
  const auto place_of = [](bool is_behind) { return is_behind ? 1 : 0; };
  const auto* one = std::get_if<Money>(&a);
  const auto* two = std::get_if<Money>(&b);
  if (one == nullptr || two == nullptr) {
    return place_of(is_empty(a)) <=> place_of(is_empty(b));
  }
  const auto dollars_first = place_of(one->currency != "USD") <=> place_of(two->currency != "USD");
  return std::is_neq(dollars_first) ? dollars_first : compare_texts(one->currency, two->currency);
}

}  // namespace

std::weak_ordering compare(const Value& a, const Value& b) {
  if (a.index() != b.index()) {  // a column of several types keeps each together
    return a.index() <=> b.index();
  }
  return std::visit(Comparer{}, a, b);
}

std::weak_ordering compare(const Value& a, const Value& b, bool is_descending) {
  if (const auto apart = compare_apart(a, b); std::is_neq(apart)) {
    return apart;
  }
  return is_descending ? compare(b, a) : compare(a, b);
}

}  // namespace pakru
