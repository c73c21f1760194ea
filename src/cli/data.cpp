#include "data.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <cmath>
#include <cstdlib>
#include <filesystem>
#include <limits>
#include <memory>
#include <span>
#include <utility>

#include "pakru/data/data_error.hpp"
#include "pakru/model/money.hpp"
#include "pakru/model/text.hpp"
#include "pakru/output/text.hpp"
#include "print.hpp"

namespace pakru::cli {
namespace {

/// A line on standard error that tells how far reading is, for work that takes a while.
class ProgressLine {
 public:
  using Clock = std::chrono::steady_clock;

  ~ProgressLine() { clear(); }
  ProgressLine() = default;
  ProgressLine(const ProgressLine&) = delete;
  ProgressLine& operator=(const ProgressLine&) = delete;

  void tell(const RecordFile& file, std::size_t lines) {
    constexpr auto pause = std::chrono::milliseconds(500);
    const auto now = Clock::now();
    if (now - told_ < pause) {
      return;
    }
    told_ = now;
    write_error("\r\x1b[K" +
                text(file, lines, std::chrono::duration<double>(now - begun_).count()));
    is_shown_ = true;
  }

  void clear() {
    if (is_shown_) {
      write_error("\r\x1b[K");
      is_shown_ = false;
    }
  }

 private:
  static std::string text(const RecordFile& file, std::size_t lines, double seconds) {
    const auto read = static_cast<double>(file.consumed());
    const auto all = static_cast<double>(file.size());
    std::string text = fmt::format("{}: {}", printable(file.name()), bytes_text(read));
    if (all > 0) {
      text += fmt::format(" of {}", bytes_text(all));
    }
    text += fmt::format(", {} records, {}/s", grouped_text(static_cast<double>(lines)),
                        bytes_text(read / seconds));
    if (all > read) {
      text += fmt::format(", {:.0f} s left", std::ceil((all - read) / (read / seconds)));
    }
    return text;
  }

  Clock::time_point begun_ = Clock::now();
  Clock::time_point told_ = begun_;
  bool is_shown_ = false;
};

/// `named_by` is the variable that names the file; empty where an option does.
void add_file(Dataset& dataset, const std::string& path, std::string_view named_by) {
  auto file = RecordFile::open(path);
  if (!file) {
    Error error = file.error();
    if (!named_by.empty()) {
      error.message = fmt::format("{}: {}", named_by, error.message);
    }
    throw DataError(DataError::Kind::unreadable, error);
  }
  if (holds_lines(*file)) {
    dataset.add(std::move(*file));
  } else {
    dataset.add(dataset_volume(*file, dataset.reading.memory));
  }
}

}  // namespace

std::size_t memory_allowed(std::size_t usual) {
  const std::string_view text = environment("PAKRU_MEMORY");
  if (text.empty()) {
    return usual;
  }
  constexpr std::array<std::pair<char, unsigned>, 3> units = {{{'k', 10}, {'m', 20}, {'g', 30}}};
  const std::string folded = fold(text);
  std::string_view digits = folded;
  unsigned shift = 0;
  for (const auto& [unit, bits] : units) {
    if (digits.ends_with(unit)) {
      digits.remove_suffix(1);
      shift = bits;
    }
  }
  const std::size_t number = number_in(digits);
  if (number == 0) {
    throw DataError(DataError::Kind::unreadable,
                    {fmt::format("PAKRU_MEMORY: {} is not a size", text), "Try PAKRU_MEMORY=4G."});
  }
  if (number > (std::numeric_limits<std::size_t>::max() >> shift)) {
    return std::numeric_limits<std::size_t>::max();
  }
  return number << shift;
}

std::vector<std::string> files_of(const Request& request) {
  if (!request.data_files.empty()) {
    return request.data_files;
  }
  const std::string_view list = environment("PAKRU_DATA");
  std::vector<std::string> files;
  for (const std::string_view file : split(list, ':')) {
    files.emplace_back(file);
  }
  return files;
}

std::optional<Error> open_data(Request& request) {
  const auto files = files_of(request);
  if (files.empty()) {
    if (request.data_only) {
      return Error{"--data-only: which data? --data is missing", "Try --data records.ndjson."};
    }
    return std::nullopt;
  }
  if (std::ranges::count(files, "-") > 1) {
    return Error{"standard input can be read only once", "Name '-' once."};
  }
  if (request.data_only) {
    request.dataset = Dataset::registries();
  }
  Reading& reading = request.dataset.reading;
  reading.skips_invalid = request.skip_invalid;
  reading.memory = memory_allowed(reading.memory);
  for (const std::string& path : files) {
    add_file(request.dataset, path, request.data_files.empty() ? "PAKRU_DATA" : "");
  }
  return std::nullopt;
}

std::optional<Error> input_written_over(const Request& request) {
  const auto files = files_of(request);
  std::error_code none;
  for (const auto& [option, path] :
       {std::pair{"--output", &request.output_path}, std::pair{"--svg", &request.svg_file}}) {
    const bool is_folder = std::filesystem::is_directory(*path, none);
    const bool is_read =
        std::ranges::any_of(files, [&, to = path](const std::filesystem::path& file) {
          const auto read = std::filesystem::canonical(file == "-" ? "/dev/stdin" : file, none);
          return std::filesystem::equivalent(is_folder ? read.parent_path() : read, *to, none);
        });
    if (is_read && (is_folder || std::filesystem::is_regular_file(*path, none))) {
      return Error{fmt::format("{}: {} is one of the files that are read", option, *path),
                   "Name another file."};
    }
  }
  return std::nullopt;
}

void show_progress(Request& request) {
  // Where rows go to a terminal while the file is read, the line would stand among them.
  if (request.terminal.errors_are_terminal &&
      (!request.terminal.output_is_terminal || request.is_for_people())) {
    request.dataset.reading.progress = [line = std::make_shared<ProgressLine>()](
                                           const RecordFile* file, std::size_t lines) {
      if (file == nullptr) {
        line->clear();
      } else {
        line->tell(*file, lines);
      }
    };
  }
}

void tell_data(const Request& request) {
  const auto& replaced = request.dataset.replaced;
  if (request.verbose && !replaced.empty()) {
    constexpr std::size_t most_told = 20;
    const std::span<const std::string> told(replaced.data(), std::min(replaced.size(), most_told));
    write_error(fmt::format(
        "pakru: {} of your own in the place of pakru's: {}{}\n", counted(replaced.size(), "record"),
        printable(fmt::format("{}", fmt::join(told, " "))),
        replaced.size() > most_told ? fmt::format(" and {} more", replaced.size() - most_told)
                                    : ""));
  }
  const Skipped& skipped = request.dataset.skipped;
  if (skipped.lines == 0) {
    return;
  }
  std::string text;
  for (const std::string& fault : skipped.first) {
    text += fmt::format("pakru: {}\n", printable(fault));
  }
  if (skipped.lines > skipped.first.size()) {
    text += fmt::format("pakru: and {} more.\n", skipped.lines - skipped.first.size());
  }
  write_error(text + fmt::format("pakru: {} left out.\n", counted(skipped.lines, "line")));
}

}  // namespace pakru::cli
