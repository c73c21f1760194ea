#include "pakru/query/filter.hpp"

#include <fmt/format.h>
#include <re2/re2.h>

#include <algorithm>

#include "pakru/model/text.hpp"
#include "pakru/model/vocabulary.hpp"
#include "pakru/query/dispute.hpp"

namespace pakru {
namespace {

/// Larger than any pattern that a person writes; a stranger's may grow without end.
constexpr std::int64_t pattern_memory = 8 << 20;

bool is_among(const std::vector<std::string_view>& wanted, std::string_view text) {
  return std::ranges::find(wanted, text) != wanted.end();
}

bool asks_nothing_or_has(const std::vector<std::string_view>& wanted, std::string_view text) {
  return wanted.empty() || is_among(wanted, text);
}

template <typename List, typename Text>
bool any_among(const std::vector<std::string_view>& wanted, const List& list, Text text) {
  return std::ranges::any_of(list,
                             [&](const auto& element) { return is_among(wanted, text(element)); });
}

bool falls_on(const Date& date, const MonthDay& wanted) {
  if (!date.exact_to_day()) {
    return false;
  }
  // A 29 February comes at the latest after eight years, any other day after one.
  constexpr int most_years = 9;
  const int first = static_cast<int>(date.first().year());
  const int last = std::min(static_cast<int>(date.last().year()), first + most_years);
  for (int year = first; year <= last; ++year) {
    const Day day{std::chrono::year{year}, std::chrono::month{wanted.month},
                  std::chrono::day{wanted.day}};
    if (day.ok() && date.first() <= day && day <= date.last()) {
      return true;
    }
  }
  return false;
}

bool is_on(const Date& date, const On& on) {
  return on.date ? overlap(date, *on.date) : falls_on(date, *on.any_year);
}

/// The first '(' that is never closed; escaped ones and those in brackets do not count.
std::size_t unclosed_parenthesis(std::string_view pattern) {
  std::vector<std::size_t> open;
  bool in_brackets = false;
  for (std::size_t i = 0; i < pattern.size(); ++i) {
    if (pattern[i] == '\\') {
      ++i;
    } else if (in_brackets) {
      in_brackets = pattern[i] != ']';
    } else if (pattern[i] == '[') {
      in_brackets = true;
    } else if (pattern[i] == '(') {
      open.push_back(i);
    } else if (pattern[i] == ')' && !open.empty()) {
      open.pop_back();
    }
  }
  return open.empty() ? 0 : open.front();
}

/// Where RE2 stopped; of a missing ')' it names the whole pattern, which helps nobody.
std::size_t place_of_error(std::string_view pattern, const RE2& expression) {
  if (expression.error_code() == RE2::ErrorMissingParen) {
    return unclosed_parenthesis(pattern);
  }
  const std::size_t place = pattern.rfind(expression.error_arg());
  return place == std::string_view::npos ? 0 : place;
}

template <typename Element, typename Key, typename Names>
std::vector<std::string_view> match(std::span<const Element> elements, std::string_view text,
                                    Key key, Names has_name) {
  std::vector<std::string_view> found;
  const std::string wanted = fold_spelling(text);
  for (const Element& element : elements) {
    if (key(element) == text) {
      return {key(element)};
    }
    if (has_name(element, wanted)) {
      found.push_back(key(element));
    }
  }
  return found;
}

template <typename Element>
bool has_name(const Element& element, std::string_view wanted) {
  const auto met = [&](std::string_view name) { return has_words(fold_spelling(name), wanted); };
  return met(element.name) || std::ranges::any_of(element.aliases, met);
}

}  // namespace

struct Pattern::Engine {
  Engine(std::string_view text, const RE2::Options& options)
      : expression(re2::StringPiece(text.data(), text.size()), options) {}
  RE2 expression;
};

Result<Pattern> Pattern::compile(std::string_view text) {
  RE2::Options options;
  options.set_log_errors(false);
  options.set_max_mem(pattern_memory);
  options.set_case_sensitive(
      std::ranges::any_of(text, [](char c) { return c >= 'A' && c <= 'Z'; }));
  auto engine = std::make_shared<const Engine>(text, options);
  if (engine->expression.ok()) {
    return Pattern(std::move(engine));
  }
  std::string why = engine->expression.error();
  if (const std::size_t colon = why.find(": "); colon != std::string::npos) {
    why.resize(colon);
  }
  const std::size_t place = place_of_error(text, engine->expression);
  return Error{fmt::format("it is not a regular expression: {} at character {}", why, place + 1),
               "Try a plain word, 'steel|gas' or '^Army chief'."};
}

bool Pattern::found_in(std::string_view text) const {
  return RE2::PartialMatch(re2::StringPiece(text.data(), text.size()), engine_->expression);
}

Result<On> On::parse(std::string_view text) {
  On on;
  // A day of any year is written MM-DD; a leap year allows 29 February.
  if (text.size() == 5 && text[2] == '-') {
    const auto date = Date::parse(fmt::format("2000-{}", text));
    if (!date || !date->exact_to_day()) {
      return Error{"there is no such day in any year",
                   "Try 12-23 for any year, or 1968-04-17, 1968-04, 1968."};
    }
    on.any_year = MonthDay{static_cast<unsigned>(date->first().month()),
                           static_cast<unsigned>(date->first().day())};
    return on;
  }
  const auto date = Date::parse(text);
  if (!date) {
    return date.error();
  }
  on.date = *date;
  return on;
}

unsigned Filter::parts() const {
  unsigned parts = part::head;
  if (!types.empty() || !statuses.empty() || !levels.empty() || !directions.empty() ||
      !instruments.empty() || min_value || max_value) {
    parts |= part::details;
  }
  if (!topics.empty()) {
    parts |= part::topics;
  }
  if (people) {
    parts |= part::people;
  }
  if (bodies) {
    parts |= part::bodies;
  }
  if (places) {
    parts |= part::places;
  }
  if (sources || min_sources > 0 || !confidences.empty()) {
    parts |= part::claims;
  }
  if (!grep.empty()) {
    parts |= part::summary;
  }
  if (disputed) {
    parts |= part::claims | part::details | part::places;
  }
  return parts;
}

Verdict Filter::judge_value(const Record& record) const {
  if (!min_value && !max_value) {
    return Verdict::accepted;
  }
  if (!record.facts.value) {
    return Verdict::rejected;
  }
  const Money& value = *record.facts.value;
  if (value.currency != "USD") {
    return Verdict::other_currency;
  }
  const std::optional<Money> compared = restated ? restated(value, record.date()) : value;
  if (!compared) {
    return Verdict::not_restatable;
  }
  const bool is_within =
      (!min_value || compared->high >= *min_value) && (!max_value || compared->low <= *max_value);
  return is_within ? Verdict::accepted : Verdict::rejected;
}

bool Filter::rejects(const Head& head) const {
  if (since && head.last < packed(*since)) {
    return true;
  }
  if (until && head.first > packed(*until)) {
    return true;
  }
  // A head knows the words of its vocabularies alone; of any other the record itself must be asked.
  const auto& known_kinds = pakru::kinds.words;
  const auto& known_scopes = pakru::scopes.words;
  if (!kinds.empty() && head.kind < known_kinds.size() &&
      !is_among(kinds, known_kinds[head.kind].text)) {
    return true;
  }
  return !scope.empty() && head.scope < known_scopes.size() &&
         known_scopes[head.scope].text != scope;
}

bool Filter::accepts_all_but_value(const Record& record, Dataset& dataset) const {
  if (!record.facts.date) {
    return false;
  }
  const Date& date = record.date();
  if ((since && date.last() < *since) || (until && date.first() > *until)) {
    return false;
  }
  if (!on.empty() && std::ranges::none_of(on, [&](const On& one) { return is_on(date, one); })) {
    return false;
  }
  if (!asks_nothing_or_has(kinds, record.kind) || (!scope.empty() && record.scope != scope)) {
    return false;
  }
  if (!asks_nothing_or_has(types, record.facts.type) ||
      !asks_nothing_or_has(statuses, record.facts.status) ||
      !asks_nothing_or_has(levels, record.facts.level) ||
      !asks_nothing_or_has(directions, record.facts.direction) ||
      !asks_nothing_or_has(instruments, record.facts.instrument)) {
    return false;
  }
  const auto itself = [](std::string_view text) { return text; };
  if (!topics.empty() && !any_among(topics, record.topics, itself)) {
    return false;
  }
  if (people && !any_among(*people, record.people, [](const Participant& p) { return p.person; })) {
    return false;
  }
  if (bodies && !any_among(*bodies, record.bodies, itself)) {
    return false;
  }
  if (places && !any_among(*places, record.places, itself)) {
    return false;
  }
  if (sources && !any_among(*sources, record.claims, [](const Claim& c) { return c.source; })) {
    return false;
  }
  if (!grep.empty() && std::ranges::none_of(grep, [&](const Pattern& pattern) {
        return pattern.found_in(record.title) || pattern.found_in(record.summary);
      })) {
    return false;
  }
  if (min_sources > 0 && independent_publishers(record, dataset).size() < min_sources) {
    return false;
  }
  if (!confidences.empty() && !is_among(confidences, confidence(record, dataset))) {
    return false;
  }
  return !disputed || is_disputed(record);
}

Verdict Filter::judge(const Record& record, Dataset& dataset) const {
  return accepts_all_but_value(record, dataset) ? judge_value(record) : Verdict::rejected;
}

std::vector<std::string_view> match_people(Dataset& dataset, std::string_view text) {
  return match(
      dataset.people(), text, [](const Person& person) { return person.id; }, has_name<Person>);
}

std::vector<std::string_view> match_places(Dataset& dataset, std::string_view text) {
  return match(
      dataset.places(), text, [](const Named& place) { return place.name; }, has_name<Named>);
}

std::vector<std::string_view> match_bodies(Dataset& dataset, std::string_view text) {
  return match(
      dataset.bodies(), text, [](const Named& body) { return body.name; }, has_name<Named>);
}

std::vector<std::string_view> match_sources(Dataset& dataset, std::string_view text) {
  return match(
      dataset.sources(), text, [](const Source& source) { return source.id; },
      [](const Source& source, std::string_view wanted) {
        return has_words(fold_spelling(source.publisher), wanted) ||
               has_words(fold_spelling(source.group), wanted);
      });
}

}  // namespace pakru
