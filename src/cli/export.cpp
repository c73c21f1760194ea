#include <array>

#include "commands.hpp"
#include "data/file.hpp"
#include "pakru/output/html_page.hpp"
#include "print.hpp"

namespace pakru::cli {
namespace {

Status run(Request& request) {
  use_default_scope(request);
  const auto records = select(request.dataset, request.filter, part::all);
  const std::string page = html_page(request.dataset, records);
  if (request.output_file.empty()) {
    return print_text(request, page);
  }
  const auto written = write_file(request.output_file, page);
  return written ? Status::done : complain("--output", written.error(), Status::failed);
}

std::optional<Error> take_output(Request& request, std::string_view value) {
  request.output_file = value;
  return std::nullopt;
}

constexpr std::array output_option = {Option{"--output", "FILE", "Output",
                                             "writes a file instead of standard output",
                                             "pakru export html --output page.html", take_output}};
const OptionGroup output_options = output_option;

}  // namespace

const Command export_command{
    .name = "export",
    .category = "Cite, share",
    .text = "records as a page for the web",
    .description = "Prints the records as one HTML document that needs nothing else.",
    .arguments = "FORMAT",
    .examples = {"pakru export html --since 2010", "", ""},
    .groups = {&data_options, &date_options, &kind_options, &record_options, &output_options,
               &common_options},
    .holds_files = true,
    .run = run,
};

}  // namespace pakru::cli
