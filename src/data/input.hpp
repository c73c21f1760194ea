/// The bytes of a file, a pipe or standard input, unpacked where they are compressed.
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <string>

#include "pakru/model/result.hpp"

namespace pakru {

/// Reads from the first byte to the last. gzip and zstd are known by their first bytes and unpacked
/// where the build found zlib and libzstd.
class Input {
 public:
  /// Opens a file; '-' is standard input.
  static Result<Input> open(const std::string& path);
  ~Input();
  Input(Input&& other) noexcept;
  Input& operator=(Input&& other) noexcept;
  Input(const Input& other) = delete;
  Input& operator=(const Input& other) = delete;

  /// Fills `to` as far as there are bytes, and says how many; fewer than asked for only at the end.
  /// Throws DataError.
  std::size_t read(std::span<char> to);

  /// Bytes of the file itself that were read so far, compressed or not.
  [[nodiscard]] std::uint64_t consumed() const;

  /// Bytes of the file; 0 where it is no regular file.
  [[nodiscard]] std::uint64_t size() const;

 private:
  struct State;
  explicit Input(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

/// What messages call the file of that path.
[[nodiscard]] std::string input_name(const std::string& path);

}  // namespace pakru
