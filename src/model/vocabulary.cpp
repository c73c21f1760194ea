#include "pakru/model/vocabulary.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include "pakru/model/text.hpp"

namespace pakru {
namespace {

constexpr std::array kind_words = {
    Word{"visit",
         "a person or delegation of one side goes to the other, or both leaders meet in a "
         "third place for a bilateral purpose"},
    Word{"meeting", "talks beside something else, consultations, commission sessions, calls"},
    Word{"agreement", "treaty, agreement, protocol, memorandum, joint statement, declaration"},
    Word{"deal", "a transaction: arms sale, contract, loan, credit, barter, supply, cargo"},
    Word{"aid", "a gift or grant: food, vaccines, relief"},
    Word{"project", "a stage in the life of a plant, pipeline, satellite, railway"},
    Word{"exercise", "a military or naval exercise, a port call"},
    Word{"vote", "a vote or veto in an international body"},
    Word{"statement",
         "a public position, condemnation, offer, or an invitation that came to "
         "nothing"},
    Word{"incident", "a clash: overflights, expulsions, shoot-downs, arrests, attacks"},
    Word{"milestone", "embassies, recognition, an embargo lifted, membership of a body"},
};

constexpr std::array scope_words = {
    Word{"bilateral", "between Pakistan and the Soviet Union or Russia"},
    Word{"context", "what explains the rest: wars, embargoes, treaties with others"},
};

constexpr std::array topic_words = {
    Word{"diplomacy", "contacts of governments, recognition, embassies"},
    Word{"defence", "armed forces, their contacts and exercises", "defense"},
    Word{"arms", "weapons and their transfer"},
    Word{"energy", "power stations, electricity, fuel policy"},
    Word{"oil", "crude oil and its products"},
    Word{"gas", "natural gas, pipelines, LNG"},
    Word{"nuclear", "nuclear power and nuclear weapons"},
    Word{"space", "satellites and launches"},
    Word{"steel", "steel mills"},
    Word{"trade", "goods and the rules for them"},
    Word{"finance", "credits, banks, payments, investment"},
    Word{"debt", "debts, claims, rescheduling"},
    Word{"transport", "railways, roads, ports, airlines, cargo routes"},
    Word{"agriculture", "farming and its products"},
    Word{"food", "grain and other foodstuffs"},
    Word{"health", "medicine and vaccines"},
    Word{"education", "schools, universities, scholarships"},
    Word{"culture", "arts, films, friendship societies"},
    Word{"science", "research and academies"},
    Word{"media", "news agencies, broadcasting"},
    Word{"sport", "games and athletes"},
    Word{"afghanistan", "the wars and the government of Afghanistan"},
    Word{"kashmir", "the Kashmir dispute"},
    Word{"india", "relations of either side with India"},
    Word{"united-states", "relations of either side with the United States"},
    Word{"china", "relations of either side with China"},
    Word{"sco", "the Shanghai Cooperation Organisation"},
    Word{"united-nations", "the United Nations"},
    Word{"terrorism", "terrorism and what is done against it"},
    Word{"narcotics", "drugs and what is done against them"},
    Word{"migration", "visas, citizens abroad, refugees"},
    Word{"parliament", "parliaments and their members"},
    Word{"disaster", "floods, earthquakes, relief"},
};

constexpr std::array direction_words = {
    Word{"to-russia", "from Pakistan to the Soviet Union or Russia"},
    Word{"to-pakistan", "from the Soviet Union or Russia to Pakistan"},
    Word{"third-country", "both meet elsewhere"},
};

constexpr std::array level_words = {
    Word{"head-of-state", "president, governor general, general secretary as head of state"},
    Word{"head-of-government", "prime minister, chairman of the council of ministers"},
    Word{"foreign-minister", "foreign minister"},
    Word{"defence-minister", "defence minister", "defense-minister"},
    Word{"minister", "another minister"},
    Word{"deputy-minister", "deputy minister, state secretary"},
    Word{"military-chief", "chief of a service or of the general staff"},
    Word{"military", "other officers and units"},
    Word{"parliament", "speakers and members of parliament"},
    Word{"envoy", "ambassador, special representative"},
    Word{"official", "other officials"},
    Word{"delegation", "a delegation whose head is not named or holds no office"},
};

constexpr std::array form_words = {
    Word{"sidelines", "beside a gathering of others"},
    Word{"consultations", "talks called for the purpose"},
    Word{"commission", "a session of a joint commission or working group"},
    Word{"call", "by telephone or video"},
    Word{"summit", "a gathering of leaders"},
};

constexpr std::array instrument_words = {
    Word{"treaty", "treaty"},
    Word{"agreement", "agreement"},
    Word{"convention", "convention"},
    Word{"protocol", "protocol"},
    Word{"mou", "memorandum of understanding"},
    Word{"joint-statement", "joint statement or communiqué"},
    Word{"declaration", "declaration"},
    Word{"roadmap", "roadmap, plan of work"},
    Word{"contract", "contract"},
};

constexpr Word proposed{"proposed", "put forward by one side or planned"};
constexpr Word negotiated{"negotiated", "talked over by both, nothing signed that is known"};
constexpr Word signed_word{"signed", "signed; nothing later is known"};
constexpr Word in_force{"in-force", "entered into force"};
constexpr Word in_progress{"in-progress", "being carried out"};
constexpr Word delivered{"delivered", "the goods arrived"};
constexpr Word completed{"completed", "carried out whole"};
constexpr Word stalled{"stalled", "begun or signed, then stopped without an end"};
constexpr Word cancelled{"cancelled", "called off", "canceled"};
constexpr Word superseded{"superseded", "replaced by a later one"};
constexpr Word lapsed{"lapsed", "ended or never entered into force"};
constexpr Word unknown{"unknown", "the sources do not say"};

constexpr std::array agreement_status_words = {proposed,   signed_word, in_force,
                                               superseded, lapsed,      unknown};
constexpr std::array deal_status_words = {proposed,    negotiated, signed_word,
                                          in_progress, delivered,  completed,
                                          stalled,     cancelled,  unknown};
constexpr std::array status_words = {proposed,    negotiated, signed_word, in_force,
                                     in_progress, delivered,  completed,   stalled,
                                     cancelled,   superseded, lapsed,      unknown};

constexpr std::array type_words = {
    Word{"defense", "arms, military equipment, training, spares", "defence"},
    Word{"energy", "oil, gas, power stations"},
    Word{"finance", "banking, payments, investment"},
    Word{"food", "grain and other foodstuffs"},
    Word{"industry", "plants and machinery"},
    Word{"infrastructure", "railways, ports, pipelines as works"},
    Word{"loan", "loans and credits"},
    Word{"space", "satellites and launches"},
    Word{"trade", "other goods, barter"},
};

constexpr std::array condition_words = {
    Word{"new", "newly made"},
    Word{"second hand", "used before"},
    Word{"second hand but modernized", "used before and modernised for this delivery"},
};

constexpr std::array stage_words = {
    Word{"planned", "studied or announced"},
    Word{"agreed", "agreed by both sides"},
    Word{"started", "work began"},
    Word{"in-progress", "under way"},
    Word{"opened", "opened or commissioned"},
    Word{"expanded", "made larger or modernised"},
    Word{"handed-over", "handed to its owner"},
    Word{"stalled", "stopped without an end"},
    Word{"stopped", "ended"},
};

constexpr std::array position_words = {
    Word{"for", "voted in favour"},
    Word{"against", "voted against"},
    Word{"veto", "voted against as a permanent member, so that the text failed"},
    Word{"abstain", "abstained"},
    Word{"absent", "did not take part"},
    Word{"not-member", "was no member of the body"},
};

constexpr std::array source_kind_words = {
    Word{"official", "a government, a parliament, an international body"},
    Word{"news", "a newspaper, an agency, a broadcaster"},
    Word{"academic", "a journal, a thesis, a scholarly book"},
    Word{"reference", "an encyclopedia, a chronology, a handbook"},
    Word{"database", "figures gathered by rule"},
    Word{"opinion", "a signed argument: column, essay, blog"},
};

constexpr std::array confidence_words = {
    Word{"corroborated", "two or more publishers that do not depend on each other state it"},
    Word{"single", "one publisher states it"},
    Word{"opinion-only", "only opinion pieces state it"},
    Word{"unsourced", "no source is given"},
};

constexpr std::array flow_words = {
    Word{"total", "both directions together"},
    Word{"pk-exports", "from Pakistan to the Soviet Union or Russia"},
    Word{"pk-imports", "from the Soviet Union or Russia to Pakistan"},
    Word{"commodity", "one commodity in one direction"},
};

// In the order in which `trade` prefers them.
constexpr std::array reporter_words = {
    Word{"Pakistan", "Pakistan's customs, statistics office, ministries or central bank"},
    Word{"Russia", "the Soviet Union's or Russia's customs, ministries or embassies"},
    Word{"UN Comtrade", "the database of the United Nations"},
    Word{"unspecified", "the source does not say who counted"},
};

}  // namespace

const Word* Vocabulary::find(std::string_view text) const {
  const std::string wanted = fold(text);
  const auto found = std::ranges::find_if(words, [&](const Word& word) {
    return fold(word.text) == wanted || word.other_spelling == wanted;
  });
  return found == words.end() ? nullptr : &*found;
}

std::size_t Vocabulary::rank(std::string_view text) const {
  return static_cast<std::size_t>(std::ranges::find(words, text, &Word::text) - words.begin());
}

bool Vocabulary::holds(std::string_view text) const {
  return std::ranges::any_of(words, [&](const Word& word) { return word.text == text; });
}

const Word* Vocabulary::nearest(std::string_view text) const {
  std::vector<std::string_view> candidates;
  candidates.reserve(words.size());
  for (const Word& word : words) {
    candidates.push_back(word.text);
  }
  const auto index = pakru::nearest(text, candidates);
  return index ? &words[*index] : nullptr;
}

const Vocabulary kinds{"kind", "kinds", kind_words};
const Vocabulary scopes{"scope", "scopes", scope_words};
const Vocabulary topics{"topic", "topics", topic_words};
const Vocabulary directions{"direction", "directions", direction_words};
const Vocabulary levels{"level", "levels", level_words};
const Vocabulary meeting_forms{"form", "forms", form_words};
const Vocabulary instruments{"instrument", "instruments", instrument_words};
const Vocabulary agreement_statuses{"agreement status", "agreement statuses",
                                    agreement_status_words};
const Vocabulary deal_types{"type", "types", type_words};
const Vocabulary deal_statuses{"deal status", "deal statuses", deal_status_words};
const Vocabulary statuses{"status", "statuses", status_words};
const Vocabulary delivery_conditions{"condition", "conditions", condition_words};
const Vocabulary project_stages{"stage", "stages", stage_words};
const Vocabulary positions{"position", "positions", position_words};
const Vocabulary source_kinds{"source kind", "source kinds", source_kind_words};
const Vocabulary confidences{"confidence", "confidences", confidence_words};
const Vocabulary flows{"flow", "flows", flow_words};
const Vocabulary reporters{"reporter", "reporters", reporter_words};

std::span<const Vocabulary* const> vocabularies() {
  static constexpr std::array all = {&kinds,          &scopes,        &topics,
                                     &directions,     &levels,        &meeting_forms,
                                     &instruments,    &statuses,      &agreement_statuses,
                                     &deal_types,     &deal_statuses, &delivery_conditions,
                                     &project_stages, &positions,     &source_kinds,
                                     &confidences,    &flows,         &reporters};
  return all;
}

}  // namespace pakru
