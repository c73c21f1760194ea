#include "command.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstdint>

#include "pakru/model/text.hpp"
#include "pakru/output/text.hpp"

namespace pakru::cli {
namespace {

constexpr std::size_t message_width = 79;
constexpr std::string_view message_indent = "       ";

}  // namespace

Format Request::output_format() const {
  if (format != Format::automatic) {
    return format;
  }
  if (for_spreadsheet) {
    return Format::csv;
  }
  return terminal.output_is_terminal ? Format::table : Format::tsv;
}

Style Request::style() const {
  Style style = terminal.style(colour);
  style.wraps = wrap;
  return style;
}

std::string Option::names(std::string_view separator) const {
  return fmt::format("{}{}{}", letter, letter.empty() ? "" : separator, name);
}

bool Option::is_given_by(std::string_view word) const {
  return word.substr(0, word.find('=')) == name || (!letter.empty() && word.starts_with(letter));
}

bool Command::takes_data() const {
  return std::ranges::find(groups, &data_options) != groups.end();
}

std::size_t Command::most_arguments() const {
  if (arguments.empty()) {
    return 0;
  }
  return arguments.find("...") == std::string_view::npos ? 1 : SIZE_MAX;
}

std::vector<const Option*> Command::options() const {
  std::vector<const Option*> all;
  for (const OptionGroup* group : groups) {
    if (group != nullptr) {
      for (const Option& option : *group) {
        all.push_back(&option);
      }
    }
  }
  return all;
}

Status complain(std::string_view where, const Error& error, Status status) {
  std::string text = "pakru: ";
  if (!where.empty()) {
    text += fmt::format("{}: ", where);
  }
  text += error.message;
  if (!error.message.ends_with('.') && !error.message.ends_with('?')) {
    text += '.';
  }
  if (error.hint.starts_with("Try ")) {
    text += ' ' + error.hint;
  }
  text = printable(text) + '\n';
  if (!error.hint.empty() && !error.hint.starts_with("Try ")) {
    for (const std::string& line :
         wrapped(printable(error.hint), message_width - message_indent.size())) {
      text += std::string(message_indent) + line + '\n';
    }
  }
  write_error(text);
  return status;
}

Error no_such(std::string_view what, std::string_view plural, std::string_view word,
              std::span<const std::string_view> known) {
  const auto meant = nearest(word, known);
  std::string heading(plural);
  if (!heading.empty() && heading[0] >= 'a' && heading[0] <= 'z') {
    heading[0] = static_cast<char>(heading[0] - 'a' + 'A');
  }
  const bool holds_spaces = std::ranges::any_of(
      known, [](std::string_view one) { return one.find(' ') != std::string_view::npos; });
  return {fmt::format("no such {}: {}.{}", what, word,
                      meant ? fmt::format(" Did you mean {}?", known[*meant]) : ""),
          fmt::format("{}: {}", heading, fmt::join(known, holds_spaces ? ", " : " "))};
}

}  // namespace pakru::cli
