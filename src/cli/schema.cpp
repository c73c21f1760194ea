#include "pakru/data/schema.hpp"

#include "commands.hpp"
#include "print.hpp"

namespace pakru::cli {
namespace {

Status run(Request& request) {
  return print_text(request, json_schema());
}

}  // namespace

const Command schema_command{
    .name = "schema",
    .category = "Data",
    .text = "JSON Schema of the dataset",
    .description =
        "Prints the form of the dataset as JSON Schema, draft 2020-12. It tells the form; the "
        "rules of the data, such as references and the calendar, are checked by 'pakru check'.",
    .arguments = "",
    .examples = {"pakru schema > pakru.schema.json", "", ""},
    .groups = {&common_options},
    .run = run,
};

}  // namespace pakru::cli
