/// Records read one after another from files of any size: NDJSON, one record a line.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include "pakru/data/index.hpp"
#include "pakru/model/record.hpp"
#include "pakru/model/result.hpp"

namespace pakru {

/// How a file is cut into blocks.
struct BlockSizes {
  std::size_t usual = 1 << 20;           ///< bytes that are read at a time
  std::size_t longest_line = 256 << 20;  ///< a line of more bytes is a fault
};

/// Whole lines of a file, in memory that is used again for the next ones.
struct Block {
  std::string memory;        ///< begins with the lines; at least `padding` bytes follow them
  std::size_t size = 0;      ///< of the lines
  std::size_t number = 0;    ///< of the block, from 0
  bool is_too_long = false;  ///< stands for one line that was longer than allowed, and left out

  [[nodiscard]] std::string_view bytes() const { return {memory.data(), size}; }
};

/// A file with a record on each line. gzip and zstd are unpacked.
class RecordFile {
 public:
  /// Opens a file; '-' is standard input.
  static Result<RecordFile> open(const std::string& path, const BlockSizes& sizes = {});
  ~RecordFile();
  RecordFile(RecordFile&& other) noexcept;
  RecordFile& operator=(RecordFile&& other) noexcept;
  RecordFile(const RecordFile& other) = delete;
  RecordFile& operator=(const RecordFile& other) = delete;

  /// What messages call it.
  [[nodiscard]] const std::string& name() const;

  /// Whether it can be read more than once: a regular file can, a pipe cannot.
  [[nodiscard]] bool is_rereadable() const;

  /// The lines up to the first line's end, or as many bytes as a block has; nothing is used up.
  [[nodiscard]] std::string_view peek();

  /// Begins again at the first line. Throws DataError where that is not possible.
  void rewind();

  /// The next lines; false behind the last. May be called by several threads at a time. Throws
  /// DataError.
  bool next(Block& block);

  /// The whole rest of the file, followed by `padding` bytes. Throws DataError where it is longer
  /// than `most` bytes.
  [[nodiscard]] std::string rest(std::size_t most);

  /// Bytes of the file that were read so far, and that it has; 0 where that is not known.
  [[nodiscard]] std::uint64_t consumed() const;
  [[nodiscard]] std::uint64_t size() const;

 private:
  struct State;
  explicit RecordFile(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

/// Reads the records of a block, one for each thread.
///
/// A line is an object in the form of a dataset's record. Only id, kind, date and title must be
/// there; a record without a scope is bilateral. What the parts asked for do not hold is only
/// walked over, and a value of the wrong type is read as if it were not there, so that a fault in
/// these may stay unseen; `check_lines` sees every one.
class RecordReader {
 public:
  RecordReader();
  ~RecordReader();
  RecordReader(const RecordReader& other) = delete;
  RecordReader& operator=(const RecordReader& other) = delete;

  enum class Step { record, fault, end };

  /// Begins with the first line of a block. The records read from it are valid as long as the
  /// block, and until the reader opens another.
  void open(const Block& block, unsigned parts);

  /// The next line that is not empty, into a record that is new or was read from the same block.
  Step next(Record& record);

  /// Why the last line is no record; its line counts from the block's first.
  [[nodiscard]] const Fault& fault() const { return fault_; }

  /// How many lines were read of this block, empty ones too.
  [[nodiscard]] std::size_t lines() const { return lines_; }

 private:
  struct Engine;
  bool read(std::string_view line, Record& record);
  bool read_fields(Record& record);
  bool refuse(const Record& record, std::string_view field, std::string message);

  std::unique_ptr<Engine> engine_;
  const Block* block_ = nullptr;
  std::size_t at_ = 0;
  unsigned parts_ = 0;
  std::size_t lines_ = 0;
  Fault fault_;
};

}  // namespace pakru
