/// Full-text search.
///
/// A word is met whole (its plural and singular are the same word), by a longer word that it
/// begins, or, where hardly any record has it so, by a word spelled nearly so. Records that have
/// the words whole come before those that have but beginnings of them, and of such records
/// beginnings do not count. Where a word is met decides how much it counts: title over summary over
/// people, bodies and places over claims. Within one place a beginning counts twice as much as a
/// near spelling; of a word that no record has, near spellings count in full.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "pakru/data/dataset.hpp"
#include "pakru/model/record.hpp"
#include "pakru/model/result.hpp"
#include "pakru/model/text.hpp"
#include "pakru/query/filter.hpp"

namespace pakru {

/// Where a word can be met, weightiest first.
enum class Where : std::uint8_t { title, summary, people, bodies, places, claims };
inline constexpr std::size_t where_count = 6;

/// 'title', 'people' …
[[nodiscard]] std::string_view where_name(Where where);

/// How well a text meets a word; the greater the better.
enum class Meeting : std::uint8_t { none, far, near, beginning, whole };
using Meetings = std::vector<Meeting>;

/// What is looked for: words and phrases.
class Wanted {
 public:
  /// From the arguments of a command line: one that holds spaces is a phrase, as is what stands
  /// between quotation marks. An error says that there is no word in them, or that they are no
  /// UTF-8.
  static Result<Wanted> parse(std::span<const std::string> arguments);

  [[nodiscard]] std::size_t size() const { return terms_.size(); }

  /// A word or phrase as it was given, folded.
  [[nodiscard]] std::string text(std::size_t term) const;
  [[nodiscard]] bool is_phrase(std::size_t term) const { return terms_[term].words.size() > 1; }

  /// How well each term is met by a text; better meetings replace what `met` holds.
  void look(std::string_view text, std::span<Meeting> met);

  /// The stretches of a text that meet a term at least so well, in order, none within another.
  [[nodiscard]] std::vector<Span> marks(std::string_view text, std::span<const Meeting> least);

  /// Near spellings of a term count no longer.
  void forbid_near(std::size_t term) { terms_[term].near_is_allowed = false; }

  /// Near spellings that texts were found to have of a term, sorted.
  [[nodiscard]] std::vector<std::string> near_words(std::size_t term) const;

 private:
  struct Term {
    std::vector<std::string> words;
    bool is_quoted = false;  ///< exact words only
    bool near_is_allowed = true;
    std::unordered_map<std::string, Meeting> known;  ///< words compared letter by letter before
  };

  void add(std::string_view text, bool is_quoted);
  static Meeting meet(Term& term, std::string_view wanted, std::string_view word, bool is_last);
  static Meeting meet_near(Term& term, std::string_view wanted, std::string_view word);
  Meeting meet_at(Term& term, std::size_t position) const;

  std::vector<Term> terms_;
  Words words_;
};

/// A record found.
struct Found {
  std::size_t position = 0;  ///< in the dataset
  unsigned score = 0;
  std::size_t met = 0;                       ///< how many terms
  std::size_t met_whole = 0;                 ///< how many of them by whole words
  Meetings least;                            ///< how well a text must meet each term to count
  std::array<bool, where_count> where = {};  ///< in which places
};

/// What a search finds.
struct SearchResult {
  std::vector<Found> found;        ///< best first, then oldest first
  bool all_met = true;             ///< else no record meets every term
  std::size_t outside_scope = 0;   ///< records that only the filter's scope keeps out
  std::vector<std::size_t> unmet;  ///< terms that no record of the dataset meets
  std::vector<std::size_t> near;   ///< terms that were met by near spellings
};

/// Reads every record once. `wanted` learns which near spellings count.
[[nodiscard]] SearchResult search(Dataset& dataset, Wanted& wanted, const Filter& filter);

/// What a record says where a term was met outside of its title.
struct Passage {
  Where where = Where::summary;
  std::string_view text;
  std::string_view publisher;  ///< of a claim
};

/// The weightiest text beside the title that meets a term at least so well, preferring terms that
/// the title does not meet; nothing where there is none. Needs the parts that `search` reads.
[[nodiscard]] std::optional<Passage> passage(Dataset& dataset, Wanted& wanted, const Record& record,
                                             std::span<const Meeting> least);

/// The word of the dataset that a term's was most likely meant to be; empty where none is near.
[[nodiscard]] std::string known_word(Dataset& dataset, std::string_view word);

/// The parts of a record that are searched.
inline constexpr unsigned searched_parts =
    part::head | part::summary | part::people | part::bodies | part::places | part::claims;

}  // namespace pakru
