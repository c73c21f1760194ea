/// The columns under which commands print records for programs. A database that is exported has a
/// view of each name with the same columns.
#pragma once

#include <array>
#include <span>
#include <string_view>

namespace pakru {

/// Records of one kind, or of any, under some columns.
struct RecordView {
  std::string_view name;  ///< of the command
  std::string_view kind;  ///< empty for any
  std::span<const std::string_view> columns;
};

namespace view_columns {
inline constexpr auto events = std::to_array<std::string_view>({"id", "date", "kind", "title"});
inline constexpr auto visits = std::to_array<std::string_view>(
    {"id", "date", "direction", "level", "title", "people", "places"});
inline constexpr auto agreements = std::to_array<std::string_view>(
    {"id", "date", "instrument", "status", "title", "bodies", "places"});
inline constexpr auto deals =
    std::to_array<std::string_view>({"id", "date", "type", "status", "title", "supplier",
                                     "recipient", "quantity", "value", "value_high", "currency"});
inline constexpr auto timeline =
    std::to_array<std::string_view>({"year", "id", "date", "kind", "title"});
}  // namespace view_columns

inline constexpr RecordView events_view{"events", "", view_columns::events};
inline constexpr RecordView visits_view{"visits", "visit", view_columns::visits};
inline constexpr RecordView agreements_view{"agreements", "agreement", view_columns::agreements};
inline constexpr RecordView deals_view{"deals", "deal", view_columns::deals};
/// In the order of its years, which is another than that of the records' first days.
inline constexpr RecordView timeline_view{"timeline", "", view_columns::timeline};

inline constexpr std::array record_views = {events_view, visits_view, agreements_view, deals_view,
                                            timeline_view};

}  // namespace pakru
