/// A command line, a word on each line, through the program's own parser and over the dataset that
/// the build carries: every filter, column, order and format. What names a file is left out.

#include <algorithm>
#include <vector>

#include "cli/run.hpp"
#include "fuzz.hpp"

using pakru::cli::Command;
using pakru::cli::Option;
using pakru::cli::Status;
using pakru::cli::Values;

namespace {

bool names_file(const std::vector<std::string>& words) {
  const Command* command = pakru::cli::find_command(words.empty() ? "" : words.front());
  if (command == nullptr) {
    return false;
  }
  if (command->values.form == Values::Form::files) {
    return words.size() > 1;
  }
  const auto options = command->options();
  return std::ranges::any_of(words, [&](const std::string& word) {
    return std::ranges::any_of(options, [&](const Option* option) {
      return option->values.form == Values::Form::files && option->is_given_by(word);
    });
  });
}

}  // namespace

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  pakru::fuzz::Choices choices(pakru::fuzz::text_of(data, size));
  std::vector<std::string> words;
  while (!choices.is_empty()) {
    std::string word(choices.line());
    std::erase(word, '\0');  // which no word of a command line holds
    words.push_back(std::move(word));
  }
  if (!names_file(words)) {
    const Status status = pakru::cli::run(words);
    pakru::fuzz::require(status >= Status::done && status <= Status::usage,
                         "a command line is answered, or refused");
  }
  return 0;
}
