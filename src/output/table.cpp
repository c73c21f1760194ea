#include "pakru/output/table.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <numeric>
#include <optional>

#include "pakru/model/json_string.hpp"
#include "pakru/model/money.hpp"
#include "pakru/model/text.hpp"
#include "pakru/output/text.hpp"

namespace pakru {
namespace {

constexpr std::string_view json_row = ",\n ";  ///< before each object of a list
constexpr std::size_t gap = 2;
constexpr std::size_t narrowest = 8;  ///< to which a column of texts or words may shrink
constexpr std::size_t at_ease = 15;   ///< to which one of texts does before others give way
constexpr std::size_t narrowest_heading = 5;

std::string joined(const TextList& list, std::string_view separator) {
  return fmt::format("{}", fmt::join(list, separator));
}

bool is_right_aligned(FieldType type) {
  return type == FieldType::number || type == FieldType::whole || type == FieldType::millions;
}

bool is_text(FieldType type) {
  return type == FieldType::text || type == FieldType::list || type == FieldType::id;
}

bool is_word(FieldType type) {
  return type == FieldType::word || type == FieldType::flag;
}

Role role_of(FieldType type) {
  switch (type) {
    case FieldType::date:
      return Role::date;
    case FieldType::word:
      return Role::word;
    case FieldType::id:
      return Role::faint;
    default:
      return Role::plain;
  }
}

void append_on_one_line(std::string& text, std::string_view cell) {
  const std::size_t start = text.size();
  text += cell;
  std::replace_if(
      text.begin() + static_cast<std::ptrdiff_t>(start), text.end(),
      [](char c) { return c == '\t' || c == '\n' || c == '\r'; }, ' ');
}

void append_quoted(std::string& text, std::string_view cell) {
  if (cell.find_first_of(",\"\r\n") == std::string_view::npos) {
    text += cell;
    return;
  }
  text += '"';
  for (const char c : cell) {
    text += c;
    if (c == '"') {
      text += c;
    }
  }
  text += '"';
}

/// Whether a spreadsheet takes a cell for a formula: by how it begins, in any width of letters
/// (https://owasp.org/www-community/attacks/CSV_Injection). A byte order mark at the beginning of a
/// file it takes for the file's own, and reads what follows.
bool is_formula(std::string_view cell) {
  static constexpr auto beginnings = std::to_array<std::string_view>(
      {"=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠", "\xef\xbb\xbf"});
  return std::ranges::any_of(beginnings,
                             [&](std::string_view sign) { return cell.starts_with(sign); });
}

void append_escaped(std::string& text, std::string_view cell) {
  for (const char c : printable(cell)) {
    if (c == '|' || c == '\\' || c == '<') {
      text += '\\';
    }
    text += c;
  }
}

void append_json(std::string& text, const Value& value) {
  struct Printer {
    std::string& text;
    void operator()(std::monostate /*nothing*/) const { text += "null"; }
    void operator()(std::string_view content) const { text += json_string(content); }
    void operator()(double number) const { text += number_text(number); }
    void operator()(const Figure& figure) const { text += number_text(figure.middle()); }
    void operator()(bool flag) const { text += flag ? "true" : "false"; }
    void operator()(const Date& date) const { text += json_string(date.text()); }
    void operator()(const Money& money) const { text += number_text(money.low); }
    void operator()(const TextList& list) const {
      text += '[';
      for (std::size_t i = 0; i < list.size(); ++i) {
        text += i > 0 ? "," : "";
        text += json_string(list[i]);
      }
      text += ']';
    }
  };
  std::visit(Printer{text}, value);
}

std::string figure_text(const Figure& figure) {
  const auto one = [&](double number) {
    switch (figure.form) {
      case Figure::Form::money:
        return compact_text(number);
      case Figure::Form::per_cent:
        return fmt::format("{:.1f}", number);
      case Figure::Form::number:
        break;
    }
    return grouped_text(number);
  };
  const std::string low = one(figure.low);
  const std::string high = one(figure.high);
  return low == high ? low : fmt::format("{} to {}", low, high);
}

/// The text of a value without a copy where it is one already; `kept` holds what had to be made.
std::string_view view_of(const Value& value, std::string& kept) {
  if (const auto* text = std::get_if<std::string_view>(&value)) {
    return *text;
  }
  kept = value_text(value);
  return kept;
}

/// Whether a value is written by whoever wrote the data; numbers and dates are written by pakru.
bool is_text(const Value& value) {
  return std::holds_alternative<std::string_view>(value) ||
         std::holds_alternative<std::string>(value) || std::holds_alternative<TextList>(value);
}

/// How far columns give way to a width, step by step.
enum class Yield { texts, money, words, texts_further };

/// A table in columns that are as wide as their texts, or as the style allows.
class Layout {
 public:
  Layout(const Table& table, const Style& style, Room& room) : table_(table), style_(style) {
    shown_.resize(table.columns.size());
    std::iota(shown_.begin(), shown_.end(), std::size_t{0});
    cells_.reserve(table.rows.size());
    for (const auto& row : table.rows) {
      auto& texts = cells_.emplace_back();
      texts.reserve(row.size());
      for (std::size_t i = 0; i < row.size(); ++i) {
        texts.push_back(display_text(row[i], table.columns[i].type));
      }
    }
    marks_ = std::ranges::find(table.marked, true) != table.marked.end();
    measure();
    if (style.width > 0 && !shown_.empty()) {
      const std::size_t mark_width = marks_ ? gap + 1 : 0;
      fit(std::max(style.width, mark_width) - mark_width, room);
    }
    // The mark stands behind the first date, or behind the first column where there is none.
    const auto date = std::ranges::find_if(
        shown_, [&](std::size_t i) { return table.columns[i].type == FieldType::date; });
    marked_column_ = date != shown_.end() ? *date : shown_.empty() ? 0 : shown_.front();
  }

  std::string text() {
    add_heading();
    for (std::size_t row = 0; row < cells_.size(); ++row) {
      add_row(row);
    }
    return std::move(text_);
  }

 private:
  /// In a cross table a heading is a text of the data.
  [[nodiscard]] std::string heading(std::size_t column) const {
    return printable(table_.columns[column].heading);
  }

  void measure() {
    contents_.assign(table_.columns.size(), 0);
    for (const auto& texts : cells_) {
      for (std::size_t i = 0; i < texts.size(); ++i) {
        contents_[i] = std::max(contents_[i], display_width(texts[i]));
      }
    }
    widths_ = contents_;
    for (std::size_t i = 0; i < widths_.size(); ++i) {
      widths_[i] = std::max(widths_[i], display_width(heading(i)));
    }
  }

  /// To which width a column may shrink.
  [[nodiscard]] std::size_t least(std::size_t column, Yield yield) const {
    const FieldType type = table_.columns[column].type;
    const std::size_t width = widths_[column];
    if (is_text(type)) {
      return std::min(width, yield == Yield::texts_further ? narrowest : at_ease);
    }
    if (yield < Yield::words) {
      return width;
    }
    if (is_word(type)) {
      return std::min(width, narrowest);
    }
    return is_right_aligned(type) ? std::min(width, std::max(contents_[column], narrowest_heading))
                                  : width;
  }

  template <typename Width>
  [[nodiscard]] std::size_t total(Width width) const {
    return std::accumulate(
        shown_.begin(), shown_.end(), gap * (shown_.size() - 1),
        [&](std::size_t sum, std::size_t column) { return sum + width(column); });
  }

  [[nodiscard]] bool fits(std::size_t limit, Yield yield) const {
    return total([&](std::size_t column) { return least(column, yield); }) <= limit;
  }

  void fit(std::size_t limit, Room& room) {
    Yield yield = Yield::texts;
    if (!fits(limit, yield)) {
      yield = Yield::money;
      shorten_money();
    }
    if (!fits(limit, yield)) {
      yield = Yield::words;
    }
    for (const std::string_view together : room.dispensable) {
      if (fits(limit, yield)) {
        break;
      }
      for (const std::string_view name : split(together)) {
        drop(name, room);
      }
    }
    if (!fits(limit, yield)) {
      yield = Yield::texts_further;
    }
    while (!fits(limit, yield) && shown_.size() > 1) {
      drop(table_.columns[shown_.back()].name, room);
    }
    shrink(limit, yield);
  }

  void shorten_money() {
    for (std::size_t row = 0; row < cells_.size(); ++row) {
      for (std::size_t i = 0; i < cells_[row].size(); ++i) {
        if (const auto* money = std::get_if<Money>(&table_.rows[row][i])) {
          cells_[row][i] = printable(short_money_text(*money));
        }
      }
    }
    measure();
  }

  void drop(std::string_view name, Room& room) {
    const auto is_of_name = [&](std::size_t column) { return table_.columns[column].name == name; };
    if (shown_.size() > 1 && std::erase_if(shown_, is_of_name) > 0) {
      room.left_out.push_back(name);
    }
  }

  /// Takes width from the columns, no more than is needed: step by step from what yields first.
  void shrink(std::size_t limit, Yield last) {
    const auto width = [&](std::size_t column) { return widths_[column]; };
    for (const Yield step : {Yield::texts, Yield::words, Yield::texts_further}) {
      while (step <= last && total(width) > limit) {
        const auto column = column_to_shrink(step);
        if (!column) {
          break;
        }
        const std::size_t spare = widths_[*column] - least(*column, step);
        widths_[*column] -= std::min(total(width) - limit, std::max<std::size_t>(1, spare / 4));
      }
    }
    if (shown_.size() == 1) {  // what is alone must be cut, whatever it is
      widths_[shown_.front()] = std::min(widths_[shown_.front()], limit);
    }
  }

  /// The widest column that may still shrink; nothing where there is none. A text that leads names
  /// what the row is of, so it yields last.
  [[nodiscard]] std::optional<std::size_t> column_to_shrink(Yield step) const {
    std::optional<std::size_t> widest;
    for (const std::size_t column : shown_) {
      if (widths_[column] <= least(column, step)) {
        continue;
      }
      const bool has_leader =
          widest == shown_.front() && table_.columns[*widest].type == FieldType::text;
      if (!widest || has_leader || widths_[column] > widths_[*widest]) {
        widest = column;
      }
    }
    return widest;
  }

  /// The lines that a text takes in its column: one, or as many as it needs where the style wraps.
  [[nodiscard]] std::vector<std::string> lines_of(std::string_view text, std::size_t column) const {
    if (style_.wraps && style_.width > 0) {
      return broken(text, widths_[column]);
    }
    return {shortened(text, widths_[column], ellipsis(style_))};
  }

  /// A text in its place; `shown` is the same with what a terminal does not show.
  [[nodiscard]] std::string placed(std::size_t column, std::string_view text,
                                   std::string shown) const {
    const bool is_right = is_right_aligned(table_.columns[column].type);
    const bool is_last = column == shown_.back();
    std::string place(column != shown_.front() ? gap : 0, ' ');
    const std::string room(widths_[column] - std::min(widths_[column], display_width(text)), ' ');
    place += is_right ? room + std::move(shown) : std::move(shown);
    return is_last || is_right ? place : place + room;
  }

  void add_mark(std::string& line, std::size_t column, bool is_marked) const {
    if (marks_ && column == marked_column_) {
      line += std::string(gap, ' ');
      line += is_marked ? painted(style_, Role::dispute, dispute_mark(style_)) : " ";
    }
  }

  void add_heading() {
    std::string line;
    for (const std::size_t i : shown_) {
      const std::string text = shortened(heading(i), widths_[i], ellipsis(style_));
      line += placed(i, text, painted(style_, Role::heading, text));
      add_mark(line, i, false);
    }
    text_ += line_without_end(std::move(line));
  }

  void add_row(std::size_t row) {
    std::vector<std::vector<std::string>> lines(table_.columns.size());
    std::size_t height = 1;
    for (const std::size_t i : shown_) {
      lines[i] = lines_of(cells_[row][i], i);
      height = std::max(height, lines[i].size());
    }
    for (std::size_t n = 0; n < height; ++n) {
      std::string line;
      for (const std::size_t i : shown_) {
        const std::string_view text = n < lines[i].size() ? lines[i][n] : std::string_view();
        line += placed(i, text, shown(row, i, text));
        add_mark(line, i, n == 0 && marks_ && table_.marked[row]);
      }
      text_ += line_without_end(std::move(line));
    }
  }

  /// A part of a value in its colour; what is an address leads there also where it is cut.
  [[nodiscard]] std::string shown(std::size_t row, std::size_t column,
                                  std::string_view part) const {
    const std::string text = painted(style_, role_of(table_.columns[column].type), part);
    const auto* address = std::get_if<std::string_view>(&table_.rows[row][column]);
    return address == nullptr ? text : linked(style_, *address, text);
  }

  const Table& table_;
  const Style& style_;
  std::vector<std::vector<std::string>> cells_;
  std::vector<std::size_t> shown_;     ///< columns, in their order
  std::vector<std::size_t> contents_;  ///< how wide the texts of each column are
  std::vector<std::size_t> widths_;    ///< of each column
  bool marks_ = false;
  std::size_t marked_column_ = 0;
  std::string text_;
};

}  // namespace

std::string value_text(const Value& value) {
  struct Printer {
    std::string operator()(std::monostate /*nothing*/) const { return {}; }
    std::string operator()(std::string_view text) const { return std::string(text); }
    std::string operator()(double number) const { return number_text(number); }
    std::string operator()(const Figure& figure) const { return figure_text(figure); }
    std::string operator()(bool flag) const { return flag ? "yes" : "no"; }
    std::string operator()(const Date& date) const { return date.text(); }
    std::string operator()(const Money& money) const { return number_text(money.low); }
    std::string operator()(const TextList& list) const { return joined(list, "; "); }
  };
  return std::visit(Printer{}, value);
}

std::string display_text(const Value& value, FieldType type) {
  if (const auto* number = std::get_if<double>(&value)) {
    return type == FieldType::millions ? millions_text(*number) : grouped_text(*number);
  }
  if (const auto* date = std::get_if<Date>(&value)) {
    return date->short_text();
  }
  if (const auto* money = std::get_if<Money>(&value)) {
    return printable(money_text(*money));
  }
  if (const auto* list = std::get_if<TextList>(&value)) {
    return printable(joined(*list, ", "));
  }
  return printable(value_text(value));
}

std::string table_text(const Table& table, const Style& style, Room* room) {
  Room none;
  return Layout(table, style, room == nullptr ? none : *room).text();
}

void RowWriter::begin(std::string& text) const {
  std::vector<Value> names;
  for (const Column& column : columns_) {
    names.emplace_back(column.name);
  }
  switch (form_) {
    case Form::tsv:
    case Form::csv:
    case Form::spreadsheet:
      if (header_) {
        row(text, names);
      }
      break;
    case Form::markdown:
      row(text, names);
      text += '|';
      for (const Column& column : columns_) {
        text += is_right_aligned(column.type) ? " ---: |" : " --- |";
      }
      text += '\n';
      break;
    case Form::json:
      text += '[';
      break;
    case Form::ndjson:
      break;
  }
}

void RowWriter::row(std::string& text, std::span<const Value> values) const {
  std::string kept;
  switch (form_) {
    case Form::tsv:
      for (std::size_t i = 0; i < values.size(); ++i) {
        text += i > 0 ? "\t" : "";
        append_on_one_line(text, view_of(values[i], kept));
      }
      break;
    case Form::csv:
    case Form::spreadsheet:
      for (std::size_t i = 0; i < values.size(); ++i) {
        const std::string_view cell = view_of(values[i], kept);
        const bool is_held = form_ == Form::spreadsheet && is_text(values[i]) && is_formula(cell);
        text += i > 0 ? "," : "";
        append_quoted(text, is_held ? fmt::format("'{}", cell) : cell);
      }
      break;
    case Form::markdown:
      text += '|';
      for (const Value& value : values) {
        text += ' ';
        append_escaped(text, view_of(value, kept));
        text += " |";
      }
      break;
    case Form::json:
      text += json_row;
      [[fallthrough]];
    case Form::ndjson:
      text += '{';
      for (std::size_t i = 0; i < values.size(); ++i) {
        text += i > 0 ? "," : "";
        text += json_string(columns_[i].name);
        text += ':';
        append_json(text, values[i]);
      }
      text += '}';
      break;
  }
  if (form_ != Form::json) {
    text += '\n';
  }
}

void RowWriter::object(std::string& text, std::string_view json) const {
  if (form_ == Form::json) {
    text += json_row;
    text += json;
  } else {
    text += json;
    text += '\n';
  }
}

void RowWriter::append(std::string& text, std::string_view rows) {
  if (form_ == Form::json && is_first_ && !rows.empty()) {
    rows.remove_prefix(json_row.find('\n'));  // no comma before the first
  }
  is_first_ = is_first_ && rows.empty();
  text += rows;
}

void RowWriter::end(std::string& text) const {
  if (form_ == Form::json) {
    text += is_first_ ? "]\n" : "\n]\n";
  }
}

std::string rows_text(const Table& table, RowWriter::Form form, bool header) {
  std::string text;
  RowWriter writer(form, table.columns, header);
  writer.begin(text);
  std::string rows;
  for (const auto& row : table.rows) {
    writer.row(rows, row);
  }
  writer.append(text, rows);
  writer.end(text);
  return text;
}

}  // namespace pakru
