#include "pakru/report/people.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "commands.hpp"
#include "pakru/output/text.hpp"
#include "print.hpp"

namespace pakru::cli {
namespace {

constexpr auto for_people =
    std::to_array<std::string_view>({"name", "side", "records", "first", "last", "offices"});
constexpr auto dispensable =
    std::to_array<std::string_view>({"offices", "last", "first", "records"});
constexpr auto for_programs =
    std::to_array<std::string_view>({"id", "name", "side", "records", "first", "last", "offices"});
constexpr auto records_for_people =
    std::to_array<std::string_view>({"date", "kind", "title", "office"});
constexpr auto records_of_several_for_people =
    std::to_array<std::string_view>({"person", "date", "kind", "title", "office"});
constexpr auto dispensable_of_records = std::to_array<std::string_view>({"office", "kind"});
constexpr auto records_for_programs =
    std::to_array<std::string_view>({"id", "date", "kind", "title", "office"});
constexpr auto records_of_several_for_programs =
    std::to_array<std::string_view>({"id", "person", "date", "kind", "title", "office"});

/// A person's own line, above the records.
std::string heading(const Person& person, const Style& style) {
  const std::string name = printable(person.name);
  std::string about = name;
  if (!person.side.empty()) {
    about += printable(fmt::format(", {}", person.side));
  }
  if (!person.aliases.empty()) {
    about += printable(fmt::format(", also {}", fmt::join(person.aliases, ", ")));
  }
  std::string text;
  for (const std::string& line : broken(about, style.width)) {
    const bool is_first = text.empty() && line.starts_with(name);
    text += is_first ? painted(style, Role::title, name) + line.substr(name.size()) : line;
    text += '\n';
  }
  return text + '\n';
}

/// A record of several people has a row for each, and counts once.
std::size_t records_in(const Table& table) {
  std::set<std::string_view> ids;
  for (const auto& row : table.rows) {
    ids.insert(std::get<std::string_view>(row.front()));
  }
  return ids.size();
}

/// Records of the same people that the default scope hides.
void tell_context(Request& request, std::span<const std::string_view> people, std::size_t shown) {
  if (request.scope_is_given) {
    return;
  }
  Filter all = request.filter;
  all.scope = {};
  const std::size_t count = records_in(records_of_people(request.dataset, all, people));
  if (count > shown) {
    tell(request,
         fmt::format("{} of context left out; --scope all adds {}.",
                     counted(count - shown, "record"), count - shown == 1 ? "it" : "them"));
  }
}

Status print_records_of(Request& request) {
  // The words of one name need no quotes; commas part names.
  const std::string names = fmt::format("{}", fmt::join(request.arguments, " "));
  request.filter.people.reset();
  if (const auto error = ask_for_person(request, names)) {
    return complain("people", *error, Status::failed);
  }
  request.dataset.hold_files(false);  // what is of context is counted in a scan of its own
  auto people = request.filter.people.value_or(std::vector<std::string_view>{});
  std::erase_if(people, [&](std::string_view id) {
    const Person* person = request.dataset.person(id);
    const auto& sides = request.sides;
    return !sides.empty() &&
           (person == nullptr || std::ranges::find(sides, person->side) == sides.end());
  });
  Table table = records_of_people(request.dataset, request.filter, people);
  const bool is_one = people.size() == 1;
  const Person* person = is_one ? request.dataset.person(people.front()) : nullptr;
  const std::size_t records = records_in(table);
  const std::string note = counted(records, "record");
  const DefaultColumns columns =
      is_one ? DefaultColumns{records_for_people, records_for_programs, dispensable_of_records}
             : DefaultColumns{records_of_several_for_people, records_of_several_for_programs,
                              dispensable_of_records};
  const std::string above = person == nullptr ? "" : heading(*person, request.style());
  tell_context(request, people, records);
  return print_table(request, std::move(table), columns, note, above);
}

Status run(Request& request) {
  use_default_scope(request);
  if (!request.arguments.empty()) {
    return print_records_of(request);
  }
  Table table = people_table(request.dataset, request.filter, request.sides);
  const std::size_t count = table.rows.size();
  return print_table(request, std::move(table), {for_people, for_programs, dispensable},
                     fmt::format("{} {}", grouped_text(static_cast<double>(count)),
                                 count == 1 ? "person" : "people"));
}

/// Those of the list; with a name they are those of records.
std::vector<Column> columns(Dataset& /*dataset*/) {
  const auto all = people_columns();
  return {all.begin(), all.end()};
}

}  // namespace

const Command people_command{
    .name = "people",
    .category = "Look up",
    .text = "who appears, for which side, how often, from when to when",
    .description =
        "Prints who appears in the records, the most frequent first: side, number of records, the "
        "dates of the first and the last, offices held in them. With a name, as --person knows it, "
        "that person's records; where several people are met, those of each. The filters say which "
        "records count. Offices need a wide terminal, or --columns +offices.",
    .arguments = "[NAME...]",
    .examples = {"pakru people --side pakistan --since 2010", "pakru people kosygin",
                 "pakru people lavrov --kind visit"},
    .groups = {&data_options, &date_options, &kind_options, &people_options, &record_options,
               &table_options, &common_options},
    .run = run,
    .columns = columns,
    .values = {Values::Form::single, names_of_people},
};

}  // namespace pakru::cli
