#include "data/file.hpp"

#include <doctest/doctest.h>

#include <unistd.h>

#include <filesystem>
#include <fstream>

using namespace pakru;

namespace {

/// A folder that goes with the test.
class ScratchFolder {
 public:
  ScratchFolder()
      : path_(std::filesystem::temp_directory_path() /
              ("pakru-test-folder-" + std::to_string(::getpid()))) {
    std::filesystem::create_directory(path_);
  }
  ~ScratchFolder() { std::filesystem::remove_all(path_); }
  ScratchFolder(const ScratchFolder&) = delete;
  ScratchFolder& operator=(const ScratchFolder&) = delete;

  [[nodiscard]] std::string operator/(std::string_view name) const { return path_ / name; }
  [[nodiscard]] std::size_t size() const {
    return static_cast<std::size_t>(std::distance(std::filesystem::directory_iterator(path_), {}));
  }

 private:
  std::filesystem::path path_;
};

std::string content(const std::string& path) {
  std::ifstream file(path);
  return {std::istreambuf_iterator<char>(file), {}};
}

}  // namespace

TEST_CASE("a folder is written where there is none, or an empty one") {
  const ScratchFolder scratch;
  CHECK(write_folder(scratch / "new", {{"a", "1"}, {"b", "2"}}));
  CHECK(content(scratch / "new/b") == "2");
  std::filesystem::create_directory(scratch / "empty");
  CHECK(write_folder(scratch / "empty/", {{"a", "1"}}));
  CHECK(content(scratch / "empty/a") == "1");
  CHECK(scratch.size() == 2);
}

TEST_CASE("a folder of the same files is replaced whole, through a link too") {
  const ScratchFolder scratch;
  REQUIRE(write_folder(scratch / "f", {{"a", "old"}, {"b", "old"}}));
  std::filesystem::create_directory_symlink(scratch / "f", scratch / "link");
  CHECK(write_folder(scratch / "link", {{"a", "new"}, {"b", "new"}}));
  CHECK(content(scratch / "f/a") == "new");
  CHECK(std::filesystem::is_symlink(scratch / "link"));
  CHECK(scratch.size() == 2);
}

TEST_CASE("what would be lost stays, and nothing is left beside it") {
  const ScratchFolder scratch;
  REQUIRE(write_folder(scratch / "f", {{"a", "old"}, {"notes", "mine"}}));
  CHECK_FALSE(write_folder(scratch / "f", {{"a", "new"}}));
  CHECK(content(scratch / "f/a") == "old");
  CHECK_FALSE(write_folder(scratch / "f", {{"a", "new"}, {"notes", "x"}, {"no/where", ""}}));
  CHECK(content(scratch / "f/notes") == "mine");
  CHECK_FALSE(write_folder(scratch / "f/a", {{"a", "new"}}));
  CHECK(content(scratch / "f/a") == "old");
  CHECK(scratch.size() == 1);
}
