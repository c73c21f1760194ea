#include <fmt/format.h>

#include <algorithm>

#include "commands.hpp"
#include "find.hpp"
#include "pakru/output/text.hpp"
#include "print.hpp"

namespace pakru::cli {
namespace {

using Sources = std::vector<const Source*>;

void add_once(Sources& sources, const Source* source) {
  if (source != nullptr && std::ranges::find(sources, source) == sources.end()) {
    sources.push_back(source);
  }
}

/// Adds the sources of the record with that id, and says so where it has none; or the source with
/// that id.
std::optional<Error> add_sources(Dataset& dataset, std::string_view id, Sources& sources) {
  if (const Source* source = dataset.source(id)) {
    add_once(sources, source);
    return std::nullopt;
  }
  const auto position = find_record(dataset, id);
  if (position) {
    Record record;
    dataset.read(*position, part::claims, record);
    for (const Claim& claim : record.claims) {
      if (const Source* source = dataset.source(claim.source)) {
        add_once(sources, source);
      } else {
        write_error(fmt::format("pakru: cite: {}: nothing is known of its source {}.\n",
                                printable(record.id), printable(claim.source)));
      }
    }
    if (record.claims.empty()) {
      write_error(fmt::format("pakru: cite: {} rests on no source.\n", printable(record.id)));
    }
    return std::nullopt;
  }
  const auto source = find_source(dataset, id);
  if (source) {
    add_once(sources, *source);
    return std::nullopt;
  }
  // The longer list of candidates is that of the kind of id that was meant.
  const bool is_of_source = std::ranges::any_of(
      dataset.sources(), [&](const Source& one) { return one.id.starts_with(id); });
  return is_of_source ? source.error() : position.error();
}

/// Lines of a bibliography as a terminal shows them: broken, the rest of each indented.
std::string hanging(std::string_view text, const Style& style) {
  constexpr std::size_t indent = 4;
  constexpr std::size_t narrowest = 20;
  std::string lines;
  for (const std::string_view line : split(text, '\n')) {
    std::string front;
    for (const std::string& part :
         wrapped(printable(line), std::max(style.width, indent + narrowest) - indent)) {
      lines += front + with_links(style, part) + '\n';
      front = std::string(indent, ' ');
    }
  }
  return lines;
}

Status run(Request& request) {
  std::vector<Reference> references;
  if (request.cite_dataset) {
    references.push_back(reference_to(request.dataset.about()));
  } else if (request.arguments.empty()) {
    return complain("cite", {"an id is missing", "Try 'pakru cite 2015-08-mi' or --dataset."});
  }
  Sources sources;
  for (const std::string& id : request.arguments) {
    if (const auto error = add_sources(request.dataset, id, sources)) {
      return complain("cite", *error, Status::failed);
    }
  }
  for (const Source* source : sources) {
    references.push_back(reference_to(*source));
  }
  const CitationStyle citation_style = request.citation_style;
  const std::string text = bibliography(references, citation_style);
  const bool is_prose =
      citation_style == CitationStyle::chicago || citation_style == CitationStyle::apa;
  const Style style = request.style();
  return is_prose && request.terminal.output_is_terminal && style.width > 0
             ? print_text(request, hanging(text, style))
             : print_for_programs(request, text);
}

}  // namespace

const Command cite_command{
    .name = "cite",
    .category = "Cite, share",
    .text = "a record's sources as references",
    .description =
        "Prints the sources of records as a bibliography, each source once. An id is that of a "
        "record or of a source, or its unique beginning; --dataset cites the dataset itself. The "
        "keys of entries are the ids of the sources. Chicago and APA are plain text, a line a "
        "reference, in alphabetical order.",
    .arguments = "[ID...]",
    .examples = {"pakru cite 2015-08-mi", "pakru cite 2015-08-mi --style bibtex > mi-35.bib",
                 "pakru cite --dataset --style apa"},
    .groups = {&data_options, &citation_options, &common_options},
    .holds_files = true,
    .run = run,
    .values = {Values::Form::single, ids_to_cite},
};

}  // namespace pakru::cli
