#include "pakru/output/dispute.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "pakru/output/text.hpp"

namespace pakru {
namespace {

constexpr std::size_t widest = 100;  ///< as a record's page
constexpr std::size_t widest_statement = 32;
constexpr std::size_t narrowest = 20;

struct Widths {
  std::size_t field = 0;
  std::size_t statement = 0;
  std::size_t line = 0;
};

/// The publishers of sources, each once; what no source says is the record's own.
std::string publishers(const std::vector<std::string_view>& sources, Dataset& dataset,
                       const Style& style) {
  if (sources.empty()) {
    return "the record itself";
  }
  std::vector<std::string_view> names;
  for (const std::string_view id : sources) {
    const Source* source = dataset.source(id);
    const std::string_view name = source == nullptr ? id : source->publisher;
    if (std::ranges::find(names, name) == names.end()) {
      names.push_back(name);
    }
  }
  return fmt::format("{}", fmt::join(names, between(style)));
}

std::string statement_text(std::string_view field, const Dispute::Statement& statement,
                           const Widths& widths, Dataset& dataset, const Style& style) {
  const std::size_t left = 2 + widths.field + 2 + 2 + widths.statement + 2;
  const std::size_t room = std::max(widths.line, left + narrowest) - left;
  std::string front = "  " + painted(style, Role::faint, padded(std::string(field), widths.field)) +
                      "  " + painted(style, Role::dispute, statement.chosen ? "* " : "  ") +
                      padded(printable(statement.text), widths.statement) + "  ";
  std::string text;
  for (const std::string& part :
       wrapped(printable(publishers(statement.sources, dataset, style)), room)) {
    text += line_without_end(front + part);
    front = std::string(left, ' ');
  }
  return text;
}

}  // namespace

std::string dispute_text(std::span<const Dispute> disputes, Dataset& dataset, const Style& style) {
  Widths widths{0, 0, style.width == 0 ? widest : std::min(style.width, widest)};
  for (const Dispute& dispute : disputes) {
    widths.field = std::max(widths.field, dispute.field.size());
    for (const auto& statement : dispute.statements) {
      widths.statement = std::max(widths.statement, display_width(printable(statement.text)));
    }
  }
  widths.statement = std::min(widths.statement, widest_statement);
  std::string text;
  for (const Dispute& dispute : disputes) {
    std::string_view field = dispute.field;
    for (const auto& statement : dispute.statements) {
      text += statement_text(field, statement, widths, dataset, style);
      field = {};
    }
  }
  return text;
}

bool has_choice(std::span<const Dispute> disputes) {
  return std::ranges::any_of(disputes, [](const Dispute& dispute) {
    return std::ranges::any_of(dispute.statements, &Dispute::Statement::chosen);
  });
}

std::string disputes_text(std::span<const Record> records, Dataset& dataset, const Style& style) {
  const std::size_t width = style.width == 0 ? widest : std::min(style.width, widest);
  std::string text;
  bool needs_legend = false;
  for (const Record& record : records) {
    const std::string date = record.date().short_text();
    const std::size_t left = display_width(date) + 2;
    std::string front = painted(style, Role::date, date) + "  ";
    for (const std::string& line :
         wrapped(printable(record.title), std::max(width, left + narrowest) - left)) {
      text += front + painted(style, Role::title, line) + '\n';
      front = std::string(left, ' ');
    }
    text += front + painted(style, Role::faint, printable(record.id)) + '\n';
    const std::vector<Dispute> found = disputes(record);
    needs_legend = needs_legend || has_choice(found);
    text += dispute_text(found, dataset, style) + '\n';
  }
  return needs_legend ? text + std::string(dispute_legend) : text;
}

}  // namespace pakru
