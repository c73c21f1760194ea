#include "pakru/data/schema.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <vector>

#include "pakru/data/shape.hpp"
#include "pakru/model/json_string.hpp"

namespace pakru {
namespace {

/// One point in EDTF as far as a pattern can tell; the calendar is checked by `check`.
constexpr std::string_view point = R"(\d{4}(-\d{2}){0,2}[?~%]?)";
constexpr std::string_view unspecified = R"((\d{3}X|\d{2}XX|\d{4}-(XX|\d{2}-XX|XX-XX))[?~%]?)";

std::string date_pattern() {
  const std::string end = fmt::format(R"(({}|\.\.)?)", point);
  return fmt::format("^({}|{}|{}/{})$", point, unspecified, end, end);
}

/// Pieces of JSON between commas.
class List {
 public:
  void add(std::string_view piece) {
    text_ += text_.empty() ? "" : ", ";
    text_ += piece;
  }
  [[nodiscard]] const std::string& text() const { return text_; }

 private:
  std::string text_;
};

std::string pair(std::string_view key, std::string_view value) {
  return fmt::format("{}: {}", json_string(key), value);
}

/// Writes the schema of a shape and of all shapes that it refers to, each once.
class Schema {
 public:
  std::string text() {
    const std::string members = members_of(dataset_shape);
    std::string definitions;
    for (std::size_t i = 0; i < referred_.size(); ++i) {  // grows while it is walked
      const Shape& shape = *referred_[i];
      definitions += fmt::format("{}\n    {}", i > 0 ? "," : "",
                                 pair(shape.name, "{" + members_of(shape) + "}"));
    }
    return fmt::format(R"({{
  "$schema": "https://json-schema.org/draft/2020-12/schema",
  "title": "pakru dataset",
  {},
  "$defs": {{{}
  }}
}}
)",
                       members, definitions);
  }

 private:
  /// The members of an object's schema, without braces.
  std::string members_of(const Shape& shape) {
    List properties;
    List required;
    for (const Member& member : shape.members) {
      properties.add(pair(member.key, property(member)));
      if (member.required) {
        required.add(json_string(member.key));
      }
    }
    return fmt::format(R"("type": "object", "description": {}, "additionalProperties": false, )"
                       R"("required": [{}], "properties": {{{}}})",
                       json_string(shape.meaning), required.text(), properties.text());
  }

  std::string property(const Member& member) {
    const std::string meaning = pair("description", json_string(member.meaning));
    if (member.list) {
      return fmt::format(R"({{"type": "array", {}, "items": {{{}}}}})", meaning, value(member));
    }
    return fmt::format("{{{}, {}}}", value(member), meaning);
  }

  /// What a single value must be like, without braces.
  std::string value(const Member& member) {
    switch (member.type) {
      case ValueType::object:
        refer(*member.shape);
        return pair("$ref", json_string(fmt::format("#/$defs/{}", member.shape->name)));
      case ValueType::number:
        return R"("type": "number")";
      case ValueType::count:
        return R"("type": "number", "minimum": 0)";
      case ValueType::whole:
        return R"("type": "integer", "minimum": 0)";
      case ValueType::year:
        return R"("type": "integer", "minimum": 1900, "maximum": 2100)";
      case ValueType::flag:
        return R"("type": "boolean")";
      case ValueType::point:
        return R"("type": "array", "minItems": 2, "maxItems": 2, )"
               R"("prefixItems": [{"type": "integer"}, {"type": "number"}])";
      case ValueType::word:
        return pair("enum", "[" + words(*member.words) + "]");
      case ValueType::id:
        return text_like("^[a-z0-9]+(-+[a-z0-9]+)*$");
      case ValueType::address:
        return text_like("^https?://");
      case ValueType::currency:
        return text_like("^[A-Z]{3}$");
      case ValueType::date:
        return text_like(date_pattern());
      case ValueType::text:
      case ValueType::period:
      case ValueType::reference:
        break;
    }
    return R"("type": "string", "minLength": 1)";
  }

  static std::string text_like(std::string_view pattern) {
    return fmt::format(R"("type": "string", "pattern": {})", json_string(pattern));
  }

  static std::string words(const Vocabulary& vocabulary) {
    List list;
    for (const Word& word : vocabulary.words) {
      list.add(json_string(word.text));
    }
    return list.text();
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
