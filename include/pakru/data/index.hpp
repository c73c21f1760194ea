/// Where things stand in a dataset's bytes, so that a query reads only what it needs.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace pakru {

/// A fault in a dataset, with its place.
struct Fault {
  std::size_t line = 0;  ///< from 1
  std::string record;    ///< its id; empty outside of records
  std::string field;     ///< 'claims[2].source'
  std::string message;

  /// 'file:line: record: field: what is wrong'; of what the data makes long the middle is left out.
  [[nodiscard]] std::string text(std::string_view file) const;
};

/// Whether a text is a view into the bytes; what was unescaped stands elsewhere.
[[nodiscard]] bool stands_in(std::string_view bytes, std::string_view text);

/// A stretch of the dataset's bytes.
struct Slice {
  std::uint32_t offset = 0;
  std::uint32_t length = 0;

  [[nodiscard]] std::string_view of(std::string_view bytes) const {
    return bytes.substr(offset, length);
  }
  bool operator==(const Slice&) const = default;
};

/// What most queries ask of a record, without reading it.
struct Head {
  Slice record;
  Slice id;     ///< empty where it holds an escape and must be read from the record
  Slice title;  ///< likewise
  Slice date;
  std::int32_t first = 0;  ///< first day of the date as year * 10000 + month * 100 + day
  std::int32_t last = 0;
  std::uint8_t kind = 0;     ///< index into `kinds`
  std::uint8_t scope = 0;    ///< index into `scopes`
  std::uint16_t volume = 0;  ///< of the dataset, that the slices are of

  /// What orders records: oldest first, of those that begin together the shorter.
  [[nodiscard]] std::pair<std::int32_t, std::int32_t> by_date() const { return {first, last}; }

  bool operator==(const Head&) const = default;
};

/// The sections of a dataset, and the head of each of its records.
struct Index {
  Slice about;
  Slice sources;
  Slice people;
  Slice places;
  Slice bodies;
  Slice series;
  Slice trade;
  std::span<const Head> heads;
};

/// An index that owns its heads.
struct OwnedIndex {
  std::vector<Head> heads;
  Index index;
};

/// Finds every section and record; a fault says why the bytes are no dataset.
/// `bytes` must be followed by `padding` readable bytes.
[[nodiscard]] std::optional<Fault> build_index(std::string_view bytes, OwnedIndex& index);

/// How many readable bytes must follow a dataset's last.
inline constexpr std::size_t padding = 64;

/// The line, from 1, on which a byte stands.
[[nodiscard]] std::size_t line_of(std::string_view bytes, const char* at);

}  // namespace pakru
