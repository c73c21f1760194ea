/// Search: words on the first line, looked for in the rest of the input and in the dataset that the
/// build carries.

#include <vector>

#include "fuzz.hpp"
#include "pakru/output/search.hpp"
#include "pakru/query/filter.hpp"
#include "pakru/query/search.hpp"
#include "pakru/report/search.hpp"

using pakru::fuzz::require;

namespace {

void check_marks(pakru::Wanted& wanted, std::string_view text) {
  pakru::Meetings met(wanted.size(), pakru::Meeting::none);
  wanted.look(text, met);
  const pakru::Meetings least(wanted.size(), pakru::Meeting::near);
  std::size_t last = 0;
  for (const pakru::Span& mark : wanted.marks(text, least)) {
    require(mark.begin >= last && mark.begin < mark.end && mark.end <= text.size(),
            "marks stand in order, within the text");
    last = mark.end;
  }
}

}  // namespace

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  pakru::fuzz::Choices choices(pakru::fuzz::text_of(data, size));
  // As much as people type: each word that no record has is compared with every word that one has.
  constexpr std::size_t longest_question = 40;
  const std::vector<std::string> words{std::string(choices.line().substr(0, longest_question))};
  auto wanted = pakru::Wanted::parse(words);
  if (auto pattern = pakru::Pattern::compile(words.front())) {
    static_cast<void>(pattern->found_in(choices.rest()));
  }
  if (!wanted) {
    return 0;
  }
  check_marks(*wanted, choices.rest());
  pakru::Dataset dataset = pakru::Dataset::embedded();
  const auto result = pakru::search(dataset, *wanted, {});
  const auto hits = pakru::search_hits(dataset, *wanted, result.found);
  require(hits.size() == result.found.size(), "what is found is shown");
  static_cast<void>(pakru::search_text(hits, *wanted, {.width = 80}));
  static_cast<void>(pakru::search_note(dataset, *wanted, result));
  return 0;
}
