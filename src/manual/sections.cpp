#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <utility>

#include "mdoc.hpp"
#include "messages.hpp"
#include "pages.hpp"
#include "pakru/data/shape.hpp"
#include "pakru/model/vocabulary.hpp"

namespace pakru::manual {
namespace {

struct Term {
  std::string_view name;
  std::string_view meaning;
};

constexpr auto exit_statuses = std::to_array<Term>({
    {"0", "Done."},
    {"1",
     "Failed while running, or an id does not exist; with --fail-empty also where nothing "
     "matches."},
    {"2", "Wrong usage."},
    {"3", "A dataset that is not valid."},
});

constexpr auto variables = std::to_array<Term>({
    {"PAKRU_DATA",
     "Files of your own to read beside pakru's data, with colons between them, where "
     "--data names none."},
    {"PAKRU_MEMORY", "How much may be held in memory of files that are read: 500M, 4G."},
    {"PAKRU_PAGER", "The program that shows answers longer than the terminal is high."},
    {"PAGER", "The same where PAKRU_PAGER is not set; without either, or with cat, there is none."},
    {"NO_COLOR", "Where it is set and not empty, nothing is coloured unless --color asks for it."},
    {"CLICOLOR_FORCE",
     "Where it is set and not 0, there are colours in a pipe too; NO_COLOR stands before it."},
    {"FORCE_HYPERLINK",
     "0 prints addresses without links; another value prints links wherever there are colours. "
     "Without it there are links where there are colours on a terminal."},
    {"TERM",
     "Where it is dumb or not set, there are colours only where --color or CLICOLOR_FORCE asks "
     "for them, and no links."},
    {"COLUMNS", "The width of tables and pictures where there is no terminal that tells its own."},
    {"LC_ALL", "With LC_CTYPE and LANG, which stand behind it: whether the terminal shows UTF-8."},
    {"HOME", "What ~/ stands for where completion looks into a file of --data."},
    {"TZ", "The time zone in which --on today is today."},
});

template <typename Terms>
std::string terms(std::string_view macro, const Terms& all) {
  Page page;
  page.begin_terms();
  for (const Term& term : all) {
    page.term(fmt::format("{} {}", macro, literal(term.name)), term.meaning);
  }
  page.end_terms();
  return page.text();
}

std::string command_section() {
  Page page;
  std::string_view category;
  for (const cli::Command* command : cli::commands()) {
    if (command->category != category) {
      if (!category.empty()) {
        page.end_terms();
      }
      category = command->category;
      page.subsection(category);
      page.begin_words();
    }
    const std::string arguments =
        command->arguments.empty() ? "" : " " + argument(command->arguments);
    page.term(fmt::format("Xr pakru-{} 1{}", command->name, arguments), command->text);
  }
  page.end_terms();
  return page.text();
}

std::string command_pages() {
  return references([](const cli::Command& /*command*/) { return true; });
}

std::string filter_section() {
  Page page;
  page.begin_terms();
  for (const auto* group : {&cli::date_options, &cli::kind_options, &cli::record_options}) {
    for (const cli::Option& option : *group) {
      page.term(fmt::format("Fl {}{}", literal(option.name.substr(1)),
                            option.value.empty() ? "" : " " + argument(option.value)),
                option.text);
    }
  }
  page.end_terms();
  return page.text();
}

std::string vocabulary_section() {
  Page page;
  for (const Vocabulary* vocabulary : vocabularies()) {
    page.subsection(literal(vocabulary->plural));
    page.begin_words();
    for (const Word& word : vocabulary->words) {
      page.term(fmt::format("Cm {}", literal(word.text)), word.meaning);
    }
    page.end_terms();
  }
  return page.text();
}

std::string_view type_name(const Member& member) {
  switch (member.type) {
    case ValueType::text:
      return "text";
    case ValueType::id:
      return "id";
    case ValueType::address:
      return "address";
    case ValueType::date:
      return "date";
    case ValueType::currency:
      return "three capitals";
    case ValueType::period:
      return "date or fiscal year";
    case ValueType::number:
      return "number";
    case ValueType::count:
      return "number from 0";
    case ValueType::whole:
      return "whole number from 0";
    case ValueType::year:
      return "year";
    case ValueType::flag:
      return "true or false";
    case ValueType::word:
      return "word";
    case ValueType::reference:
      return "reference";
    case ValueType::object:
      return "object";
    case ValueType::point:
      return "[year, number]";
  }
  return "";
}

/// What a key holds: 'list of objects claim; must be there.'
std::string type_text(const Member& member) {
  std::string text(type_name(member));
  if (member.words != nullptr) {
    text += fmt::format(" of the {}", member.words->plural);
  }
  if (member.shape != nullptr) {
    text += fmt::format(" '{}'", member.shape->name);
  }
  return fmt::format("{}{}{}", member.list ? "list, each: " : "", text,
                     member.required ? "; required" : "");
}

void add_shape(Page& page, const Shape& shape) {
  page.subsection(literal(shape.name));
  page.paragraph(fmt::format("This is {}.", shape.meaning));
  page.begin_terms();
  for (const Member& member : shape.members) {
    page.term(fmt::format("Cm {} Pq {}", member.key, literal(type_text(member))), member.meaning);
  }
  page.end_terms();
}

/// The shape and all that it refers to, each once, the whole before its parts.
std::vector<const Shape*> shapes_from(const Shape& first) {
  std::vector<const Shape*> all = {&first};
  for (std::size_t i = 0; i < all.size(); ++i) {  // grows while it is walked
    for (const Member& member : all[i]->members) {
      if (member.shape != nullptr && std::ranges::find(all, member.shape) == all.end()) {
        all.push_back(member.shape);
      }
    }
  }
  return all;
}

std::string shape_section() {
  Page page;
  for (const Shape* shape : shapes_from(dataset_shape)) {
    add_shape(page, *shape);
  }
  return page.text();
}

std::string message_section() {
  Page page;
  for (const MessageGroup& group : message_groups()) {
    page.section(group.title);
    page.paragraph(group.about);
    page.begin_terms();
    for (const Message& message : group.messages) {
      page.term(fmt::format("Sy {}", quoted(message.text)), message.remedy);
    }
    page.end_terms();
  }
  return page.text();
}

std::string status_section() {
  return terms("Li", exit_statuses);
}

std::string variable_section() {
  return terms("Ev", variables);
}

}  // namespace

std::optional<std::string> section_named(std::string_view name) {
  static constexpr auto sections = std::to_array<std::pair<std::string_view, std::string (*)()>>({
      {"commands", command_section},
      {"command-pages", command_pages},
      {"statuses", status_section},
      {"environment", variable_section},
      {"filters", filter_section},
      {"words", vocabulary_section},
      {"shapes", shape_section},
      {"messages", message_section},
  });
  const auto* const found =
      std::ranges::find(sections, name, &std::pair<std::string_view, std::string (*)()>::first);
  return found == sections.end() ? std::nullopt : std::optional(found->second());
}

}  // namespace pakru::manual
