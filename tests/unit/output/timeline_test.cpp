#include "pakru/output/timeline.hpp"

#include <doctest/doctest.h>

#include "pakru/query/scan.hpp"
#include "sample.hpp"

using namespace pakru;
using namespace pakru::test;

TEST_CASE("a timeline has years, signs and gaps") {
  Opened opened;
  const auto records = select(opened.dataset, {}, part::head);
  const auto years = timeline_years(records);
  CHECK(timeline_text(years, {false, 40, true}) == R"(● visit  ■ deal  » statement

1968 ├ » 1968-04     A "quoted" title
     ┊ 46 years without records
2015 ├ ■ 08-19       Helicopters are or…
2016 ├ ●             A visit
)");
  CHECK(timeline_text(years, {false, 20, false}) == R"(v visit  d deal
s statement

1968 + s 1968-04     A "qu...
     : 46 years without records
2015 + d 08-19       Helic...
2016 + v             A visit
)");
}

TEST_CASE("a timeline by decade has a column for each kind that occurs") {
  Opened opened;
  const auto records = select(opened.dataset, {}, part::head | part::claims);
  const auto decades = timeline_decades(records, opened.dataset);
  CHECK(decades_text(decades, {false, 40, true}) == R"(● visit  ■ deal  » statement

       ALL ● ■ »
1960s ├  1 · · 1  A "quoted" title
      ┊ 4 decades without records
2010s ├  2 1 1 ·  A visit · Helicopters…
)");
}
