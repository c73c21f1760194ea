#include "pakru/output/overview.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "pakru/output/bar.hpp"
#include "pakru/output/text.hpp"

namespace pakru {
namespace {

using Lines = std::vector<std::string>;

constexpr std::size_t block_width = 38;
constexpr std::size_t gap = 2;
constexpr std::size_t bar_width = 10;

/// Counts under a title, each with a bar. Every line has the width of the block but the bar's end.
Lines counts_block(std::string_view title, const Summary& summary, std::size_t most,
                   const Style& style) {
  const std::size_t count = std::min(most, summary.rows.size());
  if (count == 0) {
    return {};
  }
  std::size_t label_width = 0;
  std::size_t largest = 0;
  for (std::size_t row = 0; row < count; ++row) {
    label_width = std::max(label_width, display_width(printable(summary.rows[row])));
    largest = std::max(largest, summary.row_totals[row].records);
  }
  const std::size_t number_width = grouped_text(static_cast<double>(largest)).size();
  label_width = std::min(label_width, block_width - number_width - bar_width - 3 * gap);
  Lines lines = {painted(style, Role::title, title)};
  for (std::size_t row = 0; row < count; ++row) {
    const auto records = static_cast<double>(summary.row_totals[row].records);
    const std::string label = shortened(printable(summary.rows[row]), label_width, ellipsis(style));
    lines.push_back(
        fmt::format("  {}  {}  {}", padded(label, label_width),
                    padded(grouped_text(records), number_width, true),
                    painted(style, Role::word,
                            bar_text(records / static_cast<double>(largest), bar_width, style))));
  }
  return lines;
}

Lines trade_block(const Overview& overview, const Style& style) {
  if (!overview.first_trade) {
    return {};
  }
  std::vector<OverviewTrade> figures = {*overview.first_trade};
  if (overview.last_trade) {
    figures.push_back(*overview.last_trade);
  }
  std::size_t period_width = 0;
  std::size_t total_width = 0;
  for (const OverviewTrade& figure : figures) {
    period_width = std::max(period_width, figure.period.size());
    total_width = std::max(total_width, millions_text(figure.total).size());
  }
  Lines lines = {painted(style, Role::title, "Trade, million " + overview.money)};
  for (const OverviewTrade& figure : figures) {
    lines.push_back(fmt::format("  {}  {}  {}", padded(std::string(figure.period), period_width),
                                padded(millions_text(figure.total), total_width, true),
                                figure.reporter));
  }
  return lines;
}

/// The columns that a line takes on a terminal, without its colours.
std::size_t width_of_line(std::string_view line) {
  std::string plain;
  while (!line.empty()) {
    if (line.front() == '\x1b') {
      line.remove_prefix(std::min(line.size(), line.find('m') + 1));
    } else {
      plain += line.front();
      line.remove_prefix(1);
    }
  }
  return display_width(plain);
}

void add_line(std::string& text, std::string line) {
  line.erase(line.find_last_not_of(' ') + 1);
  text += line + '\n';
}

void add_blocks(std::string& text, const Lines& left, const Lines& right, bool beside) {
  text += '\n';
  if (!beside) {
    std::ranges::for_each(left, [&](const std::string& line) { add_line(text, line); });
    text += right.empty() ? "" : "\n";
    std::ranges::for_each(right, [&](const std::string& line) { add_line(text, line); });
    return;
  }
  for (std::size_t i = 0; i < std::max(left.size(), right.size()); ++i) {
    std::string line = i < left.size() ? left[i] : std::string();
    if (i < right.size()) {
      const std::size_t used = width_of_line(line);
      line += std::string(used < block_width ? block_width - used : 0, ' ');
      line += std::string(gap, ' ') + right[i];
    }
    add_line(text, std::move(line));
  }
}

/// What is counted here, and what of the dataset is not.
std::string about_text(const Overview& overview) {
  const double share =
      100 * static_cast<double>(overview.disputed) / static_cast<double>(overview.records);
  const bool is_whole = overview.records == overview.in_dataset;
  std::string text = fmt::format(
      "{}{}, from {}, {} to {}. In {} ({:.0f} per cent) sources differ.",
      is_whole ? "" : grouped_text(static_cast<double>(overview.records)) + " of the dataset's ",
      counted(overview.in_dataset, "record"), counted(overview.sources, "source"), overview.first,
      overview.last, grouped_text(static_cast<double>(overview.disputed)), share);
  if (overview.context > 0) {
    text += fmt::format(" Left out: {} of context, what explains the rest; --scope all adds {}.",
                        counted(overview.context, "record"), overview.context == 1 ? "it" : "them");
  }
  return text;
}

}  // namespace

std::string overview_text(const Overview& overview, std::size_t most_people, const Style& style) {
  std::string text;
  if (!overview.title.empty()) {  // a file of lines has none
    text = painted(style, Role::title, printable(overview.title)) + '\n';
  }
  for (const std::string& line : wrapped(about_text(overview), style.width)) {
    text += line + '\n';
  }
  const bool beside = style.width == 0 || style.width >= 2 * block_width + gap;
  add_blocks(text, counts_block("Kinds", overview.kinds, SIZE_MAX, style),
             counts_block("Decades", overview.decades, SIZE_MAX, style), beside);
  Lines right = counts_block("Confidence", overview.confidences, SIZE_MAX, style);
  const Lines trade = trade_block(overview, style);
  if (!trade.empty()) {
    right.emplace_back();
    right.insert(right.end(), trade.begin(), trade.end());
  }
  add_blocks(text, counts_block("Most frequent people", overview.people, most_people, style), right,
             beside);
  return text;
}

}  // namespace pakru
