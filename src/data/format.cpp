#include "pakru/data/format.hpp"

#include <fmt/format.h>
#include <simdjson.h>

#include <algorithm>
#include <tuple>
#include <vector>

#include "pakru/data/shape.hpp"
#include "pakru/model/json_string.hpp"
#include "pakru/model/money.hpp"
#include "pakru/model/record.hpp"

namespace pakru {
namespace {

using simdjson::dom::element;
using Type = simdjson::dom::element_type;

constexpr std::size_t longest_line = 100;
constexpr std::size_t indent = 2;

std::string_view text_of(element from, std::string_view key) {
  std::string_view text;
  return from[key].get(text) == simdjson::SUCCESS ? text : std::string_view();
}

std::string number_of(element from) {
  double number = 0;
  return from.get(number) == simdjson::SUCCESS ? number_text(number) : "0";
}

/// Orders the elements of a section by what they are found by.
void order_section(std::string_view section, std::vector<element>& elements) {
  const auto by_text = [&](std::string_view key) {
    std::ranges::stable_sort(elements, {}, [&](element e) { return text_of(e, key); });
  };
  if (section == "sources" || section == "people") {
    by_text("id");
  } else if (section == "places" || section == "bodies") {
    by_text("name");
  } else if (section == "events") {
    std::ranges::stable_sort(elements, [](element a, element b) {
      const auto one = Date::parse(text_of(a, "date"));
      const auto two = Date::parse(text_of(b, "date"));
      if (static_cast<bool>(one) != static_cast<bool>(two)) {
        return static_cast<bool>(one);
      }
      if (one && two) {
        if (const auto order = chronological(*one, *two); std::is_neq(order)) {
          return std::is_lt(order);
        }
      }
      return text_of(a, "id") < text_of(b, "id");
    });
  } else if (section == "trade") {
    const auto rest = [](element e) {
      return std::tuple(text_of(e, "period"), text_of(e, "reporter"), text_of(e, "source"),
                        text_of(e, "flow"));
    };
    std::ranges::stable_sort(elements, [&](element a, element b) {
      const auto one = Period::parse(text_of(a, "period"));
      const auto two = Period::parse(text_of(b, "period"));
      if (static_cast<bool>(one) != static_cast<bool>(two)) {
        return static_cast<bool>(one);
      }
      if (one && two) {
        if (const auto order = chronological(one->span, two->span); std::is_neq(order)) {
          return std::is_lt(order);
        }
      }
      return rest(a) < rest(b);
    });
  }
}

class Writer {
 public:
  std::string write(element top) {
    write_value(top, &dataset_shape, "", 0);
    return std::move(text_) + '\n';
  }

 private:
  void write_value(element from, const Shape* shape, std::string_view key, std::size_t depth) {
    switch (from.type()) {
      case Type::OBJECT:
        write_object(from, shape, depth);
        return;
      case Type::ARRAY:
        write_array(from, shape, key, depth);
        return;
      case Type::STRING:
        text_ += json_string(std::string_view(from));
        return;
      case Type::BOOL:
        text_ += bool(from) ? "true" : "false";
        return;
      case Type::NULL_VALUE:
        text_ += "null";
        return;
      default:
        text_ += number_of(from);
    }
  }

  static bool is_plain(element from) {
    return from.type() != Type::OBJECT && from.type() != Type::ARRAY;
  }

  void new_line(std::size_t depth) {
    text_ += '\n';
    text_.append(depth * indent, ' ');
  }

  [[nodiscard]] std::size_t column() const {
    const std::size_t end = text_.rfind('\n');
    return text_.size() - (end == std::string::npos ? 0 : end + 1);
  }

  /// Writes parts between brackets: on one line where all are plain and it fits.
  template <typename Parts, typename WritePart>
  void write_between(char open, char close, const Parts& parts, bool all_plain, std::size_t depth,
                     WritePart write_part) {
    if (parts.empty()) {
      text_ += open;
      text_ += close;
      return;
    }
    if (all_plain) {
      const std::size_t start = text_.size();
      text_ += open;
      for (std::size_t i = 0; i < parts.size(); ++i) {
        text_ += i > 0 ? ", " : "";
        write_part(parts[i], depth);
      }
      text_ += close;
      if (column() < longest_line) {
        return;
      }
      text_.resize(start);
    }
    text_ += open;
    for (std::size_t i = 0; i < parts.size(); ++i) {
      text_ += i > 0 ? "," : "";
      new_line(depth + 1);
      write_part(parts[i], depth + 1);
    }
    new_line(depth);
    text_ += close;
  }

  void write_object(element from, const Shape* shape, std::size_t depth) {
    struct Part {
      std::string_view key;
      element value;
      const Member* member;
    };
    std::vector<Part> parts;
    bool all_plain = true;
    for (const auto field : simdjson::dom::object(from)) {
      parts.push_back(
          {field.key, field.value, shape == nullptr ? nullptr : shape->find(field.key)});
      all_plain = all_plain && is_plain(field.value);
    }
    if (shape != nullptr) {
      const Member* const end = shape->members.data() + shape->members.size();
      std::ranges::stable_sort(
          parts, {}, [&](const Part& part) { return part.member == nullptr ? end : part.member; });
    }
    write_between('{', '}', parts, all_plain, depth, [&](const Part& part, std::size_t inner) {
      text_ += json_string(part.key) + ": ";
      write_value(part.value, part.member == nullptr ? nullptr : part.member->shape, part.key,
                  inner);
    });
  }

  void write_array(element from, const Shape* shape, std::string_view key, std::size_t depth) {
    std::vector<element> elements;
    for (const element one : simdjson::dom::array(from)) {
      elements.push_back(one);
    }
    if (depth == 1) {
      order_section(key, elements);
    }
    write_between('[', ']', elements, std::ranges::all_of(elements, is_plain), depth,
                  [&](element one, std::size_t inner) { write_value(one, shape, "", inner); });
  }

  std::string text_;
};

}  // namespace

Result<std::string> canonical(std::string_view bytes) {
  simdjson::dom::parser parser;
  element top;
  if (const auto error = parser.parse(bytes.data(), bytes.size(), false).get(top)) {
    return Error{fmt::format("it is not JSON: {}", simdjson::error_message(error)), ""};
  }
  return Writer().write(top);
}

}  // namespace pakru
