#include "commands.hpp"
#include "pakru/report/record_view.hpp"
#include "print.hpp"

namespace pakru::cli {
namespace {

constexpr auto for_people =
    std::to_array<std::string_view>({"date", "instrument", "status", "title"});
constexpr auto dispensable = std::to_array<std::string_view>({"status", "instrument"});

Status run(Request& request) {
  return print_records_of_kind(request, agreements_view.kind,
                               {for_people, agreements_view.columns, dispensable});
}

}  // namespace

const Command agreements_command{
    .name = "agreements",
    .category = "Query",
    .text = "treaties, protocols, memorandums, joint statements",
    .description = "Prints agreements, oldest first.",
    .arguments = "",
    .examples = {"pakru agreements --instrument treaty,agreement",
                 "pakru agreements --status in-force --since 1990", ""},
    .groups = {&data_options, &date_options, &agreement_kind_options, &record_options,
               &table_options, &common_options},
    .run = run,
    .columns = record_columns,
};

}  // namespace pakru::cli
