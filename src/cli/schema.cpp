#include "pakru/data/schema.hpp"

#include "commands.hpp"
#include "print.hpp"

namespace pakru::cli {
namespace {

Status run(Request& request) {
  request.page = false;  // it is for programs
  return print_text(request, request.sql ? sql_schema(*request.sql) : json_schema());
}

}  // namespace

const Command schema_command{
    .name = "schema",
    .category = "Data",
    .text = "JSON Schema of the dataset, or SQL for its records",
    .description =
        "Prints the form of the dataset as JSON Schema, draft 2020-12. It tells the form; the "
        "rules of the data, such as references and the calendar, are checked by 'pakru check'. "
        "--sql "
        "prints statements for another engine instead: they make the table 'events' and read "
        "'events.ndjson' into it, which 'pakru events --scope all --format ndjson' writes.",
    .arguments = "",
    .examples = {"pakru schema > pakru.schema.json", "pakru schema --sql duckdb > events.sql", ""},
    .groups = {&schema_options, &common_options},
    .run = run,
};

}  // namespace pakru::cli
