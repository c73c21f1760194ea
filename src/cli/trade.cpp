#include <fmt/format.h>

#include <algorithm>

#include "commands.hpp"
#include "pakru/model/vocabulary.hpp"
#include "print.hpp"

namespace pakru::cli {
namespace {

constexpr auto period_for_people = std::to_array<std::string_view>(
    {"period", "total", "pk_exports", "pk_imports", "reporter", "others_say"});
constexpr auto period_for_programs = std::to_array<std::string_view>(
    {"period", "total", "pk_exports", "pk_imports", "reporter", "computed", "source", "others_low",
     "others_high", "others", "others_by", "average"});

constexpr auto observation_for_people = std::to_array<std::string_view>(
    {"period", "flow", "commodity", "amount", "currency", "reporter", "source"});
constexpr auto observation_for_programs = std::to_array<std::string_view>(
    {"id", "period", "flow", "commodity", "commodity_direction", "amount", "currency", "reporter",
     "computed", "stated", "source", "note", "average"});

// What goes where a terminal has no room: the parts before who says what of the whole.
constexpr auto dispensable_of_period =
    std::to_array<std::string_view>({"pk_exports,pk_imports", "others_say", "reporter"});
constexpr auto dispensable_of_observation =
    std::to_array<std::string_view>({"source", "commodity", "reporter"});

constexpr std::size_t amount_position = 5;  ///< in the table of observations

void tell_notes(Request& request, const TradeByPeriod& trade) {
  tell_prices(request, trade.not_restatable, "observation");
  tell_left_out(request, trade.left_out);
}

/// 'US dollars', or those of the year that --real names.
std::string dollars(const Request& request) {
  return request.prices ? request.prices->text() : "US dollars";
}

Status print_trade(Request& request, Table table, const DefaultColumns& defaults,
                   std::string_view note) {
  if (request.is_for_people()) {
    tell_averages(table);
  }
  return print_table(request, std::move(table), defaults, note);
}

Status compare_counters(Request& request) {
  if (request.all_observations) {
    return complain("--compare", {"it sets totals side by side, where --all and --commodity list "
                                  "single observations",
                                  "Leave one of them out."});
  }
  const auto& flows = request.trade.flows;
  if (flows.size() > 1) {
    return complain("--compare", {"it compares one flow", "Try --compare --flow pk-exports."});
  }
  const std::string_view flow = flows.empty() ? "total" : flows.front();
  TradeByPeriod trade =
      trade_compared(request.dataset, request.trade, flow, compared_counters(request));
  tell_notes(request, trade);
  const std::string note =
      fmt::format("{}. Million {}, goods: {}.", counted(trade.table.rows.size(), "period"),
                  dollars(request), flow);
  const auto names = column_names(trade.table.columns);
  const auto without_average = std::span(names).first(names.size() - 1);
  return print_trade(request, std::move(trade.table), {without_average, names}, note);
}

Status run(Request& request) {
  if (const auto error = check_trade_dates(request)) {
    return complain("--on", *error);
  }
  if (request.compare) {
    return compare_counters(request);
  }
  if (request.all_observations) {
    Table table = trade_observations(request.dataset, request.trade);
    const auto& rows = table.rows;
    tell_prices(request,
                static_cast<std::size_t>(std::ranges::count_if(
                    rows, [](const auto& row) { return is_empty(row[amount_position]); })),
                "observation");
    const std::string note = counted(rows.size(), "observation");
    return print_trade(
        request, std::move(table),
        {observation_for_people, observation_for_programs, dispensable_of_observation}, note);
  }
  TradeByPeriod trade = trade_by_period(request.dataset, request.trade);
  tell_notes(request, trade);
  const std::string note =
      fmt::format("{}. Million {}, goods. FY is Pakistan's fiscal year, July to June.",
                  counted(trade.table.rows.size(), "period"), dollars(request));
  return print_trade(request, std::move(trade.table),
                     {period_for_people, period_for_programs, dispensable_of_period}, note);
}

std::vector<Column> columns(Dataset& dataset) {
  return trade_by_period(dataset, {}).table.columns;
}

}  // namespace

std::vector<std::string_view> compared_counters(const Request& request) {
  if (!request.compared.empty()) {
    return request.compared;
  }
  std::vector<std::string_view> all;
  all.reserve(reporters.words.size());
  for (const Word& word : reporters.words) {
    all.push_back(word.text);
  }
  return all;
}

std::optional<Error> check_trade_dates(const Request& request) {
  if (std::ranges::any_of(request.trade.on, [](const On& on) { return !on.date; })) {
    return Error{"trade is counted by the year, so that no figure is of one day of any year",
                 "Try --on 1994."};
  }
  return std::nullopt;
}

const Command trade_command{
    .name = "trade",
    .category = "Query",
    .text = "trade in goods, a row a period, by who counted",
    .description =
        "Prints a row for each period: total, exports to and imports from the Soviet Union or "
        "Russia, from one counter, and how far the totals of others reach and who they are: other "
        "counters, and publishers that give another total of the same counter; one that only "
        "rounds the row's is none. A yearly average over a span is called one. Where several "
        "counted a period the row is taken from a figure for just that period before one for about "
        "it, from a counter that gives a total, in the order Pakistan, "
        "Russia, UN Comtrade, unspecified; of these from the source that gives both directions, "
        "then from the better kind (official, database, reference, academic, news, opinion), then "
        "from the newer. Fiscal and calendar years stand in rows of their own. --flow leaves out "
        "the periods whose row has no such figure. --compare sets the counters side by side, all "
        "or those it names. --all prints every observation, in any currency.",
    .arguments = "",
    .examples = {"pakru trade --since 2014", "pakru trade --compare --since 1992",
                 "pakru trade --commodity wheat"},
    .groups = {&data_options, &date_options, &trade_options, &price_options, &table_options,
               &common_options},
    .run = run,
    .columns = columns,
};

}  // namespace pakru::cli
