#include "pakru/report/sources.hpp"

#include <fmt/format.h>

#include <array>
#include <unordered_map>

namespace pakru {
namespace {

using enum FieldType;

constexpr std::array columns = {
    Column{"id", "ID", id, "stable name of the source"},
    Column{"date", "DATE", word, "of publication"},
    Column{"publisher", "PUBLISHER", text, "outlet, journal, ministry"},
    Column{"kind", "KIND", word, "kind of document"},
    Column{"records", "RECORDS", number, "records with a claim of it"},
    Column{"figures", "FIGURES", number, "trade figures and series that rest on it"},
    Column{"title", "TITLE", text, "as published"},
    Column{"author", "AUTHOR", text, "who wrote it"},
    Column{"language", "LANGUAGE", word, "ISO 639-1"},
    Column{"via", "VIA", text, "where a repost was read"},
    Column{"group", "HOUSE", text, "the house behind the publisher"},
    Column{"url", "ADDRESS", text, "public address"},
};

constexpr std::array support_columns = {
    Column{"id", "ID", id, "the record, figure or series"},
    Column{"date", "DATE", text, "of the record, or the figure's period"},
    Column{"what", "WHAT", word, "record, trade or series"},
    Column{"title", "TITLE", text, "of the record; what is counted"},
    Column{"states", "STATES", text, "what the source says"},
};

struct Uses {
  double records = 0;
  double figures = 0;
};

std::unordered_map<std::string_view, Uses> count_uses(Dataset& dataset) {
  std::unordered_map<std::string_view, Uses> uses;
  Record record;
  for (std::size_t i = 0; i < dataset.size(); ++i) {
    dataset.read(i, part::claims, record);
    for (const Claim& claim : record.claims) {
      uses[claim.source].records += 1;
    }
  }
  for (const TradeFigure& figure : dataset.trade()) {
    uses[figure.source].figures += 1;
  }
  for (const Series& series : dataset.series()) {
    uses[series.source].figures += 1;
  }
  return uses;
}

}  // namespace

std::span<const Column> source_columns() {
  return columns;
}
std::span<const Column> source_support_columns() {
  return support_columns;
}

Table source_table(Dataset& dataset, const std::function<bool(const Source&)>& wanted,
                   bool only_used) {
  Table table{{columns.begin(), columns.end()}, {}, {}};
  auto uses = count_uses(dataset);
  for (const Source& source : dataset.sources()) {
    const Uses& use = uses[source.id];
    if (!wanted(source) || (only_used && use.records + use.figures == 0)) {
      continue;
    }
    table.rows.push_back({source.id, text_or_nothing(source.date), source.publisher, source.kind,
                          use.records, use.figures, source.title, text_or_nothing(source.author),
                          text_or_nothing(source.language), text_or_nothing(source.via),
                          text_or_nothing(source.group), text_or_nothing(source.url)});
  }
  return table;
}

Table source_support(Dataset& dataset, std::string_view source) {
  Table table{{support_columns.begin(), support_columns.end()}, {}, {}};
  Record record;
  for (std::size_t i = 0; i < dataset.size(); ++i) {
    dataset.read(i, part::head | part::claims, record);
    for (const Claim& claim : record.claims) {
      if (claim.source == source) {
        table.rows.push_back({record.id, record.date().text(), std::string_view("record"),
                              record.title, claim.states});
      }
    }
  }
  for (const TradeFigure& figure : dataset.trade()) {
    if (figure.source == source) {
      const std::string_view what = figure.commodity.empty() ? figure.flow : figure.commodity;
      table.rows.push_back({fmt::format("{}:{}", figure.period.text, figure.flow),
                            figure.period.text, std::string_view("trade"), what,
                            figure.stated.empty()
                                ? money_text({figure.amount, figure.amount, figure.currency, ""})
                                : std::string(figure.stated)});
    }
  }
  for (const Series& series : dataset.series()) {
    if (series.source == source) {
      table.rows.push_back({series.id, Value{}, std::string_view("series"), series.title,
                            fmt::format("{} yearly figures", series.points.size())});
    }
  }
  return table;
}

}  // namespace pakru
