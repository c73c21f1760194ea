#include "pakru/report/trade.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "pakru/model/text.hpp"
#include "pakru/model/vocabulary.hpp"

namespace pakru {
namespace {

using enum FieldType;

constexpr std::array period_columns = {
    Column{"period", "PERIOD", id, "calendar year, fiscal year (July to June) or span"},
    Column{"total", "TOTAL", millions, "both directions, US dollars"},
    Column{"pk_exports", "TO RUSSIA", millions, "from Pakistan, US dollars"},
    Column{"pk_imports", "FROM RUSSIA", millions, "to Pakistan, US dollars"},
    Column{"reporter", "COUNTED BY", word, "who counted"},
    Column{"computed", "COMPUTED", flag, "whether the total was added up from both directions"},
    Column{"source", "SOURCE", id, "id of the source"},
    Column{"others_low", "OTHERS FROM", millions, "the lowest total of other counters"},
    Column{"others_high", "OTHERS TO", millions, "the highest total of other counters"},
    Column{"others", "OTHERS", number, "how many others give a total"},
    Column{"others_say", "OTHERS SAY", text, "the totals of other counters, millions"},
};

// After the period, the reporters in the order of their vocabulary.
constexpr std::array compare_columns = {
    Column{"period", "PERIOD", id, "calendar year, fiscal year (July to June) or span"},
    Column{"pakistan", "PAKISTAN", millions, "as Pakistan counted, US dollars"},
    Column{"russia", "RUSSIA", millions, "as the Soviet Union or Russia counted, US dollars"},
    Column{"un_comtrade", "UN COMTRADE", millions, "as UN Comtrade has it, US dollars"},
    Column{"unspecified", "UNSPECIFIED", millions, "where the source does not say who counted"},
};

constexpr std::array observation_columns = {
    Column{"id", "ID", id, "period, flow and source"},
    Column{"period", "PERIOD", text, "calendar year, fiscal year (July to June) or span"},
    Column{"flow", "FLOW", word, "in which direction"},
    Column{"commodity", "COMMODITY", text, "of a single commodity"},
    Column{"commodity_direction", "DIRECTION", word, "in which that commodity went"},
    Column{"amount", "AMOUNT", number, "in units of the currency"},
    Column{"currency", "CURRENCY", word, "ISO 4217"},
    Column{"reporter", "COUNTED BY", word, "who counted"},
    Column{"computed", "COMPUTED", flag, "whether it was added up from the source's own parts"},
    Column{"stated", "AS STATED", text, "as the source puts it"},
    Column{"source", "SOURCE", id, "id of the source"},
    Column{"note", "NOTE", text, "what a reader must know"},
};

/// What one source says that one counter counted in one period.
struct Count {
  Period period;
  std::string_view reporter;
  std::string_view source;
  std::optional<double> total;
  std::optional<double> exports;
  std::optional<double> imports;
  bool computed = false;

  [[nodiscard]] bool has_directions() const { return exports && imports; }
};

std::size_t rank_of_kind(std::string_view kind) {
  static constexpr std::array order = {"official", "database", "reference",
                                       "academic", "news",     "opinion"};
  return static_cast<std::size_t>(std::ranges::find(order, kind) - order.begin());
}

/// Whether two periods are the same days of the same calendar; 'about 2014' is 2014.
bool is_same(const Period& a, const Period& b) {
  return a.fiscal == b.fiscal && a.span.first() == b.span.first() && a.span.last() == b.span.last();
}

bool is_exact(const Period& period) {
  return period.span.start().qualifier == DatePoint::Qualifier::none &&
         period.span.end().qualifier == DatePoint::Qualifier::none;
}

/// Whether `a` is to be chosen before `b`; the order of `trade_by_period`.
bool is_better(const Count& a, const Count& b, Dataset& dataset) {
  if (is_exact(a.period) != is_exact(b.period)) {
    return is_exact(a.period);
  }
  if (a.total.has_value() != b.total.has_value()) {
    return a.total.has_value();
  }
  if (a.reporter != b.reporter) {
    return reporters.rank(a.reporter) < reporters.rank(b.reporter);
  }
  if (a.has_directions() != b.has_directions()) {
    return a.has_directions();
  }
  const Source* one = dataset.source(a.source);
  const Source* two = dataset.source(b.source);
  if (one == nullptr || two == nullptr) {
    return one != nullptr;
  }
  if (one->kind != two->kind) {
    return rank_of_kind(one->kind) < rank_of_kind(two->kind);
  }
  return one->date != two->date ? one->date > two->date : a.source < b.source;
}

void add_figure(Count& count, const TradeFigure& figure, double amount) {
  if (figure.flow == "total") {
    count.total = amount;
    count.computed = figure.computed;
  } else if (figure.flow == "pk-exports") {
    count.exports = amount;
  } else if (figure.flow == "pk-imports") {
    count.imports = amount;
  }
}

/// Adds up both directions where no total is given.
void add_up(Count& count) {
  if (!count.total && count.has_directions()) {
    count.total = *count.exports + *count.imports;
    count.computed = true;
  }
}

/// One row from all that was counted in one period.
std::vector<Value> row_of(std::vector<Count> counts, Dataset& dataset) {
  std::ranges::for_each(counts, add_up);
  const auto chosen = std::ranges::min_element(
      counts, [&](const Count& a, const Count& b) { return is_better(a, b, dataset); });
  std::vector<double> others;
  for (auto count = counts.begin(); count != counts.end(); ++count) {
    if (count != chosen && count->total) {
      others.push_back(*count->total);
    }
  }
  std::vector<Value> row = {chosen->period.text,
                            number_or_nothing(chosen->total),
                            number_or_nothing(chosen->exports),
                            number_or_nothing(chosen->imports),
                            chosen->reporter,
                            chosen->computed,
                            chosen->source,
                            Value{},
                            Value{},
                            static_cast<double>(others.size()),
                            Value{}};
  if (!others.empty()) {
    const auto [low, high] = std::ranges::minmax(others);
    row[7] = low;
    row[8] = high;
    row[10] = low == high ? millions_text(low)
                          : fmt::format("{} – {}", millions_text(low), millions_text(high));
  }
  return row;
}

/// All counts of each period.
struct Counts {
  std::vector<std::vector<Count>> periods;
  std::size_t left_out = 0;  ///< figures in another currency than US dollars
  std::size_t not_restatable = 0;
};

Counts count_by_period(Dataset& dataset, const TradeFilter& filter) {
  // Figures stand oldest first, so the counts of one period stand together but for other spans
  // that begin on the same day.
  Counts result;
  auto& periods = result.periods;
  for (const TradeFigure& figure : dataset.trade()) {
    if (!filter.accepts(figure) || figure.flow == "commodity") {
      continue;
    }
    if (figure.currency != "USD") {
      ++result.left_out;
      continue;
    }
    const auto amount = filter.amount(figure);
    if (!amount) {
      ++result.not_restatable;
      continue;
    }
    auto counts = std::ranges::find_if(
        periods, [&](const auto& known) { return is_same(known.front().period, figure.period); });
    if (counts == periods.end()) {
      counts = periods.insert(periods.end(), std::vector<Count>{});
    }
    auto count = std::ranges::find_if(*counts, [&](const Count& one) {
      return one.reporter == figure.reporter && one.source == figure.source &&
             one.period.text == figure.period.text;
    });
    if (count == counts->end()) {
      count = counts->insert(counts->end(),
                             {figure.period, figure.reporter, figure.source, {}, {}, {}, false});
    }
    add_figure(*count, figure, *amount);
  }
  return result;
}

std::optional<double> amount_of(const Count& count, std::string_view flow) {
  return flow == "pk-exports" ? count.exports : flow == "pk-imports" ? count.imports : count.total;
}

/// Whether `a` is to be chosen before `b` for what `reporter` counted of one flow.
bool is_better_for(std::string_view flow, std::string_view reporter, const Count& a, const Count& b,
                   Dataset& dataset) {
  const auto is_candidate = [&](const Count& count) {
    return count.reporter == reporter && amount_of(count, flow).has_value();
  };
  return is_candidate(a) != is_candidate(b) ? is_candidate(a) : is_better(a, b, dataset);
}

/// The count whose figure of a flow stands for a period: of one counter, or without a `reporter`
/// that from which `trade_by_period` takes the row. nullptr where it has no such figure.
const Count* chosen_count(const std::vector<Count>& counts, std::string_view flow,
                          std::string_view reporter, Dataset& dataset) {
  const auto best = std::ranges::min_element(counts, [&](const Count& a, const Count& b) {
    return reporter.empty() ? is_better(a, b, dataset)
                            : is_better_for(flow, reporter, a, b, dataset);
  });
  const bool is_of_reporter = reporter.empty() || best->reporter == reporter;
  return is_of_reporter && amount_of(*best, flow) ? &*best : nullptr;
}

bool is_calendar_year(const Period& period) {
  using std::chrono::December;
  using std::chrono::January;
  const Day first = period.span.first();
  return !period.fiscal && first == first.year() / January / 1 &&
         period.span.last() == first.year() / December / 31;
}

template <std::size_t Size>
Table empty_table(const std::array<Column, Size>& columns) {
  return {{columns.begin(), columns.end()}, {}, {}};
}

}  // namespace

std::optional<double> TradeFilter::amount(const TradeFigure& figure) const {
  if (!prices || figure.currency != "USD") {
    return figure.amount;
  }
  return prices->restated(figure.amount, year_of(figure.period.span));
}

bool TradeFilter::accepts(const TradeFigure& figure) const {
  const auto among = [](const auto& wanted, std::string_view text) {
    return wanted.empty() || std::ranges::find(wanted, text) != wanted.end();
  };
  const Date& span = figure.period.span;
  if ((since && span.last() < *since) || (until && span.first() > *until)) {
    return false;
  }
  if (!on.empty() && std::ranges::none_of(
                         on, [&](const On& one) { return one.date && overlap(span, *one.date); })) {
    return false;
  }
  if (!among(reporters, figure.reporter) || !among(flows, figure.flow)) {
    return false;
  }
  if (!commodities.empty()) {
    const std::string name = fold(figure.commodity);
    if (std::ranges::none_of(commodities,
                             [&](const auto& word) { return has_words(name, word); })) {
      return false;
    }
  }
  return !sources || among(*sources, figure.source);
}

TradeByPeriod trade_by_period(Dataset& dataset, const TradeFilter& filter) {
  Counts counts = count_by_period(dataset, filter);
  TradeByPeriod result{empty_table(period_columns), counts.left_out, counts.not_restatable};
  for (auto& period : counts.periods) {
    result.table.rows.push_back(row_of(std::move(period), dataset));
  }
  return result;
}

TradeByPeriod trade_compared(Dataset& dataset, const TradeFilter& filter, std::string_view flow) {
  TradeFilter all_flows = filter;
  all_flows.flows.clear();
  Counts counts = count_by_period(dataset, all_flows);
  TradeByPeriod result{empty_table(compare_columns), counts.left_out, counts.not_restatable};
  for (auto& period : counts.periods) {
    std::ranges::for_each(period, add_up);
    std::vector<Value> row = {Value{}, Value{}, Value{}, Value{}, Value{}};
    for (const Count& count : period) {
      Value& cell = row.at(1 + reporters.rank(count.reporter));
      if (const Count* best = chosen_count(period, flow, count.reporter, dataset)) {
        cell = *amount_of(*best, flow);
        row.front() = is_empty(row.front()) || is_exact(best->period) ? Value{best->period.text}
                                                                      : std::move(row.front());
      }
    }
    if (!is_empty(row.front())) {
      result.table.rows.push_back(std::move(row));
    }
  }
  return result;
}

std::string_view trade_column(std::string_view reporter) {
  return compare_columns.at(1 + reporters.rank(reporter)).name;
}

TradeByYear trade_by_year(Dataset& dataset, const TradeFilter& filter, std::string_view flow,
                          std::string_view reporter) {
  TradeFilter all_flows = filter;
  all_flows.flows.clear();
  if (!reporter.empty()) {
    all_flows.reporters = {reporter};
  }
  Counts counts = count_by_period(dataset, all_flows);
  TradeByYear result{{}, counts.left_out};
  for (auto& period : counts.periods) {
    std::ranges::for_each(period, add_up);
    if (!is_calendar_year(period.front().period)) {
      continue;
    }
    if (const Count* best = chosen_count(period, flow, reporter, dataset)) {
      result.figures.push_back({static_cast<int>(best->period.span.first().year()),
                                *amount_of(*best, flow), best->source});
    }
  }
  std::ranges::sort(result.figures, {}, &TradeByYear::Figure::year);
  return result;
}

Table trade_observations(Dataset& dataset, const TradeFilter& filter) {
  Table table = empty_table(observation_columns);
  for (const TradeFigure& figure : dataset.trade()) {
    if (!filter.accepts(figure)) {
      continue;
    }
    std::string id =
        fmt::format("{}:{}:{}", figure.period.text,
                    figure.commodity.empty() ? figure.flow : figure.commodity, figure.source);
    table.rows.push_back(
        {std::move(id), figure.period.text, figure.flow, text_or_nothing(figure.commodity),
         text_or_nothing(figure.commodity_direction), number_or_nothing(filter.amount(figure)),
         figure.currency, figure.reporter, figure.computed, text_or_nothing(figure.stated),
         figure.source, text_or_nothing(figure.note)});
  }
  return table;
}

}  // namespace pakru
