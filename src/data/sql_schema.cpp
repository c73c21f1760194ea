#include "pakru/data/sql_schema.hpp"

#include <fmt/format.h>

#include "pakru/data/shape.hpp"

namespace pakru {
namespace {

/// How a dialect writes types and statements. In a pattern {} is what it is made of.
struct Dialect {
  char quote;  ///< around a name
  std::string_view text;
  std::string_view number;
  std::string_view whole;
  std::string_view year;
  std::string_view flag;
  std::string_view optional;   ///< pattern of a type whose value may be missing
  std::string_view list;       ///< pattern of a list, of its elements' type
  std::string_view structure;  ///< pattern of an object, of its members
  std::string_view member;     ///< pattern of a member, of its name and its type
  std::string_view load;       ///< pattern of what follows the columns, of the columns' values
};

constexpr Dialect clickhouse = {
    .quote = '`',
    .text = "String",
    .number = "Float64",
    .whole = "Int64",
    .year = "UInt16",
    .flag = "Bool",
    .optional = "Nullable({})",
    .list = "Array({})",
    .structure = "Tuple({})",
    .member = "{} {}",
    .load = R"() ENGINE = MergeTree ORDER BY `id`;

INSERT INTO `events` FROM INFILE 'events.ndjson' FORMAT JSONEachRow;
)",
};

constexpr Dialect duckdb = {
    .quote = '"',
    .text = "VARCHAR",
    .number = "DOUBLE",
    .whole = "BIGINT",
    .year = "SMALLINT",
    .flag = "BOOLEAN",
    .optional = "{}",
    .list = "{}[]",
    .structure = "STRUCT({})",
    .member = "{} {}",
    .load = R"();

COPY "events" FROM 'events.ndjson' (FORMAT json);
)",
};

/// Spark reads the file at every question, so there is nothing to load.
constexpr Dialect spark = {
    .quote = '`',
    .text = "STRING",
    .number = "DOUBLE",
    .whole = "BIGINT",
    .year = "SMALLINT",
    .flag = "BOOLEAN",
    .optional = "{}",
    .list = "ARRAY<{}>",
    .structure = "STRUCT<{}>",
    .member = "{}: {}",
    .load = R"() USING json OPTIONS (path 'events.ndjson', mode 'FAILFAST');
)",
};

/// SQLite has no nested types: lists and objects stay JSON, for its operators -> and ->>.
/// The separator is a character that JSON never holds as it is.
constexpr Dialect sqlite = {
    .quote = '"',
    .text = "TEXT",
    .number = "REAL",
    .whole = "INTEGER",
    .year = "INTEGER",
    .flag = "INTEGER",
    .optional = "{}",
    .list = "TEXT",
    .structure = "TEXT",
    .member = "{} {}",
    .load = R"();

CREATE TEMP TABLE "line" ("json" TEXT NOT NULL);
.mode ascii
.separator "\037" "\n"
.import events.ndjson line
.mode list
INSERT INTO "events" SELECT
{}
FROM "line";
DROP TABLE "line";
)",
};

const Dialect& rules_of(SqlDialect dialect) {
  switch (dialect) {
    case SqlDialect::clickhouse:
      return clickhouse;
    case SqlDialect::spark:
      return spark;
    case SqlDialect::sqlite:
      return sqlite;
    case SqlDialect::duckdb:
      break;
  }
  return duckdb;
}

std::string made(std::string_view pattern, std::string_view of, std::string_view and_of = {}) {
  return fmt::format(fmt::runtime(pattern), of, and_of);
}

/// No key of a record holds a quote.
std::string quoted(const Dialect& dialect, std::string_view name) {
  return fmt::format("{0}{1}{0}", dialect.quote, name);
}

std::string_view scalar_type(const Dialect& dialect, ValueType type) {
  switch (type) {
    case ValueType::number:
    case ValueType::count:
    case ValueType::point:
      return dialect.number;
    case ValueType::whole:
      return dialect.whole;
    case ValueType::year:
      return dialect.year;
    case ValueType::flag:
      return dialect.flag;
    default:
      return dialect.text;
  }
}

std::string type_of(const Dialect& dialect, const Member& member);

std::string structure_of(const Dialect& dialect, const Shape& shape) {
  std::string members;
  for (const Member& member : shape.members) {
    members += members.empty() ? "" : ", ";
    members += made(dialect.member, quoted(dialect, member.key), type_of(dialect, member));
  }
  return made(dialect.structure, members);
}

/// A list without elements and an object without members stand for those that are missing.
std::string type_of(const Dialect& dialect, const Member& member) {
  const bool is_object = member.type == ValueType::object;
  std::string type = is_object ? structure_of(dialect, *member.shape)
                               : std::string(scalar_type(dialect, member.type));
  if (member.list || member.type == ValueType::point) {
    return made(dialect.list, type);
  }
  return is_object || member.type == ValueType::id ? type : made(dialect.optional, type);
}

/// The definitions of the columns, with what each means.
std::string columns_of(const Dialect& dialect) {
  std::string text;
  const auto members = record_shape.members;
  for (const Member& member : members) {
    text += fmt::format("  {} {}{}  -- {}\n", quoted(dialect, member.key), type_of(dialect, member),
                        &member == &members.back() ? "" : ",", member.meaning);
  }
  return text;
}

/// What SQLite finds in a line: a value, or of a list or an object its JSON.
std::string values_in_line() {
  std::string text;
  for (const Member& member : record_shape.members) {
    const bool is_nested = member.list || member.type == ValueType::object;
    text += fmt::format("{}  \"json\" {} '$.{}'", text.empty() ? "" : ",\n",
                        is_nested ? "->" : "->>", member.key);
  }
  return text;
}

}  // namespace

std::string sql_schema(SqlDialect dialect) {
  const Dialect& rules = rules_of(dialect);
  return fmt::format(
      "-- pakru events --scope all --format ndjson > events.ndjson\n"
      "CREATE TABLE {} (\n{}{}",
      quoted(rules, "events"), columns_of(rules), made(rules.load, values_in_line()));
}

}  // namespace pakru
