/// Whether a file is a valid dataset.
#pragma once

#include <string_view>
#include <vector>

#include "pakru/data/index.hpp"
#include "pakru/data/record_file.hpp"

namespace pakru {

/// Every fault of a dataset, in the order of their lines. `bytes` is followed by `padding` bytes.
///
/// A file that is no JSON has one fault more than those before the place where reading ends; any
/// other file is checked to its end: the form (`shape.hpp`), and the rules of the data: ids and
/// references, dates, order, wording, sources.
[[nodiscard]] std::vector<Fault> check(std::string_view bytes);

/// What a file with a record on each line holds.
struct CheckedLines {
  std::size_t records = 0;  ///< without a fault
  std::vector<Fault> faults;
};

/// Checks the form of every line, and that no id is given twice. Of what a record in a dataset must
/// have only `least_keys` must be there. Throws DataError where the file cannot be read.
[[nodiscard]] CheckedLines check_lines(RecordFile& file);

}  // namespace pakru
