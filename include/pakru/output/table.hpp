/// Tables as text, for people and for programs.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "pakru/output/style.hpp"
#include "pakru/report/table.hpp"

namespace pakru {

/// A value as one line of text for a program: dates in EDTF, numbers plain, lists with '; '.
[[nodiscard]] std::string value_text(const Value& value);

/// A value for people: money in words, numbers with separators, dates short; all of it printable.
[[nodiscard]] std::string display_text(const Value& value, FieldType type = FieldType::text);

/// Which columns of a table go where the style has no room for all.
struct Room {
  std::span<const std::string_view> dispensable =
      {};  ///< names, the least important first; with commas what goes together
  std::vector<std::string_view> left_out = {};  ///< names of those that went
};

/// Aligned columns under headings, none of them wider together than the style. To fit them, in this
/// order: texts are cut, but not to less than a few words; money is told in short; words and the
/// headings of numbers are cut; dispensable columns go; texts are cut further; columns from the
/// last on go. `room` may be null, for no dispensable columns.
[[nodiscard]] std::string table_text(const Table& table, const Style& style, Room* room = nullptr);

/// How rows of values are written for a program, one after another.
///
/// Tab-separated values keep a row on its line: tabs and line ends in a value become spaces.
/// Comma-separated values are quoted as RFC 4180 has it; Markdown is a pipe table as GitHub reads
/// it; JSON is typed, with null where nothing is known. For a spreadsheet they are comma-separated
/// too, and an apostrophe stands before a text that a spreadsheet would take for a formula.
class RowWriter {
 public:
  enum class Form { tsv, csv, spreadsheet, markdown, json, ndjson };

  /// `columns` must outlive the writer.
  RowWriter(Form form, std::span<const Column> columns, bool header)
      : form_(form), columns_(columns), header_(header) {}

  /// What stands above the rows, and what below them.
  void begin(std::string& text) const;
  void end(std::string& text) const;

  /// A row, or a JSON object that is written as it stands, for `append`. May be called by several
  /// threads at a time.
  void row(std::string& text, std::span<const Value> values) const;
  void object(std::string& text, std::string_view json) const;

  /// Adds rows to what was written before.
  void append(std::string& text, std::string_view rows);

 private:
  Form form_;
  std::span<const Column> columns_;
  bool header_;
  bool is_first_ = true;
};

/// A whole table for a program.
[[nodiscard]] std::string rows_text(const Table& table, RowWriter::Form form, bool header);

}  // namespace pakru
