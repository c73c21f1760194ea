/// pakru_manual PROSE PAGES: writes the manual into the folder PAGES: a page for each command, and
/// those of the folder PROSE ('*.in'), whose lines '@name@' are replaced by what the definitions
/// say. pakru_manual --examples|--messages: prints every example or message. A build tool; it is
/// not installed.

#include <fmt/format.h>

#include <filesystem>
#include <stdexcept>

#include "data/file.hpp"
#include "messages.hpp"
#include "pages.hpp"

namespace {

using pakru::manual::section_named;

void write(const std::filesystem::path& path, std::string_view text) {
  if (const auto written = pakru::write_file(path, text); !written) {
    throw std::runtime_error(written.error().message);
  }
}

/// A page written by hand, with its '@name@' lines replaced.
std::string filled(const std::filesystem::path& path) {
  const auto file = pakru::read_file(path);
  if (!file) {
    throw std::runtime_error(file.error().message);
  }
  std::string page;
  for (std::string_view rest = file->bytes(); !rest.empty();) {
    const std::string_view line = rest.substr(0, rest.find('\n'));
    rest.remove_prefix(std::min(rest.size(), line.size() + 1));
    if (!line.starts_with('@')) {
      page += fmt::format("{}\n", line);
      continue;
    }
    const auto section = section_named(line.substr(1, line.size() - 2));
    if (!section) {
      throw std::runtime_error(fmt::format("{}: there is no section {}", path.string(), line));
    }
    page += *section;
  }
  return page;
}

void write_manual(const std::filesystem::path& prose, const std::filesystem::path& pages) {
  if (const std::string missing = pakru::manual::missing_text(); !missing.empty()) {
    throw std::runtime_error(missing);
  }
  auto dataset = pakru::Dataset::embedded();
  for (const pakru::cli::Command* command : pakru::cli::commands()) {
    write(pages / fmt::format("pakru-{}.1", command->name),
          pakru::manual::command_page(*command, dataset));
  }
  for (const auto& entry : std::filesystem::directory_iterator(prose)) {
    if (entry.path().extension() == ".in") {
      write(pages / entry.path().stem(), filled(entry.path()));
    }
  }
}

}  // namespace

// What the last message may throw ends the build, as it should.
// NOLINTNEXTLINE(bugprone-exception-escape)
int main(int count, char** words) {
  try {
    if (count == 2 && std::string_view(words[1]) == "--examples") {
      for (const std::string& example : pakru::manual::examples()) {
        fmt::print("{}\n", example);
      }
      return 0;
    }
    if (count == 2 && std::string_view(words[1]) == "--messages") {
      for (const auto& group : pakru::manual::message_groups()) {
        for (const auto& message : group.messages) {
          fmt::print("{}\n", message.text);
        }
      }
      return 0;
    }
    if (count == 3) {
      write_manual(words[1], words[2]);
      return 0;
    }
    fmt::print(stderr,
               "usage: pakru_manual PROSE PAGES\n       pakru_manual --examples|--messages\n");
    return 2;
  } catch (const std::exception& error) {
    fmt::print(stderr, "pakru_manual: {}\n", error.what());
    return 1;
  }
}
