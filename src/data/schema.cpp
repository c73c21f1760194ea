#include "pakru/data/schema.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <vector>

#include "pakru/data/shape.hpp"
#include "pakru/model/json_string.hpp"

namespace pakru {
namespace {

/// EDTF levels 0 and 1 as far as a pattern can tell: the calendar is checked by `check`.
constexpr std::string_view date_pattern =
    "^(\\\\d{4}(-\\\\d{2}){0,2}[?~%]?|\\\\d{3}X[?~%]?|\\\\d{2}XX[?~%]?|\\\\d{4}-(XX|\\\\d{2}-XX|XX-"
    "XX)[?~%]?"
    "|(\\\\.\\\\.|\\\\d{4}(-\\\\d{2}){0,2}[?~%]?)?/(\\\\.\\\\.|\\\\d{4}(-\\\\d{2}){0,2}[?~%]?)?)$";

/// Collects the shapes that a schema refers to, each once.
class Schema {
 public:
  std::string text() {
    std::string schema =
        "{\n  \"$schema\": \"https://json-schema.org/draft/2020-12/schema\",\n"
        "  \"title\": \"pakru dataset\",\n";
    schema += "  " + body(dataset_shape).substr(1, std::string::npos);
    schema.pop_back();
    std::string definitions;
    for (std::size_t i = 0; i < referred_.size(); ++i) {  // grows while it is walked
      definitions += fmt::format("{}\n    {}: {}", i > 0 ? "," : "",
                                 json_string(referred_[i]->name), body(*referred_[i]));
    }
    return fmt::format("{},\n  \"$defs\": {{{}\n  }}\n}}\n", schema, definitions);
  }

 private:
  std::string body(const Shape& shape) {
    std::string properties;
    std::string required;
    for (const Member& member : shape.members) {
      properties += fmt::format("{}{}: {}", properties.empty() ? "" : ", ", json_string(member.key),
                                property(member));
      if (member.required) {
        required += (required.empty() ? "" : ", ") + json_string(member.key);
      }
    }
    return fmt::format(
        "{{\"type\": \"object\", \"description\": {}, \"additionalProperties\": false, "
        "\"required\": "
        "[{}], \"properties\": {{{}}}}}",
        json_string(shape.meaning), required, properties);
  }

  std::string property(const Member& member) {
    if (!member.list) {
      return value(member, true);
    }
    return fmt::format("{{\"type\": \"array\", \"description\": {}, \"items\": {}}}",
                       json_string(member.meaning), value(member, false));
  }

  std::string value(const Member& member, bool described) {
    const std::string description =
        described ? fmt::format(", \"description\": {}", json_string(member.meaning)) : "";
    switch (member.type) {
      case ValueType::object:
        refer(*member.shape);
        return fmt::format("{{\"$ref\": {}{}}}",
                           json_string(fmt::format("#/$defs/{}", member.shape->name)), description);
      case ValueType::number:
        return fmt::format("{{\"type\": \"number\"{}}}", description);
      case ValueType::count:
        return fmt::format("{{\"type\": \"number\", \"minimum\": 0{}}}", description);
      case ValueType::year:
        return fmt::format("{{\"type\": \"integer\", \"minimum\": 1900, \"maximum\": 2100{}}}",
                           description);
      case ValueType::flag:
        return fmt::format("{{\"type\": \"boolean\"{}}}", description);
      case ValueType::point:
        return "{\"type\": \"array\", \"prefixItems\": [{\"type\": \"integer\"}, {\"type\": "
               "\"number\"}], \"minItems\": 2, \"maxItems\": 2}";
      case ValueType::word:
        return fmt::format("{{\"enum\": [{}]{}}}", words(*member.words), description);
      default:
        return fmt::format("{{\"type\": \"string\", \"minLength\": 1{}{}}}", pattern(member.type),
                           description);
    }
  }

  static std::string words(const Vocabulary& vocabulary) {
    std::string list;
    for (const Word& word : vocabulary.words) {
      list += (list.empty() ? "" : ", ") + json_string(word.text);
    }
    return list;
  }

  static std::string pattern(ValueType type) {
    switch (type) {
      case ValueType::id:
        return ", \"pattern\": \"^[a-z0-9]+(-+[a-z0-9]+)*$\"";
      case ValueType::address:
        return ", \"pattern\": \"^https?://\"";
      case ValueType::date:
        return fmt::format(", \"pattern\": \"{}\"", date_pattern);
      default:
        return "";
    }
  }

  void refer(const Shape& shape) {
    if (std::ranges::find(referred_, &shape) == referred_.end()) {
      referred_.push_back(&shape);
    }
  }

  std::vector<const Shape*> referred_;
};

}  // namespace

std::string json_schema() {
  return Schema().text();
}

}  // namespace pakru
