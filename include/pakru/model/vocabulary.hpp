/// The words that a dataset may use for a kind, a type, a status … each defined once, here.
#pragma once

#include <span>
#include <string_view>

namespace pakru {

/// A word of the dataset, and what it means.
struct Word {
  std::string_view text;
  std::string_view meaning;
  std::string_view other_spelling = {};  ///< accepted from a user, never written
};

/// The words allowed in one place.
struct Vocabulary {
  std::string_view name;    ///< 'type'
  std::string_view plural;  ///< 'types'
  std::span<const Word> words;

  /// The word as the dataset writes it, from either spelling in any case; nullptr where unknown.
  [[nodiscard]] const Word* find(std::string_view text) const;

  /// Whether `text` is exactly a word as the dataset writes it.
  [[nodiscard]] bool holds(std::string_view text) const;

  /// The place of a word in the list; the number of words where it is none of them.
  [[nodiscard]] std::size_t rank(std::string_view text) const;

  /// The word that `text` was most likely meant to be; nullptr where none is near.
  [[nodiscard]] const Word* nearest(std::string_view text) const;
};

extern const Vocabulary kinds;
extern const Vocabulary scopes;
extern const Vocabulary topics;
extern const Vocabulary directions;
extern const Vocabulary levels;
extern const Vocabulary meeting_forms;
extern const Vocabulary instruments;
extern const Vocabulary agreement_statuses;
extern const Vocabulary deal_types;
extern const Vocabulary deal_statuses;
extern const Vocabulary statuses;  ///< of agreements and of deals
extern const Vocabulary delivery_conditions;
extern const Vocabulary project_stages;
extern const Vocabulary positions;  ///< in a vote
extern const Vocabulary source_kinds;
extern const Vocabulary confidences;
extern const Vocabulary flows;
extern const Vocabulary reporters;

/// Every vocabulary, for the schema and the manual.
[[nodiscard]] std::span<const Vocabulary* const> vocabularies();

}  // namespace pakru
