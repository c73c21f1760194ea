/// The overview of a dataset, laid out for people.
#pragma once

#include <string>

#include "pakru/output/style.hpp"
#include "pakru/report/overview.hpp"

namespace pakru {

/// Of an overview that has records. Two blocks beside each other where the width allows it.
/// `most_people` names are told.
[[nodiscard]] std::string overview_text(const Overview& overview, std::size_t most_people,
                                        const Style& style);

}  // namespace pakru
