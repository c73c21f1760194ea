#include "pakru/data/record_file.hpp"

#include <doctest/doctest.h>
#include <fmt/format.h>
#include <zlib.h>

#include <array>
#include <string>
#include <vector>

#include "pakru/data/data_error.hpp"
#include "scratch.hpp"

namespace pakru::test {
namespace {

std::string line_of(int number) {
  return fmt::format(
      R"({{"id": "r{}", "kind": "statement", "date": "20{:02}", "title": "Title {}", "note": "{}"}})",
      number, number % 100, number, std::string(static_cast<std::size_t>(number % 7) * 9, 'x'));
}

std::string lines_of(int count) {
  std::string text;
  for (int i = 0; i < count; ++i) {
    text += line_of(i) + "\n";
  }
  return text;
}

/// What reading a file gives: the titles, and the faults as 'line: record: field: message'.
struct Outcome {
  std::vector<std::string> titles;
  std::vector<std::string> faults;
};

Outcome read_all(const std::string& path, const BlockSizes& sizes = {}) {
  auto file = RecordFile::open(path, sizes);
  REQUIRE(file);
  Outcome outcome;
  Block block;
  RecordReader reader;
  Record record;
  std::size_t lines = 0;
  while (file->next(block)) {
    reader.open(block, part::all);
    for (auto step = reader.next(record); step != RecordReader::Step::end;
         step = reader.next(record)) {
      if (step == RecordReader::Step::record) {
        outcome.titles.emplace_back(record.title);
      } else {
        Fault fault = reader.fault();
        fault.line += lines;
        outcome.faults.push_back(fault.text("f"));
      }
    }
    lines += reader.lines();
  }
  return outcome;
}

Outcome read_text_file(std::string_view text, const BlockSizes& sizes = {}) {
  const ScratchFile file(text);
  return read_all(file.path(), sizes);
}

std::string fault_of(std::string_view text) {
  const Outcome outcome = read_text_file(text);
  REQUIRE(outcome.faults.size() == 1);
  return outcome.faults.front();
}

std::string gzipped(const std::string& text) {
  std::string packed(text.size() + 1000, '\0');
  z_stream stream{};
  REQUIRE(::deflateInit2(&stream, 6, Z_DEFLATED, 16 + MAX_WBITS, 8, Z_DEFAULT_STRATEGY) == Z_OK);
  std::string input = text;
  stream.next_in = reinterpret_cast<Bytef*>(input.data());
  stream.avail_in = static_cast<uInt>(input.size());
  stream.next_out = reinterpret_cast<Bytef*>(packed.data());
  stream.avail_out = static_cast<uInt>(packed.size());
  REQUIRE(::deflate(&stream, Z_FINISH) == Z_STREAM_END);
  packed.resize(packed.size() - stream.avail_out);
  ::deflateEnd(&stream);
  return packed;
}

}  // namespace

TEST_CASE("every size of block gives the same records and faults, of packed files too") {
  constexpr int count = 40;
  const std::string text = lines_of(count) + "{broken\n" + lines_of(count) + R"({"id": "z"})";
  const std::string packed = gzipped(text);
  const Outcome whole = read_text_file(text);
  REQUIRE(whole.titles.size() == 2 * count);
  CHECK(whole.titles[count - 1] == "Title 39");
  REQUIRE(whole.faults.size() == 2);
  CHECK(whole.faults[0].starts_with("f:41: "));
  CHECK(whole.faults[1].starts_with("f:82: z: "));
  for (std::size_t size = 1; size < 700; size += 13) {
    for (const std::string& bytes : {text, packed}) {
      const Outcome outcome = read_text_file(bytes, {size});
      CHECK(outcome.titles == whole.titles);
      CHECK(outcome.faults == whole.faults);
    }
  }
}

TEST_CASE("a line without an end ends the reading") {
  constexpr std::size_t longest = 4096;
  const std::string text = line_of(1) + "\n" + std::string(3 * longest, ' ');
  CHECK(read_text_file(text, {512, longest}).faults ==
        std::vector<std::string>{"f:2: it is longer than a line may be"});
  CHECK_THROWS_AS(read_text_file(text + std::string(2 * longest, ' '), {512, longest}), DataError);
}

TEST_CASE("a last line without its end, empty lines, CRLF and a byte order mark are read") {
  CHECK(read_text_file(line_of(1)).titles.size() == 1);
  CHECK(read_text_file("\n\n" + line_of(1) + "\n \t\n" + line_of(2) + "\n\n").titles.size() == 2);
  CHECK(read_text_file(line_of(1) + "\r\n" + line_of(2) + "\r\n").titles.size() == 2);
  CHECK(read_text_file("\xef\xbb\xbf" + line_of(1) + "\n").titles.size() == 1);
  CHECK(read_text_file("").titles.empty());
}

TEST_CASE("a broken line is told with its place, and the others are read") {
  const auto at_line_two = [](std::string_view line) {
    const Outcome outcome =
        read_text_file(fmt::format("{}\n{}\n{}\n", line_of(1), line, line_of(3)));
    CHECK(outcome.titles == std::vector<std::string>{"Title 1", "Title 3"});
    REQUIRE(outcome.faults.size() == 1);
    return outcome.faults.front();
  };
  CHECK(at_line_two(R"({"id": "a", "kind": "visit", "date": "20)")
            .starts_with("f:2: it is not JSON"));
  CHECK(at_line_two("{\"id\": \"a\", \"title\": \"\xff\"}").starts_with("f:2: it is not JSON"));
  CHECK(at_line_two("[1, 2]") == "f:2: a line must be one JSON object");
  CHECK(at_line_two(R"({"id": "a", "kind": "visit", "date": "2001", "title": 5})") ==
        "f:2: a: title: it must be a text");
  CHECK(at_line_two(R"({"id": "a", "kind": "visit", "date": "2001"})") ==
        "f:2: a: title: it is missing");
  CHECK(at_line_two(R"({"id": "a", "kind": "vist", "date": "2001", "title": "T"})") ==
        "f:2: a: kind: no such kind: 'vist'; did you mean visit?");
  CHECK(at_line_two(R"({"id": "a", "kind": "visit", "date": "2001-13", "title": "T"})")
            .starts_with("f:2: a: date: '2001-13' is not a date"));
  CHECK(at_line_two(line_of(4) + line_of(5)) ==
        "f:2: r4: something follows the record's closing brace");
}

TEST_CASE("no second record hides on a line") {
  const std::string first =
      R"({"id": "a", "kind": "visit", "date": "2001", "title": "T", "scope": "bilateral"})";
  for (const std::string_view between : {"", " ", ",", ", "}) {
    CHECK(fault_of(fmt::format("{}{}{}", first, between, line_of(1)))
              .starts_with("f:1: a: something follows"));
  }
}

TEST_CASE("a line of 50 MB is read") {
  std::string long_line = line_of(1);
  long_line.insert(long_line.size() - 1, ", \"extra\": \"" + std::string(50'000'000, 'y') + "\"");
  CHECK(read_text_file(long_line + "\n" + line_of(2) + "\n").titles.size() == 2);
}

TEST_CASE("the last line may be cut off") {
  CHECK(fault_of(line_of(1).substr(0, 30)).starts_with("f:1: "));
}

TEST_CASE("a value nested however deep does not harm") {
  std::string deep = line_of(1);
  deep.insert(deep.size() - 1, ", \"extra\": " + std::string(5000, '[') + std::string(5000, ']'));
  const Outcome outcome = read_text_file(deep + "\n" + line_of(2) + "\n");
  CHECK(outcome.titles.size() + outcome.faults.size() == 2);
  CHECK(outcome.titles.back() == "Title 2");
}

TEST_CASE("a line longer than a block is read, one longer than allowed is a fault") {
  std::string longer = line_of(1);
  longer.insert(longer.size() - 1, ", \"extra\": \"" + std::string(5000, 'y') + "\"");
  const std::string text = line_of(2) + "\n" + longer + "\n" + line_of(3) + "\n";
  CHECK(read_text_file(text, {512, 1 << 20}).titles.size() == 3);
  const Outcome outcome = read_text_file(text, {512, 2048});
  CHECK(outcome.titles == std::vector<std::string>{"Title 2", "Title 3"});
  REQUIRE(outcome.faults.size() == 1);
  CHECK(outcome.faults.front() == "f:2: it is longer than a line may be");
}

TEST_CASE("gzip is unpacked, several streams too; what ends early is an error") {
  const std::string packed = gzipped(lines_of(30));
  const ScratchFile whole(packed + gzipped(lines_of(5)));
  CHECK(read_all(whole.path()).titles.size() == 35);
  const ScratchFile cut(packed.substr(0, packed.size() - 9));
  CHECK_THROWS_AS(read_all(cut.path()), DataError);
}

TEST_CASE("a file can be read again from its first line") {
  const ScratchFile scratch(lines_of(3));
  auto file = RecordFile::open(scratch.path());
  REQUIRE(file);
  Block block;
  CHECK(file->next(block));
  CHECK_FALSE(file->next(block));
  file->rewind();
  CHECK(file->next(block));
}

TEST_CASE("what cannot be read is an error") {
  CHECK_FALSE(RecordFile::open("/no/such/file"));
  auto folder = RecordFile::open("/");
  REQUIRE(folder);
  Block block;
  CHECK_THROWS_AS(folder->next(block), DataError);
}

}  // namespace pakru::test
