#include "complete.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <functional>

#include "data.hpp"
#include "pakru/data/data_error.hpp"
#include "pakru/model/text.hpp"
#include "pakru/output/text.hpp"
#include "print.hpp"

namespace pakru::cli {
namespace {

/// What the words before the one that is completed say of it.
struct Typed {
  const Command* command = nullptr;
  std::vector<const Option*> given;
  const Option* open = nullptr;  ///< its value is what is completed
  std::size_t arguments = 0;
  bool only_arguments = false;  ///< behind '--'
};

/// The option that a word gives; nullptr where there is none.
const Option* find_option(const Command& command, std::string_view word) {
  const auto options = command.options();
  const auto found = std::ranges::find_if(
      options, [&](const Option* option) { return option->is_given_by(word); });
  return found == options.end() ? nullptr : *found;
}

/// Options that say which data is asked take effect: what completes a word is of that data.
void take_data_option(Request& request, const Option& option, std::string_view value) {
  if (option.category == data_category) {
    (void)option.take(request, value);  // a mistake is for the command to tell
  }
}

Typed read(Request& request, const Command& command, std::span<const std::string> words) {
  Typed typed;
  typed.command = &command;
  for (const std::string_view word : words) {
    const bool is_option = word.starts_with('-') && word != "-" && !typed.only_arguments;
    if (typed.open != nullptr && (!is_option || !typed.open->may_lack_value())) {
      take_data_option(request, *typed.open, word);
      typed.open = nullptr;
      continue;
    }
    typed.open = nullptr;
    if (!is_option) {
      ++typed.arguments;
    } else if (word == "--") {
      typed.only_arguments = true;
    } else if (const Option* option = find_option(command, word)) {
      typed.given.push_back(option);
      if (option->is_flag()) {
        take_data_option(request, *option, {});
      } else if (word == option->name || word == option->letter) {
        typed.open = option;
      } else {
        take_data_option(request, *option, word.substr(word.find('=') + 1));
      }
    }
  }
  return typed;
}

/// Whether a file is read before the user wonders what takes so long.
bool is_small_file(const std::string& path) {
  constexpr std::uintmax_t most = 1 << 22;
  std::error_code error;
  const bool is_packed = path.ends_with(".gz") || path.ends_with(".zst");
  return !is_packed && std::filesystem::is_regular_file(path, error) &&
         std::filesystem::file_size(path, error) <= most;
}

/// Reads the user's own data as far as that takes no time.
void open_small_data(Request& request) {
  request.data_files = files_of(request);
  for (std::string& path : request.data_files) {
    if (path.starts_with("~/")) {  // the shell has not replaced it yet
      path.replace(0, 1, environment("HOME"));
    }
  }
  std::erase_if(request.data_files, std::not_fn(is_small_file));
  request.skip_invalid = true;
  if (request.data_files.empty()) {
    if (request.data_only) {
      request.dataset = Dataset::registries();
    }
    return;
  }
  try {
    if (!open_data(request)) {
      request.dataset.hold_files(true);
    }
  } catch (const DataError&) {
    // What cannot be read has nothing to offer; the command will say so.
    return;
  }
}

/// Finds what completes one word.
class Completer {
 public:
  Completer(Request& request, Typed typed, std::string_view word)
      : request_(request), typed_(std::move(typed)), word_(word) {}

  Candidates run() {
    const std::size_t equals = word_.find('=');
    const bool is_option = word_.starts_with('-') && !typed_.only_arguments;
    const bool may_be_value =
        typed_.open != nullptr && (!is_option || !typed_.open->may_lack_value());
    if (may_be_value) {
      add_values(typed_.open->values);
    } else if (is_option && equals != std::string_view::npos) {
      if (const Option* option = find_option(*typed_.command, word_)) {
        done_ = equals + 1;
        add_values(option->values);
      }
    } else if (!is_option && takes_argument()) {
      add_values(typed_.command->values);
    } else if (!typed_.only_arguments) {
      add_options();
    }
    return std::move(candidates_);
  }

 private:
  [[nodiscard]] bool takes_argument() const {
    return typed_.arguments < typed_.command->most_arguments() &&
           typed_.command->values.form != Values::Form::unknown;
  }

  /// Adds a word that goes on as the user began it; what is done already stands before it.
  void add(std::string_view text, std::string_view meaning) {
    if (fold(text).starts_with(fold(word_.substr(done_)))) {
      candidates_.push_back(
          {fmt::format("{}{}", word_.substr(0, done_), text), std::string(meaning)});
    }
  }

  void add_options() {
    for (const Option* option : typed_.command->options()) {
      const bool is_done =
          option->is_flag() && std::ranges::find(typed_.given, option) != typed_.given.end();
      if (!is_done) {
        add(option->name, option->text);
      }
    }
    add("--help", "explains the command");
  }

  void add_values(const Values& values) {
    switch (values.form) {
      case Values::Form::unknown:
        break;
      case Values::Form::files:
        candidates_.push_back({std::string(files_word), {}});
        break;
      case Values::Form::single:
        add_known(values, {});
        break;
      case Values::Form::list:
        add_known(values, pass_list());
        break;
      case Values::Form::columns:
        pass_list();
        if (const auto rest = word_.substr(done_); rest.starts_with('+') || rest.starts_with('-')) {
          ++done_;
        }
        add_columns();
        break;
      case Values::Form::order:
        pass_list();
        if (const std::size_t colon = word_.find(':', done_); colon != std::string_view::npos) {
          done_ = colon + 1;
          add("asc", "upwards");
          add("desc", "downwards");
        } else {
          add_columns();
        }
        break;
    }
  }

  /// Passes over the values of a list that are complete, and returns them.
  std::vector<std::string_view> pass_list() {
    const std::string_view list = word_.substr(done_);
    const std::size_t comma = list.rfind(',');
    if (comma == std::string_view::npos) {
      return {};
    }
    done_ += comma + 1;
    return split(list.substr(0, comma));
  }

  /// Adds what there is but for what the list has.
  void add_known(const Values& values, const std::vector<std::string_view>& had) {
    for (const Candidate& value : values.known(request_.dataset, word_.substr(done_))) {
      const bool is_part_of_list = values.form == Values::Form::list;
      const bool is_had = std::ranges::find(had, value.text) != had.end();
      if (!is_had && !(is_part_of_list && value.text.find(',') != std::string::npos)) {
        add(value.text, value.meaning);
      }
    }
  }

  void add_columns() {
    if (typed_.command->columns != nullptr) {
      for (const Column& column : typed_.command->columns(request_.dataset)) {
        add(column.name, column.meaning);
      }
    }
  }

  Request& request_;
  Typed typed_;
  std::string_view word_;
  std::size_t done_ = 0;  ///< how much of the word stands
  Candidates candidates_;
};

Candidates completed_command(std::string_view begun) {
  Candidates candidates;
  const auto add = [&](std::string_view name, std::string_view meaning) {
    if (name.starts_with(begun)) {
      candidates.push_back({std::string(name), std::string(meaning)});
    }
  };
  for (const Command* command : commands()) {
    add(command->name, command->text);
  }
  if (begun.starts_with('-')) {
    add("--help", "the commands there are");
    add("--version", "of the program and its dataset");
  }
  return candidates;
}

Candidates completed(Request& request, std::span<const std::string> words) {
  if (words.size() <= 1) {
    return completed_command(words.empty() ? std::string_view() : words.front());
  }
  const Command* command = find_command(words.front());
  if (command == nullptr) {
    return {};
  }
  const auto before = words.subspan(1, words.size() - 2);
  Typed typed = read(request, *command, before);
  if (command->takes_data()) {
    open_small_data(request);
  }
  return Completer(request, std::move(typed), words.back()).run();
}

}  // namespace

Status print_completions(Request& request, std::span<const std::string> words) {
  std::string text;
  for (const Candidate& candidate : completed(request, words)) {
    // A line is a candidate, and a shell may run what it is given.
    if (printable(candidate.text) != candidate.text) {
      continue;
    }
    text += candidate.text;
    if (!candidate.meaning.empty()) {
      text += '\t' + printable(candidate.meaning);
    }
    text += '\n';
  }
  return write_output(text) == Written::failed ? Status::failed : Status::done;
}

}  // namespace pakru::cli
