/// The form of a dataset for other programs.
#pragma once

#include <string>

namespace pakru {

/// The dataset's form as JSON Schema, draft 2020-12, made from `shape.hpp`.
[[nodiscard]] std::string json_schema();

}  // namespace pakru
