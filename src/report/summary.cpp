#include "pakru/report/summary.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <numeric>

#include "pakru/data/data_error.hpp"
#include "pakru/model/text.hpp"
#include "pakru/query/scan.hpp"

namespace pakru {
namespace {

constexpr std::array keys = {
    SummaryKey{"year", "YEAR", "years", "", 1},
    SummaryKey{"decade", "DECADE", "decades", "", years_of_decade},
    SummaryKey{"kind", "KIND", "kinds", "kind"},
    SummaryKey{"type", "TYPE", "types", "type"},
    SummaryKey{"topic", "TOPIC", "topics", "topics", 0, true},
    SummaryKey{"direction", "DIRECTION", "directions", "direction"},
    SummaryKey{"level", "LEVEL", "levels", "level"},
    SummaryKey{"status", "STATUS", "statuses", "status"},
    SummaryKey{"instrument", "INSTRUMENT", "instruments", "instrument"},
    SummaryKey{"person", "PERSON", "people", "people", 0, true},
    SummaryKey{"body", "BODY", "bodies", "bodies", 0, true},
    SummaryKey{"place", "PLACE", "places", "places", 0, true},
    SummaryKey{"source", "SOURCE", "sources", "sources", 0, true},
    SummaryKey{"publisher", "PUBLISHER", "publishers", "publishers", 0, true},
    SummaryKey{"supplier", "SUPPLIER", "suppliers", "supplier"},
    SummaryKey{"recipient", "RECIPIENT", "recipients", "recipient"},
    SummaryKey{"scope", "SCOPE", "scopes", "scope"},
    SummaryKey{"confidence", "CONFIDENCE", "confidences", "confidence"},
};

constexpr std::array<std::string_view, 3> measures = {"value", "quantity", "tiv"};

/// Deals that may never come about, or did not.
constexpr std::array<std::string_view, 3> not_firm = {"proposed", "negotiated", "cancelled"};

constexpr std::string_view earlier = "earlier";
constexpr std::string_view name_of_rest = "other";
constexpr std::string_view name_of_total = "all";

/// The year or the decade, as `--by` prints it.
std::string time_text(int year, int years) {
  return years == 1 ? fmt::format("{:04}", year) : decade_text(year);
}

/// A label that no value has: 'other', or 'all other' where one is called so.
std::string unused(std::string_view label, std::span<const std::string> values) {
  std::string free(label);
  while (std::ranges::find(values, free) != values.end()) {
    free.insert(0, "all ");
  }
  return free;
}

void add_once(std::vector<std::string>& labels, std::string_view label) {
  if (std::ranges::find(labels, label) == labels.end()) {
    labels.emplace_back(label);
  }
}

/// Every publisher, two of one house too: here they are told apart, not weighed.
void add_publishers(const Record& record, Dataset& dataset, std::vector<std::string>& labels) {
  for (const Claim& claim : record.claims) {
    if (const Source* source = dataset.source(claim.source)) {
      add_once(labels, source->publisher);
    }
  }
}

/// Adds the values that a record has of a key, each once.
void add_labels(const SummaryKey& key, const Record& record, Dataset& dataset,
                std::vector<std::string>& labels) {
  if (key.years > 0) {
    labels.push_back(time_text(year_of(record.date()), key.years));
    return;
  }
  if (key.field == "publishers") {
    add_publishers(record, dataset, labels);
    return;
  }
  const Value value = find_field(key.field)->read(record, dataset);
  if (const auto* text = std::get_if<std::string_view>(&value)) {
    labels.emplace_back(*text);
  } else if (const auto* list = std::get_if<TextList>(&value)) {
    std::ranges::for_each(*list, [&](std::string_view label) { add_once(labels, label); });
  }
}

unsigned parts_of(const SummaryKey* key) {
  return key == nullptr || key->years > 0 ? part::head : find_field(key->field)->parts;
}

/// The year that a record stands under, as `year_of` has it of its date.
int year_of_head(const Head& head) {
  constexpr int days_packed = 10000;
  const bool was_always = head.first == packed(first_day_of_time);
  return (was_always ? head.last : head.first) / days_packed;
}

/// Tallies by label, in the order in which labels were met.
struct Axis {
  std::map<std::string, std::size_t, std::less<>> positions;
  std::vector<std::string> labels;
  std::vector<Tally> totals;

  std::size_t position(std::string_view label) {
    const auto found = positions.find(label);
    if (found != positions.end()) {
      return found->second;
    }
    positions.emplace(label, labels.size());
    labels.emplace_back(label);
    totals.emplace_back();
    return labels.size() - 1;
  }
};

/// What was counted of some of the records.
struct Counts {
  Axis rows;
  Axis columns;
  std::map<std::pair<std::size_t, std::size_t>, Tally> cells;  ///< by positions of row and column
  Tally total;
  Coverage coverage;
  bool has_several = false;
  std::vector<std::string> row_labels;  ///< of one record; the memory is used again for the next
  std::vector<std::string> column_labels;

  void add(const Counts& more) {
    const auto add_axis = [](Axis& to, const Axis& from) {
      std::vector<std::size_t> positions;
      positions.reserve(from.labels.size());
      for (std::size_t i = 0; i < from.labels.size(); ++i) {
        positions.push_back(to.position(from.labels[i]));
        to.totals[positions.back()].add(from.totals[i]);
      }
      return positions;
    };
    const auto row_positions = add_axis(rows, more.rows);
    const auto column_positions = add_axis(columns, more.columns);
    for (const auto& [place, tally] : more.cells) {
      cells[{row_positions[place.first], column_positions[place.second]}].add(tally);
    }
    total.add(more.total);
    coverage.add(more.coverage);
    has_several = has_several || more.has_several;
  }
};

/// Counts records one by one, and makes a summary of the counts.
class Counter {
 public:
  Counter(Dataset& dataset, const Filter& filter, const SummaryWish& wish)
      : dataset_(dataset), filter_(filter), wish_(wish) {}

  /// May be called by several threads at a time, with counts of their own.
  void add(Counts& counts, const Record& record) const {
    find_labels(*wish_.row, record, counts.row_labels);
    find_column_labels(record, counts.column_labels);
    if (counts.row_labels.empty() || (wish_.column != nullptr && counts.column_labels.empty())) {
      ++counts.coverage.without_key;
      return;
    }
    const auto amount = measured(record, counts.coverage);
    if (!amount) {
      return;
    }
    counts.has_several =
        counts.has_several || counts.row_labels.size() > 1 || counts.column_labels.size() > 1;
    const auto add_to = [&](Tally& tally) { tally.add(amount->low, amount->high, amount->goods); };
    add_to(counts.total);
    for (const std::string& label : counts.column_labels) {
      add_to(counts.columns.totals[counts.columns.position(label)]);
    }
    for (const std::string& label : counts.row_labels) {
      const std::size_t row = counts.rows.position(label);
      add_to(counts.rows.totals[row]);
      for (const std::string& other_label : counts.column_labels) {
        add_to(counts.cells[{row, counts.columns.position(other_label)}]);
      }
    }
  }

  [[nodiscard]] Summary summary_of(Counts counts) const {
    Summary summary;
    summary.wish = wish_;
    summary.total = counts.total;
    summary.has_several = counts.has_several;
    add_empty_times(counts.rows, *wish_.row);
    if (wish_.column != nullptr && wish_.columns.empty()) {
      add_empty_times(counts.columns, *wish_.column);
    }
    const auto row_order = order_of(counts.rows, *wish_.row, summary);
    for (const std::size_t row : row_order) {
      summary.rows.push_back(counts.rows.labels[row]);
      summary.row_totals.push_back(counts.rows.totals[row]);
    }
    if (wish_.column != nullptr) {
      const auto column_order = order_of_columns(counts.columns, summary);
      for (const std::size_t column : column_order) {
        summary.columns.push_back(counts.columns.labels[column]);
        summary.column_totals.push_back(counts.columns.totals[column]);
      }
      check_memory(row_order.size() * column_order.size());
      for (const std::size_t row : row_order) {
        auto& cells = summary.cells.emplace_back();
        cells.reserve(column_order.size());
        for (const std::size_t column : column_order) {
          const auto cell = counts.cells.find({row, column});
          cells.push_back(cell == counts.cells.end() ? Tally() : cell->second);
        }
      }
    }
    summary.coverage = std::move(counts.coverage);
    return summary;
  }

 private:
  /// A cross table has a cell for each pair of its keys, which a few records can make many.
  void check_memory(std::size_t cells) const {
    constexpr std::size_t cell_bytes = sizeof(Tally) + sizeof(Value) + sizeof(std::string);
    if (cells > dataset_.reading.memory / cell_bytes) {
      throw DataError(DataError::Kind::too_large,
                      {fmt::format("the table has {} cells, more than fit the {} that are allowed",
                                   cells, bytes_text(static_cast<double>(dataset_.reading.memory))),
                       "A filter leaves fewer; PAKRU_MEMORY allows for more: PAKRU_MEMORY=4G."});
    }
  }

  struct Amount {
    double low = 0;
    double high = 0;
    std::string goods = {};  ///< of which it is a quantity
  };

  /// What a record adds to a sum; nothing where it is left out, which is counted.
  std::optional<Amount> measured(const Record& record, Coverage& coverage) const {
    const std::string_view measure = wish_.measure;
    if (measure.empty()) {
      return Amount{1, 1};
    }
    const Value value = find_field(measure)->read(record, dataset_);
    if (is_empty(value)) {
      ++coverage.without_measure;
      return std::nullopt;
    }
    const auto* sum = std::get_if<Money>(&value);
    if (sum != nullptr && sum->currency != "USD") {
      ++coverage.other_currency;
      return std::nullopt;
    }
    if (filter_.statuses.empty() &&
        std::ranges::find(not_firm, record.facts.status) != not_firm.end()) {
      ++coverage.not_firm;
      return std::nullopt;
    }
    if (const auto* number = std::get_if<double>(&value)) {
      Amount amount{*number, *number};
      if (measure == "quantity") {
        amount.goods = fmt::format("{} {}", record.unit, record.item);
        coverage.goods.insert(amount.goods);
      }
      return amount;
    }
    return sum == nullptr ? std::nullopt : in_dollars(*sum, record, coverage);
  }

  std::optional<Amount> in_dollars(Money money, const Record& record, Coverage& coverage) const {
    if (const Prices* prices = wish_.prices) {
      const auto restated = prices->restated(money, year_of(record.date()));
      if (!restated) {
        ++coverage.not_restatable;
        return std::nullopt;
      }
      money = *restated;
    }
    return Amount{money.low, money.high};
  }

  void find_labels(const SummaryKey& key, const Record& record,
                   std::vector<std::string>& labels) const {
    labels.clear();
    add_labels(key, record, dataset_, labels);
  }

  /// The values that a record has of the second key; what has no column of its own is the rest.
  void find_column_labels(const Record& record, std::vector<std::string>& labels) const {
    if (wish_.column == nullptr) {
      return;
    }
    find_labels(*wish_.column, record, labels);
    if (wish_.columns.empty()) {
      return;
    }
    std::vector<std::string> shown;
    for (const std::string& label : labels) {
      const bool is_kept = std::ranges::find(wish_.columns, label) != wish_.columns.end();
      add_once(shown, is_kept ? label : rest());
    }
    labels = std::move(shown);
  }

  [[nodiscard]] std::string rest() const {
    const bool is_time = wish_.column->years > 0;
    return unused(is_time ? earlier : name_of_rest, wish_.columns);
  }

  [[nodiscard]] std::vector<std::size_t> order_of_columns(Axis& columns,
                                                          const Summary& summary) const {
    if (wish_.columns.empty()) {
      return order_of(columns, *wish_.column, summary);
    }
    std::vector<std::size_t> order;
    for (const std::string& label : wish_.columns) {
      order.push_back(columns.position(label));
    }
    const bool is_time = wish_.column->years > 0;
    order.insert(is_time ? order.begin() : order.end(), columns.position(rest()));
    return order;
  }

  void add_empty_times(Axis& axis, const SummaryKey& key) const {
    if (key.years == 0 || axis.labels.empty()) {
      return;
    }
    constexpr std::size_t year_digits = 4;
    int first = static_cast<int>(last_day_of_time.year());
    int last = 0;
    for (const std::string_view label : axis.labels) {
      first = std::min(first, number_of(label.substr(0, year_digits)));
      last = std::max(last, number_of(label.substr(0, year_digits)));
    }
    if (const auto heads = dataset_.heads(); !heads.empty()) {
      const auto [oldest, newest] = std::ranges::minmax(heads, {}, year_of_head);
      if (filter_.since) {
        const int since = static_cast<int>(filter_.since->year());
        first = std::min(first, std::max(since, year_of_head(oldest)));
      }
      if (filter_.until) {
        const int until = static_cast<int>(filter_.until->year());
        last = std::max(last, std::min(until, year_of_head(newest)));
      }
    }
    for (int year = first - first % key.years; year <= last; year += key.years) {
      axis.position(time_text(year, key.years));
    }
  }

  [[nodiscard]] static std::vector<std::size_t> order_of(const Axis& axis, const SummaryKey& key,
                                                         const Summary& summary) {
    std::vector<std::size_t> order(axis.labels.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::ranges::sort(order, [&](std::size_t a, std::size_t b) {
      const double one = summary.weight(axis.totals[a]);
      const double two = summary.weight(axis.totals[b]);
      if (key.years == 0 && one != two) {
        return one > two;
      }
      return axis.labels[a] < axis.labels[b];
    });
    return order;
  }

  Dataset& dataset_;
  const Filter& filter_;
  const SummaryWish& wish_;
};

double per_cent(double part, double whole) {
  return whole == 0 ? 0 : std::round(part / whole * 1000) / 10;
}

std::string upper_case(std::string_view text) {
  std::string upper(text);
  std::ranges::transform(upper, upper.begin(), [](char c) {
    return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
  });
  return upper;
}

/// Lays out a summary; the kinds of cell are the same in a table of one key and in a cross table.
class SummaryLayout {
 public:
  SummaryLayout(const Summary& summary, const SummaryForm& form) : summary_(summary), form_(form) {}

  SummaryTable laid_out() {
    const SummaryKey& key = *summary_.wish.row;
    const bool crosses = summary_.wish.column != nullptr;
    result_.texts.reserve(4 * summary_.columns.size() + 4);  // texts must not move: views stay
    result_.table.columns.push_back({key.name, key.heading, FieldType::text, "what is counted by"});
    result_.shown.push_back(key.name);
    if (crosses) {
      for (const std::string& column : summary_.columns) {
        add_columns(column, summary_.wish.column->years > 0 ? column : upper_case(column));
      }
      const std::string total = unused(name_of_total, summary_.columns);
      add_columns(total, upper_case(total));
    } else {
      add_columns_of_one_key();
    }
    for (std::size_t row = 0; row < summary_.rows.size(); ++row) {
      result_.table.rows.push_back(
          row_of(summary_.rows[row],
                 crosses ? std::span<const Tally>(summary_.cells[row]) : std::span<const Tally>(),
                 summary_.row_totals[row]));
    }
    if (form_.for_people && !summary_.rows.empty()) {
      result_.table.total =
          row_of(unused(name_of_total, summary_.rows), summary_.column_totals, summary_.total);
    }
    return std::move(result_);
  }

 private:
  [[nodiscard]] bool sums() const { return !summary_.wish.measure.empty(); }

  std::string_view keep(std::string text) { return result_.texts.emplace_back(std::move(text)); }

  void add_number(std::string_view name, std::string_view heading, std::string_view meaning,
                  bool is_shown = true) {
    result_.table.columns.push_back({name, heading, FieldType::number, meaning});
    if (is_shown) {
      result_.shown.push_back(name);
    }
  }

  /// A sum as people read it, and its ends for programs.
  void add_sum(const std::array<std::string_view, 3>& names,
               const std::array<std::string_view, 3>& headings) {
    add_number(names[0], headings[0], "added up; of a range the middle", form_.for_people);
    add_number(names[1], headings[1], "the low end of the sum", !form_.for_people);
    add_number(names[2], headings[2], "the high end of the sum", !form_.for_people);
  }

  /// The columns of one value of the second key, or of the total.
  void add_columns(const std::string& label, std::string heading) {
    const std::string_view shown = keep(std::move(heading));
    if (sums() && !form_.share) {
      add_sum({keep(label), keep(label + "_low"), keep(label + "_high")}, {shown, shown, shown});
    } else {
      add_number(keep(label), shown, form_.share ? "per cent of all" : "how many");
    }
  }

  void add_columns_of_one_key() {
    add_number("records", "RECORDS", "how many");
    if (sums()) {
      add_sum({"sum", "sum_low", "sum_high"}, {"SUM", "SUM FROM", "SUM TO"});
    }
    if (form_.share) {
      add_number("share", "PER CENT", "of all, in per cent");
    }
  }

  std::vector<Value> row_of(std::string label, std::span<const Tally> cells, const Tally& total) {
    std::vector<Value> row = {std::move(label)};
    if (summary_.wish.column == nullptr) {
      row.emplace_back(static_cast<double>(total.records));
      if (sums()) {
        add_amount(row, total);
      }
      if (form_.share) {
        add_share(row, total);
      }
      return row;
    }
    for (const Tally& cell : cells) {
      form_.share ? add_share(row, cell) : add_amount(row, cell);
    }
    form_.share ? add_share(row, total) : add_amount(row, total);
    return row;
  }

  void add_amount(std::vector<Value>& row, const Tally& tally) const {
    if (!sums()) {
      row.emplace_back(static_cast<double>(tally.records));
      return;
    }
    if (tally.has_unlike) {
      row.insert(row.end(), 3, Value{});
      return;
    }
    const auto form = summary_.wish.measure == "value" ? Figure::Form::money : Figure::Form::number;
    row.push_back(form_.for_people ? Value{Figure{tally.low, tally.high, form}}
                                   : Value{summary_.weight(tally)});
    row.emplace_back(tally.low);
    row.emplace_back(tally.high);
  }

  void add_share(std::vector<Value>& row, const Tally& tally) const {
    if (tally.has_unlike || summary_.total.has_unlike) {
      row.emplace_back();
      return;
    }
    const double share = per_cent(summary_.weight(tally), summary_.weight(summary_.total));
    row.emplace_back(Figure{share, share, Figure::Form::per_cent});
  }

  const Summary& summary_;
  SummaryForm form_;
  SummaryTable result_;
};

}  // namespace

std::span<const SummaryKey> summary_keys() {
  return keys;
}

std::span<const std::string_view> summary_measures() {
  return measures;
}

void Tally::add(double from, double to, std::string_view of_goods) {
  has_unlike = has_unlike || (records > 0 && goods != of_goods);
  goods = of_goods;
  ++records;
  low += from;
  high += to;
}

void Tally::add(const Tally& other) {
  has_unlike =
      has_unlike || other.has_unlike || (records > 0 && other.records > 0 && goods != other.goods);
  if (other.records > 0) {
    goods = other.goods;
  }
  records += other.records;
  low += other.low;
  high += other.high;
}

void Coverage::add(const Coverage& other) {
  without_key += other.without_key;
  without_measure += other.without_measure;
  not_firm += other.not_firm;
  other_currency += other.other_currency;
  not_restatable += other.not_restatable;
  goods.insert(other.goods.begin(), other.goods.end());
}

double Summary::weight(const Tally& tally) const {
  if (wish.measure.empty()) {
    return static_cast<double>(tally.records);
  }
  return tally.has_unlike ? 0 : (tally.low + tally.high) / 2;
}

Summary summarize(Dataset& dataset, const Filter& filter, const SummaryWish& wish) {
  unsigned parts = parts_of(wish.row) | parts_of(wish.column);
  if (!wish.measure.empty()) {
    parts |= find_field(wish.measure)->parts;
  }
  const Counter counter(dataset, filter, wish);
  Counts all;
  const ScanReport report = scan<Counts>(
      dataset, filter, parts,
      [&](Counts& counts, const Record& record) { counter.add(counts, record); },
      [&](const Counts& counts) {
        all.add(counts);
        return true;
      });
  Summary summary = counter.summary_of(std::move(all));
  summary.report = report;
  return summary;
}

std::vector<std::string> kept_columns(const Summary& summary, std::size_t most) {
  const auto& columns = summary.columns;
  if (columns.size() <= most || most == 0) {
    return columns;
  }
  const auto count = static_cast<std::ptrdiff_t>(most - 1);
  return summary.wish.column->years > 0
             ? std::vector<std::string>{columns.end() - count, columns.end()}
             : std::vector<std::string>{columns.begin(), columns.begin() + count};
}

SummaryTable summary_table(const Summary& summary, const SummaryForm& form) {
  return SummaryLayout(summary, form).laid_out();
}

}  // namespace pakru
