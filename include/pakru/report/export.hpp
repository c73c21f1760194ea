/// A selection of the dataset as tables that refer to each other, for databases. Every format that
/// holds tables has its names, types, meanings and keys from here.
#pragma once

#include <functional>
#include <span>
#include <string_view>
#include <vector>

#include "pakru/data/dataset.hpp"
#include "pakru/query/field.hpp"
#include "pakru/report/trade.hpp"

namespace pakru {

/// What a column holds. A `day` is YYYY-MM-DD; dates as exact as they are known are text.
enum class ExportType { text, day, integer, number, flag };

/// A column of a table.
struct ExportColumn {
  std::string_view name;
  ExportType type = ExportType::text;
  std::string_view meaning;
  bool required = false;            ///< whether every row has a value
  std::string_view refers_to = {};  ///< the table whose first column holds the same value
};

/// Takes the rows of a table one after another, and may change them. What a row holds stays until
/// it returns.
using TakeRow = std::function<void(std::vector<Value>& row)>;

/// Rows under columns. The first columns, `key` of them, tell the rows apart.
struct ExportTable {
  std::string_view name;
  std::string_view meaning;
  std::vector<ExportColumn> columns;
  std::size_t key = 1;
  /// Makes the rows, each when it is taken, so that a table is never in memory whole. Throws
  /// DataError where a key stands in two rows.
  std::function<void(const TakeRow& take)> each_row;

  [[nodiscard]] std::size_t count_rows() const;
};

/// The records, in their order, with all that they refer to, and the figures of trade and series
/// that are asked for. Related records that are not among the records are left out; a source, a
/// person, a place or a body that no registry knows stands in its table by its id or name alone.
/// The records, which need `part::all`, the filter and the dataset must outlive the tables. The
/// rows are to be taken in the order of the tables: an earlier one tells what is wrong with the
/// keys of a later.
[[nodiscard]] std::vector<ExportTable> export_tables(std::span<const Record> records,
                                                     const TradeFilter& figures, Dataset& dataset);

/// Throws DataError where two records have the same id, which no export could tell apart.
void require_distinct_ids(std::span<const Record> records);

/// The table of that name, which must be there.
[[nodiscard]] const ExportTable& table_named(std::span<const ExportTable> tables,
                                             std::string_view name);

}  // namespace pakru
