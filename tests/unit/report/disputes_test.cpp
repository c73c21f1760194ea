#include "pakru/report/disputes.hpp"

#include "pakru/output/dispute.hpp"
#include "pakru/output/table.hpp"
#include "pakru/query/scan.hpp"
#include "sample.hpp"

using namespace pakru;
using namespace pakru::test;

namespace {

std::vector<Record> disputed(Dataset& dataset) {
  Filter filter;
  filter.disputed = true;
  return select(dataset, filter, part::head | find_field("disputed")->parts);
}

}  // namespace

TEST_CASE("a row a differing claim, the record's choice marked") {
  Opened opened;
  const auto records = disputed(opened.dataset);
  CHECK(tsv_of(dispute_table(records, opened.dataset), false) ==
        "2015-08-19-deal\t2015-08-19\tHelicopters are ordered\tdate\t2015-08-19\tyes\tagency-a\t"
        "Agency\n"
        "2015-08-19-deal\t2015-08-19\tHelicopters are ordered\tdate\t2015-08-21\tno\tagency-b\t"
        "Agency Daily\n");
}

TEST_CASE("for people, disputes stand under their record") {
  Opened opened;
  const auto records = disputed(opened.dataset);
  CHECK(disputes_text(records, opened.dataset, {false, 80}) ==
        "2015-08-19  Helicopters are ordered\n"
        "            2015-08-19-deal\n"
        "  date  * 2015-08-19  Agency\n"
        "          2015-08-21  Agency Daily\n"
        "\n"
        "  * the record follows this one\n");
  CHECK(disputes_text({}, opened.dataset, {false, 80}).empty());
}

TEST_CASE("what the record alone says has no source") {
  Opened opened;
  auto records = disputed(opened.dataset);
  records[0].facts.date = *Date::parse("2015-08");
  CHECK(tsv_of(dispute_table(records, opened.dataset), false)
            .starts_with("2015-08-19-deal\t2015-08\tHelicopters are ordered\tdate\t2015-08\tyes\t"
                         "\t\n"));
  CHECK(
      disputes_text(records, opened.dataset, {false, 80}).find("* 2015-08     the record itself") !=
      std::string::npos);
}
