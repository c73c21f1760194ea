#include "pakru/report/people.hpp"

#include <algorithm>
#include <array>
#include <map>

#include "pakru/query/scan.hpp"

namespace pakru {
namespace {

using enum FieldType;

/// What the records tell of one person.
struct Appearance {
  std::size_t records = 0;
  std::optional<Date> first;
  std::optional<Date> last;  ///< of which the last day is the latest
  TextList offices;
};

void note_office(Appearance& appearance, std::string_view office) {
  auto& offices = appearance.offices;
  if (!office.empty() && std::ranges::find(offices, office) == offices.end()) {
    offices.push_back(office);
  }
}

/// Counts a record once for each person, even one who is named twice for two offices.
void note_record(std::map<std::string_view, Appearance>& appearances, const Record& record) {
  for (auto participant = record.people.begin(); participant != record.people.end();
       ++participant) {
    Appearance& appearance = appearances[participant->person];
    note_office(appearance, participant->office);
    const bool is_named_before =
        std::find_if(record.people.begin(), participant, [&](const Participant& earlier) {
          return earlier.person == participant->person;
        }) != participant;
    if (is_named_before) {
      continue;
    }
    ++appearance.records;
    const Date& date = record.date();
    if (!appearance.first || std::is_lt(chronological(date, *appearance.first))) {
      appearance.first = date;
    }
    if (!appearance.last || date.last() > appearance.last->last()) {
      appearance.last = date;
    }
  }
}

constexpr std::array columns_of_people = {
    Column{"id", "ID", id, "stable name of the person"},
    Column{"name", "NAME", text, "as the dataset writes it"},
    Column{"side", "SIDE", word, "whose: pakistan, russia, or another country"},
    Column{"records", "RECORDS", number, "in how many records"},
    Column{"first", "FIRST", FieldType::date, "date of the first of them"},
    Column{"last", "LAST", FieldType::date, "date of the last of them"},
    Column{"offices", "OFFICES", list, "offices held in them"},
};

}  // namespace

std::span<const Column> people_columns() {
  return columns_of_people;
}

Table people_table(Dataset& dataset, const Filter& filter,
                   std::span<const std::string_view> sides) {
  Table table{{columns_of_people.begin(), columns_of_people.end()}, {}, {}};
  std::map<std::string_view, Appearance> appearances;
  for (const Record& record : select(dataset, filter, part::head | part::people)) {
    note_record(appearances, record);
  }
  for (auto& [id_of_person, appearance] : appearances) {
    const Person* known = dataset.person(id_of_person);
    const Person person = known != nullptr ? *known : Person{id_of_person, id_of_person, {}, {}};
    if (!sides.empty() && std::ranges::find(sides, person.side) == sides.end()) {
      continue;
    }
    table.rows.push_back(
        {person.id, person.name, text_or_nothing(person.side),
         static_cast<double>(appearance.records), *appearance.first, *appearance.last,
         appearance.offices.empty() ? Value{} : Value{std::move(appearance.offices)}});
  }
  sort_rows(table, std::vector<SortKey>{{3, true}, {1, false}});
  return table;
}

Table records_of_people(Dataset& dataset, const Filter& filter,
                        std::span<const std::string_view> people) {
  Table table{{{"id", "ID", id, "stable name of the record"},
               {"person", "PERSON", text, "who"},
               {"date", "DATE", date, "EDTF date, as exact as known"},
               {"kind", "KIND", word, "kind of event"},
               {"title", "TITLE", text, "who did what"},
               {"office", "OFFICE", list, "held that day"}},
              {},
              {}};
  Filter of_them = filter;
  of_them.people.emplace(people.begin(), people.end());
  const auto records = select(dataset, of_them, part::head | part::people);
  for (const std::string_view id_of_person : people) {
    const Person* person = dataset.person(id_of_person);
    for (const Record& record : records) {
      bool took_part = false;
      TextList offices;
      for (const Participant& participant : record.people) {
        took_part = took_part || participant.person == id_of_person;
        if (participant.person == id_of_person && !participant.office.empty()) {
          offices.push_back(participant.office);
        }
      }
      if (took_part) {
        table.rows.push_back({record.id, person == nullptr ? id_of_person : person->name,
                              record.date(), record.kind, record.title,
                              offices.empty() ? Value{} : Value{std::move(offices)}});
      }
    }
  }
  return table;
}

std::vector<std::string_view> sides_of_people(Dataset& dataset) {
  std::vector<std::string_view> sides;
  for (const Person& person : dataset.people()) {
    if (!person.side.empty()) {
      sides.push_back(person.side);
    }
  }
  std::ranges::sort(sides);
  sides.erase(std::unique(sides.begin(), sides.end()), sides.end());
  return sides;
}

}  // namespace pakru
