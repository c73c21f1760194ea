#include "pakru/report/search.hpp"

#include <fmt/format.h>

#include <array>

#include "pakru/model/text.hpp"

namespace pakru {
namespace {

using enum FieldType;

constexpr std::array columns = {
    Column{"id", "ID", id, "stable name of the record"},
    Column{"score", "SCORE", number, "the more, the better it meets the words"},
    Column{"date", "DATE", date, "EDTF date, as exact as known"},
    Column{"kind", "KIND", word, "kind of event"},
    Column{"title", "TITLE", text, "who did what"},
    Column{"matched", "MATCHED", list, "where words were met"},
};

constexpr std::size_t most_near_words = 8;

std::string near_note(const Wanted& wanted, std::size_t term) {
  auto words = wanted.near_words(term);
  const bool is_cut = words.size() > most_near_words;
  words.resize(std::min(words.size(), most_near_words));
  return fmt::format("Hardly any record has '{}'; near spellings count too: {}{}.\n",
                     wanted.text(term), fmt::join(words, ", "), is_cut ? " …" : "");
}

std::string unmet_note(Dataset& dataset, const Wanted& wanted, std::size_t term) {
  const std::string text = wanted.text(term);
  if (wanted.is_phrase(term)) {
    return fmt::format("No record has the phrase '{}'. As single words: pakru search {}\n", text,
                       text);
  }
  if (has_other_letters(text)) {
    return fmt::format("No record has '{}'. Texts and names stand in Latin letters: kosygin.\n",
                       text);
  }
  const std::string meant = known_word(dataset, text);
  return fmt::format("No record has '{}'.{}\n", text,
                     meant.empty() ? "" : fmt::format(" Did you mean {}?", meant));
}

}  // namespace

std::vector<SearchHit> search_hits(Dataset& dataset, Wanted& wanted, std::span<const Found> found) {
  std::vector<SearchHit> hits(found.size());
  for (std::size_t i = 0; i < found.size(); ++i) {
    dataset.read(found[i].position, searched_parts, hits[i].record);
    hits[i].least = found[i].least;
    hits[i].passage = passage(dataset, wanted, hits[i].record, hits[i].least);
  }
  return hits;
}

Table search_table(Dataset& dataset, std::span<const Found> found) {
  Table table{{columns.begin(), columns.end()}, {}, {}};
  Record record;
  for (const Found& one : found) {
    dataset.read(one.position, part::head, record);
    TextList matched;
    for (std::size_t where = 0; where < where_count; ++where) {
      if (one.where[where]) {
        matched.push_back(where_name(static_cast<Where>(where)));
      }
    }
    table.rows.push_back({record.id, static_cast<double>(one.score), record.date(), record.kind,
                          record.title, std::move(matched)});
  }
  return table;
}

std::string search_note(Dataset& dataset, const Wanted& wanted, const SearchResult& result) {
  std::string note;
  for (const std::size_t term : result.near) {
    note += near_note(wanted, term);
  }
  for (const std::size_t term : result.unmet) {
    note += unmet_note(dataset, wanted, term);
  }
  if (result.found.empty() && result.unmet.empty()) {
    note += "Nothing matches.\n";
  } else if (!result.found.empty() && !result.all_met) {
    note += "No record meets all words; those that meet most come first.\n";
  }
  if (result.found.empty() && result.outside_scope > 0) {
    note += fmt::format("{} of context: --scope all shows {}.\n",
                        counted(result.outside_scope, "record"),
                        result.outside_scope == 1 ? "it" : "them");
  }
  return note;
}

}  // namespace pakru
