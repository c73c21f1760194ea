/// Tables as a database of SQLite.
#pragma once

#include <span>
#include <string>

#include "pakru/report/export.hpp"

namespace pakru {

/// The bytes of a database file (https://sqlite.org/fileformat.html) with the tables of
/// `export_tables`, STRICT and with their keys; a view for each of `record_views` and one of
/// disputes, with the columns and rows of the commands of these names; and a full-text index,
/// `search`. The same tables give the same bytes. Takes the rows of each
/// table once. Throws DataError where SQLite cannot hold them.
[[nodiscard]] std::string sqlite_database(std::span<const ExportTable> tables);

}  // namespace pakru
