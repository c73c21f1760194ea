/// A small dataset for tests, and ways to change it.
#pragma once

#include <doctest/doctest.h>

#include <string>
#include <string_view>

#include "pakru/data/dataset.hpp"
#include "pakru/data/index.hpp"
#include "pakru/output/table.hpp"

namespace pakru::test {

/// Valid, and in canonical order.
inline constexpr std::string_view sample = R"({
  "schema": 1,
  "dataset": {"title": "Sample", "version": "1", "updated": "2026-01-01", "licence": "CC-BY-4.0", "description": "For tests"},
  "sources": [
    {"id": "agency-a", "title": "Report A", "publisher": "Agency", "date": "2015-08-20", "url": "https://a.example/1", "kind": "news", "language": "en"},
    {"id": "agency-b", "title": "Report B", "publisher": "Agency Daily", "group": "Agency", "kind": "news"},
    {"id": "paper", "title": "A paper", "publisher": "Paper", "kind": "opinion"}
  ],
  "people": [
    {"id": "sergey-lavrov", "name": "Sergey Lavrov", "aliases": ["Sergei Lavrov"], "side": "russia"}
  ],
  "places": [
    {"name": "Moscow", "country": "Russia", "aliases": ["Moskva"]}
  ],
  "bodies": [
    {"name": "Gazprom"}
  ],
  "events": [
    {
      "id": "1968-04-first", "kind": "statement", "date": "1968-04", "title": "A \"quoted\" title", "summary": "Something was said.", "scope": "context",
      "claims": [{"source": "paper", "states": "said so", "date": "1968-04"}]
    },
    {
      "id": "2015-08-19-deal", "kind": "deal", "date": "2015-08-19", "title": "Helicopters are ordered", "summary": "Four of them.", "scope": "bilateral",
      "topics": ["arms"], "places": ["Moscow"], "people": [{"person": "sergey-lavrov", "office": "Minister"}], "bodies": ["Gazprom"],
      "deal": {"type": "defense", "status": "signed", "supplier": "Russia", "recipient": "Pakistan", "item": "Mi-35M", "quantity": 4, "value": {"amount": 153000000, "currency": "USD"}},
      "claims": [
        {"source": "agency-a", "states": "on 19 August", "date": "2015-08-19"},
        {"source": "agency-b", "states": "on 21 August", "date": "2015-08-21"}
      ],
      "related": ["2016-visit"]
    },
    {
      "id": "2016-visit", "kind": "visit", "date": "2016", "title": "A visit", "summary": "Someone came.", "scope": "bilateral",
      "visit": {"direction": "to-pakistan", "level": "minister"},
      "claims": [
        {"source": "agency-a", "states": "in 2016", "date": "2016"},
        {"source": "paper", "states": "in May 2016", "date": "2016-05"}
      ],
      "related": ["2015-08-19-deal"]
    }
  ],
  "series": [],
  "trade": []
}
)";

/// Bytes with the padding that the readers ask for.
struct Padded {
  explicit Padded(std::string_view text) : content(text), size(text.size()) {
    content.append(padding, '\0');
  }
  [[nodiscard]] std::string_view bytes() const { return std::string_view(content).substr(0, size); }
  std::string content;
  std::size_t size;
};

/// `text` with the first `from` replaced.
inline std::string changed(std::string_view text, std::string_view from, std::string_view to) {
  std::string result(text);
  const std::size_t at = result.find(from);
  REQUIRE_MESSAGE(at != std::string::npos, from);
  return result.replace(at, from.size(), to);
}

/// A dataset over text of its own.
struct Opened {
  explicit Opened(std::string_view text = sample) : padded(text), dataset(opened()) {}
  Padded padded;
  OwnedIndex index;
  Dataset dataset;

 private:
  Dataset opened() {
    const auto fault = build_index(padded.bytes(), index);
    REQUIRE_FALSE(fault.has_value());
    return {padded.bytes(), index.index};
  }
};

/// How often a part stands in a text.
inline std::size_t count(std::string_view text, std::string_view part) {
  std::size_t found = 0;
  for (std::size_t at = 0; (at = text.find(part, at)) != std::string_view::npos; ++at) {
    ++found;
  }
  return found;
}

/// A table as tab-separated values.
inline std::string tsv_of(const Table& table, bool header) {
  return rows_text(table, RowWriter::Form::tsv, header);
}

}  // namespace pakru::test
