/// TARGET FOLDER: gives a fuzz target the inputs that are kept in the folder, each once. Needs no
/// fuzzer.

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <vector>

#include "fuzz.hpp"

int main(int count, char** words) {
  pakru::fuzz::require(count == 2, "one folder is named");
  std::vector<std::filesystem::path> inputs;
  for (const auto& entry : std::filesystem::directory_iterator(words[1])) {
    inputs.push_back(entry.path());
  }
  pakru::fuzz::require(!inputs.empty(), "there is an input");
  std::ranges::sort(inputs);
  for (const auto& path : inputs) {
    std::ifstream file(path, std::ios::binary);
    pakru::fuzz::require(file.is_open(), "an input can be read");
    const std::vector<char> bytes{std::istreambuf_iterator<char>(file), {}};
    static_cast<void>(std::fprintf(stderr, "%s\n", path.c_str()));
    LLVMFuzzerTestOneInput(reinterpret_cast<const std::uint8_t*>(bytes.data()),  // NOLINT: as above
                           bytes.size());
  }
  return 0;
}
