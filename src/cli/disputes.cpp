#include "pakru/report/disputes.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "commands.hpp"
#include "pakru/output/dispute.hpp"
#include "print.hpp"

namespace pakru::cli {
namespace {

constexpr auto for_people =
    std::to_array<std::string_view>({"date", "title", "field", "says", "chosen", "publisher"});
constexpr auto for_programs = std::to_array<std::string_view>(
    {"id", "date", "title", "field", "says", "chosen", "source", "publisher"});
constexpr auto dispensable = std::to_array<std::string_view>({"chosen", "date"});

/// Record by record, in their order.
Status print_page(const Request& request, std::span<const Record> records, Dataset& dataset,
                  std::string_view note) {
  const auto shown =
      records.first(std::min(records.size(), request.limit.value_or(records.size())));
  const Status status = print_text(request, disputes_text(shown, dataset, request.style()));
  if (request.terminal.output_is_terminal && request.terminal.errors_are_terminal) {
    write_error(fmt::format("\n{}\n", note));
  }
  return status;
}

Status run(Request& request) {
  use_default_scope(request);
  request.filter.disputed = true;
  Dataset& dataset = request.dataset;
  const auto records = select(dataset, request.filter, part::head | find_field("disputed")->parts);
  const bool is_page = request.is_for_people() && request.columns.empty() && request.sort.empty();
  if (is_page && !records.empty()) {
    return print_page(request, records, dataset, counted(records.size(), "disputed record"));
  }
  Table table = dispute_table(records, dataset);
  const std::string note = counted(table.rows.size(), "statement");
  return print_table(request, std::move(table), {for_people, for_programs, dispensable}, note);
}

std::vector<Column> columns(Dataset& dataset) {
  return dispute_table({}, dataset).columns;
}

}  // namespace

const Command disputes_command{
    .name = "disputes",
    .category = "Look up",
    .text = "where sources differ, and who says what",
    .description =
        "Prints, field by field, what each source says of a record where its sources differ, and "
        "which of it the record follows: a row a claim. On a terminal they stand record by record, "
        "and --limit counts records; --columns or --sort make it a plain table.",
    .arguments = "",
    .examples = {"pakru disputes --kind deal",
                 "pakru disputes --person kosygin --format csv --header",
                 "pakru disputes | cut -f4 | sort | uniq -c"},
    .groups = {&data_options, &date_options, &kind_options, &record_options, &table_options,
               &common_options},
    .run = run,
    .columns = columns,
};

}  // namespace pakru::cli
