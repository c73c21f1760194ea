#include "messages.hpp"

#include <array>

namespace pakru::manual {
namespace {

constexpr auto command_line = std::to_array<Message>({
    {"no such command: <word>", "pakru help lists the commands."},
    {"no such option: <option>", "The command has no such option: pakru help COMMAND lists them."},
    {"<option> needs a value",
     "Give one behind the option; to find text that begins with a "
     "hyphen, write --grep=-text."},
    {"it takes no arguments: <word>", "A value of several words stands in quotation marks."},
    {"it takes one argument: <word>", "A value of several words stands in quotation marks."},
    {"an id is missing", "pakru events --columns +id finds ids."},
    {"a word is missing", "Give words to search for."},
    {"what to draw is missing", "Name trade, events, or ids that pakru series lists."},
    {"it needs the name of a file", "Give one, or - for a standard stream."},
    {"--data-only: which data? --data is missing", "Name a file with --data or PAKRU_DATA."},
});

constexpr auto values = std::to_array<Message>({
    {"no such <what>: <word>",
     "The word is not among those of the option, which are listed; "
     "pakru-filters(7) tells what they mean."},
    {"no <what> is named", "The list is empty. Leave the option out to ask for any."},
    {"<text> is not a date: <why>", "Write 2010, 2010-12 or 2010-12-05; for --on also 12-05."},
    {"it ends on <date> before it begins on <date>", "Exchange --since and --until."},
    {"it has no day in common with <option> <date>",
     "A record must meet both: leave one of them out."},
    {"<text> is not a number from 0 up", "Write digits alone."},
    {"<text> is not an amount of money", "Write 250000, 100k, 2.5M or 1.7b."},
    {"the most, <amount>, is less than the least, <amount>",
     "Exchange --min-value and --max-value."},
    {"it is not a regular expression: <why>", "Put a backslash before signs meant as they stand."},
    {"<text> is not a year", "Write a year that has consumer prices."},
    {"there are no consumer prices for <year>", "The message tells the first year and the last."},
    {"no such column: <word>", "pakru help COMMAND lists the columns."},
    {"no column is named", "Name columns, or leave --columns out."},
    {"no column is left", "At least one column must stay."},
    {"<word> is not a direction", "Only desc stands behind the colon of --sort."},
    {"<text> is not UTF-8", "Words to search for are read as UTF-8."},
});

constexpr auto together = std::to_array<Message>({
    {"by what? --by is missing", "--sum and --share need --by."},
    {"--real restates sums of money", "Ask for --sum value beside --real."},
    {"<key> is named twice", "Name two different keys."},
    {"it takes one key or two", "Leave a key out."},
    {"trade is counted by the year, so that no figure is of one day of any year",
     "Give --on a year."},
    {"this command prints records of kind <kind> alone", "pakru events prints those of any kind."},
    {"it sets totals side by side, where --all and --commodity list single observations",
     "Leave --compare out, or --all and --commodity."},
    {"it compares one flow", "Leave one --flow."},
    {"trade is no record, so that kinds, topics and the like say nothing of it",
     "Leave the filters of records out."},
    {"figures of single commodities are too few to draw", "pakru trade --commodity lists them."},
    {"--flow and --compare are of trade", "Draw trade instead of records."},
    {"of a series only --since and --until can be asked", "Leave the other filters out."},
    {"<id> counts '<unit>' and <id> counts '<unit>': one axis cannot show both",
     "pakru series prints both side by side."},
    {"<what> is drawn alone", "Draw one picture for each."},
});

constexpr auto not_found = std::to_array<Message>({
    {"no <what> has an id that begins with '<text>'",
     "The nearest id is named where there is one."},
    {"<number> <what> have an id that begins with '<text>'",
     "They are listed where they are no more than a hundred: give more of the id."},
    {"no such series: <id>", "pakru series lists them."},
});

constexpr auto system = std::to_array<Message>({
    {"<file>: No such file or directory",
     "The operating system's own words, as for every file that cannot be read or written."},
    {"standard output: No space left on device", "The answer is not complete."},
    {"PAKRU_MEMORY: <text> is not a size", "Write 500M or 4G."},
    {"<number> records fill the <size> that are allowed, and more match",
     "Ask for fewer with a filter or --limit, or set PAKRU_MEMORY."},
});

constexpr auto invalid = std::to_array<Message>({
    {"<file>:<line>: <record>: <key>: no such <what>: '<word>'",
     "The key takes the words that pakru-data(5) lists."},
    {"<file>:<line>: <key>: it is missing", "The key must be there."},
    {"<key>: it must be <type>", "The value is of another type."},
    {"<key>: a <object> has no such key", "The key is mistyped or stands in the wrong object."},
    {"<key>: '<text>' is not a date: <why>", "pakru-filters(7) tells how dates are written."},
    {"it is not JSON", "The line, or the file from that line on, does not parse."},
    {"<file>: the compressed data ends too early", "The file was cut short; fetch it again."},
    {"<file>: <number> faults", "The last line of pakru check: how many faults stand above it."},
});

constexpr auto notes = std::to_array<Message>({
    {"<number> of your own in the place of pakru's: <ids>", "Said with --verbose."},
    {"<number> left out.", "With --skip-invalid: so many lines are no record."},
    {"<number> left out, with a value in another currency than US dollars",
     "Amounts are compared in US dollars alone."},
    {"<number> left out, in another currency than US dollars",
     "pakru trade --all shows the figures."},
    {"--real: no column holds money", "Add the column value."},
});

constexpr auto groups = std::to_array<MessageGroup>({
    {"Wrong usage (exit status 2)", "The command line itself.", command_line},
    {"Wrong values (exit status 2)",
     "The value of an option. The nearest word is named where "
     "there is one.",
     values},
    {"What does not go together (exit status 2)", "Options or arguments that exclude each other.",
     together},
    {"Not found (exit status 1)", "Ids that do not exist, or not as a single one.", not_found},
    {"Files and memory (exit status 1)", "What the machine refuses.", system},
    {"Data that is not valid (exit status 3)",
     "Faults of a dataset or of lines given with --data. Each names its file and line, the record, "
     "and the key. pakru check tells every fault of a file.",
     invalid},
    {"Notes (exit status 0)", "The answer is complete but for what the note says.", notes},
});

}  // namespace

std::span<const MessageGroup> message_groups() {
  return groups;
}

}  // namespace pakru::manual
