#include "pakru/data/record_keeper.hpp"

#include "json.hpp"
#include "pakru/data/index.hpp"
#include "read.hpp"

namespace pakru {

struct RecordKeeper::Engine {
  simdjson::ondemand::parser parser;
  std::deque<std::string> lines;
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
  Record kept;
  kept.json = line;
  simdjson::ondemand::document document;
  json::object object;
  if (json::begin(engine_->parser, line, document) == simdjson::SUCCESS &&
      document.get_object().get(object) == simdjson::SUCCESS) {
    read_record(object, parts, engine_->texts, kept);
  }
  // The head was judged when the record was read first, maybe by less than the whole line.
  const auto carried = [&](std::string_view text) -> std::string_view {
    return stands_in(record.json, text)
               ? std::string_view(line).substr(
                     static_cast<std::size_t>(text.data() - record.json.data()), text.size())
               : engine_->texts.keep(text);
  };
  kept.id = carried(record.id);
  kept.kind = carried(record.kind);
  kept.scope = carried(record.scope);
  kept.title = carried(record.title);
  kept.facts.date = record.facts.date;
  bytes_ += line.capacity() + sizeof(Record) + kept.claims.capacity() * sizeof(Claim) +
            kept.people.capacity() * sizeof(Participant) +
            kept.deliveries.capacity() * sizeof(Delivery);
  return kept;
}

}  // namespace pakru
