/// The fields of a record as columns. Each is defined once, in one table; the columns that can be
/// asked for, their headings, the sort keys and the manual follow from it.
#pragma once

#include <compare>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "pakru/data/dataset.hpp"
#include "pakru/model/record.hpp"

namespace pakru {

/// Texts in their order. A class of its own: of a variant of strings, vectors and plain values
/// alone libstdc++ believes that it is never without a value, and destroys one whose copy failed
/// for want of memory as if it had one (`_Never_valueless_alt` in its <variant>).
struct TextList : std::vector<std::string_view> {
  using vector::vector;
  TextList(std::vector<std::string_view> texts)  // NOLINT(google-explicit-constructor)
      : vector(std::move(texts)) {}
};

/// A sum or a share, which people read in a form of its own ('1.5b to 2b', '28.0').
struct Figure {
  enum class Form { number, money, per_cent };
  double low = 0;
  double high = 0;  ///< equal to `low` where it is no range
  Form form = Form::number;

  /// What it is ordered by.
  [[nodiscard]] double middle() const { return (low + high) / 2; }
};

/// What stands in one place of a table; `monostate` where nothing is known.
using Value = std::variant<std::monostate, std::string_view, std::string, double, bool, Date, Money,
                           TextList, Figure>;

[[nodiscard]] inline Value text_or_nothing(std::string_view text) {
  return text.empty() ? Value{} : Value{text};
}

template <typename Number>
[[nodiscard]] Value number_or_nothing(const std::optional<Number>& number) {
  return number ? Value{static_cast<double>(*number)} : Value{};
}

/// What a column holds, for writers that align, type or cut. A `day` is YYYY-MM-DD; a `whole` is a
/// number that has no fraction; `millions` is a number in units that people read in millions.
enum class FieldType { text, word, id, date, day, number, whole, millions, money, flag, list };

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

/// Orders two values of one column.
[[nodiscard]] std::weak_ordering compare(const Value& a, const Value& b);

/// The same, upwards or downwards; either way US dollars come before money in another currency, and
/// what is not known last.
[[nodiscard]] std::weak_ordering compare(const Value& a, const Value& b, bool is_descending);

[[nodiscard]] inline bool is_empty(const Value& value) {
  return std::holds_alternative<std::monostate>(value);
}

}  // namespace pakru
