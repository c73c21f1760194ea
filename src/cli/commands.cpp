#include "commands.hpp"

#include <algorithm>

namespace pakru::cli {

std::span<const Command* const> commands() {
  static constexpr std::array all = {
      &events_command,   &visits_command,  &agreements_command, &deals_command,
      &trade_command,    &series_command,  &show_command,       &search_command,
      &people_command,   &sources_command, &disputes_command,   &summary_command,
      &timeline_command, &chart_command,   &cite_command,       &export_command,
      &check_command,    &schema_command,  &completion_command, &help_command,
  };
  return all;
}

const Command* find_command(std::string_view name) {
  const auto found = std::ranges::find(commands(), name, &Command::name);
  return found == commands().end() ? nullptr : *found;
}

}  // namespace pakru::cli
