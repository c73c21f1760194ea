#include "pakru/output/table.hpp"

#include <doctest/doctest.h>

#include <array>

#include "pakru/output/text.hpp"

using namespace pakru;

namespace {

Table table_of(std::vector<Value> row) {
  Table table;
  static constexpr auto names = std::to_array<std::string_view>({"id", "b", "c", "d"});
  for (std::size_t i = 0; i < row.size(); ++i) {
    table.columns.push_back({names.at(i), names.at(i), FieldType::text, ""});
  }
  table.rows.push_back(std::move(row));
  return table;
}

const std::string_view tricky = "a\tb\nc\"d|e,f";

}  // namespace

TEST_CASE("tab-separated values keep a record on a line") {
  CHECK(rows_text(table_of({tricky, 1.5, true}), RowWriter::Form::tsv, false) ==
        "a b c\"d|e,f\t1.5\tyes\n");
  CHECK(rows_text(table_of({tricky, 1.5}), RowWriter::Form::tsv, true).starts_with("id\tb\n"));
}

TEST_CASE("comma-separated values are quoted where they must be") {
  CHECK(rows_text(table_of({tricky, std::string_view("plain")}), RowWriter::Form::csv, false) ==
        "\"a\tb\nc\"\"d|e,f\",plain\n");
}

TEST_CASE("JSON is typed") {
  const Table table = table_of({tricky, 1.5, false, TextList{"x", "y"}});
  CHECK(rows_text(table, RowWriter::Form::ndjson, false) ==
        "{\"id\":\"a\\tb\\nc\\\"d|e,f\",\"b\":1.5,\"c\":false,\"d\":[\"x\",\"y\"]}\n");
  CHECK(rows_text(table_of({Value{}}), RowWriter::Form::ndjson, false) == "{\"id\":null}\n");
  CHECK(rows_text({{}, {}, {}}, RowWriter::Form::json, false) == "[]\n");
}

TEST_CASE("Markdown cells cannot break the table") {
  CHECK(rows_text(table_of({std::string_view("a|b<c")}), RowWriter::Form::markdown, false) ==
        "| id |\n| --- |\n| a\\|b\\<c |\n");
}

TEST_CASE("a table fits its width and aligns wide characters") {
  Table table =
      table_of({std::string_view("日本"),
                std::string_view(std::string_view("a rather long text that must be cut"))});
  const std::string text = table_text(table, {false, 20});
  for (std::string_view rest = text; !rest.empty();) {
    const std::size_t end = rest.find('\n');
    CHECK(display_width(rest.substr(0, end)) <= 20);
    rest.remove_prefix(end + 1);
  }
  CHECK(text.find("…") != std::string::npos);
  CHECK(table_text(table, {false, 0}).find("…") == std::string::npos);
}

TEST_CASE("columns yield to the width in order of what is lost") {
  const Table table{{{"when", "WHEN", FieldType::word, ""},
                     {"type", "TYPE", FieldType::word, ""},
                     {"title", "TITLE", FieldType::text, ""},
                     {"count", "HOW MANY", FieldType::number, ""},
                     {"value", "VALUE", FieldType::money, ""}},
                    {{std::string_view("1948"), std::string_view("infrastructure"),
                      std::string_view("A title that says who did what, at length"), 12.0,
                      Money{160e6, 200e6, "USD", ""}}},
                    {}};
  const std::vector<std::string_view> dispensable = {"type,value"};
  const auto line = [&](std::size_t width, Room& room) {
    const std::string text = table_text(table, {false, width, true}, &room);
    return text.substr(text.find('\n') + 1);
  };
  Room room;
  CHECK(line(80, room) ==
        "1948  infrastructure  A title that says who d…        12  USD 160 to 200 million\n");
  CHECK(line(64, room) == "1948  infrastructu…  A title that s…        12  USD 160M to 200M\n");
  CHECK(line(50, room) == "1948  infrast…  A title…      12  USD 160M to 200M\n");
  CHECK(room.left_out.empty());
  Room roomy{dispensable};
  CHECK(line(40, roomy) == "1948  A title that says who d…        12\n");
  CHECK(roomy.left_out == std::vector<std::string_view>{"type", "value"});
  // Without any that are dispensable the last go.
  CHECK(line(40, room) == "1948  infrast…  A title that s…       12\n");
  CHECK(room.left_out == std::vector<std::string_view>{"value"});
  for (std::size_t width = 1; width < 90; ++width) {
    CAPTURE(width);
    Room none;
    const std::string text = table_text(table, {false, width, true}, &none);
    for (std::string_view rest = text; !rest.empty();) {
      const std::size_t end = rest.find('\n');
      CHECK(display_width(rest.substr(0, end)) <= width);
      rest.remove_prefix(end + 1);
    }
  }
}

TEST_CASE("colour is used only where it is asked for") {
  const Table table = table_of({std::string_view("x")});
  CHECK(table_text(table, {false, 0}).find('\x1b') == std::string::npos);
  CHECK(table_text(table, {true, 0}).find('\x1b') != std::string::npos);
}

TEST_CASE("what the data says to the terminal is shown, not done") {
  const Table table = table_of({std::string_view("\x1b]0;owned\x07")});
  CHECK(table_text(table, {true, 80}).find("\x1b]") == std::string::npos);
  CHECK(table_text(table, {true, 80}).find("<U+001B>]0;owned<U+0007>") != std::string::npos);
}

TEST_CASE("only addresses of the web that can be shown as they stand are linked to") {
  Style style{true, 0};
  CHECK(linked(style, "https://a.b", "x") == "x");
  style.links = true;
  CHECK(linked(style, "https://a.b", "x") == "\x1b]8;;https://a.b\x1b\\x\x1b]8;;\x1b\\");
  CHECK(linked(style, "http://a.b/\u00fc", "x").find("http://a.b/%C3%BC\x1b") != std::string::npos);
  for (const auto* address : {"javascript:alert(1)", "file:///etc/passwd", "https://a.b/\x1b\\",
                              "https://a.b/\x07", "https://a.b/\u202e", "https://a.b/ c"}) {
    CHECK(linked(style, address, "x") == "x");
  }
  CHECK(with_links(style, "See https://a.b.") ==
        "See \x1b]8;;https://a.b\x1b\\https://a.b\x1b]8;;\x1b\\.");
}

TEST_CASE("a table that wraps shows all of its texts within its width") {
  const Table table = table_of({std::string_view("one"), std::string_view("some_very_long_word")});
  Style style{false, 14};
  style.wraps = true;
  const std::string text = table_text(table, style);
  CHECK(text.find("…") == std::string::npos);
  for (std::string_view rest = text; !rest.empty();) {
    const std::size_t end = rest.find('\n');
    CHECK(display_width(rest.substr(0, end)) <= 14);
    rest.remove_prefix(end + 1);
  }
}
