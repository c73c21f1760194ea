#include <fmt/format.h>

#include <algorithm>

#include "commands.hpp"
#include "find.hpp"
#include "pakru/output/page.hpp"
#include "pakru/output/table.hpp"
#include "pakru/output/text.hpp"
#include "print.hpp"

namespace pakru::cli {
namespace {

std::string pages(Request& request, const std::vector<std::size_t>& positions) {
  Style style = request.style();
  if (!request.terminal.output_is_terminal && style.width == 0) {
    style.width = 100;
  }
  std::string text;
  for (const std::size_t position : positions) {
    if (!text.empty()) {
      text += '\n' + std::string(std::min<std::size_t>(style.width, 80), '-') + "\n\n";
    }
    text += page_text(
        record_page(request.dataset, position, request.prices ? &*request.prices : nullptr), style,
        request.dataset);
  }
  return text;
}

/// Every field of the records, one record a line.
Table all_fields(Request& request, const std::vector<std::size_t>& positions) {
  std::vector<Record> records(positions.size());
  for (std::size_t i = 0; i < positions.size(); ++i) {
    request.dataset.read(positions[i], part::all, records[i]);
  }
  std::vector<const Field*> fields;
  for (const Field& field : record_fields()) {
    fields.push_back(&field);
  }
  if (request.prices) {
    tell_prices(request, restate(records, *request.prices), "value");
  }
  return record_table(records, fields, request.dataset, false);
}

std::string whole(const Request& request, const std::vector<std::size_t>& positions) {
  const auto json = [&](std::size_t position) {
    return request.dataset.json_of(request.dataset.heads()[position]);
  };
  std::string text;
  for (const std::size_t position : positions) {
    if (!text.empty()) {
      text += request.format == Format::json ? ",\n" : "\n";
    }
    text += minified(json(position));
  }
  return request.format == Format::json ? "[\n" + text + "\n]\n" : text + "\n";
}

/// Ids of the user's own lines are not compared with each other while they are read.
void tell_repeated(Request& request, std::string_view id) {
  const auto count = std::ranges::count_if(
      request.dataset.heads(), [&](const Head& head) { return request.dataset.id_of(head) == id; });
  if (count > 1) {
    request.notes +=
        fmt::format("pakru: {} records have the id {}; this is the first.\n", count, printable(id));
  }
}

Status run(Request& request) {
  if (request.arguments.empty()) {
    return complain("show", {"an id is missing", "Try 'pakru show 2015-08-mi'."});
  }
  std::vector<std::size_t> positions;
  for (const std::string& id : request.arguments) {
    const auto position = find_record(request.dataset, id);
    if (!position) {
      return complain("show", position.error(), Status::failed);
    }
    positions.push_back(*position);
    tell_repeated(request, request.dataset.id_of(request.dataset.heads()[*position]));
  }
  const bool is_page = request.format == Format::automatic && !request.for_spreadsheet;
  const auto form = is_page ? std::nullopt : row_form(request);
  if (!form) {
    return print_text(request, pages(request, positions));
  }
  if (form == RowWriter::Form::json || form == RowWriter::Form::ndjson) {
    return print_text(request, whole(request, positions));
  }
  return print_text(request, rows_text(all_fields(request, positions), *form, request.header));
}

}  // namespace

const Command show_command{
    .name = "show",
    .category = "Look up",
    .text = "a record whole, with every claim and its source",
    .description =
        "Prints everything about records: fields, people, where sources differ and who says what, "
        "each claim with its source, related records. The unique beginning of an id is enough.",
    .arguments = "ID...",
    .examples = {"pakru show 2015-08-mi", "pakru show 2015-08-mi --format json", ""},
    .groups = {&data_options, &price_options, &page_options, &common_options},
    .holds_files = true,
    .run = run,
    .values = {Values::Form::single, record_ids},
};

}  // namespace pakru::cli
