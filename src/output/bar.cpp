#include "pakru/output/bar.hpp"

#include <algorithm>
#include <array>
#include <cmath>

namespace pakru {
namespace {

constexpr std::size_t steps = 8;
constexpr std::array<std::string_view, steps> upwards = {"▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"};
constexpr std::array<std::string_view, steps> sideways = {"▏", "▎", "▍", "▌", "▋", "▊", "▉", "█"};

constexpr std::array<std::string_view, steps> ascii_upwards = {".", ":", "-", "=",
                                                               "+", "*", "%", "#"};
constexpr char ascii_sideways = '#';

}  // namespace

std::string bar_text(double share, std::size_t width, const Style& style) {
  if (share <= 0) {
    return {};
  }
  const double wanted = std::round(std::min(share, 1.0) * static_cast<double>(width * steps));
  const auto eighths = std::max<std::size_t>(1, static_cast<std::size_t>(wanted));
  if (width == 1) {
    return std::string((style.unicode ? upwards : ascii_upwards).at(eighths - 1));
  }
  std::string bar;
  if (!style.unicode) {
    bar.assign(std::max<std::size_t>(1, (eighths + steps / 2) / steps), ascii_sideways);
    return bar;
  }
  for (std::size_t full = 0; full < eighths / steps; ++full) {
    bar += sideways.back();
  }
  if (eighths % steps > 0) {
    bar += sideways.at(eighths % steps - 1);
  }
  return bar;
}

void add_bars(Table& table, std::span<const double> weights, std::size_t width,
              const Style& style) {
  const double largest = weights.empty() ? 0 : std::ranges::max(weights);
  table.columns.push_back({"bar", "", FieldType::word, "the same as a picture"});
  for (std::size_t row = 0; row < table.rows.size(); ++row) {
    table.rows[row].emplace_back(largest > 0 ? bar_text(weights[row] / largest, width, style)
                                             : std::string());
  }
  if (!table.total.empty()) {
    table.total.emplace_back();
  }
}

}  // namespace pakru
