#include "run.hpp"

#include <fmt/format.h>

#include <CLI/App.hpp>
#include <CLI/Config.hpp>
#include <CLI/Formatter.hpp>

#include "commands.hpp"
#include "complete.hpp"
#include "data.hpp"
#include "help.hpp"
#include "pakru/model/text.hpp"
#include "pakru/output/text.hpp"
#include "print.hpp"

namespace pakru::cli {
namespace {

/// An error for an option that the command does not have.
Error no_such_option(const Command& command, std::string_view given) {
  const std::string_view name = given.substr(0, given.find('='));
  std::vector<std::string_view> names;
  for (const Option* option : command.options()) {
    names.push_back(option->name);
  }
  const auto meant = nearest(name, names);
  return {fmt::format("no such option: {}.{}", name,
                      meant ? fmt::format(" Did you mean {}?", names[*meant]) : ""),
          fmt::format("'pakru help {}' lists them.", command.name)};
}

/// What to try where there is an argument too many: words behind the value of an option were most
/// likely meant as part of it, the name of a file as where to write.
std::string surplus_hint(const Command& command, std::span<const std::string> words,
                         std::string_view surplus) {
  for (const Option* option : command.options()) {
    const auto name = std::ranges::find_if(
        words, [&](std::string_view word) { return option->is_given_by(word); });
    if (option->is_flag() || name == words.end()) {
      continue;
    }
    const auto end = std::find_if(name + 1, words.end(),
                                  [](const std::string& word) { return word.starts_with('-'); });
    if (end - name > 2) {
      return fmt::format("Try {} '{}'.", *name, fmt::join(name + 1, end, " "));
    }
  }
  if (std::ranges::any_of(command.options(), [](const Option* o) { return o->letter == "-o"; })) {
    return fmt::format("Try -o {}.", surplus);
  }
  return fmt::format("'pakru help {}' explains it.", command.name);
}

/// Gives an empty value to each option whose value is left out as it may be.
void add_left_out_values(const Command& command, std::vector<std::string>& words) {
  for (const Option* option : command.options()) {
    if (!option->may_lack_value()) {
      continue;
    }
    for (std::size_t i = 0; i < words.size(); ++i) {
      const bool is_last = i + 1 == words.size();
      if (words[i] == option->name && (is_last || words[i + 1].starts_with('-'))) {
        words.insert(words.begin() + static_cast<std::ptrdiff_t>(i + 1), std::string());
      }
    }
  }
}

/// Makes two words of '--grep=', the option and an empty value; CLI11 would take the next word for
/// its value.
void split_empty_values(const Command& command, std::vector<std::string>& words) {
  for (std::size_t i = 0; i < words.size(); ++i) {
    const std::string_view word = words[i];
    if (word.ends_with('=') && std::ranges::any_of(command.options(), [&](const Option* option) {
          return option->name == word.substr(0, word.size() - 1);
        })) {
      words[i].pop_back();
      words.insert(words.begin() + static_cast<std::ptrdiff_t>(i + 1), std::string());
    }
  }
}

/// Takes a value of an option; a complaint has been made where that fails.
std::optional<Status> take_value(const Option& option, const std::string& value, Request& request) {
  if (const auto error = option.take(request, value)) {
    return complain(option.name, *error);
  }
  if (option.category == filter_category) {
    request.filters.push_back(
        fmt::format("{}{}{}", option.name.substr(2), value.empty() ? "" : " ", value));
  }
  return std::nullopt;
}

/// Complains of options that do not go together.
std::optional<Status> complain_of_combination(const Request& request) {
  if (const auto error = input_written_over(request)) {
    return complain("", *error);
  }
  return complain_of_exclusion(request);
}

/// Reads the words behind the command into `request`; a complaint has been made where that fails.
std::optional<Status> parse(const Command& command, std::vector<std::string> given,
                            Request& request) {
  CLI::App app;
  app.set_help_flag();
  app.allow_extras();
  bool help = false;
  app.add_flag("-h,--help", help);
  app.add_option("arguments", request.arguments);
  // Behind '--' stand arguments alone.
  const auto end_of_options = std::ranges::find(given, "--");
  const std::vector<std::string> arguments(
      end_of_options == given.end() ? end_of_options : end_of_options + 1, given.end());
  given.erase(end_of_options, given.end());
  // Only what is asked for is built: registering every option would take longer than the answer.
  auto options = command.options();
  std::erase_if(options, [&](const Option* option) {
    return std::ranges::none_of(given,
                                [&](std::string_view word) { return option->is_given_by(word); });
  });
  for (const std::string& word : given) {
    const std::string_view name = std::string_view(word).substr(0, word.find('='));
    const auto flag = std::ranges::find(options, name, &Option::name);
    if (name.size() < word.size() && flag != options.end() && (*flag)->is_flag()) {
      return complain((*flag)->name, {fmt::format("it takes no value: {}", word), "Leave it out."});
    }
  }
  split_empty_values(command, given);
  std::vector<std::vector<std::string>> values(options.size());
  std::vector<CLI::Option*> parsed;
  for (std::size_t i = 0; i < options.size(); ++i) {
    const std::string name = options[i]->names(",");
    parsed.push_back(options[i]->is_flag()
                         ? app.add_flag(name)
                         : app.add_option(name, values[i])->allow_extra_args(false));
  }
  const std::string where(command.name);
  add_left_out_values(command, given);
  try {
    app.parse(std::vector<std::string>(given.rbegin(), given.rend()));  // as CLI11 takes them
  } catch (const CLI::ParseError& error) {
    const std::string what = error.what();
    return complain(where, {what.starts_with("--")
                                ? fmt::format("{} needs a value", what.substr(0, what.find(':')))
                                : what,
                            fmt::format("'pakru help {}' explains it.", command.name)});
  }
  request.arguments.insert(request.arguments.end(), arguments.begin(), arguments.end());
  if (help) {
    return print_text(request, command_help(request.dataset, command, request.style()));
  }
  for (const std::string& extra : app.remaining()) {
    return complain(where, extra.starts_with('-')
                               ? no_such_option(command, extra)
                               : Error{fmt::format("unexpected: {}", extra),
                                       fmt::format("'pakru help {}' explains it.", command.name)});
  }
  if (const std::size_t most = command.most_arguments(); request.arguments.size() > most) {
    return complain(where,
                    {fmt::format("it takes {}: {}", most == 0 ? "no arguments" : "one argument",
                                 request.arguments[most]),
                     surplus_hint(command, given, request.arguments[most])});
  }
  for (std::size_t i = 0; i < options.size(); ++i) {
    if (options[i]->is_flag() && parsed[i]->count() > 0) {
      values[i].emplace_back();
    }
  }
  // Names and ids are looked up in the data, so the options that say which stand first.
  const auto take = [&](bool is_of_data) -> std::optional<Status> {
    for (std::size_t i = 0; i < options.size(); ++i) {
      for (const std::string& value : values[i]) {
        if (is_of_data != (options[i]->category == data_category)) {
          continue;
        }
        if (const auto status = take_value(*options[i], value, request)) {
          return status;
        }
      }
    }
    return std::nullopt;
  };
  if (const auto status = take(true)) {
    return status;
  }
  if (command.takes_data()) {
    if (const auto error = open_data(request)) {
      return complain(where, *error);
    }
  }
  if (const auto status = take(false)) {
    return status;
  }
  return complain_of_combination(request);
}

}  // namespace

Status run(const std::vector<std::string>& words) {
  Request request;
  const Style style = request.style();
  if (words.empty()) {
    return print_text(request, overview(request.dataset, style));
  }
  const std::string& first = words.front();
  if (first == "--help" || first == "-h") {
    return print_text(request, overview(request.dataset, style));
  }
  if (first == "--version" || first == "-V") {
    return print_text(request, version_text(request.dataset));
  }
  if (first == completion_word) {
    return print_completions(request, std::span(words).subspan(1));
  }
  if (first.starts_with('-')) {
    return complain("", {fmt::format("no such option: {}", first),
                         "Options stand behind the command: pakru events --since 2010."});
  }
  const Command* command = find_command(first);
  if (command == nullptr) {
    return complain("", no_such_command(first));
  }
  if (const auto status = parse(*command, {words.begin() + 1, words.end()}, request)) {
    return *status;
  }
  show_progress(request);
  if (command->holds_files) {
    request.dataset.hold_files(true);
  }
  const Status status = command->run(request);
  if (status != Status::usage) {
    write_error(request.notes);
  }
  tell_data(request);
  return status;
}

}  // namespace pakru::cli
