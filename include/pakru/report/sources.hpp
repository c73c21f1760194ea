/// The bibliography.
#pragma once

#include <functional>
#include <span>

#include "pakru/data/dataset.hpp"
#include "pakru/report/table.hpp"

namespace pakru {

/// The columns of the bibliography.
[[nodiscard]] std::span<const Column> source_columns();

/// A row a source, in order of id, with the number of records and of figures that rest on it.
/// `wanted` says which sources; of these only those that something rests on where `only_used`.
[[nodiscard]] Table source_table(Dataset& dataset, const std::function<bool(const Source&)>& wanted,
                                 bool only_used);

/// What rests on one source: a row a claim, a trade figure, a series.
[[nodiscard]] Table source_support(Dataset& dataset, std::string_view source);
[[nodiscard]] std::span<const Column> source_support_columns();

}  // namespace pakru
