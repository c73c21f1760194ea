#include "pakru/data/shape.hpp"

#include <algorithm>
#include <array>

namespace pakru {
namespace {

using enum ValueType;

constexpr bool required = true;
constexpr bool optional = false;
constexpr bool one = false;
constexpr bool many = true;

constexpr Member refer(std::string_view key, Registry to, std::string_view meaning,
                       bool is_required, bool is_list) {
  return {key, reference, meaning, is_required, is_list, nullptr, nullptr, to};
}

constexpr Member choose(std::string_view key, const Vocabulary& words, std::string_view meaning,
                        bool is_required, bool is_list = one) {
  return {key, word, meaning, is_required, is_list, &words};
}

constexpr Member nest(std::string_view key, const Shape& shape, std::string_view meaning,
                      bool is_required, bool is_list = one) {
  return {key, object, meaning, is_required, is_list, nullptr, &shape};
}

constexpr std::array about_members = {
    Member{"title", text, "what the dataset is called", required},
    Member{"version", text, "year and month of this state", required},
    Member{"updated", date, "day of the last change", required},
    Member{"licence", text, "under which the dataset may be used", required},
    Member{"description", text, "what it holds", required},
};
constexpr Shape about_shape{"dataset", "what the dataset says of itself", about_members};

constexpr std::array source_members = {
    Member{"id", ValueType::id, "short and stable", required},
    Member{"title", text, "as published", required},
    Member{"author", text, "who wrote it"},
    Member{"publisher", text, "outlet, journal, ministry: the original one of a repost", required},
    Member{"group", text,
           "the house behind the publisher, where that is another; sources of one "
           "house do not support each other"},
    Member{"date", date, "of publication"},
    Member{"url", address, "the page's public address"},
    choose("kind", source_kinds, "what kind of document it is", required),
    Member{"language", text, "ISO 639-1"},
    Member{"via", text, "where a repost was read"},
};
constexpr Shape source_shape{"source", "a document that states something", source_members};

constexpr std::array person_members = {
    Member{"id", ValueType::id, "short and stable", required},
    Member{"name", text, "the usual English spelling", required},
    Member{"aliases", text, "other spellings and names", optional, many},
    Member{"side", text, "pakistan, russia, or another country's name", required},
};
constexpr Shape person_shape{"person", "a person who appears in a record", person_members};

constexpr std::array named_members = {
    Member{"name", text, "the usual English name", required},
    Member{"country", text, "in which it lies today"},
    Member{"aliases", text, "other spellings, older names, abbreviations", optional, many},
};
constexpr Shape place_shape{"place", "a place that appears in a record", named_members};
constexpr Shape body_shape{"body", "an organisation that appears in a record", named_members};

constexpr std::array money_members = {
    Member{"amount", count, "in units of the currency"},
    Member{"amount_low", count, "the lower end of a range"},
    Member{"amount_high", count, "the upper end of a range"},
    Member{"currency", ValueType::currency, "ISO 4217", required},
    Member{"stated", text, "as the source puts it"},
};
constexpr Shape money_shape{"value", "a sum of money", money_members};

constexpr std::array delivery_members = {
    Member{"year", year, "in which the goods arrived", required},
    Member{"year_is_estimate", flag, "whether the year is the source's estimate"},
    Member{"quantity", count, "how many arrived", required},
    Member{"quantity_is_estimate", flag, "whether the number is the source's estimate"},
    choose("condition", delivery_conditions, "new or used", optional),
    Member{"tiv", count, "SIPRI trend-indicator value, millions"},
};
constexpr Shape delivery_shape{"delivery", "what arrived in one year", delivery_members};

constexpr std::array visit_members = {
    choose("direction", directions, "who went to whom", required),
    choose("level", levels, "rank of the visitor", optional),
};
constexpr Shape visit_shape{"visit", "what a visit has beside", visit_members};

constexpr std::array meeting_members = {
    choose("form", meeting_forms, "how they met", required),
    choose("level", levels, "rank of those who met", optional),
    Member{"session", whole, "number of a commission's session"},
};
constexpr Shape meeting_shape{"meeting", "what a meeting has beside", meeting_members};

constexpr std::array agreement_members = {
    choose("instrument", instruments, "what kind of text", required),
    choose("status", agreement_statuses, "how far it came", required),
};
constexpr Shape agreement_shape{"agreement", "what an agreement has beside", agreement_members};

constexpr std::array deal_members = {
    choose("type", deal_types, "what was traded", required),
    choose("status", deal_statuses, "how far it came", required),
    Member{"supplier", text, "who gave", required},
    Member{"recipient", text, "who got", required},
    Member{"item", text, "what", required},
    Member{"quantity", count, "how many"},
    Member{"unit", text, "what the quantity counts; pieces where it is not said"},
    nest("value", money_shape, "for how much", optional),
    Member{"delivered", date, "when the goods arrived"},
    nest("deliveries", delivery_shape, "what arrived year by year", optional, many),
};
constexpr Shape deal_shape{"deal", "what a deal has beside", deal_members};

constexpr std::array aid_members = {
    Member{"donor", text, "who gave", required},
    Member{"recipient", text, "who got", required},
    Member{"item", text, "what", required},
    Member{"quantity", count, "how many"},
    Member{"unit", text, "what the quantity counts; pieces where it is not said"},
    nest("value", money_shape, "worth how much", optional),
};
constexpr Shape aid_shape{"aid", "what aid has beside", aid_members};

constexpr std::array exercise_members = {
    Member{"name", text, "of the exercise", required},
    Member{"host", text, "country or region where it was held"},
    Member{"troops", whole, "how many soldiers took part"},
};
constexpr Shape exercise_shape{"exercise", "what an exercise has beside", exercise_members};

constexpr std::array project_members = {
    Member{"name", text, "of the plant, the pipeline, the satellite", required},
    choose("stage", project_stages, "which stage of its life this is", required),
};
constexpr Shape project_shape{"project", "what a project has beside", project_members};

constexpr std::array vote_members = {
    Member{"body", text, "that voted", required},
    choose("pakistan", positions, "how Pakistan voted", optional),
    choose("russia", positions, "how the Soviet Union or Russia voted", optional),
};
constexpr Shape vote_shape{"vote", "what a vote has beside", vote_members};

constexpr std::array participant_members = {
    refer("person", Registry::people, "id of a person", required, one),
    Member{"office", text, "as held that day"},
};
constexpr Shape participant_shape{"participant", "a person who took part", participant_members};

constexpr std::array claim_members = {
    refer("source", Registry::sources, "id of a source", required, one),
    Member{"states", text, "what the source says, in short, with its own date and figures",
           required},
    Member{"date", date, "the date it gives"},
    Member{"delivered", date, "when it says that the goods arrived"},
    nest("value", money_shape, "the sum it gives", optional),
    Member{"quantity", count, "the number it gives"},
    Member{"place", text, "the place it gives"},
    choose("direction", directions, "who it says went to whom", optional),
    choose("level", levels, "the rank it gives", optional),
    choose("form", meeting_forms, "how it says they met", optional),
    Member{"session", whole, "the number of the session it gives"},
    choose("instrument", instruments, "the kind of text it names", optional),
    choose("type", deal_types, "the type of deal it names", optional),
    choose("status", statuses, "how far it says it came", optional),
    Member{"supplier", text, "who it says gave"},
    Member{"recipient", text, "who it says got"},
    Member{"host", text, "where it says the exercise was held"},
    Member{"troops", whole, "how many soldiers it counts"},
};
constexpr Shape claim_shape{"claim",
                            "what one source says of the event; a field stands here where "
                            "the source states it",
                            claim_members};

constexpr std::array record_members = {
    Member{"id", ValueType::id, "date and a few words; stable, never used again", required},
    choose("kind", kinds, "what kind of event", required),
    Member{"date", date, "no more exact than the sources", required},
    Member{"title", text, "who did what, present tense, at most 90 characters, no full stop",
           required},
    Member{"summary", text, "one to three neutral sentences that add to the title", required},
    choose("scope", scopes, "whether it is between the two or explains the rest", required),
    choose("topics", topics, "what it is about, the weightiest first", optional, many),
    refer("places", Registry::places, "where", optional, many),
    nest("people", participant_shape, "who took part", optional, many),
    refer("bodies", Registry::bodies, "organisations that took part", optional, many),
    nest("visit", visit_shape, "of a visit", optional),
    nest("meeting", meeting_shape, "of a meeting", optional),
    nest("agreement", agreement_shape, "of an agreement", optional),
    nest("deal", deal_shape, "of a deal", optional),
    nest("aid", aid_shape, "of aid", optional),
    nest("exercise", exercise_shape, "of an exercise", optional),
    nest("project", project_shape, "of a project", optional),
    nest("vote", vote_shape, "of a vote", optional),
    Member{"note", text, "why the editors chose as they did where sources differ"},
    nest("claims", claim_shape, "what each source says", required, many),
    refer("related", Registry::events, "records of the same story", optional, many),
    refer("distinct", Registry::events, "records that look alike and are another event", optional,
          many),
};

constexpr std::array series_members = {
    Member{"id", ValueType::id, "short and stable", required},
    Member{"title", text, "what is counted", required},
    Member{"unit", text, "in what", required},
    choose("scope", scopes, "whether it is between the two or explains the rest", required),
    refer("source", Registry::sources, "id of a source", required, one),
    Member{"note", text, "what a reader must know"},
    Member{"points", point, "[year, number], oldest first", required, many},
};
constexpr Shape series_shape{"series", "yearly figures beside trade", series_members};

constexpr std::array commodity_members = {
    Member{"name", text, "of the commodity", required},
    choose("direction", flows, "pk-exports or pk-imports", required),
};
constexpr Shape commodity_shape{"commodity", "one commodity in one direction", commodity_members};

constexpr std::array trade_members = {
    Member{"period", period, "the year, fiscal year or span that it covers", required},
    choose("flow", flows, "in which direction", required),
    nest("commodity", commodity_shape, "only with flow commodity", optional),
    Member{"amount", count, "in units of the currency", required},
    Member{"currency", ValueType::currency, "ISO 4217", required},
    Member{"stated", text, "as the source puts it"},
    choose("reporter", reporters, "who counted", required),
    refer("source", Registry::sources, "id of a source", required, one),
    Member{"computed", flag, "added up by the editors from the source's own parts"},
    Member{"average", flag, "of a span: what one year of it has on average"},
    Member{"note", text, "what a reader must know"},
};
constexpr Shape trade_shape{"figure", "one figure of trade in goods, as one source states it",
                            trade_members};

constexpr std::array dataset_members = {
    Member{"schema", whole, "version of this form", required},
    nest("dataset", about_shape, "what the dataset says of itself", required),
    nest("sources", source_shape, "the documents that state something, in order of id", required,
         many),
    nest("people", person_shape, "everyone who appears, in order of id", required, many),
    nest("places", place_shape, "every place that appears, in order of name", required, many),
    nest("bodies", body_shape, "every organisation that appears, in order of name", required, many),
    nest("events", record_shape, "the records, oldest first", required, many),
    nest("series", series_shape, "yearly figures beside trade", required, many),
    nest("trade", trade_shape, "trade figures, oldest first", required, many),
};

}  // namespace

const Member* Shape::find(std::string_view key) const {
  const auto found = std::ranges::find(members, key, &Member::key);
  return found == members.end() ? nullptr : &*found;
}

const Shape record_shape{"record", "an event", record_members};
const Shape dataset_shape{"dataset", "relations between two sides, with their sources",
                          dataset_members};

}  // namespace pakru
