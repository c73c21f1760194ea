/// The values that options and arguments take, told once: completion offers them.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "pakru/data/dataset.hpp"
#include "pakru/model/vocabulary.hpp"

namespace pakru::cli {

/// A value that may be given, and what it means.
struct Candidate {
  std::string text;
  std::string meaning;
};
using Candidates = std::vector<Candidate>;

/// What may be given in one place, and how it is written.
struct Values {
  enum class Form {
    unknown,  ///< anything
    single,
    list,     ///< with commas
    columns,  ///< a list of the command's columns, each with a sign or without
    order,    ///< a list of the command's columns, each with a direction or without
    files,
  };
  Form form = Form::unknown;
  /// The values there are, at least all that begin like `begun`; nothing for columns and files.
  Candidates (*known)(Dataset& dataset, std::string_view begun) = nullptr;
};

// What there is to choose from.
Candidates words_of(const Vocabulary& vocabulary);
Candidates record_ids(Dataset& dataset, std::string_view begun);
Candidates source_ids(Dataset& dataset, std::string_view begun);
Candidates ids_to_cite(Dataset& dataset, std::string_view begun);  ///< of records and sources
Candidates series_ids(Dataset& dataset, std::string_view begun);
Candidates names_of_people(Dataset& dataset, std::string_view begun);
Candidates names_of_places(Dataset& dataset, std::string_view begun);
Candidates names_of_bodies(Dataset& dataset, std::string_view begun);
Candidates names_of_sources(Dataset& dataset, std::string_view begun);  ///< and of publishers
Candidates commodities(Dataset& dataset, std::string_view begun);
Candidates sides(Dataset& dataset, std::string_view begun);
Candidates keys_of_summary(Dataset& dataset, std::string_view begun);
Candidates measures_of_summary(Dataset& dataset, std::string_view begun);
Candidates years_with_prices(Dataset& dataset, std::string_view begun);
/// Decades, of one that is begun the years, of a year the months.
Candidates dates(Dataset& dataset, std::string_view begun);
Candidates dates_and_today(Dataset& dataset, std::string_view begun);

/// The words of a vocabulary, with commas.
template <const Vocabulary& vocabulary>
inline constexpr Values list_of{Values::Form::list,
                                [](Dataset&, std::string_view) { return words_of(vocabulary); }};

/// One of an array of words.
template <const auto& words>
inline constexpr Values one_of{Values::Form::single, [](Dataset&, std::string_view) {
                                 Candidates all;
                                 all.reserve(words.size());
                                 for (const std::string_view word : words) {
                                   all.push_back({std::string(word), {}});
                                 }
                                 return all;
                               }};

inline constexpr Values any_columns{Values::Form::columns};
inline constexpr Values any_order{Values::Form::order};
inline constexpr Values any_file{Values::Form::files};

}  // namespace pakru::cli
