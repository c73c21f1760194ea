#include "pakru/data/dataset.hpp"

#include <doctest/doctest.h>

#include "pakru/data/check.hpp"
#include "sample.hpp"

using namespace pakru;
using namespace pakru::test;

TEST_CASE("a record is read by parts") {
  Opened opened;
  Record record;
  opened.dataset.read(1, part::head, record);
  CHECK(record.id == "2015-08-19-deal");
  CHECK(record.date().text() == "2015-08-19");
  CHECK(record.claims.empty());
  opened.dataset.read(1, part::all, record);
  REQUIRE(record.claims.size() == 2);
  CHECK(record.claims[1].facts.date->text() == "2015-08-21");
  CHECK(*record.facts.quantity == 4);
  CHECK(record.facts.value->low == 153e6);
  CHECK(record.people.at(0).office == "Minister");
}

TEST_CASE("the head and the whole of a record agree, with escapes too") {
  Opened opened;
  for (std::size_t i = 0; i < opened.dataset.size(); ++i) {
    Record head;
    Record whole;
    opened.dataset.read(i, part::head, head);
    opened.dataset.read(i, part::all, whole);
    CHECK(head.id == whole.id);
    CHECK(head.title == whole.title);
    CHECK(head.kind == whole.kind);
    CHECK(head.scope == whole.scope);
    CHECK(head.date() == whole.date());
  }
  Record record;
  opened.dataset.read(0, part::head, record);
  CHECK(record.title == "A \"quoted\" title");
}

TEST_CASE("the embedded dataset is valid and its index is that of its bytes") {
  Dataset dataset = Dataset::embedded();
  CHECK(check(dataset.bytes()).empty());
  OwnedIndex index;
  REQUIRE_FALSE(build_index(dataset.bytes(), index).has_value());
  REQUIRE(index.heads.size() == dataset.size());
  CHECK(std::equal(index.heads.begin(), index.heads.end(), dataset.heads().begin()));
}

TEST_CASE("what every record of the embedded dataset says of itself is found again") {
  Dataset dataset = Dataset::embedded();
  Record record;
  for (std::size_t i = 0; i < dataset.size(); ++i) {
    dataset.read(i, part::all, record);
    CHECK(dataset.find(record.id) == i);
    for (const Claim& claim : record.claims) {
      REQUIRE(dataset.source(claim.source) != nullptr);
    }
  }
}

TEST_CASE("white space goes from JSON, not from its texts") {
  CHECK(minified("{ \"a\" : [ 1, \"b  c\" ] }") == "{\"a\":[1,\"b  c\"]}");
}
