#include "pakru/report/export.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <set>

#include "pakru/data/data_error.hpp"
#include "pakru/output/data_package.hpp"
#include "pakru/query/scan.hpp"
#include "sample.hpp"

using namespace pakru;
using namespace pakru::test;

namespace {

std::vector<ExportTable> tables_of(Opened& opened, const Filter& filter = {}) {
  return export_tables(select(opened.dataset, filter, part::all), {}, opened.dataset);
}

/// A table as the data package writes it.
std::string csv_of(std::span<const ExportTable> tables, const std::string& name) {
  return data_package(tables, {}).at(name + ".csv");
}

}  // namespace

TEST_CASE("each row has a value for each column, those that must be there among them") {
  Opened opened;
  const auto tables = tables_of(opened);
  for (const ExportTable& table : tables) {
    CHECK_FALSE(table.meaning.empty());
    for (const ExportColumn& column : table.columns) {
      CHECK_MESSAGE(!column.meaning.empty(), table.name << '.' << column.name);
    }
    for (const auto& row : table.rows) {
      REQUIRE(row.size() == table.columns.size());
      for (std::size_t i = 0; i < row.size(); ++i) {
        CHECK_FALSE((table.columns[i].required && is_empty(row[i])));
      }
    }
  }
}

TEST_CASE("every field of a record has a column or a table") {
  Opened opened;
  const auto tables = tables_of(opened);
  std::set<std::string_view> names;
  for (const ExportColumn& column : table_named(tables, "records").columns) {
    names.insert(column.name);
  }
  for (const Field& field : record_fields()) {
    const bool is_list = field.type == FieldType::list;
    CHECK_MESSAGE(names.contains(field.name) != is_list, field.name);
  }
}

TEST_CASE("a record's lists stand in tables of their own, in their order") {
  Opened opened;
  const auto tables = tables_of(opened);
  CHECK(csv_of(tables, "record_people") ==
        "record,position,person,office\n2015-08-19-deal,1,sergey-lavrov,Minister\n");
  CHECK(csv_of(tables, "person_aliases") ==
        "person,position,alias\nsergey-lavrov,1,Sergei Lavrov\n");
  CHECK(csv_of(tables, "record_related") ==
        "record,position,related\n2015-08-19-deal,1,2016-visit\n2016-visit,1,2015-08-19-deal\n");
  CHECK(csv_of(tables, "differences") ==
        "record,position,field,says,chosen,source\n"
        "2015-08-19-deal,1,date,2015-08-19,true,agency-a\n"
        "2015-08-19-deal,2,date,2015-08-21,false,agency-b\n");
}

TEST_CASE("a part of the records has what it refers to alone") {
  Opened opened;
  Filter filter;
  filter.kinds = {"visit"};
  const auto tables = tables_of(opened, filter);
  CHECK(csv_of(tables, "sources").find("agency-b") == std::string::npos);
  CHECK(table_named(tables, "sources").rows.size() == 2);
  CHECK(table_named(tables, "people").rows.empty());
  CHECK(table_named(tables, "record_related").rows.empty());
}

TEST_CASE("what no registry knows stands there by its key alone") {
  Opened opened(changed(sample, R"("person": "sergey-lavrov")", R"("person": "nobody")"));
  const auto tables = tables_of(opened);
  CHECK(csv_of(tables, "people") == "id,name,side\nnobody,,\n");
}

TEST_CASE("texts without characters are left out, and a zero is shown") {
  Opened opened(changed(sample, R"("topics": ["arms"], "places": ["Moscow"])",
                        R"("topics": ["arms"], "places": ["", "A\u0000b"])"));
  CHECK(csv_of(tables_of(opened), "record_places") ==
        "record,position,place\n2015-08-19-deal,1,A\uFFFDb\n");
}

TEST_CASE("a key that stands twice is a fault of the data") {
  Opened opened;
  auto records = select(opened.dataset, {}, part::all);
  records.push_back(records.front());
  CHECK_THROWS_WITH_AS(static_cast<void>(export_tables(records, {}, opened.dataset)),
                       "'1968-04-first' would stand twice in the table records", DataError);
}

TEST_CASE("figures are those of the dates and sources asked for, a series with none is left out") {
  Opened opened(changed(changed(sample, R"("series": [])", R"("series": [
    {"id": "s", "title": "Things", "unit": "pieces", "scope": "context", "source": "paper", "points": [[1990, 1], [1992, 0.5]]}
  ])"),
                        R"("trade": [])", R"("trade": [
    {"period": "FY2014-15", "flow": "total", "amount": 400, "currency": "USD", "reporter": "Pakistan", "source": "agency-a"}
  ])"));
  TradeFilter figures;
  figures.until = Date::parse("1991")->last();
  auto tables = export_tables({}, figures, opened.dataset);
  CHECK(csv_of(tables, "points") == "series,year,value\ns,1990,1\n");
  CHECK(table_named(tables, "trade").rows.empty());
  CHECK(table_named(tables, "sources").rows.size() == 1);
  figures = {};
  figures.since = Date::parse("1993")->first();
  tables = export_tables({}, figures, opened.dataset);
  CHECK(table_named(tables, "series").rows.empty());
  CHECK(csv_of(tables, "trade").find("FY2014-15,2014-07-01,2015-06-30,total") != std::string::npos);
}
