#include "help.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "commands.hpp"
#include "manual_text.hpp"
#include "pakru/model/vocabulary.hpp"
#include "pakru/output/text.hpp"
#include "pakru/query/dispute.hpp"
#include "print.hpp"

namespace pakru::cli {
namespace {

constexpr std::size_t help_width = 78;

constexpr auto categories = std::to_array<std::string_view>(
    {"Query", "Look up", "Summarize", "Cite, share", "Data", "Shell"});

/// Pages of the manual that are not of one command.
struct Guide {
  std::string_view name;
  std::string_view text;
};
constexpr auto guides = std::to_array<Guide>({
    {"pakru", "what there is: commands, output, environment, files"},
    {"filters", "how dates, ranges, words and names are matched"},
    {"data", "the form of the dataset and of files of your own"},
    {"errors", "what pakru says where something is wrong, and what to do"},
});

void add_paragraph(std::string& text, std::string_view paragraph, std::size_t left = 0) {
  for (const std::string& line : wrapped(paragraph, help_width - left)) {
    text += std::string(left, ' ') + line + '\n';
  }
}

std::string synopsis(const Option& option) {
  return fmt::format("{}{}{}", option.names(", "), option.value.empty() ? "" : " ", option.value);
}

void add_definition(std::string& text, const std::string& term, std::string_view meaning,
                    std::size_t term_width) {
  const std::size_t left = 2 + term_width + 2;
  std::string front = "  " + padded(term, term_width) + "  ";
  for (const std::string& line : wrapped(meaning, help_width - left)) {
    text += front + line + '\n';
    front = std::string(left, ' ');
  }
}

std::size_t count_disputed(Dataset& dataset) {
  std::size_t count = 0;
  Record record;
  for (std::size_t i = 0; i < dataset.size(); ++i) {
    dataset.read(i, find_field("disputed")->parts, record);
    count += is_disputed(record) ? 1 : 0;
  }
  return count;
}

/// The vocabulary of that name or plural; nullptr where there is none.
const Vocabulary* find_vocabulary(std::string_view name) {
  const auto all = vocabularies();
  const auto found = std::ranges::find_if(
      all, [&](const Vocabulary* words) { return words->name == name || words->plural == name; });
  return found == all.end() ? nullptr : *found;
}

std::string vocabulary_help(const Vocabulary& vocabulary, const Style& style) {
  std::string text = painted(style, Role::title, vocabulary.plural) + "\n";
  std::size_t width = 0;
  for (const Word& word : vocabulary.words) {
    width = std::max(width, word.text.size());
  }
  for (const Word& word : vocabulary.words) {
    add_definition(text, std::string(word.text), word.meaning, width);
  }
  return text;
}

/// What can be explained.
Candidates subjects(Dataset& /*dataset*/, std::string_view /*begun*/) {
  Candidates all;
  for (const Command* command : commands()) {
    all.push_back({std::string(command->name), std::string(command->text)});
  }
  for (const Guide& guide : guides) {
    all.push_back({std::string(guide.name), std::string(guide.text)});
  }
  for (const Vocabulary* vocabulary : vocabularies()) {
    all.push_back(
        {std::string(vocabulary->plural), fmt::format("what each {} means", vocabulary->name)});
  }
  return all;
}

Status run(Request& request) {
  if (request.arguments.empty()) {
    return print_text(request, overview(request.dataset, request.style()));
  }
  const std::string& name = request.arguments.front();
  const Style style = request.style();
  const Command* command = find_command(name);
  if (command != nullptr || std::ranges::find(guides, name, &Guide::name) != guides.end()) {
    const std::string_view page =
        manual_page(name == "pakru" ? name : fmt::format("pakru-{}", name));
    if (!page.empty()) {
      return print_text(request, without_overstrikes(page, style));
    }
  }
  if (command != nullptr) {
    return print_text(request, command_help(request.dataset, *command, style));
  }
  if (const Vocabulary* vocabulary = find_vocabulary(name)) {
    return print_text(request, vocabulary_help(*vocabulary, style));
  }
  std::vector<std::string_view> names;
  const Candidates all = subjects(request.dataset, {});
  for (const Candidate& subject : all) {
    names.push_back(subject.text);
  }
  return complain("help", no_such("page", "pages and words", name, names));
}

}  // namespace

std::string overview(Dataset& dataset, const Style& style) {
  std::string text = painted(style, Role::title, "pakru") +
                     "  Pakistan and the Soviet Union / Russia, 1947 to today: who met, who\n"
                     "       signed, who sold, who traded, and who says so.\n\n";
  for (const std::string_view category : categories) {
    std::string line;
    for (const Command* command : commands()) {
      if (command->category == category) {
        line += fmt::format("{:<12}", command->name);
      }
    }
    if (!line.empty()) {
      line.erase(line.find_last_not_of(' ') + 1);
      text += painted(style, Role::heading, fmt::format("{:<13}", category)) + line + '\n';
    }
  }
  text +=
      "\n"
      "  pakru events --since 2010\n"
      "  pakru deals --type defense --sort value:desc\n"
      "  pakru show 2015-08-mi\n\n";
  text +=
      fmt::format("{} from {}, {} of them disputed. Dataset {}.\n",
                  counted(dataset.size(), "record"), counted(dataset.sources().size(), "source"),
                  count_disputed(dataset), dataset.about().version);
  text += "'pakru help COMMAND' opens its manual page, 'pakru help topics' explains words.\n";
  return text;
}

std::string command_help(Dataset& dataset, const Command& command, const Style& style) {
  std::string text = painted(style, Role::title, fmt::format("pakru {}", command.name)) + "  " +
                     std::string(command.text) + "\n\n";
  const auto options = command.options();
  text += fmt::format("  pakru {}{}{}{}\n\n", command.name, command.arguments.empty() ? "" : " ",
                      command.arguments, options.empty() ? "" : " [options]");
  add_paragraph(text, command.description);
  std::size_t term_width = 0;
  for (const Option* option : options) {
    term_width = std::max(term_width, synopsis(*option).size());
  }
  for (const std::string_view category :
       {std::string_view("Filters"), std::string_view("Output"), data_category}) {
    bool is_first = true;
    for (const Option* option : options) {
      if (option->category != category) {
        continue;
      }
      if (is_first) {
        text += '\n' + painted(style, Role::title, category) + '\n';
        is_first = false;
      }
      add_definition(text, synopsis(*option), option->text, term_width);
    }
  }
  if (command.columns != nullptr) {
    text += '\n' + painted(style, Role::title, "Columns") + '\n';
    add_paragraph(text, fmt::format("{}", fmt::join(column_names(command.columns(dataset)), " ")),
                  2);
  }
  text += '\n' + painted(style, Role::title, "Examples") + '\n';
  for (const std::string_view example : command.examples) {
    if (!example.empty()) {
      text += fmt::format("  {}\n", example);
    }
  }
  return text;
}

std::string version_text(Dataset& dataset) {
  return fmt::format("pakru {}, dataset {}: {} from {}\n", PAKRU_VERSION, dataset.about().version,
                     counted(dataset.size(), "record"),
                     counted(dataset.sources().size(), "source"));
}

Error no_such_command(std::string_view name) {
  std::vector<std::string_view> names;
  for (const Command* command : commands()) {
    names.push_back(command->name);
  }
  return no_such("command", "commands", name, names);
}

const Command help_command{
    .name = "help",
    .category = "Shell",
    .text = "opens the manual page of a command, or explains the words of a filter",
    .description =
        "Prints the manual page of a command, and those that tell of filters, data and errors; of "
        "kinds, topics, types, statuses, levels, directions, instruments, confidences and the rest "
        "what each word means. A command's --help is shorter.",
    .arguments = "[COMMAND|PAGE|WORDS]",
    .examples = {"pakru help events", "pakru help filters", "pakru help topics"},
    .groups = {&common_options},
    .run = run,
    .values = {Values::Form::single, subjects},
};

}  // namespace pakru::cli
