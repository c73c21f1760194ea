/// A file with a record on each line, plain or compressed: whole and in blocks of any size it holds
/// the same records and the same faults.

#include <fmt/format.h>

#include <algorithm>
#include <vector>

#include "fuzz.hpp"
#include "pakru/data/check.hpp"
#include "pakru/data/data_error.hpp"
#include "pakru/data/dataset.hpp"

using pakru::BlockSizes;
using pakru::DataError;
using pakru::fuzz::require;

namespace {

constexpr std::size_t longest_line = 1 << 16;

std::string told(const pakru::Record& record) {
  return fmt::format("{} {} {} {} {} {} {}", record.id, record.kind, record.date().text(),
                     record.title, record.summary, record.claims.size(), record.json);
}

/// A text for each record and each fault, until reading ended or failed.
struct Contents {
  std::vector<std::string> found;
  std::string error;  ///< why reading failed; empty where it did not

  bool operator==(const Contents&) const = default;
};

Contents read(const std::string& path, std::size_t block_size) {
  Contents contents;
  std::vector<std::string>& found = contents.found;
  try {
    auto file = pakru::RecordFile::open(path, {.usual = block_size, .longest_line = longest_line});
    require(static_cast<bool>(file), "the input can be opened");
    pakru::Block block;
    pakru::RecordReader reader;
    pakru::Record record;
    std::size_t lines = 0;
    while (file->next(block)) {
      reader.open(block, pakru::part::all);
      for (auto step = reader.next(record); step != pakru::RecordReader::Step::end;
           step = reader.next(record)) {
        if (step == pakru::RecordReader::Step::fault) {
          pakru::Fault fault = reader.fault();
          fault.line += lines;
          found.push_back(fault.text("input"));
        } else {
          found.push_back(told(record));
        }
      }
      lines += reader.lines();
    }
  } catch (const DataError& error) {
    contents.error = error.what();
  }
  return contents;
}

/// Through memory, as commands do that need every record at once.
void hold(const std::string& path) {
  try {
    auto file = pakru::RecordFile::open(path);
    require(static_cast<bool>(file), "the input can be opened");
    pakru::Dataset dataset = pakru::Dataset::registries();
    dataset.reading.skips_invalid = true;
    dataset.reading.memory = 1 << 24;
    dataset.add(std::move(*file));
    dataset.hold_files(true);
  } catch (const DataError& error) {
    require(!error.error().message.empty(), "an error says what is wrong");
  }
}

}  // namespace

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  pakru::fuzz::Choices choices(pakru::fuzz::text_of(data, size));
  const std::size_t block_size = 1 + choices.up_to(255);
  const pakru::fuzz::MemoryFile input(choices.rest());
  const auto whole = read(input.path(), longest_line);
  const auto in_blocks = read(input.path(), block_size);
  if (whole.error.empty()) {
    require(whole == in_blocks, "blocks of any size hold the same records and faults");
  } else {
    // Broken compressed data is told when it is come to; what stands before it in the same block
    // is lost.
    require(!in_blocks.error.empty(), "what is broken is broken in blocks of any size");
    const std::size_t both = std::min(whole.found.size(), in_blocks.found.size());
    require(std::equal(whole.found.begin(), whole.found.begin() + static_cast<std::ptrdiff_t>(both),
                       in_blocks.found.begin()),
            "before what is broken blocks of any size hold the same records and faults");
  }
  hold(input.path());
  return 0;
}
