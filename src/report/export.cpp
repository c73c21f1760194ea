#include "pakru/report/export.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <initializer_list>
#include <memory>
#include <unordered_set>

#include "pakru/data/data_error.hpp"
#include "pakru/data/shape.hpp"
#include "pakru/query/dispute.hpp"
#include "pakru/report/disputes.hpp"
#include "pakru/report/timeline.hpp"

namespace pakru {
namespace {

using enum ExportType;
using Row = std::vector<Value>;
using Tables = std::vector<ExportTable>;

// Columns, and what stands in them.

/// A column, and what reads its value of an element.
template <typename Element>
struct Cell {
  ExportColumn column;
  std::function<Value(const Element&)> read;
};
template <typename Element>
using Cells = std::vector<Cell<Element>>;

Value value_of(std::string_view text) {
  return text_or_nothing(text);
}
Value value_of(bool flag) {
  return flag;
}
Value value_of(double number) {
  return number;
}
Value value_of(int number) {
  return static_cast<double>(number);
}
Value value_of(const std::optional<Date>& date) {
  return date ? Value{*date} : Value{};
}
template <typename Number>
Value value_of(const std::optional<Number>& number) {
  return number_or_nothing(number);
}

template <typename Element, typename Type>
std::function<Value(const Element&)> reader_of(Type Element::*member) {
  return [member](const Element& element) { return value_of(element.*member); };
}

/// What the dataset has at a path of keys: 'events/claims/states'.
const Member& member_at(std::string_view path) {
  const std::size_t slash = path.rfind('/');
  return slash == std::string_view::npos
             ? *dataset_shape.find(path)
             : *member_at(path.substr(0, slash)).shape->find(path.substr(slash + 1));
}

ExportType type_of(ValueType type) {
  switch (type) {
    case ValueType::number:
    case ValueType::count:
      return number;
    case ValueType::whole:
    case ValueType::year:
      return integer;
    case ValueType::flag:
      return flag;
    default:
      return text;
  }
}

ExportType type_of(FieldType type) {
  switch (type) {
    case FieldType::day:
      return day;
    case FieldType::number:
    case FieldType::millions:
    case FieldType::money:
      return number;
    case FieldType::whole:
      return integer;
    case FieldType::flag:
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
  return {name.empty() ? member.key : name, type_of(member.type), member.meaning, false,
          table_of(member.refers_to)};
}

/// A column of another table, as it is called and explained there.
template <typename OtherColumns>
ExportColumn column_like(const OtherColumns& columns, std::string_view name,
                         bool is_required = false) {
  const auto other = std::ranges::find_if(columns, [&](const auto& c) { return c.name == name; });
  return {other->name, type_of(other->type), other->meaning, is_required};
}

/// A key of an object of the dataset, and the member that holds its value.
template <typename Element>
struct KeyMember {
  template <typename Type>
  KeyMember(std::string_view its_name, Type Element::*member)
      : name(its_name), read(reader_of(member)) {}

  std::string_view name;
  std::function<Value(const Element&)> read;
};

/// The columns of single values that the object at a path holds.
template <typename Element>
Cells<Element> cells_at(std::string_view path, std::initializer_list<KeyMember<Element>> keys) {
  Cells<Element> cells;
  for (const KeyMember<Element>& key : keys) {
    cells.push_back({column_at(fmt::format("{}/{}", path, key.name)), key.read});
  }
  return cells;
}

/// A sum of money in four columns; `find` gives that of an element, if there is one.
template <typename Element, typename Find>
void add_money(Cells<Element>& cells, const ExportColumn& value, Find find) {
  const auto add = [&](const ExportColumn& column, auto read) {
    cells.push_back({column, [find, read](const Element& element) {
                       const std::optional<Money>& money = find(element);
                       return money ? read(*money) : Value{};
                     }});
  };
  add(value, [](const Money& money) { return value_of(money.low); });
  add(column_like(record_fields(), "value_high"),
      [](const Money& money) { return money.is_range() ? value_of(money.high) : Value{}; });
  add(column_like(record_fields(), "currency"),
      [](const Money& money) { return value_of(money.currency); });
  add(column_at("events/deal/value/stated"),
      [](const Money& money) { return value_of(money.stated); });
}

/// The first and the last day of a date; `find` gives that of an element, nullptr where it has
/// none.
template <typename Element, typename Find>
void add_days(Cells<Element>& cells, Find find) {
  const auto add = [&](std::string_view name, Day (Date::*end)() const) {
    cells.push_back({column_like(record_fields(), name), [find, end](const Element& element) {
                       const Date* date = find(element);
                       return date == nullptr ? Value{} : Value{day_text((date->*end)())};
                     }});
  };
  add("first", &Date::first);
  add("last", &Date::last);
}

// Tables.

/// A table of the elements that `each` gives to what it is called with.
template <typename Element, typename Each>
ExportTable new_table(std::string_view name, std::string_view meaning, Cells<Element> cells,
                      Each each, std::size_t key = 1) {
  ExportTable table{name, meaning, {}, key, {}};
  for (const Cell<Element>& cell : cells) {
    table.columns.push_back(cell.column);
    const bool is_key = table.columns.size() <= key;
    table.columns.back().required = is_key || cell.column.required;
  }
  table.each_row = [cells = std::move(cells), each = std::move(each)](const TakeRow& take) {
    Row row(cells.size());
    each([&](const Element& element) {
      std::ranges::transform(cells, row.begin(),
                             [&](const Cell<Element>& cell) { return cell.read(element); });
      take(row);
    });
  };
  return table;
}

/// An element, its place from 1 and, where it stands in a list, whose list that is.
template <typename Element>
struct Placed {
  const Element& element;
  std::size_t place = 0;
  std::string_view owner = {};
};

template <typename Element>
Cells<Placed<Element>> placed(const Cells<Element>& cells) {
  Cells<Placed<Element>> result;
  for (const Cell<Element>& cell : cells) {
    result.push_back({cell.column, [read = cell.read](const Placed<Element>& placed) {
                        return read(placed.element);
                      }});
  }
  return result;
}

constexpr std::string_view place_name = "position";

template <typename Element>
Cell<Placed<Element>> place_cell(std::string_view meaning) {
  return {{place_name, integer, meaning, true},
          [](const Placed<Element>& placed) { return static_cast<double>(placed.place); }};
}

template <typename Element>
Cell<Placed<Element>> owner_cell(const ExportColumn& column) {
  return {column, [](const Placed<Element>& placed) { return value_of(placed.owner); }};
}

/// Gives elements with their places among them.
template <typename Element, typename Give>
auto with_places(Give give) {
  return [give, place = std::size_t{0}](const Element& element) mutable {
    give(Placed<Element>{element, ++place});
  };
}

constexpr ExportColumn record_owner = {"record", text, "id of the record", true, "records"};

/// A table of lists: whose list, the place in it, and what stands there. `each` gives the key of an
/// owner with its list.
template <typename Element, typename Each>
ExportTable list_table(std::string_view name, std::string_view meaning, const ExportColumn& owner,
                       const Cells<Element>& elements, Each each) {
  Cells<Placed<Element>> cells = placed(elements);
  cells.insert(cells.begin(),
               {owner_cell<Element>(owner), place_cell<Element>("place in the list, from 1")});
  const auto each_element = [each](const auto& give) {
    each([&](std::string_view key, const auto& list) {
      std::size_t place = 0;
      for (const Element& element : list) {
        give(Placed<Element>{element, ++place, key});
      }
    });
  };
  return new_table(name, meaning, std::move(cells), each_element, 2);
}

/// Gives the ids of records with their lists; `list` finds or makes that of a record.
template <typename List>
auto lists_of(std::span<const Record> records, List list) {
  return [records, list](const auto& give) {
    for (const Record& record : records) {
      give(record.id, std::invoke(list, record));
    }
  };
}

std::vector<std::string_view> without_empty(std::vector<std::string_view> texts) {
  std::erase(texts, std::string_view());
  return texts;
}

/// A table of lists of texts.
template <typename Each>
ExportTable texts_table(std::string_view name, const ExportColumn& owner,
                        const ExportColumn& column, Each each) {
  const Cells<std::string_view> cells = {
      {column, [](const std::string_view& one) { return value_of(one); }}};
  return list_table(name, column.meaning, owner, cells, each);
}

/// A table of lists of texts that records have.
template <typename List>
ExportTable record_texts(std::string_view name, const ExportColumn& column,
                         std::span<const Record> records, List list) {
  return texts_table(name, record_owner, column, lists_of(records, [list](const Record& record) {
                       return without_empty(std::invoke(list, record));
                     }));
}

// Records and what stands in them.

/// Fields that hold more than one value have tables of their own; those of money stand together.
bool is_own_column(const Field& field) {
  constexpr auto of_money = std::to_array<std::string_view>({"value_high", "currency"});
  return field.type != FieldType::list && std::ranges::find(of_money, field.name) == of_money.end();
}

ExportColumn record_column(const Field& field) {
  constexpr auto always =
      std::to_array<std::string_view>({"date", "first", "last", "kind", "support", "disputed"});
  const bool is_required = std::ranges::find(always, field.name) != always.end();
  return {field.name, type_of(field.type), field.meaning, is_required};
}

Cells<Record> record_cells(Dataset& dataset) {
  Cells<Record> cells;
  for (const Field& field : record_fields()) {
    if (field.type == FieldType::money) {
      add_money(
          cells, record_column(field),
          [](const Record& record) -> const auto& { return record.facts.value; });
    } else if (is_own_column(field)) {
      cells.push_back({record_column(field), [&field, &dataset](const Record& record) {
                         return field.read(record, dataset);
                       }});
    }
  }
  return cells;
}

ExportTable records_table(std::span<const Record> records, Dataset& dataset) {
  ExportColumn year = column_like(timeline_table({}).columns, "year", true);
  year.type = integer;
  Cells<Placed<Record>> cells = placed(record_cells(dataset));
  cells.insert(cells.begin() + 1, {place_cell<Record>("place in the order of pakru, from 1"),
                                   {year, [](const Placed<Record>& placed) {
                                      return value_of(year_of(placed.element.date()));
                                    }}});
  return new_table(
      "records", member_at("events").meaning, std::move(cells),
      [records](const auto& give) { std::ranges::for_each(records, with_places<Record>(give)); });
}

void add_fact(Cells<Claim>& cells, ExportColumn column, std::optional<Money> Facts::*member) {
  column.type = number;
  add_money(
      cells, column, [member](const Claim& claim) -> const auto& { return claim.facts.*member; });
}

template <typename Type>
void add_fact(Cells<Claim>& cells, const ExportColumn& column, Type Facts::*member) {
  cells.push_back({column, [member](const Claim& claim) { return value_of(claim.facts.*member); }});
}

Cells<Claim> claim_cells() {
  constexpr std::string_view path = "events/claims";
  auto cells = cells_at<Claim>(path, {{"source", &Claim::source}, {"states", &Claim::states}});
  for (const FactField& field : fact_fields()) {
    const ExportColumn column = column_at(fmt::format("{}/{}", path, field.name));
    std::visit([&](auto member) { add_fact(cells, column, member); }, field.member);
    if (field.name == "date") {
      add_days(cells,
               [](const Claim& claim) { return claim.facts.date ? &*claim.facts.date : nullptr; });
    }
  }
  return cells;
}

ExportTable claims_table(std::span<const Record> records) {
  return list_table("claims", member_at("events/claims").meaning, record_owner, claim_cells(),
                    lists_of(records, &Record::claims));
}

ExportTable deliveries_table(std::span<const Record> records) {
  constexpr std::string_view path = "events/deal/deliveries";
  const auto cells =
      cells_at<Delivery>(path, {{"year", &Delivery::year},
                                {"year_is_estimate", &Delivery::year_is_estimate},
                                {"quantity", &Delivery::quantity},
                                {"quantity_is_estimate", &Delivery::quantity_is_estimate},
                                {"condition", &Delivery::condition},
                                {"tiv", &Delivery::tiv}});
  return list_table("deliveries", member_at(path).meaning, record_owner, cells,
                    lists_of(records, &Record::deliveries));
}

ExportTable participants_table(std::span<const Record> records) {
  constexpr std::string_view path = "events/people";
  const auto cells = cells_at<Participant>(
      path, {{"person", &Participant::person}, {"office", &Participant::office}});
  return list_table("record_people", member_at(path).meaning, record_owner, cells,
                    lists_of(records, &Record::people));
}

/// What one source says where sources differ.
struct Difference {
  std::string_view field;
  std::string text;
  bool chosen = false;
  std::string_view source;  ///< empty where the record alone says so
};

std::vector<Difference> differences_of(const Record& record) {
  std::vector<Difference> differences;
  for (const Dispute& dispute : disputes(record)) {
    for (const Dispute::Statement& statement : dispute.statements) {
      const auto add = [&](std::string_view source) {
        differences.push_back({dispute.field, statement.text, statement.chosen, source});
      };
      if (statement.sources.empty()) {
        add({});
      }
      std::ranges::for_each(statement.sources, add);
    }
  }
  return differences;
}

ExportTable differences_table(std::span<const Record> records, Dataset& dataset) {
  const auto columns = dispute_table({}, dataset).columns;
  ExportColumn source = column_like(columns, "source");
  source.refers_to = table_of(Registry::sources);
  const Cells<Difference> cells = {
      {column_like(columns, "field", true), reader_of(&Difference::field)},
      {column_like(columns, "says"), reader_of(&Difference::text)},
      {column_like(columns, "chosen", true), reader_of(&Difference::chosen)},
      {source, reader_of(&Difference::source)}};
  return list_table("differences", "who says what where sources differ, the record's choice marked",
                    record_owner, cells, lists_of(records, differences_of));
}

ExportTable related_table(std::span<const Record> records) {
  const auto ids = std::make_shared<std::unordered_set<std::string_view>>();
  for (const Record& record : records) {
    ids->insert(record.id);
  }
  return record_texts("record_related", column_at("events/related"), records,
                      [ids](const Record& record) {
                        std::vector<std::string_view> related = record.related;
                        std::erase_if(related, [&](auto id) { return !ids->contains(id); });
                        return related;
                      });
}

// Figures beside records.

Cells<TradeFigure> trade_cells(const TradeFilter& figures) {
  const Shape& keys = *member_at("trade").shape;
  Cells<TradeFigure> cells;
  for (const TradeField& field : trade_fields()) {
    const Column& column = field.column;
    const Member* key = keys.find(column.name);
    const Registry refers_to = key == nullptr ? Registry::none : key->refers_to;
    cells.push_back(
        {{column.name, type_of(column.type), column.meaning, false, table_of(refers_to)},
         [&field, &figures](const TradeFigure& figure) { return field.read(figure, figures); }});
    if (column.name == "period") {
      add_days(cells, [](const TradeFigure& figure) {
        return figure.period.text.empty() ? nullptr : &figure.period.span;
      });
    }
  }
  return cells;
}

ExportTable trade_table(const TradeFilter& figures, Dataset& dataset) {
  Cells<Placed<TradeFigure>> cells = placed(trade_cells(figures));
  cells.insert(cells.begin(), place_cell<TradeFigure>("place in the order of pakru, from 1"));
  const auto each = [&figures, &dataset](const auto& give) {
    auto give_next = with_places<TradeFigure>(give);
    for (const TradeFigure& figure : dataset.trade()) {
      if (figures.accepts(figure)) {
        give_next(figure);
      }
    }
  };
  return new_table("trade", member_at("trade").meaning, std::move(cells), each);
}

/// Those points of a series that are of a year and a source asked for.
std::vector<Point> points_of(const Series& series, const TradeFilter& figures) {
  std::vector<Point> points = series.points;
  std::erase_if(points, [&](const Point& point) {
    DatePoint year;
    year.form = DatePoint::Form::year;
    year.year = static_cast<std::int16_t>(point.year);
    return !figures.accepts(span_of(year), series.source);
  });
  return points;
}

/// Gives those series that have points which are asked for, with these.
auto series_asked_for(const TradeFilter& figures, Dataset& dataset) {
  return [&figures, &dataset](const auto& give) {
    for (const Series& series : dataset.series()) {
      if (const auto points = points_of(series, figures); !points.empty()) {
        give(series, points);
      }
    }
  };
}

ExportTable series_table(const TradeFilter& figures, Dataset& dataset) {
  const auto cells = cells_at<Series>("series", {{"id", &Series::id},
                                                 {"title", &Series::title},
                                                 {"unit", &Series::unit},
                                                 {"scope", &Series::scope},
                                                 {"source", &Series::source},
                                                 {"note", &Series::note}});
  const auto each = [asked_for = series_asked_for(figures, dataset)](const auto& give) {
    asked_for([&](const Series& series, const auto& /*points*/) { give(series); });
  };
  return new_table("series", member_at("series").meaning, cells, each);
}

ExportTable points_table(const TradeFilter& figures, Dataset& dataset) {
  const Cells<Point> of_point = {
      {{"year", integer, "the year"}, reader_of(&Point::year)},
      {{"value", number, "in the unit of the series", true}, reader_of(&Point::value)}};
  Cells<Placed<Point>> cells = placed(of_point);
  cells.insert(cells.begin(),
               owner_cell<Point>({"series", text, "id of the series", true, "series"}));
  const auto each = [asked_for = series_asked_for(figures, dataset)](const auto& give) {
    asked_for([&](const Series& series, const std::vector<Point>& points) {
      for (const Point& point : points) {
        give(Placed<Point>{point, 0, series.id});
      }
    });
  };
  return new_table("points", "the figures of the series, one a year", std::move(cells), each, 2);
}

// What is referred to.

/// The keys of a table that rows of others name.
std::unordered_set<std::string_view> referred(const Tables& tables, std::string_view name) {
  std::unordered_set<std::string_view> keys;
  for (const ExportTable& table : tables) {
    for (std::size_t i = 0; i < table.columns.size(); ++i) {
      if (table.columns[i].refers_to == name) {
        table.each_row([&](const Row& row) {
          if (const auto* key = std::get_if<std::string_view>(&row[i])) {
            keys.insert(*key);
          }
        });
      }
    }
  }
  return keys;
}

template <typename Element>
using Registered = std::shared_ptr<const std::vector<Element>>;

/// Those elements of a registry that tables refer to, and behind them by its key alone what the
/// registry does not know.
template <typename Element>
Registered<Element> referred_elements(const Tables& tables, std::string_view name,
                                      std::span<const Element> registry,
                                      std::string_view Element::*key) {
  auto keys = referred(tables, name);
  std::vector<Element> elements;
  for (const Element& element : registry) {
    if (keys.erase(element.*key) > 0) {
      elements.push_back(element);
    }
  }
  const auto known = static_cast<std::ptrdiff_t>(elements.size());
  for (const std::string_view unknown : keys) {
    elements.emplace_back().*key = unknown;
  }
  std::ranges::sort(elements.begin() + known, elements.end(), {}, key);
  return std::make_shared<const std::vector<Element>>(std::move(elements));
}

template <typename Element>
ExportTable registry_table(std::string_view name, const Cells<Element>& cells,
                           const Registered<Element>& elements) {
  return new_table(name, member_at(name).meaning, cells,
                   [elements](const auto& give) { std::ranges::for_each(*elements, give); });
}

/// The names of a table of other spellings.
struct AliasNames {
  std::string_view table;
  std::string_view registry;
  std::string_view owner;          ///< the column that says whose they are
  std::string_view owner_meaning;  ///< of that column
};

template <typename Element>
ExportTable alias_table(const AliasNames& names, const Registered<Element>& elements,
                        std::string_view Element::*key) {
  const auto each = [elements, key](const auto& give) {
    for (const Element& element : *elements) {
      give(element.*key, without_empty(element.aliases));
    }
  };
  return texts_table(names.table, {names.owner, text, names.owner_meaning, true, names.registry},
                     column_at(fmt::format("{}/aliases", names.registry), "alias"), each);
}

void add_sources(Tables& tables, Dataset& dataset) {
  constexpr std::string_view name = "sources";
  const auto cells = cells_at<Source>(name, {{"id", &Source::id},
                                             {"title", &Source::title},
                                             {"author", &Source::author},
                                             {"publisher", &Source::publisher},
                                             {"group", &Source::group},
                                             {"date", &Source::date},
                                             {"url", &Source::url},
                                             {"kind", &Source::kind},
                                             {"language", &Source::language},
                                             {"via", &Source::via}});
  tables.push_back(
      registry_table(name, cells, referred_elements(tables, name, dataset.sources(), &Source::id)));
}

void add_people(Tables& tables, Dataset& dataset) {
  constexpr AliasNames names = {"person_aliases", "people", "person", "id of the person"};
  const auto cells = cells_at<Person>(
      names.registry, {{"id", &Person::id}, {"name", &Person::name}, {"side", &Person::side}});
  const auto people = referred_elements(tables, names.registry, dataset.people(), &Person::id);
  tables.push_back(registry_table(names.registry, cells, people));
  tables.push_back(alias_table(names, people, &Person::id));
}

/// Places or bodies.
void add_named(Tables& tables, const AliasNames& names, std::span<const Named> registry) {
  const auto cells =
      cells_at<Named>(names.registry, {{"name", &Named::name}, {"country", &Named::country}});
  const auto elements = referred_elements(tables, names.registry, registry, &Named::name);
  tables.push_back(registry_table(names.registry, cells, elements));
  tables.push_back(alias_table(names, elements, &Named::name));
}

ExportTable about_table(const About& about) {
  constexpr std::string_view name = "dataset";
  const auto cells = cells_at<About>(name, {{"title", &About::title},
                                            {"version", &About::version},
                                            {"updated", &About::updated},
                                            {"licence", &About::licence},
                                            {"description", &About::description}});
  return new_table(name, member_at(name).meaning, cells, [&about](const auto& give) {
    if (!about.title.empty()) {  // lines of the user's own alone have none
      give(about);
    }
  });
}

// What holds of every table.

/// A zero ends a text in SQL, and in most readers of CSV; U+FFFD stands for what cannot be shown.
void replace_zeros(Value& value) {
  const auto replace = [&](std::string_view text) {
    if (text.find('\0') == std::string_view::npos) {
      return;
    }
    std::string shown;
    for (const char c : text) {
      shown += c == '\0' ? std::string("\uFFFD") : std::string(1, c);
    }
    value = std::move(shown);
  };
  if (const auto* view = std::get_if<std::string_view>(&value)) {
    replace(*view);
  } else if (const auto* owned = std::get_if<std::string>(&value)) {
    replace(*owned);
  }
}

/// The key of a row, which is of texts and numbers.
std::string key_text(const Row& row, std::size_t key) {
  std::string text;
  for (std::size_t i = 0; i < key; ++i) {
    text += i == 0 ? "" : ", ";
    if (const auto* number = std::get_if<double>(&row[i])) {
      text += fmt::format("{}", *number);
    } else if (const auto* view = std::get_if<std::string_view>(&row[i])) {
      text += *view;
    } else if (const auto* owned = std::get_if<std::string>(&row[i])) {
      text += *owned;
    }
  }
  return text;
}

DataError twice(std::string_view key, std::string_view table) {
  return {DataError::Kind::invalid,
          {fmt::format("'{}' would stand twice in the table {}", key, table),
           "'pakru check FILE' tells every fault of a file."}};
}

/// The keys of a table, as they come.
class Keys {
 public:
  explicit Keys(const ExportTable& table) : table_(table.name), key_(table.key) {
    // Places differ where owners do, and these are the keys of an earlier table.
    is_numbered_ = table.columns[key_ - 1].name == place_name;
  }

  void add(const Row& row) {
    if (is_numbered_) {
      return;
    }
    std::string key = key_text(row, key_);
    if (!seen_.insert(key).second) {
      throw twice(key, table_);
    }
  }

 private:
  std::string_view table_;
  std::size_t key_;
  bool is_numbered_ = false;
  std::unordered_set<std::string> seen_;
};

/// The table, with its rows as they are to be written and its keys checked.
ExportTable finished(ExportTable table) {
  table.each_row = [each_row = std::move(table.each_row), keys = Keys(table)](const TakeRow& take) {
    each_row([&, seen = keys](Row& row) mutable {
      std::ranges::for_each(row, replace_zeros);
      seen.add(row);
      take(row);
    });
  };
  return table;
}

}  // namespace

std::size_t ExportTable::count_rows() const {
  std::size_t count = 0;
  each_row([&](const Row& /*row*/) { ++count; });
  return count;
}

std::vector<ExportTable> export_tables(std::span<const Record> records, const TradeFilter& figures,
                                       Dataset& dataset) {
  Tables tables;
  tables.push_back(about_table(dataset.about()));
  tables.push_back(records_table(records, dataset));
  tables.push_back(claims_table(records));
  tables.push_back(differences_table(records, dataset));
  tables.push_back(deliveries_table(records));
  tables.push_back(
      record_texts("record_topics", column_at("events/topics", "topic"), records, &Record::topics));
  tables.push_back(
      record_texts("record_places", column_at("events/places", "place"), records, &Record::places));
  tables.push_back(participants_table(records));
  tables.push_back(
      record_texts("record_bodies", column_at("events/bodies", "body"), records, &Record::bodies));
  tables.push_back(record_texts(
      "record_publishers", {"publisher", text, find_field("publishers")->meaning}, records,
      [&dataset](const Record& record) { return independent_publishers(record, dataset); }));
  tables.push_back(related_table(records));
  tables.push_back(trade_table(figures, dataset));
  tables.push_back(series_table(figures, dataset));
  tables.push_back(points_table(figures, dataset));
  add_sources(tables, dataset);
  add_people(tables, dataset);
  add_named(tables, {"place_aliases", "places", "place", "name of the place"}, dataset.places());
  add_named(tables, {"body_aliases", "bodies", "body", "name of the organisation"},
            dataset.bodies());
  std::ranges::transform(tables, tables.begin(),
                         [](ExportTable& table) { return finished(std::move(table)); });
  return tables;
}

void require_distinct_ids(std::span<const Record> records) {
  std::unordered_set<std::string_view> seen;
  for (const Record& record : records) {
    if (!seen.insert(record.id).second) {
      throw twice(record.id, "records");
    }
  }
}

const ExportTable& table_named(std::span<const ExportTable> tables, std::string_view name) {
  return *std::ranges::find(tables, name, &ExportTable::name);
}

}  // namespace pakru
