#include "terminal.hpp"

#include <fmt/format.h>
#include <sys/ioctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
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
  const bool is_blank = command.find_first_not_of(' ') == std::string_view::npos;
  return is_blank || command == "cat" ? std::string() : std::string(command);
}

/// As POSIX shells say that a command is no program, and that there is none of that name.
constexpr int cannot_run = 126;
constexpr int not_found = 127;

/// What the child of `run_pager` does.
[[noreturn]] void become_pager(const std::string& command, const std::array<int, 2>& pipe) {
  std::signal(SIGPIPE, SIG_DFL);  // NOLINT(cert-err33-c): a pager ends as others do
  ::dup2(pipe[0], STDIN_FILENO);
  ::close(pipe[0]);
  ::close(pipe[1]);
  ::execl("/bin/sh", "sh", "-c", command.c_str(), nullptr);  // NOLINT: as POSIX has it
  ::_exit(not_found);
}

/// Shows the text in the user's pager; false where that does not run.
bool run_pager(const std::string& command, std::string_view text) {
  std::array<int, 2> pipe{};
  if (::pipe(pipe.data()) != 0) {
    return false;
  }
  const pid_t child = ::fork();
  if (child == 0) {
    become_pager(command, pipe);
  }
  ::close(pipe[0]);
  // The keys that interrupt are the pager's until it ends.
  auto* const interrupt = std::signal(SIGINT, SIG_IGN);
  auto* const quit = std::signal(SIGQUIT, SIG_IGN);
  if (child > 0) {
    static_cast<void>(write_all(pipe[1], text));  // a pager may be left before the end
  }
  ::close(pipe[1]);
  int status = 0;
  while (child > 0 && ::waitpid(child, &status, 0) < 0 && errno == EINTR) {
  }
  std::signal(SIGINT, interrupt);  // NOLINT(cert-err33-c): as it was
  std::signal(SIGQUIT, quit);      // NOLINT(cert-err33-c)
  return child > 0 && !(WIFEXITED(status) &&
                        (WEXITSTATUS(status) == cannot_run || WEXITSTATUS(status) == not_found));
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
    constexpr std::size_t widest = 10000;  // nothing is made of columns that nobody sees
    terminal.width = std::min(number_in(environment("COLUMNS")), widest);
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
  ::setenv("LESS", "FRX", 0);  // NOLINT(concurrency-mt-unsafe)
  return run_pager(command, text) ? Written::all : write_output(text);
}

void write_error(std::string_view text) {
  // Where errors cannot be told nothing can.
  static_cast<void>(write_all(STDERR_FILENO, text));
}

}  // namespace pakru::cli
