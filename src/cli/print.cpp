#include "print.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <functional>
#include <new>

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

/// The same as positions in a table of these columns.
Result<std::vector<SortKey>> sort_keys(const Request& request, const Names& known) {
  const auto wishes = sort_wishes(request);
  if (!wishes) {
    return wishes.error();
  }
  std::vector<SortKey> keys;
  for (const SortWish& wish : *wishes) {
    const auto position = position_of(wish.name, known);
    if (!position) {
      return position.error();
    }
    keys.push_back({*position, wish.descending});
  }
  return keys;
}

/// The default columns that may go; those that the user names stay as long as any room is.
Names dispensable_columns(const Request& request, const DefaultColumns& defaults) {
  Names names(defaults.dispensable.begin(), defaults.dispensable.end());
  std::erase_if(names, [&](std::string_view together) {
    const auto parts = split(together);
    return std::ranges::any_of(request.columns, [&](std::string_view named) {
      named.remove_prefix(named.starts_with('+') ? 1 : 0);
      return std::ranges::find(parts, named) != parts.end();
    });
  });
  return names;
}

/// The table in the request's format; what a terminal has no room for is told in `note`.
std::string formatted(Request& request, const Table& table, const DefaultColumns& defaults,
                      std::string& note) {
  if (const auto form = row_form(request)) {
    return rows_text(table, *form, request.header);
  }
  const Names dispensable = dispensable_columns(request, defaults);
  Room room{dispensable};
  std::string text = table_text(table, request.style(), &room);
  if (!room.left_out.empty()) {
    const std::string left_out =
        fmt::format("no room for {}: --columns chooses", fmt::join(room.left_out, ", "));
    if (request.terminal.output_is_terminal) {
      note += fmt::format("{}N{}.", note.empty() ? "" : "\n", left_out.substr(1));
    } else {
      tell(request, left_out + '.');
    }
  }
  return text;
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

Status status_of(Written written) {
  return written == Written::failed ? Status::failed : Status::done;
}

/// Restates values where --real asks for it, for people in four digits.
std::size_t restate_values(const Request& request, std::vector<Record>& records) {
  constexpr int digits_for_people = 4;
  return request.prices
             ? restate(records, *request.prices, request.is_for_people() ? digits_for_people : 0)
             : 0;
}

/// Tells in whose dollars the values of a table are.
void name_prices(Request& request, Table& table, std::size_t not_restatable) {
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
    tell(request, "--real: no column holds money; --columns +value adds it.");
  }
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
void tell_hidden_currencies(Request& request, std::span<const Column> columns,
                            std::size_t other_money) {
  const bool is_told = std::ranges::find(columns, "currency", &Column::name) != columns.end();
  if (other_money > 0 && !is_told && !request.is_for_people()) {
    tell(request, fmt::format("{} in another currency than US dollars; --columns +currency tells "
                              "which.",
                              counted(other_money, "value")));
  }
}

std::string record_note(const Request& request, const Table& table) {
  const auto disputed = std::ranges::count(table.marked, true);
  std::string note = counted(table.rows.size(), "record");
  if (table.rows.size() == request.limit) {
    note += " (--limit)";
  }
  if (disputed > 0) {
    note += fmt::format(", {} disputed ({})", disputed, dispute_mark(request.style()));
  }
  return note;
}

/// What is to be printed of records.
struct RecordPlan {
  std::vector<const Field*> fields;
  std::vector<Order> order;
  unsigned parts = 0;
  bool is_whole = false;  ///< the records themselves, in the form of the dataset
};

/// Standard output, for rows that are written as they come.
class RowSink {
 public:
  RowSink(const Request& request, RowWriter writer) : request_(request), writer_(writer) {
    writer_.begin(text_);
  }
  /// What was read before an error is printed all the same, unless there is no memory for that.
  ~RowSink() {
    try {
      flush();
    } catch (const std::bad_alloc&) {  // they stay unprinted
    }
  }
  RowSink(const RowSink&) = delete;
  RowSink& operator=(const RowSink&) = delete;

  /// False where nothing more can be written.
  bool add(std::string_view rows) {
    constexpr std::size_t enough = 1 << 16;
    writer_.append(text_, rows);
    if (text_.size() >= enough) {
      flush();
    }
    return written_ == Written::all;
  }

  Status finish() {
    writer_.end(text_);
    flush();
    return status_of(written_);
  }

 private:
  void flush() {
    if (written_ == Written::all && !text_.empty()) {
      written_ =
          write_output(request_.terminal.output_is_terminal ? shown_on_terminal(text_) : text_);
    }
    text_.clear();
  }

  const Request& request_;
  RowWriter writer_;
  std::string text_;
  Written written_ = Written::all;
};

/// The rows that one part of a scan gives.
struct PrintedRows {
  struct Row {
    std::size_t end = 0;  ///< in the text
    bool has_other_money = false;
  };
  std::string text;
  std::vector<Row> rows;

  /// The text of the first rows.
  [[nodiscard]] std::string_view first(std::size_t count) const {
    return std::string_view(text).substr(0, count == 0 ? 0 : rows[count - 1].end);
  }
};

/// Writes rows as they are read, for programs; nothing is kept but the text of a few blocks.
Status stream_records(Request& request, const RecordPlan& plan, RowWriter::Form form) {
  const Table empty = record_table({}, plan.fields, request.dataset, false);
  const RowWriter writer(form, empty.columns, request.header && !plan.is_whole);
  RowSink sink(request, writer);
  const std::size_t limit = request.limit.value_or(SIZE_MAX);
  std::size_t count = 0;
  std::size_t other_money = 0;
  const auto add_row = [&](PrintedRows& part, const Record& record) {
    if (part.rows.size() == limit) {
      return;
    }
    if (plan.is_whole) {
      writer.object(part.text, minified(record.json));
      part.rows.push_back({part.text.size(), false});
      return;
    }
    std::vector<Value> values;
    values.reserve(plan.fields.size());
    for (const Field* field : plan.fields) {
      values.push_back(field->read(record, request.dataset));
    }
    writer.row(part.text, values);
    part.rows.push_back({part.text.size(), has_other_money(values)});
  };
  const auto print = [&](const PrintedRows& part) {
    const std::size_t taken = std::min(part.rows.size(), limit - count);
    count += taken;
    other_money += static_cast<std::size_t>(
        std::count_if(part.rows.begin(), part.rows.begin() + static_cast<std::ptrdiff_t>(taken),
                      std::mem_fn(&PrintedRows::Row::has_other_money)));
    return sink.add(part.first(taken)) && count < limit;
  };
  const ScanReport report =
      scan<PrintedRows>(request.dataset, request.filter, plan.parts, add_row, print);
  const Status status = sink.finish();
  tell_hidden_currencies(request, empty.columns, other_money);
  tell_left_out(request, report);
  return count == 0 && request.fail_empty && status == Status::done ? Status::failed : status;
}

/// Writes records that are all at hand as they stand in the dataset.
Status print_whole(const Request& request, std::span<const Record> records, RowWriter::Form form) {
  RowSink sink(request, RowWriter(form, {}, false));
  const RowWriter writer(form, {}, false);
  for (const Record& record : records) {
    std::string row;
    writer.object(row, minified(record.json));
    if (!sink.add(row)) {
      break;
    }
  }
  const Status status = sink.finish();
  return records.empty() && request.fail_empty && status == Status::done ? Status::failed : status;
}

/// The records of a plan, in its order, with values restated where --real asks for it.
std::vector<Record> planned_records(Request& request, const RecordPlan& plan,
                                    std::size_t& not_restatable) {
  const std::size_t limit = request.limit.value_or(SIZE_MAX);
  Dataset& dataset = request.dataset;
  ScanReport report;
  std::vector<Record> records;
  if (plan.order.empty()) {
    records = select(dataset, request.filter, plan.parts, limit, &report);
  } else if (!request.prices) {
    records = select_first(dataset, request.filter, plan.parts, plan.order, limit, &report);
  } else {
    records = select(dataset, request.filter, plan.parts, SIZE_MAX, &report);
  }
  not_restatable = restate_values(request, records);
  if (request.prices && !plan.order.empty()) {  // by what --real makes of the values
    sort_records(records, plan.order, dataset);
    records.erase(records.begin() + static_cast<std::ptrdiff_t>(std::min(limit, records.size())),
                  records.end());
  }
  tell_left_out(request, report);
  return records;
}

/// What --sort asks for.
Result<std::vector<Order>> record_order(const Request& request, const Names& known) {
  const auto keys = sort_keys(request, known);
  if (!keys) {
    return keys.error();
  }
  std::vector<Order> order;
  order.reserve(keys->size());
  for (const SortKey& key : *keys) {
    order.push_back({&record_fields()[key.column], key.descending});
  }
  return order;
}

void keep_rows(Table& table, std::size_t count) {
  if (table.rows.size() > count) {
    table.rows.resize(count);
    table.marked.resize(std::min(table.marked.size(), count));
  }
}

}  // namespace

std::optional<RowWriter::Form> row_form(const Request& request) {
  switch (request.output_format()) {
    case Format::csv:
      return request.for_spreadsheet ? RowWriter::Form::spreadsheet : RowWriter::Form::csv;
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
  if (!request.is_for_people() || !request.terminal.output_is_terminal) {
    return print_for_programs(request, text);
  }
  return status_of(request.page ? page_output(request.terminal, text) : write_output(text));
}

Status print_for_programs(const Request& request, std::string_view text) {
  return status_of(
      write_output(request.terminal.output_is_terminal ? shown_on_terminal(text) : text));
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

void tell_prices(Request& request, std::size_t not_restatable, std::string_view noun) {
  if (!request.prices) {
    return;
  }
  std::string text = fmt::format("{}, by the consumer prices of the United States (CPI-U)",
                                 request.prices->text());
  if (not_restatable > 0) {
    text += fmt::format("; {} left out, of a year without them or in another currency",
                        counted(not_restatable, noun));
  }
  tell(request, text + '.');
}

void tell(Request& request, std::string_view note) {
  request.notes += fmt::format("pakru: {}\n", note);
}

void tell_left_out(Request& request, const ScanReport& report) {
  if (report.other_currency > 0) {
    tell(request, fmt::format("{} left out, with a value in another currency than US dollars.",
                              counted(report.other_currency, "record")));
  }
  if (report.not_restatable > 0) {
    tell(request, fmt::format("{} left out, with a value of a year without consumer prices.",
                              counted(report.not_restatable, "record")));
  }
}

void tell_left_out(Request& request, std::size_t figures) {
  if (figures > 0) {
    tell(request,
         fmt::format("{} left out, in another currency than US dollars; 'pakru trade --all' shows "
                     "them.",
                     counted(figures, "observation")));
  }
}

std::vector<Column> record_columns(Dataset& /*dataset*/) {
  std::vector<Column> columns;
  columns.reserve(record_fields().size());
  for (const Field& field : record_fields()) {
    columns.push_back({field.name, field.heading, field.type, field.meaning});
  }
  return columns;
}

Status print_records(Request& request, const DefaultColumns& defaults) {
  use_default_scope(request);
  const Names known = column_names(record_columns(request.dataset));
  const auto order = record_order(request, known);
  if (!order) {
    return complain("--sort", order.error());
  }
  const Format format = request.output_format();
  RecordPlan plan;
  plan.is_whole = request.columns.empty() && !request.prices &&
                  (format == Format::json || format == Format::ndjson);
  const auto names = plan.is_whole ? Names() : chosen_columns(request, defaults, known);
  if (!names) {
    return complain("--columns", names.error());
  }
  if (plan.is_whole && !request.dataset.files().empty()) {
    plan.parts = part::all;  // a line that is printed as it stands must have been walked over
  }
  for (const std::string_view name : *names) {
    plan.fields.push_back(find_field(name));
    plan.parts |= plan.fields.back()->parts;
  }
  plan.order = *order;
  for (const Order& one : plan.order) {
    plan.parts |= one.field->parts;
  }
  const auto form = row_form(request);
  if (form && plan.order.empty() && !request.prices) {
    return stream_records(request, plan, *form);
  }
  const bool marks = format == Format::table;
  if (marks) {
    plan.parts |= find_field("disputed")->parts;
  }
  std::size_t not_restatable = 0;
  const auto records = planned_records(request, plan, not_restatable);
  if (plan.is_whole) {
    return print_whole(request, records, *form);
  }
  Table table = record_table(records, plan.fields, request.dataset, marks);
  name_prices(request, table, not_restatable);
  tell_hidden_currencies(request, table.columns, count_other_money(table));
  std::string note = record_note(request, table);
  const std::string text = formatted(request, table, defaults, note);
  return print_answer(request, text, table.rows.size(), note);
}

Result<std::vector<Record>> whole_records(Request& request) {
  use_default_scope(request);
  auto order = record_order(request, column_names(record_columns(request.dataset)));
  if (!order) {
    return order.error();
  }
  const RecordPlan plan{{}, std::move(*order), part::all};
  std::size_t not_restatable = 0;
  return planned_records(request, plan, not_restatable);
}

Status print_records_of_kind(Request& request, std::string_view kind,
                             const DefaultColumns& defaults) {
  auto& kinds = request.filter.kinds;
  const auto other =
      std::ranges::find_if(kinds, [&](std::string_view asked_for) { return asked_for != kind; });
  if (other != kinds.end()) {
    return complain("--kind",
                    {fmt::format("this command prints records of kind {} alone", kind),
                     fmt::format("Try 'pakru events --kind {}'.", fmt::join(kinds, ","))});
  }
  kinds = {kind};
  return print_records(request, defaults);
}

std::optional<Status> complain_of_columns(const Request& request, std::span<const Column> columns,
                                          const DefaultColumns& defaults) {
  const Names known = column_names(columns);
  if (const auto keys = sort_keys(request, known); !keys) {
    return complain("--sort", keys.error());
  }
  if (const auto names = chosen_columns(request, defaults, known); !names) {
    return complain("--columns", names.error());
  }
  return std::nullopt;
}

Status print_table(Request& request, Table table, const DefaultColumns& defaults,
                   std::string_view note, std::string_view heading) {
  if (const auto status = complain_of_columns(request, table.columns, defaults)) {
    return *status;
  }
  const Names known = column_names(table.columns);
  sort_rows(table, *sort_keys(request, known));
  std::string note_and_room(note);
  if (const std::size_t limit = request.limit.value_or(SIZE_MAX); limit < table.rows.size()) {
    keep_rows(table, limit);
    note_and_room = fmt::format("The first {}{}{}", limit, note.empty() ? "" : " of ", note);
  }
  if (!table.total.empty() && !table.rows.empty()) {
    table.rows.push_back(std::move(table.total));
  }
  std::vector<std::size_t> positions;
  const auto names = chosen_columns(request, defaults, known);
  for (const std::string_view name : *names) {
    positions.push_back(*position_of(name, known));
  }
  std::string text(request.is_for_people() ? heading : "");
  text += formatted(request, with_columns(table, positions), defaults, note_and_room);
  return print_answer(request, text, table.rows.size(), note_and_room);
}

}  // namespace pakru::cli
