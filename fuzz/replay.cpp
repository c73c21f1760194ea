/// TARGET PATH...: gives a fuzz target the inputs that are kept, each once: the files, and those in
/// the folders. Needs no fuzzer.

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <vector>

#include "fuzz.hpp"

int main(int count, char** words) {
  std::vector<std::filesystem::path> inputs;
  const std::vector<std::string> paths(words + 1, words + count);
  for (const std::string& path : paths) {
    if (!std::filesystem::is_directory(path)) {
      inputs.emplace_back(path);
      continue;
    }
    for (const auto& entry : std::filesystem::directory_iterator(path)) {
      inputs.push_back(entry.path());
    }
  }
  std::ranges::sort(inputs);
  for (const auto& path : inputs) {
    std::ifstream file(path, std::ios::binary);
    const std::vector<char> bytes{std::istreambuf_iterator<char>(file), {}};
    static_cast<void>(std::fprintf(stderr, "%s\n", path.c_str()));
    LLVMFuzzerTestOneInput(reinterpret_cast<const std::uint8_t*>(bytes.data()),  // NOLINT: as above
                           bytes.size());
  }
  pakru::fuzz::require(!inputs.empty(), "there is an input");
  return 0;
}
