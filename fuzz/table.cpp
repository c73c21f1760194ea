/// Tables of any texts, for people and for programs.

#include <simdjson.h>

#include <algorithm>
#include <array>
#include <vector>

#include "fuzz.hpp"
#include "pakru/model/text.hpp"
#include "pakru/output/table.hpp"
#include "pakru/output/text.hpp"

using pakru::FieldType;
using pakru::RowWriter;
using pakru::Table;
using pakru::Value;
using pakru::fuzz::require;

namespace {

constexpr std::array<std::string_view, 5> names = {"id", "date", "title", "value", "places"};

/// Rows of five values each, a line of the input for a value.
Table table_of(pakru::fuzz::Choices& choices) {
  Table table;
  constexpr std::array types = {FieldType::id, FieldType::date, FieldType::text, FieldType::money,
                                FieldType::list};
  for (std::size_t i = 0; i < names.size(); ++i) {
    table.columns.push_back({names[i], names[i], types[i], ""});
  }
  while (!choices.is_empty() && table.rows.size() < 50) {
    std::vector<Value> row;
    row.emplace_back(choices.line());
    const auto date = pakru::Date::parse(choices.line());
    row.push_back(date ? Value{*date} : Value{});
    row.push_back(pakru::text_or_nothing(choices.line()));
    const auto amount = static_cast<double>(choices.up_to(255)) * 1e6;
    row.emplace_back(pakru::Money{amount, amount, "USD", choices.line()});
    row.emplace_back(pakru::TextList{choices.line(), choices.line()});
    table.rows.push_back(std::move(row));
  }
  return table;
}

/// Whether a terminal can be shown it: nothing in it but text and line ends.
bool is_harmless(std::string_view text) {
  std::string lines(text);
  std::ranges::replace(lines, '\n', ' ');
  return pakru::printable(lines) == lines;
}

void check_for_people(const Table& table, std::size_t width, bool wraps) {
  const std::string text = pakru::table_text(table, {.width = width, .wraps = wraps});
  require(is_harmless(text), "a table is harmless to a terminal");
  pakru::fuzz::Choices lines(text);
  while (!lines.is_empty()) {
    require(pakru::display_width(lines.line()) <= width, "no line is wider than the terminal");
  }
}

void check_tsv(const Table& table) {
  const std::string text = pakru::rows_text(table, RowWriter::Form::tsv, true);
  const auto count = [&](char letter) {
    return static_cast<std::size_t>(std::ranges::count(text, letter));
  };
  require(count('\n') == table.rows.size() + 1, "a row of TSV is a line");
  require(count('\t') == (table.rows.size() + 1) * (names.size() - 1), "a value has no tab in it");
}

/// Reads a field of comma-separated values (RFC 4180) and what stands behind it.
std::string csv_field(std::string_view& rest) {
  std::string field;
  if (!rest.starts_with('"')) {
    const std::size_t end = std::min(rest.find_first_of(",\r\n"), rest.size());
    field = rest.substr(0, end);
    rest.remove_prefix(end);
    return field;
  }
  rest.remove_prefix(1);
  while (!rest.empty()) {
    const bool is_quote = rest.front() == '"';
    if (is_quote && !rest.starts_with("\"\"")) {
      rest.remove_prefix(1);
      break;
    }
    field += rest.front();
    rest.remove_prefix(is_quote ? 2 : 1);
  }
  return field;
}

void check_csv(const Table& table) {
  const std::string text = pakru::rows_text(table, RowWriter::Form::csv, false);
  std::string_view rest = text;
  for (const auto& row : table.rows) {
    for (std::size_t i = 0; i < row.size(); ++i) {
      require(csv_field(rest) == pakru::value_text(row[i]), "a value of CSV reads back");
      const std::string_view end = i + 1 == row.size() ? "\n" : ",";
      rest.remove_prefix(rest.starts_with('\r') ? 1 : 0);
      require(rest.starts_with(end), "a value of CSV ends where it ends");
      rest.remove_prefix(1);
    }
  }
  require(rest.empty(), "nothing follows the last row");
}

void check_json(const Table& table) {
  const std::string text = pakru::rows_text(table, RowWriter::Form::json, false);
  simdjson::dom::parser parser;
  simdjson::dom::array rows;
  require(parser.parse(text).get_array().get(rows) == simdjson::SUCCESS, "JSON can be read");
  require(rows.size() == table.rows.size(), "a row of JSON is an object");
  std::size_t i = 0;
  for (auto row : rows) {
    std::string_view id;
    require(row["id"].get_string().get(id) == simdjson::SUCCESS, "a text of JSON is one");
    require(id == *std::get_if<std::string_view>(&table.rows[i][0]), "a text of JSON reads back");
    ++i;
  }
}

}  // namespace

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  constexpr std::size_t narrowest = 20;
  const std::string_view input = pakru::fuzz::text_of(data, size);
  pakru::fuzz::Choices choices(input);
  const std::size_t width = narrowest + choices.up_to(180);
  const bool wraps = choices.up_to(1) == 1;
  const Table table = table_of(choices);
  check_for_people(table, width, wraps);
  check_tsv(table);
  check_csv(table);
  static_cast<void>(pakru::rows_text(table, RowWriter::Form::markdown, true));
  if (pakru::is_utf8(input)) {
    check_json(table);
  }
  return 0;
}
