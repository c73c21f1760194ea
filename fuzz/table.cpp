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

struct CodeRange {
  char32_t first, last;
};

/// Characters that act on a terminal, or that it does not show; said here without the library that
/// pakru asks about them.
constexpr auto harmful = std::to_array<CodeRange>({
    {0x00, 0x09},        {0x0B, 0x1F},     {0x7F, 0x9F},     {0xAD, 0xAD},       {0x34F, 0x34F},
    {0x61C, 0x61C},      {0x115F, 0x1160}, {0x17B4, 0x17B5}, {0x180B, 0x180F},   {0x200B, 0x200F},
    {0x2028, 0x202E},    {0x2060, 0x206F}, {0x3164, 0x3164}, {0xE000, 0xF8FF},   {0xFE00, 0xFE0F},
    {0xFEFF, 0xFEFF},    {0xFFA0, 0xFFA0}, {0xFFF9, 0xFFFB}, {0x1D173, 0x1D17A}, {0xE0000, 0xE0FFF},
    {0xF0000, 0x10FFFF},
});

/// The first character of a text in UTF-8, which is taken away.
char32_t take_character(std::string_view& text) {
  const auto lead = static_cast<unsigned char>(text.front());
  const std::size_t length = lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
  constexpr std::array<unsigned, 5> lead_bits = {0, 0x7F, 0x1F, 0x0F, 0x07};
  char32_t code = lead & lead_bits[length];
  for (const char byte : text.substr(1, length - 1)) {
    code = (code << 6) | (static_cast<unsigned char>(byte) & 0x3FU);
  }
  text.remove_prefix(length);
  return code;
}

/// Whether a terminal can be shown it: nothing in it but text and line ends.
bool is_harmless(std::string_view text) {
  if (!pakru::is_utf8(text)) {
    return false;
  }
  while (!text.empty()) {
    const char32_t code = take_character(text);
    if (std::ranges::any_of(harmful, [&](const CodeRange& range) {
          return range.first <= code && code <= range.last;
        })) {
      return false;
    }
  }
  return true;
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
  pakru::fuzz::Choices lines(text);
  lines.line();  // the header
  for (const auto& row : table.rows) {
    std::string expected;
    for (std::size_t i = 0; i < row.size(); ++i) {
      expected += i > 0 ? "\t" : "";
      std::string value = pakru::value_text(row[i]);
      std::ranges::replace_if(
          value, [](char c) { return c == '\t' || c == '\r' || c == '\n'; }, ' ');
      expected += value;
    }
    require(lines.line() == expected, "a row of TSV is a line of its values");
  }
  require(lines.is_empty(), "nothing follows the last row");
}

void check_markdown(const Table& table) {
  const std::string text = pakru::rows_text(table, RowWriter::Form::markdown, true);
  require(is_harmless(text), "Markdown is harmless to a terminal");
  pakru::fuzz::Choices lines(text);
  std::size_t rows = 0;
  for (; !lines.is_empty(); ++rows) {
    std::string_view line = lines.line();
    std::size_t bars = 0;
    while (!line.empty()) {
      bars += line.front() == '|' ? 1 : 0;
      line.remove_prefix(line.front() == '\\' ? std::min<std::size_t>(2, line.size()) : 1);
    }
    require(bars == names.size() + 1, "a value does not end its cell");
  }
  constexpr std::size_t above = 2;  // the names, and the line below them
  require(rows == table.rows.size() + above, "a row of Markdown is a line");
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

bool is_text(const simdjson::dom::element& element, std::string_view text) {
  std::string_view found;
  return element.get_string().get(found) == simdjson::SUCCESS && found == text;
}

bool reads_back(const simdjson::dom::element& element, const Value& value) {
  struct Reader {
    const simdjson::dom::element& element;
    bool operator()(std::monostate /*nothing*/) const { return element.is_null(); }
    bool operator()(std::string_view text) const { return is_text(element, text); }
    bool operator()(const pakru::Date& date) const { return is_text(element, date.text()); }
    bool operator()(const pakru::Money& money) const {
      double number = 0;
      return element.get_double().get(number) == simdjson::SUCCESS && number == money.low;
    }
    bool operator()(const pakru::TextList& list) const {
      simdjson::dom::array texts;
      return element.get_array().get(texts) == simdjson::SUCCESS && texts.size() == list.size() &&
             std::equal(texts.begin(), texts.end(), list.begin(), is_text);
    }
    bool operator()(double /*number*/) const { return false; }
    bool operator()(bool /*flag*/) const { return false; }
    bool operator()(const pakru::Figure& /*figure*/) const { return false; }
  };
  return std::visit(Reader{element}, value);
}

void check_json(const Table& table) {
  const std::string text = pakru::rows_text(table, RowWriter::Form::json, false);
  if (!pakru::is_utf8(text)) {
    return;  // no text of a record is anything else, as reading it sees to
  }
  simdjson::dom::parser parser;
  simdjson::dom::array rows;
  require(parser.parse(text).get_array().get(rows) == simdjson::SUCCESS, "JSON can be read");
  require(rows.size() == table.rows.size(), "a row of JSON is an object");
  std::size_t i = 0;
  for (auto row : rows) {
    for (std::size_t column = 0; column < names.size(); ++column) {
      require(reads_back(row[names[column]].value(), table.rows[i][column]),
              "a value of JSON reads back");
    }
    ++i;
  }
}

}  // namespace

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  constexpr std::size_t narrowest = 20;
  pakru::fuzz::Choices choices(pakru::fuzz::text_of(data, size));
  const std::size_t width = narrowest + choices.up_to(180);
  const bool wraps = choices.up_to(1) == 1;
  const Table table = table_of(choices);
  check_for_people(table, width, wraps);
  check_tsv(table);
  check_csv(table);
  check_markdown(table);
  check_json(table);
  return 0;
}
