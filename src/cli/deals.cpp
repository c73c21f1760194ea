#include "commands.hpp"
#include "pakru/report/record_view.hpp"
#include "print.hpp"

namespace pakru::cli {
namespace {

constexpr auto for_people =
    std::to_array<std::string_view>({"date", "type", "status", "title", "value"});
constexpr auto dispensable = std::to_array<std::string_view>({"type", "status", "value"});

Status run(Request& request) {
  return print_records_of_kind(request, deals_view.kind,
                               {for_people, deals_view.columns, dispensable});
}

}  // namespace

const Command deals_command{
    .name = "deals",
    .category = "Query",
    .text = "arms, credits, contracts, supplies",
    .description =
        "Prints deals, oldest first. A value stands in its own currency; --min-value and "
        "--max-value compare US dollars and leave other currencies out, saying so.",
    .arguments = "",
    .examples = {"pakru deals --type defense", "pakru deals --type defense --sort value:desc",
                 "pakru deals --min-value 100M --columns date,title,value,publishers"},
    .groups = {&data_options, &date_options, &deal_kind_options, &record_options, &price_options,
               &table_options, &common_options},
    .run = run,
    .columns = record_columns,
};

}  // namespace pakru::cli
