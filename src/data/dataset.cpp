#include "pakru/data/dataset.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <tuple>
#include <unordered_set>

#include "json.hpp"
#include "pakru/data/data_error.hpp"
#include "pakru/model/text.hpp"
#include "pakru/model/vocabulary.hpp"
#include "read.hpp"

namespace pakru {

namespace {

/// simdjson would choose its code for this processor at its first use, where it does not hand on
/// that there is no memory; so it chooses before the program begins.
bool choose_engine() noexcept {
  simdjson::get_active_implementation() =
      simdjson::get_available_implementations().detect_best_supported();
  return true;
}
[[maybe_unused]] const bool engine_is_chosen = choose_engine();

/// Puts the elements of several volumes in order; of those with one key the last stays.
template <auto key>
constexpr auto keep_last = [](auto& elements) {
  std::ranges::reverse(elements);
  std::ranges::stable_sort(elements, {}, key);
  const auto has_one_key = [](const auto& a, const auto& b) { return a.*key == b.*key; };
  elements.erase(std::unique(elements.begin(), elements.end(), has_one_key), elements.end());
};

/// Figures have no key of their own: those that agree in all that tells them apart are one.
constexpr auto keep_different = [](std::vector<TradeFigure>& figures) {
  const auto key = [](const TradeFigure& figure) {
    return std::tuple(figure.period.span.first(), figure.period.text, figure.flow, figure.commodity,
                      figure.commodity_direction, figure.reporter, figure.source, figure.amount);
  };
  std::ranges::stable_sort(figures, {}, key);
  const auto has_one_key = [&](const TradeFigure& a, const TradeFigure& b) {
    return key(a) == key(b);
  };
  figures.erase(std::unique(figures.begin(), figures.end(), has_one_key), figures.end());
};

}  // namespace

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

  /// Has every section read anew; what was read stays valid.
  void forget() {
    about.reset();
    sources.reset();
    people.reset();
    places.reset();
    bodies.reset();
    trade.reset();
    series.reset();
  }

  /// Reads what `record.json` holds; `padding` bytes follow it.
  void read(unsigned parts, Record& record) {
    simdjson::ondemand::document document;
    json::object object;
    if (open(record.json, document) == simdjson::SUCCESS &&
        document.get_object().get(object) == simdjson::SUCCESS) {
      read_record(object, parts, texts, record);
    }
  }

  simdjson::error_code open(std::string_view bytes, simdjson::ondemand::document& document) {
    return json::begin(parser, bytes, document);
  }

  /// Reads a section that is a list, once, from every volume.
  template <typename Element, typename Unite>
  std::span<const Element> list(std::optional<std::vector<Element>>& kept,
                                std::span<const Volume> volumes, Slice Index::*section,
                                Element (*read_one)(json::value, json::TextStore&), Unite unite) {
    if (!kept) {
      kept.emplace();
      for (const Volume& volume : volumes) {
        const std::string_view bytes = (volume.index.*section).of(volume.bytes);
        simdjson::ondemand::document document;
        json::value value;
        if (!bytes.empty() && open(bytes, document) == simdjson::SUCCESS &&
            document.get_value().get(value) == simdjson::SUCCESS) {
          json::for_elements(value, texts, [&](json::value element) {
            kept->push_back(read_one(element, texts));
          });
        }
      }
      // The embedded one, which nobody owns, is in order and without repeats.
      if (std::ranges::any_of(volumes, [](const Volume& one) { return one.owner != nullptr; })) {
        unite(*kept);
      }
    }
    return *kept;
  }
};

Dataset::Dataset() : sections_(std::make_unique<Sections>()) {}
Dataset::Dataset(std::string_view bytes, const Index& index) : Dataset() {
  volumes_.push_back({bytes, index, nullptr});
}
Dataset::~Dataset() = default;
Dataset::Dataset(Dataset&&) noexcept = default;
Dataset& Dataset::operator=(Dataset&&) noexcept = default;

void Dataset::add(Volume volume) {
  std::unordered_set<std::string_view> ids;
  for (const Head& head : volume.index.heads) {
    ids.insert(head.id.of(volume.bytes));
  }
  std::vector<Head> heads;
  for (const Head& head : this->heads()) {
    const bool may_be = !volume.is_of_lines || is_replaceable(head);
    if (may_be && ids.contains(id_of(head))) {
      replaced.emplace_back(id_of(head));
    } else {
      heads.push_back(head);
    }
  }
  for (Head head : volume.index.heads) {
    head.volume = static_cast<std::uint16_t>(volumes_.size());
    heads.push_back(head);
  }
  std::ranges::stable_sort(heads, {}, &Head::by_date);
  volumes_.push_back(std::move(volume));
  heads_ = std::move(heads);
  sections_->forget();
}

void Dataset::add(RecordFile file) {
  files_.push_back(std::move(file));
}

void Dataset::hold_files(bool all) {
  skipped = held_skipped_;
  for (RecordFile& file : files_) {
    if (all || !file.is_rereadable()) {
      file.rewind();
      add(line_volume(file, reading.memory, [&](const Fault& fault) { skip(file, fault); }));
    }
  }
  held_skipped_ = skipped;
  std::erase_if(files_, [all](const RecordFile& file) { return all || !file.is_rereadable(); });
}

void Dataset::skip(const RecordFile& file, const Fault& fault) {
  constexpr std::size_t most_told = 10;
  std::string text = fault.text(file.name());
  if (!reading.skips_invalid) {
    throw DataError(DataError::Kind::invalid,
                    {std::move(text), "--skip-invalid leaves out what is no record."});
  }
  ++skipped.lines;
  if (skipped.first.size() < most_told) {
    skipped.first.push_back(std::move(text));
  }
}

std::string_view Dataset::id_of(const Head& head) const {
  return head.id.of(volumes_[head.volume].bytes);
}

bool Dataset::is_replaceable(const Head& head) const {
  return !volumes_[head.volume].is_of_lines;
}

std::string_view Dataset::json_of(const Head& head) const {
  return head.record.of(volumes_[head.volume].bytes);
}

void Dataset::read(std::size_t position, unsigned parts, Record& record) {
  record.clear();
  const Head& head = heads()[position];
  const std::string_view bytes = volumes_[head.volume].bytes;
  record.json = head.record.of(bytes);
  const bool head_is_plain = head.id.length > 0 && head.title.length > 0 && head.date.length > 0 &&
                             head.kind < kinds.words.size() && head.scope < scopes.words.size();
  if (parts == part::head && head_is_plain) {
    record.id = head.id.of(bytes);
    record.title = head.title.of(bytes);
    record.kind = kinds.words[head.kind].text;
    record.scope = scopes.words[head.scope].text;
    if (const auto date = Date::parse(head.date.of(bytes))) {
      record.facts.date = *date;
    }
    return;
  }
  sections_->read(parts, record);
}

bool Dataset::is_in_memory(const Record& record) const {
  return std::ranges::any_of(
      volumes_, [&](const Volume& volume) { return stands_in(volume.bytes, record.json); });
}

Record Dataset::keep(Record& record, unsigned parts) {
  if (is_in_memory(record)) {
    return std::move(record);
  }
  if (keepers_.empty()) {
    keepers_.emplace_back();
  }
  check_memory(keepers_.front());
  return keepers_.front().keep(record, parts);
}

void Dataset::check_memory(const RecordKeeper& keeper) const {
  if (keeper.bytes() > reading.memory) {
    throw DataError(DataError::Kind::too_large,
                    {fmt::format("{} records fill the {} that are allowed, and more match",
                                 keeper.count(), bytes_text(static_cast<double>(reading.memory))),
                     "A filter keeps fewer; of rows --limit keeps the first ones, with --sort too; "
                     "PAKRU_MEMORY allows for more: PAKRU_MEMORY=4G."});
  }
}

const About& Dataset::about() {
  if (!sections_->about) {
    sections_->about.emplace();
    // The first volume's: what is added to a dataset does not rename it.
    const auto volume = std::ranges::find_if(
        volumes_, [](const Volume& one) { return one.index.about.length > 0; });
    simdjson::ondemand::document document;
    json::value value;
    if (volume != volumes_.end() &&
        sections_->open(volume->index.about.of(volume->bytes), document) == simdjson::SUCCESS &&
        document.get_value().get(value) == simdjson::SUCCESS) {
      sections_->about = read_about(value, sections_->texts);
    }
  }
  return *sections_->about;
}

std::span<const Source> Dataset::sources() {
  return sections_->list(sections_->sources, volumes_, &Index::sources, read_source,
                         keep_last<&Source::id>);
}
std::span<const Person> Dataset::people() {
  return sections_->list(sections_->people, volumes_, &Index::people, read_person,
                         keep_last<&Person::id>);
}
std::span<const Named> Dataset::places() {
  return sections_->list(sections_->places, volumes_, &Index::places, read_named,
                         keep_last<&Named::name>);
}
std::span<const Named> Dataset::bodies() {
  return sections_->list(sections_->bodies, volumes_, &Index::bodies, read_named,
                         keep_last<&Named::name>);
}
std::span<const TradeFigure> Dataset::trade() {
  return sections_->list(sections_->trade, volumes_, &Index::trade, read_trade_figure,
                         keep_different);
}
std::span<const Series> Dataset::series() {
  return sections_->list(sections_->series, volumes_, &Index::series, read_series,
                         keep_last<&Series::id>);
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
      std::ranges::find(heads(), id, [this](const Head& head) { return id_of(head); });
  if (found == heads().end()) {
    return std::nullopt;
  }
  return static_cast<std::size_t>(found - heads().begin());
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
