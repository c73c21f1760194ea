/// What a search found, as an answer.
#pragma once

#include <span>
#include <string>

#include "pakru/query/search.hpp"
#include "pakru/report/table.hpp"

namespace pakru {

/// A record found, ready to be laid out.
struct SearchHit {
  Record record;
  std::optional<Passage> passage;
  Meetings least;  ///< how well a text must meet each word to be marked
};

/// The records found, with the texts that a page shows of them.
[[nodiscard]] std::vector<SearchHit> search_hits(Dataset& dataset, Wanted& wanted,
                                                 std::span<const Found> found);

/// A row a record found, in their order.
[[nodiscard]] Table search_table(Dataset& dataset, std::span<const Found> found);

/// What a reader must know of an answer: words that no record has, near spellings that were taken,
/// that not all words are met, and what the scope leaves out. A line each; often empty.
[[nodiscard]] std::string search_note(Dataset& dataset, const Wanted& wanted,
                                      const SearchResult& result);

}  // namespace pakru
