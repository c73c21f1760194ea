/// The form of a dataset: which keys stand where, what they hold and mean. The check, the JSON
/// Schema and the manual follow from this one table.
#pragma once

#include <array>
#include <span>
#include <string_view>

#include "pakru/model/vocabulary.hpp"

namespace pakru {

struct Shape;

/// What a key's value is.
enum class ValueType {
  text,       ///< one line of text
  id,         ///< lower-case letters, digits and hyphens
  address,    ///< http or https
  date,       ///< EDTF, levels 0 and 1
  currency,   ///< three capitals
  period,     ///< EDTF, or a fiscal year 'FY2021-22'
  number,     ///< no larger than `largest_number`, nor below its negative
  count,      ///< likewise, from 0
  whole,      ///< likewise, without a fraction
  year,       ///< `earliest_year` to `latest_year`
  flag,       ///< true or false
  word,       ///< one of a vocabulary
  reference,  ///< an id or a name that stands in a registry
  object,     ///< an object of a shape
  point,      ///< [year, number]
};

/// What a reference refers to.
enum class Registry { none, sources, people, places, bodies, events };

/// One key of an object.
struct Member {
  std::string_view key;
  ValueType type;
  std::string_view meaning;
  bool required = false;
  bool list = false;
  const Vocabulary* words = nullptr;
  const Shape* shape = nullptr;
  Registry refers_to = Registry::none;
};

/// The keys of an object, in the order in which the dataset writes them.
struct Shape {
  std::string_view name;
  std::string_view meaning;
  std::span<const Member> members;

  [[nodiscard]] const Member* find(std::string_view key) const;
};

/// The shape of a whole dataset.
extern const Shape dataset_shape;

/// The shape of a record.
extern const Shape record_shape;

/// What a record must have where it stands on a line of its own (NDJSON).
inline constexpr std::array<std::string_view, 4> least_keys = {"id", "kind", "date", "title"};

/// Kinds whose records have an object of that name, and the keys of these.
inline constexpr std::array<std::string_view, 8> details_keys = {
    "visit", "meeting", "agreement", "deal", "aid", "exercise", "project", "vote"};

/// The newest form of the dataset that this program reads.
inline constexpr int schema_version = 1;

/// The longest title, in characters, and the longest id.
inline constexpr std::size_t longest_title = 90;
inline constexpr std::size_t longest_id = 100;

/// No number is larger or, below zero, smaller: more than any sum of money, and sums of it stay
/// finite.
inline constexpr double largest_number = 1e18;

/// The years that figures may be of.
inline constexpr int earliest_year = 1900;
inline constexpr int latest_year = 2100;

}  // namespace pakru
