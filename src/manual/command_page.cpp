#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "mdoc.hpp"
#include "pages.hpp"

namespace pakru::manual {
namespace {

using cli::Command;
using cli::Option;

/// The command whose page tells what the columns of records hold.
constexpr std::string_view columns_command = "events";

void add_synopsis(Page& page, const Command& command) {
  page.section("SYNOPSIS");
  page.add(fmt::format(".Nm pakru {}\n", command.name));
  if (!command.arguments.empty()) {
    page.add(fmt::format(".{}\n", argument(command.arguments)));
  }
  page.add(".Op Ar option ...\n");
}

void add_option(Page& page, const Option& option, const Command& command) {
  std::string term = option.letter.empty() ? "" : fmt::format("Fl {} , ", option.letter.substr(1));
  term += fmt::format("Fl {}", literal(option.name.substr(1)));
  if (!option.value.empty()) {
    term += fmt::format(" {}", argument(option.value));
  }
  page.term(term, option.text);
  // An example of another command would lead astray.
  if (const std::string example = example_of(option, command);
      example.starts_with(fmt::format("pakru {} ", command.name))) {
    page.command(example);
  }
}

void add_options(Page& page, const Command& command) {
  page.section("OPTIONS");
  std::vector<std::string_view> categories;
  const auto options = command.options();
  for (const Option* option : options) {
    if (std::ranges::find(categories, option->category) == categories.end()) {
      categories.push_back(option->category);
    }
  }
  std::stable_partition(categories.begin(), categories.end(),
                        [](std::string_view category) { return category != cli::data_category; });
  for (const std::string_view category : categories) {
    page.subsection(category);
    page.begin_terms();
    for (const Option* option : options) {
      if (option->category == category) {
        add_option(page, *option, command);
      }
    }
    page.end_terms();
  }
}

void add_columns(Page& page, const Command& command, Dataset& dataset) {
  if (command.columns == nullptr) {
    return;
  }
  page.section("COLUMNS");
  if (command.columns == cli::find_command(columns_command)->columns &&
      command.name != columns_command) {
    page.add(fmt::format("Those of\n.Xr pakru-{} 1 .\n", columns_command));
    return;
  }
  page.begin_words();
  for (const Column& column : command.columns(dataset)) {
    page.term(fmt::format("Cm {}", column.name), column.meaning);
  }
  page.end_terms();
}

void add_examples(Page& page, const Command& command) {
  page.section("EXAMPLES");
  for (const std::string_view example : command.examples) {
    if (!example.empty()) {
      page.command(example);
    }
  }
}

void add_see_also(Page& page, const Command& command) {
  page.section("SEE ALSO");
  page.add(".Xr pakru 1 ,\n");
  page.add(references([&](const Command& other) {
    return &other != &command && other.category == command.category;
  }));
  page.add(".Xr pakru-data 5 ,\n.Xr pakru-errors 7 ,\n.Xr pakru-filters 7\n");
}

}  // namespace

std::string references(const std::function<bool(const Command&)>& is_named) {
  std::vector<std::string> lines;
  for (const Command* command : cli::commands()) {
    if (is_named(*command)) {
      lines.push_back(fmt::format(".Xr pakru-{} 1 ,\n", command->name));
    }
  }
  std::ranges::sort(lines);
  return fmt::format("{}", fmt::join(lines, ""));
}

std::string example_of(const Option& option, const Command& command) {
  constexpr std::string_view usual = "pakru events ";
  const bool is_usual = option.example.starts_with(usual);
  const bool needs_argument = !command.arguments.empty() && !command.arguments.starts_with('[');
  const bool is_filter = option.category == cli::record_options.front().category;
  const bool lists_records =
      std::ranges::find(command.groups, &cli::record_options) != command.groups.end() &&
      !needs_argument && (is_filter || command.category == cli::find_command("events")->category);
  if (!is_usual || !lists_records) {
    return std::string(option.example);
  }
  return fmt::format("pakru {} {}", command.name, option.example.substr(usual.size()));
}

std::string command_page(const Command& command, Dataset& dataset) {
  Page page(fmt::format("pakru-{}", command.name), 1, command.text);
  add_synopsis(page, command);
  page.section("DESCRIPTION");
  page.paragraph(command.description);
  add_options(page, command);
  add_columns(page, command, dataset);
  page.add(".Sh EXIT STATUS\n" + *section_named("statuses"));
  add_examples(page, command);
  add_see_also(page, command);
  return page.text();
}

std::string missing_text() {
  for (const Command* command : cli::commands()) {
    if (command->text.empty() || command->description.empty() || command->examples[0].empty()) {
      return fmt::format("{}: text, description or example is missing", command->name);
    }
    for (const Option* option : command->options()) {
      if (option->text.empty() || option->example.empty()) {
        return fmt::format("{}: {}: text or example is missing", command->name, option->name);
      }
      if (option->example.find(option->name) == std::string_view::npos) {
        return fmt::format("{}: {}: the example does not show it", command->name, option->name);
      }
    }
  }
  return {};
}

std::vector<std::string> examples() {
  std::vector<std::string> all;
  for (const Command* command : cli::commands()) {
    all.insert(all.end(), command->examples.begin(), command->examples.end());
    for (const Option* option : command->options()) {
      all.push_back(example_of(*option, *command));
    }
  }
  std::ranges::sort(all);
  all.erase(std::unique(all.begin(), all.end()), all.end());
  std::erase(all, "");
  return all;
}

}  // namespace pakru::manual
