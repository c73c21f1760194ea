#include "terminal.hpp"

#include <fmt/format.h>
#include <sys/ioctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <charconv>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <optional>

#include "data/file.hpp"
#include "pakru/model/text.hpp"

namespace pakru::cli {
namespace {

/// Whether the locale, by the first variable that is set, writes UTF-8.
bool locale_is_unicode() {
  for (const char* name : {"LC_ALL", "LC_CTYPE", "LANG"}) {
    if (const std::string_view locale = environment(name); !locale.empty()) {
      const std::string folded = fold(locale);
      return folded.find("utf-8") != std::string::npos || folded.find("utf8") != std::string::npos;
    }
  }
  return false;
}

/// Whether the environment wants no colours, or wants them anywhere, as https://no-color.org and
/// https://bixense.com/clicolors have it; nothing where it says neither.
std::optional<bool> colour_of_environment() {
  if (!environment("NO_COLOR").empty()) {
    return false;
  }
  const std::string_view force = environment("CLICOLOR_FORCE");
  return force.empty() || force == "0" ? std::nullopt : std::optional(true);
}

/// Whether the terminal acts on more than plain text.
bool is_capable_terminal() {
  const std::string_view name = environment("TERM");
  return !name.empty() && name != "dumb";
}

std::string pager() {
  std::string_view command = environment("PAKRU_PAGER");
  if (command.empty()) {
    command = environment("PAGER");
  }
  return command == "cat" ? std::string() : std::string(command);
}

}  // namespace

std::string_view environment(const char* name) {
  const char* text = std::getenv(name);  // NOLINT(concurrency-mt-unsafe): one thread
  return text == nullptr ? std::string_view() : std::string_view(text);
}

std::size_t number_in(std::string_view text) {
  std::size_t number = 0;
  const auto [end, status] = std::from_chars(text.data(), text.data() + text.size(), number);
  return status == std::errc{} && end == text.data() + text.size() ? number : 0;
}

Terminal Terminal::detect() {
  Terminal terminal;
  terminal.output_is_terminal = ::isatty(STDOUT_FILENO) == 1;
  terminal.errors_are_terminal = ::isatty(STDERR_FILENO) == 1;
  if (terminal.output_is_terminal) {
    winsize size{};
    if (::ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0) {
      terminal.width = size.ws_col;
      terminal.height = size.ws_row;
    }
  }
  // What the terminal itself says counts more: a window may have been resized since.
  if (terminal.width == 0) {
    terminal.width = number_in(environment("COLUMNS"));
  }
  if (terminal.width == 0 && terminal.output_is_terminal) {
    constexpr std::size_t usual_width = 80;
    terminal.width = usual_width;
  }
  terminal.unicode = locale_is_unicode();
  return terminal;
}

Style Terminal::style(Colour colour) const {
  const bool capable = output_is_terminal && is_capable_terminal();
  const bool coloured = colour == Colour::automatic ? colour_of_environment().value_or(capable)
                                                    : colour == Colour::always;
  // Terminals without hyperlinks show the text alone, but for the console of Linux. The variable
  // is that of other tools: 0 is never, another text wherever there are colours.
  const std::string_view force = environment("FORCE_HYPERLINK");
  const bool links =
      coloured && (force.empty() ? capable && environment("TERM") != "linux" : force != "0");
  return {coloured, width, unicode, links};
}

Written write_output(std::string_view text) {
  const int problem = write_all(STDOUT_FILENO, text);
  if (problem == 0) {
    return Written::all;
  }
  if (problem == EPIPE) {
    return Written::reader_left;
  }
  write_error(fmt::format("pakru: standard output: {}\n", std::strerror(problem)));  // NOLINT
  return Written::failed;
}

Written page_output(const Terminal& terminal, std::string_view text) {
  const auto lines = static_cast<std::size_t>(std::ranges::count(text, '\n'));
  const std::string command = pager();
  if (!terminal.output_is_terminal || command.empty() || terminal.height == 0 ||
      lines < terminal.height) {
    return write_output(text);
  }
  // `less` should show colours, leave short texts on the screen, and not clear it; what the user
  // says in LESS counts more.
  ::setenv("LESS", "FRX", 0);                             // NOLINT(concurrency-mt-unsafe)
  std::FILE* const pipe = ::popen(command.c_str(), "w");  // NOLINT(cert-env33-c): the user's own
  if (pipe == nullptr) {
    return write_output(text);
  }
  // A pager may be left before the end.
  static_cast<void>(write_all(::fileno(pipe), text));
  const int status = ::pclose(pipe);
  constexpr int cannot_run = 126;  // as POSIX shells say it; 127 is 'not found'
  if (WIFEXITED(status) && WEXITSTATUS(status) >= cannot_run) {
    return write_output(text);
  }
  return Written::all;
}

void write_error(std::string_view text) {
  // Where errors cannot be told nothing can.
  static_cast<void>(write_all(STDERR_FILENO, text));
}

}  // namespace pakru::cli
