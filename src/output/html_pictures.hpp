/// The pictures of the page.
#pragma once

#include <span>
#include <string>

#include "pakru/data/dataset.hpp"

namespace pakru {

/// Records by year, as bars above links to the decades. A record that lasts counts in each year
/// that it reaches into, as it does for who asks for that year. Empty where there is nothing to
/// draw.
[[nodiscard]] std::string timeline_html(std::span<const Record> records);

/// Trade by who counted it, and arms, each picture with its figures and sources; empty where there
/// are no figures.
[[nodiscard]] std::string charts_html(Dataset& dataset);

}  // namespace pakru
