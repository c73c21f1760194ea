/// Everything that questions are asked of: records, registries and figures.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "pakru/data/index.hpp"
#include "pakru/data/record_file.hpp"
#include "pakru/data/record_keeper.hpp"
#include "pakru/data/volume.hpp"
#include "pakru/model/record.hpp"

namespace pakru {

/// How files of records are read.
struct Reading {
  bool skips_invalid = false;  ///< a line that is no record is counted instead of ending the scan
  std::size_t memory = std::size_t{1} << 30U;  ///< bytes that may be kept of them
  unsigned threads = 0;                        ///< 0 for as many as there are cores
  BlockSizes sizes;
  /// Is told from time to time of the file that is read, and how many lines of it were; at the end
  /// of a file of none.
  std::function<void(const RecordFile* file, std::size_t lines)> progress;
};

/// Lines that were left out because they are no records.
struct Skipped {
  std::size_t lines = 0;
  std::vector<std::string> first;  ///< what is wrong with the first few: 'file:line: …'
};

/// Volumes in memory, and files that are read anew by every scan. Records in memory are read when
/// they are asked for, registries whole on first use. Views stay valid as long as the dataset.
class Dataset {
 public:
  /// A dataset of nothing.
  Dataset();
  /// One volume. `bytes` and `index` must outlive the dataset; `bytes` is followed by `padding`
  /// bytes.
  Dataset(std::string_view bytes, const Index& index);
  ~Dataset();
  Dataset(Dataset&& other) noexcept;
  Dataset& operator=(Dataset&& other) noexcept;
  Dataset(const Dataset& other) = delete;
  Dataset& operator=(const Dataset& other) = delete;

  /// The dataset compiled into the library.
  static Dataset embedded();

  /// The same without its records, trade and series: who is who, and which sources there are.
  static Dataset registries();

  /// Adds a volume: what it holds takes the place of what has the same id or name, and its records
  /// stand among the others by date.
  void add(Volume volume);

  /// Adds a file. Its records take the place of those in memory with the same id.
  void add(RecordFile file);
  [[nodiscard]] std::span<RecordFile> files() { return files_; }

  /// Reads files into memory, for who needs every record at once, or more than once: all of them,
  /// or those alone that cannot be read again. Throws DataError.
  void hold_files(bool all);

  /// How files are read.
  Reading reading;
  /// What the last scan, or `hold_files`, left out, and the records in memory whose place others
  /// took.
  Skipped skipped;
  std::vector<std::string> replaced;
  /// Forgets what the last scan left out, but not what `hold_files` did.
  void begin_scan() { skipped = held_skipped_; }
  /// Adds to `skipped`; throws the fault as a DataError where none may be left out.
  void skip(const RecordFile& file, const Fault& fault);

  /// The records in memory, oldest first.
  [[nodiscard]] std::size_t size() const { return heads().size(); }
  [[nodiscard]] std::span<const Head> heads() const {
    return volumes_.size() == 1 ? volumes_.front().index.heads : std::span<const Head>(heads_);
  }
  /// The bytes of the first volume, to which the slices of another's heads do not belong.
  [[nodiscard]] std::string_view bytes() const { return volumes_.front().bytes; }
  [[nodiscard]] std::string_view id_of(const Head& head) const;
  [[nodiscard]] std::string_view json_of(const Head& head) const;
  /// Whether a record of a file with the same id takes its place: not where it is of such a file
  /// itself, since the ids of these are not compared with each other.
  [[nodiscard]] bool is_replaceable(const Head& head) const;

  /// Reads the given parts (`part::head | part::claims` …) of one record.
  void read(std::size_t position, unsigned parts, Record& record);

  /// Whether a record stands in a volume; one of a file does not.
  [[nodiscard]] bool is_in_memory(const Record& record) const;

  /// The record, or a copy of one whose own bytes will go. Throws DataError where no more may be
  /// kept.
  [[nodiscard]] Record keep(Record& record, unsigned parts);

  /// Keeps what the keeper keeps.
  void keep_with(RecordKeeper keeper) { keepers_.push_back(std::move(keeper)); }

  /// Throws DataError where the keeper keeps more than is allowed.
  void check_memory(const RecordKeeper& keeper) const;

  [[nodiscard]] const About& about();
  [[nodiscard]] std::span<const Source> sources();
  [[nodiscard]] std::span<const Person> people();
  [[nodiscard]] std::span<const Named> places();
  [[nodiscard]] std::span<const Named> bodies();
  [[nodiscard]] std::span<const TradeFigure> trade();
  [[nodiscard]] std::span<const Series> series();

  /// By id; nullptr where there is none.
  [[nodiscard]] const Source* source(std::string_view id);
  [[nodiscard]] const Person* person(std::string_view id);

  /// The position of the record with that id.
  [[nodiscard]] std::optional<std::size_t> find(std::string_view id) const;

 private:
  struct Sections;
  std::vector<Volume> volumes_;
  std::vector<Head> heads_;  ///< of all volumes, where there is more than one
  std::vector<RecordFile> files_;
  std::vector<RecordKeeper> keepers_;
  Skipped held_skipped_;
  std::unique_ptr<Sections> sections_;
};

/// JSON without the white space between its tokens.
[[nodiscard]] std::string minified(std::string_view json);

}  // namespace pakru
