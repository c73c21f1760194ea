#include "pakru/query/search.hpp"

#include "pakru/output/search.hpp"
#include "pakru/report/search.hpp"
#include "sample.hpp"

using namespace pakru;
using namespace pakru::test;

namespace {

using Texts = std::vector<std::string>;

Texts ids(Dataset& dataset, const Texts& arguments, const Filter& filter = {}) {
  auto wanted = Wanted::parse(arguments);
  REQUIRE(wanted);
  Texts found;
  for (const Found& one : search(dataset, *wanted, filter).found) {
    found.emplace_back(dataset.id_of(dataset.heads()[one.position]));
  }
  return found;
}

std::string note(Dataset& dataset, const Texts& arguments, const Filter& filter = {}) {
  auto wanted = Wanted::parse(arguments);
  REQUIRE(wanted);
  const SearchResult result = search(dataset, *wanted, filter);
  return search_note(dataset, *wanted, result);
}

/// The parts of `text` that are marked.
Texts marks(const Texts& arguments, std::string_view text) {
  auto wanted = Wanted::parse(arguments);
  REQUIRE(wanted);
  Texts found;
  const Meetings least(wanted->size(), Meeting::far);
  for (const Span mark : wanted->marks(text, least)) {
    found.emplace_back(mark.of(text));
  }
  return found;
}

const std::string deal = "2015-08-19-deal";
const std::string visit = "2016-visit";
const std::string first = "1968-04-first";

}  // namespace

TEST_CASE("a record is met in each of its texts, names by any alias") {
  Opened opened;
  for (const auto* word : {"helicopters", "four", "Lavrov", "sergei", "Gazprom", "MOSKVA"}) {
    CAPTURE(word);
    CHECK(ids(opened.dataset, {word}) == Texts{deal});
  }
  CHECK(ids(opened.dataset, {"august"}) == Texts{deal});  // a claim
}

TEST_CASE("beginnings, singulars, near spellings") {
  Opened opened;
  CHECK(ids(opened.dataset, {"helic"}) == Texts{deal});
  CHECK(ids(opened.dataset, {"visits"}) == Texts{visit});
  CHECK(ids(opened.dataset, {"gasprom"}) == Texts{deal});
  CHECK(ids(opened.dataset, {"hellicoptrs"}) == Texts{deal});
  CHECK(ids(opened.dataset, {"gosprim"}).empty());  // two slips in seven letters
  CHECK(ids(opened.dataset, {"fuor"}).empty());     // too short to be guessed at
  CHECK(ids(opened.dataset, {"he"}).empty());       // too short for a beginning
}

TEST_CASE("near spellings do not count of a word that many records have") {
  Opened opened(
      changed(changed(changed(std::string(sample), "said so", "steel"), "on 19 August", "steel"),
              "in May 2016", "steel"));
  CHECK(ids(opened.dataset, {"steel"}).size() == 3);
  Opened rare(changed(changed(std::string(sample), "said so", "steel"), "on 19 August", "steer"));
  CHECK(ids(rare.dataset, {"steel"}) == Texts{first, deal});
  Opened known(changed(
      changed(changed(changed(std::string(sample), "said so", "steel"), "on 19 August", "steel"),
              "in 2016", "steel"),
      "Something was", "Steer was"));
  CHECK(ids(known.dataset, {"steel"}).size() == 3);
  CHECK(marks({"steel"}, "steel steer") == Texts{"steel", "steer"});
}

TEST_CASE("title over summary over claims; whole over beginning; ties by date") {
  Opened opened(changed(changed(changed(std::string(sample), "Something was said", "Word was said"),
                                "Helicopters are ordered", "A word is given"),
                        "in May 2016", "word"));
  CHECK(ids(opened.dataset, {"word"}) == Texts{deal, first, visit});
  Opened begun(changed(changed(std::string(sample), "Something was said", "Wording was said"),
                       "Someone came", "A word came"));
  CHECK(ids(begun.dataset, {"word"}) == Texts{visit, first});
  CHECK(ids(opened.dataset, {"2016"}).size() == 1);
  CHECK(ids(opened.dataset, {"some"}) == Texts{visit});
  CHECK(ids(begun.dataset, {"a"}) == Texts{visit, first});
}

TEST_CASE("a near spelling counts less than the word, and in full where no record has the word") {
  Opened rare(changed(changed(std::string(sample), "Something was", "Steel was"), "Helicopters are",
                      "Steer are"));
  CHECK(ids(rare.dataset, {"steel"}) == Texts{first, deal});
  CHECK(ids(rare.dataset, {"gasprom", "stear"}) == Texts{deal});
  auto scores = [&](const Texts& words) {
    auto wanted = Wanted::parse(words);
    return search(rare.dataset, *wanted, {}).found.front().score;
  };
  CHECK(scores({"gasprom"}) == scores({"gazprom"}));
}

TEST_CASE("whole words come before beginnings, which are not marked beside them") {
  Opened opened(changed(changed(std::string(sample), "Something was", "Millions was"),
                        "on 19 August", "at a steel mill for millions"));
  CHECK(ids(opened.dataset, {"mill"}) == Texts{deal, first});
  CHECK(ids(opened.dataset, {"mills"}) == Texts{deal});
  auto wanted = Wanted::parse(Texts{"mill"});
  REQUIRE(wanted);
  const SearchResult result = search(opened.dataset, *wanted, {});
  const auto hits = search_hits(opened.dataset, *wanted, result.found);
  const std::string page = search_text(hits, *wanted, {true, 80});
  CHECK(page.find("\x1b[1;31mmill\x1b[0m") != std::string::npos);
  CHECK(page.find("\x1b[1;31mmillions") == std::string::npos);
  CHECK(page.find("\x1b[1;31mMillions") != std::string::npos);
}

TEST_CASE("words of another script or encoding are told so") {
  Opened opened;
  CHECK(note(opened.dataset, {"Лавров"}) ==
        "No record has 'лавров'. Texts and names stand in Latin letters: kosygin.\n");
  const auto wanted = Wanted::parse(Texts{"caf\xe9"});
  REQUIRE_FALSE(wanted);
  CHECK(wanted.error().message == "'caf\xe9' is not UTF-8");
}

TEST_CASE("all words must be met, else the most") {
  Opened opened;
  CHECK(ids(opened.dataset, {"helicopters", "four"}) == Texts{deal});
  CHECK(ids(opened.dataset, {"four", "lavrov", "visit"}) == Texts{deal, visit});
  CHECK(note(opened.dataset, {"four", "lavrov", "visit"}) ==
        "No record meets all words; those that meet most come first.\n");
  CHECK(ids(opened.dataset, {"nonsense"}).empty());
}

TEST_CASE("quotation marks make a phrase") {
  Opened opened;
  CHECK(ids(opened.dataset, {"four of them"}) == Texts{deal});
  CHECK(ids(opened.dataset, {R"("of them" four)"}) == Texts{deal});
  CHECK(ids(opened.dataset, {"them of"}).empty());
  CHECK(ids(opened.dataset, {"of the"}).empty());  // a phrase is met by whole words
  CHECK(note(opened.dataset, {"them of"}) ==
        "No record has the phrase 'them of'. As single words: pakru search them of\n");
  CHECK_FALSE(Wanted::parse(Texts{}));
  CHECK_FALSE(Wanted::parse(Texts{"", "\"\"", "…"}));
}

TEST_CASE("letters and digits are words apart, whatever stands between") {
  for (const auto* word : {"mi35", "mi-35", "MI 35", "mi-35m"}) {
    CAPTURE(word);
    CHECK(marks({word}, "the Mi-35M helicopter").size() == 1);
  }
  CHECK(marks({"mi-35"}, "a Mi-350").empty());
  CHECK(marks({"su35"}, "a Su-35 and a SU 35") == Texts{"Su-35", "SU 35"});
  CHECK(marks({"usti"}, "in Ústí today") == Texts{"Ústí"});
  CHECK(marks({"дружба"}, "учения «Дружба-2021»") == Texts{"Дружба"});
}

TEST_CASE("filters narrow; what the scope leaves out is told") {
  Opened opened;
  Filter filter;
  filter.scope = "bilateral";
  CHECK(ids(opened.dataset, {"quoted"}, filter).empty());
  CHECK(note(opened.dataset, {"quoted"}, filter) ==
        "Nothing matches.\n1 record of context: --scope all shows it.\n");
  filter = {};
  filter.kinds = {"visit"};
  CHECK(ids(opened.dataset, {"helicopters"}, filter).empty());
}

TEST_CASE("near spellings and unknown words are told") {
  Opened opened;
  CHECK(note(opened.dataset, {"gasprom"}) ==
        "Hardly any record has 'gasprom'; near spellings count too: gazprom.\n");
  CHECK(note(opened.dataset, {"fuor"}) == "No record has 'fuor'. Did you mean four?\n");
  CHECK(note(opened.dataset, {"helicopters"}).empty());
}

TEST_CASE("a page marks words and shows what else meets them") {
  Opened opened;
  auto wanted = Wanted::parse(Texts{"helicopters", "sergei"});
  REQUIRE(wanted);
  const SearchResult result = search(opened.dataset, *wanted, {});
  const auto hits = search_hits(opened.dataset, *wanted, result.found);
  CHECK(search_text(hits, *wanted, {false, 60}) ==
        "2015-08-19  deal  Helicopters are ordered\n"
        "                  people: Sergei Lavrov\n");
  CHECK(search_text(hits, *wanted, {true, 60}).find("\x1b[1;31mHelicopters\x1b[0m are ordered") !=
        std::string::npos);
}

TEST_CASE("a long text is cut around its mark") {
  Record record;
  record.kind = "deal";
  record.title = "A title";
  record.facts.date = *Date::parse("2015");
  const std::string summary =
      "One two three four five six seven eight nine ten eleven twelve target and so on for long";
  const std::vector<SearchHit> hits = {
      {record, Passage{Where::summary, summary, {}}, {Meeting::far}}};
  auto wanted = Wanted::parse(Texts{"target"});
  CHECK(search_text(hits, *wanted, {false, 60}) ==
        "2015  deal  A title\n"
        "            summary: … twelve target and so on for long\n");
  Style ascii{false, 60};
  ascii.unicode = false;
  CHECK(search_text(hits, *wanted, ascii) ==
        "2015  deal  A title\n"
        "            summary: ... twelve target and so on for long\n");
  const std::string ended = "One two three four five six seven eight nine ten eleven target";
  const std::vector<SearchHit> at_end = {
      {record, Passage{Where::summary, ended, {}}, {Meeting::far}}};
  CHECK(search_text(at_end, *wanted, {false, 60}) ==
        "2015  deal  A title\n"
        "            summary: … seven eight nine ten eleven target\n");
}
