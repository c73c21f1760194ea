#include "find.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "pakru/model/text.hpp"

namespace pakru::cli {
namespace {

constexpr std::size_t most_candidates = 20;

}  // namespace

Result<std::size_t> find_record(Dataset& dataset, std::string_view id) {
  if (const auto position = dataset.find(id)) {
    return *position;
  }
  std::vector<std::size_t> begun;
  std::vector<std::string_view> ids;
  for (std::size_t i = 0; i < dataset.size(); ++i) {
    ids.push_back(dataset.id_of(dataset.heads()[i]));
    if (!id.empty() && ids.back().starts_with(id)) {
      begun.push_back(i);
    }
  }
  if (begun.size() == 1) {
    return begun.front();
  }
  if (begun.empty()) {
    const auto meant = nearest(id, ids);
    return Error{fmt::format("no record has an id that begins with '{}'.{}", id,
                             meant ? fmt::format(" Did you mean {}?", ids[*meant]) : ""),
                 "'pakru events --grep WORD --columns +id' finds ids."};
  }
  std::string candidates;
  for (std::size_t i = 0; i < std::min(begun.size(), most_candidates); ++i) {
    candidates += fmt::format("{}{}", i > 0 ? " " : "", ids[begun[i]]);
  }
  if (begun.size() > most_candidates) {
    candidates += fmt::format(" and {} more", begun.size() - most_candidates);
  }
  return Error{fmt::format("{} records have an id that begins with '{}'", begun.size(), id),
               candidates};
}

Result<const Source*> find_source(Dataset& dataset, std::string_view id) {
  if (const Source* source = dataset.source(id)) {
    return source;
  }
  std::vector<std::string_view> ids;
  std::vector<const Source*> begun;
  for (const Source& source : dataset.sources()) {
    ids.push_back(source.id);
    if (source.id.starts_with(id)) {
      begun.push_back(&source);
    }
  }
  if (begun.size() == 1) {
    return begun.front();
  }
  const auto meant = nearest(id, ids);
  return Error{begun.empty()
                   ? fmt::format("no source has an id that begins with '{}'.{}", id,
                                 meant ? fmt::format(" Did you mean {}?", ids[*meant]) : "")
                   : fmt::format("{} sources have an id that begins with '{}'", begun.size(), id),
               "'pakru sources --source PUBLISHER' lists a publisher's."};
}

}  // namespace pakru::cli
