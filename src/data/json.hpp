/// Reading JSON values as views into the bytes they stand in.
#pragma once

#include <simdjson.h>

#include <deque>
#include <new>
#include <optional>
#include <string>
#include <string_view>

#include "pakru/data/index.hpp"

namespace pakru::json {

using simdjson::ondemand::array;
using simdjson::ondemand::object;
using simdjson::ondemand::value;

/// Begins to read a text, behind which `padding` bytes may be read; the parser's error. Throws
/// std::bad_alloc where the parser has no memory, which is no fault of the text.
inline simdjson::error_code begin(simdjson::ondemand::parser& parser, std::string_view text,
                                  simdjson::ondemand::document& document) {
  const simdjson::padded_string_view padded(text.data(), text.size(), text.size() + padding);
  const auto error = parser.iterate(padded).get(document);
  if (error == simdjson::MEMALLOC) {
    throw std::bad_alloc();
  }
  return error;
}

/// What reading values leaves behind.
struct TextStore {
  /// The few texts that cannot be views, because they hold escapes.
  std::deque<std::string> texts;
  /// Whether a value was not of its form, and was read as if it were not there.
  bool is_mistyped = false;

  std::string_view keep(std::string_view text) { return texts.emplace_back(text); }
  void clear() { texts.clear(); }

  /// Nothing, for a value that is not of its form. A null says that there is none.
  std::nullopt_t refuse(value& from) {
    // Where the JSON is broken the token has no end that could be relied on.
    constexpr std::string_view null = "null";
    is_mistyped =
        is_mistyped || std::string_view(from.raw_json_token().data(), null.size()) != null;
    return std::nullopt;
  }
};

/// What stands between the quotation marks of a JSON string, escapes as they are written. Nothing
/// where the value is no string.
inline std::optional<std::string_view> raw_text(value& from) {
  const std::string_view token = from.raw_json_token();
  if (token.empty() || token.front() != '"') {
    return std::nullopt;
  }
  return token.substr(1, token.rfind('"') - 1);
}

/// The text of a JSON string: a view into its bytes where it holds no escape, else kept in
/// `store`. Nothing where the value is no string.
inline std::optional<std::string_view> text(value& from, TextStore& store) {
  const auto raw = raw_text(from);
  if (!raw || raw->find('\\') == std::string_view::npos) {
    return raw;
  }
  std::string_view unescaped;
  if (from.get_string().get(unescaped) != simdjson::SUCCESS) {
    return std::nullopt;
  }
  return store.keep(unescaped);
}

/// The key of a field: a view into the bytes, or where it holds an escape into the parser's memory.
/// Empty where the JSON is broken, which then shows in the value.
inline std::string_view key_of(simdjson::simdjson_result<simdjson::ondemand::field>& field) {
  simdjson::ondemand::raw_json_string raw;
  if (field.key().get(raw) != simdjson::SUCCESS) {
    return {};
  }
  const char* end = raw.raw();
  while (*end != '"' && *end != '\\') {
    ++end;  // the parser has seen that the quotes are closed
  }
  if (*end == '"') {
    return {raw.raw(), static_cast<std::size_t>(end - raw.raw())};
  }
  std::string_view unescaped;
  return field.unescaped_key().get(unescaped) == simdjson::SUCCESS ? unescaped : std::string_view();
}

/// Sets `to` where the value is a text; leaves it alone where not, and where it is set: of a key
/// that is given twice the first counts.
inline void read_text(value from, TextStore& store, std::string_view& to) {
  const auto found = text(from, store);
  if (!found) {
    store.refuse(from);
  } else if (to.empty()) {
    to = *found;
  }
}

/// Calls `each(key, value)` for the fields of an object; does nothing where it is none.
template <typename Each>
void for_fields(value from, TextStore& store, Each each) {
  object fields;
  if (from.get_object().get(fields) != simdjson::SUCCESS) {
    store.refuse(from);
    return;
  }
  for (auto field : fields) {
    const std::string_view key = key_of(field);
    value inner;
    if (field.value().get(inner) != simdjson::SUCCESS) {
      store.is_mistyped = true;
      return;
    }
    each(key, inner);
  }
}

/// Calls `each(value)` for the elements of an array; does nothing where it is none.
template <typename Each>
void for_elements(value from, TextStore& store, Each each) {
  array elements;
  if (from.get_array().get(elements) != simdjson::SUCCESS) {
    store.refuse(from);
    return;
  }
  for (auto element : elements) {
    value inner;
    if (element.get(inner) != simdjson::SUCCESS) {
      store.is_mistyped = true;
      return;
    }
    each(inner);
  }
}

}  // namespace pakru::json
