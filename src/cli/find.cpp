#include "find.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "pakru/model/text.hpp"

namespace pakru::cli {
namespace {

constexpr std::size_t most_candidates = 20;

/// The ids that begin with what was given, as many as a message can hold.
std::string listed(std::span<const std::string_view> ids) {
  const auto shown = ids.first(std::min(ids.size(), most_candidates));
  std::string text = fmt::format("{}", fmt::join(shown, " "));
  if (ids.size() > shown.size()) {
    text += fmt::format(" and {} more", ids.size() - shown.size());
  }
  return text;
}

/// An error for the beginning of an id that is not that of a single one; `begun` are those that
/// begin with it.
Error not_single(std::string_view noun, std::string_view id,
                 std::span<const std::string_view> begun, std::span<const std::string_view> all,
                 std::string_view where) {
  if (!begun.empty()) {
    return {fmt::format("{} {}s have an id that begins with '{}'", begun.size(), noun, id),
            listed(begun)};
  }
  const auto meant = nearest(id, all);
  return {fmt::format("no {} has an id that begins with '{}'.{}", noun, id,
                      meant ? fmt::format(" Did you mean {}?", all[*meant]) : ""),
          std::string(where)};
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
  return not_single("record", id, begun, ids,
                    "'pakru events --grep WORD --columns +id' finds ids.");
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
  return not_single("source", id, begun, ids,
                    "'pakru sources --source PUBLISHER' lists a publisher's.");
}

}  // namespace pakru::cli
