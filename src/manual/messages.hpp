/// What pakru says where something is wrong, for the manual. A test sees to it that each message
/// is made by some case of tests/commands/.
#pragma once

#include <span>
#include <string_view>

namespace pakru::manual {

/// A message, with '<name>' for what differs from one time to the next, and what to do.
struct Message {
  std::string_view text;
  std::string_view remedy;
};

/// Messages of one cause and exit status.
struct MessageGroup {
  std::string_view title;
  std::string_view about;
  std::span<const Message> messages;
};

[[nodiscard]] std::span<const MessageGroup> message_groups();

}  // namespace pakru::manual
