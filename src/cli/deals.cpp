#include "commands.hpp"
#include "print.hpp"

namespace pakru::cli {
namespace {

constexpr auto for_people =
    std::to_array<std::string_view>({"date", "type", "status", "title", "value"});
constexpr auto for_programs =
    std::to_array<std::string_view>({"id", "date", "type", "status", "title", "supplier",
                                     "recipient", "quantity", "value", "value_high", "currency"});
constexpr auto dispensable = std::to_array<std::string_view>({"type", "status", "value"});

Status run(Request& request) {
  return print_records_of_kind(request, "deal", {for_people, for_programs, dispensable});
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
