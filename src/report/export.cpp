#include "pakru/report/export.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <functional>
#include <unordered_set>

#include "pakru/data/data_error.hpp"
#include "pakru/data/shape.hpp"
#include "pakru/query/dispute.hpp"
#include "pakru/report/disputes.hpp"
#include "pakru/report/timeline.hpp"

namespace pakru {
namespace {

using enum ExportType;
using Columns = std::vector<ExportColumn>;
using Row = std::vector<Value>;
using Tables = std::vector<ExportTable>;

constexpr ExportColumn owner_column = {"record", text, "id of the record", true, "records"};
constexpr ExportColumn position_column = {"position", integer, "place in the list, from 1", true};

/// What the dataset has at a path of keys: 'events/claims/states'.
const Member& member_at(std::string_view path) {
  const std::size_t slash = path.rfind('/');
  return slash == std::string_view::npos
             ? *dataset_shape.find(path)
             : *member_at(path.substr(0, slash)).shape->find(path.substr(slash + 1));
}

ExportType type_of(const Member& member) {
  switch (member.type) {
    case ValueType::number:
    case ValueType::count:
      return number;
    case ValueType::year:
      return integer;
    case ValueType::flag:
      return flag;
    default:
      return text;
  }
}

std::string_view table_of(Registry registry) {
  constexpr std::array<std::string_view, 6> names = {"",       "sources", "people",
                                                     "places", "bodies",  "records"};
  return names.at(static_cast<std::size_t>(registry));
}

/// The column of what stands at a path; named like its last key where no name is given.
ExportColumn column_at(std::string_view path, std::string_view name = {}) {
  const Member& member = member_at(path);
  return {name.empty() ? member.key : name, type_of(member), member.meaning, false,
          table_of(member.refers_to)};
}

/// The columns of the single values that the object at a path holds.
Columns columns_at(std::string_view path) {
  Columns columns;
  for (const Member& member : member_at(path).shape->members) {
    const bool is_single = !member.list && member.shape == nullptr;
    if (is_single) {
      columns.push_back(
          {member.key, type_of(member), member.meaning, false, table_of(member.refers_to)});
    }
  }
  return columns;
}

/// A column of another table, as it is called and explained there.
template <typename OtherColumns>
ExportColumn column_like(const OtherColumns& columns, std::string_view name, ExportType type,
                         bool is_required = false) {
  const auto other = std::ranges::find_if(columns, [&](const auto& c) { return c.name == name; });
  return {other->name, type, other->meaning, is_required};
}

ExportTable new_table(std::string_view name, std::string_view meaning, Columns columns,
                      std::size_t key = 1) {
  for (std::size_t i = 0; i < key; ++i) {
    columns[i].required = true;
  }
  return {name, meaning, std::move(columns), key, {}};
}

/// A table of lists: whose list, the place in it, and what stands there.
ExportTable list_table(std::string_view name, std::string_view meaning, const ExportColumn& owner,
                       Columns elements) {
  elements.insert(elements.begin(), {owner, position_column});
  return new_table(name, meaning, std::move(elements), 2);
}

Value count_value(std::size_t count) {
  return static_cast<double>(count);
}

/// Adds an element behind those of the same owner.
void add_element(ExportTable& table, std::string_view owner, std::size_t& position, Row element) {
  element.insert(element.begin(), {owner, count_value(++position)});
  table.rows.push_back(std::move(element));
}

void add_texts(ExportTable& table, std::string_view owner,
               std::span<const std::string_view> texts) {
  std::size_t position = 0;
  for (const std::string_view one : texts) {
    if (!one.empty()) {
      add_element(table, owner, position, {one});
    }
  }
}

Value first_day(const std::optional<Date>& date) {
  return date ? Value{day_text(date->first())} : Value{};
}
Value last_day(const std::optional<Date>& date) {
  return date ? Value{day_text(date->last())} : Value{};
}

/// A sum of money in four columns.
void append_money_columns(Columns& columns, const ExportColumn& value) {
  columns.push_back(value);
  columns.push_back(column_like(record_fields(), "value_high", number));
  columns.push_back(column_like(record_fields(), "currency", text));
  columns.push_back(column_at("events/deal/value/stated"));
}

void append_money(Row& row, const std::optional<Money>& money) {
  if (!money) {
    row.insert(row.end(), 4, Value{});
    return;
  }
  row.insert(row.end(), {money->low, money->is_range() ? Value{money->high} : Value{},
                         text_or_nothing(money->currency), text_or_nothing(money->stated)});
}

// Records and what stands in them.

/// Fields that hold more than one value have tables of their own; those of money stand together.
bool is_own_column(const Field& field) {
  constexpr auto of_money = std::to_array<std::string_view>({"value_high", "currency"});
  return field.type != FieldType::list && std::ranges::find(of_money, field.name) == of_money.end();
}

ExportColumn record_column(const Field& field) {
  constexpr auto days = std::to_array<std::string_view>({"first", "last"});
  constexpr auto always =
      std::to_array<std::string_view>({"date", "first", "last", "kind", "support", "disputed"});
  const auto is_among = [&](const auto& names) {
    return std::ranges::find(names, field.name) != names.end();
  };
  ExportType type = text;
  if (is_among(days)) {
    type = day;
  } else if (field.name == "support") {
    type = integer;
  } else if (field.type == FieldType::number || field.type == FieldType::money) {
    type = number;
  } else if (field.type == FieldType::flag) {
    type = flag;
  }
  return {field.name, type, field.meaning, is_among(always)};
}

ExportTable records_table(std::span<const Record> records, Dataset& dataset) {
  Columns columns;
  for (const Field& field : record_fields()) {
    if (field.type == FieldType::money) {
      append_money_columns(columns, record_column(field));
    } else if (is_own_column(field)) {
      columns.push_back(record_column(field));
    }
  }
  columns.insert(columns.begin() + 1,
                 {{"position", integer, "place in the order of pakru, from 1", true},
                  column_like(timeline_table({}).columns, "year", integer, true)});
  ExportTable table = new_table("records", member_at("events").meaning, std::move(columns));
  for (const Record& record : records) {
    Row row;
    for (const Field& field : record_fields()) {
      if (field.type == FieldType::money) {
        append_money(row, record.facts.value);
      } else if (is_own_column(field)) {
        row.push_back(field.read(record, dataset));
      }
    }
    const double year = year_of(record.date());
    row.insert(row.begin() + 1, {count_value(table.rows.size() + 1), year});
    table.rows.push_back(std::move(row));
  }
  return table;
}

Columns claim_columns() {
  Columns columns = {column_at("events/claims/source"), column_at("events/claims/states")};
  for (const FactField& field : fact_fields()) {
    const ExportColumn column = column_at(fmt::format("events/claims/{}", field.name));
    if (std::holds_alternative<std::optional<Money> Facts::*>(field.member)) {
      append_money_columns(columns, {column.name, number, column.meaning});
      continue;
    }
    columns.push_back(column);
    if (column.name == "date") {
      columns.push_back(column_like(record_fields(), "first", day));
      columns.push_back(column_like(record_fields(), "last", day));
    }
  }
  return columns;
}

Row claim_row(const Claim& claim) {
  struct Appender {
    Row& row;
    const Facts& facts;
    bool has_days;

    void operator()(std::optional<Date> Facts::*member) const {
      const auto& date = facts.*member;
      row.push_back(date ? Value{*date} : Value{});
      if (has_days) {
        row.insert(row.end(), {first_day(date), last_day(date)});
      }
    }
    void operator()(std::optional<Money> Facts::*member) const { append_money(row, facts.*member); }
    void operator()(std::optional<double> Facts::*member) const {
      row.push_back(number_or_nothing(facts.*member));
    }
    void operator()(std::string_view Facts::*member) const {
      row.push_back(text_or_nothing(facts.*member));
    }
  };
  Row row = {text_or_nothing(claim.source), text_or_nothing(claim.states)};
  for (const FactField& field : fact_fields()) {
    std::visit(Appender{row, claim.facts, field.name == "date"}, field.member);
  }
  return row;
}

ExportTable claims_table(std::span<const Record> records) {
  ExportTable table =
      list_table("claims", member_at("events/claims").meaning, owner_column, claim_columns());
  for (const Record& record : records) {
    std::size_t position = 0;
    for (const Claim& claim : record.claims) {
      add_element(table, record.id, position, claim_row(claim));
    }
  }
  return table;
}

ExportTable deliveries_table(std::span<const Record> records) {
  constexpr std::string_view path = "events/deal/deliveries";
  ExportTable table =
      list_table("deliveries", member_at(path).meaning, owner_column, columns_at(path));
  for (const Record& record : records) {
    std::size_t position = 0;
    for (const Delivery& delivery : record.deliveries) {
      add_element(
          table, record.id, position,
          {static_cast<double>(delivery.year), delivery.year_is_estimate, delivery.quantity,
           delivery.quantity_is_estimate, text_or_nothing(delivery.condition), delivery.tiv});
    }
  }
  return table;
}

ExportTable participants_table(std::span<const Record> records) {
  constexpr std::string_view path = "events/people";
  ExportTable table =
      list_table("record_people", member_at(path).meaning, owner_column, columns_at(path));
  for (const Record& record : records) {
    std::size_t position = 0;
    for (const Participant& one : record.people) {
      add_element(table, record.id, position,
                  {text_or_nothing(one.person), text_or_nothing(one.office)});
    }
  }
  return table;
}

/// A table of a list of texts that records have; `list` may make one.
template <typename List>
ExportTable texts_table(std::string_view name, ExportColumn column, std::span<const Record> records,
                        List list) {
  ExportTable table = list_table(name, column.meaning, owner_column, {column});
  for (const Record& record : records) {
    add_texts(table, record.id, list(record));
  }
  return table;
}

ExportTable differences_table(std::span<const Record> records, Dataset& dataset) {
  const auto columns = dispute_table({}, dataset).columns;
  ExportColumn source = column_like(columns, "source", text);
  source.refers_to = table_of(Registry::sources);
  ExportTable table = list_table(
      "differences", "who says what where sources differ, the record's choice marked", owner_column,
      {column_like(columns, "field", text, true), column_like(columns, "says", text),
       column_like(columns, "chosen", flag, true), source});
  for (const Record& record : records) {
    std::size_t position = 0;
    for (const Dispute& dispute : disputes(record)) {
      for (const Dispute::Statement& statement : dispute.statements) {
        const auto add = [&](std::string_view id) {
          add_element(table, record.id, position,
                      {dispute.field, statement.text, statement.chosen, text_or_nothing(id)});
        };
        if (statement.sources.empty()) {
          add({});
        }
        std::ranges::for_each(statement.sources, add);
      }
    }
  }
  return table;
}

ExportTable related_table(std::span<const Record> records) {
  std::unordered_set<std::string_view> ids;
  for (const Record& record : records) {
    ids.insert(record.id);
  }
  return texts_table("record_related", column_at("events/related"), records,
                     [&](const Record& record) {
                       std::vector<std::string_view> related = record.related;
                       std::erase_if(related, [&](auto id) { return !ids.contains(id); });
                       return related;
                     });
}

// Figures beside records.

ExportTable trade_table(const TradeFilter& figures, Dataset& dataset) {
  const Table observations = trade_observations(dataset, figures);
  Columns columns = {{"position", integer, "place in the order of pakru, from 1"}};
  for (const Column& column : observations.columns) {
    const bool is_number = column.type == FieldType::number;
    const bool is_flag = column.type == FieldType::flag;
    columns.push_back({column.name, is_number ? number : (is_flag ? flag : text), column.meaning,
                       false, column.name == "source" ? table_of(Registry::sources) : ""});
    if (column.name == "period") {
      columns.push_back(column_like(record_fields(), "first", day));
      columns.push_back(column_like(record_fields(), "last", day));
    }
  }
  ExportTable table = new_table("trade", member_at("trade").meaning, std::move(columns));
  for (Row row : observations.rows) {
    constexpr std::ptrdiff_t behind_period = 3;
    row.insert(row.begin(), count_value(table.rows.size() + 1));
    const auto period = Period::parse(std::get<std::string_view>(row[behind_period - 1]));
    const auto span = period ? std::optional(period->span) : std::nullopt;
    row.insert(row.begin() + behind_period, {first_day(span), last_day(span)});
    table.rows.push_back(std::move(row));
  }
  return table;
}

/// Adds a series and those of its points that are of a year and a source asked for; a series
/// without any is left out.
void add_series(const Series& one, const TradeFilter& figures, ExportTable& series,
                ExportTable& points) {
  const std::size_t before = points.rows.size();
  for (const Point& point : one.points) {
    TradeFigure figure;
    figure.source = one.source;
    if (const auto year = Date::parse(fmt::format("{:04}", point.year))) {
      figure.period.span = *year;
    }
    if (figures.accepts(figure)) {
      points.rows.push_back({one.id, static_cast<double>(point.year), point.value});
    }
  }
  if (points.rows.size() > before) {
    series.rows.push_back({one.id, text_or_nothing(one.title), text_or_nothing(one.unit),
                           text_or_nothing(one.scope), text_or_nothing(one.source),
                           text_or_nothing(one.note)});
  }
}

void add_series_tables(Tables& tables, const TradeFilter& figures, Dataset& dataset) {
  ExportTable series = new_table("series", member_at("series").meaning, columns_at("series"));
  ExportTable points = new_table("points", "the figures of the series, one a year",
                                 {{"series", text, "id of the series", true, "series"},
                                  {"year", integer, "the year"},
                                  {"value", number, "in the unit of the series", true}},
                                 2);
  for (const Series& one : dataset.series()) {
    add_series(one, figures, series, points);
  }
  tables.push_back(std::move(series));
  tables.push_back(std::move(points));
}

// What is referred to.

using Names = std::unordered_set<std::string_view>;

/// The keys of a table that rows of others name.
Names referred(const Tables& tables, std::string_view name) {
  Names keys;
  for (const ExportTable& table : tables) {
    for (std::size_t i = 0; i < table.columns.size(); ++i) {
      if (table.columns[i].refers_to != name) {
        continue;
      }
      for (const Row& row : table.rows) {
        if (const auto* key = std::get_if<std::string_view>(&row[i])) {
          keys.insert(*key);
        }
      }
    }
  }
  return keys;
}

/// Adds those elements of a registry that are referred to, and what it does not know by its key
/// alone.
template <typename Elements, typename MakeRow>
void add_referred(ExportTable& table, Names keys, const Elements& elements, MakeRow make_row) {
  for (const auto& element : elements) {
    Row row = make_row(element);
    if (keys.erase(std::get<std::string_view>(row.front())) > 0) {
      table.rows.push_back(std::move(row));
    }
  }
  std::vector<std::string_view> unknown(keys.begin(), keys.end());
  std::ranges::sort(unknown);
  for (const std::string_view key : unknown) {
    Row row(table.columns.size());
    row.front() = key;
    table.rows.push_back(std::move(row));
  }
}

void add_sources(Tables& tables, Dataset& dataset) {
  constexpr std::string_view name = "sources";
  ExportTable sources = new_table(name, member_at(name).meaning, columns_at(name));
  add_referred(sources, referred(tables, name), dataset.sources(), [](const Source& source) {
    return Row{source.id,
               text_or_nothing(source.title),
               text_or_nothing(source.author),
               text_or_nothing(source.publisher),
               text_or_nothing(source.group),
               text_or_nothing(source.date),
               text_or_nothing(source.url),
               text_or_nothing(source.kind),
               text_or_nothing(source.language),
               text_or_nothing(source.via)};
  });
  tables.push_back(std::move(sources));
}

/// The names of a registry's lists of other spellings.
struct AliasNames {
  std::string_view table;
  std::string_view owner;          ///< the column that says whose they are
  std::string_view owner_meaning;  ///< of that column
  std::string_view path;
};

/// Adds a registry whose elements have aliases: its table, and one of these.
template <typename Elements, typename MakeRow>
void add_registry(Tables& tables, std::string_view name, const AliasNames& names,
                  const Elements& elements, MakeRow make_row) {
  ExportTable registry = new_table(name, member_at(name).meaning, columns_at(name));
  const Names keys = referred(tables, name);
  add_referred(registry, keys, elements, make_row);
  ExportTable aliases = list_table(names.table, member_at(names.path).meaning,
                                   {names.owner, text, names.owner_meaning, true, name},
                                   {column_at(names.path, "alias")});
  for (const auto& element : elements) {
    const auto key = std::get<std::string_view>(make_row(element).front());
    if (keys.contains(key)) {
      add_texts(aliases, key, element.aliases);
    }
  }
  tables.push_back(std::move(registry));
  tables.push_back(std::move(aliases));
}

Row person_row(const Person& person) {
  return {person.id, text_or_nothing(person.name), text_or_nothing(person.side)};
}

Row named_row(const Named& named) {
  return {named.name, text_or_nothing(named.country)};
}

ExportTable about_table(const About& about) {
  constexpr std::string_view name = "dataset";
  ExportTable table = new_table(name, member_at(name).meaning, columns_at(name));
  if (about.title.empty()) {  // lines of the user's own alone
    return table;
  }
  table.rows.push_back({about.title, text_or_nothing(about.version), text_or_nothing(about.updated),
                        text_or_nothing(about.licence), text_or_nothing(about.description)});
  return table;
}

// What holds of every table.

/// A zero ends a text in SQL, and in most readers of CSV; U+FFFD stands for what cannot be shown.
void replace_zeros(Row& row) {
  for (Value& value : row) {
    const auto* view = std::get_if<std::string_view>(&value);
    if (view == nullptr || view->find('\0') == std::string_view::npos) {
      continue;
    }
    std::string shown;
    for (const char c : *view) {
      shown += c == '\0' ? std::string("\uFFFD") : std::string(1, c);
    }
    value = std::move(shown);
  }
}

/// The key of a row, which is of texts and numbers.
std::string key_text(const Row& row, std::size_t key) {
  std::string text;
  for (std::size_t i = 0; i < key; ++i) {
    text += i == 0 ? "" : ", ";
    if (const auto* number = std::get_if<double>(&row[i])) {
      text += fmt::format("{}", *number);
    } else {
      const auto* view = std::get_if<std::string_view>(&row[i]);
      text += view != nullptr ? *view : std::get<std::string>(row[i]);
    }
  }
  return text;
}

void check_keys(const ExportTable& table) {
  std::unordered_set<std::string> keys;
  for (const Row& row : table.rows) {
    std::string key = key_text(row, table.key);
    if (!keys.insert(key).second) {
      throw DataError(DataError::Kind::invalid,
                      {fmt::format("'{}' would stand twice in the table {}", key, table.name),
                       "'pakru check FILE' tells every fault of a file."});
    }
  }
}

}  // namespace

std::vector<ExportTable> export_tables(std::span<const Record> records, const TradeFilter& figures,
                                       Dataset& dataset) {
  Tables tables;
  tables.push_back(about_table(dataset.about()));
  tables.push_back(records_table(records, dataset));
  tables.push_back(claims_table(records));
  tables.push_back(differences_table(records, dataset));
  tables.push_back(deliveries_table(records));
  tables.push_back(texts_table("record_topics", column_at("events/topics", "topic"), records,
                               std::mem_fn(&Record::topics)));
  tables.push_back(texts_table("record_places", column_at("events/places", "place"), records,
                               std::mem_fn(&Record::places)));
  tables.push_back(participants_table(records));
  tables.push_back(texts_table("record_bodies", column_at("events/bodies", "body"), records,
                               std::mem_fn(&Record::bodies)));
  tables.push_back(texts_table(
      "record_publishers", {"publisher", text, find_field("publishers")->meaning}, records,
      [&](const Record& record) { return independent_publishers(record, dataset); }));
  tables.push_back(related_table(records));
  tables.push_back(trade_table(figures, dataset));
  add_series_tables(tables, figures, dataset);
  add_sources(tables, dataset);
  add_registry(tables, "people", {"person_aliases", "person", "id of the person", "people/aliases"},
               dataset.people(), person_row);
  add_registry(tables, "places", {"place_aliases", "place", "name of the place", "places/aliases"},
               dataset.places(), named_row);
  add_registry(tables, "bodies",
               {"body_aliases", "body", "name of the organisation", "bodies/aliases"},
               dataset.bodies(), named_row);
  for (ExportTable& table : tables) {
    std::ranges::for_each(table.rows, replace_zeros);
    check_keys(table);
  }
  return tables;
}

const ExportTable& table_named(std::span<const ExportTable> tables, std::string_view name) {
  return *std::ranges::find(tables, name, &ExportTable::name);
}

}  // namespace pakru
