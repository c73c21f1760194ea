/// The terminal, the pipe or the file that output goes to.
#pragma once

#include <string>
#include <string_view>

#include "pakru/output/style.hpp"

namespace pakru::cli {

enum class Colour { automatic, always, never };

/// What can be learned of standard output and standard error, and from the environment.
struct Terminal {
  bool output_is_terminal = false;
  bool errors_are_terminal = false;
  std::size_t width = 0;   ///< columns; 0 where unknown
  std::size_t height = 0;  ///< lines; 0 where unknown
  bool unicode = false;    ///< whether the locale's characters are those of Unicode

  static Terminal detect();

  /// The style for standard output.
  [[nodiscard]] Style style(Colour colour) const;
};

/// The variable's text; empty where it is not set.
[[nodiscard]] std::string_view environment(const char* name);

/// A number from 0 up; 0 where the text is none.
[[nodiscard]] std::size_t number_in(std::string_view text);

/// How writing went.
enum class Written {
  all,
  reader_left,  ///< whoever read has gone away, which is no failure
  failed,       ///< which a message says
};

/// Writes all of `text` to standard output.
Written write_output(std::string_view text);

/// As `write_output`; what is longer than the screen goes through the pager that `PAKRU_PAGER` or
/// `PAGER` names.
Written page_output(const Terminal& terminal, std::string_view text);

/// Writes `text` to standard error.
void write_error(std::string_view text);

}  // namespace pakru::cli
