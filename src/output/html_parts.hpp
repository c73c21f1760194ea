/// The parts of the page that `html_page` puts together.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "pakru/data/dataset.hpp"
#include "pakru/report/page.hpp"

namespace pakru {

/// Records by year, as bars above links to the decades; empty where there is nothing to draw.
[[nodiscard]] std::string timeline_html(std::span<const Record> records);

/// Trade by who counted it, and arms, each picture with its figures.
[[nodiscard]] std::string charts_html(Dataset& dataset);

/// What the page's script knows beside the table, as JSON: `Content` in html/page.js says its form.
[[nodiscard]] std::string content_json(Dataset& dataset, std::span<const RecordPage> pages);

/// The dataset as machines on the web know one: schema.org's Dataset, as JSON-LD.
[[nodiscard]] std::string description_json(Dataset& dataset, std::span<const RecordPage> pages);

/// The address that tells of a licence given by its SPDX identifier; empty for another name.
[[nodiscard]] std::string licence_address(std::string_view licence);

}  // namespace pakru
