#include "pakru/report/disputes.hpp"

#include <array>

namespace pakru {
namespace {

using enum FieldType;

constexpr std::array columns = {
    Column{"id", "ID", id, "stable name of the record"},
    Column{"date", "DATE", date, "of the record"},
    Column{"title", "TITLE", text, "of the record"},
    Column{"field", "FIELD", word, "in which sources differ"},
    Column{"says", "SAYS", text, "what the source says"},
    Column{"chosen", "CHOSEN", flag, "whether the record follows it"},
    Column{"source", "SOURCE", FieldType::id, "id of the source"},
    Column{"publisher", "PUBLISHER", text, "of the source"},
};

}  // namespace

Table dispute_table(std::span<const Record> records, Dataset& dataset) {
  Table table{{columns.begin(), columns.end()}, {}, {}};
  for (const Record& record : records) {
    for (const Dispute& dispute : disputes(record)) {
      for (const Dispute::Statement& statement : dispute.statements) {
        if (statement.sources.empty()) {  // the record's own
          table.rows.push_back({record.id, record.date(), record.title, dispute.field,
                                statement.text, statement.chosen, Value{}, Value{}});
        }
        for (const std::string_view id_of_source : statement.sources) {
          const Source* source = dataset.source(id_of_source);
          table.rows.push_back({record.id, record.date(), record.title, dispute.field,
                                statement.text, statement.chosen, id_of_source,
                                source == nullptr ? id_of_source : source->publisher});
        }
      }
    }
  }
  return table;
}

}  // namespace pakru
