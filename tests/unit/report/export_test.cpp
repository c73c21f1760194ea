#include "pakru/report/export.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <set>

#include "pakru/data/data_error.hpp"
#include "pakru/data/shape.hpp"
#include "pakru/output/data_package.hpp"
#include "pakru/query/scan.hpp"
#include "sample.hpp"

using namespace pakru;
using namespace pakru::test;

namespace {

/// The tables of a dataset, with what they read.
struct Exported {
  explicit Exported(std::string_view bytes = sample, const Filter& filter = {})
      : opened(bytes), records(select(opened.dataset, filter, part::all)) {}

  Opened opened;
  std::vector<Record> records;
  TradeFilter figures;
  std::vector<ExportTable> tables = export_tables(records, figures, opened.dataset);
};

/// A table as the data package writes it.
std::string csv_of(std::span<const ExportTable> tables, const std::string& name) {
  return data_package(tables, {}).at(name + ".csv");
}

}  // namespace

TEST_CASE("each row has a value for each column, those that must be there among them") {
  const Exported exported;
  for (const ExportTable& table : exported.tables) {
    CHECK_FALSE(table.meaning.empty());
    for (const ExportColumn& column : table.columns) {
      CHECK_MESSAGE(!column.meaning.empty(), table.name << '.' << column.name);
    }
    table.each_row([&](const std::vector<Value>& row) {
      REQUIRE(row.size() == table.columns.size());
      for (std::size_t i = 0; i < row.size(); ++i) {
        CHECK_FALSE((table.columns[i].required && is_empty(row[i])));
      }
    });
  }
}

TEST_CASE("every field of a record has a column or a table") {
  const Exported exported;
  std::set<std::string_view> names;
  for (const ExportColumn& column : table_named(exported.tables, "records").columns) {
    names.insert(column.name);
  }
  for (const Field& field : record_fields()) {
    const bool is_list = field.type == FieldType::list;
    CHECK_MESSAGE(names.contains(field.name) != is_list, field.name);
  }
}

TEST_CASE("every key of the registries, the figures and the lists of a record has a column") {
  const Exported exported;
  const auto check = [&](std::string_view table, const Shape& shape) {
    std::set<std::string_view> names;
    for (const ExportColumn& column : table_named(exported.tables, table).columns) {
      names.insert(column.name);
    }
    for (const Member& member : shape.members) {
      const bool is_single = !member.list && member.type != ValueType::object;
      CHECK_MESSAGE((!is_single || names.contains(member.key)), table << '.' << member.key);
    }
  };
  for (const std::string_view name :
       {"dataset", "sources", "people", "places", "bodies", "series"}) {
    check(name, *dataset_shape.find(name)->shape);
  }
  check("trade", *dataset_shape.find("trade")->shape);
  check("claims", *record_shape.find("claims")->shape);
  check("record_people", *record_shape.find("people")->shape);
  check("deliveries", *record_shape.find("deal")->shape->find("deliveries")->shape);
}

TEST_CASE("each column holds what its name says") {
  const Exported exported(changed(
      changed(
          sample, R"("publisher": "Agency", "date": "2015-08-20")",
          R"("author": "A. Writer", "publisher": "Agency", "group": "House", "date": "2015-08-20", "via": "Archive")"),
      R"("series": [])", R"("series": [
    {"id": "s", "title": "Things", "unit": "pieces", "scope": "context", "source": "paper", "note": "so", "points": [[1990, 1]]}
  ])"));
  CHECK(csv_of(exported.tables, "dataset") ==
        "title,version,updated,licence,description\nSample,1,2026-01-01,CC-BY-4.0,For tests\n");
  CHECK(csv_of(exported.tables, "sources")
            .find("id,title,author,publisher,group,date,url,kind,language,via\n"
                  "agency-a,Report A,A. Writer,Agency,House,2015-08-20,https://a.example/1,news,en,"
                  "Archive\n") == 0);
  CHECK(csv_of(exported.tables, "people") == "id,name,side\nsergey-lavrov,Sergey Lavrov,russia\n");
  CHECK(csv_of(exported.tables, "places") == "name,country\nMoscow,Russia\n");
  CHECK(csv_of(exported.tables, "series") ==
        "id,title,unit,scope,source,note\ns,Things,pieces,context,paper,so\n");
}

TEST_CASE("a record's lists stand in tables of their own, in their order") {
  const Exported exported;
  CHECK(csv_of(exported.tables, "record_people") ==
        "record,position,person,office\n2015-08-19-deal,1,sergey-lavrov,Minister\n");
  CHECK(csv_of(exported.tables, "person_aliases") ==
        "person,position,alias\nsergey-lavrov,1,Sergei Lavrov\n");
  CHECK(csv_of(exported.tables, "record_related") ==
        "record,position,related\n2015-08-19-deal,1,2016-visit\n2016-visit,1,2015-08-19-deal\n");
  CHECK(csv_of(exported.tables, "differences") ==
        "record,position,field,says,chosen,source\n"
        "2015-08-19-deal,1,date,2015-08-19,true,agency-a\n"
        "2015-08-19-deal,2,date,2015-08-21,false,agency-b\n");
}

TEST_CASE("what is not known of a delivery is empty") {
  const Exported exported(changed(sample, R"("item": "Mi-35M")",
                                  R"("item": "Mi-35M", "deliveries": [{"condition": "new"},
          {"year": 2017, "year_is_estimate": true, "quantity": 4, "condition": "used", "tiv": 21.5}])"));
  CHECK(csv_of(exported.tables, "deliveries") ==
        "record,position,year,year_is_estimate,quantity,quantity_is_estimate,condition,tiv\n"
        "2015-08-19-deal,1,,false,,false,new,\n"
        "2015-08-19-deal,2,2017,true,4,false,used,21.5\n");
  Exported unknown(changed(sample, R"("item": "Mi-35M")",
                           R"("item": "Mi-35M", "deliveries": [{"condition": "new"}])"));
  CHECK(is_empty(find_field("tiv")->read(unknown.records.at(1), unknown.opened.dataset)));
}

TEST_CASE("what is counted in whole numbers is an integer, and one with a fraction is missing") {
  const Exported exported(changed(sample,
                                  R"("visit": {"direction": "to-pakistan", "level": "minister"})",
                                  R"("meeting": {"form": "commission", "session": 7})"));
  const auto type_of = [&](std::string_view table, std::string_view column) {
    return std::ranges::find(table_named(exported.tables, table).columns, column,
                             &ExportColumn::name)
        ->type;
  };
  for (const char* table : {"records", "claims"}) {
    CHECK(type_of(table, "session") == ExportType::integer);
    CHECK(type_of(table, "troops") == ExportType::integer);
    CHECK(type_of(table, "quantity") == ExportType::number);
    CHECK(type_of(table, "first") == ExportType::day);
  }
  CHECK(type_of("records", "support") == ExportType::integer);
  CHECK(exported.records.at(2).facts.session == 7);
  const Exported broken(changed(sample,
                                R"("visit": {"direction": "to-pakistan", "level": "minister"})",
                                R"("meeting": {"form": "commission", "session": 7.5})"));
  CHECK_FALSE(broken.records.at(2).facts.session);
}

TEST_CASE("a part of the records has what it refers to alone") {
  Filter filter;
  filter.kinds = {"visit"};
  const Exported exported(sample, filter);
  CHECK(csv_of(exported.tables, "sources").find("agency-b") == std::string::npos);
  CHECK(table_named(exported.tables, "sources").count_rows() == 2);
  CHECK(table_named(exported.tables, "people").count_rows() == 0);
  CHECK(table_named(exported.tables, "record_related").count_rows() == 0);
}

TEST_CASE("what no registry knows stands there by its key alone") {
  const Exported exported(changed(sample, R"("person": "sergey-lavrov")", R"("person": "nobody")"));
  CHECK(csv_of(exported.tables, "people") == "id,name,side\nnobody,,\n");
}

TEST_CASE("texts without characters are left out, and a zero is shown") {
  const Exported exported(changed(sample, R"("topics": ["arms"], "places": ["Moscow"])",
                                  R"("topics": ["arms"], "places": ["", "A\u0000b"])"));
  CHECK(csv_of(exported.tables, "record_places") ==
        "record,position,place\n2015-08-19-deal,1,A\uFFFDb\n");
}

TEST_CASE("a zero in what sources differ on is shown too") {
  const Exported exported(
      changed(sample, R"("date": "2015-08-21")", R"("date": "2015-08-19", "place": "A\u0000b")"));
  CHECK(csv_of(exported.tables, "differences") ==
        "record,position,field,says,chosen,source\n"
        "2015-08-19-deal,1,place,Moscow,true,\n"
        "2015-08-19-deal,2,place,A\uFFFDb,false,agency-b\n");
}

TEST_CASE("a key that stands twice is a fault of the data") {
  Opened opened;
  auto records = select(opened.dataset, {}, part::all);
  records.push_back(records.front());
  const TradeFilter figures;
  const auto tables = export_tables(records, figures, opened.dataset);
  CHECK_THROWS_WITH_AS(static_cast<void>(data_package(tables, {})),
                       "'1968-04-first' would stand twice in the table records", DataError);
}

TEST_CASE("a row is made when it is taken, as often as it is taken") {
  const Exported exported;
  const ExportTable& claims = table_named(exported.tables, "claims");
  CHECK(claims.count_rows() == 5);
  claims.each_row([](std::vector<Value>& row) { row.assign(row.size(), Value{}); });
  CHECK(csv_of(exported.tables, "claims") == csv_of(Exported().tables, "claims"));
}

TEST_CASE("figures are those of the dates and sources asked for, a series with none is left out") {
  Opened opened(changed(changed(sample, R"("series": [])", R"("series": [
    {"id": "s", "title": "Things", "unit": "pieces", "scope": "context", "source": "paper", "points": [[1990, 1], [1992, 0.5]]}
  ])"),
                        R"("trade": [])", R"("trade": [
    {"period": "FY2014-15", "flow": "total", "amount": 400, "currency": "USD", "reporter": "Pakistan", "source": "agency-a"}
  ])"));
  TradeFilter until;
  until.until = Date::parse("1991")->last();
  auto tables = export_tables({}, until, opened.dataset);
  CHECK(csv_of(tables, "points") == "series,year,value\ns,1990,1\n");
  CHECK(table_named(tables, "trade").count_rows() == 0);
  CHECK(table_named(tables, "sources").count_rows() == 1);
  TradeFilter since;
  since.since = Date::parse("1993")->first();
  tables = export_tables({}, since, opened.dataset);
  CHECK(table_named(tables, "series").count_rows() == 0);
  CHECK(csv_of(tables, "trade") ==
        "position,id,period,first,last,flow,commodity,commodity_direction,amount,currency,reporter,"
        "computed,stated,source,note,average\n"
        "1,FY2014-15:total:agency-a,FY2014-15,2014-07-01,2015-06-30,total,,,400,USD,Pakistan,"
        "false,,agency-a,,false\n");
  TradeFilter on;
  on.on = {*On::parse("1992-05-01")};
  on.sources = {"paper"};
  tables = export_tables({}, on, opened.dataset);
  CHECK(csv_of(tables, "points") == "series,year,value\ns,1992,0.5\n");
}
