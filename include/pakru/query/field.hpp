/// The fields of a record as columns. Each is defined once, in one table; the columns that can be
/// asked for, their headings, the sort keys and the manual follow from it.
#pragma once

#include <compare>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "pakru/data/dataset.hpp"
#include "pakru/model/record.hpp"

namespace pakru {

using TextList = std::vector<std::string_view>;

/// What stands in one place of a table; `monostate` where nothing is known.
using Value = std::variant<std::monostate, std::string_view, std::string, double, bool, Date, Money,
                           TextList>;

/// What a column holds, for writers that align, type or cut. `millions` is a number in units that
/// people read in millions.
enum class FieldType { text, word, id, date, number, millions, money, flag, list };

/// A column of records.
struct Field {
  std::string_view name;     ///< as `--columns` and CSV headers know it
  std::string_view heading;  ///< on a terminal
  FieldType type;
  unsigned parts;  ///< of the record that `read` looks at
  Value (*read)(const Record& record, Dataset& dataset);
  std::string_view meaning;
};

/// All fields of a record.
[[nodiscard]] std::span<const Field> record_fields();

/// By name; nullptr where there is none.
[[nodiscard]] const Field* find_field(std::string_view name);

/// Orders values of one column that stand apart, upwards and downwards alike: US dollars before
/// money in another currency, and what is not known last.
[[nodiscard]] std::weak_ordering compare_apart(const Value& a, const Value& b);

/// Orders two values of one column that do not stand apart.
[[nodiscard]] std::weak_ordering compare(const Value& a, const Value& b);

[[nodiscard]] inline bool is_empty(const Value& value) {
  return std::holds_alternative<std::monostate>(value);
}

}  // namespace pakru
