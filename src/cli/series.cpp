#include "pakru/report/series.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "commands.hpp"
#include "pakru/model/text.hpp"
#include "print.hpp"

namespace pakru::cli {
namespace {

constexpr auto list_for_people = std::to_array<std::string_view>({"id", "title", "from", "to"});
constexpr auto list_for_programs = std::to_array<std::string_view>(
    {"id", "title", "unit", "from", "to", "points", "scope", "source", "note"});

}  // namespace

Result<const Series*> find_series(Dataset& dataset, std::string_view id) {
  std::vector<std::string_view> ids;
  for (const Series& series : dataset.series()) {
    if (series.id == id) {
      return &series;
    }
    ids.push_back(series.id);
  }
  const auto meant = nearest(id, ids);
  return Error{fmt::format("no such series: {}.{}", id,
                           meant ? fmt::format(" Did you mean {}?", ids[*meant]) : ""),
               "'pakru series' lists them."};
}

namespace {

Status print_points(Request& request) {
  std::vector<const Series*> chosen;
  std::vector<std::string_view> columns = {"year"};
  std::string note;
  for (const std::string& id : request.arguments) {
    const auto series = find_series(request.dataset, id);
    if (!series) {
      return complain("series", series.error(), Status::failed);
    }
    if (std::ranges::find(chosen, *series) != chosen.end()) {
      continue;
    }
    chosen.push_back(*series);
    columns.push_back((*series)->id);
    const Source* source = request.dataset.source((*series)->source);
    note +=
        fmt::format("{}{}: {}, {}. {}{}{}", note.empty() ? "" : "\n", (*series)->id,
                    (*series)->title, (*series)->unit, source == nullptr ? "" : source->publisher,
                    (*series)->note.empty() ? "." : ". ", (*series)->note);
  }
  const int first = request.since ? static_cast<int>(request.since->first().year()) : 0;
  const int last = request.until ? static_cast<int>(request.until->last().year()) : 9999;
  return print_table(request, series_points(chosen, first, last), {columns, columns}, note);
}

Status run(Request& request) {
  if (!request.arguments.empty()) {
    return print_points(request);
  }
  Table table = series_list(request.dataset);
  const std::string note = fmt::format("{} series.", table.rows.size());
  return print_table(request, std::move(table), {list_for_people, list_for_programs}, note);
}

}  // namespace

const Command series_command{
    .name = "series",
    .category = "Query",
    .text = "yearly figures beside trade",
    .description =
        "Lists the yearly series: arms transfers in SIPRI's trend-indicator value, votes cast "
        "alike in the United Nations, US prices. With ids it prints their figures side by side, a "
        "row a year.",
    .arguments = "[ID...]",
    .examples = {"pakru series", "pakru series arms-russia-pakistan arms-russia-india",
                 "pakru series un-votes-alike --since 1990"},
    .groups = {&data_options, &series_options, &table_options, &common_options},
    .run = run,
    .values = {Values::Form::single, series_ids},
};

}  // namespace pakru::cli
