#include "pakru/data/check.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <unordered_map>

#include "check_steps.hpp"
#include "pakru/data/dataset.hpp"

namespace pakru {
namespace {

/// Every fault of a line that a reader refused for `first`. Where a field is at fault the others
/// can be read; where the line is no JSON object nothing can.
void check_refused(std::string_view line, const Fault& first, std::size_t number,
                   std::vector<Fault>& faults) {
  const std::size_t before = faults.size();
  if (!first.field.empty()) {
    check_line(line, number, faults);
  }
  if (faults.size() == before) {
    faults.push_back(first);
    faults.back().line = number;
  }
}

}  // namespace

std::vector<Fault> check(std::string_view bytes) {
  std::vector<Fault> faults;
  const LineTable lines(bytes);
  OwnedIndex index;
  if (check_shape(bytes, lines, faults)) {
    if (auto fault = build_index(bytes, index)) {
      if (faults.empty()) {
        faults.push_back(*fault);
      }
    } else {
      Dataset dataset(bytes, index.index);
      check_rules(dataset, lines, faults);
    }
  }
  std::ranges::stable_sort(faults, {}, &Fault::line);
  return faults;
}

CheckedLines check_lines(RecordFile& file) {
  CheckedLines checked;
  std::unordered_map<std::string, std::size_t> lines_by_id;
  Block block;
  RecordReader reader;
  Record record;
  std::size_t before = 0;  // lines of the blocks before
  while (file.next(block)) {
    reader.open(block, part::all);
    for (auto step = reader.next(record); step != RecordReader::Step::end;
         step = reader.next(record)) {
      const std::size_t line = before + reader.lines();
      const std::size_t faults = checked.faults.size();
      std::string id(record.id);
      if (step == RecordReader::Step::record) {
        check_line(record.json, line, checked.faults);
      } else {
        check_refused(record.json, reader.fault(), line, checked.faults);
        id = checked.faults.back().record;  // it may stand behind what was refused
      }
      if (!id.empty()) {
        const auto [earlier, is_new] = lines_by_id.emplace(id, line);
        if (!is_new) {
          checked.faults.push_back(
              {line, id, "id",
               fmt::format("line {} has a record with the same id", earlier->second)});
        }
      }
      checked.records += checked.faults.size() == faults ? 1 : 0;
    }
    before += reader.lines();
  }
  if (checked.records == 0 && checked.faults.empty()) {
    checked.faults.push_back({1, "", "", "it holds no record"});
  }
  return checked;
}

}  // namespace pakru
