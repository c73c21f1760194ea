/// pakru_format [--check] FILE: writes a dataset in its canonical form in its own place, or says
/// whether it has that form. A tool of the repository; it is not installed.

#include <fmt/format.h>

#include <string_view>

#include "file.hpp"
#include "pakru/data/format.hpp"

// An exception here ends the build, as it should.
// NOLINTNEXTLINE(bugprone-exception-escape)
int main(int count, char** words) {
  const bool only_checks = count == 3 && std::string_view(words[1]) == "--check";
  if (count != 2 && !only_checks) {
    fmt::print(stderr, "usage: pakru_format [--check] FILE\n");
    return 2;
  }
  const std::string path = words[count - 1];
  const auto file = pakru::read_file(path);
  if (!file) {
    fmt::print(stderr, "{}\n", file.error().message);
    return 1;
  }
  const auto text = pakru::canonical(file->bytes());
  if (!text) {
    fmt::print(stderr, "{}: {}\n", path, text.error().message);
    return 3;
  }
  if (*text == file->bytes()) {
    return 0;
  }
  if (only_checks) {
    fmt::print(stderr, "{}: it is not in canonical form; './dev format' writes it so\n", path);
    return 3;
  }
  const auto written = pakru::write_file(path, *text);
  if (!written) {
    fmt::print(stderr, "{}\n", written.error().message);
    return 1;
  }
  return 0;
}
