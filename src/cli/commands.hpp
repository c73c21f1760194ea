/// Every command; each is defined in the file of its name.
#pragma once

#include "command.hpp"

namespace pakru::cli {

extern const Command events_command;
extern const Command visits_command;
extern const Command agreements_command;
extern const Command deals_command;
extern const Command trade_command;
extern const Command series_command;
extern const Command show_command;
extern const Command search_command;
extern const Command people_command;
extern const Command sources_command;
extern const Command disputes_command;
extern const Command summary_command;
extern const Command timeline_command;
extern const Command chart_command;
extern const Command cite_command;
extern const Command export_command;
extern const Command check_command;
extern const Command schema_command;
extern const Command completion_command;
extern const Command help_command;

/// The series of that id; an error names the nearest.
[[nodiscard]] Result<const Series*> find_series(Dataset& dataset, std::string_view id);

/// The counters that --compare names, or all of them where it names none.
[[nodiscard]] std::vector<std::string_view> compared_counters(const Request& request);

/// An error where --on asks for a day of any year: trade is counted by longer periods.
[[nodiscard]] std::optional<Error> check_trade_dates(const Request& request);

}  // namespace pakru::cli
