/// Records and sources by id; the unique beginning of one is enough.
#pragma once

#include <string_view>

#include "pakru/data/dataset.hpp"
#include "pakru/model/result.hpp"

namespace pakru::cli {

/// The record whose id is `id` or begins with it alone; else the error tells what there is.
Result<std::size_t> find_record(Dataset& dataset, std::string_view id);

/// The source whose id is `id` or begins with it alone.
Result<const Source*> find_source(Dataset& dataset, std::string_view id);

}  // namespace pakru::cli
