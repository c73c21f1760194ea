#include "mdoc.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "pakru/output/text.hpp"

namespace pakru::manual {
namespace {

/// The day of the pages; a page that changes with the clock would differ with each build.
constexpr std::string_view page_date = "November 22, 2026";

constexpr std::size_t line_width = 79;

bool is_of_name(char letter) {
  return letter == '-' || (letter >= 'a' && letter <= 'z');
}

std::string upper(std::string_view text) {
  std::string result(text);
  std::ranges::transform(result, result.begin(), [](char letter) {
    return letter >= 'a' && letter <= 'z' ? static_cast<char>(letter - 'a' + 'A') : letter;
  });
  return result;
}

/// A line that does not begin like a macro.
std::string as_text_line(const std::string& line) {
  return line.starts_with('.') ? "\\&" + line : line;
}

/// The names of options in bold.
std::string with_bold_options(std::string_view text) {
  std::string result;
  while (!text.empty()) {
    const std::size_t begin = text.find("--");
    result += literal(text.substr(0, begin));
    if (begin == std::string_view::npos) {
      break;
    }
    text.remove_prefix(begin);
    const auto end =
        static_cast<std::size_t>(std::ranges::find_if_not(text, is_of_name) - text.begin());
    result += fmt::format("\\fB{}\\fR", literal(text.substr(0, end)));
    text.remove_prefix(end);
  }
  return result;
}

}  // namespace

std::string literal(std::string_view text) {
  // Pages are read on terminals without Unicode too.
  constexpr std::string_view ellipsis = "\xE2\x80\xA6";
  if (const std::size_t at = text.find(ellipsis); at != std::string_view::npos) {
    return literal(text.substr(0, at)) + "..." + literal(text.substr(at + ellipsis.size()));
  }
  std::string result;
  for (const char letter : text) {
    switch (letter) {
      case '\\':
        result += "\\e";
        break;
      case '-':
        result += "\\-";
        break;
      case '\'':
        result += "\\(aq";
        break;
      case '"':
        result += "\\(dq";
        break;
      default:
        result += letter;
    }
  }
  return result;
}

std::string quoted(std::string_view text) {
  return fmt::format("\"{}\"", literal(text));
}

std::string prose(std::string_view text) {
  std::string lines;
  while (!text.empty()) {
    const std::size_t end = text.find(". ");
    const std::string_view sentence = text.substr(0, end == std::string_view::npos ? end : end + 1);
    for (const std::string& line : wrapped(sentence, line_width)) {
      lines += as_text_line(with_bold_options(line)) + '\n';
    }
    text.remove_prefix(std::min(text.size(), sentence.size() + 1));
  }
  return lines;
}

std::string argument(std::string_view definition) {
  const bool is_optional = definition.starts_with('[');
  if (is_optional) {
    definition = definition.substr(1, definition.size() - 2);
  }
  const bool is_repeated = definition.ends_with("...");
  if (is_repeated) {
    definition.remove_suffix(3);
  }
  return fmt::format("{}Ar {}{}", is_optional ? "Op " : "", literal(definition),
                     is_repeated ? " ..." : "");
}

Page::Page(std::string_view name, int section, std::string_view summary)
    : text_(fmt::format(".\\\" Written by pakru_manual from the definitions in src/; not to be "
                        "edited here.\n.Dd {}\n.Dt {} {}\n.Os pakru {}\n.Sh NAME\n.Nm {}\n.Nd {}\n",
                        page_date, upper(name), section, PAKRU_VERSION, name, literal(summary))) {}

void Page::section(std::string_view title) {
  text_ += fmt::format(".Sh {}\n", title);
}

void Page::subsection(std::string_view title) {
  text_ += fmt::format(".Ss {}\n", title);
}

void Page::paragraph(std::string_view text) {
  text_ += prose(text);
}

void Page::command(std::string_view line) {
  text_ += fmt::format(".Dl {}\n", literal(line));
}

void Page::begin_terms() {
  text_ += ".Bl -tag -width Ds\n";
}

void Page::begin_words() {
  text_ += ".Bl -tag -width \"pakru-agreements(1)\" -compact\n";
}

void Page::term(std::string_view macros, std::string_view meaning) {
  text_ += fmt::format(".It {}\n{}", macros, prose(meaning));
}

void Page::end_terms() {
  text_ += ".El\n";
}

}  // namespace pakru::manual
