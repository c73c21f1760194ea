#include "pakru/report/citation.hpp"

#include <doctest/doctest.h>

using namespace pakru;

namespace {

Source article() {
  Source source;
  source.id = "jane-2014";
  source.title = R"(India "unhappy" at 5% & $3_{x}~^\ sale?)";
  source.author = "Rahul Bedi and James A. Hardy";
  source.publisher = "Jane's Weekly";
  source.date = "2014-06-23";
  source.url = "https://a.example/{x}_1%20&y#z";
  source.kind = "news";
  source.language = "en";
  source.via = "A forum";
  return source;
}

Source register_of_arms() {
  Source source;
  source.id = "register";
  source.title = "Register of arms";
  source.publisher = "Institute";
  source.kind = "database";
  return source;
}

}  // namespace

TEST_CASE("names of authors") {
  CHECK(names_in("").empty());
  CHECK(names_in("A. G. Noorani") == std::vector<Name>{{"Noorani", "A. G."}});
  CHECK(names_in("Claudia Chia, Ann Lee and Bo Li") ==
        std::vector<Name>{{"Chia", "Claudia"}, {"Lee", "Ann"}, {"Li", "Bo"}});
  CHECK(names_in("Pierre Faillant de Villemarest; copy by Someone") ==
        std::vector<Name>{{"de Villemarest", "Pierre Faillant"}});
  CHECK(names_in("Harold Sieve (Daily Telegraph)") == std::vector<Name>{{"Sieve", "Harold"}});
  CHECK(names_in("Pravda") == std::vector<Name>{{"Pravda", ""}});
  const std::vector<Name> with_son = {{"Bedi", "Rahul"}, {"King", "Martin Luther", "Jr."}};
  CHECK(names_in("Rahul Bedi and Martin Luther King, Jr.") == with_son);
  CHECK(names_in("Rahul Bedi, Martin Luther King Jr.") == with_son);
}

TEST_CASE("an organisation is not split as persons are") {
  CHECK(names_in("Ministry of Foreign Affairs and Trade of X") ==
        std::vector<Name>{{"Ministry of Foreign Affairs and Trade of X", ""}});
  CHECK(
      names_in("Rahul Bedi and Ministry of Commerce, Industry and Production") ==
      std::vector<Name>{{"Bedi", "Rahul"}, {"Ministry of Commerce, Industry and Production", ""}});
  CHECK(names_in("World Bank and International Monetary Fund") ==
        std::vector<Name>{{"World Bank", ""}, {"International Monetary Fund", ""}});
}

TEST_CASE("the son of his father in every style") {
  Source source = article();
  source.author = "Martin King, Jr. and Rahul Bedi III";
  const Reference reference = reference_to(source);
  CHECK(chicago_text(reference).starts_with("King, Martin, Jr., and Rahul Bedi III."));
  CHECK(apa_text(reference).starts_with("King, M., Jr., & Bedi, R., III. ("));
  CHECK(bibtex_text(reference).find("{King, Jr., Martin and Bedi, III, Rahul}") !=
        std::string::npos);
  CHECK(csl_text(reference).find(R"({"family":"King","given":"Martin","suffix":"Jr."})") !=
        std::string::npos);
}

TEST_CASE("Chicago inverts the first author only and has single quotation marks inside") {
  CHECK(chicago_text(reference_to(article())) ==
        R"(Bedi, Rahul, and James A. Hardy. “India ‘unhappy’ at 5% & $3_{x}~^\ sale?” )"
        "Jane's Weekly, June 23, 2014. Read at A forum. https://a.example/{x}_1%20&y#z.");
}

TEST_CASE("an unsigned article stands under its newspaper in Chicago, its title in APA") {
  Source source = article();
  source.title = "A title";
  source.author = {};
  source.date = "2014-06";
  source.via = {};
  source.url = {};
  CHECK(chicago_text(reference_to(source)) == "Jane's Weekly. “A title.” June 2014.");
  CHECK(apa_text(reference_to(source)) == "A title. (2014, June). Jane's Weekly.");
}

TEST_CASE("APA has initials, and no full stop behind an address") {
  CHECK(apa_text(reference_to(article())) ==
        R"(Bedi, R., & Hardy, J. A. (2014, June 23). India "unhappy" at 5% & $3_{x}~^\ sale? )"
        "Jane's Weekly. Read at A forum. https://a.example/{x}_1%20&y#z");
  Source source = article();
  source.author = "Sarfraz Noor-ul Khan";
  CHECK(apa_text(reference_to(source)).starts_with("Khan, S. N.-u. (2014"));
}

TEST_CASE("an organisation is the author of its dataset, once, and no date is n.d.") {
  CHECK(chicago_text(reference_to(register_of_arms())) == "Institute. Register of arms. n.d.");
  CHECK(apa_text(reference_to(register_of_arms())) ==
        "Institute. (n.d.). Register of arms [Data set].");
}

TEST_CASE("BibTeX escapes what TeX reads, in text but not in an address") {
  CHECK(bibtex_text(reference_to(article())) ==
        R"(@article{jane-2014,
  author = {Bedi, Rahul and Hardy, James A.},
  title = {{India "unhappy" at 5\% \& \$3\_{\textbraceleft}x{\textbraceright}{\textasciitilde}{\textasciicircum}{\textbackslash} sale?}},
  journal = {Jane's Weekly},
  year = {2014},
  month = jun,
  day = {23},
  note = {Read at A forum},
  url = {https://a.example/%7Bx%7D_1%20&y#z},
}
)");
}

TEST_CASE("BibTeX keeps an organisation whole") {
  Source source = article();
  source.author = "Ministry of Industry and Trade";
  CHECK(bibtex_text(reference_to(source)).find("author = {{Ministry of Industry and Trade}}") !=
        std::string::npos);
}

TEST_CASE("CSL-JSON: types, names, dates as exact as they are known") {
  CHECK(csl_text(reference_to(register_of_arms())) ==
        R"({"id":"register","type":"dataset","title":"Register of arms","publisher":"Institute"})");
  const auto issued = [](std::string_view date) {
    Source source = register_of_arms();
    source.date = date;
    const std::string text = csl_text(reference_to(source));
    const std::size_t at = text.find("\"issued\":");
    return at == std::string::npos ? "" : text.substr(at + 9, text.size() - at - 10);
  };
  CHECK(issued("2014-06-23") == R"({"date-parts":[[2014,6,23]]})");
  CHECK(issued("2014-06") == R"({"date-parts":[[2014,6]]})");
  CHECK(issued("2014~") == R"({"date-parts":[[2014]],"circa":true})");
  CHECK(issued("2014-22") == R"({"date-parts":[[2014]],"season":2})");
  CHECK(issued("2014/2015-02") == R"({"date-parts":[[2014],[2015,2]]})");
  CHECK(issued("2014/..") == R"({"literal":"2014/.."})");
  CHECK(issued("197X") == R"({"literal":"197X"})");
  CHECK(issued("") == "");
}

TEST_CASE("a bibliography of lines is alphabetical, of entries as asked") {
  const std::vector<Reference> references = {reference_to(register_of_arms()),
                                             reference_to(article())};
  CHECK(bibliography(references, CitationStyle::chicago).starts_with("Bedi, "));
  CHECK(bibliography(references, CitationStyle::bibtex).starts_with("@misc{register,"));
  CHECK(bibliography({}, CitationStyle::csl_json) == "[]\n");
}

TEST_CASE("the dataset has its version and licence") {
  const About about{"Relations", "2026.11", "2026-11-21", "CC-BY-4.0", "What it holds"};
  CHECK(apa_text(reference_to(about)) ==
        "pakru. (2026, November 21). Relations (Version 2026.11) [Data set]. Licence CC-BY-4.0.");
}
