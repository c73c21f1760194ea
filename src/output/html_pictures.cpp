#include "html_pictures.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <vector>

#include "pakru/model/money.hpp"
#include "pakru/model/vocabulary.hpp"
#include "pakru/output/chart_svg.hpp"
#include "pakru/output/table.hpp"
#include "pakru/output/text.hpp"
#include "pakru/report/chart.hpp"
#include "pakru/report/series.hpp"

namespace pakru {
namespace {

constexpr int most_decades = 40;      ///< that a screen has room for
constexpr std::size_t least_bar = 3;  ///< of the 100 that a bar can be high, to be seen

int decade_of(int year) {
  return year / years_of_decade * years_of_decade;
}

/// How many of the records reach into those years.
std::size_t count_within(std::span<const Record> records, int first, int last) {
  return static_cast<std::size_t>(std::ranges::count_if(records, [&](const Record& record) {
    return static_cast<int>(record.date().last().year()) >= first &&
           static_cast<int>(record.date().first().year()) <= last;
  }));
}

struct YearCount {
  int year = 0;
  std::size_t records = 0;
};

/// How many records reach into each of the years.
std::vector<YearCount> counts_by_year(std::span<const Record> records, const YearSpan& years) {
  std::vector<YearCount> counts;
  for (int year = years.first; year <= years.last; ++year) {
    counts.push_back({year, count_within(records, year, year)});
  }
  return counts;
}

/// A bar in a picture that is 100 high and 10 wide a year, and stretched to the page.
std::string year_bar(const YearCount& year, int first, std::size_t most) {
  if (year.records == 0) {
    return {};
  }
  const double height =
      std::max(100 * static_cast<double>(year.records) / static_cast<double>(most),
               static_cast<double>(least_bar));
  const int x = (year.year - first) * 10;
  return fmt::format(R"(<g data-year="{0}" data-records="{1}"><title>{0}: {2}</title>)"
                     R"(<rect class="room" x="{3}" width="10" height="100"/>)"
                     R"(<rect class="all" x="{4}" y="{5:.1f}" width="8" height="{6:.1f}"/></g>)"
                     "\n",
                     year.year, year.records, counted(year.records, "record"), x, x + 1,
                     100 - height, height);
}

std::string decade_link(int decade, std::size_t records) {
  return fmt::format(
      R"(<li><a href="#since={:04}&amp;until={:04}">{}<span class="unseen">, {}</span>)"
      "</a></li>\n",
      decade, decade + years_of_decade - 1, decade_text(decade), counted(records, "record"));
}

/// Leaves out the lines that none of the charts, which have the same, has figures of.
void drop_empty_lines(std::vector<Chart>& charts) {
  for (std::size_t line = charts.front().lines.size(); line-- > 0;) {
    const auto is_empty = [line](const Chart& chart) { return chart.lines[line].points.empty(); };
    if (std::ranges::all_of(charts, is_empty)) {
      for (Chart& chart : charts) {
        chart.lines.erase(chart.lines.begin() + static_cast<std::ptrdiff_t>(line));
      }
    }
  }
}

/// What of a flow stands in no picture by year.
std::string note_of_left_out(Dataset& dataset, std::string_view flow, std::size_t other_currency) {
  TradeFilter of_flow;
  of_flow.flows = {flow};
  const Table periods = trade_by_period(dataset, of_flow).table;
  const auto other = static_cast<std::size_t>(
      std::ranges::count_if(periods.rows, [](const std::vector<Value>& row) {
        const auto period = Period::parse(std::get<std::string_view>(row.front()));
        return !period || !is_calendar_year(*period);
      }));
  std::vector<std::string> parts;
  if (other > 0) {
    parts.push_back(fmt::format("{} other than calendar years", counted(other, "period")));
  }
  if (other_currency > 0) {
    parts.push_back(fmt::format("{} in other currencies", counted(other_currency, "observation")));
  }
  return parts.empty() ? ""
                       : fmt::format("Not drawn: {}; ‘pakru trade --all’ has them.",
                                     fmt::join(parts, " and "));
}

/// One flow of trade, a line for each who may have counted it.
Chart trade_of(Dataset& dataset, std::string_view flow) {
  std::vector<std::string_view> counters;
  for (const Word& word : reporters.words) {
    counters.push_back(word.text);
  }
  auto [chart, left_out] = trade_chart(dataset, {}, {&flow, 1}, counters);
  chart.unit += ", calendar years";
  chart.note = note_of_left_out(dataset, flow, left_out);
  return chart;
}

/// The line with a zero in each year between its first and last that has no figure.
void fill_with_zeros(ChartLine& line) {
  std::vector<Point> points;
  for (const Point& point : line.points) {
    while (!points.empty() && points.back().year + 1 < point.year) {
      points.push_back({points.back().year + 1, 0});
    }
    points.push_back(point);
  }
  line.points = std::move(points);
}

/// The arms that passed between the two, as every series that counts them has it.
Chart arms(Dataset& dataset) {
  std::vector<const Series*> chosen;
  for (const Series& series : dataset.series()) {
    if (series.unit == arms_unit && series.scope == "bilateral" && !series.points.empty()) {
      chosen.push_back(&series);
    }
  }
  if (chosen.empty()) {
    return {};
  }
  Chart chart = series_chart(dataset, chosen, 0, 9999);
  chart.title = chosen.front()->title;
  std::ranges::for_each(chart.lines, fill_with_zeros);
  chart.note += chart.note.empty() ? "" : " ";
  chart.note += "Years without a delivery stand as 0 here.";
  return chart;
}

/// The lines of charts, which have the same, beside what they look like.
std::string legend_html(std::span<const Chart> charts) {
  std::string text = "<ul class=\"legend\">\n";
  for (std::size_t line = 0; line < charts.front().lines.size(); ++line) {
    LineForm form;
    for (const Chart& chart : charts) {
      const LineForm here = line_form(chart.lines[line]);
      form.has_strokes = form.has_strokes || here.has_strokes;
      form.has_marks = form.has_marks || here.has_marks;
    }
    text += fmt::format("<li>{} {}</li>\n", legend_sample_svg(line, form),
                        escaped(charts.front().lines[line].name));
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

std::string source_html(const Source& source) {
  const std::string title = escaped(source.title.empty() ? source.id : source.title);
  return fmt::format("<li>{}{}{}. {}{}</li>\n", escaped(source.publisher),
                     source.date.empty() ? "" : ", ", escaped(source.date),
                     is_web_address(source.url)
                         ? fmt::format(R"(<a href="{}" rel="noopener noreferrer">{}</a>)",
                                       escaped(source.url), title)
                         : title,
                     source.via.empty() ? "" : fmt::format(" (read at {})", escaped(source.via)));
}

std::string sources_html(const Chart& chart, Dataset& dataset) {
  std::string text = "<h4>Sources</h4>\n<ul>\n";
  for (const std::string_view id : chart.documents) {
    const Source* source = dataset.source(id);
    text += source == nullptr ? fmt::format("<li>{}</li>\n", escaped(id)) : source_html(*source);
  }
  return text + "</ul>\n";
}

/// A picture. `legend` is empty where it stands elsewhere.
std::string figure_html(const Chart& chart, std::string_view legend, Dataset& dataset) {
  if (chart.size() == 0) {
    return {};
  }
  const std::string note =
      chart.note.empty() ? "" : fmt::format("<p class=\"note\">{}</p>\n", escaped(chart.note));
  return fmt::format(
      "<figure>\n<figcaption><h3>{0}</h3><p>{1}</p></figcaption>\n{2}{3}{4}"
      "<details><summary>Figures and sources<span class=\"unseen\">: {0}</span></summary>\n"
      "<div class=\"scroller\" tabindex=\"0\" role=\"group\" aria-label=\"Figures: {0}\">\n"
      "{5}</div>\n{6}</details>\n</figure>\n",
      escaped(chart.title), escaped(chart.unit), legend, plot_svg(chart), note, figures_html(chart),
      sources_html(chart, dataset));
}

}  // namespace

std::string timeline_html(std::span<const Record> records) {
  if (records.empty()) {
    return {};
  }
  const auto year = [](const Record& record) { return year_of(record.date()); };
  const auto [oldest, newest] = std::ranges::minmax(records, {}, year);
  const YearSpan span{year(oldest), year(newest)};
  const int first = decade_of(span.first);
  const int last = decade_of(span.last);
  if (last - first >= most_decades * years_of_decade) {
    return {};
  }
  const std::vector<YearCount> years = counts_by_year(records, span);
  const YearCount& most = *std::ranges::max_element(years, {}, &YearCount::records);
  std::string bars;
  for (const YearCount& one : years) {
    bars += year_bar(one, first, most.records);
  }
  std::string links;
  for (int decade = first; decade <= last; decade += years_of_decade) {
    links += decade_link(decade, count_within(records, decade, decade + years_of_decade - 1));
  }
  return fmt::format(
      "<p>At most {4} a year, in {3}; what lasts for years counts in each. <a id=\"chosen\" "
      "href=\"#list-heading\" hidden></a></p>\n"
      "<svg id=\"bars\" data-least=\"{5}\" viewBox=\"0 0 {0} 100\" preserveAspectRatio=\"none\" "
      "role=\"img\" aria-label=\"Records by year, {1} to {2}; most in {3}: {4}\">\n{6}</svg>\n"
      "<ol id=\"decades\">\n{7}</ol>\n",
      (last - first + years_of_decade) * 10, span.first, span.last, most.year,
      counted(most.records, "record"), least_bar, bars, links);
}

std::string charts_html(Dataset& dataset) {
  std::vector<Chart> trade;
  for (const std::string_view flow : {"total", "pk-exports", "pk-imports"}) {
    trade.push_back(trade_of(dataset, flow));
  }
  drop_empty_lines(trade);
  std::string text;
  for (const Chart& chart : trade) {
    text += figure_html(chart, {}, dataset);
  }
  if (!text.empty()) {
    text = legend_html(trade) + text;
  }
  const Chart of_arms = arms(dataset);
  const std::string legend = of_arms.lines.empty() ? "" : legend_html({&of_arms, 1});
  return text + figure_html(of_arms, legend, dataset);
}

}  // namespace pakru
