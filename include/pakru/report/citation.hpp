/// Sources as references of a bibliography.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "pakru/model/record.hpp"

namespace pakru {

enum class CitationStyle { chicago, apa, bibtex, csl_json };

/// What a bibliography tells apart.
enum class ReferenceType { newspaper, journal, webpage, report, dataset };

/// Who wrote it: a person, or an organisation, which has no given name.
struct Name {
  std::string family;
  std::string given;
  std::string suffix = {};  ///< 'Jr.'

  bool operator==(const Name&) const = default;
};

/// A document, or the dataset itself, as a bibliography needs it.
struct Reference {
  std::string id;
  ReferenceType type = ReferenceType::newspaper;
  std::vector<Name> authors;
  std::string title;
  std::string publisher;
  std::optional<Date> date;
  std::string url;
  std::string language;
  std::string version;  ///< of the dataset
  std::string note;     ///< where a repost was read, who copied, under which licence
};

[[nodiscard]] Reference reference_to(const Source& source);
[[nodiscard]] Reference reference_to(const About& dataset);

/// The names in 'A. B. Noorani, Rahul Bedi and James Hardy'; what stands in parentheses or behind a
/// semicolon is no name. What has a word such as 'Ministry' is an organisation, whose name holds
/// commas and 'and' up to the next organisation: 'Ministry of Foreign Affairs and Trade of X'.
[[nodiscard]] std::vector<Name> names_in(std::string_view authors);

/// A reference as one line: Chicago Manual of Style, 17th edition, bibliography; or APA, 7th.
[[nodiscard]] std::string chicago_text(const Reference& reference);
[[nodiscard]] std::string apa_text(const Reference& reference);

/// An entry that BibTeX and biber read, in UTF-8.
[[nodiscard]] std::string bibtex_text(const Reference& reference);

/// An item as the Citation Style Language's JSON has it.
[[nodiscard]] std::string csl_text(const Reference& reference);

/// The address that tells of a licence given by its SPDX identifier; empty for another name.
[[nodiscard]] std::string licence_address(std::string_view licence);

/// The whole bibliography; lines of text are in alphabetical order, entries in that given.
[[nodiscard]] std::string bibliography(std::span<const Reference> references, CitationStyle style);

}  // namespace pakru
