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

void sort_rows(Table& table, std::span<const SortKey> keys) {
  if (keys.empty()) {
    return;
  }
  std::vector<std::size_t> order(table.rows.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::ranges::stable_sort(order, [&](std::size_t a, std::size_t b) {
    for (const SortKey& key : keys) {
      const Value& one = table.rows[a][key.column];
      const Value& two = table.rows[b][key.column];
      if (const auto apart = compare_apart(one, two); std::is_neq(apart)) {
        return std::is_lt(apart);
      }
      const auto difference = compare(one, two);
      if (std::is_neq(difference)) {
        return key.descending ? std::is_gt(difference) : std::is_lt(difference);
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
