#include "pakru/report/sources.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>

#include "commands.hpp"
#include "find.hpp"
#include "pakru/output/text.hpp"
#include "print.hpp"

namespace pakru::cli {
namespace {

constexpr auto for_people =
    std::to_array<std::string_view>({"id", "date", "publisher", "records", "title"});
constexpr auto for_programs =
    std::to_array<std::string_view>({"id", "date", "publisher", "kind", "records", "figures",
                                     "title", "author", "language", "via", "group", "url"});
constexpr auto dispensable = std::to_array<std::string_view>({"records", "date", "publisher"});
constexpr auto support_for_people = std::to_array<std::string_view>({"id", "title", "states"});
constexpr auto support_for_programs =
    std::to_array<std::string_view>({"id", "date", "what", "title", "states"});

/// A source's own lines, above what rests on it; an address is one, however long, as it can be
/// copied only then.
std::string heading(const Source& source, const Style& style) {
  std::string text;
  const auto add = [&](Role role, std::string_view paragraph) {
    for (const std::string& line : broken(printable(paragraph), style.width)) {
      text += painted(style, role, line) + '\n';
    }
  };
  add(Role::title, source.title);
  add(Role::plain, fmt::format("{}{}{}{}{}", source.publisher, source.date.empty() ? "" : ", ",
                               source.date, between(style), source.kind));
  add(Role::plain, source.author);
  if (!source.via.empty()) {
    add(Role::plain, fmt::format("read at {}", source.via));
  }
  if (!source.url.empty()) {
    text += linked(style, source.url, printable(source.url)) + '\n';
  }
  return text + '\n';
}

Status run(Request& request) {
  Dataset& dataset = request.dataset;
  if (!request.arguments.empty()) {
    const auto source = find_source(dataset, request.arguments.front());
    if (!source) {
      return complain("sources", source.error(), Status::failed);
    }
    Table table = source_support(dataset, (*source)->id);
    const std::string note = counted(table.rows.size(), "statement");
    return print_table(request, std::move(table), {support_for_people, support_for_programs}, note,
                       heading(**source, request.style()));
  }
  const auto& ids = request.filter.sources;
  const auto& kinds = request.source_kinds;
  const auto is_wanted = [&](const Source& source) {
    return (!ids || std::ranges::find(*ids, source.id) != ids->end()) &&
           (kinds.empty() || std::ranges::find(kinds, source.kind) != kinds.end());
  };
  // The names of pakru's sources stay known to the user's own records.
  Table table = source_table(dataset, is_wanted, request.data_only);
  const std::string note = counted(table.rows.size(), "source");
  return print_table(request, std::move(table), {for_people, for_programs, dispensable}, note);
}

std::vector<Column> columns(Dataset& /*dataset*/) {
  const auto all = source_columns();
  return {all.begin(), all.end()};
}

}  // namespace

const Command sources_command{
    .name = "sources",
    .category = "Look up",
    .text = "the bibliography, and what each source supports",
    .description =
        "Prints every source with the number of records and figures that rest on it; with an id, "
        "or its unique beginning, what that source says and of which record.",
    .arguments = "[ID]",
    .examples = {"pakru sources --kind official --sort records:desc",
                 "pakru sources shah-2001-post-cold-war", ""},
    .groups = {&data_options, &source_options, &table_options, &common_options},
    .holds_files = true,
    .run = run,
    .columns = columns,
    .values = {Values::Form::single, source_ids},
};

}  // namespace pakru::cli
