#include "pakru/output/sqlite.hpp"

#include <fmt/format.h>
#include <sqlite3.h>

#include <memory>
#include <new>
#include <stdexcept>

#include "pakru/data/data_error.hpp"
#include "pakru/data/shape.hpp"
#include "pakru/report/record_view.hpp"

namespace pakru {
namespace {

/// Marks the file as one of pakru, for file(1) and the like: 'pkru'.
constexpr unsigned application_id = 0x706B7275;

/// A statement that is carried out for one row after another.
class Statement {
 public:
  Statement(sqlite3* database, const std::string& sql);

  void bind(int place, const Value& value, ExportType type);
  /// Carries it out; what was bound stays bound.
  void run();

 private:
  void check(int result) const;

  sqlite3* database_;
  std::unique_ptr<sqlite3_stmt, decltype(&sqlite3_finalize)> statement_{nullptr, sqlite3_finalize};
};

/// Throws what tells of a failure: too little memory, more than a database can hold, or else a
/// fault of the program.
[[noreturn]] void fail(sqlite3* database, int result) {
  if (result == SQLITE_NOMEM || database == nullptr) {
    throw std::bad_alloc();
  }
  const std::string message = fmt::format("SQLite: {}", sqlite3_errmsg(database));
  if (result == SQLITE_TOOBIG || result == SQLITE_FULL) {
    throw DataError(DataError::Kind::too_large,
                    {message, "Ask for fewer records with a filter or --limit."});
  }
  throw std::logic_error(message);
}

/// A database in memory.
class Database {
 public:
  Database() {
    sqlite3* opened = nullptr;
    const int result = sqlite3_open(":memory:", &opened);
    database_.reset(opened);
    if (result != SQLITE_OK) {
      fail(opened, result);
    }
  }

  void run(const std::string& sql) {
    const int result = sqlite3_exec(database_.get(), sql.c_str(), nullptr, nullptr, nullptr);
    if (result != SQLITE_OK) {
      fail(database_.get(), result);
    }
  }

  [[nodiscard]] Statement prepared(const std::string& sql) { return {database_.get(), sql}; }

  /// The bytes of its file; the database itself is given up for them, as both may be large.
  [[nodiscard]] std::string take_bytes() {
    sqlite3_int64 size = 0;
    const std::unique_ptr<unsigned char, decltype(&sqlite3_free)> content(
        sqlite3_serialize(database_.get(), "main", &size, 0), sqlite3_free);
    if (!content) {
      throw std::bad_alloc();
    }
    database_.reset();
    return {reinterpret_cast<const char*>(content.get()), static_cast<std::size_t>(size)};
  }

 private:
  std::unique_ptr<sqlite3, decltype(&sqlite3_close)> database_{nullptr, sqlite3_close};
};

Statement::Statement(sqlite3* database, const std::string& sql) : database_(database) {
  sqlite3_stmt* prepared = nullptr;
  check(sqlite3_prepare_v2(database, sql.c_str(), -1, &prepared, nullptr));
  statement_.reset(prepared);
}

void Statement::check(int result) const {
  if (result != SQLITE_OK) {
    fail(database_, result);
  }
}

/// Binds a value to a place of a statement; the value must stay until the statement has run.
struct Binder {
  sqlite3_stmt* statement;
  int place;
  ExportType type;

  [[nodiscard]] int text(std::string_view text, sqlite3_destructor_type kept) const {
    return sqlite3_bind_text64(statement, place, text.data(), text.size(), kept, SQLITE_UTF8);
  }
  int operator()(std::string_view view) const { return text(view, SQLITE_STATIC); }
  int operator()(const std::string& owned) const { return text(owned, SQLITE_STATIC); }
  int operator()(const Date& date) const { return text(date.text(), SQLITE_TRANSIENT); }
  int operator()(bool flag) const { return sqlite3_bind_int(statement, place, flag ? 1 : 0); }
  int operator()(double number) const {
    return type == ExportType::integer
               ? sqlite3_bind_int64(statement, place, static_cast<sqlite3_int64>(number))
               : sqlite3_bind_double(statement, place, number);
  }
  /// Nothing is known; sums and lists stand in columns and tables of their own.
  int operator()(const auto& /*other*/) const { return sqlite3_bind_null(statement, place); }
};

void Statement::bind(int place, const Value& value, ExportType type) {
  check(std::visit(Binder{statement_.get(), place, type}, value));
}

void Statement::run() {
  const int result = sqlite3_step(statement_.get());
  if (result != SQLITE_DONE) {
    fail(database_, result);
  }
  check(sqlite3_reset(statement_.get()));
}

// No name of a table or a column holds a quotation mark.

std::string_view type_name(ExportType type) {
  switch (type) {
    case ExportType::integer:
    case ExportType::flag:
      return "INTEGER";
    case ExportType::number:
      return "REAL";
    case ExportType::text:
    case ExportType::day:
      break;
  }
  return "TEXT";
}

/// The names of the first columns of a table, with commas.
std::string names_of(const ExportTable& table, std::size_t count) {
  std::string names;
  for (std::size_t i = 0; i < count; ++i) {
    names += fmt::format(R"({}"{}")", i == 0 ? "" : ", ", table.columns[i].name);
  }
  return names;
}

/// What makes a table, with the meanings as comments, and the indexes that its questions need.
std::string definition_of(const ExportTable& table, std::span<const ExportTable> tables) {
  std::string sql = fmt::format("CREATE TABLE \"{}\" (  -- {}\n", table.name, table.meaning);
  std::string indexes;
  for (const ExportColumn& column : table.columns) {
    sql += fmt::format(R"(  "{}" {}{})", column.name, type_name(column.type),
                       column.required ? " NOT NULL" : "");
    if (!column.refers_to.empty()) {
      sql += fmt::format(R"( REFERENCES "{}" ("{}"))", column.refers_to,
                         table_named(tables, column.refers_to).columns.front().name);
    }
    sql += fmt::format(",  -- {}\n", column.meaning);
    const bool leads_key = &column == &table.columns.front();
    if ((!column.refers_to.empty() && !leads_key) || column.type == ExportType::day) {
      indexes +=
          fmt::format("CREATE INDEX \"{0}_{1}\" ON \"{0}\" (\"{1}\");\n", table.name, column.name);
    }
  }
  return sql +
         fmt::format("  PRIMARY KEY ({})\n) STRICT;\n{}", names_of(table, table.key), indexes);
}

void fill(Database& database, const ExportTable& table) {
  std::string places = "?";
  for (std::size_t i = 1; i < table.columns.size(); ++i) {
    places += ", ?";
  }
  Statement insert =
      database.prepared(fmt::format(R"(INSERT INTO "{}" VALUES ({}))", table.name, places));
  table.each_row([&](const std::vector<Value>& row) {
    for (std::size_t i = 0; i < row.size(); ++i) {
      insert.bind(static_cast<int>(i) + 1, row[i], table.columns[i].type);
    }
    insert.run();
  });
}

/// A field of a record that holds several values, as commands print it: the values in their order.
std::string list_of_record(std::string_view field, std::span<const ExportTable> tables) {
  const ExportTable& table = table_named(tables, fmt::format("record_{}", field));
  const ExportColumn& column = table.columns[table.key];
  // A person is told by name, the others are their names.
  const std::string value =
      field == "people"
          ? R"(coalesce((SELECT "name" FROM "people" WHERE "id" = "person"), "person"))"
          : fmt::format(R"("{}")", column.name);
  return fmt::format(R"((SELECT group_concat("value", '; ') FROM (SELECT {} AS "value" FROM "{}" )"
                     R"(WHERE "record" = "records"."id" ORDER BY "position")))",
                     value, table.name);
}

std::string view_definition(const RecordView& view, std::span<const ExportTable> tables) {
  std::string columns;
  for (const std::string_view name : view.columns) {
    const Field* field = find_field(name);
    const bool is_list = field != nullptr && field->type == FieldType::list;
    columns += columns.empty() ? "" : ",\n  ";
    columns += is_list ? fmt::format(R"({} AS "{}")", list_of_record(name, tables), name)
                       : fmt::format(R"("{}")", name);
  }
  const std::string_view first = view.columns.front();
  return fmt::format(
      "CREATE VIEW \"{}\" AS SELECT\n  {}\nFROM \"records\"{}\nORDER BY {}\"position\";\n",
      view.name, columns,
      view.kind.empty() ? "" : fmt::format(R"( WHERE "kind" = '{}')", view.kind),
      first == "id" ? "" : fmt::format(R"("{}", )", first));
}

constexpr std::string_view disputes_view = R"(CREATE VIEW "disputes" AS SELECT
  r."id", r."date", r."title", d."field", d."says", d."chosen", d."source",
  coalesce(s."publisher", d."source") AS "publisher"
FROM "differences" d JOIN "records" r ON r."id" = d."record" LEFT JOIN "sources" s ON s."id" = d."source"
ORDER BY r."position", d."position";
)";

/// The index reads its texts from the view, so that none is kept twice.
constexpr std::string_view search_index = R"(CREATE VIEW "record_texts" AS SELECT
  "position", "id", "title", "summary",
  (SELECT group_concat("states", ' ') FROM "claims" WHERE "record" = "records"."id") AS "claims",
  (SELECT group_concat(coalesce("name", "person"), ' ') FROM "record_people" LEFT JOIN "people" p ON p."id" = "person"
    WHERE "record" = "records"."id") AS "people"
FROM "records";
CREATE VIRTUAL TABLE "search" USING fts5("id" UNINDEXED, "title", "summary", "claims", "people",
  content="record_texts", content_rowid="position", tokenize="unicode61 remove_diacritics 2");
INSERT INTO "search" ("search") VALUES ('rebuild');
)";

}  // namespace

std::string sqlite_database(std::span<const ExportTable> tables) {
  Database database;
  database.run(fmt::format("PRAGMA application_id = {}; PRAGMA user_version = {}; BEGIN;",
                           application_id, schema_version));
  for (const ExportTable& table : tables) {
    database.run(definition_of(table, tables));
    fill(database, table);
  }
  database.run(R"(CREATE UNIQUE INDEX "records_position" ON "records" ("position");)");
  for (const RecordView& view : record_views) {
    database.run(view_definition(view, tables));
  }
  database.run(std::string(disputes_view));
  database.run(std::string(search_index));
  database.run("COMMIT");
  return database.take_bytes();
}

}  // namespace pakru
