#include "pakru/data/volume.hpp"

#include <fmt/format.h>
#include <simdjson.h>

#include <algorithm>
#include <unordered_map>
#include <vector>

#include "check_steps.hpp"
#include "json.hpp"
#include "line_table.hpp"
#include "pakru/data/data_error.hpp"
#include "pakru/data/index.hpp"
#include "pakru/model/vocabulary.hpp"

namespace pakru {
namespace {

/// What keeps a volume's memory.
struct Held {
  Block block;
  OwnedIndex owned;

  static Volume as_volume(const std::shared_ptr<Held>& held) {
    held->owned.index.heads = held->owned.heads;
    return {held->block.bytes(), held->owned.index, held};
  }
};

std::shared_ptr<Held> hold(RecordFile& file, std::size_t most) {
  auto held = std::make_shared<Held>();
  held->block.memory = file.rest(most);
  held->block.size = held->block.memory.size() - padding;
  return held;
}

[[noreturn]] void refuse(const RecordFile& file, const Fault& fault, std::string_view hint) {
  throw DataError(DataError::Kind::invalid, {fault.text(file.name()), std::string(hint)});
}

/// Where a text stands in the bytes; nowhere where it was unescaped and is kept elsewhere.
Slice slice_in(std::string_view bytes, std::string_view text) {
  return stands_in(bytes, text) ? Slice{static_cast<std::uint32_t>(text.data() - bytes.data()),
                                        static_cast<std::uint32_t>(text.size())}
                                : Slice{};
}

Head head_of(const Record& record, std::string_view bytes) {
  Head head;
  head.record = slice_in(bytes, record.json);
  head.id = slice_in(bytes, record.id);
  head.title = slice_in(bytes, record.title);
  head.first = packed(record.date().first());
  head.last = packed(record.date().last());
  head.kind = static_cast<std::uint8_t>(kinds.rank(record.kind));
  head.scope = static_cast<std::uint8_t>(scopes.rank(record.scope));
  return head;
}

/// The first record with an id that another has too, if there is one.
std::optional<Fault> repeated_id(const OwnedIndex& owned, std::string_view bytes) {
  std::unordered_map<std::string_view, std::size_t> lines;
  const LineTable table(bytes);
  for (const Head& head : owned.heads) {
    const std::string_view id = head.id.of(bytes);
    const std::size_t line = table.line(head.record.of(bytes).data());
    const auto [earlier, is_new] = lines.emplace(id, line);
    if (!is_new) {
      return Fault{line, std::string(id), "id",
                   fmt::format("line {} has a record with the same id", earlier->second)};
    }
  }
  return std::nullopt;
}

}  // namespace

bool holds_lines(RecordFile& file) {
  const std::string_view name = file.name();
  for (const std::string_view packing : {"", ".gz", ".zst"}) {
    for (const std::string_view ending : {".ndjson", ".jsonl"}) {
      if (name.ends_with(fmt::format("{}{}", ending, packing))) {
        return true;
      }
    }
    if (name.ends_with(fmt::format(".json{}", packing))) {
      return false;
    }
  }
  const std::string_view first = file.peek();
  if (first.substr(std::min(first.find_first_not_of(" \t\r\n"), first.size())).starts_with('[')) {
    refuse(file, {1, "", "", "it is a JSON list, which cannot be read line by line"},
           "NDJSON has a record on each line: pakru … --format ndjson, or jq -c '.[]' FILE.");
  }
  const std::string_view line = first.substr(0, first.find('\n'));
  simdjson::ondemand::parser parser;
  simdjson::ondemand::document document;
  simdjson::ondemand::object object;
  std::string copy(line);
  copy.append(padding, '\0');
  if (json::begin(parser, {copy.data(), line.size()}, document) != simdjson::SUCCESS ||
      document.get_object().get(object) != simdjson::SUCCESS) {
    // A dataset as people write it begins with a brace alone on its line, or with its first key.
    const std::string start = minified(line.substr(0, line.find_last_not_of(" \t\r") + 1));
    return start != "{" && !start.starts_with(R"({"schema":)");
  }
  return object.find_field_unordered("events").error() != simdjson::SUCCESS;
}

Volume dataset_volume(RecordFile& file, std::size_t most) {
  constexpr std::string_view hint =
      "'pakru check FILE' lists every fault, 'pakru schema' the form.";
  auto held = hold(file, most);
  const std::string_view bytes = held->block.bytes();
  std::vector<Fault> faults;
  const LineTable lines(bytes);
  if (!check_shape(bytes, lines, faults) || !faults.empty()) {
    refuse(file, faults.front(), hint);
  }
  if (const auto fault = build_index(bytes, held->owned)) {
    refuse(file, *fault, hint);
  }
  if (const auto fault = repeated_id(held->owned, bytes)) {
    refuse(file, *fault, hint);
  }
  std::ranges::stable_sort(held->owned.heads, {}, &Head::by_date);
  return Held::as_volume(held);
}

Volume line_volume(RecordFile& file, std::size_t most,
                   const std::function<void(const Fault&)>& skip) {
  auto held = hold(file, most);
  const std::string_view bytes = held->block.bytes();
  if (bytes.size() > std::numeric_limits<std::uint32_t>::max()) {
    throw DataError(
        DataError::Kind::too_large,
        {fmt::format("{}: only files under 4 GB can be held in memory", file.name()), ""});
  }
  RecordReader reader;
  reader.open(held->block, part::all);  // so that every value is walked over
  Record record;
  for (auto step = reader.next(record); step != RecordReader::Step::end;
       step = reader.next(record)) {
    if (step == RecordReader::Step::fault) {
      skip(reader.fault());
    } else {
      held->owned.heads.push_back(head_of(record, bytes));
    }
  }
  std::ranges::stable_sort(held->owned.heads, {}, &Head::by_date);
  Volume volume = Held::as_volume(held);
  volume.is_of_lines = true;
  return volume;
}

}  // namespace pakru
