#include "pakru/output/timeline.hpp"

#include <fmt/format.h>

#include "commands.hpp"
#include "pakru/model/vocabulary.hpp"
#include "pakru/report/record_view.hpp"
#include "print.hpp"

namespace pakru::cli {
namespace {

constexpr DefaultColumns defaults{timeline_view.columns, timeline_view.columns};

Status print_decades(Request& request, const std::vector<Record>& records) {
  const auto decades = timeline_decades(records, request.dataset);
  Table table = decade_table(decades);
  const auto columns = column_names(table.columns);
  if (request.is_for_people()) {
    if (const auto status = complain_of_columns(request, table.columns, {columns, columns})) {
      return *status;
    }
    return print_answer(request, decades_text(decades, request.style()), decades.size(),
                        counted(records.size(), "record"));
  }
  return print_table(request, std::move(table), {columns, columns}, "");
}

Status run(Request& request) {
  use_default_scope(request);
  const unsigned parts = request.by_decade ? part::head | part::claims : unsigned{part::head};
  ScanReport report;
  const auto records = select(request.dataset, request.filter, parts, SIZE_MAX, &report);
  tell_left_out(request, report);
  if (request.by_decade) {
    return print_decades(request, records);
  }
  if (request.is_for_people()) {
    if (const auto status = complain_of_columns(request, timeline_table({}).columns, defaults)) {
      return *status;
    }
    const auto years = timeline_years(records);
    return print_answer(
        request, timeline_text(years, request.style()), records.size(),
        fmt::format("{} in {}", counted(records.size(), "record"), counted(years.size(), "year")));
  }
  return print_table(request, timeline_table(records), defaults, "");
}

/// Those of years; with --by decade they are the kinds.
std::vector<Column> columns(Dataset& /*dataset*/) {
  return timeline_table({}).columns;
}

}  // namespace

const Command timeline_command{
    .name = "timeline",
    .category = "Summarize",
    .text = "records down a time axis",
    .description =
        "Prints records under the year of their first day, with a sign for their kind; years "
        "without records are one line. --by decade prints a line a decade: how many records of "
        "each kind, and the titles of those with the most independent publishers.",
    .arguments = "",
    .examples = {"pakru timeline --person kosygin", "pakru timeline --topic arms --since 2010",
                 "pakru timeline --by decade"},
    .groups = {&data_options, &date_options, &record_options, &timeline_options, &table_options,
               &common_options},
    .run = run,
    .columns = columns,
};

}  // namespace pakru::cli
