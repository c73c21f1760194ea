#include "pakru/output/sqlite.hpp"

#include <doctest/doctest.h>
#include <sqlite3.h>

#include <stdexcept>

#include "pakru/data/data_error.hpp"
#include "pakru/query/scan.hpp"
#include "sample.hpp"

using namespace pakru;
using namespace pakru::test;

namespace {

/// As long as it lives, each database that is opened is set up by `SetUp` first.
template <void (*SetUp)(sqlite3*)>
class Opening {
 public:
  Opening() { sqlite3_auto_extension(reinterpret_cast<void (*)()>(run)); }
  ~Opening() { sqlite3_reset_auto_extension(); }
  Opening(const Opening&) = delete;
  Opening& operator=(const Opening&) = delete;

 private:
  static int run(sqlite3* database, char** /*message*/, const void* /*routines*/) {
    SetUp(database);
    return SQLITE_OK;
  }
};

void allow_short_texts_alone(sqlite3* database) {
  sqlite3_limit(database, SQLITE_LIMIT_LENGTH, 20000);
}

void allow_few_pages(sqlite3* database) {
  sqlite3_exec(database, "PRAGMA max_page_count = 20", nullptr, nullptr, nullptr);
}

std::string database_of(Opened& opened) {
  const auto records = select(opened.dataset, {}, part::all);
  const TradeFilter figures;
  return sqlite_database(export_tables(records, figures, opened.dataset));
}

bool is_too_large(Opened& opened) {
  try {
    static_cast<void>(database_of(opened));
  } catch (const DataError& error) {
    return error.kind() == DataError::Kind::too_large;
  }
  return false;
}

}  // namespace

TEST_CASE("a database begins as its format says") {
  Opened opened;
  CHECK(database_of(opened).starts_with("SQLite format 3"));
}

TEST_CASE("what a database cannot hold is too large") {
  Opened opened(changed(sample, "Four of them.", std::string(30000, 'x')));
  CHECK_FALSE(is_too_large(opened));
  {
    const Opening<allow_short_texts_alone> opening;
    CHECK(is_too_large(opened));
  }
  {
    const Opening<allow_few_pages> opening;
    CHECK(is_too_large(opened));
  }
}

TEST_CASE("a fault of another kind is not told as one of size") {
  ExportTable table{
      "dataset", "of a key that stands twice", {{"id", ExportType::text, "a key"}}, 1, {}};
  table.each_row = [](const TakeRow& take) {
    for (int i = 0; i < 2; ++i) {
      std::vector<Value> row = {std::string_view("same")};
      take(row);
    }
  };
  CHECK_THROWS_AS(static_cast<void>(sqlite_database(std::vector{table})), std::logic_error);
}
