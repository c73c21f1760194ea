#include "pakru/model/vocabulary.hpp"

#include <doctest/doctest.h>

#include <set>
#include <string>

using namespace pakru;

TEST_CASE("both spellings of a word are found, in any case") {
  CHECK(deal_types.find("defense")->text == "defense");
  CHECK(deal_types.find("Defence")->text == "defense");
  CHECK(topics.find("defense")->text == "defence");
  CHECK(levels.find("defense-minister")->text == "defence-minister");
  CHECK(statuses.find("canceled")->text == "cancelled");
  CHECK(reporters.find("un comtrade")->text == "UN Comtrade");
  CHECK(kinds.find("visist") == nullptr);
}

TEST_CASE("a dataset holds one spelling only") {
  CHECK(deal_types.holds("defense"));
  CHECK_FALSE(deal_types.holds("defence"));
  CHECK_FALSE(deal_types.holds("Defense"));
}

TEST_CASE("every word is defined once and has a meaning") {
  for (const Vocabulary* words : vocabularies()) {
    std::set<std::string_view> seen;
    for (const Word& word : words->words) {
      CAPTURE(word.text);
      CHECK(seen.insert(word.text).second);
      CHECK_FALSE(word.meaning.empty());
    }
  }
}

TEST_CASE("the status of any agreement or deal is a status") {
  for (const Vocabulary* part : {&agreement_statuses, &deal_statuses}) {
    for (const Word& word : part->words) {
      CAPTURE(word.text);
      CHECK(statuses.holds(word.text));
    }
  }
}
