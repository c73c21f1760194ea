/// Files of records, held in memory.
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <string_view>

#include "pakru/data/index.hpp"
#include "pakru/data/record_file.hpp"

namespace pakru {

/// Bytes that hold records and registries, and where these stand in them.
struct Volume {
  std::string_view bytes;  ///< followed by `padding` bytes
  Index index;
  std::shared_ptr<const void> owner;  ///< keeps bytes and heads; empty where someone else does
  bool is_of_lines = false;           ///< ids are not compared with those of other lines
};

/// Whether a file has a record on each line. If not it is a dataset in one JSON object. Its name
/// tells, or else its first line: a whole object without a list of events is a record.
[[nodiscard]] bool holds_lines(RecordFile& file);

/// A dataset of one JSON object, in a file that is read whole. Throws DataError where it has not
/// the form of a dataset, or gives an id twice, or where it is longer than `most` bytes.
[[nodiscard]] Volume dataset_volume(RecordFile& file, std::size_t most);

/// A file of lines, read whole, its records oldest first; as in any scan of such a file, ids are
/// not compared. `skip` is told of each line that is no record; it may throw. Throws DataError
/// where it is longer than `most` bytes.
[[nodiscard]] Volume line_volume(RecordFile& file, std::size_t most,
                                 const std::function<void(const Fault&)>& skip);

}  // namespace pakru
