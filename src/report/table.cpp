#include "pakru/report/table.hpp"

#include <algorithm>
#include <numeric>

#include "pakru/query/dispute.hpp"

namespace pakru {

Table record_table(std::span<const Record> records, std::span<const Field* const> fields,
                   Dataset& dataset, bool mark_disputed) {
  Table table;
  for (const Field* field : fields) {
    table.columns.push_back({field->name, field->heading, field->type, field->meaning});
  }
  table.rows.reserve(records.size());
  for (const Record& record : records) {
    std::vector<Value> row;
    row.reserve(fields.size());
    for (const Field* field : fields) {
      row.push_back(field->read(record, dataset));
    }
    table.rows.push_back(std::move(row));
    if (mark_disputed) {
      table.marked.push_back(is_disputed(record));
    }
  }
  return table;
}

std::vector<std::string_view> column_names(std::span<const Column> columns) {
  std::vector<std::string_view> names;
  names.reserve(columns.size());
  for (const Column& column : columns) {
    names.push_back(column.name);
  }
  return names;
}

Table with_columns(const Table& table, std::span<const std::size_t> positions) {
  Table chosen;
  chosen.marked = table.marked;
  for (const std::size_t position : positions) {
    chosen.columns.push_back(table.columns[position]);
  }
  chosen.rows.reserve(table.rows.size());
  for (const auto& row : table.rows) {
    auto& kept = chosen.rows.emplace_back();
    kept.reserve(positions.size());
    for (const std::size_t position : positions) {
      kept.push_back(row[position]);
    }
  }
  return chosen;
}

void sort_rows(Table& table, std::span<const SortKey> keys) {
  if (keys.empty()) {
    return;
  }
  std::vector<std::size_t> order(table.rows.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::ranges::stable_sort(order, [&](std::size_t a, std::size_t b) {
    for (const SortKey& key : keys) {
      const auto difference =
          compare(table.rows[a][key.column], table.rows[b][key.column], key.descending);
      if (std::is_neq(difference)) {
        return std::is_lt(difference);
      }
    }
    return false;
  });
  Table sorted{table.columns, {}, {}, std::move(table.total)};
  for (const std::size_t position : order) {
    sorted.rows.push_back(std::move(table.rows[position]));
    if (!table.marked.empty()) {
      sorted.marked.push_back(table.marked[position]);
    }
  }
  table = std::move(sorted);
}

}  // namespace pakru
