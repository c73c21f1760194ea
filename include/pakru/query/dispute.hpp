/// Where sources differ.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "pakru/data/dataset.hpp"
#include "pakru/model/record.hpp"

namespace pakru {

/// Whether two dates contradict each other: neither span holds the other, or both are intervals
/// of the same exactness with other ends. Of an interval with one end known only that end counts:
/// a start and an end do not differ unless the one comes after the other.
[[nodiscard]] bool differ(const Date& a, const Date& b);

/// Whether two sums contradict each other. A range agrees with what lies within it, a rounded sum
/// with what rounds to it (two digits at least); sums in different currencies are not compared.
[[nodiscard]] bool differ(const Money& a, const Money& b);

/// What the sources of a record say of one field, where they differ.
struct Dispute {
  struct Statement {
    std::string text;                       ///< what is said
    std::vector<std::string_view> sources;  ///< ids of those who say it
    bool chosen = false;                    ///< whether the record follows it
  };
  std::string_view field;
  std::vector<Statement> statements;
};

/// The fields of a record in which two claims, or a claim and the record, differ. Where the record
/// follows none of them its own value leads, as a statement without sources.
/// Needs `part::claims`, `part::places` and `part::details`.
[[nodiscard]] std::vector<Dispute> disputes(const Record& record);

/// Whether `disputes` would find one.
[[nodiscard]] bool is_disputed(const Record& record);

/// The publishers of a record that do not depend on each other, in order of its claims.
[[nodiscard]] std::vector<std::string_view> independent_publishers(const Record& record,
                                                                   Dataset& dataset);

/// How well a record is supported: a word of `confidences`.
[[nodiscard]] std::string_view confidence(const Record& record, Dataset& dataset);

/// A fact as text; empty where it is not given.
[[nodiscard]] std::string fact_text(const Facts& facts, const FactField& field);

}  // namespace pakru
