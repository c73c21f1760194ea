#include "pakru/query/search.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <functional>
#include <map>
#include <optional>
#include <tuple>

namespace pakru {
namespace {

/// Each weighs more than all below it together; people, bodies and places weigh the same.
constexpr std::array<unsigned, where_count> weights = {64, 32, 8, 8, 8, 4};

constexpr unsigned points(Meeting meeting) {
  switch (meeting) {
    case Meeting::whole:
      return 8;
    case Meeting::beginning:
      return 4;
    case Meeting::near:
      return 2;
    case Meeting::far:
      return 1;
    case Meeting::none:
      break;
  }
  return 0;
}

constexpr std::size_t shortest_beginning = 3;
constexpr std::size_t shortest_near = 5;
constexpr std::size_t shortest_singular = 4;
constexpr std::size_t length_for_two_slips = 8;

/// A word that so many records have is no slip of the key.
constexpr std::size_t records_of_a_known_word = 3;

bool is_number(std::string_view word) {
  return word.front() >= '0' && word.front() <= '9';
}

/// Whether the longer is the plural of the shorter: 'pipelines' is met by 'pipeline'.
bool is_plural(std::string_view longer, std::string_view shorter) {
  return shorter.size() >= shortest_singular && longer.starts_with(shorter) &&
         (longer.substr(shorter.size()) == "s" || longer.substr(shorter.size()) == "es");
}

/// The texts of people, bodies and places are met once, however many records name them.
class Registry {
 public:
  Registry(Dataset& dataset, Wanted& wanted) : wanted_(wanted) {
    for (const Person& person : dataset.people()) {
      add(people_, person.id, person);
    }
    for (const Named& body : dataset.bodies()) {
      add(bodies_, body.name, body);
    }
    for (const Named& place : dataset.places()) {
      add(places_, place.name, place);
    }
  }

  void person(std::string_view id, std::span<Meeting> met) { take(people_, id, met); }
  void body(std::string_view name, std::span<Meeting> met) { take(bodies_, name, met); }
  void place(std::string_view name, std::span<Meeting> met) { take(places_, name, met); }

 private:
  using Map = std::unordered_map<std::string_view, Meetings>;

  template <typename Element>
  void add(Map& map, std::string_view key, const Element& element) {
    Meetings met(wanted_.size(), Meeting::none);
    wanted_.look(element.name, met);
    for (const std::string_view alias : element.aliases) {
      wanted_.look(alias, met);
    }
    map.emplace(key, std::move(met));
  }

  /// A name that no registry knows is met as it stands.
  void take(Map& map, std::string_view key, std::span<Meeting> met) {
    auto found = map.find(key);
    if (found == map.end()) {
      add(map, key, Named{key, {}, {}});
      found = map.find(key);
    }
    for (std::size_t i = 0; i < met.size(); ++i) {
      met[i] = std::max(met[i], found->second[i]);
    }
  }

  Wanted& wanted_;
  Map people_;
  Map bodies_;
  Map places_;
};

/// How well each place of one record meets each term.
struct Sheet {
  explicit Sheet(std::size_t term_count) : terms(term_count), cells(term_count * where_count) {}

  std::span<Meeting> row(Where where) {
    return std::span(cells).subspan(static_cast<std::size_t>(where) * terms, terms);
  }
  [[nodiscard]] Meeting at(std::size_t where, std::size_t term) const {
    return cells[where * terms + term];
  }
  [[nodiscard]] Meeting best(std::size_t term) const {
    Meeting best = Meeting::none;
    for (std::size_t where = 0; where < where_count; ++where) {
      best = std::max(best, at(where, term));
    }
    return best;
  }
  [[nodiscard]] bool is_blank() const {
    return std::ranges::all_of(cells, [](Meeting one) { return one == Meeting::none; });
  }

  std::size_t terms;
  Meetings cells;
};

void fill(Sheet& sheet, const Record& record, Wanted& wanted, Registry& registry) {
  std::ranges::fill(sheet.cells, Meeting::none);
  wanted.look(record.title, sheet.row(Where::title));
  wanted.look(record.summary, sheet.row(Where::summary));
  for (const Participant& participant : record.people) {
    registry.person(participant.person, sheet.row(Where::people));
  }
  for (const std::string_view body : record.bodies) {
    registry.body(body, sheet.row(Where::bodies));
  }
  for (const std::string_view place : record.places) {
    registry.place(place, sheet.row(Where::places));
  }
  for (const Claim& claim : record.claims) {
    wanted.look(claim.states, sheet.row(Where::claims));
  }
}

/// A record that meets something, before it is known which near spellings count.
struct Candidate {
  std::size_t position = 0;
  bool is_in_scope = false;
  Sheet sheet;
};

/// What near spellings of a term count.
enum class NearCounts : std::uint8_t { no, less, fully };

/// A word that no record has was meant to be the near one, which then counts as much as it would.
constexpr unsigned near_is_whole = points(Meeting::whole) / points(Meeting::near);

/// The least meeting of a term that counts of a record: beside whole words nothing else does, as
/// 'million' is no 'mill'.
Meeting least_that_counts(const Sheet& sheet, std::size_t term, NearCounts near_counts) {
  if (sheet.best(term) == Meeting::whole) {
    return Meeting::whole;
  }
  return near_counts == NearCounts::no ? Meeting::beginning : Meeting::far;
}

Found scored(const Candidate& candidate, const std::vector<NearCounts>& near_counts) {
  Found found;
  found.position = candidate.position;
  const Sheet& sheet = candidate.sheet;
  found.least.reserve(sheet.terms);
  for (std::size_t term = 0; term < sheet.terms; ++term) {
    const Meeting least = least_that_counts(sheet, term, near_counts[term]);
    const unsigned times = near_counts[term] == NearCounts::fully ? near_is_whole : 1;
    bool is_met = false;
    for (std::size_t where = 0; where < where_count; ++where) {
      const Meeting meeting = sheet.at(where, term);
      if (meeting >= least) {
        found.score += weights[where] * points(meeting) * times;
        found.where[where] = true;
        is_met = true;
      }
    }
    found.met += is_met ? 1 : 0;
    found.met_whole += least == Meeting::whole ? 1 : 0;
    found.least.push_back(least);
  }
  return found;
}

/// Keeps the records that meet most terms, best first: by whole words before by their beginnings.
void rank(std::vector<Found>& found, bool all_met, std::size_t terms) {
  std::erase_if(found, [&](const Found& one) { return one.met < (all_met ? terms : 1); });
  // The dataset is in order of date, so that a stable sort leaves ties in it.
  std::ranges::stable_sort(found, [](const Found& a, const Found& b) {
    return std::tie(a.met, a.met_whole, a.score) > std::tie(b.met, b.met_whole, b.score);
  });
}

}  // namespace

std::string_view where_name(Where where) {
  static constexpr std::array<std::string_view, where_count> names = {
      "title", "summary", "people", "bodies", "places", "claims"};
  return names[static_cast<std::size_t>(where)];
}

Result<Wanted> Wanted::parse(std::span<const std::string> arguments) {
  Wanted wanted;
  for (const std::string_view argument : arguments) {
    if (!is_utf8(argument)) {
      return Error{fmt::format("'{}' is not UTF-8", argument),
                   "The terminal or program that it comes from writes another encoding."};
    }
    if (argument.find('"') == std::string_view::npos) {
      wanted.add(argument, argument.find(' ') != std::string_view::npos);
      continue;
    }
    bool is_quoted = false;
    std::size_t begin = 0;
    for (std::size_t at = 0; at <= argument.size(); ++at) {
      const char c = at < argument.size() ? argument[at] : '"';
      if (c == '"' || (c == ' ' && !is_quoted)) {
        wanted.add(argument.substr(begin, at - begin), is_quoted);
        begin = at + 1;
        is_quoted = c == '"' ? !is_quoted : is_quoted;
      }
    }
  }
  if (wanted.terms_.empty()) {
    return Error{"a word is missing",
                 R"(Try 'pakru search kosygin' or 'pakru search "gas pipeline"'.)"};
  }
  return wanted;
}

void Wanted::add(std::string_view text, bool is_quoted) {
  words_.read(text);
  Term term;
  term.is_quoted = is_quoted;
  for (std::size_t i = 0; i < words_.size(); ++i) {
    term.words.emplace_back(words_[i]);
  }
  if (!term.words.empty()) {
    terms_.push_back(std::move(term));
  }
}

std::string Wanted::text(std::size_t term) const {
  return fmt::format("{}", fmt::join(terms_[term].words, " "));
}

Meeting Wanted::meet_near(Term& term, std::string_view wanted, std::string_view word) {
  if (!term.near_is_allowed || term.words.size() > 1 || wanted.size() < shortest_near ||
      is_number(wanted) || is_number(word)) {
    return Meeting::none;
  }
  const std::size_t most = wanted.size() >= length_for_two_slips ? 2 : 1;
  if (word.size() + most < wanted.size() || word.size() > wanted.size() + most) {
    return Meeting::none;
  }
  const auto [entry, is_new] = term.known.try_emplace(std::string(word), Meeting::none);
  if (is_new) {
    const std::size_t distance = edit_distance(wanted, word);
    entry->second = distance > most ? Meeting::none : distance == 1 ? Meeting::near : Meeting::far;
  }
  return entry->second;
}

Meeting Wanted::meet(Term& term, std::string_view wanted, std::string_view word, bool is_last) {
  if (word == wanted) {
    return Meeting::whole;
  }
  if (term.is_quoted || !is_last) {
    return Meeting::none;
  }
  if (is_plural(wanted, word) || is_plural(word, wanted)) {
    return Meeting::whole;
  }
  if (wanted.size() >= shortest_beginning && !is_number(wanted) && word.starts_with(wanted)) {
    return Meeting::beginning;
  }
  return meet_near(term, wanted, word);
}

Meeting Wanted::meet_at(Term& term, std::size_t position) const {
  const std::size_t count = term.words.size();
  if (position + count > words_.size()) {
    return Meeting::none;
  }
  Meeting least = Meeting::whole;
  for (std::size_t i = 0; i < count && least != Meeting::none; ++i) {
    least = std::min(least, meet(term, term.words[i], words_[position + i], i + 1 == count));
  }
  return least;
}

void Wanted::look(std::string_view text, std::span<Meeting> met) {
  words_.read(text);
  for (std::size_t term = 0; term < terms_.size(); ++term) {
    for (std::size_t i = 0; i < words_.size() && met[term] != Meeting::whole; ++i) {
      met[term] = std::max(met[term], meet_at(terms_[term], i));
    }
  }
}

std::vector<Span> Wanted::marks(std::string_view text, std::span<const Meeting> least) {
  words_.read(text);
  std::vector<Span> marks;
  for (std::size_t i = 0; i < words_.size(); ++i) {
    std::size_t length = 0;
    for (std::size_t term = 0; term < terms_.size(); ++term) {
      if (meet_at(terms_[term], i) >= least[term]) {
        length = std::max(length, terms_[term].words.size());
      }
    }
    if (length > 0) {
      marks.push_back({words_.place(i).begin, words_.place(i + length - 1).end});
      i += length - 1;
    }
  }
  return marks;
}

std::vector<std::string> Wanted::near_words(std::size_t term) const {
  std::vector<std::string> words;
  for (const auto& [word, meeting] : terms_[term].known) {
    if (meeting != Meeting::none) {
      words.push_back(word);
    }
  }
  std::ranges::sort(words);
  return words;
}

SearchResult search(Dataset& dataset, Wanted& wanted, const Filter& filter) {
  Registry registry(dataset, wanted);
  const std::size_t terms = wanted.size();
  Filter any_scope = filter;
  any_scope.scope = {};
  std::vector<std::size_t> direct(terms);
  std::vector<std::size_t> nearly(terms);
  std::vector<Candidate> candidates;
  Sheet sheet(terms);
  Record record;
  for (std::size_t i = 0; i < dataset.size(); ++i) {
    dataset.read(i, searched_parts | filter.parts(), record);
    fill(sheet, record, wanted, registry);
    for (std::size_t term = 0; term < terms; ++term) {
      const Meeting best = sheet.best(term);
      direct[term] += best >= Meeting::beginning ? 1 : 0;
      if (direct[term] == records_of_a_known_word) {
        wanted.forbid_near(term);  // which saves comparing letter by letter
      }
      nearly[term] += best == Meeting::near || best == Meeting::far ? 1 : 0;
    }
    if (!sheet.is_blank() && any_scope.judge(record, dataset) == Verdict::accepted) {
      candidates.push_back({i, filter.scope.empty() || record.scope == filter.scope, sheet});
    }
  }
  SearchResult result;
  std::vector<NearCounts> near_counts(terms, NearCounts::no);
  for (std::size_t term = 0; term < terms; ++term) {
    if (direct[term] >= records_of_a_known_word) {
      continue;
    }
    near_counts[term] = direct[term] == 0 ? NearCounts::fully : NearCounts::less;
    if (nearly[term] > 0) {
      result.near.push_back(term);
    } else if (direct[term] == 0) {
      result.unmet.push_back(term);
    }
  }
  std::vector<Found> outside;
  for (const Candidate& candidate : candidates) {
    (candidate.is_in_scope ? result.found : outside).push_back(scored(candidate, near_counts));
  }
  const auto meets_all = [&](const Found& one) { return one.met == terms; };
  result.all_met = std::ranges::any_of(result.found, meets_all);
  result.outside_scope = static_cast<std::size_t>(std::ranges::count_if(outside, meets_all));
  rank(result.found, result.all_met, terms);
  return result;
}

namespace {

/// The passage that meets most terms, those that the title lacks before all, and meets them best.
class BestPassage {
 public:
  BestPassage(Wanted& wanted, std::span<const Meeting> least, std::string_view title)
      : wanted_(wanted), least_(least), in_title_(wanted.size(), Meeting::none) {
    wanted.look(title, in_title_);
  }

  void offer(const Passage& offered, std::string_view text) {
    Meetings met(wanted_.size(), Meeting::none);
    wanted_.look(text, met);
    std::size_t worth = 0;
    for (std::size_t i = 0; i < met.size(); ++i) {
      if (met[i] >= least_[i]) {
        worth += (in_title_[i] < least_[i] ? 1 + met.size() : 1) * most_points + points(met[i]);
      }
    }
    if (worth > worth_) {
      worth_ = worth;
      best_ = offered;
    }
  }

  /// A name, or the alias of it that is met.
  template <typename Element>
  void offer_names(Where where, const Element& element) {
    offer({where, element.name, {}}, element.name);
    for (const std::string_view alias : element.aliases) {
      offer({where, alias, {}}, alias);
    }
  }

  [[nodiscard]] const std::optional<Passage>& best() const { return best_; }

 private:
  // So much that how well terms are met never outweighs how many are.
  static constexpr std::size_t most_points = 1024;

  Wanted& wanted_;
  std::span<const Meeting> least_;
  Meetings in_title_;
  std::size_t worth_ = 0;
  std::optional<Passage> best_;
};

const Named* find_named(std::span<const Named> list, std::string_view name) {
  const auto found = std::ranges::find(list, name, &Named::name);
  return found == list.end() ? nullptr : &*found;
}

}  // namespace

std::optional<Passage> passage(Dataset& dataset, Wanted& wanted, const Record& record,
                               std::span<const Meeting> least) {
  BestPassage best(wanted, least, record.title);
  best.offer({Where::summary, record.summary, {}}, record.summary);
  for (const Participant& participant : record.people) {
    const Person* person = dataset.person(participant.person);
    best.offer_names(Where::people,
                     person != nullptr ? *person : Person{{}, participant.person, {}, {}});
  }
  for (const std::string_view name : record.bodies) {
    const Named* body = find_named(dataset.bodies(), name);
    best.offer_names(Where::bodies, body != nullptr ? *body : Named{name, {}, {}});
  }
  for (const std::string_view name : record.places) {
    const Named* place = find_named(dataset.places(), name);
    best.offer_names(Where::places, place != nullptr ? *place : Named{name, {}, {}});
  }
  for (const Claim& claim : record.claims) {
    const Source* source = dataset.source(claim.source);
    best.offer({Where::claims, claim.states, source == nullptr ? claim.source : source->publisher},
               claim.states);
  }
  return best.best();
}

std::string known_word(Dataset& dataset, std::string_view word) {
  // Most words are too long or too short to be near, which their length alone tells.
  const std::size_t wrong = std::max<std::size_t>(1, word.size() / 3);
  const auto may_be_meant = [&](std::string_view text) {
    return (text.size() <= word.size() + wrong && word.size() <= text.size() + wrong) ||
           text.starts_with(word);
  };
  std::map<std::string, std::size_t, std::less<>> counts;
  Words words;
  const auto count = [&](std::string_view text) {
    words.read(text);
    for (std::size_t i = 0; i < words.size(); ++i) {
      if (!may_be_meant(words[i])) {
        continue;
      }
      const auto found = counts.find(words[i]);
      if (found != counts.end()) {
        ++found->second;
      } else {
        counts.emplace(words[i], 1);
      }
    }
  };
  Record record;
  for (std::size_t i = 0; i < dataset.size(); ++i) {
    dataset.read(i, part::head | part::summary | part::claims, record);
    count(record.title);
    count(record.summary);
    for (const Claim& claim : record.claims) {
      count(claim.states);
    }
  }
  for (const Person& person : dataset.people()) {
    count(person.name);
  }
  for (const auto& list : {dataset.bodies(), dataset.places()}) {
    for (const Named& named : list) {
      count(named.name);
    }
  }
  // Of words equally near the most frequent was meant.
  std::vector<std::pair<std::size_t, std::string_view>> by_count;
  by_count.reserve(counts.size());
  for (const auto& [text, number] : counts) {
    by_count.emplace_back(number, text);
  }
  std::ranges::stable_sort(by_count, std::greater{}, [](const auto& one) { return one.first; });
  std::vector<std::string_view> candidates;
  candidates.reserve(by_count.size());
  for (const auto& [number, text] : by_count) {
    candidates.push_back(text);
  }
  const auto meant = nearest(word, candidates);
  return meant ? std::string(candidates[*meant]) : std::string();
}

}  // namespace pakru
