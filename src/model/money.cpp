#include "pakru/model/money.hpp"

#include <fmt/format.h>

#include <array>
#include <charconv>
#include <cmath>

namespace pakru {
namespace {

struct Scale {
  double factor;
  std::string_view letters;  ///< what a person may type after the digits
  char sign;                 ///< the one of them that is written
  std::string_view name;
};

constexpr std::array scales = {
    Scale{1e9, "bB", 'b', "billion"},
    Scale{1e6, "mM", 'M', "million"},
    Scale{1e3, "kK", 'k', "thousand"},
};

/// From here on an amount is told in words.
constexpr double words_from = 1e6;

const Scale* scale_of(double amount) {
  for (const Scale& scale : scales) {
    if (std::abs(amount) >= scale.factor && scale.factor >= words_from) {
      return &scale;
    }
  }
  return nullptr;
}

std::string group_thousands(std::string digits) {
  std::size_t end = digits.find('.');
  if (end == std::string::npos) {
    end = digits.size();
  }
  const std::size_t begin = digits.starts_with('-') ? 1 : 0;
  for (std::size_t at = end; at > begin + 3;) {
    at -= 3;
    digits.insert(at, 1, ',');
  }
  return digits;
}

}  // namespace

Result<double> parse_amount(std::string_view text) {
  const Error error{"it is not an amount of money", "Try 250000, 100k, 2.5M or 1.7b."};
  double factor = 1;
  std::string_view digits = text;
  if (!digits.empty()) {
    for (const Scale& scale : scales) {
      if (scale.letters.find(digits.back()) != std::string_view::npos) {
        factor = scale.factor;
        digits.remove_suffix(1);
        break;
      }
    }
  }
  double value = 0;
  const auto [end, status] = std::from_chars(digits.data(), digits.data() + digits.size(), value,
                                             std::chars_format::fixed);
  value *= factor;
  if (status != std::errc{} || end != digits.data() + digits.size() || !std::isfinite(value) ||
      value < 0) {
    return error;
  }
  return value;
}

std::string number_text(double number) {
  std::array<char, 400> text{};  // the longest double takes 343
  const auto end =
      std::to_chars(text.data(), text.data() + text.size(), number, std::chars_format::fixed);
  return {text.data(), end.ptr};
}

std::string grouped_text(double number) {
  return group_thousands(number_text(number));
}

double rounded(double number, int digits) {
  if (number == 0) {
    return 0;
  }
  const double exponent = digits - 1 - std::floor(std::log10(std::abs(number)));
  // Only powers from 1 up are exact.
  const double scale = std::pow(10, std::abs(exponent));
  return exponent < 0 ? std::round(number / scale) * scale : std::round(number * scale) / scale;
}

std::string counted(std::size_t count, std::string_view noun) {
  return fmt::format("{} {}{}", grouped_text(static_cast<double>(count)), noun,
                     count == 1 ? "" : "s");
}

std::string millions_text(double amount) {
  const double millions = amount / 1e6;
  return group_thousands(
      fmt::format("{:.{}f}", millions, millions != 0 && std::abs(millions) < 1 ? 3 : 1));
}

std::string amount_text(double amount) {
  if (const Scale* scale = scale_of(amount)) {
    return fmt::format("{} {}", number_text(amount / scale->factor), scale->name);
  }
  return grouped_text(amount);
}

std::string compact_text(double amount) {
  constexpr int digits = 3;
  for (const Scale& scale : scales) {
    // What rounds up to the next scale is told in it: 999,900,000 is '1b'.
    if (const double shown = rounded(amount, digits); std::abs(shown) >= scale.factor) {
      return number_text(rounded(shown / scale.factor, digits)) + scale.sign;
    }
  }
  return number_text(rounded(amount, digits));
}

std::string money_text(const Money& money) {
  if (!money.is_range()) {
    return fmt::format("{} {}", money.currency, amount_text(money.low));
  }
  const Scale* scale = scale_of(money.high);
  if (scale != nullptr && scale == scale_of(money.low)) {
    return fmt::format("{} {} to {}", money.currency, number_text(money.low / scale->factor),
                       amount_text(money.high));
  }
  return fmt::format("{} {} to {}", money.currency, amount_text(money.low),
                     amount_text(money.high));
}

std::string short_money_text(const Money& money) {
  return money.is_range() ? fmt::format("{} {} to {}", money.currency, compact_text(money.low),
                                        compact_text(money.high))
                          : fmt::format("{} {}", money.currency, compact_text(money.low));
}

}  // namespace pakru
