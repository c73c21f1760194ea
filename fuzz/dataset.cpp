/// A dataset in one JSON object: what `check` passes can be read; what it refuses is read without
/// harm, and every record of it can be shown.

#include "pakru/data/dataset.hpp"

#include <array>

#include "fuzz.hpp"
#include "pakru/data/check.hpp"
#include "pakru/data/data_error.hpp"
#include "pakru/output/chart_svg.hpp"
#include "pakru/output/chart_text.hpp"
#include "pakru/output/page.hpp"
#include "pakru/query/field.hpp"
#include "pakru/report/chart.hpp"
#include "pakru/report/page.hpp"
#include "pakru/report/trade.hpp"

using pakru::fuzz::require;

namespace {

void draw(const pakru::Chart& chart) {
  static_cast<void>(pakru::chart_svg(chart));
  constexpr std::size_t rows = 10;
  static_cast<void>(pakru::chart_text(chart, {.width = 80}, rows));
}

void draw_all(pakru::Dataset& dataset) {
  draw(pakru::trade_chart(dataset, {}, {}, {}).chart);
  constexpr int end_of_time = 9999;
  for (const pakru::Series& series : dataset.series()) {
    const std::array<const pakru::Series*, 1> alone = {&series};
    draw(pakru::series_chart(dataset, alone, 0, end_of_time));
  }
}

/// No command comes to a record without a date, since the check of a dataset refuses it.
bool all_have_dates(pakru::Dataset& dataset) {
  pakru::Record record;
  for (std::size_t i = 0; i < dataset.size(); ++i) {
    dataset.read(i, pakru::part::all, record);
    if (!record.facts.date) {
      return false;
    }
  }
  return true;
}

void read_registries(pakru::Dataset& dataset) {
  static_cast<void>(dataset.about());
  static_cast<void>(dataset.bodies());
  static_cast<void>(dataset.places());
  static_cast<void>(dataset.people());
  static_cast<void>(dataset.sources());
  static_cast<void>(dataset.series());
  static_cast<void>(dataset.trade());
}

void read_records(pakru::Dataset& dataset) {
  for (std::size_t i = 0; i < dataset.size(); ++i) {
    const auto page = pakru::record_page(dataset, i);
    static_cast<void>(pakru::page_text(page, {.width = 80}, dataset));
    for (const pakru::Field& field : pakru::record_fields()) {
      static_cast<void>(field.read(page.record, dataset));
    }
  }
}

}  // namespace

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  std::string memory(pakru::fuzz::text_of(data, size));
  memory.append(pakru::padding, '\0');
  const std::string_view bytes(memory.data(), size);
  const auto faults = pakru::check(bytes);
  pakru::OwnedIndex index;
  if (const auto fault = pakru::build_index(bytes, index)) {
    require(!faults.empty(), "what has no index has a fault");
    return 0;
  }
  pakru::Dataset dataset(bytes, index.index);
  try {
    read_registries(dataset);
    if (all_have_dates(dataset)) {
      read_records(dataset);
    } else {
      require(!faults.empty(), "a record without a date is a fault");
    }
    draw_all(dataset);
  } catch (const pakru::DataError&) {
    require(!faults.empty(), "what cannot be read has a fault");
  }
  return 0;
}
