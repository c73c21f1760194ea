/// What a command answers: rows under columns.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "pakru/query/field.hpp"

namespace pakru {

/// A column of any table.
struct Column {
  std::string_view name;     ///< in CSV headers and JSON
  std::string_view heading;  ///< on a terminal
  FieldType type;
  std::string_view meaning;
};

/// Rows under columns; each row has a value for each column, the first is the id.
struct Table {
  std::vector<Column> columns;
  std::vector<std::vector<Value>> rows;
  std::vector<bool> marked;       ///< rows that a terminal marks as disputed; empty for none
  std::vector<Value> total = {};  ///< a last row, neither sorted nor cut; empty for none
};

/// Records under the given fields. `mark_disputed` needs the parts of the field 'disputed'.
[[nodiscard]] Table record_table(std::span<const Record> records,
                                 std::span<const Field* const> fields, Dataset& dataset,
                                 bool mark_disputed);

/// Their names alone.
[[nodiscard]] std::vector<std::string_view> column_names(std::span<const Column> columns);

/// The rows under these columns alone, by position.
[[nodiscard]] Table with_columns(const Table& table, std::span<const std::size_t> positions);

/// Sorts rows by columns, each downwards or not; rows that are alike keep their order.
struct SortKey {
  std::size_t column = 0;
  bool descending = false;
};
void sort_rows(Table& table, std::span<const SortKey> keys);

}  // namespace pakru
