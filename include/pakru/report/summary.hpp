/// Records counted and added up by one or two keys.
#pragma once

#include <set>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "pakru/data/dataset.hpp"
#include "pakru/query/scan.hpp"
#include "pakru/report/prices.hpp"
#include "pakru/report/table.hpp"

namespace pakru {

/// What records are counted by.
struct SummaryKey {
  std::string_view name;     ///< as `--by` knows it
  std::string_view heading;  ///< on a terminal
  std::string_view plural;   ///< in a sentence
  std::string_view field;    ///< of the record, that holds it; empty where it is a time
  int years = 0;             ///< how many a time is long: 1 or 10
  bool several = false;      ///< whether a record may have more than one value
};

/// All keys.
[[nodiscard]] std::span<const SummaryKey> summary_keys();

/// What can be added up: 'value', 'quantity', 'tiv'.
[[nodiscard]] std::span<const std::string_view> summary_measures();

/// What a summary is asked for.
struct SummaryWish {
  const SummaryKey* row = nullptr;
  const SummaryKey* column = nullptr;  ///< nullptr for a table of one key
  std::string_view measure;            ///< empty to count
  const Prices* prices = nullptr;      ///< nullptr for dollars as they were
  /// Values of the second key that get a column; the rest is told together, as 'other' ('all
  /// other' where a value is called so) or, of times, 'earlier'. All where it is empty.
  std::vector<std::string> columns;
};

/// A number of records, and the sum over them; a range of sums where a value is one.
struct Tally {
  std::size_t records = 0;
  double low = 0;
  double high = 0;
  std::string goods = {};   ///< of which quantities are added, where they are
  bool has_unlike = false;  ///< adds up different goods, so that the sum means nothing

  void add(double from, double to, std::string_view of_goods = {});
  void add(const Tally& other);
  bool operator==(const Tally&) const = default;
};

/// Which records a summary covers, and why it leaves others out.
struct Coverage {
  std::size_t without_key = 0;
  std::size_t without_measure = 0;  ///< no value, no quantity, no trend-indicator value
  std::size_t not_firm = 0;         ///< proposed, negotiated or cancelled
  std::size_t other_currency = 0;
  std::size_t not_restatable = 0;            ///< of a year without consumer prices
  std::set<std::string, std::less<>> goods;  ///< whose quantities are added, where they are

  void add(const Coverage& other);
};

/// Counts and sums. A record is counted once under each of its values of a key, and once in every
/// total. A date of several years counts under the year of its first day.
struct Summary {
  SummaryWish wish;
  std::vector<std::string> rows;  ///< values of the first key: times in order, others by size
  std::vector<std::string> columns;
  std::vector<std::vector<Tally>> cells;  ///< by row and column; empty for one key
  std::vector<Tally> row_totals;
  std::vector<Tally> column_totals;
  Tally total;
  Coverage coverage;
  ScanReport report;         ///< what the filter left out for its money
  bool has_several = false;  ///< whether a record counts in more than one place

  /// How much weighs in a picture, a share or an order: the records, or the middle of the sum.
  [[nodiscard]] double weight(const Tally& tally) const;
};

/// Proposed, negotiated and cancelled deals are left out of sums unless `filter` names a status.
/// Years and decades without a record stand between the first and the last, and within the span
/// that the filter asks for as far as the dataset reaches.
[[nodiscard]] Summary summarize(Dataset& dataset, const Filter& filter, const SummaryWish& wish);

/// The columns to keep where there is room for so many: the largest, or of times the latest. One
/// place is for the rest.
[[nodiscard]] std::vector<std::string> kept_columns(const Summary& summary, std::size_t most);

/// How a summary is laid out.
struct SummaryForm {
  bool share = false;       ///< per cent of the total
  bool for_people = false;  ///< sums in one column, in words; a last row of totals
};

/// A summary as a table, with the texts that its columns are called by. A sum stands in three
/// columns, 'sum' and both its ends, so that each can be asked for in every format; a sum of
/// unlike goods is empty.
struct SummaryTable {
  std::vector<std::string> texts;
  Table table;
  std::vector<std::string_view> shown;  ///< the columns to print where none are asked for
};
[[nodiscard]] SummaryTable summary_table(const Summary& summary, const SummaryForm& form);

}  // namespace pakru
