#include "print.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "pakru/output/table.hpp"
#include "pakru/output/text.hpp"
#include "pakru/query/dispute.hpp"

namespace pakru::cli {
namespace {

using Names = std::vector<std::string_view>;

/// The columns to print: the user's, or the defaults with what the user adds and drops.
Names chosen_columns(const Request& request, const DefaultColumns& defaults) {
  const bool for_people = request.is_for_people();
  const auto& start = for_people ? defaults.people : defaults.programs;
  const std::string_view id = defaults.programs.front();
  const bool changes = std::ranges::all_of(request.columns, [](const std::string& name) {
    return name.starts_with('+') || name.starts_with('-');
  });
  Names names;
  if (changes) {
    names.assign(start.begin(), start.end());
  }
  for (std::string_view name : request.columns) {
    const char sign = name.front();
    if (sign == '+' || sign == '-') {
      name.remove_prefix(1);
    }
    std::erase(names, name);
    if (sign != '-') {
      // The id is what a row is known by, so it leads.
      names.insert(name == id ? names.begin() : names.end(), name);
    }
  }
  if (!for_people && (names.empty() || names.front() != id)) {
    std::erase(names, id);
    names.insert(names.begin(), id);
  }
  return names;
}

struct SortWish {
  std::string_view name;
  bool descending = false;
};

Result<std::vector<SortWish>> sort_wishes(const Request& request) {
  std::vector<SortWish> wishes;
  for (const std::string_view wish : request.sort) {
    const std::size_t colon = wish.find(':');
    const std::string_view direction =
        colon == std::string_view::npos ? "asc" : wish.substr(colon + 1);
    if (direction != "asc" && direction != "desc") {
      return Error{fmt::format("{} is not a direction", direction), "Try --sort date:desc."};
    }
    wishes.push_back({wish.substr(0, colon), direction == "desc"});
  }
  return wishes;
}

/// The position of a column; an error names the nearest.
Result<std::size_t> position_of(std::string_view name, const Names& known) {
  const auto found = std::ranges::find(known, name);
  if (found == known.end()) {
    return no_such("column", "columns", name, known);
  }
  return static_cast<std::size_t>(found - known.begin());
}

/// How rows are written in the request's format; nothing for a table, which is for people.
std::optional<RowWriter::Form> row_form(const Request& request) {
  switch (request.output_format()) {
    case Format::csv:
      return RowWriter::Form::csv;
    case Format::json:
      return RowWriter::Form::json;
    case Format::ndjson:
      return RowWriter::Form::ndjson;
    case Format::markdown:
      return RowWriter::Form::markdown;
    case Format::table:
      return std::nullopt;
    case Format::tsv:
    case Format::automatic:
      break;
  }
  return RowWriter::Form::tsv;
}

std::string formatted(const Request& request, const Table& table) {
  const auto form = row_form(request);
  return form ? rows_text(table, *form, request.header)
              : table_text(table, request.terminal.style(request.colour));
}

/// What a program's format holds, safe for a terminal.
std::string shown_on_terminal(std::string_view text) {
  std::string shown;
  while (!text.empty()) {
    const std::size_t end = text.find_first_of("\n\t");
    shown += printable(text.substr(0, end));
    if (end == std::string_view::npos) {
      break;
    }
    shown += text[end];
    text.remove_prefix(end + 1);
  }
  return shown;
}

/// Restates values where --real asks for it, for people in four digits.
std::size_t restate_values(const Request& request, std::vector<Record>& records) {
  constexpr int digits_for_people = 4;
  return request.prices
             ? restate(records, *request.prices, request.is_for_people() ? digits_for_people : 0)
             : 0;
}

/// Tells in whose dollars the values of a table are.
void name_prices(const Request& request, Table& table, std::size_t not_restatable) {
  if (!request.prices) {
    return;
  }
  bool has_values = false;
  for (Column& column : table.columns) {
    if (column.name == "value") {
      column.heading = request.prices->heading();
    }
    has_values = has_values || column.name == "value" || column.name == "value_high";
  }
  if (has_values) {
    tell_prices(request, not_restatable, "value");
  } else {
    write_error("pakru: --real: no column holds money; --columns +value adds it.\n");
  }
}

/// The records themselves, in the form of the dataset, in the order of the table's ids.
std::string whole_records(const Request& request, const Table& table) {
  const bool lines = request.output_format() == Format::ndjson;
  std::string text = lines ? "" : "[";
  bool is_first = true;
  for (const auto& row : table.rows) {
    const auto position = request.dataset.find(std::get<std::string_view>(row.front()));
    if (!position) {
      continue;
    }
    if (!lines) {
      text += is_first ? "\n" : ",\n";
    }
    is_first = false;
    text += minified(request.dataset.heads()[*position].record.of(request.dataset.bytes()));
    if (lines) {
      text += '\n';
    }
  }
  return lines ? text : text + (is_first ? "]\n" : "\n]\n");
}

std::string record_note(const Request& request, const Table& table) {
  const auto disputed = std::ranges::count(table.marked, true);
  std::string note = counted(table.rows.size(), "record");
  if (disputed > 0) {
    note += fmt::format(", {} disputed ({})", disputed,
                        dispute_mark(request.terminal.style(request.colour)));
  }
  return note;
}

/// Writes rows as they are read, for programs; nothing is kept but the text.
Status stream_records(Request& request, std::span<const Field* const> fields, unsigned parts,
                      RowWriter::Form form, std::size_t limit) {
  const Table empty = record_table({}, fields, request.dataset, false);
  RowWriter writer(form, empty.columns, request.header);
  std::string text;
  writer.begin(text);
  std::size_t count = 0;
  std::vector<Value> row(fields.size());
  for_each_record(request.dataset, request.filter, parts, [&](Record& record) {
    if (count == limit) {
      return false;
    }
    ++count;
    for (std::size_t i = 0; i < fields.size(); ++i) {
      row[i] = fields[i]->read(record, request.dataset);
    }
    writer.row(text, row);
    return true;
  });
  writer.end(text);
  tell_other_currencies(request);
  return print_answer(request, text, count, "");
}

void keep_columns(Table& table, std::size_t count) {
  table.columns.resize(count);
  for (auto& row : table.rows) {
    row.resize(count);
  }
}

void keep_rows(Table& table, std::size_t count) {
  if (table.rows.size() > count) {
    table.rows.resize(count);
    table.marked.resize(std::min(table.marked.size(), count));
  }
}

}  // namespace

Status print_text(const Request& request, std::string_view text) {
  bool is_written = false;
  if (!request.terminal.output_is_terminal) {
    is_written = write_output(text);
  } else if (request.is_for_people()) {
    is_written = page_output(request.terminal, text);
  } else {
    is_written = write_output(shown_on_terminal(text));
  }
  return is_written ? Status::done : Status::failed;
}

Status print_answer(const Request& request, std::string_view text, std::size_t rows,
                    std::string_view note) {
  const bool is_empty = rows == 0;
  Status status = Status::done;
  if (!is_empty || !request.is_for_people()) {
    status = print_text(request, text);
  }
  if (request.terminal.output_is_terminal && request.terminal.errors_are_terminal &&
      request.is_for_people() && (is_empty || !note.empty())) {
    write_error(is_empty ? "Nothing matches.\n" : fmt::format("\n{}\n", note));
  }
  if (is_empty && request.fail_empty && status == Status::done) {
    return Status::failed;
  }
  return status;
}

void use_default_scope(Request& request) {
  if (!request.scope_is_given) {
    request.filter.scope = "bilateral";
  }
}

void tell_prices(const Request& request, std::size_t not_restatable, std::string_view noun) {
  if (!request.prices) {
    return;
  }
  std::string text = fmt::format("pakru: {}, by the consumer prices of the United States (CPI-U)",
                                 request.prices->text());
  if (not_restatable > 0) {
    text += fmt::format("; {} left out, of a year without them or in another currency",
                        counted(not_restatable, noun));
  }
  write_error(text + ".\n");
}

void tell_other_currencies(Request& request) {
  if (!request.filter.min_value && !request.filter.max_value) {
    return;
  }
  Filter any_value = request.filter;
  any_value.min_value.reset();
  any_value.max_value.reset();
  std::size_t others = 0;
  std::size_t not_restatable = 0;
  for (const Record& record : select(request.dataset, any_value, part::details)) {
    const auto& value = record.facts.value;
    if (value && value->currency != "USD") {
      ++others;
    } else if (value && any_value.restated && !any_value.restated(*value, record.date())) {
      ++not_restatable;
    }
  }
  if (others > 0) {
    write_error(
        fmt::format("pakru: {} left out, with a value in another currency than US dollars.\n",
                    counted(others, "record")));
  }
  if (not_restatable > 0) {
    write_error(fmt::format("pakru: {} left out, with a value of a year without consumer prices.\n",
                            counted(not_restatable, "record")));
  }
}

void tell_left_out(std::size_t figures) {
  if (figures > 0) {
    write_error(
        fmt::format("pakru: {} left out, in another currency than US dollars; 'pakru trade --all' "
                    "shows them.\n",
                    counted(figures, "observation")));
  }
}

Status print_records(Request& request, const DefaultColumns& defaults) {
  use_default_scope(request);
  const auto wishes = sort_wishes(request);
  if (!wishes) {
    return complain("--sort", wishes.error());
  }
  Names known;
  for (const Field& field : record_fields()) {
    known.push_back(field.name);
  }
  const Format format = request.output_format();
  const bool whole = request.columns.empty() && !request.prices &&
                     (format == Format::json || format == Format::ndjson);
  const Names names = whole ? Names{"id"} : chosen_columns(request, defaults);
  std::vector<const Field*> fields;
  unsigned parts = 0;
  const auto add_field = [&](std::string_view name) -> std::optional<Error> {
    const auto position = position_of(name, known);
    if (!position) {
      return position.error();
    }
    fields.push_back(&record_fields()[*position]);
    parts |= fields.back()->parts;
    return std::nullopt;
  };
  for (const std::string_view name : names) {
    if (const auto error = add_field(name)) {
      return complain("--columns", *error);
    }
  }
  std::vector<SortKey> keys;
  for (const SortWish& wish : *wishes) {
    keys.push_back({fields.size(), wish.descending});
    if (const auto error = add_field(wish.name)) {
      return complain("--sort", *error);
    }
  }
  const std::size_t limit = request.limit.value_or(SIZE_MAX);
  if (const auto form = row_form(request); form && !whole && keys.empty() && !request.prices) {
    return stream_records(request, fields, parts, *form, limit);
  }
  const bool marks = format == Format::table;
  if (marks) {
    parts |= find_field("disputed")->parts;
  }
  auto records = select(request.dataset, request.filter, parts, keys.empty() ? limit : SIZE_MAX);
  const std::size_t not_restatable = restate_values(request, records);
  Table table = record_table(records, fields, request.dataset, marks);
  name_prices(request, table, not_restatable);
  sort_rows(table, keys);
  keep_columns(table, names.size());
  keep_rows(table, limit);
  tell_other_currencies(request);
  return print_answer(request, whole ? whole_records(request, table) : formatted(request, table),
                      table.rows.size(), record_note(request, table));
}

Status print_table(Request& request, Table table, const DefaultColumns& defaults,
                   std::string_view note, std::string_view heading) {
  const auto wishes = sort_wishes(request);
  if (!wishes) {
    return complain("--sort", wishes.error());
  }
  const Names known = column_names(table);
  std::vector<SortKey> keys;
  for (const SortWish& wish : *wishes) {
    const auto position = position_of(wish.name, known);
    if (!position) {
      return complain("--sort", position.error());
    }
    keys.push_back({*position, wish.descending});
  }
  sort_rows(table, keys);
  keep_rows(table, request.limit.value_or(SIZE_MAX));
  if (!table.total.empty() && !table.rows.empty()) {
    table.rows.push_back(std::move(table.total));
  }
  std::vector<std::size_t> positions;
  for (const std::string_view name : chosen_columns(request, defaults)) {
    const auto position = position_of(name, known);
    if (!position) {
      return complain("--columns", position.error());
    }
    positions.push_back(*position);
  }
  std::string text(request.is_for_people() ? heading : "");
  text += formatted(request, with_columns(table, positions));
  return print_answer(request, text, table.rows.size(), note);
}

}  // namespace pakru::cli
