#include "pakru/data/record_keeper.hpp"

#include "json.hpp"
#include "pakru/data/index.hpp"
#include "read.hpp"

namespace pakru {

struct RecordKeeper::Engine {
  simdjson::ondemand::parser parser;
  json::TextStore lines;
  json::TextStore texts;
};

RecordKeeper::RecordKeeper() : engine_(std::make_unique<Engine>()) {}
RecordKeeper::~RecordKeeper() = default;
RecordKeeper::RecordKeeper(RecordKeeper&&) noexcept = default;
RecordKeeper& RecordKeeper::operator=(RecordKeeper&&) noexcept = default;

Record RecordKeeper::keep(const Record& record, unsigned parts) {
  std::string& line = engine_->lines.emplace_back();
  line.reserve(record.json.size() + padding);
  line = record.json;
  ++count_;
  bytes_ += line.capacity() + sizeof(Record);
  Record kept;
  kept.json = line;
  simdjson::ondemand::document document;
  json::object object;
  const simdjson::padded_string_view padded(line.data(), line.size(), line.capacity());
  if (engine_->parser.iterate(padded).get(document) == simdjson::SUCCESS &&
      document.get_object().get(object) == simdjson::SUCCESS) {
    read_record(object, parts, engine_->texts, kept);
  }
  return kept;
}

}  // namespace pakru
