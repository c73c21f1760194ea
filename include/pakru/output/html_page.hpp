/// Records as a page for the web.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "pakru/data/dataset.hpp"

namespace pakru {

/// The records as one HTML document that needs nothing else: a timeline, pictures of trade and
/// arms, a table that can be searched, filtered and sorted, and each record whole. It makes no
/// request, and without a script the table and the pictures are still there. Every part of the
/// records must be read; they stand in the order given. `filters` tells in words what they were
/// asked for by; empty where they are all. Records that stand beside those of the dataset's first
/// volume are marked.
[[nodiscard]] std::string html_page(Dataset& dataset, std::span<const Record> records,
                                    std::string_view filters = {});

}  // namespace pakru
