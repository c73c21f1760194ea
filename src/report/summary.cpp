#include "pakru/report/summary.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <numeric>

#include "pakru/model/text.hpp"

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
constexpr std::string_view other = "other";
constexpr std::string_view all = "all";

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
std::vector<std::string> publishers_of(const Record& record, Dataset& dataset) {
  std::vector<std::string> labels;
  for (const Claim& claim : record.claims) {
    if (const Source* source = dataset.source(claim.source)) {
      add_once(labels, source->publisher);
    }
  }
  return labels;
}

/// The values that a record has of a key, each once.
std::vector<std::string> labels_of(const SummaryKey& key, const Record& record, Dataset& dataset) {
  if (key.years > 0) {
    return {time_text(year_of(record.date()), key.years)};
  }
  if (key.field == "publishers") {
    return publishers_of(record, dataset);
  }
  std::vector<std::string> labels;
  const Value value = find_field(key.field)->read(record, dataset);
  if (const auto* text = std::get_if<std::string_view>(&value)) {
    labels.emplace_back(*text);
  } else if (const auto* list = std::get_if<TextList>(&value)) {
    std::ranges::for_each(*list, [&](std::string_view label) { add_once(labels, label); });
  }
  return labels;
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

/// Puts records into a summary one by one.
class Counter {
 public:
  Counter(Dataset& dataset, const Filter& filter, const SummaryWish& wish)
      : dataset_(dataset), filter_(filter) {
    summary_.wish = wish;
  }

  void add(const Record& record) {
    const auto rows = labels_of(*summary_.wish.row, record, dataset_);
    const SummaryKey* column = summary_.wish.column;
    const auto columns = column_labels(record);
    if (rows.empty() || (column != nullptr && columns.empty())) {
      ++summary_.coverage.without_key;
      return;
    }
    const auto amount = measured(record);
    if (!amount) {
      return;
    }
    summary_.has_several = summary_.has_several || rows.size() > 1 || columns.size() > 1;
    const auto add_to = [&](Tally& tally) { tally.add(amount->low, amount->high, amount->goods); };
    add_to(summary_.total);
    for (const std::string& label : columns) {
      add_to(columns_.totals[columns_.position(label)]);
    }
    for (const std::string& label : rows) {
      const std::size_t row = rows_.position(label);
      add_to(rows_.totals[row]);
      for (const std::string& other_label : columns) {
        add_to(cells_[{row, columns_.position(other_label)}]);
      }
    }
  }

  Summary finish() {
    add_empty_times(rows_, *summary_.wish.row);
    if (summary_.wish.column != nullptr && summary_.wish.columns.empty()) {
      add_empty_times(columns_, *summary_.wish.column);
    }
    const auto row_order = order_of(rows_, *summary_.wish.row);
    for (const std::size_t row : row_order) {
      summary_.rows.push_back(rows_.labels[row]);
      summary_.row_totals.push_back(rows_.totals[row]);
    }
    if (summary_.wish.column != nullptr) {
      const auto column_order = order_of_columns();
      for (const std::size_t column : column_order) {
        summary_.columns.push_back(columns_.labels[column]);
        summary_.column_totals.push_back(columns_.totals[column]);
      }
      for (const std::size_t row : row_order) {
        auto& cells = summary_.cells.emplace_back();
        for (const std::size_t column : column_order) {
          cells.push_back(cells_[{row, column}]);
        }
      }
    }
    return std::move(summary_);
  }

 private:
  struct Amount {
    double low = 0;
    double high = 0;
    std::string goods = {};  ///< of which it is a quantity
  };

  /// What a record adds to a sum; nothing where it is left out, which is counted.
  std::optional<Amount> measured(const Record& record) {
    const std::string_view measure = summary_.wish.measure;
    if (measure.empty()) {
      return Amount{1, 1};
    }
    const Value value = find_field(measure)->read(record, dataset_);
    Coverage& coverage = summary_.coverage;
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
    return in_dollars(*sum, record);
  }

  std::optional<Amount> in_dollars(Money money, const Record& record) {
    if (const Prices* prices = summary_.wish.prices) {
      const auto restated = prices->restated(money, year_of(record.date()));
      if (!restated) {
        ++summary_.coverage.not_restatable;
        return std::nullopt;
      }
      money = *restated;
    }
    return Amount{money.low, money.high};
  }

  /// The values that a record has of the second key; what has no column of its own is the rest.
  [[nodiscard]] std::vector<std::string> column_labels(const Record& record) {
    if (summary_.wish.column == nullptr) {
      return {};
    }
    auto labels = labels_of(*summary_.wish.column, record, dataset_);
    const auto& kept = summary_.wish.columns;
    if (kept.empty()) {
      return labels;
    }
    std::vector<std::string> shown;
    for (const std::string& label : labels) {
      const bool is_kept = std::ranges::find(kept, label) != kept.end();
      add_once(shown, is_kept ? label : rest());
    }
    return shown;
  }

  [[nodiscard]] std::string rest() const {
    const bool is_time = summary_.wish.column->years > 0;
    return unused(is_time ? earlier : other, summary_.wish.columns);
  }

  [[nodiscard]] std::vector<std::size_t> order_of_columns() {
    if (summary_.wish.columns.empty()) {
      return order_of(columns_, *summary_.wish.column);
    }
    std::vector<std::size_t> order;
    for (const std::string& label : summary_.wish.columns) {
      order.push_back(columns_.position(label));
    }
    const bool is_time = summary_.wish.column->years > 0;
    order.insert(is_time ? order.begin() : order.end(), columns_.position(rest()));
    return order;
  }

  void add_empty_times(Axis& axis, const SummaryKey& key) {
    if (key.years == 0 || axis.labels.empty()) {
      return;
    }
    constexpr std::size_t year_digits = 4;
    const auto [oldest, newest] = std::ranges::minmax(dataset_.heads(), {}, year_of_head);
    int first = static_cast<int>(last_day_of_time.year());
    int last = 0;
    for (const std::string_view label : axis.labels) {
      first = std::min(first, number_of(label.substr(0, year_digits)));
      last = std::max(last, number_of(label.substr(0, year_digits)));
    }
    if (filter_.since) {
      first =
          std::min(first, std::max(static_cast<int>(filter_.since->year()), year_of_head(oldest)));
    }
    if (filter_.until) {
      last =
          std::max(last, std::min(static_cast<int>(filter_.until->year()), year_of_head(newest)));
    }
    for (int year = first - first % key.years; year <= last; year += key.years) {
      axis.position(time_text(year, key.years));
    }
  }

  [[nodiscard]] std::vector<std::size_t> order_of(const Axis& axis, const SummaryKey& key) const {
    std::vector<std::size_t> order(axis.labels.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::ranges::sort(order, [&](std::size_t a, std::size_t b) {
      const double one = summary_.weight(axis.totals[a]);
      const double two = summary_.weight(axis.totals[b]);
      if (key.years == 0 && one != two) {
        return one > two;
      }
      return axis.labels[a] < axis.labels[b];
    });
    return order;
  }

  Dataset& dataset_;
  const Filter& filter_;
  Axis rows_;
  Axis columns_;
  std::map<std::pair<std::size_t, std::size_t>, Tally> cells_;
  Summary summary_;
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
      const std::string total = unused(all, summary_.columns);
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
          row_of(unused(all, summary_.rows), summary_.column_totals, summary_.total);
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
  Counter counter(dataset, filter, wish);
  for (const Record& record : select(dataset, filter, parts)) {
    counter.add(record);
  }
  return counter.finish();
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
