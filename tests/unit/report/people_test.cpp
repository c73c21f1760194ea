#include "pakru/report/people.hpp"

#include <doctest/doctest.h>

#include "pakru/output/table.hpp"
#include "sample.hpp"

using namespace pakru;
using namespace pakru::test;

namespace {

/// The sample's person in a second record, in two offices.
std::string with_two_offices() {
  return changed(sample, R"("scope": "bilateral",
      "visit")",
                 R"("scope": "bilateral",
      "people": [{"person": "sergey-lavrov", "office": "Minister"}, {"person": "sergey-lavrov", "office": "Chairman"}],
      "visit")");
}

}  // namespace

TEST_CASE("a person counts once in a record, from the first date to the last, in all offices") {
  Opened opened(with_two_offices());
  CHECK(rows_text(people_table(opened.dataset, {}, {}), RowWriter::Form::tsv, false) ==
        "sergey-lavrov\tSergey Lavrov\trussia\t2\t2015-08-19\t2016\tMinister; Chairman\n");
}

TEST_CASE("sides and filters narrow the people") {
  Opened opened;
  const std::vector<std::string_view> pakistan = {"pakistan"};
  CHECK(people_table(opened.dataset, {}, pakistan).rows.empty());
  Filter visits;
  visits.kinds = {"visit"};
  CHECK(people_table(opened.dataset, visits, {}).rows.empty());
  CHECK(sides_of_people(opened.dataset) == std::vector<std::string_view>{"russia"});
}

TEST_CASE("a person's records, each with the office of that day") {
  Opened opened(with_two_offices());
  const std::vector<std::string_view> people = {"sergey-lavrov"};
  CHECK(rows_text(records_of_people(opened.dataset, {}, people), RowWriter::Form::tsv, false) ==
        "2015-08-19-deal\tSergey Lavrov\t2015-08-19\tdeal\tHelicopters are ordered\tMinister\n"
        "2016-visit\tSergey Lavrov\t2016\tvisit\tA visit\tMinister; Chairman\n");
}
