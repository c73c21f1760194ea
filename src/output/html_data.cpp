#include "html_data.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>
#include <unordered_map>
#include <vector>

#include "pakru/model/json_string.hpp"
#include "pakru/output/table.hpp"
#include "pakru/output/text.hpp"
#include "pakru/report/citation.hpp"

namespace pakru {
namespace {

std::string json_text(std::string_view text) {
  return json_string(printable(text));
}

template <typename Items, typename Write>
std::string json_list(const Items& items, Write write) {
  std::string list;
  for (const auto& item : items) {
    list += fmt::format("{}{}", list.empty() ? "" : ",", write(item));
  }
  return fmt::format("[{}]", list);
}

/// Writes an object key by key; what is empty is left out.
class JsonObject {
 public:
  JsonObject& text(std::string_view key, std::string_view value) {
    return value.empty() ? *this : json(key, json_text(value));
  }
  JsonObject& number(std::string_view key, long long value) {
    return json(key, fmt::format("{}", value));
  }
  JsonObject& json(std::string_view key, std::string_view value) {
    if (value != "[]") {
      members_ += fmt::format("{}{}:{}", members_.empty() ? "" : ",", json_string(key), value);
    }
    return *this;
  }
  template <typename Items, typename Write>
  JsonObject& list(std::string_view key, const Items& items, Write write) {
    return json(key, json_list(items, write));
  }
  [[nodiscard]] std::string text() const { return fmt::format("{{{}}}", members_); }

 private:
  std::string members_;
};

std::string source_json(const Source& source) {
  return JsonObject()
      .text("publisher", source.publisher)
      .text("title", source.title)
      .text("author", source.author)
      .text("date", source.date)
      .text("url", is_web_address(source.url) ? source.url : std::string_view())
      .text("language", source.language)
      .text("via", source.via)
      .text();
}

/// The sources that records rest on, each once, known by their place in the list.
class SourceList {
 public:
  explicit SourceList(Dataset& dataset) : dataset_(dataset) {}

  std::string place_of(std::string_view id) {
    const auto [found, is_new] = places_.emplace(id, places_.size());
    if (is_new) {
      const Source* source = dataset_.source(id);
      Source unknown;  // of a source that no registry knows there is only its id
      unknown.publisher = id;
      list_ += fmt::format("{}{}", list_.empty() ? "" : ",",
                           source_json(source == nullptr ? unknown : *source));
    }
    return fmt::format("{}", found->second);
  }
  [[nodiscard]] std::string json() const { return fmt::format("[{}]", list_); }

 private:
  Dataset& dataset_;
  std::unordered_map<std::string_view, std::size_t> places_;
  std::string list_;
};

std::string dispute_json(const Dispute& dispute, SourceList& sources) {
  const auto statement_json = [&](const Dispute::Statement& statement) {
    return JsonObject()
        .text("text", statement.text)
        .json("chosen", statement.chosen ? "true" : "false")
        .list("sources", statement.sources,
              [&](std::string_view id) { return sources.place_of(id); })
        .text();
  };
  return JsonObject()
      .text("field", dispute.field)
      .list("statements", dispute.statements, statement_json)
      .text();
}

std::string row_json(const std::vector<Value>& row) {
  return json_list(row, [](const Value& value) { return json_string(display_text(value)); });
}

std::string record_json(const PageEntry& entry, SourceList& sources) {
  const RecordPage& page = entry.page;
  const Record& record = page.record;
  const Date& date = record.date();
  JsonObject object;
  object.text("id", record.id)
      .text("date", date.text())
      .text("kind", record.kind)
      .text("scope", record.scope)
      .text("type", record.facts.type)
      .text("status", record.facts.status)
      .text("confidence", page.confidence)
      .number("year", year_of(date))
      .number("first", static_cast<int>(date.first().year()))
      .number("last", static_cast<int>(date.last().year()))
      .number("publishers", static_cast<long long>(page.publishers))
      .list("topics", record.topics, json_text)
      .text("note", record.note);
  object.list("fields", page.fields, [](const PageField& field) {
    return fmt::format("[{},{}]", json_text(field.label), json_text(field.text));
  });
  object.list("people", page.people, [](const PagePerson& person) {
    return fmt::format("[{},{}]", json_text(person.name), json_text(person.office));
  });
  object.list("claims", page.claims, [&](const PageClaim& claim) {
    return fmt::format("[{},{}]", sources.place_of(claim.id), json_text(claim.states));
  });
  object.list("disputes", page.disputes,
              [&](const Dispute& dispute) { return dispute_json(dispute, sources); });
  object.list("related", page.related, [](const PageRelated& other) {
    return fmt::format("[{},{},{}]", json_text(other.id), json_text(other.date),
                       json_text(other.title));
  });
  if (!record.deliveries.empty()) {
    object.list("deliveries", delivery_table(record.deliveries).rows, row_json);
    object.text("deliveryNote", delivery_legend(record.deliveries));
  }
  if (entry.is_added) {
    object.json("added", "true");
  }
  return object.text();
}

/// The people of the records, each with the spellings that they are known by, in order of name.
std::string people_json(Dataset& dataset, std::span<const PageEntry> entries) {
  std::map<std::string_view, std::vector<std::string_view>> spellings;
  for (const auto& [page, is_added] : entries) {
    for (const Participant& participant : page.record.people) {
      if (const Person* person = dataset.person(participant.person)) {
        spellings[person->name] = person->aliases;
      } else {
        spellings[participant.person];
      }
    }
  }
  return json_list(spellings, [](const auto& person) {
    std::vector<std::string_view> all = {person.first};
    all.insert(all.end(), person.second.begin(), person.second.end());
    return json_list(all, json_text);
  });
}

/// The words in order of how many records have them, the most common first.
std::vector<std::string_view> common_first(
    const std::map<std::string_view, std::size_t>& records_by_word) {
  std::vector<std::pair<std::string_view, std::size_t>> words(records_by_word.begin(),
                                                              records_by_word.end());
  std::ranges::stable_sort(words, std::ranges::greater{},
                           &std::pair<std::string_view, std::size_t>::second);
  std::vector<std::string_view> texts;
  texts.reserve(words.size());
  for (const auto& word : words) {
    texts.push_back(word.first);
  }
  return texts;
}

std::vector<std::string_view> topics_of(std::span<const PageEntry> entries) {
  std::map<std::string_view, std::size_t> counts;
  for (const auto& [page, is_added] : entries) {
    for (const std::string_view topic : page.record.topics) {
      ++counts[topic];
    }
  }
  return common_first(counts);
}

/// The countries in which the records took place.
std::vector<std::string_view> countries_of(Dataset& dataset, std::span<const PageEntry> entries) {
  std::unordered_map<std::string_view, std::string_view> country_of;
  for (const Named& place : dataset.places()) {
    country_of.emplace(place.name, place.country);
  }
  std::map<std::string_view, std::size_t> counts;
  for (const auto& [page, is_added] : entries) {
    std::set<std::string_view> countries;
    for (const std::string_view place : page.record.places) {
      countries.insert(country_of[place]);
    }
    for (const std::string_view country : countries) {
      ++counts[country];
    }
  }
  counts.erase("");
  return common_first(counts);
}

/// 'FIRST/LAST' year, as ISO 8601 has an interval; empty where there are no records.
std::string years_of(std::span<const PageEntry> entries) {
  if (entries.empty()) {
    return {};
  }
  const auto year = [](const PageEntry& entry) { return year_of(entry.page.record.date()); };
  const auto [first, last] = std::ranges::minmax(entries, {}, year);
  return fmt::format("{:04}/{:04}", year(first), year(last));
}

/// Who publishes the dataset; empty where it does not say what it is.
std::string publisher_json(const About& about) {
  return about.title.empty() ? "[]"
                             : JsonObject()
                                   .text("@type", "Organization")
                                   .text("name", reference_to(about).publisher)
                                   .text();
}

}  // namespace

std::string content_json(Dataset& dataset, std::span<const PageEntry> entries) {
  SourceList sources(dataset);
  const std::string records =
      json_list(entries, [&](const PageEntry& entry) { return record_json(entry, sources); });
  return fmt::format(R"({{"records":{},"sources":{},"people":{}}})", records, sources.json(),
                     people_json(dataset, entries));
}

std::string description_json(Dataset& dataset, std::span<const PageEntry> entries,
                             std::string_view selection) {
  const About& about = dataset.about();
  const std::string address = licence_address(about.licence);
  const auto with_selection = [&](std::string_view text) {
    return text.empty() ? std::string(selection) : fmt::format("{} – {}", text, selection);
  };
  return JsonObject()
      .text("@context", "https://schema.org/")
      .text("@type", "Dataset")
      .text("name", with_selection(about.title))
      .text("description", with_selection(about.description))
      .text("version", about.version)
      .text("dateModified", about.updated)
      .text("license", address.empty() ? about.licence : std::string_view(address))
      .text("temporalCoverage", years_of(entries))
      .list("spatialCoverage", countries_of(dataset, entries), json_text)
      .list("keywords", topics_of(entries), json_text)
      .json("creator", publisher_json(about))
      .text();
}

}  // namespace pakru
