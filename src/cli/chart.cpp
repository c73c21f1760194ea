#include "pakru/report/chart.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>

#include "commands.hpp"
#include "data/file.hpp"
#include "pakru/output/chart_svg.hpp"
#include "pakru/output/chart_text.hpp"
#include "print.hpp"

namespace pakru::cli {
namespace {

constexpr std::size_t columns_a_row = 5;  ///< as a picture is pleasant to look at
constexpr std::size_t fewest_rows = 10;
constexpr std::size_t most_rows = 24;
constexpr std::size_t rows_around = 8;  ///< heading, axis, sources, and the shell's next line

/// Rows of a picture that suit the width and do not scroll off the screen.
std::size_t picture_rows(const Terminal& terminal) {
  const std::size_t rows = std::clamp(terminal.width / columns_a_row, fewest_rows, most_rows);
  const bool is_low = terminal.height > 0 && terminal.height < rows + rows_around;
  return is_low ? terminal.height - std::min(terminal.height, rows_around) : rows;
}

Status print_svg(const Request& request, const Chart& chart) {
  const std::string svg = chart_svg(chart);
  if (request.svg_file == "-") {
    return print_for_programs(request, svg);
  }
  const auto written = write_file(request.svg_file, svg);
  return written ? Status::done : complain("--svg", written.error(), Status::failed);
}

Status print_chart(Request& request, Chart chart, std::string_view note) {
  if (!request.chart_title.empty()) {
    chart.title = request.chart_title;
  }
  if (!request.svg_file.empty()) {
    const Status status = print_svg(request, chart);
    return status == Status::done && request.fail_empty && chart.size() == 0 ? Status::failed
                                                                             : status;
  }
  Table table = chart_table(chart);
  const auto columns = column_names(table.columns);
  if (request.is_for_people()) {
    if (const auto status = complain_of_columns(request, table.columns, {columns, columns})) {
      return *status;
    }
    const std::string picture = chart_text(chart, request.style(), picture_rows(request.terminal));
    return print_answer(request, picture, chart.size(), note);
  }
  return print_table(request, std::move(table), {columns, columns}, note);
}

/// Whether the filter asks for more of a record than when it was and who says so.
bool asks_of_records(const Request& request) {
  Filter filter = request.filter;
  filter.sources.reset();
  return filter.parts() != part::head || !filter.kinds.empty() || request.scope_is_given;
}

bool asks_of_trade(const Request& request) {
  return request.compare || !request.trade.flows.empty();
}

Status chart_of_trade(Request& request) {
  const auto& flows = request.trade.flows;
  if (const auto error = check_trade_dates(request)) {
    return complain("--on", *error);
  }
  if (asks_of_records(request)) {
    return complain("chart",
                    {"trade is no record, so that kinds, topics and the like say nothing "
                     "of it",
                     "Its filters are --since, --until, --on, --source, --flow, --compare."});
  }
  if (std::ranges::find(flows, "commodity") != flows.end()) {
    return complain("--flow", {"figures of single commodities are too few to draw",
                               "'pakru trade --commodity NAME' lists them."});
  }
  if (request.compare && flows.size() > 1) {
    return complain("--compare", {"it compares one flow",
                                  "Try --compare pakistan,russia --flow "
                                  "pk-exports."});
  }
  const auto counters =
      request.compare ? compared_counters(request) : std::vector<std::string_view>();
  TradeChart trade = trade_chart(request.dataset, request.trade, flows, counters);
  tell_left_out(request, trade.left_out);
  return print_chart(request, std::move(trade.chart),
                     request.compare
                         ? "Calendar years, goods."
                         : "Calendar years; who counted may change from one to the next: 'pakru "
                           "trade' tells.");
}

Status chart_of_events(Request& request) {
  if (asks_of_trade(request)) {
    return complain("chart", {"--flow and --compare are of trade", "Try 'pakru chart trade'."});
  }
  use_default_scope(request);
  ScanReport report;
  const auto records = select(request.dataset, request.filter, part::head, SIZE_MAX, &report);
  tell_left_out(request, report);
  return print_chart(request, event_chart(request.dataset, records),
                     counted(records.size(), "record"));
}

Status chart_of_series(Request& request) {
  if (asks_of_records(request) || asks_of_trade(request) || request.filter.sources ||
      !request.filter.on.empty()) {
    return complain("chart", {"of a series only --since and --until can be asked",
                              "Try 'pakru chart events' or 'pakru chart trade'."});
  }
  std::vector<const Series*> chosen;
  for (const std::string& id : request.arguments) {
    const auto series = find_series(request.dataset, id);
    if (!series) {
      return complain("chart",
                      {series.error().message,
                       "It draws trade, events, and the ids that 'pakru "
                       "series' lists."},
                      Status::failed);
    }
    if (std::ranges::find(chosen, *series) != chosen.end()) {
      continue;
    }
    if (!chosen.empty() && chosen.front()->unit != (*series)->unit) {
      return complain("chart",
                      {fmt::format("{} counts '{}' and {} counts '{}': one axis cannot "
                                   "show both",
                                   chosen.front()->id, chosen.front()->unit, id, (*series)->unit),
                       "'pakru series' prints both side by side."});
    }
    chosen.push_back(*series);
  }
  const int first = request.since ? static_cast<int>(request.since->first().year()) : 0;
  const int last = request.until ? static_cast<int>(request.until->last().year()) : 9999;
  return print_chart(request, series_chart(request.dataset, chosen, first, last), "");
}

Status run(Request& request) {
  const auto& what = request.arguments;
  if (what.empty()) {
    return complain("chart",
                    {"what to draw is missing",
                     "Try 'pakru chart trade', 'pakru chart events', or 'pakru chart' with "
                     "ids of 'pakru series'."});
  }
  const bool is_single = what.size() == 1;
  if (is_single && what.front() == "trade") {
    return chart_of_trade(request);
  }
  if (is_single && what.front() == "events") {
    return chart_of_events(request);
  }
  for (const std::string& one : what) {
    if (one == "trade" || one == "events") {
      return complain("chart", {fmt::format("{} is drawn alone", one), ""});
    }
  }
  return chart_of_series(request);
}

/// What can be drawn.
Candidates subjects(Dataset& dataset, std::string_view begun) {
  Candidates all = {{"trade", "goods, by year"}, {"events", "records, by year"}};
  std::ranges::move(series_ids(dataset, begun), std::back_inserter(all));
  return all;
}

}  // namespace

const Command chart_command{
    .name = "chart",
    .category = "Summarize",
    .text = "a picture of trade, a series or records by year",
    .description =
        "Draws WHAT by year: 'trade' (a line; with --compare a line a counter, all or those it "
        "names; with several "
        "--flow a line a flow), 'events' (bars: how many records begin in each year, with every "
        "filter of records), or ids of 'pakru series' that have one unit. A year without a figure "
        "is a gap. --svg writes the picture as a file; other formats print its figures.",
    .arguments = "WHAT...",
    .examples = {"pakru chart trade --compare pakistan,russia --since 1992",
                 "pakru chart events --kind visit", "pakru chart un-votes-alike --svg votes.svg"},
    .groups = {&data_options, &date_options, &record_options, &chart_options, &table_options,
               &common_options},
    .run = run,
    .values = {Values::Form::single, subjects},
};

}  // namespace pakru::cli
