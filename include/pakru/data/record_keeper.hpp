/// Copies of records whose bytes will go.
#pragma once

#include <memory>

#include "pakru/model/record.hpp"

namespace pakru {

/// Keeps the bytes of records as long as it lives.
class RecordKeeper {
 public:
  RecordKeeper();
  ~RecordKeeper();
  RecordKeeper(RecordKeeper&& other) noexcept;
  RecordKeeper& operator=(RecordKeeper&& other) noexcept;
  RecordKeeper(const RecordKeeper& other) = delete;
  RecordKeeper& operator=(const RecordKeeper& other) = delete;

  /// A copy of a record with the given parts.
  [[nodiscard]] Record keep(const Record& record, unsigned parts);

  /// About how much memory the copies take, and how many they are.
  [[nodiscard]] std::size_t bytes() const { return bytes_; }
  [[nodiscard]] std::size_t count() const { return count_; }

 private:
  struct Engine;
  std::unique_ptr<Engine> engine_;
  std::size_t bytes_ = 0;
  std::size_t count_ = 0;
};

}  // namespace pakru
