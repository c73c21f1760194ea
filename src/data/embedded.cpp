#include "embedded.hpp"

#include "pakru/data/dataset.hpp"

namespace pakru {

Dataset Dataset::embedded() {
  const std::string_view bytes(
      pakru_embedded_bytes,
      static_cast<std::size_t>(pakru_embedded_bytes_end - pakru_embedded_bytes));
  Index index = embedded_sections;
  index.heads = {embedded_heads, embedded_head_count};
  return {bytes, index};
}

Dataset Dataset::registries() {
  Index index = embedded().volumes_.front().index;
  index.heads = {};
  index.about = index.trade = index.series = {};
  return {embedded().bytes(), index};
}

}  // namespace pakru
