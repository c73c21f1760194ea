#include "pakru/query/scan.hpp"

#include <compare>
#include <iterator>

namespace pakru {
namespace {

/// What a record is ordered by.
using Keys = std::vector<Value>;

/// A record among those that may come first.
struct Candidate {
  Record record;
  Keys keys;
  bool is_kept = false;  ///< by the keeper, or in memory
};

bool come_before(const Keys& a, const Keys& b, std::span<const Order> order) {
  for (std::size_t i = 0; i < order.size(); ++i) {
    const auto difference = compare(a[i], b[i], order[i].is_descending);
    if (std::is_neq(difference)) {
      return std::is_lt(difference);
    }
  }
  return false;
}

void sort(std::vector<Candidate>& candidates, std::span<const Order> order) {
  std::ranges::stable_sort(candidates, [&](const Candidate& a, const Candidate& b) {
    return come_before(a.keys, b.keys, order);
  });
}

/// Leaves those that come first.
void prune(std::vector<Candidate>& candidates, std::span<const Order> order, std::size_t limit) {
  sort(candidates, order);
  candidates.resize(std::min(candidates.size(), limit));
}

Keys keys_of(const Record& record, std::span<const Order> order, Dataset& dataset) {
  Keys keys;
  keys.reserve(order.size());
  for (const Order& one : order) {
    keys.push_back(one.field->read(record, dataset));
  }
  return keys;
}

/// Those of one part of a scan that may come first.
struct PartOfFirst {
  std::vector<Candidate> candidates;
  bool is_pruned = false;  ///< there are `limit` already, the first `limit` of them in order
};

/// Those that came first so far.
class FirstOnes {
 public:
  FirstOnes(Dataset& dataset, unsigned parts, std::span<const Order> order, std::size_t limit)
      : dataset_(dataset), parts_(parts), order_(order), limit_(limit) {}

  /// Adds candidates whose bytes will go.
  void add(std::vector<Candidate> candidates) {
    const auto before = static_cast<std::ptrdiff_t>(first_.size());
    std::ranges::move(candidates, std::back_inserter(first_));
    const bool is_full = first_.size() > limit_;
    if (is_full) {
      prune(first_, order_, limit_);
    }
    // What stayed before has been kept, unless the order mixed it with the new.
    for (auto one = is_full ? first_.begin() : first_.begin() + before; one != first_.end();
         ++one) {
      if (!one->is_kept) {
        keep(*one, keeper_);
      }
    }
    if (is_full) {
      drop_what_is_passed_over();
    }
    dataset_.check_memory(keeper_);
  }

  /// The records in order, kept as long as the dataset.
  std::vector<Record> records() {
    sort(first_, order_);
    std::vector<Record> records;
    records.reserve(first_.size());
    for (Candidate& candidate : first_) {
      records.push_back(std::move(candidate.record));
    }
    dataset_.keep_with(std::move(keeper_));
    return records;
  }

 private:
  void keep(Candidate& candidate, RecordKeeper& keeper) {
    candidate.is_kept = true;
    if (!dataset_.is_in_memory(candidate.record)) {
      candidate.record = keeper.keep(candidate.record, parts_);
      candidate.keys = keys_of(candidate.record, order_, dataset_);
    }
  }

  /// Moves to a keeper of their own those that are still among the first, so that memory does not
  /// grow with those that were.
  void drop_what_is_passed_over() {
    if (keeper_.bytes() < next_move_) {
      return;
    }
    RecordKeeper keeper;
    for (Candidate& candidate : first_) {
      keep(candidate, keeper);
    }
    keeper_ = std::move(keeper);
    next_move_ = least_moved + 2 * keeper_.bytes();
  }

  static constexpr std::size_t least_moved = 1 << 18;

  Dataset& dataset_;
  unsigned parts_;
  std::span<const Order> order_;
  std::size_t limit_;
  std::vector<Candidate> first_;
  RecordKeeper keeper_;
  std::size_t next_move_ = least_moved;
};

}  // namespace

std::vector<Record> select(Dataset& dataset, const Filter& filter, unsigned parts,
                           std::size_t limit, ScanReport* report) {
  std::vector<Record> selected;
  if (limit == 0) {
    return selected;
  }
  const unsigned needed = parts | filter.parts();
  const auto map = [&](std::vector<Record>& part, Record& record) {
    if (part.size() < limit) {
      part.push_back(std::move(record));
    }
  };
  const auto scanned =
      scan<std::vector<Record>>(dataset, filter, parts, map, [&](std::vector<Record>& part) {
        for (Record& record : part) {
          if (selected.size() < limit) {
            selected.push_back(dataset.keep(record, needed));
          }
        }
        return selected.size() < limit;
      });
  if (report != nullptr) {
    *report = scanned;
  }
  if (!dataset.files().empty()) {  // those in memory are in order
    std::ranges::stable_sort(selected, {}, [](const Record& record) {
      return std::pair(record.date().first(), record.date().last());
    });
  }
  return selected;
}

std::vector<Record> select_first(Dataset& dataset, const Filter& filter, unsigned parts,
                                 std::span<const Order> order, std::size_t limit,
                                 ScanReport* report) {
  if (limit == 0) {
    return {};
  }
  const unsigned needed = parts | filter.parts();
  const auto map = [&](PartOfFirst& part, Record& record) {
    auto keys = keys_of(record, order, dataset);
    auto& candidates = part.candidates;
    if (part.is_pruned && !come_before(keys, candidates[limit - 1].keys, order)) {
      return;
    }
    candidates.push_back({std::move(record), std::move(keys)});
    if (candidates.size() / 2 > limit) {
      prune(candidates, order, limit);
      part.is_pruned = true;
    }
  };
  FirstOnes first(dataset, needed, order, limit);
  const auto scanned = scan<PartOfFirst>(dataset, filter, parts, map, [&](PartOfFirst& part) {
    first.add(std::move(part.candidates));
    return true;
  });
  if (report != nullptr) {
    *report = scanned;
  }
  return first.records();
}

void sort_records(std::vector<Record>& records, std::span<const Order> order, Dataset& dataset) {
  std::vector<Candidate> candidates;
  candidates.reserve(records.size());
  for (Record& record : records) {
    auto keys = keys_of(record, order, dataset);
    candidates.push_back({std::move(record), std::move(keys)});
  }
  sort(candidates, order);
  std::ranges::transform(candidates, records.begin(),
                         [](Candidate& candidate) { return std::move(candidate.record); });
}

}  // namespace pakru
