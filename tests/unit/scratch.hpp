/// Files that last as long as a test.
#pragma once

#include <doctest/doctest.h>

#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <string>
#include <string_view>

namespace pakru::test {

/// A file with the given bytes, in the system's folder for such files.
class ScratchFile {
 public:
  explicit ScratchFile(std::string_view bytes, std::string_view ending = "") {
    static int count = 0;
    path_ = std::filesystem::temp_directory_path() /
            (std::string("pakru-test-") + std::to_string(::getpid()) + "-" +
             std::to_string(count++) + std::string(ending));
    std::ofstream(path_, std::ios::binary) << bytes;
    REQUIRE(std::filesystem::file_size(path_) == bytes.size());
  }
  ~ScratchFile() { std::filesystem::remove(path_); }
  ScratchFile(const ScratchFile&) = delete;
  ScratchFile& operator=(const ScratchFile&) = delete;

  [[nodiscard]] std::string path() const { return path_.string(); }

 private:
  std::filesystem::path path_;
};

}  // namespace pakru::test
