#include "pakru/report/timeline.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "pakru/model/vocabulary.hpp"
#include "pakru/query/dispute.hpp"

namespace pakru {
namespace {

using enum FieldType;

constexpr std::size_t titles_of_decade = 3;

/// The records in the order of the years that they stand under.
std::vector<const Record*> by_year(std::span<const Record> records) {
  std::vector<const Record*> ordered;
  ordered.reserve(records.size());
  for (const Record& record : records) {
    ordered.push_back(&record);
  }
  std::ranges::stable_sort(ordered, {},
                           [](const Record* record) { return year_of(record->date()); });
  return ordered;
}

struct Weighed {
  const Record* record;
  std::size_t weight;
};

std::vector<std::string_view> weightiest(std::vector<Weighed> records) {
  std::ranges::stable_sort(records, std::ranges::greater{}, &Weighed::weight);
  records.resize(std::min(records.size(), titles_of_decade));
  std::vector<std::string_view> titles;
  titles.reserve(records.size());
  for (const Weighed& one : records) {
    titles.push_back(one.record->title);
  }
  return titles;
}

}  // namespace

std::vector<TimelineYear> timeline_years(std::span<const Record> records) {
  std::vector<TimelineYear> years;
  for (const Record* record : by_year(records)) {
    const int year = year_of(record->date());
    if (years.empty() || years.back().year != year) {
      const int empty = years.empty() ? 0 : year - years.back().year - 1;
      years.push_back({year, empty, {}});
    }
    years.back().records.push_back(record);
  }
  return years;
}

std::vector<TimelineDecade> timeline_decades(std::span<const Record> records, Dataset& dataset) {
  std::vector<TimelineDecade> decades;
  std::vector<Weighed> weighed;
  const auto close = [&] {
    if (!decades.empty()) {
      decades.back().titles = weightiest(std::move(weighed));
      weighed.clear();
    }
  };
  for (const Record* record : by_year(records)) {
    const int decade = year_of(record->date()) / years_of_decade * years_of_decade;
    while (decades.empty() || decades.back().year < decade) {
      close();
      const int next = decades.empty() ? decade : decades.back().year + years_of_decade;
      decades.push_back({next, 0, std::vector<std::size_t>(kinds.words.size()), {}});
    }
    ++decades.back().count;
    if (const std::size_t rank = kinds.rank(record->kind); rank < kinds.words.size()) {
      ++decades.back().by_kind[rank];
    }
    weighed.push_back({record, independent_publishers(*record, dataset).size()});
  }
  close();
  return decades;
}

Table timeline_table(std::span<const Record> records) {
  Table table{{{"year", "YEAR", word, "the year that the record stands under"},
               {"id", "ID", id, "stable name of the record"},
               {"date", "DATE", date, "EDTF date, as exact as known"},
               {"kind", "KIND", word, "kind of event"},
               {"title", "TITLE", text, "who did what"}},
              {},
              {}};
  for (const Record* record : by_year(records)) {
    table.rows.push_back({fmt::format("{:04}", year_of(record->date())), record->id, record->date(),
                          record->kind, record->title});
  }
  return table;
}

Table decade_table(std::span<const TimelineDecade> decades) {
  Table table{{{"decade", "DECADE", word, "ten years: 1960s"},
               {"records", "RECORDS", number, "how many records"}},
              {},
              {}};
  for (const Word& kind : kinds.words) {
    table.columns.push_back({kind.text, kind.text, number, kind.meaning});
  }
  table.columns.push_back({"titles", "TITLES", list, "of the records with the most publishers"});
  for (const TimelineDecade& decade : decades) {
    std::vector<Value> row = {decade_text(decade.year), static_cast<double>(decade.count)};
    for (const std::size_t count : decade.by_kind) {
      row.emplace_back(static_cast<double>(count));
    }
    row.emplace_back(decade.titles.empty() ? Value{} : Value{decade.titles});
    table.rows.push_back(std::move(row));
  }
  return table;
}

}  // namespace pakru
