/// What every fuzz target is made of. A target has one function, `LLVMFuzzerTestOneInput`, as
/// libFuzzer calls it (https://llvm.org/docs/LibFuzzer.html); `replay.cpp` calls it for kept
/// inputs.
#pragma once

#include <sys/mman.h>
#include <unistd.h>

#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <string_view>

#include "data/file.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

namespace pakru::fuzz {

/// Ends the run with a finding where what must always hold does not.
inline void require(bool holds, const char* what) {
  if (!holds) {
    static_cast<void>(std::fprintf(stderr, "does not hold: %s\n", what));
    std::abort();
  }
}

/// The input as text.
inline std::string_view text_of(const std::uint8_t* data, std::size_t size) {
  return {reinterpret_cast<const char*>(data), size};  // NOLINT: bytes are what a text is made of
}

/// Takes small numbers and pieces of text from an input, zeros and nothing behind its end.
class Choices {
 public:
  explicit Choices(std::string_view input) : rest_(input) {}

  /// 0 to `most`; takes one byte.
  std::size_t up_to(std::size_t most) {
    if (rest_.empty()) {
      return 0;
    }
    const auto byte = static_cast<unsigned char>(rest_.front());
    rest_.remove_prefix(1);
    return byte % (most + 1);
  }

  /// The text up to the next line end, without it.
  std::string_view line() {
    const std::size_t end = rest_.find('\n');
    const std::string_view line = rest_.substr(0, end);
    rest_.remove_prefix(end == std::string_view::npos ? rest_.size() : end + 1);
    return line;
  }

  [[nodiscard]] bool is_empty() const { return rest_.empty(); }
  [[nodiscard]] std::string_view rest() const { return rest_; }

 private:
  std::string_view rest_;
};

/// A file in memory that has a path.
class MemoryFile {
 public:
  explicit MemoryFile(std::string_view bytes) : file_(::memfd_create("input", MFD_CLOEXEC)) {
    require(file_ >= 0 && write_all(file_, bytes) == 0, "the machine has room for the input");
  }
  ~MemoryFile() { ::close(file_); }
  MemoryFile(const MemoryFile&) = delete;
  MemoryFile& operator=(const MemoryFile&) = delete;

  [[nodiscard]] std::string path() const { return "/proc/self/fd/" + std::to_string(file_); }

 private:
  int file_;
};

}  // namespace pakru::fuzz
