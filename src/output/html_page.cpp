#include "pakru/output/html_page.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <utility>
#include <vector>

#include "html_data.hpp"
#include "html_pictures.hpp"
#include "packed.hpp"
#include "pakru/model/money.hpp"
#include "pakru/output/chart_svg.hpp"
#include "pakru/output/text.hpp"
#include "pakru/report/citation.hpp"

// The files of html/, and the hash of the script; see html/embedded.S.in.
extern "C" {
extern const char pakru_html_template[];
extern const char pakru_html_template_end[];
extern const char pakru_html_styles[];
extern const char pakru_html_styles_end[];
extern const char pakru_html_script[];
extern const char pakru_html_script_end[];
extern const char pakru_html_script_hash[];
extern const char pakru_html_script_hash_end[];
}

namespace pakru {
namespace {

constexpr std::size_t shown_publishers = 3;
constexpr std::size_t most_chart_lines = 6;

/// What stands for '{{name}}' in the template.
struct Part {
  std::string_view name;
  std::string text;
};

std::string_view between(const char* first, const char* end) {
  return {first, static_cast<std::size_t>(end - first)};
}

/// The template with its parts; what a part holds is not looked at for names again.
std::string filled(std::string_view form, std::span<const Part> parts) {
  std::string text;
  for (std::size_t mark = form.find("{{"); mark != std::string_view::npos; mark = form.find("{{")) {
    const std::size_t end = form.find("}}", mark);
    const std::string_view name = form.substr(mark + 2, end - mark - 2);
    text += form.substr(0, mark);
    text += std::ranges::find(parts, name, &Part::name)->text;
    form.remove_prefix(end + 2);
  }
  return text += form;
}

/// JSON that may stand within a script element: nothing in it can end the element.
std::string script_json(std::string_view json) {
  std::string text;
  for (const char c : json) {
    if (c == '<') {
      text += "\\u003c";
    } else {
      text += c;
    }
  }
  return text;
}

/// A date, that may be broken between its ends.
std::string date_html(const Date& date) {
  const std::string text = escaped(date.short_text());
  const std::size_t slash = text.find('/');
  return slash == std::string::npos
             ? text
             : fmt::format("{}<wbr>{}", text.substr(0, slash + 1), text.substr(slash + 1));
}

std::string publishers_text(const Record& record, Dataset& dataset) {
  const std::vector<std::string_view> all = independent_publishers(record, dataset);
  const std::span shown = std::span(all).first(std::min(all.size(), shown_publishers));
  const std::string text = fmt::format("{}", fmt::join(shown, " · "));
  return all.size() == shown.size()
             ? text
             : fmt::format("{} and {} more", text, all.size() - shown.size());
}

/// A text as the value of a query (WHATWG URL, application/x-www-form-urlencoded).
std::string query_value(std::string_view text) {
  std::string value;
  for (const char c : printable(text)) {
    const bool is_plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
                          (c >= '0' && c <= '9') || c == '-' || c == '_' || c == '.';
    if (is_plain) {
      value += c;
    } else {
      value += fmt::format("%{:02X}", static_cast<unsigned char>(c));
    }
  }
  return value;
}

std::string mark_html(std::string_view classes, std::string_view word) {
  return fmt::format(" <span class=\"mark{}\">{}</span>", classes, word);
}

/// A row of the table; its heading is heard as the title alone, known by `place`.
std::string row_html(const PageEntry& entry, std::size_t place, Dataset& dataset) {
  const Record& record = entry.page.record;
  std::string marks;
  if (record.scope == "context") {
    marks += mark_html("", "context");
  }
  if (!entry.page.disputes.empty()) {
    marks += mark_html(" disputed", "disputed");
  }
  if (entry.is_added) {
    marks += mark_html(" added", "added");
  }
  return fmt::format(
      "<tr><td>{0}</td><td>{1}{2}</td><th scope=\"row\" aria-labelledby=\"r{3}\">"
      "<a id=\"r{3}\" href=\"#record={4}\">{5}</a><p>{6}</p></th><td>{7}</td></tr>\n",
      date_html(record.date()), escaped(record.kind), marks, place, query_value(record.id),
      escaped(record.title), escaped(record.summary), escaped(publishers_text(record, dataset)));
}

/// The first volume, to which files of the user's own are added.
struct Base {
  std::size_t records = 0;
  std::string_view bytes;

  explicit Base(const Dataset& dataset)
      : records(static_cast<std::size_t>(
            std::ranges::count(dataset.heads(), std::uint16_t{0}, &Head::volume))),
        bytes(records > 0 ? dataset.bytes() : std::string_view()) {}

  /// Where the first volume has no records, those of other files are not beside any.
  [[nodiscard]] bool is_added(const Record& record) const {
    return records > 0 && !stands_in(bytes, record.json);
  }
};

std::size_t count_added(std::span<const PageEntry> entries) {
  return static_cast<std::size_t>(std::ranges::count(entries, true, &PageEntry::is_added));
}

/// '125 of 1,157 records' of those of the dataset itself.
std::string count_text(const Dataset& dataset, std::span<const PageEntry> entries) {
  const Base base(dataset);
  const std::size_t all = base.records > 0 ? base.records : dataset.size();
  const std::size_t own = entries.size() - count_added(entries);
  return own < all ? fmt::format("{} of {}", grouped_text(static_cast<double>(own)),
                                 counted(all, "record"))
                   : counted(own, "record");
}

/// Which records these are: '125 of 1,157 records (kind visit), 1949 to 2026'.
std::string selection_text(const Dataset& dataset, std::span<const PageEntry> entries,
                           std::string_view filters) {
  std::string text = count_text(dataset, entries);
  if (const std::size_t added = count_added(entries); added > 0) {
    text += fmt::format(" and {} added", grouped_text(static_cast<double>(added)));
  }
  if (!filters.empty()) {
    text += fmt::format(" ({})", filters);
  }
  if (entries.empty()) {
    return text;
  }
  const auto year = [](const PageEntry& entry) { return year_of(entry.page.record.date()); };
  const auto [first, last] = std::ranges::minmax(entries, {}, year);
  text += fmt::format(", {}", year(first));
  return year(first) == year(last) ? text : text + fmt::format(" to {}", year(last));
}

std::string licence_html(std::string_view licence) {
  const std::string address = licence_address(licence);
  return address.empty() ? escaped(licence)
                         : fmt::format(R"(<a href="{}" rel="noopener noreferrer license">{}</a>)",
                                       address, escaped(licence));
}

std::string paragraph(std::string_view content) {
  return content.empty() ? "" : fmt::format("<p>{}</p>\n", content);
}

/// 'version 2026.11 of 2026-11-21', as far as the dataset tells.
std::string version_text(const About& about) {
  return fmt::format("{}{}{}{}", about.version.empty() ? "" : "version ", about.version,
                     about.updated.empty() ? "" : " of ", about.updated);
}

/// What stands below the title, in short.
std::string facts_html(const About& about, std::string_view selection) {
  std::string text;
  if (const std::string version = version_text(about); !version.empty()) {
    text += fmt::format("<span>Dataset {}</span> ", escaped(version));
  }
  text += fmt::format("<span>{}</span>", escaped(selection));
  if (!about.licence.empty()) {
    text += fmt::format(" <span>Licence {}</span>", licence_html(about.licence));
  }
  return text;
}

/// Where the records are from, in sentences.
std::string origin_html(const About& about, std::string_view selection, std::size_t added) {
  std::string text = "Made by pakru";
  if (!about.title.empty()) {
    const std::string version = version_text(about);
    text += fmt::format(" from the dataset “{}”{}{}", escaped(about.title),
                        version.empty() ? "" : ", ", escaped(version));
  }
  text += fmt::format(": {}.", escaped(selection));
  if (added > 0) {
    text += fmt::format(
        " {}, marked{}, {} from files of whoever made the page, and no part of that dataset, its "
        "licence or its citation.",
        counted(added, "record"), mark_html(" added", "added"), added == 1 ? "is" : "are");
  }
  return text;
}

/// How the records are cited and under which terms they stand, as far as the dataset tells.
std::string rights_html(const About& about, bool has_figures) {
  std::string text;
  if (!about.title.empty()) {
    text += paragraph(
        fmt::format("Cite as: <cite>{}</cite>", escaped(chicago_text(reference_to(about)))));
  }
  if (!about.licence.empty()) {
    text += paragraph(fmt::format(
        "The records may be used under {}. What a source says is its publisher’s own{}.",
        licence_html(about.licence),
        has_figures ? "; so are figures, such as SIPRI’s trend-indicator values of arms" : ""));
  }
  return text;
}

/// A part of the page, to which a link leads.
struct Section {
  std::string_view id;
  std::string_view heading;
  std::string content;  ///< empty where there is no such part

  [[nodiscard]] std::string html() const {
    return content.empty() ? ""
                           : fmt::format(
                                 "<section id=\"{0}\" aria-labelledby=\"{0}-heading\">\n"
                                 "<h2 id=\"{0}-heading\" tabindex=\"-1\">{1}</h2>\n{2}</section>\n",
                                 id, heading, content);
  }
  [[nodiscard]] std::string link(std::string_view text) const {
    return content.empty() ? "" : link_to(id, text);
  }
  static std::string link_to(std::string_view id, std::string_view text) {
    return fmt::format("<li><a href=\"#{}-heading\">{}</a></li>", id, text);
  }
};

}  // namespace

std::string html_page(Dataset& dataset, std::span<const Record> records, std::string_view filters) {
  const Base base(dataset);
  std::vector<PageEntry> entries;
  entries.reserve(records.size());
  std::string rows;
  for (const Record& record : records) {
    entries.push_back({record_page(dataset, record), base.is_added(record)});
    rows += row_html(entries.back(), entries.size(), dataset);
  }
  const About& about = dataset.about();
  const std::string title = escaped(about.title.empty() ? "Records" : about.title);
  const std::string selection = selection_text(dataset, entries, filters);
  const Section timeline{"timeline", "Records by year", timeline_html(records)};
  std::string figures = charts_html(dataset);
  const bool has_figures = !figures.empty();
  if (has_figures) {
    figures = fmt::format("<div class=\"figures\">\n{}</div>\n", figures);
  }
  const Section charts{"charts", "Trade and arms", std::move(figures)};
  const std::array parts = {
      Part{"title", title},
      Part{"summary",
           escaped(about.description.empty() ? std::string_view(selection) : about.description)},
      Part{"about", paragraph(escaped(about.description))},
      Part{"facts", facts_html(about, selection)},
      Part{"links", timeline.link("By year") + charts.link("Trade and arms") +
                        Section::link_to("list", "Records") + Section::link_to("about", "About")},
      Part{"timeline", timeline.html()},
      Part{"charts", charts.html()},
      Part{"count", records.empty() ? "0 records: nothing matches what was asked for."
                                    : counted(records.size(), "record")},
      Part{"rows", std::move(rows)},
      Part{"origin", origin_html(about, selection, count_added(entries))},
      Part{"rights", rights_html(about, has_figures)},
      Part{"content", packed_text(content_json(dataset, entries))},
      Part{"description", script_json(description_json(dataset, entries, selection))},
      Part{"styles", std::string(between(pakru_html_styles, pakru_html_styles_end)) +
                         plot_styles("#charts", most_chart_lines)},
      Part{"script", std::string(between(pakru_html_script, pakru_html_script_end))},
      Part{"script_hash", std::string(between(pakru_html_script_hash, pakru_html_script_hash_end))},
  };
  return filled(between(pakru_html_template, pakru_html_template_end), parts);
}

}  // namespace pakru
