/// A record whole, ready to be laid out.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "pakru/data/dataset.hpp"
#include "pakru/query/dispute.hpp"
#include "pakru/report/prices.hpp"
#include "pakru/report/table.hpp"

namespace pakru {

/// A field of the record under its name.
struct PageField {
  std::string_view label;
  std::string text;
};

/// Who took part.
struct PagePerson {
  std::string_view name;
  std::string_view office;
};

/// A source and what it says of the record.
struct PageClaim {
  const Source* source = nullptr;  ///< nullptr where no registry knows it
  std::string_view id;             ///< of the source
  std::string_view states;
};

/// A record of the same story.
struct PageRelated {
  std::string date;
  std::string_view title;
  std::string_view id;
};

/// All that `show` tells of a record.
struct RecordPage {
  Record record;
  std::string_view confidence;
  std::vector<PageField> fields;
  std::vector<PagePerson> people;
  std::vector<Dispute> disputes;
  std::vector<PageClaim> claims;
  std::size_t publishers = 0;  ///< that do not depend on each other
  std::vector<PageRelated> related;
};

/// Of a record whose every part was read. With `prices` a value stands in the dollars of that year
/// too.
[[nodiscard]] RecordPage record_page(Dataset& dataset, Record whole,
                                     const Prices* prices = nullptr);
[[nodiscard]] RecordPage record_page(Dataset& dataset, std::size_t position,
                                     const Prices* prices = nullptr);

/// A row a delivery, and below several their sum.
[[nodiscard]] Table delivery_table(std::span<const Delivery> deliveries);

/// What a reader of that table must know.
[[nodiscard]] std::string_view delivery_legend(std::span<const Delivery> deliveries);

}  // namespace pakru
