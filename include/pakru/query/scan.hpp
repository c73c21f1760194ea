/// One walk over all records of a dataset, those in files split between the cores.
#pragma once

#include <algorithm>
#include <atomic>
#include <cstddef>
#include <exception>
#include <memory>
#include <mutex>
#include <span>
#include <string>
#include <system_error>
#include <thread>
#include <tuple>
#include <unordered_map>
#include <utility>
#include <vector>

#include "pakru/data/data_error.hpp"
#include "pakru/data/dataset.hpp"
#include "pakru/query/field.hpp"
#include "pakru/query/filter.hpp"
#include "pakru/query/ordered_queue.hpp"

namespace pakru {

/// What a scan came across beside the records asked for.
struct ScanReport {
  std::size_t other_currency = 0;  ///< records left out by `Verdict::other_currency`
  std::size_t not_restatable = 0;  ///< records left out by `Verdict::not_restatable`

  void count(Verdict verdict) {
    other_currency += verdict == Verdict::other_currency ? 1 : 0;
    not_restatable += verdict == Verdict::not_restatable ? 1 : 0;
  }
  void add(const ScanReport& other) {
    other_currency += other.other_currency;
    not_restatable += other.not_restatable;
  }
};

namespace scanning {

/// The records in memory by id, and which of them those in files take the place of.
class Replacements {
 public:
  Replacements(const Dataset& dataset, bool is_needed) : replaced_(dataset.size()) {
    if (is_needed) {
      for (std::size_t i = 0; i < dataset.size(); ++i) {
        if (const Head& head = dataset.heads()[i]; dataset.is_replaceable(head)) {
          positions_.emplace(dataset.id_of(head), i);
        }
      }
    }
  }

  /// May be called by several threads at a time.
  void replace(std::string_view id) {
    if (const auto found = positions_.find(id); found != positions_.end()) {
      replaced_[found->second].store(true, std::memory_order_relaxed);
    }
  }

  /// The ids of those that were replaced.
  [[nodiscard]] std::vector<std::string> ids() const {
    std::vector<std::string> ids;
    for (const auto& [id, position] : positions_) {
      if (is_replaced(position)) {
        ids.emplace_back(id);
      }
    }
    std::ranges::sort(ids);
    return ids;
  }

  [[nodiscard]] bool is_replaced(std::size_t position) const {
    return replaced_[position].load(std::memory_order_relaxed);
  }

 private:
  std::unordered_map<std::string_view, std::size_t> positions_;
  std::vector<std::atomic<bool>> replaced_;
};

/// What a thread makes of one block. The block stays until its part was taken.
template <typename Part>
struct Scanned {
  std::unique_ptr<Block> block;
  std::unique_ptr<RecordReader> reader;  ///< keeps texts that stand otherwise in the block
  Part part{};
  ScanReport report;
  std::size_t lines = 0;
  std::vector<Fault> faults;
};

/// Blocks and readers that are used again.
template <typename Part>
class Pool {
 public:
  void lend(Scanned<Part>& to) {
    const std::lock_guard lock(mutex_);
    if (free_.empty()) {
      to.block = std::make_unique<Block>();
      to.reader = std::make_unique<RecordReader>();
      return;
    }
    std::tie(to.block, to.reader) = std::move(free_.back());
    free_.pop_back();
  }

  void take_back(Scanned<Part>& from) {
    const std::lock_guard lock(mutex_);
    free_.emplace_back(std::move(from.block), std::move(from.reader));
  }

 private:
  std::mutex mutex_;
  std::vector<std::pair<std::unique_ptr<Block>, std::unique_ptr<RecordReader>>> free_;
};

/// Reads a block's records into its part, up to the first fault where none may be left out.
template <typename Part, typename Map>
void read_block(Scanned<Part>& scanned, Dataset& dataset, const Filter& filter, unsigned parts,
                Replacements& replacements, const Map& map) {
  using Step = RecordReader::Step;
  RecordReader& reader = *scanned.reader;
  reader.open(*scanned.block, parts);
  Record record;
  for (Step step = reader.next(record); step != Step::end; step = reader.next(record)) {
    if (step == Step::fault) {
      scanned.faults.push_back(reader.fault());
      if (!dataset.reading.skips_invalid) {
        break;
      }
      continue;
    }
    replacements.replace(record.id);
    const Verdict verdict = filter.judge(record, dataset);
    scanned.report.count(verdict);
    if (verdict == Verdict::accepted) {
      map(scanned.part, record);
    }
  }
  scanned.lines = reader.lines();
}

/// Reads blocks until the file ends or nothing more is wanted.
template <typename Part, typename Map>
void read_blocks(RecordFile& file, Dataset& dataset, const Filter& filter, unsigned parts,
                 Replacements& replacements, const Map& map, Pool<Part>& pool,
                 OrderedQueue<Scanned<Part>>& queue) {
  try {
    bool goes_on = true;
    while (goes_on) {
      Scanned<Part> scanned;
      pool.lend(scanned);
      if (!file.next(*scanned.block)) {
        break;
      }
      read_block(scanned, dataset, filter, parts, replacements, map);
      const std::size_t number = scanned.block->number;
      goes_on = queue.put(number, std::move(scanned));
    }
    queue.finish();
  } catch (...) {
    queue.fail(std::current_exception());
  }
}

/// Does something when the scope is left, however that is.
template <typename Act>
class AtEnd {
 public:
  explicit AtEnd(Act act) : act_(std::move(act)) {}
  ~AtEnd() { act_(); }
  AtEnd(const AtEnd&) = delete;
  AtEnd& operator=(const AtEnd&) = delete;

 private:
  Act act_;
};

/// Reads a file on several threads and hands its parts on in order; false where `reduce` has
/// enough.
template <typename Part, typename Map, typename Reduce>
bool scan_file(RecordFile& file, Dataset& dataset, const Filter& filter, unsigned parts,
               Replacements& replacements, const Map& map, Reduce& reduce, ScanReport& report) {
  constexpr std::size_t blocks_ahead = 2;  // for each thread: one that is read, one that waits
  const unsigned wanted = dataset.reading.threads;
  const std::size_t count = wanted > 0 ? wanted : std::max(1U, std::thread::hardware_concurrency());
  file.rewind();
  const AtEnd end_progress([&] {
    if (dataset.reading.progress) {
      dataset.reading.progress(nullptr, 0);
    }
  });
  Pool<Part> pool;
  OrderedQueue<Scanned<Part>> queue(count, blocks_ahead * count);
  std::vector<std::jthread> threads;
  const AtEnd stop_threads([&] { queue.stop(); });  // before they are waited for
  threads.reserve(count);
  for (std::size_t i = 0; i < count; ++i) {
    try {
      threads.emplace_back(
          [&] { read_blocks(file, dataset, filter, parts, replacements, map, pool, queue); });
    } catch (const std::system_error&) {
      if (threads.empty()) {
        throw DataError(DataError::Kind::unreadable,
                        {"the system starts no thread to read with", ""});
      }
      queue.finish();  // the others read on
    }
  }
  std::size_t lines = 0;
  while (auto scanned = queue.take()) {
    report.add(scanned->report);
    if (!reduce(scanned->part)) {
      return false;
    }
    for (Fault& fault : scanned->faults) {
      fault.line += lines;
      dataset.skip(file, fault);
    }
    lines += scanned->lines;
    if (dataset.reading.progress) {
      dataset.reading.progress(&file, lines);
    }
    pool.take_back(*scanned);
  }
  return true;
}

/// The records in memory that none in a file takes the place of, as one part.
template <typename Part, typename Map, typename Reduce>
void scan_memory(Dataset& dataset, const Filter& filter, unsigned parts,
                 const Replacements& replacements, const Map& map, Reduce& reduce,
                 ScanReport& report) {
  constexpr std::size_t most = 4096;  // records in a part
  Part part{};
  std::size_t count = 0;
  Record record;
  for (std::size_t i = 0; i < dataset.size(); ++i) {
    if (filter.rejects(dataset.heads()[i]) || replacements.is_replaced(i)) {
      continue;
    }
    dataset.read(i, parts, record);
    const Verdict verdict = filter.judge(record, dataset);
    report.count(verdict);
    if (verdict == Verdict::accepted) {
      map(part, record);
      if (++count % most == 0) {
        if (!reduce(part)) {
          return;
        }
        part = Part{};
      }
    }
  }
  reduce(part);
}

}  // namespace scanning

/// Goes once over the records that the filter accepts: those of files in their order, then those in
/// memory, oldest first, without those that a file has under the same id.
///
/// `map(part, record)` adds a record, with the parts that the filter and the caller need, to a
/// Part; it is called on several threads, with a Part of its own for each block of a file.
/// `reduce(part)` takes the parts in order on the calling thread, and is the last to see records of
/// files: what it does not `Dataset::keep` goes away with their block. It returns false where it
/// has enough.
///
/// Throws DataError where a file cannot be read, or has a line that is no record.
template <typename Part, typename Map, typename Reduce>
ScanReport scan(Dataset& dataset, const Filter& filter, unsigned parts, const Map& map,
                Reduce reduce) {
  ScanReport report;
  const unsigned needed = parts | filter.parts();
  const bool has_files = !dataset.files().empty();
  dataset.begin_scan();
  scanning::Replacements replacements(dataset, has_files);
  if (has_files) {
    // What threads share is read before they begin.
    static_cast<void>(dataset.sources());
    static_cast<void>(dataset.people());
    for (RecordFile& file : dataset.files()) {
      if (!scanning::scan_file<Part>(file, dataset, filter, needed, replacements, map, reduce,
                                     report)) {
        return report;
      }
    }
    for (std::string& id : replacements.ids()) {
      if (std::ranges::find(dataset.replaced, id) == dataset.replaced.end()) {
        dataset.replaced.push_back(std::move(id));
      }
    }
  }
  scanning::scan_memory<Part>(dataset, filter, needed, replacements, map, reduce, report);
  return report;
}

/// The records asked for, at most `limit` of those that the scan meets first, oldest first. Throws
/// DataError where they do not fit in the memory that is allowed.
[[nodiscard]] std::vector<Record> select(Dataset& dataset, const Filter& filter, unsigned parts,
                                         std::size_t limit = SIZE_MAX,
                                         ScanReport* report = nullptr);

/// What records are put in order by: one field after another.
struct Order {
  const Field* field = nullptr;
  bool is_descending = false;
};

/// Of the records asked for those that come first in that order, at most `limit`, sorted; equal
/// ones in the order of the scan. Memory does not grow with the records passed over. Throws
/// DataError where those that stay do not fit in the memory that is allowed.
[[nodiscard]] std::vector<Record> select_first(Dataset& dataset, const Filter& filter,
                                               unsigned parts, std::span<const Order> order,
                                               std::size_t limit, ScanReport* report = nullptr);

/// Puts records in order; equal ones stay as they stand.
void sort_records(std::vector<Record>& records, std::span<const Order> order, Dataset& dataset);

}  // namespace pakru
