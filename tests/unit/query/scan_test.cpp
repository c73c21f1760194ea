#include "pakru/query/scan.hpp"

#include <doctest/doctest.h>
#include <fmt/format.h>

#include <string>
#include <vector>

#include "pakru/data/data_error.hpp"
#include "sample.hpp"
#include "scratch.hpp"

namespace pakru::test {
namespace {

/// Lines in no order of dates: with 7 and 1000 sharing no factor every year comes by.
std::string lines_of(int count) {
  std::string text;
  for (int i = 0; i < count; ++i) {
    text += fmt::format(
        R"({{"id": "r{0}", "kind": "{1}", "date": "{2}", "title": "Title \u00e9 {0}", "topics": ["gas"]}})"
        "\n",
        i, i % 3 == 0 ? "visit" : "statement", 1000 + (i * 7) % 1000);
  }
  return text;
}

Dataset dataset_of(const ScratchFile& scratch, std::size_t block) {
  Dataset dataset;
  dataset.reading.threads = 3;
  auto file = RecordFile::open(scratch.path(), {block});
  REQUIRE(file);
  dataset.add(std::move(*file));
  return dataset;
}

std::vector<std::string> ids_of(const std::vector<Record>& records) {
  std::vector<std::string> ids;
  for (const Record& record : records) {
    ids.emplace_back(record.id);
  }
  return ids;
}

Filter visits() {
  Filter filter;
  filter.kinds = {"visit"};
  return filter;
}

}  // namespace

TEST_CASE("records of a file are the same at every size of block") {
  const ScratchFile scratch(lines_of(500));
  for (const std::size_t block : {1U, 100U, 1000U, 7000U, 1U << 20U}) {
    Dataset dataset = dataset_of(scratch, block);
    const auto records = select(dataset, visits(), part::head | part::topics);
    REQUIRE(records.size() == 167);
    CHECK(records.front().date().text() == "1000");
    CHECK(records.back().date().text() == "1995");
    const auto last = std::ranges::find(records, "r498", &Record::id);
    REQUIRE(last != records.end());
    CHECK(last->title == "Title é 498");
    CHECK(last->scope == "bilateral");
    CHECK(last->topics == std::vector<std::string_view>{"gas"});
  }
}

TEST_CASE("a limit ends a scan early") {
  const ScratchFile scratch(lines_of(500) + "no record\n");
  Dataset dataset = dataset_of(scratch, 1000);
  dataset.reading.threads = 1;
  CHECK(select(dataset, {}, part::head, 5).size() == 5);  // the broken line was not reached
  CHECK_THROWS_AS(static_cast<void>(select(dataset, {}, part::head)), DataError);
}

TEST_CASE("the first records of an order are those of the whole order") {
  const ScratchFile scratch(lines_of(2000));
  const std::vector<Order> order = {{find_field("date"), true}, {find_field("title"), false}};
  Dataset whole = dataset_of(scratch, 1 << 20);
  const auto all = ids_of(select_first(whole, {}, part::head, order, 2000));
  for (const std::size_t block : {300U, 5000U}) {
    Dataset dataset = dataset_of(scratch, block);
    const auto first = ids_of(select_first(dataset, {}, part::head, order, 25));
    CHECK(first == std::vector<std::string>(all.begin(), all.begin() + 25));
  }
}

TEST_CASE("a broken line ends the scan with its place, or is counted") {
  const ScratchFile scratch(lines_of(100) + "{\"id\": 5}\n" + lines_of(100));
  Dataset dataset = dataset_of(scratch, 1000);
  try {
    static_cast<void>(select(dataset, {}, part::head));
    FAIL("the line was taken for a record");
  } catch (const DataError& error) {
    CHECK(error.kind() == DataError::Kind::invalid);
    CHECK(error.error().message == scratch.path() + ":101: id: it must be a text");
  }
  dataset.reading.skips_invalid = true;
  CHECK(select(dataset, {}, part::head).size() == 200);
  CHECK(dataset.skipped.lines == 1);
}

TEST_CASE("a record of a file takes the place of the one with its id") {
  const ScratchFile scratch(
      R"({"id": "2016-visit", "kind": "visit", "date": "2016-05", "title": "Another visit"})"
      "\n");
  Opened opened;
  opened.dataset.add(std::move(*RecordFile::open(scratch.path())));
  const auto records = select(opened.dataset, {}, part::head);
  CHECK(ids_of(records) ==
        std::vector<std::string>{"1968-04-first", "2015-08-19-deal", "2016-visit"});
  CHECK(records[2].title == "Another visit");
  CHECK(opened.dataset.replaced == std::vector<std::string>{"2016-visit"});

  // A filter that the new record does not pass does not bring the old one back.
  Filter filter;
  filter.since = Date::parse("2016-06")->first();
  CHECK(select(opened.dataset, filter, part::head).empty());

  opened.dataset.hold_files(true);
  CHECK(opened.dataset.size() == 3);
  CHECK(opened.dataset.find("2016-visit") == 2);
  CHECK(select(opened.dataset, {}, part::head).back().title == "Another visit");
}

TEST_CASE("files held in memory are in the order of their dates") {
  const ScratchFile scratch(lines_of(50));
  Dataset dataset = dataset_of(scratch, 1000);
  dataset.hold_files(true);
  REQUIRE(dataset.size() == 50);
  const auto records = select(dataset, {}, part::head);
  CHECK(records.front().date().text() == "1000");
  CHECK(std::ranges::is_sorted(records, [](const Record& a, const Record& b) {
    return a.date().first() < b.date().first();
  }));
}

TEST_CASE("held or not, ids of a file are not compared") {
  const ScratchFile scratch(lines_of(2) + lines_of(1));
  Dataset dataset = dataset_of(scratch, 1000);
  CHECK(select(dataset, {}, part::head).size() == 3);
  dataset.hold_files(true);
  CHECK(select(dataset, {}, part::head).size() == 3);
}

TEST_CASE("what does not fit in the memory allowed is refused") {
  const ScratchFile scratch(lines_of(500));
  Dataset dataset = dataset_of(scratch, 1000);
  dataset.reading.memory = 100'000;
  CHECK_THROWS_AS(static_cast<void>(select(dataset, {}, part::head)), DataError);
  Dataset another = dataset_of(scratch, 1000);
  another.reading.memory = 100'000;
  CHECK(select(another, {}, part::head, 20).size() == 20);
}

}  // namespace pakru::test
