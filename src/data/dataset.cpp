#include "pakru/data/dataset.hpp"

#include <algorithm>

#include "json.hpp"
#include "pakru/model/vocabulary.hpp"
#include "read.hpp"

namespace pakru {

/// What was read so far, and what keeps the memory of it.
struct Dataset::Sections {
  simdjson::ondemand::parser parser;
  json::TextStore texts;
  std::optional<About> about;
  std::optional<std::vector<Source>> sources;
  std::optional<std::vector<Person>> people;
  std::optional<std::vector<Named>> places;
  std::optional<std::vector<Named>> bodies;
  std::optional<std::vector<TradeFigure>> trade;
  std::optional<std::vector<Series>> series;

  simdjson::error_code open(std::string_view bytes, simdjson::ondemand::document& document) {
    const simdjson::padded_string_view padded(bytes.data(), bytes.size(), bytes.size() + padding);
    return parser.iterate(padded).get(document);
  }

  /// Reads a section that is a list, once.
  template <typename Element>
  std::span<const Element> list(std::optional<std::vector<Element>>& kept, std::string_view bytes,
                                Element (*read)(json::value, json::TextStore&)) {
    if (!kept) {
      kept.emplace();
      simdjson::ondemand::document document;
      json::value value;
      if (!bytes.empty() && open(bytes, document) == simdjson::SUCCESS &&
          document.get_value().get(value) == simdjson::SUCCESS) {
        json::for_elements(value,
                           [&](json::value element) { kept->push_back(read(element, texts)); });
      }
    }
    return *kept;
  }
};

Dataset::Dataset(std::string_view bytes, const Index& index)
    : bytes_(bytes), index_(index), sections_(std::make_unique<Sections>()) {}
Dataset::~Dataset() = default;
Dataset::Dataset(Dataset&&) noexcept = default;
Dataset& Dataset::operator=(Dataset&&) noexcept = default;

void Dataset::read(std::size_t position, unsigned parts, Record& record) {
  record.clear();
  const Head& head = index_.heads[position];
  record.json = head.record.of(bytes_);
  const bool head_is_plain = head.id.length > 0 && head.title.length > 0 &&
                             head.kind < kinds.words.size() && head.scope < scopes.words.size();
  if (parts == part::head && head_is_plain) {
    record.id = head.id.of(bytes_);
    record.title = head.title.of(bytes_);
    record.kind = kinds.words[head.kind].text;
    record.scope = scopes.words[head.scope].text;
    if (const auto date = Date::parse(head.date.of(bytes_))) {
      record.facts.date = *date;
    }
    return;
  }
  simdjson::ondemand::document document;
  json::object object;
  if (sections_->open(record.json, document) == simdjson::SUCCESS &&
      document.get_object().get(object) == simdjson::SUCCESS) {
    read_record(object, parts, sections_->texts, record);
  }
}

const About& Dataset::about() {
  if (!sections_->about) {
    sections_->about.emplace();
    simdjson::ondemand::document document;
    json::value value;
    if (sections_->open(index_.about.of(bytes_), document) == simdjson::SUCCESS &&
        document.get_value().get(value) == simdjson::SUCCESS) {
      sections_->about = read_about(value, sections_->texts);
    }
  }
  return *sections_->about;
}

std::span<const Source> Dataset::sources() {
  return sections_->list(sections_->sources, index_.sources.of(bytes_), read_source);
}
std::span<const Person> Dataset::people() {
  return sections_->list(sections_->people, index_.people.of(bytes_), read_person);
}
std::span<const Named> Dataset::places() {
  return sections_->list(sections_->places, index_.places.of(bytes_), read_named);
}
std::span<const Named> Dataset::bodies() {
  return sections_->list(sections_->bodies, index_.bodies.of(bytes_), read_named);
}
std::span<const TradeFigure> Dataset::trade() {
  return sections_->list(sections_->trade, index_.trade.of(bytes_), read_trade_figure);
}
std::span<const Series> Dataset::series() {
  return sections_->list(sections_->series, index_.series.of(bytes_), read_series);
}

namespace {

/// The dataset keeps sources and people in the order of their ids, so that one is found fast.
template <typename Element>
const Element* find_by_id(std::span<const Element> sorted, std::string_view id) {
  const auto found = std::ranges::lower_bound(sorted, id, {}, &Element::id);
  return found != sorted.end() && found->id == id ? &*found : nullptr;
}

}  // namespace

const Source* Dataset::source(std::string_view id) {
  return find_by_id(sources(), id);
}
const Person* Dataset::person(std::string_view id) {
  return find_by_id(people(), id);
}

std::optional<std::size_t> Dataset::find(std::string_view id) const {
  const auto found =
      std::ranges::find(index_.heads, id, [this](const Head& head) { return id_of(head); });
  if (found == index_.heads.end()) {
    return std::nullopt;
  }
  return static_cast<std::size_t>(found - index_.heads.begin());
}

std::string minified(std::string_view json) {
  std::string text(json.size(), '\0');
  std::size_t length = 0;
  if (simdjson::minify(json.data(), json.size(), text.data(), length) != simdjson::SUCCESS) {
    return std::string(json);
  }
  text.resize(length);
  return text;
}

}  // namespace pakru
