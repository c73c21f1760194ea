#include "pakru/output/table.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <numeric>

#include "pakru/model/json_string.hpp"
#include "pakru/output/text.hpp"

namespace pakru {
namespace {

constexpr std::size_t gap = 2;
constexpr std::size_t narrowest = 8;  ///< to which a column of text may shrink
constexpr std::string_view dispute_mark = "≠";

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

/// Takes columns of width from the widest texts until the table fits.
void shrink(std::vector<std::size_t>& widths, const Table& table, std::size_t limit) {
  const auto total = [&] {
    return std::accumulate(widths.begin(), widths.end(), gap * (widths.size() - 1));
  };
  while (total() > limit) {
    std::size_t widest = widths.size();
    for (std::size_t i = 0; i < widths.size(); ++i) {
      if (may_shrink(table.columns[i].type) && widths[i] > narrowest &&
          (widest == widths.size() || widths[i] > widths[widest])) {
        widest = i;
      }
    }
    if (widest == widths.size()) {
      return;
    }
    const std::size_t excess = total() - limit;
    widths[widest] -= std::min(excess, std::max<std::size_t>(1, (widths[widest] - narrowest) / 4));
  }
}

std::string on_one_line(std::string text) {
  std::ranges::replace_if(
      text, [](char c) { return c == '\t' || c == '\n' || c == '\r'; }, ' ');
  return text;
}

std::string csv_cell(const std::string& text) {
  if (text.find_first_of(",\"\r\n") == std::string::npos) {
    return text;
  }
  std::string quoted = "\"";
  for (const char c : text) {
    quoted += c;
    if (c == '"') {
      quoted += c;
    }
  }
  return quoted + '"';
}

std::string markdown_cell(const std::string& text) {
  std::string escaped;
  for (const char c : printable(text)) {
    if (c == '|' || c == '\\' || c == '<') {
      escaped += '\\';
    }
    escaped += c;
  }
  return escaped;
}

/// Rows of cells between separators, with names above where asked for.
template <typename Cell>
std::string delimited(const Table& table, bool header, char separator, Cell cell) {
  std::string text;
  const auto add_row = [&](const auto& elements, auto to_text) {
    bool is_first = true;
    for (const auto& element : elements) {
      if (!is_first) {
        text += separator;
      }
      is_first = false;
      text += cell(to_text(element));
    }
    text += '\n';
  };
  if (header) {
    add_row(table.columns, [](const Column& column) { return std::string(column.name); });
  }
  for (const auto& row : table.rows) {
    add_row(row, [](const Value& value) { return value_text(value); });
  }
  return text;
}

std::string json_value(const Value& value) {
  struct Printer {
    std::string operator()(std::monostate /*nothing*/) const { return "null"; }
    std::string operator()(std::string_view text) const { return json_string(text); }
    std::string operator()(double number) const { return number_text(number); }
    std::string operator()(bool flag) const { return flag ? "true" : "false"; }
    std::string operator()(const Date& date) const { return json_string(date.text()); }
    std::string operator()(const Money& money) const { return number_text(money.low); }
    std::string operator()(const TextList& list) const {
      std::string text = "[";
      for (const std::string_view element : list) {
        text += text.size() > 1 ? "," : "";
        text += json_string(element);
      }
      return text + "]";
    }
  };
  return std::visit(Printer{}, value);
}

std::string json_object(const Table& table, const std::vector<Value>& row) {
  std::string text = "{";
  for (std::size_t i = 0; i < row.size(); ++i) {
    fmt::format_to(std::back_inserter(text), "{}{}:{}", i > 0 ? "," : "",
                   json_string(table.columns[i].name), json_value(row[i]));
  }
  return text + "}";
}

}  // namespace

std::string value_text(const Value& value) {
  struct Printer {
    std::string operator()(std::monostate /*nothing*/) const { return {}; }
    std::string operator()(std::string_view text) const { return std::string(text); }
    std::string operator()(double number) const { return number_text(number); }
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
      std::string cell = shortened(text_of(i), widths[i]);
      if (!is_last || is_right) {
        cell = padded(std::move(cell), widths[i], is_right);
      }
      line += i > 0 ? std::string(gap, ' ') : "";
      line += painted(style, role_of_line == Role::plain ? role_of(type) : role_of_line, cell);
      if (marks && i == marked_column) {
        line += std::string(gap, ' ');
        line += marked ? painted(style, Role::dispute, dispute_mark) : std::string(1, ' ');
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

std::string tsv_text(const Table& table, bool header) {
  return delimited(table, header, '\t', on_one_line);
}

std::string csv_text(const Table& table, bool header) {
  return delimited(table, header, ',', csv_cell);
}

std::string markdown_text(const Table& table) {
  std::string text = "|";
  for (const Column& column : table.columns) {
    text += fmt::format(" {} |", column.name);
  }
  text += "\n|";
  for (const Column& column : table.columns) {
    text += is_right_aligned(column.type) ? " ---: |" : " --- |";
  }
  text += '\n';
  for (const auto& row : table.rows) {
    text += '|';
    for (const Value& value : row) {
      text += fmt::format(" {} |", markdown_cell(value_text(value)));
    }
    text += '\n';
  }
  return text;
}

std::string json_text(const Table& table) {
  std::string text = "[";
  for (const auto& row : table.rows) {
    text += text.size() > 1 ? ",\n " : "\n ";
    text += json_object(table, row);
  }
  return text + (table.rows.empty() ? "]\n" : "\n]\n");
}

std::string ndjson_text(const Table& table) {
  std::string text;
  for (const auto& row : table.rows) {
    text += json_object(table, row) + '\n';
  }
  return text;
}

}  // namespace pakru
