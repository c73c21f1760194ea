#include "pakru/data/index.hpp"

#include <fmt/format.h>
#include <simdjson.h>

#include <algorithm>
#include <functional>
#include <limits>

#include "json.hpp"
#include "pakru/data/shape.hpp"
#include "pakru/model/date.hpp"
#include "pakru/model/text.hpp"
#include "pakru/model/vocabulary.hpp"
#include "read.hpp"

namespace pakru {
namespace {

static_assert(padding >= simdjson::SIMDJSON_PADDING);

std::uint8_t position_in(const Vocabulary& words, std::string_view text) {
  const auto found = std::ranges::find(words.words, text, &Word::text);
  return static_cast<std::uint8_t>(found - words.words.begin());
}

class Builder {
 public:
  Builder(std::string_view bytes, OwnedIndex& to) : bytes_(bytes), to_(to) {}

  std::optional<Fault> build() {
    if (bytes_.size() > std::numeric_limits<std::uint32_t>::max()) {
      return Fault{1, "", "", "a dataset in one JSON object is smaller than 4 GB"};
    }
    simdjson::ondemand::parser parser;
    simdjson::ondemand::document document;
    if (const auto error = json::begin(parser, bytes_, document)) {
      return syntax_fault(error, bytes_.data());
    }
    json::object top;
    if (document.get_object().get(top) != simdjson::SUCCESS) {
      return Fault{1, "", "", "a dataset is one JSON object"};
    }
    if (auto fault = read_sections(top)) {
      return fault;
    }
    if (const char* rest = nullptr; document.current_location().get(rest) == simdjson::SUCCESS) {
      return Fault{line_of(bytes_, rest), "", "", "something follows the dataset's closing brace"};
    }
    to_.index.heads = to_.heads;
    return std::nullopt;
  }

 private:
  std::optional<Fault> read_sections(json::object& top) {
    for (auto field : top) {
      std::string_view key;
      json::value section;
      if (const auto error = field.unescaped_key().get(key)) {
        return syntax_fault(error, nullptr);
      }
      if (const auto error = field.value().get(section)) {
        return syntax_fault(error, nullptr);
      }
      if (key == "events") {
        if (auto fault = read_events(section)) {
          return fault;
        }
        continue;
      }
      std::string_view raw;
      if (const auto error = raw_of(section).get(raw)) {
        return syntax_fault(error, nullptr);
      }
      if (Slice* slice = slice_of(key)) {
        *slice = slice_at(raw);
      }
    }
    return std::nullopt;
  }

  static simdjson::simdjson_result<std::string_view> raw_of(json::value& from) {
    simdjson::ondemand::json_type type{};
    if (const auto error = from.type().get(type)) {
      return error;
    }
    if (type == simdjson::ondemand::json_type::array) {
      json::array array;
      if (const auto error = from.get_array().get(array)) {
        return error;
      }
      return array.raw_json();
    }
    if (type == simdjson::ondemand::json_type::object) {
      json::object object;
      if (const auto error = from.get_object().get(object)) {
        return error;
      }
      return object.raw_json();
    }
    return from.raw_json_token();
  }

  std::optional<Fault> read_events(json::value& section) {
    json::array events;
    if (section.get_array().get(events) != simdjson::SUCCESS) {
      return Fault{line_of(bytes_, section.raw_json_token().data()), "", "events",
                   "it must be a list"};
    }
    for (auto element : events) {
      json::object record;
      if (const auto error = element.get_object().get(record)) {
        return syntax_fault(error, nullptr);
      }
      Head head;
      if (const auto error = read_head(record, head)) {
        return syntax_fault(error, nullptr);
      }
      to_.heads.push_back(head);
    }
    return std::nullopt;
  }

  simdjson::error_code read_head(json::object& record, Head& head) {
    std::string_view raw;
    head.scope = position_in(scopes, default_scope);
    for (auto field : record) {
      std::string_view key;
      json::value inner;
      if (const auto error = field.unescaped_key().get(key)) {
        return error;
      }
      if (const auto error = field.value().get(inner)) {
        return error;
      }
      if (key == "id") {
        head.id = plain_text(inner);
      } else if (key == "title") {
        head.title = plain_text(inner);
      } else if (key == "date") {
        head.date = plain_text(inner);
        if (const auto date = Date::parse(head.date.of(bytes_))) {
          head.first = packed(date->first());
          head.last = packed(date->last());
        }
      } else if (key == "kind") {
        head.kind = position_in(kinds, plain_text(inner).of(bytes_));
      } else if (key == "scope") {
        head.scope = position_in(scopes, plain_text(inner).of(bytes_));
      }
    }
    if (const auto error = record.reset().error()) {
      return error;
    }
    if (const auto error = record.raw_json().get(raw)) {
      return error;
    }
    head.record = slice_at(raw);
    return simdjson::SUCCESS;
  }

  /// The slice of a string without escapes; empty for anything else.
  Slice plain_text(json::value& from) {
    json::TextStore escaped;
    const auto text = json::text(from, escaped);
    return text && escaped.texts.empty() ? slice_at(*text) : Slice{};
  }

  [[nodiscard]] Slice slice_at(std::string_view part) const {
    const std::size_t end = part.find_last_not_of(" \t\r\n");
    return {static_cast<std::uint32_t>(part.data() - bytes_.data()),
            static_cast<std::uint32_t>(end == std::string_view::npos ? 0 : end + 1)};
  }

  Slice* slice_of(std::string_view key) {
    Index& index = to_.index;
    return key == "dataset"   ? &index.about
           : key == "sources" ? &index.sources
           : key == "people"  ? &index.people
           : key == "places"  ? &index.places
           : key == "bodies"  ? &index.bodies
           : key == "series"  ? &index.series
           : key == "trade"   ? &index.trade
                              : nullptr;
  }

  Fault syntax_fault(simdjson::error_code error, const char* at) const {
    return {at == nullptr ? 0 : line_of(bytes_, at), "", "",
            fmt::format("it is not JSON: {}", simdjson::error_message(error))};
  }

  std::string_view bytes_;
  OwnedIndex& to_;
};

}  // namespace

std::string Fault::text(std::string_view file) const {
  std::string text = fmt::format("{}:{}: ", file, line);
  if (!record.empty()) {
    text += excerpt(record, longest_id) + ": ";
  }
  if (!field.empty()) {
    text += excerpt(field, longest_id) + ": ";
  }
  constexpr std::size_t longest_message = 1000;
  return text + excerpt(message, longest_message);
}

std::optional<Fault> build_index(std::string_view bytes, OwnedIndex& index) {
  return Builder(bytes, index).build();
}

bool stands_in(std::string_view bytes, std::string_view text) {
  const std::less_equal<> not_behind;  // of pointers into different memory too
  return not_behind(bytes.data(), text.data()) &&
         not_behind(text.data() + text.size(), bytes.data() + bytes.size());
}

std::size_t line_of(std::string_view bytes, const char* at) {
  return 1 + static_cast<std::size_t>(std::count(bytes.data(), at, '\n'));
}

}  // namespace pakru
