#include "pakru/data/check.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <array>

#include "pakru/data/format.hpp"
#include "sample.hpp"

using namespace pakru;
using namespace pakru::test;

namespace {

std::vector<std::string> faults_of(std::string_view text) {
  const Padded padded(text);
  std::vector<std::string> texts;
  for (const Fault& fault : check(padded.bytes())) {
    texts.push_back(fault.text("f"));
  }
  return texts;
}

}  // namespace

TEST_CASE("the sample is valid") {
  CHECK(faults_of(sample).empty());
}

TEST_CASE("each fault is found, with its line, record and field") {
  struct Case {
    std::string_view from;
    std::string_view to;
    std::string_view fault;
  };
  const auto cases = std::to_array<Case>({
      {"\"source\": \"agency-b\"", "\"source\": \"nowhere\"",
       "f:29: 2015-08-19-deal: claims[1].source: no such source: 'nowhere'"},
      {"\"kind\": \"visit\"", "\"kind\": \"visist\"",
       "f:34: 2016-visit: kind: no such kind: 'visist'; did you mean visit?"},
      {"\"date\": \"2015-08-19\", \"title\"", "\"date\": \"2015-02-30\", \"title\"",
       "f:24: 2015-08-19-deal: date: '2015-02-30' is not a date: 2015-02 has no day 30"},
      {"\"quantity\": 4", "\"quantity\": \"four\"",
       "f:26: 2015-08-19-deal: deal.quantity: it must be a number"},
      {"\"quantity\": 4", "\"quantity\": -4",
       "f:26: 2015-08-19-deal: deal.quantity: it is less than 0"},
      {R"("visit": {"direction": "to-pakistan", "level": "minister"})",
       R"("meeting": {"form": "commission", "session": 1.5})",
       "f:35: 2016-visit: meeting.session: it must be a whole number"},
      {"\"title\": \"A visit\", ", "", "f:33: 2016-visit: title: it is missing"},
      {"\"title\": \"A visit\"", "\"title\": \"A visit\", \"title\": \"B\"",
       "f:34: 2016-visit: title: it is given twice"},
      {"\"title\": \"A visit\"", "\"tittle\": \"A visit\"",
       "f:34: 2016-visit: tittle: a record has no such key"},
      {"\"title\": \"A visit\"", "\"title\": \"A visit.\"",
       "f:34: 2016-visit: title: it ends with a full stop"},
      {"\"title\": \"A visit\"", "\"title\": \"A  visit\"",
       "f:34: 2016-visit: title: it has two spaces in a row"},
      {"\"title\": \"A visit\"", "\"title\": \"A \\u0007visit\"",
       "f:34: 2016-visit: title: it holds a control character"},
      {"\"title\": \"A visit\"", "\"title\": \"The minister’s visit\"",
       "f:34: 2016-visit: title: it holds curly quotation marks; write straight ones"},
      {"\"id\": \"2016-visit\"", "\"id\": \"visit-2016\"",
       "f:34: visit-2016: id: the date is 2016, so the id begins with 2016-"},
      {"\"date\": \"2016-05\"", "\"date\": \"201X\"", ""},
      {"\"direction\": \"to-pakistan\"", "\"direction\": \"north\"",
       "f:35: 2016-visit: visit.direction: no such direction: 'north'"},
      {"\"related\": [\"2015-08-19-deal\"]", "\"related\": []",
       "f:31: 2015-08-19-deal: related[0]: 2016-visit does not name this record"},
      {"\"related\": [\"2015-08-19-deal\"]", "\"related\": [\"gone\"]",
       "f:40: 2016-visit: related[0]: no such record: 'gone'"},
      {"\"person\": \"sergey-lavrov\"", "\"person\": \"nobody\"",
       "f:25: 2015-08-19-deal: people[0].person: no such person: 'nobody'"},
      {"\"places\": [\"Moscow\"]", "\"places\": [\"Mosco\"]",
       "f:25: 2015-08-19-deal: places[0]: no such place: 'Mosco'"},
      {"\"currency\": \"USD\"", "\"currency\": \"usd\"",
       "f:26: 2015-08-19-deal: deal.value.currency: 'usd' is not a currency of three capitals"},
      {"153000000", "153000000000000",
       "f:26: 2015-08-19-deal: value: USD 153000 billion is not a sum to be believed"},
      {"https://a.example/1", "javascript:alert(1)",
       "f:5: sources[0].url: 'javascript:alert(1)' is not an address that begins with https:// or "
       "http://"},
      {"\"deal\": {\"type\"", "\"deal\": [{\"type\"", "it is not JSON"},
      {"\"date\": \"1968-04\", \"title", "\"date\": \"1968-04-02\", \"title",
       "f:20: 1968-04-first: id: the date is 1968-04-02, so the id begins with 1968-04-02-"},
      {"\"date\": \"1968-04\"}",
       "\"date\": \"1968-04\"}, {\"source\": \"paper\", \"states\": \"again\"}",
       "f:21: 1968-04-first: claims[1].source: a source has one claim in a record"},
  });
  for (const Case& one : cases) {
    CAPTURE(one.to);
    const auto faults = faults_of(changed(sample, one.from, one.to));
    if (one.fault.empty()) {
      CHECK(faults.empty());
      continue;
    }
    const bool is_found = std::ranges::any_of(faults, [&](const std::string& fault) {
      return fault.find(one.fault) != std::string::npos;
    });
    CHECK_MESSAGE(is_found, (faults.empty() ? "no fault" : faults.front()));
  }
}

TEST_CASE("what no record can say is told") {
  struct Case {
    std::string_view from;
    std::string to;
    std::string_view fault;
  };
  const std::string series = R"("series": [{"id": "s", "title": "S", "unit": "share from 0 to 1", )"
                             R"("scope": "bilateral", "source": "paper", "points": )";
  const std::string figure = R"("trade": [{"period": "2014", "flow": "total", "amount": )";
  const std::string rest = R"(, "currency": "USD", "reporter": "Russia", "source": "paper"}])";
  const auto cases = std::to_array<Case>({
      {"\"title\": \"A visit\"", "\"title\": \"" + std::string(91, 'v') + "\"",
       "f:34: 2016-visit: title: it has 91 characters; at most 90 fit"},
      {"\"Someone came.\"", "\"A visit.\"",
       "f:34: 2016-visit: summary: it says no more than the title"},
      {"\"Someone came.\"", "\"Someone came. Read more\"",
       "f:34: 2016-visit: summary: it holds words of a web page around the text"},
      {"\"Someone came.\"", "\"Someone came [+23 chars]\"",
       "f:34: 2016-visit: summary: it holds the mark of a text that was cut"},
      {R"("states": "said so", "date": "1968-04")", R"("states": "said so")",
       "f:20: 1968-04-first: date: no claim states a date; write 1968-04? or 1968-04~"},
      {"\"updated\": \"2026-01-01\"", "\"updated\": \"2015-12-31\"",
       "f:34: 2016-visit: date: it lies after 2015-12-31, when the dataset was changed last"},
      {"\"date\": \"2015-08-20\", \"url\"", "\"date\": \"2012\", \"url\"",
       "f:37: 2016-visit: claims[0].source: it was published in 2012, long before 2016"},
      {"\"side\": \"russia\"}",
       "\"side\": \"russia\"}, {\"id\": \"zed\", \"name\": \"sergei lavrov\", \"side\": "
       "\"russia\"}",
       "people.aliases: 'sergei lavrov' names 'sergey-lavrov' and 'zed'"},
      {"\"quantity\": 4", "\"quantity\": 1000000000",
       "f:24: 2015-08-19-deal: quantity: it is beyond belief"},
      {"\"series\": []", series + "[[1950, 0.5], [1951, 37]]}]",
       "f:43: series.points: a share lies between 0 and 1"},
      {"\"series\": []", series + "[]}]", "series.points"},
      {"\"series\": []", series + "[[1951, 0.5], [1950, 0.5]]}]",
       "f:43: series.points: years stand once each, oldest first"},
      {"\"trade\": []", figure + "900000000000" + rest,
       "f:44: trade[0].amount: USD 900 billion is not a sum to be believed"},
      {"\"trade\": []",
       figure + "9, \"commodity\": {\"name\": \"tea\", \"direction\": \"pk-exports\"}" + rest,
       "f:44: trade[0].commodity: it stands with flow commodity, and only there"},
      {"\"item\": \"Mi-35M\"",
       R"("item": "Mi-35M", "deliveries": [{"year": 2017, "quantity": -1}])",
       "deal.deliveries[0].quantity: it is less than 0"},
  });
  for (const Case& one : cases) {
    CAPTURE(one.to);
    const auto faults = faults_of(changed(sample, one.from, one.to));
    const bool is_found = std::ranges::any_of(faults, [&](const std::string& fault) {
      return fault.find(one.fault) != std::string::npos;
    });
    CHECK_MESSAGE(is_found, (faults.empty() ? "no fault" : faults.front()));
  }
}

TEST_CASE("a summary does not repeat a source's title, nor a record another one") {
  std::string copied = changed(sample, "\"title\": \"Report A\"",
                               "\"title\": \"Someone came to stay for one or two days only\"");
  copied = changed(copied, "\"Someone came.\"",
                   "\"By that report someone came to stay for one or two days.\"");
  CHECK(faults_of(copied) ==
        std::vector<std::string>{
            "f:34: 2016-visit: summary: 8 words in a row stand in the title of agency-a"});

  const std::string again = R"({
      "id": "2016-visit-again", "kind": "visit", "date": "2016-05", "title": "Another visit", "summary": "Someone came.", "scope": "bilateral",
      "people": [{"person": "sergey-lavrov", "office": "Minister"}],
      "visit": {"direction": "to-pakistan", "level": "minister"},
      "claims": [{"source": "paper", "states": "in May 2016", "date": "2016-05"}]
    })";
  const auto with = [&](std::string record) {
    std::string text = changed(sample, "\"related\": [\"2015-08-19-deal\"]\n    }",
                               "\"related\": [\"2015-08-19-deal\"]\n    },\n    " + record);
    return changed(
        text, R"("scope": "bilateral",
      "visit")",
        R"("scope": "bilateral", "people": [{"person": "sergey-lavrov", "office": "Minister"}],
      "visit")");
  };
  const std::string record = changed(again, "2016-visit-again", "2016-05-visit-again");
  CHECK(faults_of(with(record)) ==
        std::vector<std::string>{
            "f:43: 2016-05-visit-again: same kind, date and people as 2016-visit; merge them, or "
            "name one in the other's 'distinct'"});
  CHECK(faults_of(with(changed(record, "\"claims\"", "\"distinct\": [\"2016-visit\"], \"claims\"")))
            .empty());
  // Without people the title tells.
  std::string titled = changed(record, "\"Another visit\"", "\"A visit\"");
  titled = changed(titled, R"("people": [{"person": "sergey-lavrov", "office": "Minister"}],)", "");
  CHECK(faults_of(with(titled)) ==
        std::vector<std::string>{
            "f:43: 2016-05-visit-again: title: 2016-visit has the same title and date; merge them, "
            "or name one in the other's 'distinct'"});
}

TEST_CASE("every fault is told, not only the first") {
  std::string text = changed(sample, "\"kind\": \"visit\"", "\"kind\": \"visist\"");
  text = changed(text, "\"kind\": \"statement\"", "\"kind\": \"speech\"");
  text = changed(text, "\"source\": \"agency-b\"", "\"source\": \"nowhere\"");
  CHECK(faults_of(text).size() >= 3);
}

TEST_CASE("a faulty date hides no other fault of its record, and makes none") {
  const auto with_faulty_date = [](std::string_view text) {
    return changed(text, "\"date\": \"2015-08-19\", \"title\"", "\"date\": \"2015-13\", \"title\"");
  };
  const std::string only_that =
      "f:24: 2015-08-19-deal: date: '2015-13' is not a date: there is no "
      "month 13";
  CHECK(faults_of(with_faulty_date(sample)) == std::vector{only_that});

  std::string text = with_faulty_date(sample);
  text = changed(text, "\"source\": \"agency-b\"", "\"source\": \"nowhere\"");
  text = changed(text, "\"person\": \"sergey-lavrov\"", "\"person\": \"nobody\"");
  text = changed(text, "\"related\": [\"2016-visit\"]", "\"related\": [\"gone\"]");
  text = changed(text, "Helicopters are ordered", "Helicopters are ordered.");
  CHECK(faults_of(text) ==
        std::vector<std::string>{
            "f:6: sources.id: nothing rests on 'agency-b'",
            "f:10: people.id: 'sergey-lavrov' appears in no record",
            only_that,
            "f:24: 2015-08-19-deal: title: it ends with a full stop",
            "f:25: 2015-08-19-deal: people[0].person: no such person: 'nobody'",
            "f:29: 2015-08-19-deal: claims[1].source: no such source: 'nowhere'",
            "f:31: 2015-08-19-deal: related[0]: no such record: 'gone'",
            "f:40: 2016-visit: related[0]: 2015-08-19-deal does not name this record",
        });
}

TEST_CASE("records with faulty dates are looked at for ids, claims and order") {
  // A second record with the first one's id, without a claim, and before it one without a date.
  const std::string text =
      changed(sample, "    {\n      \"id\": \"2016-visit\"",
              "    {\"id\": \"2015-08-19-deal\", \"kind\": \"statement\", \"date\": "
              "\"2015-08-32\", \"title\": "
              "\"T\", \"summary\": \"S.\", \"scope\": \"bilateral\", \"claims\": []},\n"
              "    {\n      \"id\": \"2016-visit\"");
  const auto faults = faults_of(text);
  CHECK(faults ==
        std::vector<std::string>{
            "f:33: 2015-08-19-deal: date: '2015-08-32' is not a date: 2015-08 has no day 32",
            "f:33: 2015-08-19-deal: id: another record has it",
            "f:33: 2015-08-19-deal: claims: a record has at least one claim",
        });

  std::string unordered = changed(text, "\"id\": \"2016-visit\"", "\"id\": \"1960-visit\"");
  unordered = changed(unordered, "\"date\": \"2016\"", "\"date\": \"1960\"");
  unordered = changed(unordered, "[\"2016-visit\"]", "[\"1960-visit\"]");
  const auto out_of_order = faults_of(unordered);
  CHECK(std::ranges::find(out_of_order,
                          "f:35: 1960-visit: date: it stands after 2015-08-19-deal; records stand "
                          "oldest first") != out_of_order.end());
}

TEST_CASE("what cannot be read makes no second fault") {
  // Nobody knows how exact a claim is whose date is faulty.
  CHECK(faults_of(changed(sample, "\"states\": \"on 19 August\", \"date\": \"2015-08-19\"",
                          "\"states\": \"on 19 August\", \"date\": \"2015-08-39\""))
            .size() == 1);
  CHECK(faults_of(changed(sample, "\"kind\": \"visit\"", "\"kind\": \"visist\"")).size() == 1);
  CHECK(faults_of(changed(sample,
                          ",\n      \"claims\": [{\"source\": \"paper\", \"states\": \"said so\", "
                          "\"date\": \"1968-04\"}]",
                          ""))
            .size() == 1);
  const std::string figure =
      "{\"period\": \"20133\", \"flow\": \"total\", \"amount\": 1, "
      "\"currency\": \"usd\", \"reporter\": \"Russia\", \"source\": \"paper\"}";
  CHECK(faults_of(changed(sample, "\"trade\": []", "\"trade\": [" + figure + ", " + figure + "]"))
            .size() == 4);
  // An amount that is no number does not hide its currency.
  CHECK(faults_of(changed(sample, "{\"amount\": 153000000, \"currency\": \"USD\"}",
                          "{\"amount\": \"x\", \"currency\": \"usd\"}"))
            .size() == 2);
}

TEST_CASE("a date is no more exact than the claims allow") {
  std::string text = changed(sample, "\"date\": \"1968-04\"", "\"date\": \"1968-04-02\"");
  text = changed(text, "1968-04-first", "1968-04-02-first");
  const auto faults = faults_of(text);
  REQUIRE(faults.size() == 1);
  CHECK(faults[0] == "f:20: 1968-04-02-first: date: 1968-04-02 is more exact than any claim");
}

TEST_CASE("records stand oldest first, and what nothing uses is told") {
  std::string text =
      changed(sample, "\"id\": \"2016-visit\", \"kind\": \"visit\", \"date\": \"2016\"",
              "\"id\": \"1960-visit\", \"kind\": \"visit\", \"date\": \"1960\"");
  text = changed(text, "[\"2016-visit\"]", "[\"1960-visit\"]");
  auto faults = faults_of(text);
  REQUIRE_FALSE(faults.empty());
  CHECK(faults[0].find("it stands after 2015-08-19-deal; records stand oldest first") !=
        std::string::npos);
  faults = faults_of(changed(sample, "\"bodies\": [\"Gazprom\"],", ""));
  REQUIRE(faults.size() == 1);
  CHECK(faults[0] == "f:16: bodies.name: 'Gazprom' appears in no record");
}

TEST_CASE("what is no dataset is refused with its place") {
  CHECK(faults_of("").size() == 1);
  CHECK(faults_of("{").size() == 1);
  CHECK_FALSE(faults_of("[]").empty());
  CHECK_FALSE(faults_of("null").empty());
  CHECK_FALSE(faults_of(std::string(sample) + "x").empty());
  CHECK_FALSE(faults_of(std::string(sample).substr(0, 900)).empty());
  CHECK_FALSE(faults_of(std::string(5000, '[')).empty());
  CHECK_FALSE(faults_of("{\"schema\": 1e999}").empty());
  CHECK_FALSE(faults_of("\xFF\xFE").empty());
}

TEST_CASE("any cut or changed byte of a dataset is refused or read, never worse") {
  for (std::size_t at = 0; at < sample.size(); at += 7) {
    faults_of(sample.substr(0, at));
    std::string text(sample);
    text[at] = static_cast<char>(text[at] ^ 0x15);
    faults_of(text);
  }
  CHECK(faults_of(sample).empty());
}

TEST_CASE("the canonical form is the same for the same facts") {
  const Padded padded(sample);
  const auto text = canonical(padded.bytes());
  REQUIRE(text);
  const Padded again(*text);
  CHECK(*canonical(again.bytes()) == *text);
  CHECK(faults_of(*text).empty());
  CHECK(
      text->find("      \"visit\": {\"direction\": \"to-pakistan\", \"level\": \"minister\"},\n") !=
      std::string::npos);
}
