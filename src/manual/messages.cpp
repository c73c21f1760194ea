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
    {"it takes no value: <word>", "The option is a switch: leave the value out."},
    {"it takes no arguments: <word>", "A value of several words stands in quotation marks."},
    {"<option>: <file> is one of the files that are read",
     "An answer does not take the place of the data that it comes from."},
    {"it takes one argument: <word>", "A value of several words stands in quotation marks."},
    {"an id is missing", "pakru events --columns +id finds ids."},
    {"a word is missing", "Give words to search for."},
    {"what to draw is missing", "Name trade, events, or ids that pakru series lists."},
    {"a format is missing", "Name sqlite, datapackage or ics."},
    {"where to? -o is missing", "Name a file with -o, or for datapackage a folder."},
    {"a shell is missing", "Name bash, zsh or fish."},
    {"standard input can be read only once", "Name - once."},
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
    {"there is no such day in any year", "Write the month first: 12-05."},
    {"<text> is not a number from 0 up", "Write digits alone."},
    {"<text> is not an amount of money", "Write 250000, 100k, 2.5M or 1.7b."},
    {"the most, <amount>, is less than the least, <amount>",
     "Exchange --min-value and --max-value."},
    {"it is not a regular expression: <why>", "Put a backslash before signs meant as they stand."},
    {"<text> is not a year", "Write a year that has consumer prices."},
    {"there are no consumer prices for <year>", "The message tells the first year and the last."},
    {"the dataset has no consumer prices (series <id>)",
     "Leave --data-only out, or give a dataset with that series."},
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
    {"it is of --format csv", "Ask for that format, or leave --for-spreadsheet out."},
    {"trade is no record, so that kinds, topics and the like say nothing of it",
     "Leave the filters of records out."},
    {"figures of single commodities are too few to draw", "pakru trade --commodity lists them."},
    {"--flow and --compare are of trade", "Draw trade instead of records."},
    {"of a series only --since and --until can be asked", "Leave the other filters out."},
    {"<id> counts '<unit>' and <id> counts '<unit>': one axis cannot show both",
     "pakru series prints both side by side."},
    {"<what> is drawn alone", "Draw one picture for each."},
    {"<format> is no text for standard output",
     "Name a file with -o, or for datapackage a folder."},
    {"only a calendar has them", "--anniversaries goes with pakru export ics."},
});

constexpr auto not_found = std::to_array<Message>({
    {"no <what> has an id that begins with '<text>'",
     "The nearest id is named where there is one."},
    {"<number> <what> have an id that begins with '<text>'",
     "They are listed where they are no more than a hundred: give more of the id."},
    {"no such series: <id>", "pakru series lists them."},
    {"no such person: <name>", "Of pakru people; as the value of an option it is wrong usage."},
});

constexpr auto system = std::to_array<Message>({
    {"<file>: No such file or directory",
     "The operating system's own words, as for every file that cannot be read or written."},
    {"<folder>: there is something else in it: <file>",
     "A data package takes the place of a folder only where nothing is lost with it."},
    {"<folder>: it is the folder that you are in", "Name one that is to be made in it."},
    {"<folder>: the file system cannot put a folder in the place of another",
     "Some network file systems cannot. Remove that one first, or name one that is to be made."},
    {"<folder>: it is written, but what stood there is not gone: <folder>",
     "It stands beside it, or what is left of it. Remove that."},
    {"standard output: No space left on device", "The answer is not complete."},
    {"PAKRU_MEMORY: <text> is not a size", "Write 500M or 4G."},
    {"<file>: it is longer than <size>",
     "A dataset that is no NDJSON is held in memory as a whole; PAKRU_MEMORY allows for more."},
    {"there is not enough memory", "The system has given no more."},
    {"the system starts no thread to read with",
     "Its limits on memory or on threads ('ulimit -a') are too narrow."},
    {"the table has <number> cells, more than fit the <size> that are allowed",
     "A cross table has one for each pair of its keys. Ask for fewer with a filter, or set "
     "PAKRU_MEMORY."},
    {"<number> records fill the <size> that are allowed, and more match",
     "Ask for fewer with a filter or --limit, or set PAKRU_MEMORY."},
});

constexpr auto invalid = std::to_array<Message>({
    {"it is not JSON", "The line, or the file from that line on, does not parse."},
    {"it is a JSON list, which cannot be read line by line",
     "Write NDJSON, a record on each line: jq -c '.[]' FILE."},
    {"a line must be one JSON object", "NDJSON has a record on each line."},
    {"something follows the record's closing brace", "A line holds one record."},
    {"it is longer than a line may be", "A line may have 256 MB."},
    {"<file>: it holds a line without an end",
     "A device, or data that unpacks for ever; nothing more of it is read."},
    {"it holds no record", "The file is empty."},
    {"<file>: the compressed data ends too early", "The file was cut short; fetch it again."},
    {"<file>: the gzip data is broken", "Fetch the file again."},
    {"<file>: the zstd data is broken", "Fetch the file again."},
    {"'<key>' would stand twice in the table <table>",
     "Rows of an export are told apart by their keys: pakru check FILE tells which are given "
     "twice."},
    {"<file>: <number> faults", "The last line of pakru check: how many faults stand above it."},
});

constexpr auto form = std::to_array<Message>({
    {"<key>: it is missing", "The key must be there."},
    {"<key>: it is given twice", "One of them must go."},
    {"<key>: it must be <type>", "The value is of another type."},
    {"<key>: it must have an amount, or amount_low and a higher amount_high",
     "A sum of money is one number or a range of two."},
    {"<key>: it is not of its form",
     "Something in it is of another type; pakru check FILE tells what."},
    {"<key>: it is empty", "Give a value, or leave the key out."},
    {"<key>: a <object> has no such key", "The key is mistyped or stands in the wrong object."},
    {"<key>: no such <what>: '<word>'", "The key takes the words that pakru-data(5) lists."},
    {"<key>: '<text>' is not a date: <why>", "pakru-filters(7) tells how dates are written."},
    {"<key>: '<text>' is not a period: <why>", "A period is a date or a fiscal year: FY2021-22."},
    {"<key>: '<text>' is not an id",
     "Ids are of lower-case letters, digits and single hyphens, at most 100."},
    {"<key>: '<text>' is not an address", "Addresses begin with https:// or http://."},
    {"<key>: '<text>' is not a currency of three capitals", "Write it as ISO 4217 does: USD."},
    {"<key>: it is less than 0", "Numbers are counted from 0."},
    {"<key>: <number> is not a year from 1900 to 2100", "Mend the year."},
    {"schema: this program reads version <number>", "The file was made for another pakru."},
    {"<key>: it holds an escape; write it plainly", "Ids are compared as they are written."},
});

constexpr auto rules = std::to_array<Message>({
    {"id: another record has it", "Each record has an id of its own."},
    {"id: line <number> has a record with the same id", "The same, in NDJSON."},
    {"id: the date is <date>, so the id begins with <date>", "Mend the id or the date."},
    {"date: it stands after <id>; records stand oldest first", "./dev format orders the file."},
    {"'<id>' stands after '<id>'; keep the order", "./dev format orders the file."},
    {"'<id>' stands here twice", "One of them must go."},
    {"date: <date> is more exact than any claim", "Write what the sources say."},
    {"date: no claim states a date", "Say in a claim what its source says, or mark the date."},
    {"date: it lies after <date>, when the dataset was changed last",
     "Mend the date, or the dataset's updated."},
    {"it was published in <date>, long before <date>", "The source tells of something else."},
    {"title: it has <number> characters; at most <number> fit", "Shorten it."},
    {"title: it ends with a full stop", "Leave it out."},
    {"title: <id> has the same title and date",
     "Merge the two, or name one in the other's distinct."},
    {"same kind, date and people as <id>", "Merge the two, or name one in the other's distinct."},
    {"summary: it says no more than the title", "Tell what the title does not."},
    {"summary: <number> words in a row stand in the title of <id>", "Use words of your own."},
    {"it holds words of a web page around the text", "Leave them out."},
    {"it holds an HTML entity", "Write the character itself."},
    {"it holds a control character", "Leave it out."},
    {"it holds curly quotation marks; write straight ones", "\" and ' are straight."},
    {"it has two spaces in a row", "Leave one out."},
    {"it begins or ends with a space", "Leave it out."},
    {"a record of kind <kind> has an object of that name", "Its details stand there."},
    {"a record of kind <kind> has no such object", "Mend the kind, or leave the object out."},
    {"a record has at least one claim", "Add what a source says."},
    {"a source has one claim in a record", "Put both into one."},
    {"no such <what>: '<id>'", "Add it to the registry, or mend the id."},
    {"<id> does not name this record", "Related records name each other."},
    {"a record is not related to itself", "Leave it out."},
    {"nothing rests on '<id>'", "Sources that nothing needs are left out."},
    {"'<name>' appears in no record", "So are people, places and bodies."},
    {"'<name>' names '<id>' and '<id>'", "A name leads to one person."},
    {"<sum> is not a sum to be believed", "Mend the amount."},
    {"quantity: it is beyond belief", "Mend the number."},
    {"it stands with flow commodity, and only there", "Mend the flow, or name the commodity."},
    {"<id> states this flow of <period> twice", "One of them must go."},
    {"figures stand oldest first", "./dev format orders the file."},
    {"years stand once each, oldest first", "Mend the points of the series."},
    {"a series has at least one point", "Add points, or leave the series out."},
    {"a share lies between 0 and 1", "Mend the points, or the unit."},
});

constexpr auto notes = std::to_array<Message>({
    {"<number> of your own in the place of pakru's: <ids>", "Said with --verbose."},
    {"<number> left out.", "With --skip-invalid: so many lines are no record."},
    {"<number> left out, with a value in another currency than US dollars",
     "Amounts are compared in US dollars alone."},
    {"<number> left out, in another currency than US dollars",
     "pakru trade --all shows the figures."},
    {"<number> left out, with a value of a year without consumer prices",
     "Amounts of that year cannot be restated."},
    {"no room for <columns>", "--columns chooses what is shown; a wider terminal shows more."},
    {"US dollars of <year>, by the consumer prices", "Sums are restated, as --real asks."},
    {"The sum covers <number>", "How much of what matches the sum is made of."},
    {"<number> of context left out", "--scope all adds what explains the rest."},
    {"Without <key>, and not counted: <number>",
     "These records say nothing of what is counted by."},
    {"<id> rests on no source", "A record of your own that names none cannot be cited."},
    {"<id>: nothing is known of its source <id>", "The source is in none of the files."},
    {"--real: no column holds money", "Add the column value."},
    {"a calendar without any event is written",
     "No record asked for has a date that is certain to the day; --fail-empty writes nothing where "
     "no record matches at all."},
    {"<number> left out, whose date is not certain to the day",
     "A calendar has whole days: these records are of a month, a year or an uncertain day."},
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
    {"Files that cannot be read as data (exit status 3)",
     "Faults of a dataset or of lines given with --data. Each names its file and line, the record, "
     "and the key: FILE:LINE: RECORD: KEY: what is wrong. pakru check tells every fault of a file.",
     invalid},
    {"Faults of form (exit status 3)", "Keys and values that are not as pakru-data(5) has them.",
     form},
    {"Faults of the facts (exit status 3)",
     "What pakru check finds in a whole dataset beyond its form.", rules},
    {"Notes (exit status 0)", "The answer is complete but for what the note says.", notes},
});

}  // namespace

std::span<const MessageGroup> message_groups() {
  return groups;
}

}  // namespace pakru::manual
