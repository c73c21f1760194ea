#include "pakru/report/overview.hpp"

#include <algorithm>

#include "pakru/query/dispute.hpp"
#include "pakru/query/scan.hpp"

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

/// Whether trade can answer the filter: it has a time and sources, and is no context.
bool trade_answers(const Filter& filter) {
  Filter others = filter;
  others.sources.reset();
  return others.parts() == part::head && others.kinds.empty() && others.scope != "context";
}

/// '2014', of which 'about 2014' and a span of eleven months are no whole.
bool is_calendar_year(std::string_view period) {
  constexpr std::size_t digits = 4;
  return period.size() == digits &&
         period.find_first_not_of("0123456789") == std::string_view::npos;
}

std::size_t count(Dataset& dataset, const Filter& filter) {
  std::size_t records = 0;
  scan<std::size_t>(
      dataset, filter, part::head, [](std::size_t& part, const Record&) { ++part; },
      [&](std::size_t part) {
        records += part;
        return true;
      });
  return records;
}

/// How many more records there are in the other scope.
std::size_t count_context(Dataset& dataset, const Filter& filter, std::size_t bilateral) {
  if (filter.scope != "bilateral") {
    return 0;
  }
  Filter all = filter;
  all.scope = {};
  const std::size_t both = count(dataset, all);
  return both - std::min(both, bilateral);
}

void add_trade(Overview& overview, Dataset& dataset, const TradeFilter& filter) {
  constexpr std::size_t period = 0;
  constexpr std::size_t total = 1;
  constexpr std::size_t reporter = 4;
  const TradeByPeriod trade = trade_by_period(dataset, filter);
  for (const auto& row : trade.table.rows) {
    const auto* amount = std::get_if<double>(&row[total]);
    const auto year = std::get<std::string_view>(row[period]);
    if (amount == nullptr || !is_calendar_year(year)) {
      continue;
    }
    const OverviewTrade figure{year, *amount, std::get<std::string_view>(row[reporter])};
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
  int first_year = 0;
  for (const Record& record :
       select(dataset, filter, find_field("disputed")->parts, SIZE_MAX, &overview.report)) {
    ++overview.records;
    overview.disputed += is_disputed(record) ? 1 : 0;
    for (const Claim& claim : record.claims) {
      sources.push_back(claim.source);
    }
    // Records come oldest first but for those that were always so.
    if (const int year = year_of(record.date()); overview.first.empty() || year < first_year) {
      first_year = year;
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
  overview.in_dataset = count(dataset, {});
  overview.context = count_context(dataset, filter, overview.records);
  if (trade.prices) {
    overview.money = trade.prices->text();
  }
  if (trade_answers(filter)) {
    add_trade(overview, dataset, trade);
  }
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
  add("dataset", "records", static_cast<double>(overview.in_dataset));
  add("selection", "records", static_cast<double>(overview.records));
  add("selection", "context left out", static_cast<double>(overview.context));
  add("selection", "sources", static_cast<double>(overview.sources));
  add("selection", "disputed", static_cast<double>(overview.disputed));
  add("selection", "first", overview.first);
  add("selection", "last", overview.last);
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
