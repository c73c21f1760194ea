#include "find.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "pakru/model/text.hpp"

namespace pakru::cli {
namespace {

/// More ids than these are no help in a message.
constexpr std::size_t most_candidates = 100;

/// What ids are of, and what the user is told where they are to be found.
struct Noun {
  std::string_view text;
  std::string_view list;   ///< the command that lists all of them
  std::string_view where;  ///< what finds one
};
constexpr Noun record_noun{"record", "pakru events --scope all --columns id,title",
                           "'pakru events --grep WORD --columns +id' finds ids."};
constexpr Noun source_noun{"source", "pakru sources --columns id,title",
                           "'pakru sources --source PUBLISHER' lists a publisher's."};

/// An error for the beginning of an id that is not that of a single one; `begun` are those that
/// begin with it.
Error not_single(const Noun& noun, std::string_view id, std::span<const std::string_view> begun,
                 std::span<const std::string_view> all) {
  if (!begun.empty()) {
    return {fmt::format("{} {}s have an id that begins with '{}'", begun.size(), noun.text, id),
            begun.size() > most_candidates
                ? fmt::format("'{} | grep ^{}' lists them.", noun.list, id)
                : fmt::format("{}", fmt::join(begun, " "))};
  }
  const auto meant = nearest(id, all);
  return {fmt::format("no {} has an id that begins with '{}'.{}", noun.text, id,
                      meant ? fmt::format(" Did you mean {}?", all[*meant]) : ""),
          std::string(noun.where)};
}

}  // namespace

Result<std::size_t> find_record(Dataset& dataset, std::string_view id) {
  if (const auto position = dataset.find(id)) {
    return *position;
  }
  std::size_t position = 0;
  std::vector<std::string_view> begun;
  std::vector<std::string_view> ids;
  ids.reserve(dataset.size());
  for (std::size_t i = 0; i < dataset.size(); ++i) {
    ids.push_back(dataset.id_of(dataset.heads()[i]));
    if (!id.empty() && ids.back().starts_with(id)) {
      position = i;
      begun.push_back(ids.back());
    }
  }
  if (begun.size() == 1) {
    return position;
  }
  return not_single(record_noun, id, begun, ids);
}

Result<const Source*> find_source(Dataset& dataset, std::string_view id) {
  if (const Source* source = dataset.source(id)) {
    return source;
  }
  std::vector<std::string_view> ids;
  std::vector<std::string_view> begun;
  ids.reserve(dataset.sources().size());
  for (const Source& source : dataset.sources()) {
    ids.push_back(source.id);
    if (!id.empty() && source.id.starts_with(id)) {
      begun.push_back(source.id);
    }
  }
  if (begun.size() == 1) {
    return dataset.source(begun.front());
  }
  return not_single(source_noun, id, begun, ids);
}

}  // namespace pakru::cli
