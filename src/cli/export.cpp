#include "pakru/report/export.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "commands.hpp"
#include "data/file.hpp"
#include "pakru/model/text.hpp"
#include "pakru/output/calendar.hpp"
#include "pakru/output/data_package.hpp"
#include "pakru/output/html_page.hpp"
#include "pakru/output/sqlite.hpp"
#include "pakru/output/text.hpp"
#include "print.hpp"

namespace pakru::cli {
namespace {

using Records = std::span<const Record>;

/// What is to be written: of one file its content, of a folder its files by name.
struct Exported {
  std::string content;
  std::map<std::string, std::string> files;
  std::string holds;      ///< how much of what, for people
  std::string note = {};  ///< on what it does not hold; often empty
};

/// One form of export. A further one is a line of `formats`.
struct ExportFormat {
  enum class Form { text, binary, folder };
  std::string_view name;
  std::string_view meaning;
  Form form;
  Exported (*make)(Request& request, Records records);
};

std::string holds(Records records, std::span<const ExportTable> tables) {
  return fmt::format("{}, {}", counted(records.size(), "record"),
                     counted(table_named(tables, "sources").count_rows(), "source"));
}

Exported make_sqlite(Request& request, Records records) {
  const auto tables = export_tables(records, request.trade, request.dataset);
  return {sqlite_database(tables), {}, holds(records, tables)};
}

Exported make_data_package(Request& request, Records records) {
  const auto tables = export_tables(records, request.trade, request.dataset);
  return {{}, data_package(tables, request.dataset.about()), holds(records, tables)};
}

Exported make_calendar(Request& request, Records records) {
  Calendar made = calendar(records, request.dataset, {request.anniversaries, PAKRU_VERSION});
  const std::size_t events = records.size() - made.left_out;
  std::string note = events == 0 ? "a calendar without any event is written" : "";
  if (made.left_out > 0) {
    note += fmt::format("{}{} left out, whose date is not certain to the day",
                        note.empty() ? "" : "; ", counted(made.left_out, "record"));
  }
  note += note.empty() ? "" : ".";
  return {std::move(made.text), {}, counted(events, "event"), note};
}

/// What the records were asked for by: 'topic gas, since 2010, scope bilateral'.
std::string filters_text(const Request& request) {
  std::vector<std::string> filters = request.filters;
  std::erase_if(filters, [](std::string_view one) { return one.starts_with("scope "); });
  if (!request.filter.scope.empty()) {
    filters.push_back(fmt::format("scope {}", request.filter.scope));
  }
  if (request.limit) {
    filters.push_back(fmt::format("limit {}", *request.limit));
  }
  return fmt::format("{}", fmt::join(filters, ", "));
}

Exported make_page(Request& request, Records records) {
  return {html_page(request.dataset, records, filters_text(request)),
          {},
          counted(records.size(), "record")};
}

constexpr auto formats = std::to_array<ExportFormat>({
    {"sqlite", "a database for SQLite", ExportFormat::Form::binary, make_sqlite},
    {"datapackage", "a folder of CSV files that tells what they hold", ExportFormat::Form::folder,
     make_data_package},
    {"ics", "a calendar", ExportFormat::Form::text, make_calendar},
    {"html", "one page for a browser", ExportFormat::Form::text, make_page},
});

/// The format asked for.
Result<const ExportFormat*> format_of(const Request& request) {
  if (request.arguments.empty()) {
    return Error{"a format is missing", "Try 'pakru export sqlite -o pakru.db'."};
  }
  const std::string& name = request.arguments.front();
  const auto format = std::ranges::find(formats, name, &ExportFormat::name);
  if (format == formats.end()) {
    std::vector<std::string_view> names;
    std::ranges::transform(formats, std::back_inserter(names), &ExportFormat::name);
    return no_such("format", "formats", name, names);
  }
  return &*format;
}

/// Complains of what the command line lacks for a format, or what does not go with it.
std::optional<Status> complain_of_request(const Request& request, const ExportFormat& format) {
  if (request.output_path.empty()) {
    return complain("export", {"where to? -o is missing",
                               fmt::format("Try 'pakru export {} -o PATH'.", format.name)});
  }
  if (request.output_path == "-" && format.form != ExportFormat::Form::text) {
    return complain("--output", {fmt::format("{} is no text for standard output", format.name),
                                 "Name a file, or for datapackage a folder."});
  }
  if (request.anniversaries && format.make != make_calendar) {
    return complain("--anniversaries", {"only a calendar has them", "Try 'pakru export ics'."});
  }
  return std::nullopt;
}

/// Writes it where the request says; a complaint has been made where that fails.
Status write(const Request& request, const ExportFormat& format, const Exported& made) {
  const std::string& path = request.output_path;
  if (path == "-") {
    return print_for_programs(request, made.content);
  }
  const auto written = format.form == ExportFormat::Form::folder ? write_folder(path, made.files)
                                                                 : write_file(path, made.content);
  return written ? Status::done : complain("--output", written.error(), Status::failed);
}

/// Tells what was left out and, on a terminal, what was written.
void tell_written(Request& request, const Exported& made) {
  if (!made.note.empty()) {
    tell(request, made.note);
  }
  if (!request.terminal.errors_are_terminal || request.output_path == "-") {
    return;
  }
  auto bytes = static_cast<double>(made.content.size());
  for (const auto& [name, content] : made.files) {
    bytes += static_cast<double>(content.size());
  }
  write_error(
      fmt::format("{}: {}, {}.\n", printable(request.output_path), made.holds, bytes_text(bytes)));
}

Status run(Request& request) {
  const auto format = format_of(request);
  if (!format) {
    return complain("export", format.error());
  }
  if (const auto status = complain_of_request(request, **format)) {
    return *status;
  }
  const auto records = whole_records(request);
  if (!records) {
    return complain("--sort", records.error());
  }
  if (records->empty() && request.fail_empty) {
    if (request.terminal.errors_are_terminal) {
      write_error("Nothing matches, so nothing is written.\n");
    }
    return Status::failed;
  }
  require_distinct_ids(*records);
  const Exported made = (*format)->make(request, *records);
  const Status status = write(request, **format, made);
  if (status == Status::done) {
    tell_written(request, made);
  }
  return status;
}

Candidates format_names(Dataset& /*dataset*/, std::string_view /*begun*/) {
  Candidates names;
  for (const ExportFormat& format : formats) {
    names.push_back({std::string(format.name), std::string(format.meaning)});
  }
  return names;
}

}  // namespace

const Command export_command{
    .name = "export",
    .category = "Cite, share",
    .text = "records as a database, a data package, a calendar or a page",
    .description =
        "Writes the records asked for, in the form of FORMAT: 'sqlite' is a database for SQLite, "
        "with views named like the commands and a full-text index 'search'; 'datapackage' is a "
        "folder with a CSV file for each table and a datapackage.json that tells types, meanings "
        "and keys; 'ics' is a calendar of those records whose date is certain to the day; 'html' "
        "is one page for a browser, with a timeline, pictures, a table and every claim, that "
        "needs nothing else. They hold what the records refer to as well, but no related record "
        "that is not asked for itself; and the figures of trade and series, which only --since, "
        "--until, --on and --source narrow, and of html nothing does. What stands at PATH is "
        "replaced when all is written, a folder only where nothing else is in it. The same "
        "records give the same bytes.",
    .arguments = "FORMAT",
    .examples = {"pakru export sqlite -o pakru.db",
                 "pakru export datapackage --scope all -o pakru-data",
                 "pakru export ics --kind visit --anniversaries -o visits.ics"},
    .groups = {&data_options, &date_options, &kind_options, &record_options, &export_options,
               &common_options},
    .run = run,
    .columns = record_columns,
    .values = {Values::Form::single, format_names},
};

}  // namespace pakru::cli
