#include "pakru/output/search.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "pakru/output/text.hpp"

namespace pakru {
namespace {

constexpr std::size_t widest = 110;
constexpr std::size_t narrowest = 24;

/// A stretch of the text of at most `width` columns with its first mark in it.
std::string excerpt(const Style& style, std::string_view text, std::span<const Span> marks,
                    std::size_t width) {
  const std::string_view cut = ellipsis(style);
  if (marks.empty() || display_width(text) <= width) {
    return shortened(text, width, cut);
  }
  const Span first = marks.front();
  // A third of the room shows what leads to the mark, where the mark would not be seen otherwise.
  if (display_width(text.substr(0, first.end)) + 1 <= width * 2 / 3) {
    return shortened(text, width, cut);
  }
  const std::string front = std::string(cut) + ' ';
  const std::size_t room = width - display_width(front);
  // Room that the end of the text leaves is for what leads to the mark.
  std::size_t begin = first.begin;
  while (begin > 0) {
    const std::size_t space = text.rfind(' ', begin - 1 > 0 ? begin - 2 : 0);
    const std::size_t next = space == std::string_view::npos ? 0 : space + 1;
    const bool leads_long = display_width(text.substr(next, first.begin - next)) > width / 3;
    if (next >= begin || (leads_long && display_width(text.substr(next)) > room)) {
      break;
    }
    begin = next;
  }
  if (begin == 0) {
    return shortened(text, width, cut);
  }
  return front + shortened(text.substr(begin), room, cut);
}

/// The marks of a text that lie within a stretch of it, counted from where it begins.
std::vector<Span> within(std::span<const Span> marks, Span stretch) {
  std::vector<Span> kept;
  for (const Span mark : marks) {
    const std::size_t begin = std::max(mark.begin, stretch.begin);
    const std::size_t end = std::min(mark.end, stretch.end);
    if (begin < end) {
      kept.push_back({begin - stretch.begin, end - stretch.begin});
    }
  }
  return kept;
}

std::string label(const Passage& passage) {
  return passage.where == Where::claims ? fmt::format("{}: ", printable(passage.publisher))
                                        : fmt::format("{}: ", where_name(passage.where));
}

/// The title broken into lines, its words marked also where a phrase is broken.
std::vector<std::string> title_lines(const Style& style, const SearchHit& hit, Wanted& wanted,
                                     std::size_t width) {
  const std::string shown = printable(hit.record.title);
  const auto marks = wanted.marks(shown, hit.least);
  std::vector<std::string> lines;
  std::size_t at = 0;
  for (const std::string& line : wrapped(shown, width)) {
    // Should a line not be found, it stays without marks.
    const std::size_t begin = std::min(shown.find(line, at), shown.size());
    at = std::min(begin + line.size(), shown.size());
    lines.push_back(marked(style, Role::plain, line, within(marks, {begin, at})));
  }
  return lines;
}

}  // namespace

std::string marked(const Style& style, Role role, std::string_view text,
                   std::span<const Span> marks) {
  std::string painted_text;
  std::size_t at = 0;
  for (const Span mark : marks) {
    painted_text += painted(style, role, text.substr(at, mark.begin - at));
    painted_text += painted(style, Role::match, mark.of(text));
    at = mark.end;
  }
  return painted_text + painted(style, role, text.substr(at));
}

std::string search_text(std::span<const SearchHit> hits, Wanted& wanted, const Style& style) {
  std::size_t date_width = 0;
  std::size_t kind_width = 0;
  for (const SearchHit& hit : hits) {
    date_width = std::max(date_width, display_width(hit.record.date().short_text()));
    kind_width = std::max(kind_width, display_width(hit.record.kind));
  }
  const std::size_t left = date_width + kind_width + 4;
  const std::size_t width = style.width == 0 ? widest : std::min(style.width, widest);
  const std::size_t room = std::max(width, left + narrowest) - left;
  std::string text;
  for (const SearchHit& hit : hits) {
    const std::string date = padded(hit.record.date().short_text(), date_width);
    const std::string kind = padded(std::string(hit.record.kind), kind_width);
    std::string front =
        painted(style, Role::date, date) + "  " + painted(style, Role::word, kind) + "  ";
    for (const std::string& line : title_lines(style, hit, wanted, room)) {
      text += front + line + '\n';
      front = std::string(left, ' ');
    }
    if (hit.passage) {
      const std::string what = shortened(label(*hit.passage), room / 2, ellipsis(style));
      const std::string whole = printable(hit.passage->text);
      const std::string part =
          excerpt(style, whole, wanted.marks(whole, hit.least), room - display_width(what));
      text += std::string(left, ' ') + painted(style, Role::faint, what) +
              marked(style, Role::faint, part, wanted.marks(part, hit.least)) + '\n';
    }
  }
  return text;
}

}  // namespace pakru
