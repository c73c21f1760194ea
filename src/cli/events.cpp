#include "commands.hpp"
#include "pakru/report/record_view.hpp"
#include "print.hpp"

namespace pakru::cli {
namespace {

constexpr auto for_people = std::to_array<std::string_view>({"date", "kind", "title"});
constexpr auto dispensable = std::to_array<std::string_view>({"kind"});

Status run(Request& request) {
  return print_records(request, {for_people, events_view.columns, dispensable});
}

}  // namespace

const Command events_command{
    .name = "events",
    .category = "Query",
    .text = "every record, oldest first; --kind narrows",
    .description =
        "Prints records of every kind, oldest first. Without --scope these are the records between "
        "Pakistan and the Soviet Union or Russia; --scope all adds what explains them.",
    .arguments = "",
    .examples = {"pakru events --since 2010", "pakru events --topic gas,oil --disputed",
                 "pakru events --person lavrov --columns date,title,places"},
    .groups = {&data_options, &date_options, &kind_options, &record_options, &price_options,
               &table_options, &common_options},
    .run = run,
    .columns = record_columns,
};

}  // namespace pakru::cli
