#include "pakru/report/summary.hpp"

#include <doctest/doctest.h>

#include <algorithm>

#include "pakru/output/bar.hpp"
#include "pakru/output/table.hpp"
#include "sample.hpp"

using namespace pakru;
using namespace pakru::test;

namespace {

/// A deal of the sample's kind; `date` is its id too.
std::string deal(std::string_view date, std::string_view status, std::string_view value,
                 std::string_view topics = R"("arms")") {
  const std::string text(date);
  return R"({"id": "d-)" + text + R"(", "kind": "deal", "date": ")" + text +
         R"(", "title": "T", "summary": "S.", "scope": "bilateral", "topics": [)" +
         std::string(topics) + R"(], "deal": {"type": "loan", "status": ")" + std::string(status) +
         "\"" + (value.empty() ? "" : R"(, "value": )" + std::string(value)) +
         R"(}, "claims": [{"source": "paper", "states": "so"}]})";
}

std::string dollars(std::string_view low, std::string_view high) {
  return R"({"amount_low": )" + std::string(low) + R"(, "amount_high": )" + std::string(high) +
         R"(, "currency": "USD"})";
}

std::string with_deals(const std::string& deals) {
  return changed(sample, R"("related": ["2015-08-19-deal"]
    })",
                 R"("related": ["2015-08-19-deal"]
    },)" + deals);
}

const SummaryKey* key(std::string_view name) {
  const auto found = std::ranges::find(summary_keys(), name, &SummaryKey::name);
  REQUIRE(found != summary_keys().end());
  return &*found;
}

Summary summary_by(Dataset& dataset, std::string_view row, std::string_view column = {},
                   std::string_view measure = {}, const Filter& filter = {}) {
  SummaryWish wish;
  wish.row = key(row);
  wish.column = column.empty() ? nullptr : key(column);
  wish.measure = measure;
  return summarize(dataset, filter, wish);
}

/// The columns that are printed where none are asked for.
Table shown_table(const SummaryTable& summary) {
  std::vector<std::size_t> shown;
  const auto names = column_names(summary.table.columns);
  for (std::size_t i = 0; i < names.size(); ++i) {
    if (std::ranges::find(summary.shown, names[i]) != summary.shown.end()) {
      shown.push_back(i);
    }
  }
  return with_columns(summary.table, shown);
}

std::string text_of(const Summary& summary, bool share = false) {
  return rows_text(shown_table(summary_table(summary, {share, false})), RowWriter::Form::tsv, true);
}

}  // namespace

TEST_CASE("decades and years without a record stand as zero") {
  Opened opened;
  CHECK(text_of(summary_by(opened.dataset, "decade")) ==
        "decade\trecords\n1960s\t1\n1970s\t0\n1980s\t0\n1990s\t0\n2000s\t0\n2010s\t2\n");
  Filter filter;
  filter.since = Date::parse("2014")->first();
  filter.until = Date::parse("2030")->last();
  CHECK(text_of(summary_by(opened.dataset, "year", "", "", filter)) ==
        "year\trecords\n2014\t0\n2015\t1\n2016\t1\n");
}

TEST_CASE("a date of several years counts under the year of its first day") {
  Opened opened(with_deals(deal("2018/2020", "signed", "")));
  CHECK(summary_by(opened.dataset, "year").rows.back() == "2018");
}

TEST_CASE("two keys make a cross table, whose totals count each record once") {
  Opened opened(with_deals(deal("2017", "signed", "", R"("arms", "gas")")));
  const Summary summary = summary_by(opened.dataset, "topic", "kind");
  CHECK(text_of(summary) == "topic\tdeal\tall\narms\t2\t2\ngas\t1\t1\n");
  CHECK(summary.total.records == 2);
  CHECK(summary.has_several);
  CHECK(summary.coverage.without_key == 2);
  const Table table = summary_table(summary, {false, true}).table;
  REQUIRE(table.total.size() == 3);
  CHECK(value_text(table.total[1]) == "2");
}

TEST_CASE("the rest of the columns counts a record once") {
  Opened opened(with_deals(deal("2017", "signed", "", R"("arms", "gas", "oil")")));
  Summary full = summary_by(opened.dataset, "kind", "topic");
  SummaryWish wish = full.wish;
  wish.columns = kept_columns(full, 2);
  CHECK(wish.columns == std::vector<std::string>{"arms"});
  CHECK(text_of(summarize(opened.dataset, {}, wish)) == "kind\tarms\tother\tall\ndeal\t2\t1\t2\n");
  CHECK(kept_columns(full, 3).size() == 3);
}

TEST_CASE("what is told together has a name that no value has") {
  Opened opened(with_deals(deal("2017", "signed", "", R"("other", "all", "gas", "oil")") + "," +
                           deal("2018", "signed", "", R"("other", "all")")));
  SummaryWish wish = summary_by(opened.dataset, "kind", "topic").wish;
  wish.columns = {"all", "other"};
  CHECK(text_of(summarize(opened.dataset, {}, wish)) ==
        "kind\tall\tother\tall other\tall all\ndeal\t2\t2\t2\t3\n");
}

TEST_CASE("a date that was always so counts under the year in which it ended") {
  Opened opened(with_deals(deal("../1965", "signed", "")));
  Filter filter;
  filter.since = Date::parse("1900")->first();
  const Summary summary = summary_by(opened.dataset, "decade", "", "", filter);
  CHECK(summary.rows.front() == "1960s");
  CHECK(summary.row_totals.front().records == 2);
}

TEST_CASE("quantities of different goods are not added up") {
  const auto of = [](std::string_view date, std::string_view item) {
    return changed(deal(date, "signed", ""), R"("type": "loan")",
                   R"("type": "loan", "quantity": 5, "item": ")" + std::string(item) + '"');
  };
  Opened opened(with_deals(of("2017", "wheat") + "," + of("2018", "wheat") + "," +
                           of("2021", "tanks") + "," + of("2022", "wheat")));
  Filter loans;
  loans.types = {"loan"};
  const Summary summary = summary_by(opened.dataset, "decade", "", "quantity", loans);
  CHECK(text_of(summary) == "decade\trecords\tsum_low\tsum_high\n2010s\t2\t10\t10\n2020s\t2\t\t\n");
  CHECK(summary.total.has_unlike);
  CHECK(text_of(summary, true).ends_with("2010s\t2\t10\t10\t\n2020s\t2\t\t\t\n"));
}

TEST_CASE("of times the latest are kept, and the rest is told as earlier") {
  Opened opened;
  const Summary full = summary_by(opened.dataset, "kind", "decade");
  SummaryWish wish = full.wish;
  wish.columns = kept_columns(full, 3);
  CHECK(text_of(summarize(opened.dataset, {}, wish)) ==
        "kind\tearlier\t2000s\t2010s\tall\n"
        "deal\t0\t0\t1\t1\nstatement\t1\t0\t0\t1\nvisit\t0\t0\t1\t1\n");
}

TEST_CASE("a sum is a range where a value is one, and tells what it leaves out") {
  Opened opened(with_deals(deal("2017", "signed", dollars("1500000000", "2000000000")) + "," +
                           deal("2018", "negotiated", dollars("1", "1")) + "," +
                           deal("2019", "signed", R"({"amount": 7, "currency": "PKR"})")));
  const Summary summary = summary_by(opened.dataset, "type", "", "value");
  CHECK(text_of(summary) ==
        "type\trecords\tsum_low\tsum_high\n"
        "loan\t1\t1500000000\t2000000000\ndefense\t1\t153000000\t153000000\n");
  CHECK(summary.coverage.not_firm == 1);
  CHECK(summary.coverage.other_currency == 1);
  CHECK(summary.coverage.without_key == 2);
  const Table table = summary_table(summary, {false, true}).table;
  CHECK(value_text(table.rows[0][2]) == "1.5b to 2b");
  CHECK(value_text(table.rows[1][2]) == "153M");
  CHECK(value_text(table.total[2]) == "1.65b to 2.15b");
  CHECK_MESSAGE(std::is_gt(compare(table.rows[0][2], table.rows[1][2])), "ordered as a number");
  const Summary by_decade = summary_by(opened.dataset, "decade", "type", "value");
  CHECK(text_of(by_decade) ==
        "decade\tloan_low\tloan_high\tdefense_low\tdefense_high\tall_low\tall_high\n"
        "2010s\t1500000000\t2000000000\t153000000\t153000000\t1653000000\t2153000000\n");
}

TEST_CASE("a status that is asked for is summed") {
  Opened opened(with_deals(deal("2018", "negotiated", dollars("5", "5"))));
  Filter filter;
  filter.statuses = {"negotiated"};
  const Summary summary = summary_by(opened.dataset, "status", "", "value", filter);
  CHECK(summary.total == Tally{1, 5, 5});
  CHECK(summary.coverage.not_firm == 0);
}

TEST_CASE("shares are of all records") {
  Opened opened;
  CHECK(text_of(summary_by(opened.dataset, "scope"), true) ==
        "scope\trecords\tshare\nbilateral\t2\t66.7\ncontext\t1\t33.3\n");
}

TEST_CASE("every key counts a record or tells that it has none") {
  Opened opened;
  for (const SummaryKey& one : summary_keys()) {
    CAPTURE(one.name);
    const Summary summary = summary_by(opened.dataset, one.name);
    CHECK(summary.total.records + summary.coverage.without_key == 3);
  }
  CHECK(summary_by(opened.dataset, "publisher").rows ==
        std::vector<std::string>{"Agency", "Paper", "Agency Daily"});
}

TEST_CASE("bars are as long as their weight, and what is not nothing shows") {
  const Style unicode;
  CHECK(bar_text(1, 3, unicode) == "███");
  CHECK(bar_text(0.5, 3, unicode) == "█▌");
  CHECK(bar_text(0.0001, 3, unicode) == "▏");
  CHECK(bar_text(0, 3, unicode).empty());
  CHECK(bar_text(1, 1, unicode) == "█");
  CHECK(bar_text(0.5, 1, unicode) == "▄");
  const Style ascii{false, 0, false};
  CHECK(bar_text(1, 3, ascii) == "###");
  CHECK(bar_text(0.0001, 3, ascii) == "#");
  CHECK(bar_text(1, 1, ascii) == "#");
  CHECK(bar_text(0.5, 1, ascii) == "=");
}
