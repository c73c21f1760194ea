#include "pakru/output/timeline.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "pakru/model/vocabulary.hpp"
#include "pakru/output/text.hpp"

namespace pakru {
namespace {

/// How a kind is marked; in the order of `kinds`.
struct KindSign {
  std::string_view sign;
  std::string_view letter;  ///< where there is only ASCII: the kind's first, or its capital
  std::size_t hue;
};
constexpr std::array kind_signs = {
    KindSign{"●", "v", 0},  // visit
    KindSign{"○", "m", 0},  // meeting
    KindSign{"◆", "a", 2},  // agreement
    KindSign{"■", "d", 1},  // deal
    KindSign{"□", "A", 1},  // aid
    KindSign{"▲", "p", 4},  // project
    KindSign{"△", "e", 4},  // exercise
    KindSign{"+", "V", 5},  // vote
    KindSign{"»", "s", 3},  // statement
    KindSign{"×", "i", 3},  // incident
    KindSign{"◇", "M", 2},  // milestone
};
constexpr KindSign unknown_kind = {"?", "?", 3};

struct Signs {
  std::string_view year, line, gap, nothing;
};
constexpr Signs unicode_signs = {"├", "│", "┊", "·"};
constexpr Signs ascii_signs = {"+", "|", ":", "."};

constexpr std::size_t year_width = 5;   ///< columns, of a year and a space
constexpr std::size_t usual_date = 10;  ///< columns, of '1969-05/06'
constexpr std::size_t narrowest_titles = 8;

const Signs& signs_of(const Style& style) {
  return style.unicode ? unicode_signs : ascii_signs;
}

std::string kind_sign(std::size_t rank, const Style& style) {
  const KindSign& kind = rank < kind_signs.size() ? kind_signs.at(rank) : unknown_kind;
  return tinted(style, kind.hue, style.unicode ? kind.sign : kind.letter);
}

/// The signs of the kinds that occur, in lines that fit.
std::string legend(const std::vector<bool>& occurs, const Style& style) {
  std::string text;
  std::size_t used = 0;
  for (std::size_t rank = 0; rank < occurs.size(); ++rank) {
    if (!occurs[rank]) {
      continue;
    }
    const std::string_view name = kinds.words[rank].text;
    const std::size_t wide = 2 + name.size();
    if (used > 0 && style.width > 0 && used + 2 + wide > style.width) {
      text += '\n';
      used = 0;
    }
    text += fmt::format("{}{} {}", used > 0 ? "  " : "", kind_sign(rank, style), name);
    used += wide + (used > 0 ? 2 : 0);
  }
  return text.empty() ? text : text + "\n\n";
}

/// The date without its year where that stands beside it: '04-17/21'. A month keeps its year, for
/// '05/06' would look like a day.
std::string date_in_year(const Date& date, int year) {
  std::string text = date.short_text();
  const std::string front = fmt::format("{:04}", year);
  const bool is_within = date.first().year() == date.last().year();
  if (text == front) {
    return {};
  }
  if (is_within && date.exact_to_day() && text.starts_with(front + '-')) {
    text.erase(0, front.size() + 1);
  }
  return text;
}

std::string gap_line(const Style& style, std::size_t left, std::size_t count,
                     std::string_view noun) {
  return std::string(left, ' ') +
         painted(style, Role::faint,
                 fmt::format("{} {} without records", signs_of(style).gap, counted(count, noun))) +
         '\n';
}

/// A title in the columns behind `before`: cut, or in the lines that it needs.
std::vector<std::string> title_lines(std::string_view title, std::size_t before,
                                     const Style& style) {
  if (style.width == 0) {
    return {printable(title)};
  }
  const std::size_t room = std::max(narrowest_titles, style.width - std::min(style.width, before));
  return style.wraps ? broken(printable(title), room)
                     : std::vector{shortened(printable(title), room, ellipsis(style))};
}

/// A record behind its year, `front`, or what stands in the place of that.
std::string record_lines(const Record& record, int year, std::string_view front,
                         std::string_view axis, const Style& style) {
  const std::string date = padded(date_in_year(record.date(), year), usual_date);
  const std::size_t before = year_width + 4 + display_width(date) + 2;
  std::string leader =
      fmt::format("{} {} {} {}  ", front, painted(style, Role::faint, axis),
                  kind_sign(kinds.rank(record.kind), style), painted(style, Role::date, date));
  std::string text;
  for (const std::string& line : title_lines(record.title, before, style)) {
    text += line_without_end(leader + line);
    leader = std::string(year_width, ' ') + painted(style, Role::faint, signs_of(style).line) +
             std::string(before - year_width - 1, ' ');
  }
  return text;
}

/// Columns of counts by kind; a kind that does not occur has none.
struct DecadeColumns {
  std::size_t count_width = 3;
  std::vector<std::size_t> kind_widths;
};

DecadeColumns decade_columns(std::span<const TimelineDecade> decades) {
  DecadeColumns columns;
  columns.kind_widths.assign(kinds.words.size(), 0);
  for (const TimelineDecade& decade : decades) {
    columns.count_width = std::max(columns.count_width, fmt::formatted_size("{}", decade.count));
    for (std::size_t rank = 0; rank < decade.by_kind.size(); ++rank) {
      const std::size_t count = decade.by_kind[rank];
      if (count > 0) {
        columns.kind_widths[rank] =
            std::max(columns.kind_widths[rank], fmt::formatted_size("{}", count));
      }
    }
  }
  return columns;
}

std::string decade_heading(const DecadeColumns& columns, const Style& style) {
  std::string line =
      "       " + painted(style, Role::heading, padded("ALL", columns.count_width, true));
  for (std::size_t rank = 0; rank < columns.kind_widths.size(); ++rank) {
    if (const std::size_t wide = columns.kind_widths[rank]; wide > 0) {
      line += ' ' + std::string(wide - 1, ' ') + kind_sign(rank, style);
    }
  }
  return line + '\n';
}

std::string decade_line(const TimelineDecade& decade, const DecadeColumns& columns,
                        const Style& style) {
  const Signs& signs = signs_of(style);
  std::string line = painted(style, Role::date, decade_text(decade.year)) + ' ' +
                     painted(style, Role::faint, signs.year) +
                     padded(fmt::format("{}", decade.count), columns.count_width, true);
  std::size_t used = 7 + columns.count_width;
  for (std::size_t rank = 0; rank < decade.by_kind.size(); ++rank) {
    if (const std::size_t wide = columns.kind_widths[rank]; wide > 0) {
      const std::size_t count = decade.by_kind[rank];
      line += ' ' + (count > 0
                         ? padded(fmt::format("{}", count), wide, true)
                         : std::string(wide - 1, ' ') + painted(style, Role::faint, signs.nothing));
      used += wide + 1;
    }
  }
  std::string titles;
  for (const std::string_view title : decade.titles) {
    titles += fmt::format("{}{}", titles.empty() ? "" : between(style), printable(title));
  }
  if (style.width > 0) {
    const std::size_t room = style.width - std::min(style.width, used + 2);
    titles = room < narrowest_titles ? "" : shortened(titles, room, ellipsis(style));
  }
  return line_without_end(line + "  " + titles);
}

}  // namespace

std::string timeline_text(std::span<const TimelineYear> years, const Style& style) {
  const Signs& signs = signs_of(style);
  std::vector<bool> occurs(kinds.words.size());
  std::string body;
  for (const TimelineYear& year : years) {
    if (year.empty_before > 0) {
      body += gap_line(style, 5, static_cast<std::size_t>(year.empty_before), "year");
    }
    std::string front = painted(style, Role::title, fmt::format("{:04}", year.year));
    std::string_view axis = signs.year;
    for (const Record* record : year.records) {
      if (const std::size_t rank = kinds.rank(record->kind); rank < occurs.size()) {
        occurs[rank] = true;
      }
      body += record_lines(*record, year.year, front, axis, style);
      front = "    ";
      axis = signs.line;
    }
  }
  return legend(occurs, style) + body;
}

std::string decades_text(std::span<const TimelineDecade> decades, const Style& style) {
  const DecadeColumns columns = decade_columns(decades);
  std::vector<bool> occurs;
  for (const std::size_t wide : columns.kind_widths) {
    occurs.push_back(wide > 0);
  }
  std::string text = legend(occurs, style);
  if (!decades.empty()) {
    text += decade_heading(columns, style);
  }
  std::size_t empty = 0;
  for (const TimelineDecade& decade : decades) {
    if (decade.count == 0) {
      ++empty;
      continue;
    }
    if (empty > 0) {
      text += gap_line(style, 6, empty, "decade");
      empty = 0;
    }
    text += decade_line(decade, columns, style);
  }
  return text;
}

}  // namespace pakru
