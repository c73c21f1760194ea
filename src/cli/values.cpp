#include "values.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <functional>
#include <iterator>
#include <span>

#include "pakru/model/text.hpp"
#include "pakru/report/people.hpp"
#include "pakru/report/prices.hpp"
#include "pakru/report/summary.hpp"

namespace pakru::cli {
namespace {

/// The name from the word on that begins like `begun`, which is folded: 'Kosygin' of 'Alexei
/// Kosygin'; empty where no word does.
std::string_view continued_by(std::string_view name, std::string_view begun) {
  if (fold(name).find(begun) == std::string::npos) {
    return {};
  }
  while (!fold(name).starts_with(begun)) {
    const std::size_t space = name.find(' ');
    if (space == std::string_view::npos) {
      return {};
    }
    name.remove_prefix(space + 1);
  }
  return name;
}

/// What of a name begins like `begun`, or else another spelling that does.
std::string_view continued_by(std::string_view name, std::span<const std::string_view> aliases,
                              std::string_view begun) {
  if (const auto part = continued_by(name, begun); !part.empty()) {
    return part;
  }
  const auto alias = std::ranges::find_if(
      aliases, [&](std::string_view one) { return fold(one).starts_with(begun); });
  return alias == aliases.end() ? std::string_view() : *alias;
}

/// Adds a name, once. A part of it tells of whom it is; one that several share, of whom first.
void add_name(Candidates& names, std::string_view part, std::string_view whole,
              std::string_view about) {
  const std::string_view separator = about.empty() ? "" : ", ";
  const std::string meaning =
      part == whole ? std::string(about) : fmt::format("{}{}{}", whole, separator, about);
  const auto same = std::ranges::find(names, part, &Candidate::text);
  if (same == names.end()) {
    names.push_back({std::string(part), meaning});
  } else if (constexpr std::string_view others = " and others"; !same->meaning.ends_with(others)) {
    same->meaning += others;
  }
}

/// The names of a registry; `about` says more of an element. Whole names stand before parts.
template <typename Elements, typename About>
Candidates names_of(const Elements& registry, About about, std::string_view begun) {
  const std::string folded = fold(begun);
  Candidates whole;
  Candidates parts;
  for (const auto& element : registry) {
    const auto part = continued_by(element.name, element.aliases, folded);
    if (!part.empty()) {
      add_name(part == element.name ? whole : parts, part, element.name, about(element));
    }
  }
  std::ranges::move(parts, std::back_inserter(whole));
  return whole;
}

/// Texts in their order, each once.
Candidates sorted_once(std::vector<std::string_view> texts) {
  std::ranges::sort(texts);
  texts.erase(std::unique(texts.begin(), texts.end()), texts.end());
  Candidates candidates;
  candidates.reserve(texts.size());
  for (const std::string_view text : texts) {
    candidates.push_back({std::string(text), {}});
  }
  return candidates;
}

/// The first and the last year of the dataset.
std::pair<int, int> years_of(const Dataset& dataset) {
  constexpr int days = 10000;  // of a year, as heads count them
  int first = 0;
  int last = -1;
  for (const Head& head : dataset.heads()) {
    first = last < 0 ? head.first / days : first;
    last = std::max(last, head.first / days);
  }
  return {first, last};
}

}  // namespace

Candidates words_of(const Vocabulary& vocabulary) {
  Candidates words;
  words.reserve(vocabulary.words.size());
  for (const Word& word : vocabulary.words) {
    words.push_back({std::string(word.text), std::string(word.meaning)});
  }
  return words;
}

Candidates record_ids(Dataset& dataset, std::string_view begun) {
  Candidates ids;
  Record record;
  for (std::size_t i = 0; i < dataset.size(); ++i) {
    if (dataset.id_of(dataset.heads()[i]).starts_with(begun)) {
      dataset.read(i, part::head, record);
      ids.push_back({std::string(record.id), std::string(record.title)});
    }
  }
  return ids;
}

Candidates source_ids(Dataset& dataset, std::string_view begun) {
  Candidates ids;
  for (const Source& source : dataset.sources()) {
    if (source.id.starts_with(begun)) {
      ids.push_back(
          {std::string(source.id), fmt::format("{}, {}", source.publisher, source.title)});
    }
  }
  return ids;
}

Candidates ids_to_cite(Dataset& dataset, std::string_view begun) {
  Candidates ids = record_ids(dataset, begun);
  if (!begun.empty()) {  // before that they would be too many to choose from
    std::ranges::move(source_ids(dataset, begun), std::back_inserter(ids));
  }
  return ids;
}

Candidates series_ids(Dataset& dataset, std::string_view /*begun*/) {
  Candidates ids;
  for (const Series& series : dataset.series()) {
    ids.push_back({std::string(series.id), std::string(series.title)});
  }
  return ids;
}

Candidates names_of_people(Dataset& dataset, std::string_view begun) {
  return names_of(dataset.people(), std::mem_fn(&Person::side), begun);
}

Candidates names_of_places(Dataset& dataset, std::string_view begun) {
  return names_of(dataset.places(), std::mem_fn(&Named::country), begun);
}

Candidates names_of_bodies(Dataset& dataset, std::string_view begun) {
  return names_of(dataset.bodies(), std::mem_fn(&Named::country), begun);
}

Candidates names_of_sources(Dataset& dataset, std::string_view begun) {
  const std::string folded = fold(begun);
  std::vector<std::string_view> publishers;
  for (const Source& source : dataset.sources()) {
    if (const auto part = continued_by(source.publisher, folded); !part.empty()) {
      publishers.push_back(part);
    }
  }
  Candidates names = sorted_once(std::move(publishers));
  if (!begun.empty()) {
    std::ranges::move(source_ids(dataset, begun), std::back_inserter(names));
  }
  return names;
}

Candidates commodities(Dataset& dataset, std::string_view /*begun*/) {
  std::vector<std::string_view> names;
  for (const TradeFigure& figure : dataset.trade()) {
    if (!figure.commodity.empty()) {
      names.push_back(figure.commodity);
    }
  }
  return sorted_once(std::move(names));
}

Candidates sides(Dataset& dataset, std::string_view /*begun*/) {
  return sorted_once(sides_of_people(dataset));
}

Candidates keys_of_summary(Dataset& /*dataset*/, std::string_view /*begun*/) {
  Candidates keys;
  for (const SummaryKey& key : summary_keys()) {
    keys.push_back({std::string(key.name), {}});
  }
  return keys;
}

Candidates measures_of_summary(Dataset& /*dataset*/, std::string_view /*begun*/) {
  Candidates measures;
  for (const std::string_view measure : summary_measures()) {
    measures.push_back({std::string(measure), {}});
  }
  return measures;
}

Candidates years_with_prices(Dataset& dataset, std::string_view /*begun*/) {
  Candidates years;
  for (const int year : Prices::years(dataset)) {
    years.push_back({fmt::format("{}", year), {}});
  }
  return years;
}

Candidates dates(Dataset& dataset, std::string_view begun) {
  constexpr int decade = 10;
  constexpr std::size_t digits_of_decade = 3;
  constexpr std::size_t digits_of_year = 4;
  constexpr std::size_t digits_of_month = 7;
  constexpr int months = 12;
  constexpr int most_days = 31;
  const bool is_year =
      begun.size() >= digits_of_year &&
      begun.substr(0, digits_of_year).find_first_not_of("0123456789") == std::string_view::npos;
  const auto [first, last] = years_of(dataset);
  Candidates all;
  for (int year = first - first % decade; year <= last; ++year) {
    if (year % decade == 0) {
      all.push_back({fmt::format("{}X", year / decade), fmt::format("{} to {}", year, year + 9)});
    }
    if (begun.size() >= digits_of_decade) {
      all.push_back({fmt::format("{}", year), {}});
    }
  }
  if (is_year) {
    for (int month = 1; month <= months; ++month) {
      all.push_back({fmt::format("{}-{:02}", begun.substr(0, digits_of_year), month), {}});
    }
  }
  if (is_year && begun.size() >= digits_of_month) {
    for (int day = 1; day <= most_days; ++day) {
      auto date = fmt::format("{}-{:02}", begun.substr(0, digits_of_month), day);
      if (Date::parse(date)) {
        all.push_back({std::move(date), {}});
      }
    }
  }
  return all;
}

Candidates dates_and_today(Dataset& dataset, std::string_view begun) {
  Candidates all = dates(dataset, begun);
  all.push_back({"today", "this day of any year"});
  return all;
}

}  // namespace pakru::cli
