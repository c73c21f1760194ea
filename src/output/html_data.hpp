/// What the page holds for its script and for machines.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "pakru/data/dataset.hpp"
#include "pakru/report/page.hpp"

namespace pakru {

/// A record of the page.
struct PageEntry {
  RecordPage page;
  bool is_added = false;  ///< to the records of the dataset, from a file of the user's own
};

/// What the page's script knows beside the table, as JSON: `Content` in html/page.js says its form.
[[nodiscard]] std::string content_json(Dataset& dataset, std::span<const PageEntry> entries);

/// The records as machines on the web know data: schema.org's Dataset, as JSON-LD. `selection` says
/// in words which of the dataset's they are.
[[nodiscard]] std::string description_json(Dataset& dataset, std::span<const PageEntry> entries,
                                           std::string_view selection);

}  // namespace pakru
