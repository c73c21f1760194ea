#include "pakru/data/check.hpp"

#include <fmt/format.h>

#include "commands.hpp"
#include "data/file.hpp"
#include "pakru/output/text.hpp"
#include "print.hpp"

namespace pakru::cli {
namespace {

Status tell_faults(const Request& request, const std::string& name,
                   const std::vector<Fault>& faults) {
  std::string text;
  for (const Fault& fault : faults) {
    text += printable(fault.text(name)) + '\n';
  }
  if (print_text(request, text) != Status::done) {
    return Status::failed;
  }
  write_error(fmt::format("pakru: {}: {}.\n", printable(name), counted(faults.size(), "fault")));
  return Status::invalid_data;
}

Status run(Request& request) {
  PaddedFile own;
  std::string_view bytes = request.dataset.bytes();
  std::string name = "the embedded dataset";
  if (!request.arguments.empty()) {
    name = request.arguments.front();
    auto content = read_file(name);
    if (!content) {
      return complain("check", content.error(), Status::failed);
    }
    own = std::move(*content);
    bytes = own.bytes();
    if (name == "-") {
      name = "standard input";
    }
  }
  auto faults = check(bytes);
  OwnedIndex index;
  if (const auto fault = build_index(bytes, index); faults.empty() && fault) {
    faults.push_back(*fault);
  }
  if (!faults.empty()) {
    return tell_faults(request, name, faults);
  }
  Dataset dataset(bytes, index.index);
  return print_text(request, fmt::format("{}: a valid dataset of {} from {}.\n", printable(name),
                                         counted(dataset.size(), "record"),
                                         counted(dataset.sources().size(), "source")));
}

}  // namespace

const Command check_command{
    .name = "check",
    .category = "Data",
    .text = "is a file a valid dataset: every fault with its place",
    .description =
        "Checks a dataset's form and the rules of its data, and prints every fault as 'file:line: "
        "record: field: what is wrong'. Exits with 3 where there is one. '-' is standard input; "
        "without a file it checks the dataset that pakru carries.",
    .arguments = "[FILE]",
    .examples = {"pakru check", "pakru check data/events.json", ""},
    .groups = {&common_options},
    .run = run,
    .values = any_file,
};

}  // namespace pakru::cli
