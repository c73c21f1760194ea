#include "pakru/report/trade.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <iterator>

#include "pakru/model/text.hpp"
#include "pakru/model/vocabulary.hpp"

namespace pakru {
namespace {

using enum FieldType;

/// Like a date it is never cut.
constexpr Column period_column = {"period", "PERIOD", date,
                                  "calendar year, fiscal year (July to June) or span"};

constexpr Column average_column = {"average", "AVERAGE", flag,
                                   "whether the figures are a yearly average over the span"};

constexpr std::array period_columns = {
    period_column,
    Column{"total", "TOTAL", millions, "both directions, US dollars"},
    Column{"pk_exports", "TO RUSSIA", millions, "from Pakistan, US dollars"},
    Column{"pk_imports", "FROM RUSSIA", millions, "to Pakistan, US dollars"},
    Column{"reporter", "COUNTED BY", word, "who counted"},
    Column{"computed", "COMPUTED", flag, "whether the total was added up from both directions"},
    Column{"source", "SOURCE", id, "id of the source"},
    Column{"others_low", "OTHERS FROM", millions, "the lowest total of the others"},
    Column{"others_high", "OTHERS TO", millions, "the highest total of the others"},
    Column{"others", "OTHERS", number, "how many others give a total"},
    Column{"others_say", "OTHERS SAY", text,
           "the totals of the others, millions, and who they are"},
    Column{"others_by", "OTHERS ARE", list,
           "other counters; of the same counter publishers that contradict the row"},
    average_column,
};

Value id_of(const TradeFigure& figure, const TradeFilter& /*filter*/) {
  return fmt::format("{}:{}:{}", figure.period.text,
                     figure.commodity.empty() ? figure.flow : figure.commodity, figure.source);
}

Value period_of(const TradeFigure& figure, const TradeFilter& /*filter*/) {
  return figure.period.text;
}

Value amount_of(const TradeFigure& figure, const TradeFilter& filter) {
  return number_or_nothing(filter.amount(figure));
}

template <std::string_view TradeFigure::*member>
Value text_of(const TradeFigure& figure, const TradeFilter& /*filter*/) {
  return text_or_nothing(figure.*member);
}

template <bool TradeFigure::*member>
Value flag_of(const TradeFigure& figure, const TradeFilter& /*filter*/) {
  return figure.*member;
}

constexpr std::array observation_fields = {
    TradeField{{"id", "ID", id, "period, flow and source"}, id_of},
    TradeField{period_column, period_of},
    TradeField{{"flow", "FLOW", word, "in which direction"}, text_of<&TradeFigure::flow>},
    TradeField{{"commodity", "COMMODITY", text, "of a single commodity"},
               text_of<&TradeFigure::commodity>},
    TradeField{{"commodity_direction", "DIRECTION", word, "in which that commodity went"},
               text_of<&TradeFigure::commodity_direction>},
    TradeField{{"amount", "AMOUNT", number, "in units of the currency"}, amount_of},
    TradeField{{"currency", "CURRENCY", word, "ISO 4217"}, text_of<&TradeFigure::currency>},
    TradeField{{"reporter", "COUNTED BY", word, "who counted"}, text_of<&TradeFigure::reporter>},
    TradeField{
        {"computed", "COMPUTED", flag, "whether it was added up from the source's own parts"},
        flag_of<&TradeFigure::computed>},
    TradeField{{"stated", "AS STATED", text, "as the source puts it"},
               text_of<&TradeFigure::stated>},
    TradeField{{"source", "SOURCE", id, "id of the source"}, text_of<&TradeFigure::source>},
    TradeField{{"note", "NOTE", text, "what a reader must know"}, text_of<&TradeFigure::note>},
    TradeField{average_column, flag_of<&TradeFigure::average>},
};

/// What one source says that one counter counted in one period.
struct Count {
  Period period;
  std::string_view reporter;
  std::string_view source;
  std::optional<double> total;
  std::optional<double> exports;
  std::optional<double> imports;
  double unit = 0;       ///< of the last digit that the source tells of the total
  double part_unit = 0;  ///< the same of exports and imports, the finer
  bool computed = false;
  bool average = false;  ///< a yearly one

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

/// Of the last digit that a figure tells; the second where it tells but one, as 'a billion' is said
/// of what is nearer to it than to 1.1 billion.
double unit_of(double amount) {
  constexpr double next = 10;
  double unit = 1;
  while (amount >= next * next * unit && std::fmod(amount, next * unit) == 0) {
    unit *= next;
  }
  return unit;
}

/// Whether neither of two totals is the other told in rounder figures.
bool do_differ(const Count& a, const Count& b) {
  constexpr double half = 0.5 + 1e-9;
  return std::abs(*a.total - *b.total) > half * std::max(a.unit, b.unit);
}

void add_figure(Count& count, const TradeFigure& figure, double amount) {
  count.average = count.average || figure.average;
  // Restated figures are as fine as they were.
  const double unit = figure.amount > 0 ? unit_of(figure.amount) * amount / figure.amount : 0;
  if (figure.flow == "total") {
    count.unit = unit;
    count.total = amount;
    count.computed = figure.computed;
  } else if (figure.flow == "pk-exports" || figure.flow == "pk-imports") {
    count.part_unit = count.part_unit > 0 ? std::min(count.part_unit, unit) : unit;
    (figure.flow == "pk-exports" ? count.exports : count.imports) = amount;
  }
}

/// Adds up both directions where no total is given.
void add_up(Count& count) {
  if (!count.total && count.has_directions()) {
    count.total = *count.exports + *count.imports;
    count.unit = count.part_unit;
    count.computed = true;
  }
}

/// What others say of the period of a row.
struct Others {
  std::vector<double> totals;
  TextList counters;
  TextList publishers;  ///< of the row's own counter
};

/// Other counters' totals, and of the same counter those that contradict the chosen one.
Others others_of(const std::vector<Count>& counts, const Count& chosen, Dataset& dataset) {
  Others others;
  const auto add = [&](TextList& names, std::string_view name, double total) {
    others.totals.push_back(total);
    if (std::ranges::find(names, name) == names.end()) {
      names.push_back(name);
    }
  };
  for (const Count& count : counts) {
    if (!count.total || &count == &chosen) {
      continue;
    }
    if (count.reporter != chosen.reporter) {
      add(others.counters, count.reporter, *count.total);
    } else if (do_differ(count, chosen)) {
      const Source* source = dataset.source(count.source);
      add(others.publishers, source == nullptr ? count.source : source->publisher, *count.total);
    }
  }
  return others;
}

/// '454.0 to 542.0 Russia, Dawn'.
std::string others_text(const Others& others, std::span<const std::string_view> names) {
  const auto [low, high] = std::ranges::minmax(others.totals);
  return fmt::format("{}{} {}", millions_text(low),
                     low == high ? "" : fmt::format(" to {}", millions_text(high)),
                     fmt::join(names, ", "));
}

/// One row from all that was counted in one period.
std::vector<Value> row_of(std::vector<Count> counts, Dataset& dataset) {
  std::ranges::for_each(counts, add_up);
  const auto chosen = std::ranges::min_element(
      counts, [&](const Count& a, const Count& b) { return is_better(a, b, dataset); });
  const Others others = others_of(counts, *chosen, dataset);
  TextList names = others.counters;
  names.insert(names.end(), others.publishers.begin(), others.publishers.end());
  const bool is_alone = others.totals.empty();
  return {chosen->period.text,
          number_or_nothing(chosen->total),
          number_or_nothing(chosen->exports),
          number_or_nothing(chosen->imports),
          chosen->reporter,
          chosen->computed,
          chosen->source,
          is_alone ? Value{} : Value{std::ranges::min(others.totals)},
          is_alone ? Value{} : Value{std::ranges::max(others.totals)},
          static_cast<double>(names.size()),
          is_alone ? Value{} : Value{others_text(others, names)},
          is_alone ? Value{} : Value{names},
          chosen->average};
}

/// All counts of each period.
struct Counts {
  std::vector<std::vector<Count>> periods;
  std::size_t left_out = 0;  ///< figures in another currency than US dollars
  std::size_t not_restatable = 0;
};

enum class Periods { all, calendar_years };

/// Counts hold every flow, as the choice between them looks at all; what is left out is counted of
/// the flows asked for.
Counts count_by_period(Dataset& dataset, const TradeFilter& filter, Periods wanted) {
  // Figures stand oldest first, so the counts of one period stand together but for other spans
  // that begin on the same day.
  TradeFilter of_any_flow = filter;
  of_any_flow.flows.clear();
  Counts result;
  auto& periods = result.periods;
  for (const TradeFigure& figure : dataset.trade()) {
    if (!of_any_flow.accepts(figure) || figure.flow == "commodity" ||
        (wanted == Periods::calendar_years && !is_calendar_year(figure.period))) {
      continue;
    }
    const std::size_t asked_for = filter.accepts_flow(figure.flow) ? 1 : 0;
    if (figure.currency != "USD") {
      result.left_out += asked_for;
      continue;
    }
    const auto amount = filter.amount(figure);
    if (!amount) {
      result.not_restatable += asked_for;
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
      Count& added = counts->emplace_back();
      added.period = figure.period;
      added.reporter = figure.reporter;
      added.source = figure.source;
      count = counts->end() - 1;
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

/// Of the figures that other sources have of a flow, of whichever counter, that farthest from the
/// chosen.
std::optional<double> farthest_of_others(const std::vector<Count>& counts, const Count& chosen,
                                         std::string_view flow) {
  const double amount = *amount_of(chosen, flow);
  std::optional<double> farthest;
  for (const Count& count : counts) {
    const auto other = amount_of(count, flow);
    if (&count != &chosen && other &&
        (!farthest || std::abs(*other - amount) > std::abs(*farthest - amount))) {
      farthest = other;
    }
  }
  return farthest;
}

/// Whether a row of `trade_by_period` has one of the flows asked for.
bool has_flow(const std::vector<Value>& row, const TradeFilter& filter) {
  constexpr std::array<std::string_view, 3> in_order = {"total", "pk-exports", "pk-imports"};
  for (std::size_t i = 0; i < in_order.size(); ++i) {
    if (filter.accepts_flow(in_order.at(i)) && !is_empty(row.at(i + 1))) {
      return true;
    }
  }
  return false;
}

/// What the columns of the counters are called, in the order of their vocabulary.
struct CounterTexts {
  std::string name;
  std::string heading;
};

const CounterTexts& texts_of(std::string_view reporter) {
  static const std::vector<CounterTexts> all = [] {
    std::vector<CounterTexts> texts;
    texts.reserve(reporters.words.size());
    for (const Word& word : reporters.words) {
      CounterTexts one{fold(word.text), fold(word.text)};
      std::ranges::replace(one.name, ' ', '_');
      std::ranges::transform(one.heading, one.heading.begin(), [](char c) {
        return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
      });
      texts.push_back(std::move(one));
    }
    return texts;
  }();
  return all.at(reporters.rank(reporter));
}

Column counter_column(std::string_view reporter) {
  const CounterTexts& texts = texts_of(reporter);
  return {texts.name, texts.heading, millions, reporters.find(reporter)->meaning};
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

bool TradeFilter::accepts_flow(std::string_view flow) const {
  return flows.empty() || std::ranges::find(flows, flow) != flows.end();
}

bool TradeFilter::accepts(const DaySpan& days, std::string_view source) const {
  const auto meets = [&](const On& one) {
    return one.date && days.first <= one.date->last() && one.date->first() <= days.last;
  };
  return (!since || days.last >= *since) && (!until || days.first <= *until) &&
         (on.empty() || std::ranges::any_of(on, meets)) &&
         (!sources || sources->empty() || std::ranges::find(*sources, source) != sources->end());
}

bool TradeFilter::accepts(const TradeFigure& figure) const {
  const auto among = [](const auto& wanted, std::string_view text) {
    return wanted.empty() || std::ranges::find(wanted, text) != wanted.end();
  };
  // Of a single commodity it is the direction that a flow asks for.
  const bool is_of_flow = accepts_flow(figure.flow) ||
                          (!commodities.empty() && accepts_flow(figure.commodity_direction));
  if (!among(reporters, figure.reporter) || !is_of_flow) {
    return false;
  }
  if (!commodities.empty()) {
    const std::string name = fold_spelling(figure.commodity);
    if (std::ranges::none_of(commodities,
                             [&](const auto& word) { return has_words(name, word); })) {
      return false;
    }
  }
  const Date& span = figure.period.span;
  return accepts({span.first(), span.last()}, figure.source);
}

TradeByPeriod trade_by_period(Dataset& dataset, const TradeFilter& filter) {
  Counts counts = count_by_period(dataset, filter, Periods::all);
  TradeByPeriod result{empty_table(period_columns), counts.left_out, counts.not_restatable};
  for (auto& period : counts.periods) {
    auto row = row_of(std::move(period), dataset);
    if (has_flow(row, filter)) {
      result.table.rows.push_back(std::move(row));
    }
  }
  return result;
}

TradeByPeriod trade_compared(Dataset& dataset, const TradeFilter& filter, std::string_view flow,
                             std::span<const std::string_view> counters) {
  TradeFilter of_counters = filter;
  of_counters.flows = {flow};
  if (filter.reporters.empty()) {
    of_counters.reporters.assign(counters.begin(), counters.end());
  }
  Counts counts = count_by_period(dataset, of_counters, Periods::all);
  TradeByPeriod result{{{period_column}, {}, {}}, counts.left_out, counts.not_restatable};
  std::ranges::transform(counters, std::back_inserter(result.table.columns), counter_column);
  result.table.columns.push_back(average_column);
  for (auto& period : counts.periods) {
    std::ranges::for_each(period, add_up);
    std::vector<Value> row(1 + counters.size());
    bool is_of_average = false;
    for (std::size_t i = 0; i < counters.size(); ++i) {
      if (const Count* best = chosen_count(period, flow, counters[i], dataset)) {
        row[1 + i] = *amount_of(*best, flow);
        is_of_average = is_of_average || best->average;
        row.front() = is_empty(row.front()) || is_exact(best->period) ? Value{best->period.text}
                                                                      : std::move(row.front());
      }
    }
    if (!is_empty(row.front())) {
      row.emplace_back(is_of_average);
      result.table.rows.push_back(std::move(row));
    }
  }
  return result;
}

std::string_view trade_column(std::string_view reporter) {
  return texts_of(reporter).name;
}

TradeByYear trade_by_year(Dataset& dataset, const TradeFilter& filter, std::string_view flow,
                          std::string_view reporter) {
  TradeFilter of_flow = filter;
  of_flow.flows = {flow};
  if (!reporter.empty()) {
    of_flow.reporters = {reporter};
  }
  Counts counts = count_by_period(dataset, of_flow, Periods::calendar_years);
  TradeByYear result{{}, counts.left_out};
  result.figures.reserve(counts.periods.size());
  for (auto& period : counts.periods) {
    std::ranges::for_each(period, add_up);
    if (const Count* best = chosen_count(period, flow, reporter, dataset)) {
      result.figures.push_back({static_cast<int>(best->period.span.first().year()),
                                *amount_of(*best, flow), best->source, best->reporter,
                                farthest_of_others(period, *best, flow)});
    }
  }
  std::ranges::sort(result.figures, {}, &TradeByYear::Figure::year);
  return result;
}

bool is_calendar_year(const Period& period) {
  using std::chrono::December;
  using std::chrono::January;
  const Day first = period.span.first();
  return !period.fiscal && first == first.year() / January / 1 &&
         period.span.last() == first.year() / December / 31;
}

std::span<const TradeField> trade_fields() {
  return observation_fields;
}

Table trade_observations(Dataset& dataset, const TradeFilter& filter) {
  Table table;
  std::ranges::transform(observation_fields, std::back_inserter(table.columns),
                         &TradeField::column);
  for (const TradeFigure& figure : dataset.trade()) {
    if (filter.accepts(figure)) {
      auto& row = table.rows.emplace_back();
      std::ranges::transform(observation_fields, std::back_inserter(row),
                             [&](const TradeField& field) { return field.read(figure, filter); });
    }
  }
  return table;
}

void tell_averages(Table& table) {
  const auto names = column_names(table.columns);
  const auto position = [&](std::string_view name) {
    return static_cast<std::size_t>(std::ranges::find(names, name) - names.begin());
  };
  const std::size_t average = position(average_column.name);
  for (auto& row : table.rows) {
    Value& period = row[position(period_column.name)];
    period = fmt::format("{}{}", std::get<std::string_view>(period),
                         std::get<bool>(row[average]) ? " average" : "");
  }
}

}  // namespace pakru
