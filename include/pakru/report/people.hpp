/// Who appears in the records.
#pragma once

#include <span>
#include <string_view>

#include "pakru/data/dataset.hpp"
#include "pakru/query/filter.hpp"
#include "pakru/report/table.hpp"

namespace pakru {

/// What `people_table` tells.
[[nodiscard]] std::span<const Column> people_columns();

/// A row a person who appears in a record asked for: whose side, how often, from when to when, in
/// which offices. The most frequent come first. `sides` says of which sides; all where it is empty.
[[nodiscard]] Table people_table(Dataset& dataset, const Filter& filter,
                                 std::span<const std::string_view> sides);

/// The records asked for in which one of these people took part: a row a person and record, person
/// by person, oldest first.
[[nodiscard]] Table records_of_people(Dataset& dataset, const Filter& filter,
                                      std::span<const std::string_view> people);

/// The sides that people of the dataset stand on, in order of name.
[[nodiscard]] std::vector<std::string_view> sides_of_people(Dataset& dataset);

}  // namespace pakru
