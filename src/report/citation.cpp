#include "pakru/report/citation.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "pakru/model/json_string.hpp"
#include "pakru/model/text.hpp"

namespace pakru {
namespace {

constexpr std::array<std::string_view, 12> months = {
    "January", "February", "March",     "April",   "May",      "June",
    "July",    "August",   "September", "October", "November", "December"};
constexpr std::array<std::string_view, 12> bibtex_months = {
    "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"};

ReferenceType type_of(std::string_view source_kind) {
  if (source_kind == "academic") {
    return ReferenceType::journal;
  }
  if (source_kind == "official") {
    return ReferenceType::report;
  }
  if (source_kind == "reference") {
    return ReferenceType::webpage;
  }
  return source_kind == "database" ? ReferenceType::dataset : ReferenceType::newspaper;
}

/// Reports and datasets are of the organisation that publishes them, where no author is named.
bool is_of_publisher(const Reference& reference) {
  return reference.authors.empty() &&
         (reference.type == ReferenceType::report || reference.type == ReferenceType::dataset);
}

/// The organisation is the author, so that it need not be named again.
bool publisher_is_author(const Reference& reference) {
  return is_of_publisher(reference) ||
         (reference.authors.size() == 1 && reference.authors.front().given.empty() &&
          reference.authors.front().family == reference.publisher);
}

std::string trimmed(std::string_view text) {
  while (text.starts_with(' ')) {
    text.remove_prefix(1);
  }
  while (text.ends_with(' ')) {
    text.remove_suffix(1);
  }
  return std::string(text);
}

/// Whether a name is not that of a person.
bool is_organisation(std::string_view text) {
  static constexpr auto telling = std::to_array<std::string_view>(
      {"academy",      "agency",       "association", "authority",  "bank",       "bureau",
       "center",       "centre",       "commission",  "committee",  "company",    "corporation",
       "council",      "department",   "embassy",     "federation", "foundation", "fund",
       "government",   "institute",    "institution", "ministry",   "nations",    "office",
       "organisation", "organization", "secretariat", "society",    "university"});
  Words words;
  words.read(text);
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (std::ranges::find(telling, words[i]) != telling.end()) {
      return true;
    }
  }
  return false;
}

/// Whether the text tells a son from his father.
bool is_suffix(std::string_view text) {
  static constexpr auto suffixes =
      std::to_array<std::string_view>({"Jr", "Jr.", "Sr", "Sr.", "II", "III", "IV"});
  return std::ranges::find(suffixes, text) != suffixes.end();
}

/// 'Pierre Faillant de Villemarest' is de Villemarest, Pierre Faillant.
Name name_of(std::string_view text) {
  std::size_t at = text.rfind(' ');
  if (at == std::string_view::npos || is_organisation(text)) {
    return {std::string(text), ""};
  }
  if (is_suffix(text.substr(at + 1))) {
    Name name = name_of(text.substr(0, at));
    name.suffix = text.substr(at + 1);
    return name;
  }
  while (at > 0) {
    const std::size_t before = text.rfind(' ', at - 1);
    const std::size_t begin = before == std::string_view::npos ? 0 : before + 1;
    const bool is_particle = text[begin] >= 'a' && text[begin] <= 'z';
    if (!is_particle || before == std::string_view::npos) {
      break;
    }
    at = before;
  }
  return {std::string(text.substr(at + 1)), std::string(text.substr(0, at))};
}

void add_sentence(std::string& text, std::string_view sentence) {
  if (sentence.empty()) {
    return;
  }
  if (!text.empty()) {
    text += ' ';
  }
  text += sentence;
  if (!text.ends_with('.') && !text.ends_with('?') && !text.ends_with('!') &&
      !text.ends_with(".”") && !text.ends_with("?”") && !text.ends_with("!”")) {
    text += '.';
  }
}

bool is_plain(const Date& date) {
  using Form = DatePoint::Form;
  const Form form = date.start().form;
  return !date.is_interval() && (form == Form::year || form == Form::month || form == Form::day);
}

std::string_view month_of(const DatePoint& point) {
  return months[static_cast<std::size_t>(point.month - 1)];
}

bool is_about(const DatePoint& point) {
  return point.qualifier != DatePoint::Qualifier::none;
}

/// A date as prose writes it: 'August 20, 2015'; as EDTF where it is no plain date.
std::string chicago_date(const Reference& reference) {
  if (!reference.date) {
    return "n.d.";
  }
  const DatePoint& point = reference.date->start();
  if (!is_plain(*reference.date)) {
    return reference.date->text();
  }
  const std::string about = is_about(point) ? "ca. " : "";
  switch (point.form) {
    case DatePoint::Form::day:
      return fmt::format("{}{} {}, {}", about, month_of(point), point.day, point.year);
    case DatePoint::Form::month:
      return fmt::format("{}{} {}", about, month_of(point), point.year);
    default:
      return fmt::format("{}{}", about, point.year);
  }
}

std::string apa_date(const Reference& reference) {
  if (!reference.date || !is_plain(*reference.date)) {
    return fmt::format("({})", chicago_date(reference));
  }
  const DatePoint& point = reference.date->start();
  const std::string about = is_about(point) ? "ca. " : "";
  switch (point.form) {
    case DatePoint::Form::day:
      return fmt::format("({}{}, {} {})", about, point.year, month_of(point), point.day);
    case DatePoint::Form::month:
      return fmt::format("({}{}, {})", about, point.year, month_of(point));
    default:
      return fmt::format("({}{})", about, point.year);
  }
}

std::string in_order(const Name& name) {
  std::string text =
      name.given.empty() ? name.family : fmt::format("{} {}", name.given, name.family);
  return name.suffix.empty() ? text : fmt::format("{} {}", text, name.suffix);
}

std::string inverted(const Name& name) {
  std::string text =
      name.given.empty() ? name.family : fmt::format("{}, {}", name.family, name.given);
  return name.suffix.empty() ? text : fmt::format("{}, {}", text, name.suffix);
}

/// The first letter, all of its bytes.
std::string_view first_letter(std::string_view word) {
  std::size_t length = 1;
  while (length < word.size() && (static_cast<unsigned char>(word[length]) & 0xC0) == 0x80) {
    ++length;
  }
  return word.substr(0, length);
}

/// 'Noor-ul-Amin A.B.' is 'N.-u.-A. A. B.'
std::string initials(std::string_view given) {
  std::string text;
  std::string_view separator;
  while (!given.empty()) {
    const std::size_t end = given.find_first_of(" -.");
    if (end != 0) {
      text += fmt::format("{}{}.", separator, first_letter(given));
      separator = " ";
    }
    if (end == std::string_view::npos) {
      break;
    }
    if (given[end] == '-') {
      separator = "-";
    }
    given.remove_prefix(end + 1);
  }
  return text;
}

std::string chicago_authors(const std::vector<Name>& authors) {
  std::string text = inverted(authors.front());
  for (std::size_t i = 1; i < authors.size(); ++i) {
    text += i + 1 == authors.size() ? ", and " : ", ";
    text += in_order(authors[i]);
  }
  return text;
}

std::string apa_authors(const std::vector<Name>& authors) {
  std::string text;
  for (std::size_t i = 0; i < authors.size(); ++i) {
    if (i > 0) {
      text += i + 1 == authors.size() ? ", & " : ", ";
    }
    text += authors[i].family;
    if (!authors[i].given.empty()) {
      text += fmt::format(", {}", initials(authors[i].given));
    }
    if (!authors[i].suffix.empty()) {
      text += fmt::format(", {}", authors[i].suffix);
    }
  }
  return text;
}

/// A title within quotation marks has single ones of its own.
std::string single_quoted(std::string_view title) {
  std::string text;
  bool is_open = false;
  for (std::size_t i = 0; i < title.size(); ++i) {
    const std::string_view rest = title.substr(i);
    if (rest.starts_with('"')) {
      text += is_open ? "’" : "‘";
      is_open = !is_open;
    } else if (rest.starts_with("“") || rest.starts_with("”")) {
      text += rest.starts_with("“") ? "‘" : "’";
      i += std::string_view("“").size() - 1;
    } else {
      text += title[i];
    }
  }
  return text;
}

std::string quoted(std::string_view title) {
  const std::string text = single_quoted(title);
  const bool is_closed = text.ends_with('.') || text.ends_with('?') || text.ends_with('!');
  return fmt::format("“{}{}”", text, is_closed ? "" : ".");
}

/// Text as TeX prints it. BibTeX counts braces even behind a backslash, so those have names.
std::string tex_text(std::string_view text) {
  std::string escaped;
  for (const char c : text) {
    switch (c) {
      case '&':
      case '%':
      case '$':
      case '#':
      case '_':
        escaped += '\\';
        escaped += c;
        break;
      case '{':
        escaped += R"({\textbraceleft})";
        break;
      case '}':
        escaped += R"({\textbraceright})";
        break;
      case '~':
        escaped += R"({\textasciitilde})";
        break;
      case '^':
        escaped += R"({\textasciicircum})";
        break;
      case '\\':
        escaped += R"({\textbackslash})";
        break;
      case '\n':
      case '\r':
      case '\t':
        escaped += ' ';
        break;
      default:
        escaped += c;
    }
  }
  return escaped;
}

/// An address is read as it stands; only what would end the field is written otherwise.
std::string tex_address(std::string_view url) {
  std::string escaped;
  for (const char c : url) {
    switch (c) {
      case '{':
      case '}':
      case '\\':
      case ' ':
      case '\n':
      case '\r':
      case '\t':
        escaped += fmt::format("%{:02X}", static_cast<unsigned>(c));
        break;
      default:
        escaped += c;
    }
  }
  return escaped;
}

std::string tex_authors(const std::vector<Name>& authors) {
  std::string text;
  for (const Name& name : authors) {
    text += text.empty() ? "" : " and ";
    // Braces keep an organisation whole, whatever 'and' or comma its name holds.
    if (name.given.empty()) {
      text += fmt::format("{{{}}}", tex_text(name.family));
      continue;
    }
    text += fmt::format("{}, {}{}", tex_text(name.family),
                        name.suffix.empty() ? "" : fmt::format("{}, ", tex_text(name.suffix)),
                        tex_text(name.given));
  }
  return text;
}

/// What an entry is called, and where it names its publisher.
struct EntryType {
  std::string_view name;
  std::string_view publisher;
};

EntryType bibtex_type(ReferenceType type) {
  switch (type) {
    case ReferenceType::newspaper:
    case ReferenceType::journal:
      return {"article", "journal"};
    case ReferenceType::report:
      return {"techreport", "institution"};
    case ReferenceType::webpage:
    case ReferenceType::dataset:
      break;
  }
  return {"misc", "howpublished"};
}

EntryType csl_type(ReferenceType type) {
  switch (type) {
    case ReferenceType::newspaper:
      return {"article-newspaper", "container-title"};
    case ReferenceType::journal:
      return {"article-journal", "container-title"};
    case ReferenceType::report:
      return {"report", "publisher"};
    case ReferenceType::dataset:
      return {"dataset", "publisher"};
    case ReferenceType::webpage:
      break;
  }
  return {"webpage", "container-title"};
}

std::string bibtex_date(const Date& date) {
  const DatePoint& point = date.start();
  if (!is_plain(date)) {
    return fmt::format("  year = {{{}}},\n", tex_text(date.text()));
  }
  std::string text = fmt::format("  year = {{{}}},\n", point.year);
  if (point.form != DatePoint::Form::year) {
    text +=
        fmt::format("  month = {},\n", bibtex_months[static_cast<std::size_t>(point.month - 1)]);
  }
  if (point.form == DatePoint::Form::day) {
    text += fmt::format("  day = {{{}}},\n", point.day);
  }
  return text;
}

/// '[2015,8,20]'; empty where not even the year is known.
std::string date_parts(const DatePoint& point) {
  using Form = DatePoint::Form;
  switch (point.form) {
    case Form::day:
      return fmt::format("[{},{},{}]", point.year, point.month, point.day);
    case Form::month:
    case Form::day_of_month:
      return fmt::format("[{},{}]", point.year, point.month);
    case Form::year:
    case Form::some_month:
    case Form::some_day:
    case Form::season:
      return fmt::format("[{}]", point.year);
    case Form::unknown:
    case Form::open:
    case Form::century:
    case Form::decade:
      break;
  }
  return "";
}

std::string csl_date(const Date& date) {
  constexpr int before_spring = 20;
  std::string parts = date_parts(date.start());
  if (date.is_interval() && !parts.empty()) {
    const std::string end = date_parts(date.end());
    parts = end.empty() ? "" : fmt::format("{},{}", parts, end);
  }
  if (parts.empty()) {
    return fmt::format(R"({{"literal":{}}})", json_string(date.text()));
  }
  std::string text = fmt::format(R"({{"date-parts":[{}])", parts);
  if (date.start().form == DatePoint::Form::season && !date.is_interval()) {
    text += fmt::format(R"(,"season":{})", date.start().month - before_spring);
  }
  return text + (is_about(date.start()) ? R"(,"circa":true})" : "}");
}

std::string csl_authors(const std::vector<Name>& authors) {
  std::string text;
  for (const Name& name : authors) {
    text += text.empty() ? "" : ",";
    if (name.given.empty()) {
      text += fmt::format(R"({{"literal":{}}})", json_string(name.family));
      continue;
    }
    text += fmt::format(R"({{"family":{},"given":{})", json_string(name.family),
                        json_string(name.given));
    text += name.suffix.empty() ? "}" : fmt::format(R"(,"suffix":{}}})", json_string(name.suffix));
  }
  return fmt::format("[{}]", text);
}

}  // namespace

std::vector<Name> names_in(std::string_view authors) {
  std::vector<Name> names;
  std::string text(authors.substr(0, authors.find(';')));
  if (const std::size_t open = text.find('('); open != std::string::npos) {
    text.resize(open);
  }
  constexpr std::string_view conjunction = " and ";
  std::size_t begin_of_organisation = std::string::npos;
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t comma = std::min(text.find(',', begin), text.size());
    const std::size_t end = std::min(comma, text.find(conjunction, begin));
    const std::string name = trimmed(text.substr(begin, end - begin));
    if (is_organisation(name)) {
      begin_of_organisation = begin;
      names.push_back(name_of(name));
    } else if (begin_of_organisation != std::string::npos) {
      names.back().family =
          trimmed(text.substr(begin_of_organisation, end - begin_of_organisation));
    } else if (is_suffix(name) && !names.empty()) {
      names.back().suffix = name;
    } else if (!name.empty()) {
      names.push_back(name_of(name));
    }
    begin = end + (end == comma ? 1 : conjunction.size());
  }
  return names;
}

Reference reference_to(const Source& source) {
  Reference reference{std::string(source.id),
                      type_of(source.kind),
                      {},
                      std::string(source.title),
                      std::string(source.publisher),
                      std::nullopt,
                      std::string(source.url),
                      std::string(source.language),
                      "",
                      ""};
  if (source.author == source.publisher && !source.author.empty()) {
    reference.authors = {{std::string(source.author), ""}};
  } else {
    reference.authors = names_in(source.author);
  }
  if (const auto date = Date::parse(source.date); !source.date.empty() && date) {
    reference.date = *date;
  }
  if (const std::size_t end = source.author.find(';'); end != std::string_view::npos) {
    reference.note = trimmed(source.author.substr(end + 1));
    if (!reference.note.empty() && reference.note.front() >= 'a' && reference.note.front() <= 'z') {
      reference.note.front() = static_cast<char>(reference.note.front() - 'a' + 'A');
    }
  }
  if (!source.via.empty()) {
    reference.note += fmt::format("{}Read at {}", reference.note.empty() ? "" : ". ", source.via);
  }
  return reference;
}

Reference reference_to(const About& dataset) {
  Reference reference{"pakru-dataset",
                      ReferenceType::dataset,
                      {},
                      std::string(dataset.title),
                      "pakru",
                      std::nullopt,
                      "",
                      "en",
                      std::string(dataset.version),
                      fmt::format("Licence {}", dataset.licence)};
  if (const auto date = Date::parse(dataset.updated)) {
    reference.date = *date;
  }
  return reference;
}

std::string chicago_text(const Reference& reference) {
  std::string text;
  // An unsigned article stands under the name of its newspaper.
  const bool is_unsigned = reference.authors.empty();
  add_sentence(text, is_unsigned ? reference.publisher : chicago_authors(reference.authors));
  if (reference.type == ReferenceType::dataset) {
    add_sentence(text, reference.title);
  } else {
    text += fmt::format(" {}", quoted(reference.title));
  }
  if (!reference.version.empty()) {
    add_sentence(text, fmt::format("Version {}", reference.version));
  }
  const std::string date = chicago_date(reference);
  add_sentence(text, is_unsigned || publisher_is_author(reference)
                         ? date
                         : fmt::format("{}, {}", reference.publisher, date));
  add_sentence(text, reference.note);
  add_sentence(text, reference.url);
  return text;
}

std::string apa_text(const Reference& reference) {
  std::string title = reference.title;
  if (!reference.version.empty()) {
    title += fmt::format(" (Version {})", reference.version);
  }
  if (reference.type == ReferenceType::dataset) {
    title += " [Data set]";
  }
  std::string text;
  if (is_of_publisher(reference)) {
    add_sentence(text, reference.publisher);
  } else {
    // Without an author the title leads.
    add_sentence(text, reference.authors.empty() ? title : apa_authors(reference.authors));
  }
  add_sentence(text, apa_date(reference));
  if (!reference.authors.empty() || is_of_publisher(reference)) {
    add_sentence(text, title);
  }
  if (!publisher_is_author(reference)) {
    add_sentence(text, reference.publisher);
  }
  add_sentence(text, reference.note);
  return reference.url.empty() ? text : fmt::format("{} {}", text, reference.url);
}

std::string bibtex_text(const Reference& reference) {
  const EntryType type = bibtex_type(reference.type);
  std::string text = fmt::format("@{}{{{},\n", type.name, reference.id);
  const auto add = [&](std::string_view field, const std::string& value) {
    if (!value.empty()) {
      text += fmt::format("  {} = {{{}}},\n", field, value);
    }
  };
  add("author", tex_authors(reference.authors));
  if (reference.authors.empty()) {
    // Without an author BibTeX sorts by this.
    add("key", tex_text(reference.publisher));
  }
  // Inner braces keep the capitals of a title as published.
  add("title", fmt::format("{{{}}}", tex_text(reference.title)));
  add(type.publisher, tex_text(reference.publisher));
  if (reference.type == ReferenceType::report) {
    add("type", "Official document");
  }
  if (reference.date) {
    text += bibtex_date(*reference.date);
  }
  add("version", tex_text(reference.version));
  add("note", tex_text(reference.note));
  add("url", tex_address(reference.url));
  return text + "}\n";
}

std::string csl_text(const Reference& reference) {
  const EntryType type = csl_type(reference.type);
  std::string text = fmt::format(R"({{"id":{},"type":"{}","title":{})", json_string(reference.id),
                                 type.name, json_string(reference.title));
  const auto add = [&](std::string_view name, const std::string& json) {
    text += fmt::format(R"(,"{}":{})", name, json);
  };
  const auto add_text = [&](std::string_view name, std::string_view value) {
    if (!value.empty()) {
      add(name, json_string(value));
    }
  };
  if (!reference.authors.empty()) {
    add("author", csl_authors(reference.authors));
  }
  add_text(type.publisher, reference.publisher);
  if (reference.date) {
    add("issued", csl_date(*reference.date));
  }
  add_text("version", reference.version);
  add_text("URL", reference.url);
  add_text("language", reference.language);
  add_text("note", reference.note);
  return text + "}";
}

std::string bibliography(std::span<const Reference> references, CitationStyle style) {
  std::string text;
  if (style == CitationStyle::bibtex) {
    for (const Reference& reference : references) {
      text += text.empty() ? "" : "\n";
      text += bibtex_text(reference);
    }
    return text;
  }
  if (style == CitationStyle::csl_json) {
    for (const Reference& reference : references) {
      text += text.empty() ? "[\n " : ",\n ";
      text += csl_text(reference);
    }
    return text.empty() ? "[]\n" : text + "\n]\n";
  }
  std::vector<std::string> lines;
  for (const Reference& reference : references) {
    lines.push_back(style == CitationStyle::chicago ? chicago_text(reference)
                                                    : apa_text(reference));
  }
  std::ranges::stable_sort(lines, {}, [](const std::string& line) { return fold(line); });
  return lines.empty() ? text : fmt::format("{}\n", fmt::join(lines, "\n"));
}

std::string licence_address(std::string_view licence) {
  const bool is_identifier =
      !licence.empty() &&
      licence.find_first_not_of(
          "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789.-+") ==
          std::string_view::npos;
  return is_identifier ? fmt::format("https://spdx.org/licenses/{}.html", licence) : "";
}

}  // namespace pakru
