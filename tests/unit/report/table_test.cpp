#include "pakru/report/table.hpp"

#include <doctest/doctest.h>

#include <set>

#include "sample.hpp"

using namespace pakru;
using namespace pakru::test;

namespace {

Table numbers(std::initializer_list<Value> values) {
  Table table{{{"n", "N", FieldType::number, ""}, {"at", "AT", FieldType::number, ""}}, {}, {}};
  double at = 0;
  for (const Value& value : values) {
    table.rows.push_back({value, at++});
  }
  return table;
}

std::vector<double> order(const Table& table) {
  std::vector<double> positions;
  for (const auto& row : table.rows) {
    positions.push_back(std::get<double>(row[1]));
  }
  return positions;
}

}  // namespace

TEST_CASE("rows sort by value, what is not known last, both ways") {
  Table table = numbers({3.0, Value{}, 1.0, 2.0});
  const std::vector<SortKey> up = {{0, false}};
  const std::vector<SortKey> down = {{0, true}};
  sort_rows(table, up);
  CHECK(order(table) == std::vector<double>{2, 3, 0, 1});
  sort_rows(table, down);
  CHECK(order(table) == std::vector<double>{0, 3, 2, 1});
}

TEST_CASE("rows that are alike keep their order") {
  Table table = numbers({1.0, 1.0, 0.0, 1.0});
  const std::vector<SortKey> up = {{0, false}};
  sort_rows(table, up);
  CHECK(order(table) == std::vector<double>{2, 0, 1, 3});
}

TEST_CASE("US dollars stand before other money, both ways") {
  Table table = numbers({Money{9, 9, "PKR", ""}, Money{5, 5, "USD", ""}, Value{},
                         Money{7, 7, "USD", ""}, Money{1, 1, "EUR", ""}});
  const std::vector<SortKey> up = {{0, false}};
  const std::vector<SortKey> down = {{0, true}};
  sort_rows(table, down);
  CHECK(order(table) == std::vector<double>{3, 1, 4, 0, 2});
  sort_rows(table, up);
  CHECK(order(table) == std::vector<double>{1, 3, 4, 0, 2});
}

TEST_CASE("dates sort by their spans, sums by amount") {
  CHECK(compare(*Date::parse("1968-04"), *Date::parse("1968-05-01")) < 0);
  CHECK(compare(Money{5, 5, "USD", ""}, Money{9, 9, "USD", ""}) < 0);
}

TEST_CASE("every field has a name of its own, a heading and a meaning") {
  std::set<std::string_view> names;
  for (const Field& field : record_fields()) {
    CAPTURE(field.name);
    CHECK(names.insert(field.name).second);
    CHECK_FALSE(field.heading.empty());
    CHECK_FALSE(field.meaning.empty());
    CHECK(find_field(field.name) == &field);
  }
}

TEST_CASE("every field reads what it should, with no more than its parts") {
  Opened opened;
  for (const Field& field : record_fields()) {
    CAPTURE(field.name);
    for (std::size_t i = 0; i < opened.dataset.size(); ++i) {
      Record some;
      Record all;
      opened.dataset.read(i, field.parts, some);
      opened.dataset.read(i, part::all, all);
      const Value one = field.read(some, opened.dataset);
      const Value two = field.read(all, opened.dataset);
      CHECK(one.index() == two.index());
      CHECK(compare(one, two) == 0);
    }
  }
}
