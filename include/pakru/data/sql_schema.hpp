/// The form of a record for SQL engines, to ask the same of NDJSON past one machine.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

namespace pakru {

enum class SqlDialect : std::uint8_t { clickhouse, duckdb, spark, sqlite };

/// As a user names them, in the order of `SqlDialect`.
inline constexpr std::array<std::string_view, 4> sql_dialect_names = {"clickhouse", "duckdb",
                                                                      "spark", "sqlite"};

/// Statements that make the table `events` and read 'events.ndjson', a record a line, into it; made
/// from `shape.hpp`. They tell the form alone: every field but the id may be missing.
[[nodiscard]] std::string sql_schema(SqlDialect dialect);

}  // namespace pakru
