#include <fmt/format.h>

#include <cmath>
#include <map>
#include <set>

#include "check_steps.hpp"
#include "fault_text.hpp"
#include "json.hpp"
#include "pakru/data/shape.hpp"
#include "pakru/model/date.hpp"
#include "pakru/model/record.hpp"
#include "read.hpp"

namespace pakru {
namespace {

bool is_slug(std::string_view text) {
  const auto good = [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-';
  };
  return !text.empty() && text.size() <= longest_id && text.front() != '-' && text.back() != '-' &&
         std::ranges::all_of(text, good);
}

bool is_currency(std::string_view text) {
  return text.size() == 3 && std::ranges::all_of(text, [](char c) { return c >= 'A' && c <= 'Z'; });
}

std::string_view noun(ValueType type) {
  switch (type) {
    case ValueType::number:
    case ValueType::count:
      return "a number";
    case ValueType::whole:
      return "a whole number";
    case ValueType::year:
      return "a year";
    case ValueType::flag:
      return "true or false";
    case ValueType::object:
      return "an object";
    case ValueType::point:
      return "a pair [year, number]";
    default:
      return "a text";
  }
}

/// Walks a dataset along its shape and collects what does not fit.
class Walker {
 public:
  Walker(simdjson::ondemand::document& document, const LineTable& lines, std::vector<Fault>& faults)
      : document_(document), lines_(lines), faults_(faults) {}

  /// A record that stands on a line of its own.
  bool line(json::value from) {
    is_line_ = true;
    return record(from);
  }

  /// False where the JSON itself is broken, so that nothing further can be read.
  bool object(const Shape& shape, json::value from, const std::string& path) {
    json::object fields;
    if (const auto error = from.get_object().get(fields)) {
      return wrong_type(error, from, path, noun(ValueType::object));
    }
    const std::size_t line = lines_.line(token(from).data());
    std::set<std::string, std::less<>> seen;
    for (auto field : fields) {
      std::string_view key_view;
      json::value inner;
      if (const auto error = field.unescaped_key().get(key_view)) {
        return broken(error, line);
      }
      const std::string key(key_view);
      if (const auto error = field.value().get(inner)) {
        return broken(error, line);
      }
      const std::string inner_path = path.empty() ? key : fmt::format("{}.{}", path, key);
      if (!seen.insert(key).second) {
        add(inner, inner_path, "it is given twice");
      }
      const Member* known = shape.find(key);
      if (known == nullptr) {
        add(inner, inner_path, fmt::format("a {} has no such key", shape.name));
      } else if (!member(*known, inner, inner_path)) {
        return false;
      }
    }
    if (shape.find("amount_low") != nullptr && !sum(fields, line, path)) {
      return false;
    }
    for (const Member& expected : shape.members) {
      if (is_required(shape, expected) && !seen.contains(expected.key)) {
        add(line,
            path.empty() ? std::string(expected.key) : fmt::format("{}.{}", path, expected.key),
            "it is missing");
      }
    }
    return true;
  }

 private:
  [[nodiscard]] bool is_required(const Shape& shape, const Member& expected) const {
    return is_line_ && &shape == &record_shape
               ? std::ranges::find(least_keys, expected.key) != least_keys.end()
               : expected.required;
  }

  /// A record; a fault that stands before its id tells the id all the same.
  bool record(json::value from) {
    const std::size_t earlier = faults_.size();
    const bool is_whole = object(record_shape, from, "");
    for (std::size_t i = earlier; i < faults_.size(); ++i) {
      faults_[i].record = record_;
    }
    record_.clear();
    return is_whole;
  }

  bool member(const Member& expected, json::value from, const std::string& path) {
    if (!expected.list) {
      return single(expected, from, path);
    }
    json::array elements;
    if (const auto error = from.get_array().get(elements)) {
      return wrong_type(error, from, path, "a list");
    }
    const std::size_t line = lines_.line(token(from).data());
    std::size_t position = 0;
    for (auto element : elements) {
      json::value inner;
      if (const auto error = element.get(inner)) {
        return broken(error, line);
      }
      if (expected.shape == &record_shape) {
        if (!record(inner)) {
          return false;
        }
      } else if (!single(expected, inner, fmt::format("{}[{}]", path, position))) {
        return false;
      }
      ++position;
    }
    return true;
  }

  bool single(const Member& expected, json::value from, const std::string& path) {
    switch (expected.type) {
      case ValueType::object:
        return object(*expected.shape, from, path);
      case ValueType::number:
      case ValueType::count:
      case ValueType::whole:
      case ValueType::year:
        return number(expected, from, path);
      case ValueType::flag: {
        bool flag = false;
        const auto error = from.get_bool().get(flag);
        return error == simdjson::SUCCESS || wrong_type(error, from, path, noun(expected.type));
      }
      case ValueType::point:
        return point(from, path);
      default:
        return text(expected, from, path);
    }
  }

  bool number(const Member& expected, json::value from, const std::string& path) {
    double number = 0;
    if (const auto error = from.get_double().get(number)) {
      return wrong_type(error, from, path, noun(expected.type));
    }
    if (expected.key == "schema" && number != schema_version) {
      add(from, path, fmt::format("this program reads version {}", schema_version));
    } else if (std::abs(number) > largest_number) {
      add(from, path, "it is too large");
    } else if ((expected.type == ValueType::count || expected.type == ValueType::whole) &&
               number < 0) {
      add(from, path, "it is less than 0");
    } else if (expected.type == ValueType::whole && number != std::floor(number)) {
      add(from, path, fmt::format("it must be {}", noun(expected.type)));
    } else if (expected.type == ValueType::year &&
               (number < earliest_year || number > latest_year || number != std::floor(number))) {
      add(from, path,
          fmt::format("{} is not a year from {} to {}", number, earliest_year, latest_year));
    }
    return true;
  }

  /// A sum of money, the keys of which were judged one by one.
  bool sum(json::object& fields, std::size_t line, const std::string& path) {
    std::map<std::string, double, std::less<>> numbers;
    if (const auto error = fields.reset().error()) {
      return broken(error, line);
    }
    for (auto field : fields) {
      std::string_view key;
      double number = 0;
      if (const auto error = field.unescaped_key().get(key)) {
        return broken(error, line);
      }
      if (field.value().get_double().get(number) == simdjson::SUCCESS) {
        numbers.emplace(key, number);
      }
    }
    const auto number = [&](std::string_view key) {
      const auto found = numbers.find(key);
      return found == numbers.end() ? std::nullopt : std::optional(found->second);
    };
    if (!is_sum(number("amount"), number("amount_low"), number("amount_high"))) {
      add(line, path, "it must have an amount, or amount_low and a higher amount_high");
    }
    return true;
  }

  bool point(json::value from, const std::string& path) {
    json::array pair;
    if (const auto error = from.get_array().get(pair)) {
      return wrong_type(error, from, path, noun(ValueType::point));
    }
    const std::size_t line = lines_.line(token(from).data());
    std::size_t count = 0;
    for (auto element : pair) {
      json::value inner;
      if (const auto error = element.get(inner)) {
        return broken(error, line);
      }
      const Member expected{"", count == 0 ? ValueType::year : ValueType::number, ""};
      if (!number(expected, inner, path)) {
        return false;
      }
      ++count;
    }
    if (count != 2) {
      add(line, path, fmt::format("it must be {}", noun(ValueType::point)));
    }
    return true;
  }

  bool text(const Member& expected, json::value from, const std::string& path) {
    simdjson::ondemand::json_type type{};
    if (const auto error = from.type().get(type)) {
      return broken(error, lines_.line(token(from).data()));
    }
    if (type != simdjson::ondemand::json_type::string) {
      return wrong_type(simdjson::INCORRECT_TYPE, from, path, noun(expected.type));
    }
    std::string_view text;
    if (const auto error = from.get_string().get(text)) {
      return broken(error, lines_.line(token(from).data()));
    }
    if (text.empty()) {
      add(from, path, "it is empty; leave the key out");
      return true;
    }
    const bool is_prose = expected.type == ValueType::text;
    if (const std::string_view fault = wording_fault(text); is_prose && !fault.empty()) {
      add(from, path, std::string(fault));
    } else if (!is_prose && token(from).find('\\') != std::string_view::npos) {
      add(from, path, "it holds an escape; write it plainly");
    }
    if (path == "id" && record_.empty()) {  // that of a record, which alone stands at no path
      record_ = text;
    }
    switch (expected.type) {
      case ValueType::id:
        if (!is_slug(text)) {
          add(from, path,
              fmt::format("'{}' is not an id: at most {} lower-case letters, digits and single "
                          "hyphens",
                          text, longest_id));
        }
        break;
      case ValueType::address:
        if (!text.starts_with("https://") && !text.starts_with("http://")) {
          add(from, path,
              fmt::format("'{}' is not an address that begins with https:// or http://", text));
        }
        break;
      case ValueType::date:
        if (const auto date = Date::parse(text); !date) {
          add(from, path, not_a_date(text, date.error()));
        }
        break;
      case ValueType::currency:
        if (!is_currency(text)) {
          add(from, path, fmt::format("'{}' is not a currency of three capitals", text));
        }
        break;
      case ValueType::period:
        if (const auto period = Period::parse(text); !period) {
          add(from, path, fmt::format("'{}' is not a period: {}", text, period.error().message));
        }
        break;
      case ValueType::word:
        if (!expected.words->holds(text)) {
          add(from, path, no_such_word(*expected.words, text));
        }
        break;
      default:
        break;
    }
    return true;
  }

  static std::string_view token(json::value& from) { return from.raw_json_token(); }

  bool wrong_type(simdjson::error_code error, json::value from, const std::string& path,
                  std::string_view wanted) {
    if (error != simdjson::INCORRECT_TYPE && error != simdjson::NUMBER_ERROR &&
        error != simdjson::NUMBER_OUT_OF_RANGE) {
      return broken(error, lines_.line(token(from).data()));
    }
    add(from, path, fmt::format("it must be {}", wanted));
    return true;
  }

  /// `line` is where the broken part begins; the reader may know the place better.
  bool broken(simdjson::error_code error, std::size_t line) {
    if (const char* at = nullptr; document_.current_location().get(at) == simdjson::SUCCESS) {
      line = std::max(line, lines_.line(at));
    }
    add(line, "", fmt::format("it is not JSON from here on: {}", simdjson::error_message(error)));
    return false;
  }

  void add(json::value from, const std::string& path, std::string message) {
    add(lines_.line(token(from).data()), path, std::move(message));
  }
  void add(std::size_t line, const std::string& path, std::string message) {
    faults_.push_back({line, "", path, std::move(message)});
  }

  simdjson::ondemand::document& document_;
  const LineTable& lines_;
  std::vector<Fault>& faults_;
  std::string record_;
  bool is_line_ = false;
};

/// Whether the bytes are one JSON value that `walk(walker, value)` finds to its end.
template <typename Walk>
bool walk_over(std::string_view bytes, const LineTable& lines, std::vector<Fault>& faults,
               Walk walk) {
  simdjson::ondemand::parser parser;
  simdjson::ondemand::document document;
  json::value top;
  auto error = json::begin(parser, bytes, document);
  if (error == simdjson::SUCCESS) {
    error = document.get_value().get(top);
  }
  if (error != simdjson::SUCCESS) {
    // Of a text that is not closed only the end of the file is known.
    const std::size_t line = error == simdjson::UNCLOSED_STRING && !bytes.empty()
                                 ? lines.line(bytes.data() + bytes.size() - 1)
                                 : 1;
    faults.push_back(
        {line, "", "", fmt::format("it is not JSON: {}", simdjson::error_message(error))});
    return false;
  }
  Walker walker(document, lines, faults);
  return walk(walker, top);
}

}  // namespace

bool check_shape(std::string_view bytes, const LineTable& lines, std::vector<Fault>& faults) {
  return walk_over(bytes, lines, faults, [](Walker& walker, json::value top) {
    return walker.object(dataset_shape, top, "");
  });
}

bool check_line(std::string_view line, std::size_t number, std::vector<Fault>& faults) {
  const std::size_t before = faults.size();
  const bool is_read = walk_over(line, LineTable(line), faults,
                                 [](Walker& walker, json::value top) { return walker.line(top); });
  for (std::size_t i = before; i < faults.size(); ++i) {
    faults[i].line = number;
  }
  return is_read;
}

}  // namespace pakru
