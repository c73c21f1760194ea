/// Tables as text, for people and for programs.
#pragma once

#include <string>
#include <string_view>

#include "pakru/output/style.hpp"
#include "pakru/report/table.hpp"

namespace pakru {

/// A value as one line of text for a program: dates in EDTF, numbers plain, lists with '; '.
[[nodiscard]] std::string value_text(const Value& value);

/// A value for people: money in words, numbers with separators, dates short; all of it printable.
[[nodiscard]] std::string display_text(const Value& value, FieldType type = FieldType::text);

/// Aligned columns under headings, cut to the width of the style.
[[nodiscard]] std::string table_text(const Table& table, const Style& style);

/// One row a line. Tab-separated values keep their line: tabs and line ends in a value become
/// spaces. Comma-separated values are quoted as RFC 4180 has it.
[[nodiscard]] std::string tsv_text(const Table& table, bool header);
[[nodiscard]] std::string csv_text(const Table& table, bool header);

/// A pipe table of GitHub-flavoured Markdown.
[[nodiscard]] std::string markdown_text(const Table& table);

/// A list of objects, or one object a line; typed, and null where nothing is known.
[[nodiscard]] std::string json_text(const Table& table);
[[nodiscard]] std::string ndjson_text(const Table& table);

}  // namespace pakru
