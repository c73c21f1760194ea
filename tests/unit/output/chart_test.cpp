#include <doctest/doctest.h>

#include "pakru/output/chart_svg.hpp"
#include "pakru/output/chart_text.hpp"
#include "sample.hpp"

using namespace pakru;

namespace {

constexpr Style ascii{false, 24, false};
constexpr Style unicode{false, 24, true};

Chart chart_of(std::vector<Point> points, Chart::Form form = Chart::Form::lines) {
  Chart chart;
  chart.title = "Things";
  chart.unit = "pieces";
  chart.form = form;
  chart.lines.push_back({"a", "A", std::move(points)});
  chart.sources = "Source: a book";
  return chart;
}

/// The text without the heading and the sources, which every picture has.
std::string plot(const Chart& chart, const Style& style, std::size_t rows) {
  const std::string text = chart_text(chart, style, rows);
  const std::string front = "Things\npieces\n";
  const std::string back = "Source: a book\n";
  REQUIRE(text.starts_with(front));
  REQUIRE(text.ends_with(back));
  return '\n' + text.substr(front.size(), text.size() - front.size() - back.size());
}

}  // namespace

TEST_CASE("a line climbs from tick to tick") {
  CHECK(plot(chart_of({{2000, 0}, {2001, 5}, {2002, 10}}), ascii, 6) == R"(
10 +                **
   |             ***
   |           **
 5 +        ***
   |     ***
   |  ***
 0 +**---------------+
  2000             2002
)");
  CHECK(plot(chart_of({{2000, 0}, {2001, 5}, {2002, 10}}), unicode, 6) == R"(
10 ┤                ⢀⡠
   │              ⡠⠔⠁
   │           ⡠⠔⠉
 5 ┤        ⣀⠔⠊
   │     ⣀⠔⠊
   │  ⣀⠔⠊
 0 ┼⠔⠊───────────────┬
  2000             2002
)");
}

TEST_CASE("a missing year is a gap, a zero lies on the axis") {
  CHECK(plot(chart_of({{2000, 10}, {2001, 10}, {2003, 0}, {2004, 0}}), ascii, 6) == R"(
10 +*****
   |
   |
 5 +
   |
   |
 0 ++------------*****
  2000
)");
}

TEST_CASE("one point is seen") {
  CHECK(plot(chart_of({{2000, 7}}), ascii, 6) == R"(
10 +
   |
   |         *
 5 +
   |
   |
 0 +---------+--------
           2000
)");
  CHECK(plot(chart_of({{2000, 7}}), unicode, 6) == R"(
10 ┤
   │
   │         ⠛
 5 ┤
   │
   │
 0 ┼─────────┬────────
           2000
)");
}

TEST_CASE("equal figures are a level line, zeros too") {
  CHECK(plot(chart_of({{2000, 4}, {2001, 4}, {2002, 4}}), ascii, 6) == R"(
4 +*******************
  |
  |
2 +
  |
  |
0 ++-----------------+
 2000              2002
)");
  CHECK(plot(chart_of({{2000, 0}, {2001, 0}, {2002, 0}}), ascii, 6) == R"(
1.0 +
    |
    |
0.5 +
    |
    |
0.0 +*****************
   2000            2002
)");
}

TEST_CASE("negative figures hang below an axis at zero") {
  CHECK(plot(chart_of({{2000, 10}, {2001, -10}}), ascii, 6) == R"(
 10 +**
    |  ***
    |     **
  0 ++------***------+
    |          ***
    |             **
-10 +               **
   2000            2001
)");
  CHECK(plot(chart_of({{2000, -10}, {2001, -5}}), ascii, 6) == R"(
  0 ++---------------+
    |
    |
 -5 +              ***
    |        ******
    |   *****
-10 +***
   2000            2001
)");
}

TEST_CASE("bars stand on the axis; one that is not zero is seen") {
  const auto form = Chart::Form::bars;
  CHECK(plot(chart_of({{2000, 4}, {2001, 0}, {2002, 2}, {2003, 3}}, form), unicode, 6) == R"(
4 ┤███
  │███         ▄▄▄
  │███         ███
2 ┤███     ███ ███
  │███     ███ ███
  │███     ███ ███
0 ┼─┬───────┬──────
  2000    2002
)");
  CHECK(plot(chart_of({{2000, 4}, {2001, 0}, {2002, 2}, {2003, 3}}, form), ascii, 6) == R"(
4 +####
  |####          #####
  |####          #####
2 +####     ##########
  |####     ##########
  |####     ##########
0 +--+--------+-------
   2000     2002
)");
  CHECK(plot(chart_of({{2000, 1000}, {2001, 1}}, form), unicode, 6) == R"(
1,000 ┤██████
      │██████
      │██████
  500 ┤██████
      │██████
      │██████ ▁▁▁▁▁▁
    0 ┼───┬──────────
        2000
)");
}

TEST_CASE("more years than columns share them") {
  std::vector<Point> points;
  for (int year = 1900; year < 2000; ++year) {
    points.push_back({year, year == 1950 ? 8.0 : 2.0});
  }
  CHECK(plot(chart_of(points, Chart::Form::bars), unicode, 6) == R"(
10 ┤
   │         ⡆
   │         ⡇
 5 ┤         ⡇
   │⣀⣀⣀⣀⣀⣀⣀⣀⣀⣇⣀⣀⣀⣀⣀⣀⣀⣀
   │⣿⣿⣿⣿⣿⣿⣿⣿⣿⣿⣿⣿⣿⣿⣿⣿⣿⣿
 0 ┼┬────────┬────────
  1900     1950
)");
}

TEST_CASE("without figures there is no axis") {
  CHECK(chart_text(chart_of({}), ascii, 6) == "Things\nThere are no figures.\n");
  CHECK(chart_svg(chart_of({})).find("There are no figures.") != std::string::npos);
}

TEST_CASE("lines have names, and patterns where there is no colour") {
  Chart chart = chart_of({{2000, 1}, {2001, 1}});
  chart.lines.push_back({"b", "B", {{2000, 0}, {2001, 0}}});
  const std::string text = chart_text(chart, ascii, 6);
  CHECK(text.starts_with("Things\npieces      *** A  o o B\n"));
  CHECK(text.find("1.0 +*****************\n") != std::string::npos);
  // In colour the same characters, painted.
  CHECK(chart_text(chart, {true, 24, true}, 6).find("\x1b[31m⠂\x1b[0m") != std::string::npos);
}

TEST_CASE("no line is wider than the style") {
  for (const std::size_t width : {30U, 47U, 80U, 200U}) {
    for (const auto form : {Chart::Form::lines, Chart::Form::bars}) {
      std::vector<Point> points;
      for (int year = 1947; year < 2027; ++year) {
        points.push_back({year, year - 1900.0});
      }
      const std::string text = chart_text(chart_of(points, form), {false, width, false}, 20);
      for (std::size_t at = 0; at < text.size();) {
        const std::size_t end = text.find('\n', at);
        CHECK(end - at <= width);
        at = end + 1;
      }
    }
  }
}

TEST_CASE("a picture as a file escapes its text and leaves gaps") {
  Chart chart = chart_of({{2000, 1}, {2001, 2}, {2003, 3}, {2005, 1}, {2006, 1}});
  chart.title = R"(A < "B" & C > D)";
  const std::string svg = chart_svg(chart);
  CHECK(svg.find("A &lt; &quot;B&quot; &amp; C &gt; D</title>") != std::string::npos);
  CHECK(test::count(svg, R"(<path class="fill0")") == 1);  // 2003
  const std::size_t path = svg.find(R"(<path class="line stroke0" d=")");
  REQUIRE(path != std::string::npos);
  CHECK(test::count(svg.substr(path), "M") == 3);  // two stretches, and the mark
  CHECK(svg.find("<script") == std::string::npos);
  const std::string endless(500, 'x');
  chart.title = chart.lines.front().name = chart.note = endless;
  chart.lines.push_back({"b", "B", {{2000, 1}}});
  const std::string cut = chart_svg(chart);
  CHECK(test::count(cut, endless) == 1);  // the title that a reader of screens hears
  CHECK(test::count(cut, std::string(65, 'x') + "…</text>") == 3);
  CHECK(svg.find("prefers-color-scheme:dark") != std::string::npos);
}

TEST_CASE("a file has a bar for each year that counts anything") {
  const std::string svg = chart_svg(chart_of({{2000, 4}, {2001, 0}, {2002, 2}}, Chart::Form::bars));
  CHECK(test::count(svg, R"(<rect class="fill0")") == 2);
}
