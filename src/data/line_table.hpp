/// From a byte to its line.
#pragma once

#include <algorithm>
#include <cstddef>
#include <string_view>
#include <vector>

namespace pakru {

/// Finds lines in time that does not grow with the file.
class LineTable {
 public:
  explicit LineTable(std::string_view bytes) : bytes_(bytes) {
    for (std::size_t at = bytes.find('\n'); at != std::string_view::npos;
         at = bytes.find('\n', at + 1)) {
      ends_.push_back(at);
    }
  }

  /// The line, from 1, of a byte of the text; 0 for a pointer to elsewhere.
  [[nodiscard]] std::size_t line(const char* at) const {
    if (at < bytes_.data() || at > bytes_.data() + bytes_.size()) {
      return 0;
    }
    const auto offset = static_cast<std::size_t>(at - bytes_.data());
    return 1 + static_cast<std::size_t>(std::ranges::lower_bound(ends_, offset) - ends_.begin());
  }

 private:
  std::string_view bytes_;
  std::vector<std::size_t> ends_;
};

}  // namespace pakru
