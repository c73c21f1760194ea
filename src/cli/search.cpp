#include "pakru/output/search.hpp"

#include <fmt/format.h>

#include "commands.hpp"
#include "print.hpp"

namespace pakru::cli {
namespace {

constexpr auto for_people = std::to_array<std::string_view>({"date", "kind", "title", "matched"});
constexpr auto for_programs =
    std::to_array<std::string_view>({"id", "score", "date", "kind", "title", "matched"});
constexpr auto dispensable = std::to_array<std::string_view>({"matched", "kind"});

constexpr std::size_t screenful = 20;

/// How many records there are, and what would show the others.
std::string count_note(const SearchResult& result, std::size_t shown) {
  const std::size_t found = result.found.size();
  std::string note =
      shown < found ? fmt::format("{} of {}; --limit N shows more", shown, counted(found, "record"))
                    : counted(found, "record");
  if (result.outside_scope > 0) {
    note += fmt::format("; {} more of context with --scope all", result.outside_scope);
  }
  return note + '.';
}

/// The best records on a page, each with what else of it meets the words.
Status print_page(Request& request, Wanted& wanted, const SearchResult& result) {
  const std::size_t most =
      request.limit.value_or(request.terminal.output_is_terminal ? screenful : SIZE_MAX);
  const auto shown = std::span(result.found).first(std::min(result.found.size(), most));
  const auto hits = search_hits(request.dataset, wanted, shown);
  const Style style = request.style();
  const Status status = print_text(request, search_text(hits, wanted, style));
  if (request.terminal.output_is_terminal && request.terminal.errors_are_terminal) {
    write_error(footnote(request.terminal, count_note(result, shown.size())));
  }
  return status;
}

Status run(Request& request) {
  auto wanted = Wanted::parse(request.arguments);
  if (!wanted) {
    return complain("search", wanted.error());
  }
  use_default_scope(request);
  const SearchResult result = search(request.dataset, *wanted, request.filter);
  // A page has its own order and columns; who asks for others gets a table.
  const bool is_page = request.is_for_people() && request.columns.empty() && request.sort.empty();
  const DefaultColumns columns = {for_people, for_programs, dispensable};
  if (const auto misuse =
          complain_of_columns(request, search_table(request.dataset, {}).columns, columns)) {
    return *misuse;
  }
  Status status = Status::done;
  if (is_page && !result.found.empty()) {
    status = print_page(request, *wanted, result);
  } else if (!result.found.empty() || !request.is_for_people()) {
    status = print_table(request, search_table(request.dataset, result.found), columns,
                         count_note(result, result.found.size()));
  }
  const std::string note = search_note(request.dataset, *wanted, result);
  for (const std::string_view line : split(note, '\n')) {
    tell(request, line);
  }
  return status == Status::done && result.found.empty() && request.fail_empty ? Status::failed
                                                                              : status;
}

std::vector<Column> columns(Dataset& dataset) {
  return search_table(dataset, {}).columns;
}

}  // namespace

const Command search_command{
    .name = "search",
    .category = "Look up",
    .text = "ranked full-text search",
    .description =
        R"(Finds records by words of their titles, summaries, people, bodies, places (with all known names) and claims, the best first: a word in the title counts more than in the summary, that more than in a name, that more than in a claim. Records that have the words whole stand before those that have but longer words which they begin; a near spelling is tried where hardly any record has the word. Every word must be met; where no record meets all, those that meet most are shown. Quotation marks make a phrase: pakru search "gas pipeline". Without --scope only records between the two countries are searched, as everywhere; how many of context there are is told. On a terminal the first 20 are shown, each with another text that meets the words; --columns or --sort make it a plain table.)",
    .arguments = "WORD...",
    .examples = {"pakru search druzba 2016", R"(pakru search "steel mill" karachi --until 1985)",
                 "pakru search gasprom pipeline --format json"},
    .groups = {&data_options, &date_options, &kind_options, &record_options, &table_options,
               &common_options},
    .holds_files = true,
    .run = run,
    .columns = columns,
};

}  // namespace pakru::cli
