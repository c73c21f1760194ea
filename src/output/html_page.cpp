#include "pakru/output/html_page.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <utility>
#include <vector>

#include "html_parts.hpp"
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
constexpr std::size_t shown_kinds = 3;
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

std::string row_html(const RecordPage& page, Dataset& dataset) {
  const Record& record = page.record;
  std::string marks;
  if (record.scope == "context") {
    marks += " <span class=\"mark\">context</span>";
  }
  if (!page.disputes.empty()) {
    marks += " <span class=\"mark disputed\">disputed</span>";
  }
  return fmt::format(
      "<tr><td>{}</td><td>{}{}</td><th scope=\"row\"><a href=\"#record={}\">{}</a>"
      "<p>{}</p></th><td>{}</td></tr>\n",
      date_html(record.date()), escaped(record.kind), marks, query_value(record.id),
      escaped(record.title), escaped(record.summary), escaped(publishers_text(record, dataset)));
}

/// Which of the dataset's records these are: '125 of 1,157 records: visit, 1949 to 2026'.
std::string selection_text(const Dataset& dataset, std::span<const Record> records) {
  std::string text =
      records.size() < dataset.size()
          ? fmt::format("{} of {}", grouped_text(static_cast<double>(records.size())),
                        counted(dataset.size(), "record"))
          : counted(records.size(), "record");
  if (records.empty()) {
    return text;
  }
  std::vector<std::string_view> kinds;
  for (const Record& record : records) {
    if (std::ranges::find(kinds, record.kind) == kinds.end()) {
      kinds.push_back(record.kind);
    }
  }
  if (kinds.size() <= shown_kinds) {
    text += fmt::format(": {}", fmt::join(kinds, ", "));
  }
  const auto year = [](const Record& record) { return year_of(record.date()); };
  const auto [first, last] = std::ranges::minmax(records, {}, year);
  text += fmt::format(", {}", year(first));
  return year(first) == year(last) ? text : text + fmt::format(" to {}", year(last));
}

std::string licence_html(std::string_view licence) {
  const std::string address = licence_address(licence);
  return address.empty() ? escaped(licence)
                         : fmt::format(R"(<a href="{}" rel="noopener noreferrer license">{}</a>)",
                                       address, escaped(licence));
}

}  // namespace

std::string html_page(Dataset& dataset, std::span<const Record> records) {
  std::vector<RecordPage> pages;
  pages.reserve(records.size());
  std::string rows;
  for (const Record& record : records) {
    pages.push_back(record_page(dataset, record));
    rows += row_html(pages.back(), dataset);
  }
  const About& about = dataset.about();
  const std::string_view title = about.title.empty() ? "Records" : about.title;
  const std::string_view script = between(pakru_html_script, pakru_html_script_end);
  const std::array parts = {
      Part{"title", escaped(title)},
      Part{"about", escaped(about.description)},
      Part{"version", escaped(about.version)},
      Part{"updated", escaped(about.updated)},
      Part{"licence", licence_html(about.licence)},
      Part{"citation", escaped(chicago_text(reference_to(about)))},
      Part{"selection", escaped(selection_text(dataset, records))},
      Part{"count", counted(records.size(), "record")},
      Part{"timeline", timeline_html(records)},
      Part{"charts", charts_html(dataset)},
      Part{"rows", std::move(rows)},
      Part{"content", packed_text(content_json(dataset, pages))},
      Part{"description", script_json(description_json(dataset, pages))},
      Part{"styles", std::string(between(pakru_html_styles, pakru_html_styles_end)) +
                         chart_styles(most_chart_lines)},
      Part{"script", std::string(script)},
      Part{"script_hash", std::string(between(pakru_html_script_hash, pakru_html_script_hash_end))},
  };
  return filled(between(pakru_html_template, pakru_html_template_end), parts);
}

}  // namespace pakru
