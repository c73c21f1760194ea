/// Who says what, laid out for people.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "pakru/data/dataset.hpp"
#include "pakru/output/style.hpp"
#include "pakru/query/dispute.hpp"

namespace pakru {

/// What the mark before a statement means.
inline constexpr std::string_view dispute_legend = "  * the record follows this one\n";

/// Whether the record follows a statement of one of the disputes, so that the legend has a use.
[[nodiscard]] bool has_choice(std::span<const Dispute> disputes);

/// A field below the other: what is said of it and who says so, the record's choice marked.
[[nodiscard]] std::string dispute_text(std::span<const Dispute> disputes, Dataset& dataset,
                                       const Style& style);

/// The disputes of several records, each under its date, title and id. The records need the parts
/// of the field 'disputed'.
[[nodiscard]] std::string disputes_text(std::span<const Record> records, Dataset& dataset,
                                        const Style& style);

}  // namespace pakru
