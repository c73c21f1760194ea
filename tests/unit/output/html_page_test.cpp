#include "pakru/output/html_page.hpp"

#include <doctest/doctest.h>

#include <array>

#include "output/html_data.hpp"
#include "output/html_pictures.hpp"
#include "pakru/output/text.hpp"
#include "pakru/query/scan.hpp"
#include "sample.hpp"

using namespace pakru;

namespace {

bool holds(std::string_view text, std::string_view part) {
  return text.find(part) != std::string_view::npos;
}

}  // namespace

TEST_CASE("a page has a row a record, with its link, marks and publishers") {
  test::Opened sample;
  Dataset& dataset = sample.dataset;
  const std::string page = html_page(dataset, select(dataset, {}, part::all));
  CHECK(holds(page, "<title>Sample</title>"));
  CHECK(test::count(page, "<th scope=\"row\" aria-labelledby=\"r") == 3);
  CHECK(holds(page, "<a id=\"r1\" href=\"#record=1968-04-first\">A &quot;quoted&quot; title</a>"));
  CHECK(holds(page, "statement <span class=\"mark\">context</span>"));
  CHECK(holds(page, "deal <span class=\"mark disputed\">disputed</span>"));
  CHECK(holds(page, "<td>Agency · Paper</td>"));
}

TEST_CASE("a page says which records it has") {
  test::Opened sample;
  Dataset& dataset = sample.dataset;
  CHECK(holds(html_page(dataset, select(dataset, {}, part::all)),
              "<span>3 records, 1968 to 2016</span>"));
  Filter visits;
  visits.kinds = {"visit"};
  CHECK(holds(html_page(dataset, select(dataset, visits, part::all), "kind visit, grep <b>"),
              "1 of 3 records (kind visit, grep &lt;b&gt;), 2016"));
  CHECK(holds(html_page(dataset, {}, "kind aid"), "0 of 3 records (kind aid)"));
}

TEST_CASE("a page leaves out what the dataset does not tell") {
  Dataset dataset;
  const std::string page = html_page(dataset, {});
  for (const std::string_view absent : {"ersion", "Licence", "Cite as", "charts-heading\""}) {
    CHECK_FALSE(holds(page.substr(page.find("<body>"), page.find("<dialog") - page.find("<body>")),
                      absent));
  }
}

TEST_CASE("a record that lasts counts in each year that it reaches into") {
  std::vector<Record> records(2);
  records[0].facts.date = *Date::parse("1999-12/2001-01");
  records[1].facts.date = *Date::parse("2001");
  const std::string bars = timeline_html(records);
  CHECK(holds(bars, "<title>2000: 1 record</title>"));
  CHECK(holds(bars, "<title>2001: 2 records</title>"));
  CHECK(holds(bars, "#since=1990&amp;until=1999\">1990s<span class=\"unseen\">, 1 record<"));
  CHECK(holds(bars, "#since=2000&amp;until=2009\">2000s<span class=\"unseen\">, 2 records<"));
}

TEST_CASE("a page describes the dataset to machines") {
  test::Opened sample;
  Dataset& dataset = sample.dataset;
  const std::string page = html_page(dataset, select(dataset, {}, part::all));
  CHECK(holds(
      page, R"("@type":"Dataset","name":"Sample – 3 records, 1968 to 2016",)"
            R"("description":"For tests – 3 records, 1968 to 2016","version":"1",)"
            R"("dateModified":"2026-01-01","license":"https://spdx.org/licenses/CC-BY-4.0.html",)"
            R"("temporalCoverage":"1968/2016","spatialCoverage":["Russia"],"keywords":["arms"])"));
}

TEST_CASE("what is no address of the web is no link") {
  const test::Opened sample(
      test::changed(test::sample, "https://a.example/1", "javascript:alert(1)"));
  Dataset dataset(sample.padded.bytes(), sample.index.index);
  const std::array pages = {PageEntry{record_page(dataset, 1)}};
  const std::string content = content_json(dataset, pages);
  CHECK(
      holds(content, R"({"publisher":"Agency","title":"Report A","date":"2015-08-20","language")"));
  CHECK_FALSE(holds(content, "javascript:"));
}

TEST_CASE("text of a page is no markup, and only addresses of the web are links") {
  CHECK(escaped("<a href=\"x\">&\u202e") == "&lt;a href=&quot;x&quot;&gt;&amp;&lt;U+202E&gt;");
  CHECK(is_web_address("https://a.example/1"));
  CHECK_FALSE(is_web_address("javascript:alert(1)"));
  CHECK_FALSE(is_web_address("https://a.example/ 1"));
}
