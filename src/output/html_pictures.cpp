#include <fmt/format.h>

#include <algorithm>
#include <vector>

#include "html_parts.hpp"
#include "pakru/model/money.hpp"
#include "pakru/model/vocabulary.hpp"
#include "pakru/output/chart_svg.hpp"
#include "pakru/output/table.hpp"
#include "pakru/output/text.hpp"
#include "pakru/report/chart.hpp"
#include "pakru/report/timeline.hpp"

namespace pakru {
namespace {

constexpr int most_decades = 40;  ///< that a screen has room for

int decade_of(int year) {
  return year / years_of_decade * years_of_decade;
}

/// A bar in a picture that is 100 high and 10 wide a year, and stretched to the page.
std::string year_bar(const TimelineYear& year, int first, std::size_t most) {
  const double height = 100 * static_cast<double>(year.records.size()) / static_cast<double>(most);
  const int x = (year.year - first) * 10;
  return fmt::format(R"(<g data-year="{0}" data-records="{1}"><title>{0}: {2}</title>)"
                     R"(<rect class="room" x="{3}" width="10" height="100"/>)"
                     R"(<rect class="all" x="{4}" y="{5:.1f}" width="8" height="{6:.1f}"/></g>)"
                     "\n",
                     year.year, year.records.size(), counted(year.records.size(), "record"), x,
                     x + 1, 100 - height, height);
}

std::string decade_link(int decade, std::size_t records) {
  return fmt::format(R"(<li><a href="#since={}&amp;until={}">{}<span class="unseen">, {}</span>)"
                     "</a></li>\n",
                     decade, decade + years_of_decade - 1, decade_text(decade),
                     counted(records, "record"));
}

/// How many of the records stand under each decade from the first to the last.
std::vector<std::size_t> by_decade(std::span<const TimelineYear> years, int first, int last) {
  std::vector<std::size_t> counts(static_cast<std::size_t>((last - first) / years_of_decade + 1));
  for (const TimelineYear& year : years) {
    counts[static_cast<std::size_t>((year.year - first) / years_of_decade)] += year.records.size();
  }
  return counts;
}

/// The lines that have figures.
Chart without_empty_lines(Chart chart) {
  std::erase_if(chart.lines, [](const ChartLine& line) { return line.points.empty(); });
  return chart;
}

/// One flow of trade, a line for each who counted it.
Chart trade_of(Dataset& dataset, std::string_view flow) {
  std::vector<std::string_view> counters;
  for (const Word& word : reporters.words) {
    counters.push_back(word.text);
  }
  return without_empty_lines(trade_chart(dataset, {}, {&flow, 1}, counters).chart);
}

/// The arms that passed between the two, as every series that counts them has it.
Chart arms(Dataset& dataset) {
  std::vector<const Series*> chosen;
  for (const Series& series : dataset.series()) {
    if (series.unit == "million trend-indicator value" && series.scope == "bilateral") {
      chosen.push_back(&series);
    }
  }
  if (chosen.empty()) {
    return {};
  }
  Chart chart = series_chart(dataset, chosen, 0, 9999);
  chart.title = chosen.front()->title;
  for (const Series* series : chosen) {
    if (!series->note.empty()) {
      chart.note += fmt::format("{}{}", chart.note.empty() ? "" : " ", series->note);
    }
  }
  return without_empty_lines(std::move(chart));
}

std::string legend_html(const Chart& chart) {
  std::string text = "<ul class=\"legend\">\n";
  for (std::size_t line = 0; line < chart.lines.size(); ++line) {
    text +=
        fmt::format("<li>{} {}</li>\n", legend_sample_svg(line), escaped(chart.lines[line].name));
  }
  return text + "</ul>\n";
}

/// The picture's figures, for who cannot see it or wants them exactly.
std::string figures_html(const Chart& chart) {
  std::string text =
      fmt::format("<table><caption>{}, {}</caption>\n<thead><tr><th scope=\"col\">Year</th>",
                  escaped(chart.title), escaped(chart.unit));
  for (const ChartLine& line : chart.lines) {
    text += fmt::format("<th scope=\"col\">{}</th>", escaped(line.name));
  }
  text += "</tr></thead>\n<tbody>\n";
  const Table table = chart_table(chart);
  for (const auto& row : table.rows) {
    text += fmt::format("<tr><th scope=\"row\">{}</th>", escaped(display_text(row.front())));
    for (std::size_t i = 1; i < row.size(); ++i) {
      text += fmt::format("<td>{}</td>", escaped(display_text(row[i], table.columns[i].type)));
    }
    text += "</tr>\n";
  }
  return text + "</tbody></table>\n";
}

std::string paragraph(std::string_view text) {
  return text.empty() ? "" : fmt::format("<p>{}</p>\n", escaped(text));
}

std::string figure_html(const Chart& chart) {
  if (chart.size() == 0) {
    return {};
  }
  return fmt::format(
      "<figure>\n<figcaption><h3>{}</h3><p>{}</p></figcaption>\n{}{}"
      "<details><summary>Figures and sources</summary>\n{}{}<div class=\"scroller\" tabindex=\"0\" "
      "role=\"group\" aria-label=\"Figures\">\n{}</div></details>\n</figure>\n",
      escaped(chart.title), escaped(chart.unit), plot_svg(chart), legend_html(chart),
      paragraph(chart.note), paragraph(chart.sources), figures_html(chart));
}

}  // namespace

std::string timeline_html(std::span<const Record> records) {
  const std::vector<TimelineYear> years = timeline_years(records);
  if (years.empty()) {
    return {};
  }
  const int first = decade_of(years.front().year);
  const int last = decade_of(years.back().year);
  if (last - first >= most_decades * years_of_decade) {
    return {};
  }
  const auto size_of = [](const TimelineYear& year) { return year.records.size(); };
  const TimelineYear& most = *std::ranges::max_element(years, {}, size_of);
  std::string bars;
  for (const TimelineYear& year : years) {
    bars += year_bar(year, first, size_of(most));
  }
  std::string links;
  int decade = first;
  for (const std::size_t count : by_decade(years, first, last)) {
    links += decade_link(decade, count);
    decade += years_of_decade;
  }
  return fmt::format(
      "<p>At most {4} a year, in {3}. <a id=\"chosen\" href=\"#list-heading\" hidden></a></p>\n"
      "<svg id=\"bars\" viewBox=\"0 0 {0} 100\" preserveAspectRatio=\"none\" role=\"img\" "
      "aria-label=\"Records by year, {1} to {2}; most in {3}: {4}\">\n{5}</svg>\n"
      "<ol id=\"decades\">\n{6}</ol>\n",
      (last - first + years_of_decade) * 10, years.front().year, years.back().year, most.year,
      size_of(most), bars, links);
}

std::string charts_html(Dataset& dataset) {
  std::string text;
  for (const std::string_view flow : {"total", "pk-exports", "pk-imports"}) {
    text += figure_html(trade_of(dataset, flow));
  }
  return text + figure_html(arms(dataset));
}

}  // namespace pakru
