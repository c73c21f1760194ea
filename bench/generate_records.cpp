/// generate_records COUNT: writes COUNT records as NDJSON, about 800 bytes each, the same ones at
/// every run. Made-up records for measuring; they say nothing of the world.

#include <fmt/format.h>

#include <array>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <iterator>
#include <string>
#include <string_view>

namespace {

/// SplitMix64: Steele, Lea, Flood, 'Fast splittable pseudorandom number generators', 2014.
class Random {
 public:
  std::uint64_t next() {
    state_ += 0x9e3779b97f4a7c15U;
    std::uint64_t z = state_;
    z = (z ^ (z >> 30U)) * 0xbf58476d1ce4e5b9U;
    z = (z ^ (z >> 27U)) * 0x94d049bb133111ebU;
    return z ^ (z >> 31U);
  }

  /// From 0 to `end` - 1.
  std::uint64_t below(std::uint64_t end) { return next() % end; }

  template <std::size_t Count>
  std::string_view one_of(const std::array<std::string_view, Count>& words) {
    return words.at(below(Count));
  }

 private:
  std::uint64_t state_ = 20260101;
};

using Words = std::string_view;

constexpr auto plain_kinds = std::to_array<Words>({"statement", "meeting", "incident"});
constexpr auto topics =
    std::to_array<Words>({"arms", "gas", "trade", "afghanistan", "nuclear", "terrorism"});
constexpr auto types = std::to_array<Words>({"defense", "energy", "loan", "food", "industry"});
constexpr auto statuses = std::to_array<Words>({"signed", "delivered", "proposed", "cancelled"});
constexpr auto levels = std::to_array<Words>({"head-of-state", "minister", "deputy-minister"});
constexpr auto places = std::to_array<Words>({"Moscow", "Islamabad", "Karachi", "Geneva"});
constexpr auto people =
    std::to_array<Words>({"sergey-lavrov", "vladimir-putin", "imran-khan", "ayub-khan"});
constexpr auto nouns = std::to_array<Words>({"pipeline", "helicopters", "wheat", "steel mill",
                                             "credit", "corridor", "exercise", "memorandum"});
constexpr auto verbs =
    std::to_array<Words>({"discuss", "sign", "postpone", "review", "finance", "inspect"});

/// A sentence of so many words.
std::string sentence(Random& random, int words) {
  std::string text = "The two sides";
  for (int i = 0; i < words; i += 3) {
    text += fmt::format(" {} the {} and", random.one_of(verbs), random.one_of(nouns));
  }
  return text + " part.";
}

void add_details(std::string& line, Random& random, Words kind) {
  if (kind == "visit") {
    fmt::format_to(std::back_inserter(line),
                   R"(, "visit": {{"direction": "to-russia", "level": "{}"}})",
                   random.one_of(levels));
  } else if (kind == "deal") {
    fmt::format_to(std::back_inserter(line),
                   R"(, "deal": {{"type": "{}", "status": "{}", "supplier": "Russia", )"
                   R"("recipient": "Pakistan", "item": "{}", "value": {{"amount": {}, )"
                   R"("currency": "USD"}}}})",
                   random.one_of(types), random.one_of(statuses), random.one_of(nouns),
                   (1 + random.below(4000)) * 100'000);
  }
}

void add_record(std::string& line, Random& random, std::uint64_t number) {
  const std::uint64_t draw = random.below(10);
  const Words kind = draw < 2 ? "visit" : draw < 4 ? "deal" : random.one_of(plain_kinds);
  const std::string date = fmt::format("{:04}-{:02}-{:02}", 1948 + random.below(78),
                                       1 + random.below(12), 1 + random.below(28));
  fmt::format_to(
      std::back_inserter(line),
      R"({{"id": "{}-{}", "kind": "{}", "date": "{}", "title": "Delegations {} the {}", )"
      R"("summary": "{}", "scope": "bilateral", "topics": ["{}"], "places": ["{}"], )"
      R"("people": [{{"person": "{}", "office": "Head of the delegation"}}])",
      date, number, kind, date, random.one_of(verbs), random.one_of(nouns), sentence(random, 30),
      random.one_of(topics), random.one_of(places), random.one_of(people));
  add_details(line, random, kind);
  fmt::format_to(std::back_inserter(line),
                 R"(, "claims": [{{"source": "made-up-{}", "states": "{}", "date": "{}"}}]}})",
                 random.below(500), sentence(random, 12), date);
  line += '\n';
}

}  // namespace

// NOLINTNEXTLINE(bugprone-exception-escape): only memory can run out
int main(int count, char** words) {
  if (count != 2) {
    fmt::print(stderr, "usage: generate_records COUNT\n");
    return 2;
  }
  const std::uint64_t records = std::strtoull(words[1], nullptr, 10);
  constexpr std::size_t block = 1 << 20;
  Random random;
  std::string text;
  for (std::uint64_t number = 0; number < records; ++number) {
    add_record(text, random, number);
    if (text.size() >= block || number + 1 == records) {
      if (std::fwrite(text.data(), 1, text.size(), stdout) != text.size()) {
        return 1;
      }
      text.clear();
    }
  }
  return 0;
}
