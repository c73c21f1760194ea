/// A record laid out for people.
#pragma once

#include <string>

#include "pakru/output/style.hpp"
#include "pakru/report/page.hpp"

namespace pakru {

[[nodiscard]] std::string page_text(const RecordPage& page, const Style& style, Dataset& dataset);

}  // namespace pakru
