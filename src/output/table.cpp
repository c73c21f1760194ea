#include "pakru/output/table.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <numeric>

#include "pakru/model/json_string.hpp"
#include "pakru/output/text.hpp"

namespace pakru {
namespace {

constexpr std::string_view json_row = ",\n ";  ///< before each object of a list
constexpr std::size_t gap = 2;
constexpr std::size_t narrowest = 8;  ///< to which a column of text may shrink

std::string joined(const TextList& list, std::string_view separator) {
  return fmt::format("{}", fmt::join(list, separator));
}

bool is_right_aligned(FieldType type) {
  return type == FieldType::number || type == FieldType::millions;
}

bool may_shrink(FieldType type) {
  return type == FieldType::text || type == FieldType::list || type == FieldType::id;
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

/// The column to take width from: the widest text. A text that leads names what the row is of, so
/// it yields last. As many as there are columns where none may shrink.
std::size_t column_to_shrink(const std::vector<std::size_t>& widths, const Table& table) {
  std::size_t widest = widths.size();
  for (std::size_t i = 0; i < widths.size(); ++i) {
    if (!may_shrink(table.columns[i].type) || widths[i] <= narrowest) {
      continue;
    }
    const bool has_leader = widest == 0 && table.columns[0].type == FieldType::text;
    if (widest == widths.size() || has_leader || widths[i] > widths[widest]) {
      widest = i;
    }
  }
  return widest;
}

/// Takes columns of width from the texts until the table fits.
void shrink(std::vector<std::size_t>& widths, const Table& table, std::size_t limit) {
  const auto total = [&] {
    return std::accumulate(widths.begin(), widths.end(), gap * (widths.size() - 1));
  };
  while (total() > limit) {
    const std::size_t widest = column_to_shrink(widths, table);
    if (widest == widths.size()) {
      return;
    }
    const std::size_t excess = total() - limit;
    widths[widest] -= std::min(excess, std::max<std::size_t>(1, (widths[widest] - narrowest) / 4));
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

/// A table in columns that are as wide as their texts, or as the style allows.
class Layout {
 public:
  Layout(const Table& table, const Style& style) : table_(table), style_(style) {
    widths_.reserve(table.columns.size());
    for (const Column& column : table.columns) {
      widths_.push_back(display_width(column.heading));
    }
    cells_.reserve(table.rows.size());
    for (const auto& row : table.rows) {
      auto& texts = cells_.emplace_back();
      texts.reserve(row.size());
      for (std::size_t i = 0; i < row.size(); ++i) {
        texts.push_back(display_text(row[i], table.columns[i].type));
        widths_[i] = std::max(widths_[i], display_width(texts[i]));
      }
    }
    marks_ = std::ranges::find(table.marked, true) != table.marked.end();
    // The mark stands behind the first date, or in front of the row where there is none.
    const auto date = std::ranges::find(table.columns, FieldType::date, &Column::type);
    if (date != table.columns.end()) {
      marked_column_ = static_cast<std::size_t>(date - table.columns.begin());
    }
    const std::size_t mark_width = marks_ ? gap + 1 : 0;
    if (style.width > 0 && !widths_.empty()) {
      shrink(widths_, table, std::max(style.width, mark_width) - mark_width);
    }
  }

  std::string text() {
    add_heading();
    for (std::size_t row = 0; row < cells_.size(); ++row) {
      add_row(row);
    }
    return std::move(text_);
  }

 private:
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
    const bool is_last = column + 1 == table_.columns.size();
    std::string place(column > 0 ? gap : 0, ' ');
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
    for (std::size_t i = 0; i < table_.columns.size(); ++i) {
      const std::string text = shortened(table_.columns[i].heading, widths_[i], ellipsis(style_));
      line += placed(i, text, painted(style_, Role::heading, text));
      add_mark(line, i, false);
    }
    text_ += line_without_end(std::move(line));
  }

  void add_row(std::size_t row) {
    std::vector<std::vector<std::string>> lines;
    lines.reserve(table_.columns.size());
    std::size_t height = 1;
    for (std::size_t i = 0; i < table_.columns.size(); ++i) {
      height = std::max(height, lines.emplace_back(lines_of(cells_[row][i], i)).size());
    }
    for (std::size_t n = 0; n < height; ++n) {
      std::string line;
      for (std::size_t i = 0; i < table_.columns.size(); ++i) {
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
  std::vector<std::size_t> widths_;
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

std::string table_text(const Table& table, const Style& style) {
  return Layout(table, style).text();
}

void RowWriter::begin(std::string& text) const {
  std::vector<Value> names;
  for (const Column& column : columns_) {
    names.emplace_back(column.name);
  }
  switch (form_) {
    case Form::tsv:
    case Form::csv:
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
    case Form::csv:
      for (std::size_t i = 0; i < values.size(); ++i) {
        if (form_ == Form::tsv) {
          text += i > 0 ? "\t" : "";
          append_on_one_line(text, view_of(values[i], kept));
        } else {
          text += i > 0 ? "," : "";
          append_quoted(text, view_of(values[i], kept));
        }
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
