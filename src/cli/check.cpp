#include "pakru/data/check.hpp"

#include <fmt/format.h>

#include "commands.hpp"
#include "data.hpp"
#include "pakru/data/volume.hpp"
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

Status check_bytes(const Request& request, const std::string& name, std::string_view bytes) {
  if (const auto faults = check(bytes); !faults.empty()) {
    return tell_faults(request, name, faults);
  }
  OwnedIndex index;
  static_cast<void>(build_index(bytes, index));  // it can be built, or the check had told why not
  Dataset dataset(bytes, index.index);
  return print_text(request, fmt::format("{}: a valid dataset of {} from {}.\n", printable(name),
                                         counted(dataset.size(), "record"),
                                         counted(dataset.sources().size(), "source")));
}

Status run(Request& request) {
  if (request.arguments.empty()) {
    return check_bytes(request, "the embedded dataset", request.dataset.bytes());
  }
  auto file = RecordFile::open(request.arguments.front());
  if (!file) {
    return complain("check", file.error(), Status::failed);
  }
  if (!holds_lines(*file)) {
    const std::string held = file->rest(memory_allowed(request.dataset.reading.memory));
    return check_bytes(request, file->name(),
                       std::string_view(held).substr(0, held.size() - padding));
  }
  const CheckedLines checked = check_lines(*file);
  if (!checked.faults.empty()) {
    return tell_faults(request, file->name(), checked.faults);
  }
  return print_text(request, fmt::format("{}: {}, one a line.\n", printable(file->name()),
                                         counted(checked.records, "valid record")));
}

}  // namespace

const Command check_command{
    .name = "check",
    .category = "Data",
    .text = "is a file a valid dataset: every fault with its place",
    .description =
        "Checks a dataset's form and the rules of its data, and prints every fault as 'file:line: "
        "record: field: what is wrong'. Exits with 3 where there is one. Of a file with a record "
        "on each line (NDJSON) it checks the form of each, and that no id is given twice. '-' is "
        "standard input; without a file it checks the dataset that pakru carries.",
    .arguments = "[FILE]",
    .examples = {"pakru check", "pakru check data/events.json", ""},
    .groups = {&common_options},
    .run = run,
    .values = any_file,
};

}  // namespace pakru::cli
