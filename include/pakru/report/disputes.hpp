/// Who says what, where sources differ.
#pragma once

#include <span>
#include <vector>

#include "pakru/query/dispute.hpp"
#include "pakru/report/table.hpp"

namespace pakru {

/// A row a claim of a field in which the sources of a record differ, the record's own choice first.
/// The records need the parts of the field 'disputed'.
[[nodiscard]] Table dispute_table(std::span<const Record> records, Dataset& dataset);

}  // namespace pakru
