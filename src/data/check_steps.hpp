/// The steps of the check.
#pragma once

#include <string_view>
#include <vector>

#include "line_table.hpp"
#include "pakru/data/dataset.hpp"
#include "pakru/data/index.hpp"

namespace pakru {

/// Finds what does not fit `dataset_shape`; false where the bytes are not JSON to their end.
bool check_shape(std::string_view bytes, const LineTable& lines, std::vector<Fault>& faults);

/// Finds what does not fit `record_shape` in a line, of which only `least_keys` must be there;
/// false where it is not JSON to its end. `padding` bytes follow the line.
bool check_line(std::string_view line, std::size_t number, std::vector<Fault>& faults);

/// Finds what breaks a rule of the data.
void check_rules(Dataset& dataset, const LineTable& lines, std::vector<Fault>& faults);

/// What is wrong with the wording of a text, if anything: control characters, double spaces …
[[nodiscard]] std::string_view wording_fault(std::string_view text);

}  // namespace pakru
