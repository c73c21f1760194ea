#include "pakru/output/calendar.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "pakru/model/text.hpp"
#include "pakru/output/text.hpp"

namespace pakru {
namespace {

constexpr std::string_view line_end = "\r\n";

/// Stands for the day of the last change where records of the user's own have none.
constexpr Day unknown_update{std::chrono::year{1970}, std::chrono::month{1}, std::chrono::day{1}};

/// A value of type TEXT (section 3.3.11), its lines apart; control characters are not allowed in
/// it.
std::string text_value(std::string_view text) {
  std::string value;
  bool is_first = true;
  while (!text.empty()) {
    const std::string_view line = text.substr(0, text.find('\n'));
    text.remove_prefix(std::min(text.size(), line.size() + 1));
    value += is_first ? "" : "\\n";
    is_first = false;
    for (const char c : printable(line)) {
      if (c == '\\' || c == ';' || c == ',') {
        value += '\\';
      }
      value += c;
    }
  }
  return value;
}

/// Several of them; the separator stands as it is.
std::string text_values(std::span<const std::string_view> texts, std::string_view separator) {
  std::string values;
  for (const std::string_view text : texts) {
    if (!text.empty()) {
      values += fmt::format("{}{}", values.empty() ? "" : separator, text_value(text));
    }
  }
  return values;
}

std::string compact_day(Day day) {
  return fmt::format("{:08}", packed(day));
}

/// Whether all the days are known, and the day behind them can be written.
bool has_certain_days(const Date& date) {
  using enum DatePoint::Qualifier;
  return date.exact_to_day() && date.start().qualifier == none && date.end().qualifier == none &&
         date.last() < last_day_of_time;
}

/// The summary, and below it who says so and where.
std::string description_of(const Record& record, Dataset& dataset) {
  std::string text(record.summary);
  std::ranges::replace(text, '\n', ' ');
  std::string sources;
  for (const Claim& claim : record.claims) {
    const Source* source = dataset.source(claim.source);
    const std::string_view name = source == nullptr ? claim.source : source->publisher;
    const std::string_view address = source == nullptr ? std::string_view() : source->url;
    std::string line = printable(name);
    line += address.empty() ? "" : fmt::format(": {}", printable(address));
    sources += fmt::format("{}{}", sources.empty() ? "" : "\n", line);
  }
  const bool has_both = !text.empty() && !sources.empty();
  return fmt::format("{}{}{}", text, has_both ? "\n\n" : "", sources);
}

/// The first address of a source that is one of the web; empty where there is none.
std::string_view address_of(const Record& record, Dataset& dataset) {
  for (const Claim& claim : record.claims) {
    if (const Source* source = dataset.source(claim.source);
        source != nullptr && is_web_address(source->url)) {
      return source->url;
    }
  }
  return {};
}

/// Writes content lines.
class Writer {
 public:
  /// A property that has a value.
  void add(std::string_view name, std::string_view value) {
    if (!value.empty()) {
      text_ += folded_line(fmt::format("{}:{}", name, value));
    }
  }
  [[nodiscard]] std::string take() { return std::move(text_); }

 private:
  std::string text_;
};

/// Every year the day again; of the 29th of February the last day of the month.
std::string_view yearly_rule(Day day) {
  using std::chrono::February;
  return day.month() == February && day.day() == std::chrono::day{29}
             ? "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=-1"
             : "FREQ=YEARLY";
}

/// The days of an event; those of an anniversary are the first of them, every year again.
void add_days(Writer& writer, const Date& date, bool is_anniversary) {
  const Day last = is_anniversary ? date.first() : date.last();
  const Day end = std::chrono::sys_days(last) + std::chrono::days(1);
  writer.add("DTSTART;VALUE=DATE", compact_day(date.first()));
  writer.add("DTEND;VALUE=DATE", compact_day(end));
  writer.add("RRULE", is_anniversary ? yearly_rule(date.first()) : "");
}

/// A calendar must hold something (section 3.6): where there is no event, the definition of UTC.
void add_placeholder(Writer& writer) {
  writer.add("BEGIN", "VTIMEZONE");
  writer.add("TZID", "UTC");
  writer.add("BEGIN", "STANDARD");
  writer.add("DTSTART", "19700101T000000");
  writer.add("TZOFFSETFROM", "+0000");
  writer.add("TZOFFSETTO", "+0000");
  writer.add("END", "STANDARD");
  writer.add("END", "VTIMEZONE");
}

void add_event(Writer& writer, const Record& record, Dataset& dataset, std::string_view stamp,
               bool is_anniversary) {
  std::vector<std::string_view> categories = {record.kind};
  categories.insert(categories.end(), record.topics.begin(), record.topics.end());
  writer.add("BEGIN", "VEVENT");
  writer.add("UID", text_value(fmt::format("{}@pakru", record.id)));
  writer.add("DTSTAMP", stamp);
  add_days(writer, record.date(), is_anniversary);
  // Years after it happened a title alone would read as news.
  const int year = static_cast<int>(record.date().first().year());
  writer.add("SUMMARY", text_value(is_anniversary ? fmt::format("{} ({})", record.title, year)
                                                  : std::string(record.title)));
  writer.add("DESCRIPTION", text_value(description_of(record, dataset)));
  writer.add("LOCATION", text_values(record.places, "\\, "));
  writer.add("CATEGORIES", text_values(categories, ","));
  writer.add("URL", address_of(record, dataset));
  writer.add("TRANSP", "TRANSPARENT");
  writer.add("END", "VEVENT");
}

}  // namespace

std::string folded_line(std::string_view line) {
  constexpr std::size_t most_bytes = 75;
  std::string folded;
  std::size_t room = most_bytes;
  while (line.size() > room) {
    std::size_t length = room;
    while (length > 1 && is_continuation(line[length])) {
      --length;
    }
    folded += fmt::format("{}{} ", line.substr(0, length), line_end);
    line.remove_prefix(length);
    room = most_bytes - 1;  // the space that a further line begins with
  }
  return fmt::format("{}{}{}", folded, line, line_end);
}

Calendar calendar(std::span<const Record> records, Dataset& dataset,
                  const CalendarOptions& options) {
  const About& about = dataset.about();
  const auto updated = Date::parse(about.updated);
  const std::string stamp =
      fmt::format("{}T000000Z", compact_day(updated ? updated->last() : unknown_update));
  Calendar result;
  Writer writer;
  writer.add("BEGIN", "VCALENDAR");
  writer.add("VERSION", "2.0");
  writer.add("PRODID", text_value(fmt::format("-//pakru//pakru {}//EN", options.version)));
  writer.add("CALSCALE", "GREGORIAN");
  writer.add("X-WR-CALNAME", text_value(about.title));
  for (const Record& record : records) {
    if (has_certain_days(record.date())) {
      add_event(writer, record, dataset, stamp, options.anniversaries);
    } else {
      ++result.left_out;
    }
  }
  if (result.left_out == records.size()) {
    add_placeholder(writer);
  }
  writer.add("END", "VCALENDAR");
  result.text = writer.take();
  return result;
}

}  // namespace pakru
