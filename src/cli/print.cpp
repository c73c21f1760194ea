#include "print.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <unordered_map>

#include "pakru/output/table.hpp"
#include "pakru/output/text.hpp"
#include "pakru/query/dispute.hpp"

namespace pakru::cli {
namespace {

using Names = std::vector<std::string_view>;

/// The position of a column; an error names the nearest.
Result<std::size_t> position_of(std::string_view name, const Names& known) {
  const auto found = std::ranges::find(known, name);
  if (found == known.end()) {
    return no_such("column", "columns", name, known);
  }
  return static_cast<std::size_t>(found - known.begin());
}

/// The columns to print: the user's, or the defaults with what the user adds and drops.
Result<Names> chosen_columns(const Request& request, const DefaultColumns& defaults,
                             const Names& known) {
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
    if (const auto position = position_of(name, known); !position) {
      return position.error();
    }
    std::erase(names, name);
    if (sign != '-') {
      // The id is what a row is known by, so it leads.
      names.insert(name == id ? names.begin() : names.end(), name);
    }
  }
  if (names.empty()) {
    return Error{"no column is left", "Try --columns date,title or --columns +summary."};
  }
  if (!for_people && names.front() != id) {
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
  // To find a record by its id takes a look at each.
  std::unordered_map<std::string_view, const Head*> heads;
  for (const Head& head : request.dataset.heads()) {
    heads.emplace(request.dataset.id_of(head), &head);
  }
  std::string text = lines ? "" : "[";
  bool is_first = true;
  for (const auto& row : table.rows) {
    const Head* head = heads.at(std::get<std::string_view>(row.front()));
    if (!lines) {
      text += is_first ? "\n" : ",\n";
    }
    is_first = false;
    text += minified(head->record.of(request.dataset.bytes()));
    if (lines) {
      text += '\n';
    }
  }
  return lines ? text : text + (is_first ? "]\n" : "\n]\n");
}

/// Whether a row has money in another currency than US dollars.
bool has_other_money(const std::vector<Value>& row) {
  return std::ranges::any_of(row, [](const Value& value) {
    const auto* money = std::get_if<Money>(&value);
    return money != nullptr && money->currency != "USD";
  });
}

std::size_t count_other_money(const Table& table) {
  return static_cast<std::size_t>(std::ranges::count_if(table.rows, has_other_money));
}

/// A program's value is a bare number: says so where its currency is not told beside it.
void tell_hidden_currencies(const Request& request, std::span<const Column> columns,
                            std::size_t other_money) {
  const bool is_told = std::ranges::find(columns, "currency", &Column::name) != columns.end();
  if (other_money > 0 && !is_told && !request.is_for_people()) {
    write_error(
        fmt::format("pakru: {} in another currency than US dollars; --columns +currency "
                    "tells which.\n",
                    counted(other_money, "value")));
  }
}

std::string record_note(const Table& table) {
  const auto disputed = std::ranges::count(table.marked, true);
  std::string note = counted(table.rows.size(), "record");
  if (disputed > 0) {
    note += fmt::format(", {} disputed (≠)", disputed);
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
  std::size_t other_money = 0;
  std::vector<Value> row(fields.size());
  for_each_record(request.dataset, request.filter, parts, [&](Record& record) {
    if (count == limit) {
      return false;
    }
    ++count;
    for (std::size_t i = 0; i < fields.size(); ++i) {
      row[i] = fields[i]->read(record, request.dataset);
    }
    other_money += has_other_money(row) ? 1 : 0;
    writer.row(text, row);
    return true;
  });
  writer.end(text);
  tell_hidden_currencies(request, empty.columns, other_money);
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

std::string counted(std::size_t count, std::string_view noun) {
  return fmt::format("{} {}{}", grouped_text(static_cast<double>(count)), noun,
                     count == 1 ? "" : "s");
}

std::string footnote(const Terminal& terminal, std::string_view note) {
  std::string text = "\n";
  for (const std::string_view paragraph : split(note, '\n')) {
    for (const std::string& line : wrapped(printable(paragraph), terminal.width)) {
      text += line + '\n';
    }
  }
  return text;
}

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
    write_error(is_empty ? "Nothing matches.\n" : footnote(request.terminal, note));
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
  const auto records = select(request.dataset, any_value, part::details);
  const auto others = std::ranges::count_if(records, [](const Record& record) {
    return record.facts.value && record.facts.value->currency != "USD";
  });
  if (others > 0) {
    write_error(
        fmt::format("pakru: {} left out, with a value in another currency than US dollars.\n",
                    counted(static_cast<std::size_t>(others), "record")));
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

std::vector<std::string_view> record_columns(Dataset& /*dataset*/) {
  Names names;
  names.reserve(record_fields().size());
  for (const Field& field : record_fields()) {
    names.push_back(field.name);
  }
  return names;
}

std::vector<std::string_view> column_names(const Table& table) {
  Names names;
  names.reserve(table.columns.size());
  for (const Column& column : table.columns) {
    names.push_back(column.name);
  }
  return names;
}

Status print_records(Request& request, const DefaultColumns& defaults) {
  use_default_scope(request);
  const auto wishes = sort_wishes(request);
  if (!wishes) {
    return complain("--sort", wishes.error());
  }
  const Names known = record_columns(request.dataset);
  const Format format = request.output_format();
  const bool whole = request.columns.empty() && !request.prices &&
                     (format == Format::json || format == Format::ndjson);
  const auto names = whole ? Names{"id"} : chosen_columns(request, defaults, known);
  if (!names) {
    return complain("--columns", names.error());
  }
  std::vector<const Field*> fields;
  unsigned parts = 0;
  const auto add_field = [&](const Field& field) {
    fields.push_back(&field);
    parts |= field.parts;
  };
  for (const std::string_view name : *names) {
    add_field(*find_field(name));
  }
  std::vector<SortKey> keys;
  for (const SortWish& wish : *wishes) {
    const auto position = position_of(wish.name, known);
    if (!position) {
      return complain("--sort", position.error());
    }
    keys.push_back({fields.size(), wish.descending});
    add_field(record_fields()[*position]);
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
  keep_columns(table, names->size());
  keep_rows(table, limit);
  tell_hidden_currencies(request, table.columns, count_other_money(table));
  tell_other_currencies(request);
  return print_answer(request, whole ? whole_records(request, table) : formatted(request, table),
                      table.rows.size(), record_note(table));
}

Status print_table(Request& request, Table table, const DefaultColumns& defaults,
                   std::string_view note) {
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
  Table chosen;
  std::vector<std::size_t> positions;
  const auto names = chosen_columns(request, defaults, known);
  if (!names) {
    return complain("--columns", names.error());
  }
  for (const std::string_view name : *names) {
    positions.push_back(*position_of(name, known));
    chosen.columns.push_back(table.columns[positions.back()]);
  }
  for (const auto& row : table.rows) {
    auto& kept = chosen.rows.emplace_back();
    for (const std::size_t position : positions) {
      kept.push_back(row[position]);
    }
  }
  return print_answer(request, formatted(request, chosen), chosen.rows.size(), note);
}

}  // namespace pakru::cli
