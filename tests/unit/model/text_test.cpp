#include "pakru/model/text.hpp"

#include <doctest/doctest.h>

#include <array>

using namespace pakru;

TEST_CASE("folding forgets case and accents") {
  CHECK(fold("Ústí nad Labem") == "usti nad labem");
  CHECK(fold("LAVROV") == "lavrov");
  CHECK(fold("Лавро\u0301в") == "лавров");
  CHECK(fold("ﬁnal") == "final");
  CHECK(fold("Straße") == "strasse");
}

TEST_CASE("words that the British and the Americans write differently are one") {
  CHECK(fold_spelling("Ministry of Defence") == fold_spelling("ministry of defense"));
  CHECK(fold_spelling("fertilisers") == fold_spelling("Fertilizers"));
  CHECK(fold_spelling("Organisation") == fold_spelling("Organization"));
  CHECK(fold_spelling("Programmes") == fold_spelling("programs"));
  CHECK(fold_spelling("visit") == "visit");
}

TEST_CASE("bytes that are no UTF-8 are left as they are") {
  CHECK(fold("ab\xFF") == "ab\xFF");
}

TEST_CASE("words are found whole") {
  CHECK(has_words("sergey lavrov", "lavrov"));
  CHECK(has_words("zia ul-haq", "haq"));
  CHECK(has_words("agha muhammad yahya khan", "yahya khan"));
  CHECK_FALSE(has_words("sergey lavrov", "lav"));
  CHECK_FALSE(has_words("khanate", "khan"));
  CHECK_FALSE(has_words("anything", ""));
}

TEST_CASE("edit distance counts letters changed, dropped, added and swapped") {
  CHECK(edit_distance("defnse", "defense") == 1);
  CHECK(edit_distance("visist", "visit") == 1);
  CHECK(edit_distance("evnets", "events") == 1);
  CHECK(edit_distance("", "abc") == 3);
  CHECK(edit_distance("same", "same") == 0);
}

TEST_CASE("the nearest word is named only where it is near") {
  constexpr std::array<std::string_view, 3> words = {"defense", "energy", "food"};
  CHECK(nearest("defnse", words) == 0);
  CHECK(nearest("ENERGIE", words) == 1);
  CHECK(nearest("def", words) == 0);
  CHECK_FALSE(nearest("zzz", words));
  CHECK_FALSE(nearest("", words));
  CHECK_FALSE(nearest(std::string(100000, 'x'), words));
}
