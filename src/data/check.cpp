#include "pakru/data/check.hpp"

#include <algorithm>

#include "check_steps.hpp"
#include "pakru/data/dataset.hpp"

namespace pakru {

std::vector<Fault> check(std::string_view bytes) {
  std::vector<Fault> faults;
  const LineTable lines(bytes);
  OwnedIndex index;
  if (check_shape(bytes, lines, faults)) {
    if (auto fault = build_index(bytes, index)) {
      if (faults.empty()) {
        faults.push_back(*fault);
      }
    } else {
      Dataset dataset(bytes, index.index);
      check_rules(dataset, lines, faults);
    }
  }
  std::ranges::stable_sort(faults, {}, &Fault::line);
  return faults;
}

}  // namespace pakru
