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
  std::vector<std::vector<std::string>> cells;
  std::vector<std::size_t> widths;
  for (const Column& column : table.columns) {
    widths.push_back(display_width(column.heading));
  }
  for (const auto& row : table.rows) {
    auto& texts = cells.emplace_back();
    for (std::size_t i = 0; i < row.size(); ++i) {
      texts.push_back(display_text(row[i], table.columns[i].type));
      widths[i] = std::max(widths[i], display_width(texts[i]));
    }
  }
  const bool marks = std::ranges::find(table.marked, true) != table.marked.end();
  // The mark stands behind the first date, or in front of the row where there is none.
  const auto date = std::ranges::find(table.columns, FieldType::date, &Column::type);
  const auto marked_column = date == table.columns.end()
                                 ? std::size_t{0}
                                 : static_cast<std::size_t>(date - table.columns.begin());
  const std::size_t mark_width = marks ? gap + 1 : 0;
  if (style.width > 0 && !widths.empty()) {
    shrink(widths, table, std::max(style.width, mark_width) - mark_width);
  }
  std::string text;
  const auto add_line = [&](Role role_of_line, auto text_of, bool marked) {
    std::string line;
    for (std::size_t i = 0; i < table.columns.size(); ++i) {
      const FieldType type = table.columns[i].type;
      const bool is_right = is_right_aligned(type);
      const bool is_last = i + 1 == table.columns.size();
      std::string cell = shortened(text_of(i), widths[i], ellipsis(style));
      if (!is_last || is_right) {
        cell = padded(std::move(cell), widths[i], is_right);
      }
      line += i > 0 ? std::string(gap, ' ') : "";
      line += painted(style, role_of_line == Role::plain ? role_of(type) : role_of_line, cell);
      if (marks && i == marked_column) {
        line += std::string(gap, ' ');
        line += marked ? painted(style, Role::dispute, dispute_mark(style)) : std::string(1, ' ');
      }
    }
    text += line_without_end(std::move(line));
  };
  add_line(
      Role::heading, [&](std::size_t i) { return table.columns[i].heading; }, false);
  for (std::size_t row = 0; row < cells.size(); ++row) {
    add_line(
        Role::plain, [&](std::size_t i) { return std::string_view(cells[row][i]); },
        marks && table.marked[row]);
  }
  return text;
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
