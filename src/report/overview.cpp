#include "pakru/report/overview.hpp"

#include <algorithm>

#include "pakru/query/dispute.hpp"

namespace pakru {
namespace {

using enum FieldType;

const SummaryKey* key_named(std::string_view name) {
  return &*std::ranges::find(summary_keys(), name, &SummaryKey::name);
}

Summary counted_by(std::string_view key, Dataset& dataset, const Filter& filter) {
  SummaryWish wish;
  wish.row = key_named(key);
  return summarize(dataset, filter, wish);
}

void add_trade(Overview& overview, Dataset& dataset, const TradeFilter& filter) {
  constexpr std::size_t period = 0;
  constexpr std::size_t total = 1;
  constexpr std::size_t reporter = 4;
  const TradeByPeriod trade = trade_by_period(dataset, filter);
  for (const auto& row : trade.table.rows) {
    const auto* amount = std::get_if<double>(&row[total]);
    if (amount == nullptr) {
      continue;
    }
    const OverviewTrade figure{std::get<std::string_view>(row[period]), *amount,
                               std::get<std::string_view>(row[reporter])};
    (overview.first_trade ? overview.last_trade : overview.first_trade) = figure;
  }
}

void add_counts(Table& table, std::string_view section, const Summary& summary, std::size_t most) {
  for (std::size_t row = 0; row < std::min(most, summary.rows.size()); ++row) {
    table.rows.push_back(
        {section, summary.rows[row], static_cast<double>(summary.row_totals[row].records)});
  }
}

}  // namespace

Overview overview_of(Dataset& dataset, const Filter& filter, const TradeFilter& trade) {
  Overview overview;
  overview.title = dataset.about().title;
  std::vector<std::string_view> sources;
  std::optional<Day> last_day;
  for (const Record& record : select(dataset, filter, find_field("disputed")->parts)) {
    ++overview.records;
    overview.disputed += is_disputed(record) ? 1 : 0;
    for (const Claim& claim : record.claims) {
      sources.push_back(claim.source);
    }
    if (overview.first.empty()) {  // records come oldest first
      overview.first = record.date().short_text();
    }
    if (!last_day || record.date().last() >= *last_day) {
      last_day = record.date().last();
      overview.last = record.date().short_text();
    }
  }
  std::ranges::sort(sources);
  overview.sources = static_cast<std::size_t>(
      std::distance(sources.begin(), std::unique(sources.begin(), sources.end())));
  overview.kinds = counted_by("kind", dataset, filter);
  overview.decades = counted_by("decade", dataset, filter);
  overview.confidences = counted_by("confidence", dataset, filter);
  overview.people = counted_by("person", dataset, filter);
  add_trade(overview, dataset, trade);
  return overview;
}

Table overview_table(const Overview& overview, std::size_t most_people) {
  Table table{{{"section", "SECTION", id, "what is told of"},
               {"name", "NAME", text, "of what within it"},
               {"figure", "FIGURE", text, "how many, how much, or when"}},
              {},
              {}};
  const auto add = [&](std::string_view section, std::string_view name, Value figure) {
    table.rows.push_back({section, name, std::move(figure)});
  };
  add("dataset", "records", static_cast<double>(overview.records));
  add("dataset", "sources", static_cast<double>(overview.sources));
  add("dataset", "disputed", static_cast<double>(overview.disputed));
  add("dataset", "first", overview.first);
  add("dataset", "last", overview.last);
  add_counts(table, "kind", overview.kinds, SIZE_MAX);
  add_counts(table, "decade", overview.decades, SIZE_MAX);
  add_counts(table, "confidence", overview.confidences, SIZE_MAX);
  add_counts(table, "person", overview.people, most_people);
  for (const auto& figure : {overview.first_trade, overview.last_trade}) {
    if (figure) {
      add("trade", figure->period, figure->total);
    }
  }
  return table;
}

}  // namespace pakru
