#include "commands.hpp"
#include "pakru/report/record_view.hpp"
#include "print.hpp"

namespace pakru::cli {
namespace {

constexpr auto for_people =
    std::to_array<std::string_view>({"date", "direction", "level", "title"});
constexpr auto dispensable = std::to_array<std::string_view>({"level", "direction"});

Status run(Request& request) {
  return print_records_of_kind(request, visits_view.kind,
                               {for_people, visits_view.columns, dispensable});
}

}  // namespace

const Command visits_command{
    .name = "visits",
    .category = "Query",
    .text = "who went to whom",
    .description = "Prints visits, oldest first.",
    .arguments = "",
    .examples = {"pakru visits --direction to-pakistan --level head-of-state,head-of-government",
                 "pakru visits --since 2000 --columns date,people,offices", ""},
    .groups = {&data_options, &date_options, &visit_kind_options, &record_options, &table_options,
               &common_options},
    .run = run,
    .columns = record_columns,
};

}  // namespace pakru::cli
