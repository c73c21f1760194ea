#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <tuple>
#include <unordered_set>
#include <utility>

#include "check_steps.hpp"
#include "pakru/data/shape.hpp"
#include "pakru/model/text.hpp"
#include "pakru/model/vocabulary.hpp"

namespace pakru {
namespace {

/// Amounts and numbers beyond these are slips of a key.
constexpr double largest_amount = 1e12;
constexpr double largest_trade = 1e11;
constexpr double largest_quantity = 1e9;

/// A source tells beforehand of what is soon to come; one that is older tells of something else.
constexpr std::chrono::years longest_notice{3};

/// One to three sentences are shorter.
constexpr std::size_t longest_summary = 1000;

/// A summary that shares this many words in a row with a source's title was copied.
constexpr std::size_t copied_words = 8;

std::size_t characters(std::string_view text) {
  return static_cast<std::size_t>(
      std::ranges::count_if(text, [](char c) { return !is_continuation(c); }));
}

std::vector<std::string> words_of(std::string_view text) {
  std::vector<std::string> words;
  std::string word;
  for (const char c : fold(text)) {
    if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || static_cast<unsigned char>(c) >= 0x80) {
      word += c;
    } else if (!word.empty()) {
      words.push_back(std::move(word));
      word.clear();
    }
  }
  if (!word.empty()) {
    words.push_back(std::move(word));
  }
  return words;
}

/// Whether eight words in a row of one stand in the other.
bool shares_run(const std::vector<std::string>& a, const std::vector<std::string>& b) {
  for (std::size_t i = 0; i + copied_words <= a.size(); ++i) {
    for (std::size_t j = 0; j + copied_words <= b.size(); ++j) {
      if (std::equal(a.begin() + static_cast<std::ptrdiff_t>(i),
                     a.begin() + static_cast<std::ptrdiff_t>(i + copied_words),
                     b.begin() + static_cast<std::ptrdiff_t>(j))) {
        return true;
      }
    }
  }
  return false;
}

/// How the id of a record with this date begins: '1970s', '1968', '1968-04', '1968-04-12'.
std::string id_prefix(const Date& date) {
  using Form = DatePoint::Form;
  const DatePoint& point =
      date.is_interval() && date.start().form < Form::century ? date.end() : date.start();
  switch (point.form) {
    case Form::century:
    case Form::decade:
      return fmt::format("{:04}s-", point.year);
    case Form::month:
    case Form::day_of_month:
      return fmt::format("{:04}-{:02}-", point.year, point.month);
    case Form::day:
      return fmt::format("{:04}-{:02}-{:02}-", point.year, point.month, point.day);
    default:
      return fmt::format("{:04}-", point.year);
  }
}

/// How exactly a date is known at its better end; `DatePoint::Form` grows with exactness.
DatePoint::Form exactness(const Date& date) {
  return std::max(date.start().form, date.end().form);
}

class Rules {
 public:
  Rules(Dataset& dataset, const LineTable& lines, std::vector<Fault>& faults)
      : dataset_(dataset), lines_(lines), faults_(faults) {
    for (const Fault& fault : faults) {
      faults_of_shape_.emplace(fault.record, fault.field, fault.line);
    }
    records_.resize(dataset.size());
    for (std::size_t i = 0; i < dataset.size(); ++i) {
      dataset.read(i, part::all, records_[i]);
      ids_.emplace(records_[i].id, i);
      for (const std::string_view other : records_[i].related) {
        relations_.emplace(records_[i].id, other);
      }
    }
  }

  void apply() {
    registries();
    names_of_people();
    for (std::size_t i = 0; i < records_.size(); ++i) {
      const Record& record = records_[i];
      identity(record, i);
      wording(record);
      details(record);
      sources(record);
      if (record.facts.date) {  // or the shape has said so
        prefix(record);
        order(record);
        exactness_of_date(record);
        age(record);
      }
      references(record);
      related(record);
      distinct(record);
    }
    alike();
    trade();
    series();
    used();
  }

 private:
  /// `at` is a text of the dataset; its line is the fault's.
  void add(std::string_view at, std::string_view record, std::string field, std::string message) {
    std::size_t line = lines_.line(at.data());
    if (line == 0) {  // a text with an escape is kept elsewhere
      const auto found = ids_.find(record);
      line = found == ids_.end() ? last_line_ : lines_.line(records_[found->second].json.data());
    }
    last_line_ = line;
    faults_.push_back({line, std::string(record), std::move(field), std::move(message)});
  }

  /// Whether the shape has found a fault in this field of the record.
  [[nodiscard]] bool is_faulty(const Record& record, const std::string& field) const {
    const std::size_t last = lines_.line(record.json.data() + record.json.size());
    const auto found = faults_of_shape_.lower_bound(
        {std::string(record.id), field, lines_.line(record.json.data())});
    return found != faults_of_shape_.end() && std::get<0>(*found) == record.id &&
           std::get<1>(*found) == field && std::get<2>(*found) <= last;
  }

  template <typename Elements, typename Name>
  void registry(const Elements& elements, Name name, std::string_view section,
                std::string_view key) {
    for (std::size_t i = 0; i < elements.size(); ++i) {
      const std::string_view own = name(elements[i]);
      if (i == 0) {
        continue;
      }
      const std::string_view before = name(elements[i - 1]);
      const std::string field = fmt::format("{}[{}].{}", section, i, key);
      if (own == before) {
        add(own, "", field, fmt::format("'{}' stands here twice", own));
      } else if (own < before) {
        add(own, "", field, fmt::format("'{}' stands after '{}'; keep the order", own, before));
      }
    }
  }

  /// A name leads to one person.
  void names_of_people() {
    std::map<std::string, std::string_view> person_of;
    for (const Person& person : dataset_.people()) {
      const auto take = [&](std::string_view name) {
        const auto [known, is_new] = person_of.emplace(fold(name), person.id);
        if (!is_new && known->second != person.id) {
          add(name, "", "people.aliases",
              fmt::format("'{}' names '{}' and '{}'", name, known->second, person.id));
        }
      };
      take(person.name);
      for (const std::string_view alias : person.aliases) {
        take(alias);
      }
    }
  }

  void registries() {
    registry(
        dataset_.sources(), [](const Source& source) { return source.id; }, "sources", "id");
    registry(
        dataset_.people(), [](const Person& person) { return person.id; }, "people", "id");
    registry(
        dataset_.places(), [](const Named& named) { return named.name; }, "places", "name");
    registry(
        dataset_.bodies(), [](const Named& named) { return named.name; }, "bodies", "name");
    for (const Source& source : dataset_.sources()) {
      source_ids_.insert(source.id);
    }
    for (const Person& person : dataset_.people()) {
      person_ids_.insert(person.id);
    }
    for (const Named& place : dataset_.places()) {
      place_names_.insert(place.name);
    }
    for (const Named& body : dataset_.bodies()) {
      body_names_.insert(body.name);
    }
  }

  void identity(const Record& record, std::size_t position) {
    if (record.id.empty()) {
      return;  // the shape has said so
    }
    if (ids_.at(record.id) != position) {
      add(record.id, record.id, "id", "another record has it");
    }
  }

  void prefix(const Record& record) {
    if (record.id.empty()) {
      return;  // the shape has said so
    }
    const std::string prefix = id_prefix(record.date());
    if (!record.id.starts_with(prefix)) {
      add(record.id, record.id, "id",
          fmt::format("the date is {}, so the id begins with {}", record.date().text(), prefix));
    }
  }

  /// Compares with the last record before that has a date.
  void order(const Record& record) {
    const Record* before = std::exchange(last_dated_, &record);
    if (before == nullptr) {
      return;
    }
    const auto order = chronological(before->date(), record.date());
    if (std::is_gt(order) || (std::is_eq(order) && before->id > record.id)) {
      add(record.id, record.id, "date",
          fmt::format("it stands after {}; records stand oldest first", before->id));
    }
  }

  /// What happens after the dataset was changed last, or long after a source was published, is not
  /// what that source saw.
  void age(const Record& record) {
    const auto updated = Date::parse(dataset_.about().updated);
    if (updated && record.date().first() > updated->last()) {
      add(record.id, record.id, "date",
          fmt::format("it lies after {}, when the dataset was changed last", updated->text()));
    }
    for (std::size_t i = 0; i < record.claims.size(); ++i) {
      const Source* source = dataset_.source(record.claims[i].source);
      const auto published = source == nullptr ? std::nullopt : date_of(*source);
      if (published && published->last() + longest_notice < record.date().first()) {
        add(record.claims[i].source, record.id, fmt::format("claims[{}].source", i),
            fmt::format("it was published in {}, long before {}", published->text(),
                        record.date().text()));
      }
    }
  }

  [[nodiscard]] static std::optional<Date> date_of(const Source& source) {
    const auto date = Date::parse(source.date);
    return date ? std::optional(*date) : std::nullopt;
  }

  void wording(const Record& record) {
    if (characters(record.title) > longest_title) {
      add(record.title, record.id, "title",
          fmt::format("it has {} characters; at most {} fit", characters(record.title),
                      longest_title));
    }
    if (record.title.ends_with('.')) {
      add(record.title, record.id, "title", "it ends with a full stop");
    }
    if (!record.summary.empty() && (fold(record.summary) == fold(record.title) ||
                                    fold(record.summary) == fold(record.title) + ".")) {
      add(record.summary, record.id, "summary", "it says no more than the title");
    }
    if (characters(record.summary) > longest_summary) {
      add(record.summary, record.id, "summary",
          fmt::format("it has {} characters; at most {} are read", characters(record.summary),
                      longest_summary));
      return;
    }
    const auto summary = words_of(record.summary);
    for (const Claim& claim : record.claims) {
      const Source* source = dataset_.source(claim.source);
      if (source != nullptr && source->title.size() <= longest_summary &&
          shares_run(summary, words_of(source->title))) {
        add(record.summary, record.id, "summary",
            fmt::format("{} words in a row stand in the title of {}", copied_words, source->id));
      }
    }
  }

  void details(const Record& record) {
    if (record.details.empty() &&
        std::ranges::find(details_keys, record.kind) != details_keys.end()) {
      add(record.kind, record.id, std::string(record.kind),
          fmt::format("a record of kind {} has an object of that name", record.kind));
    }
    if (!record.details.empty() && record.details != record.kind && kinds.holds(record.kind)) {
      add(record.kind, record.id, std::string(record.details),
          fmt::format("a record of kind {} has no such object", record.kind));
    }
    if (record.facts.value) {
      money(*record.facts.value, record.id, "value");
    }
    if (record.facts.quantity.value_or(1) >= largest_quantity) {
      add(record.id, record.id, "quantity", "it is beyond belief");
    }
    for (const Delivery& delivery : record.deliveries) {
      if (delivery.quantity.value_or(1) >= largest_quantity) {
        add(record.id, record.id, "deliveries", "the quantity is beyond belief");
      }
    }
  }

  void money(const Money& money, std::string_view record, std::string field) {
    if (money.low < 0 || money.high > largest_amount || money.low > money.high) {
      add(money.currency, record, std::move(field),
          fmt::format("{} is not a sum to be believed", money_text(money)));
    }
  }

  void sources(const Record& record) {
    if (record.claims.empty() && !is_faulty(record, "claims")) {
      add(record.id, record.id, "claims", "a record has at least one claim");
    }
    std::unordered_set<std::string_view> seen;
    for (std::size_t i = 0; i < record.claims.size(); ++i) {
      const Claim& claim = record.claims[i];
      used_sources_.insert(claim.source);
      if (!seen.insert(claim.source).second) {
        add(claim.source, record.id, fmt::format("claims[{}].source", i),
            "a source has one claim in a record");
      }
      if (claim.facts.value) {
        money(*claim.facts.value, record.id, fmt::format("claims[{}].value", i));
      }
    }
  }

  [[nodiscard]] static bool is_qualified(const Date& date) {
    using enum DatePoint::Qualifier;
    return date.start().qualifier != none || date.end().qualifier != none;
  }

  /// A date is never more exact than the most exact claim; how exact a claim is whose date is
  /// faulty nobody knows.
  void exactness_of_date(const Record& record) {
    std::optional<DatePoint::Form> most_exact;
    for (std::size_t i = 0; i < record.claims.size(); ++i) {
      const auto& date = record.claims[i].facts.date;
      if (date) {
        most_exact = std::max(most_exact.value_or(exactness(*date)), exactness(*date));
      } else if (is_faulty(record, fmt::format("claims[{}].date", i))) {
        return;
      }
    }
    if (!most_exact && !record.claims.empty() && !is_qualified(record.date())) {
      add(record.id, record.id, "date",
          fmt::format("no claim states a date; write {}? or {}~", record.date().text(),
                      record.date().text()));
    }
    if (most_exact && exactness(record.date()) > *most_exact) {
      add(record.id, record.id, "date",
          fmt::format("{} is more exact than any claim", record.date().text()));
    }
  }

  void refer(std::string_view to, bool known, std::string_view record, std::string field,
             std::string_view what) {
    if (!known) {
      add(to, record, std::move(field), fmt::format("no such {}: '{}'", what, to));
    }
  }

  void references(const Record& record) {
    for (std::size_t i = 0; i < record.claims.size(); ++i) {
      const std::string_view source = record.claims[i].source;
      refer(source, source_ids_.contains(source), record.id, fmt::format("claims[{}].source", i),
            "source");
      if (const std::string_view place = record.claims[i].facts.place; !place.empty()) {
        used_places_.insert(place);
        refer(place, place_names_.contains(place), record.id, fmt::format("claims[{}].place", i),
              "place");
      }
    }
    for (std::size_t i = 0; i < record.people.size(); ++i) {
      const std::string_view person = record.people[i].person;
      used_people_.insert(person);
      refer(person, person_ids_.contains(person), record.id, fmt::format("people[{}].person", i),
            "person");
    }
    for (std::size_t i = 0; i < record.places.size(); ++i) {
      used_places_.insert(record.places[i]);
      refer(record.places[i], place_names_.contains(record.places[i]), record.id,
            fmt::format("places[{}]", i), "place");
    }
    for (std::size_t i = 0; i < record.bodies.size(); ++i) {
      used_bodies_.insert(record.bodies[i]);
      refer(record.bodies[i], body_names_.contains(record.bodies[i]), record.id,
            fmt::format("bodies[{}]", i), "body");
    }
  }

  void related(const Record& record) {
    for (std::size_t i = 0; i < record.related.size(); ++i) {
      const std::string_view other = record.related[i];
      const std::string field = fmt::format("related[{}]", i);
      const auto found = ids_.find(other);
      if (found == ids_.end()) {
        add(other, record.id, field, fmt::format("no such record: '{}'", other));
      } else if (other == record.id) {
        add(other, record.id, field, "a record is not related to itself");
      } else if (!relations_.contains({other, record.id})) {
        add(other, record.id, field, fmt::format("{} does not name this record", other));
      }
    }
  }

  void distinct(const Record& record) {
    for (std::size_t i = 0; i < record.distinct.size(); ++i) {
      refer(record.distinct[i], ids_.contains(record.distinct[i]), record.id,
            fmt::format("distinct[{}]", i), "record");
    }
  }

  [[nodiscard]] static std::set<std::string_view> people_of(const Record& record) {
    std::set<std::string_view> people;
    for (const Participant& participant : record.people) {
      people.insert(participant.person);
    }
    return people;
  }

  /// Two records of one kind, one day and the same people, or of one title and day, are one event,
  /// or say that they are two.
  void alike() {
    std::map<std::string, std::vector<const Record*>> titled;
    std::map<std::pair<std::string_view, std::set<std::string_view>>, std::vector<const Record*>>
        of_people;
    for (const Record& record : records_) {
      if (!record.facts.date) {
        continue;
      }
      if (!record.title.empty()) {
        auto& same = titled[fold(record.title)];
        if (const Record* other = like(record, same)) {
          add(record.title, record.id, "title",
              fmt::format("{} has the same title and date; merge them, or name one in the other's "
                          "'distinct'",
                          other->id));
        }
        same.push_back(&record);
      }
      if (!record.people.empty()) {
        auto& same = of_people[{record.kind, people_of(record)}];
        if (const Record* other = like(record, same)) {
          add(record.id, record.id, "",
              fmt::format("same kind, date and people as {}; merge them, or name one in the "
                          "other's 'distinct'",
                          other->id));
        }
        same.push_back(&record);
      }
    }
  }

  /// The first of these whose date overlaps the record's, where they are not said to be two.
  [[nodiscard]] static const Record* like(const Record& record,
                                          const std::vector<const Record*>& others) {
    const auto found = std::ranges::find_if(others, [&](const Record* other) {
      return overlap(other->date(), record.date()) && !are_distinct(*other, record);
    });
    return found == others.end() ? nullptr : *found;
  }

  [[nodiscard]] static bool are_distinct(const Record& one, const Record& two) {
    return std::ranges::find(one.distinct, two.id) != one.distinct.end() ||
           std::ranges::find(two.distinct, one.id) != two.distinct.end();
  }

  void trade() {
    const auto figures = dataset_.trade();
    std::unordered_set<std::string> keys;
    const Period* before = nullptr;
    for (std::size_t i = 0; i < figures.size(); ++i) {
      const TradeFigure& figure = figures[i];
      const std::string field = fmt::format("trade[{}]", i);
      used_sources_.insert(figure.source);
      const std::string key =
          fmt::format("{}|{}|{}|{}|{}|{}|{}", figure.period.text, figure.flow, figure.commodity,
                      figure.commodity_direction, figure.reporter, figure.source, figure.currency);
      const bool has_period = !figure.period.text.empty();
      if (!keys.insert(key).second && has_period) {
        add(figure.source, "", field,
            fmt::format("{} states this flow of {} twice", figure.source, figure.period.text));
      }
      refer(figure.source, source_ids_.contains(figure.source), "", field + ".source", "source");
      const Money amount{figure.amount, figure.amount, figure.currency, ""};
      if (amount.high >= largest_trade) {
        add(figure.currency, "", field + ".amount",
            fmt::format("{} is not a sum to be believed", money_text(amount)));
      }
      if ((figure.flow == "commodity") != !figure.commodity.empty()) {
        add(figure.flow, "", field + ".commodity", "it stands with flow commodity, and only there");
      }
      if (!has_period) {
        continue;  // the shape has said so
      }
      if (before != nullptr && std::is_gt(chronological(before->span, figure.period.span))) {
        add(figure.period.text, "", field + ".period", "figures stand oldest first");
      }
      before = &figure.period;
    }
  }

  void series() {
    for (const Series& series : dataset_.series()) {
      used_sources_.insert(series.source);
      refer(series.source, source_ids_.contains(series.source), "", "series.source", "source");
      if (series.points.empty()) {
        add(series.id, "", "series.points", "a series has at least one point");
      }
      if (!std::ranges::is_sorted(series.points, std::ranges::less_equal{}, &Point::year)) {
        add(series.id, "", "series.points", "years stand once each, oldest first");
      }
      if (series.unit.starts_with("share") &&
          std::ranges::any_of(series.points, [](const Point& point) {
            return point.value < 0 || point.value > 1;
          })) {
        add(series.id, "", "series.points", "a share lies between 0 and 1");
      }
    }
  }

  /// Tells what of a registry is not among the used.
  template <typename Elements, typename Name, typename Message>
  void unused(const Elements& elements, Name name, const std::unordered_set<std::string_view>& used,
              const std::string& field, Message message) {
    for (const auto& element : elements) {
      if (const std::string_view own = element.*name; !used.contains(own)) {
        add(own, "", field, message(own));
      }
    }
  }

  void used() {
    const auto no_support = [](std::string_view id) {
      return fmt::format("nothing rests on '{}'", id);
    };
    const auto no_record = [](std::string_view name) {
      return fmt::format("'{}' appears in no record", name);
    };
    unused(dataset_.sources(), &Source::id, used_sources_, "sources.id", no_support);
    unused(dataset_.people(), &Person::id, used_people_, "people.id", no_record);
    unused(dataset_.places(), &Named::name, used_places_, "places.name", no_record);
    unused(dataset_.bodies(), &Named::name, used_bodies_, "bodies.name", no_record);
  }

  Dataset& dataset_;
  const LineTable& lines_;
  std::size_t last_line_ = 1;  ///< of a fault, for one whose text is kept elsewhere
  std::vector<Fault>& faults_;
  std::set<std::tuple<std::string, std::string, std::size_t>> faults_of_shape_;  ///< with lines
  std::vector<Record> records_;
  const Record* last_dated_ = nullptr;  ///< of those that were looked at
  std::map<std::string_view, std::size_t> ids_;
  std::set<std::pair<std::string_view, std::string_view>> relations_;
  std::unordered_set<std::string_view> source_ids_;
  std::unordered_set<std::string_view> person_ids_;
  std::unordered_set<std::string_view> place_names_;
  std::unordered_set<std::string_view> body_names_;
  std::unordered_set<std::string_view> used_sources_;
  std::unordered_set<std::string_view> used_people_;
  std::unordered_set<std::string_view> used_places_;
  std::unordered_set<std::string_view> used_bodies_;
};

}  // namespace

std::string_view wording_fault(std::string_view text) {
  struct Trace {
    std::string_view text;
    std::string_view fault;
  };
  static constexpr std::array traces = {
      Trace{"  ", "it has two spaces in a row"},
      Trace{"&amp;", "it holds an HTML entity"},
      Trace{"&quot;", "it holds an HTML entity"},
      Trace{"&nbsp;", "it holds an HTML entity"},
      Trace{"&#", "it holds an HTML entity"},
      Trace{"</", "it holds an HTML tag"},
      Trace{"<br", "it holds an HTML tag"},
      Trace{"<p>", "it holds an HTML tag"},
      Trace{"“", "it holds curly quotation marks; write straight ones"},
      Trace{"”", "it holds curly quotation marks; write straight ones"},
      Trace{"‘", "it holds curly quotation marks; write straight ones"},
      Trace{"’", "it holds curly quotation marks; write straight ones"},
      Trace{"\xC2\xA0", "it holds a no-break space"},
      Trace{"\xEF\xBF\xBD", "it holds a character that was lost in reading"},
      Trace{"\xE2\x80\x8B", "it holds a space without width"},
      Trace{"Read more", "it holds words of a web page around the text"},
      Trace{"Click here", "it holds words of a web page around the text"},
      Trace{"All rights reserved", "it holds words of a web page around the text"},
      Trace{"Advertisement", "it holds words of a web page around the text"},
      Trace{"ALSO READ", "it holds words of a web page around the text"},
      Trace{"Follow us", "it holds words of a web page around the text"},
      Trace{"Share this", "it holds words of a web page around the text"},
      Trace{"Short Url", "it holds words of a web page around the text"},
      Trace{"Subscribe to", "it holds words of a web page around the text"},
      Trace{"[+", "it holds the mark of a text that was cut"},
  };
  for (const char c : text) {
    if (static_cast<unsigned char>(c) < 0x20 || c == 0x7F) {
      return "it holds a control character";
    }
  }
  if (text.starts_with(' ') || text.ends_with(' ')) {
    return "it begins or ends with a space";
  }
  for (const Trace& trace : traces) {
    if (text.find(trace.text) != std::string_view::npos) {
      return trace.fault;
    }
  }
  return {};
}

void check_rules(Dataset& dataset, const LineTable& lines, std::vector<Fault>& faults) {
  Rules(dataset, lines, faults).apply();
}

}  // namespace pakru
