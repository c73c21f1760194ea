#include "pakru/data/record_file.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <mutex>

#include "fault_text.hpp"
#include "input.hpp"
#include "json.hpp"
#include "pakru/data/data_error.hpp"
#include "pakru/data/shape.hpp"
#include "pakru/model/text.hpp"
#include "pakru/model/vocabulary.hpp"
#include "read.hpp"

namespace pakru {
namespace {

constexpr std::string_view byte_order_mark = "\xef\xbb\xbf";
constexpr std::string_view blanks = " \t\r";

/// What every record has (`least_keys`), and its scope.
struct HeadField {
  std::string_view key;
  std::string_view Record::*member = nullptr;  ///< none for the date, which is no text
  const Vocabulary* words = nullptr;
};

const std::array head_fields = {
    HeadField{"id", &Record::id},
    HeadField{"kind", &Record::kind, &kinds},
    HeadField{"date"},
    HeadField{"title", &Record::title},
    HeadField{"scope", &Record::scope, &scopes},
};

unsigned bit_of(const HeadField& field) {
  return 1U << static_cast<unsigned>(&field - head_fields.data());
}

/// Reads one of them; says what is wrong with it, or nothing.
std::string read_head_field(const HeadField& field, json::value& from, json::TextStore& texts,
                            Record& record) {
  // Words are known as they are written: none holds an escape.
  const auto raw = json::raw_text(from);
  if (raw && field.words != nullptr && field.words->holds(*raw)) {
    record.*field.member = *raw;
    return {};
  }
  const auto text = json::text(from, texts);
  if (!text || text->empty()) {
    return text ? "it is empty" : "it must be a text";
  }
  if (field.member == &Record::id && !stands_in(record.json, *text)) {
    return "it holds an escape; write it plainly";  // ids are looked up in the bytes
  }
  if (field.words != nullptr && !field.words->holds(*text)) {
    return no_such_word(*field.words, *text);
  }
  if (field.member != nullptr) {
    record.*field.member = *text;
    return {};
  }
  const auto date = Date::parse(*text);
  if (!date) {
    return not_a_date(*text, date.error());
  }
  record.facts.date = *date;
  return {};
}

/// Reads the head of a record that has every field of it, in our order, as most have; false for any
/// other.
bool read_head(json::object& object, json::TextStore& texts, Record& record) {
  return std::ranges::all_of(head_fields, [&](const HeadField& field) {
    json::value value;
    return object.find_field(field.key).get(value) == simdjson::SUCCESS &&
           read_head_field(field, value, texts, record).empty();
  });
}

/// Whether what is left of an object for sure ends with the object's end, so that no other record
/// hides behind it: outside of texts a closing brace is followed by another closing one, by a comma
/// and a key, or by the end. Elements of a list make it unsure. Much faster than to walk over every
/// value.
bool ends_with_object(std::string_view rest) {
  for (std::size_t at = rest.find('}'); at != std::string_view::npos; at = rest.find('}', at + 1)) {
    const std::size_t next = rest.find_first_not_of(blanks, at + 1);
    if (next == std::string_view::npos || rest[next] == ']' || rest[next] == '}') {
      continue;
    }
    const std::size_t behind = rest.find_first_not_of(blanks, next + 1);
    if (rest[next] != ',' || behind == std::string_view::npos || rest[behind] != '"') {
      return false;
    }
  }
  return true;
}

std::string json_fault(simdjson::error_code error) {
  return fmt::format("it is not JSON: {}", simdjson::error_message(error));
}

/// Bytes that are filled from the front; the memory behind them is kept, and used again.
struct Filled {
  std::string& memory;
  std::size_t size = 0;

  /// Reads on until there are `wanted` bytes; false at the end of the input.
  bool fill(Input& input, std::size_t wanted) {
    if (memory.size() < wanted + padding) {
      memory.resize(wanted + padding);
    }
    if (size < wanted) {
      size += input.read({memory.data() + size, wanted - size});
    }
    return size >= wanted;
  }

  /// How many of the bytes are whole lines.
  [[nodiscard]] std::size_t lines() const {
    return std::string_view(memory.data(), size).rfind('\n') + 1;  // npos + 1 is 0
  }
};

}  // namespace

struct RecordFile::State {
  State(std::string its_path, const BlockSizes& its_sizes, Input its_input)
      : path(std::move(its_path)),
        name(input_name(path)),
        sizes(its_sizes),
        input(std::move(its_input)) {}

  std::string path;
  std::string name;
  BlockSizes sizes;
  Input input;
  std::string pending;  ///< read, and not yet given out
  std::size_t blocks = 0;
  bool is_at_end = false;
  bool is_untouched = true;
  std::mutex mutex;  ///< held while a block is read

  /// Reads the first block, without the mark that some programs write before UTF-8.
  void begin() {
    if (is_untouched) {
      is_untouched = false;
      Filled first{pending};
      fill(first, sizes.usual);
      pending.resize(first.size);
      if (pending.starts_with(byte_order_mark)) {
        pending.erase(0, byte_order_mark.size());
      }
    }
  }

  /// Reads until there are so many bytes, those that are pending first; false at the file's end.
  bool fill(Filled& bytes, std::size_t wanted) {
    is_at_end = is_at_end || !bytes.fill(input, wanted);
    return !is_at_end;
  }

  /// Drops what was read up to a line's end; the rest is pending. A line that has no end, as of a
  /// device or of data that unpacks for ever, ends the reading.
  void skip_line(Filled& bytes) {
    constexpr std::size_t most = 4;
    std::size_t length = bytes.size;
    std::string_view read;
    std::size_t end = 0;
    do {
      bytes.size = 0;
      fill(bytes, sizes.usual);
      read = {bytes.memory.data(), bytes.size};
      end = std::min(read.find('\n'), read.size());
      length += end;
      if (length / most >= sizes.longest_line) {
        throw DataError(DataError::Kind::invalid,
                        {fmt::format("{}: it holds a line without an end", name),
                         fmt::format("{} of it were read.",
                                     bytes_text(static_cast<double>(most * sizes.longest_line)))});
      }
    } while (!is_at_end && end == read.size());
    pending = read.substr(std::min(end + 1, read.size()));
  }
};

RecordFile::RecordFile(std::unique_ptr<State> state) : state_(std::move(state)) {}
RecordFile::~RecordFile() = default;
RecordFile::RecordFile(RecordFile&&) noexcept = default;
RecordFile& RecordFile::operator=(RecordFile&&) noexcept = default;

Result<RecordFile> RecordFile::open(const std::string& path, const BlockSizes& sizes) {
  auto input = Input::open(path);
  if (!input) {
    return input.error();
  }
  return RecordFile(std::make_unique<State>(path, sizes, std::move(*input)));
}

const std::string& RecordFile::name() const {
  return state_->name;
}

bool RecordFile::is_rereadable() const {
  return state_->path != "-" && state_->input.size() > 0;
}

std::string_view RecordFile::peek() {
  state_->begin();
  return state_->pending;
}

void RecordFile::rewind() {
  if (state_->blocks == 0) {
    return;
  }
  auto again =
      is_rereadable()
          ? open(state_->path, state_->sizes)
          : Result<RecordFile>(Error{fmt::format("{}: it cannot be read twice", name()), ""});
  if (!again) {
    throw DataError(DataError::Kind::unreadable, again.error());
  }
  *this = std::move(*again);
}

bool RecordFile::next(Block& block) {
  State& state = *state_;
  const std::lock_guard lock(state.mutex);
  block.number = state.blocks++;
  state.begin();
  std::size_t wanted = std::max(state.sizes.usual, state.pending.size());
  if (block.memory.size() < wanted + padding) {
    block.memory.resize(wanted + padding);
  }
  Filled bytes{block.memory, state.pending.copy(block.memory.data(), state.pending.size())};
  state.pending.clear();
  bool has_more = state.fill(bytes, wanted);
  while (has_more && bytes.lines() == 0 && wanted < state.sizes.longest_line) {
    wanted = std::min(2 * wanted, state.sizes.longest_line);
    has_more = state.fill(bytes, wanted);
  }
  block.size = has_more ? bytes.lines() : bytes.size;
  block.is_too_long = has_more && block.size == 0;
  if (block.is_too_long) {
    state.skip_line(bytes);
  } else {
    state.pending.assign(block.memory, block.size, bytes.size - block.size);
  }
  // Behind a last line that has no end the parser must not see what an earlier block left there.
  std::fill_n(block.memory.begin() + static_cast<std::ptrdiff_t>(block.size), padding, '\n');
  return block.size > 0 || block.is_too_long;
}

std::string RecordFile::rest(std::size_t most) {
  State& state = *state_;
  state.begin();
  std::string memory = std::move(state.pending);
  Filled bytes{memory, memory.size()};
  ++state.blocks;
  bool has_more = true;
  while (has_more) {
    const std::size_t wanted = std::max(2 * bytes.size, state.sizes.usual);
    has_more = state.fill(bytes, std::min(wanted, std::max(most, bytes.size) + 1));
    if (bytes.size > most) {
      throw DataError(
          DataError::Kind::too_large,
          {fmt::format("{}: it is longer than {}", name(), bytes_text(static_cast<double>(most))),
           "It must be held in memory as a whole; PAKRU_MEMORY allows for more: "
           "PAKRU_MEMORY=4G."});
    }
  }
  memory.resize(bytes.size);
  memory.append(padding, '\0');
  return memory;
}

std::uint64_t RecordFile::consumed() const {
  return state_->input.consumed();
}

std::uint64_t RecordFile::size() const {
  return state_->input.size();
}

/// What is used again from line to line.
struct RecordReader::Engine {
  simdjson::ondemand::parser parser;
  simdjson::ondemand::document document;
  json::object object;
  json::TextStore texts;  ///< of the block's records
  simdjson::dom::parser judge;

  simdjson::error_code begin(std::string_view line) {
    const auto error = json::begin(parser, line, document);
    return error != simdjson::SUCCESS ? error : document.get_object().get(object);
  }

  /// What is wrong with the line as JSON, down to its last number: reading walks over what it does
  /// not ask for.
  simdjson::error_code judge_all(std::string_view line) {
    constexpr bool copies = false;  // `padding` bytes follow the line
    const auto error = judge.parse(line.data(), line.size(), copies).error();
    if (error == simdjson::MEMALLOC) {
      throw std::bad_alloc();
    }
    return error;
  }

  /// What of the line stands behind the value that was read last.
  std::string_view rest(std::string_view line) {
    const char* behind = nullptr;
    return document.current_location().get(behind) == simdjson::SUCCESS
               ? line.substr(static_cast<std::size_t>(behind - line.data()))
               : line;
  }
};

RecordReader::RecordReader() : engine_(std::make_unique<Engine>()) {}
RecordReader::~RecordReader() = default;

void RecordReader::open(const Block& block, unsigned parts) {
  block_ = &block;
  parts_ = parts;
  at_ = 0;
  lines_ = 0;
  engine_->texts.clear();
}

RecordReader::Step RecordReader::next(Record& record) {
  if (block_->is_too_long && lines_ == 0) {
    ++lines_;
    refuse({}, "", "it is longer than a line may be");
    return Step::fault;
  }
  const std::string_view bytes = block_->bytes();
  while (at_ < bytes.size()) {
    const std::size_t start = at_;
    const std::size_t end = std::min(bytes.find('\n', start), bytes.size());
    at_ = end + 1;
    ++lines_;
    const std::string_view line = bytes.substr(start, end - start);
    if (line.find_first_not_of(blanks) != std::string_view::npos) {
      return read(line, record) ? Step::record : Step::fault;
    }
  }
  return Step::end;
}

bool RecordReader::read(std::string_view line, Record& record) {
  record.json = line;
  if (const auto error = engine_->begin(line); error != simdjson::SUCCESS) {
    record.clear();
    return refuse(
        record, "",
        error == simdjson::INCORRECT_TYPE ? "a line must be one JSON object" : json_fault(error));
  }
  if (parts_ == part::head) {
    // All that is ever set of such records is set anew here, so that nothing is to be cleared.
    if (read_head(engine_->object, engine_->texts, record) &&
        ends_with_object(engine_->rest(line))) {
      return true;
    }
    engine_->begin(line);
  }
  record.clear();
  record.json = line;
  if (!read_fields(record)) {
    return false;
  }
  if (parts_ == part::all) {
    if (const auto error = engine_->judge_all(line); error != simdjson::SUCCESS) {
      return refuse(record, "", json_fault(error));
    }
  }
  return true;
}

bool RecordReader::read_fields(Record& record) {
  json::TextStore& texts = engine_->texts;
  simdjson::error_code error = simdjson::SUCCESS;
  unsigned seen = 0;
  std::string mistyped;  // the first key whose value is; JSON that is broken shows itself so too
  for (auto field : engine_->object) {
    json::value value;
    const std::string_view key = json::key_of(field);
    error = field.value().get(value);
    if (error != simdjson::SUCCESS) {
      break;
    }
    const auto known = std::ranges::find(head_fields, key, &HeadField::key);
    if (known == head_fields.end()) {
      texts.is_mistyped = false;
      read_part(key, value, parts_, texts, record);
      if (texts.is_mistyped && mistyped.empty()) {
        mistyped = key;
      }
    } else if ((seen & bit_of(*known)) == 0) {  // of a key that is given twice the first counts
      seen |= bit_of(*known);
      if (auto what = read_head_field(*known, value, texts, record); !what.empty()) {
        return refuse(record, key, std::move(what));
      }
    }
  }
  if (error != simdjson::SUCCESS) {
    return refuse(record, "", json_fault(error));
  }
  if (const char* behind = nullptr;
      engine_->document.current_location().get(behind) == simdjson::SUCCESS) {
    return refuse(record, "", "something follows the record's closing brace");
  }
  if (!mistyped.empty()) {
    return refuse(record, mistyped, "it is not of its form; 'pakru check' tells more");
  }
  for (const HeadField& expected : head_fields) {
    if ((seen & bit_of(expected)) == 0 &&
        std::ranges::find(least_keys, expected.key) != least_keys.end()) {
      return refuse(record, expected.key, "it is missing");
    }
  }
  if (record.scope.empty()) {
    record.scope = default_scope;
  }
  return true;
}

bool RecordReader::refuse(const Record& record, std::string_view field, std::string message) {
  fault_ = {lines_, std::string(record.id), std::string(field), std::move(message)};
  return false;
}

}  // namespace pakru
