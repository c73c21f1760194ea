/// Commands and options. Each is defined once; parsing, help, and what is suggested for a slip of
/// the key follow from the definition.
#pragma once

#include <array>
#include <deque>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "pakru/data/dataset.hpp"
#include "pakru/data/sql_schema.hpp"
#include "pakru/model/result.hpp"
#include "pakru/model/text.hpp"
#include "pakru/query/filter.hpp"
#include "pakru/report/citation.hpp"
#include "pakru/report/prices.hpp"
#include "pakru/report/summary.hpp"
#include "pakru/report/table.hpp"
#include "pakru/report/trade.hpp"
#include "terminal.hpp"
#include "values.hpp"

namespace pakru::cli {

/// How the program ends.
enum class Status : int { done = 0, failed = 1, usage = 2, invalid_data = 3 };

enum class Format { automatic, table, tsv, csv, json, ndjson, markdown };

/// What the user asked of a command.
struct Request {
  Dataset dataset = Dataset::embedded();
  Terminal terminal = Terminal::detect();

  std::vector<std::string> arguments;  ///< those that are no options

  // data
  std::vector<std::string> data_files;  ///< as --data names them
  bool data_only = false;
  bool skip_invalid = false;
  bool verbose = false;
  std::deque<std::string> own_names;  ///< asked for, and not known before the data is read

  Filter filter;
  std::vector<std::string> filters;  ///< as given: 'topic gas'
  bool scope_is_given = false;
  std::optional<Date> since;  ///< as given, to see whether it comes after `until`
  std::optional<Date> until;
  TradeFilter trade;
  bool all_observations = false;
  bool compare = false;                    ///< counters of trade side by side
  std::vector<std::string_view> compared;  ///< those counters; empty for all
  std::vector<std::string_view> source_kinds;

  // summary
  std::vector<const SummaryKey*> keys;
  std::string_view measure;  ///< what is added up; empty to count
  bool share = false;

  // people
  std::vector<std::string_view> sides;

  std::optional<Prices> prices;  ///< of --real; empty for dollars as they were
  // cite
  CitationStyle citation_style = CitationStyle::chicago;
  bool cite_dataset = false;
  // schema
  std::optional<SqlDialect> sql;  ///< empty for JSON Schema
  // timeline and chart
  bool by_decade = false;
  std::string svg_file;     ///< '-' for standard output; empty for no file
  std::string chart_title;  ///< empty for the picture's own
  // export
  std::string output_path;  ///< '-' for standard output
  bool anniversaries = false;

  Format format = Format::automatic;
  Colour colour = Colour::automatic;
  std::vector<std::string> columns;
  std::vector<std::string> sort;
  std::optional<std::size_t> limit;
  bool header = false;
  bool for_spreadsheet = false;  ///< no cell of CSV is a formula
  bool fail_empty = false;
  bool wrap = false;
  bool page = true;  ///< long answers go through the user's pager

  /// What is to be said on standard error of the answer; said behind it, and not where the usage is
  /// wrong.
  std::string notes;

  /// How a screen is written.
  [[nodiscard]] Style style() const;
  /// The format after looking where the output goes.
  [[nodiscard]] Format output_format() const;
  [[nodiscard]] bool is_for_people() const { return output_format() == Format::table; }
};

/// Under which help lists the options that say which data is asked, and those that choose of it.
inline constexpr std::string_view data_category = "Data";
inline constexpr std::string_view filter_category = "Filters";

/// One option of one or more commands.
struct Option {
  std::string_view name;      ///< '--since'
  std::string_view value;     ///< 'DATE', '[A,B]' where it may be left out; empty for a flag
  std::string_view category;  ///< under which help lists it
  std::string_view text;      ///< what it does, in one line
  std::string_view example;   ///< a whole command that shows it, for the manual
  /// Takes one value, or the empty text of a flag or of a value left out; an error says what is
  /// wrong with it.
  std::optional<Error> (*take)(Request& request, std::string_view value);
  Values values = {};            ///< that there are to choose from
  std::string_view letter = {};  ///< '-o', its short form; empty where there is none

  /// Its short form, where it has one, and its name.
  [[nodiscard]] std::string names(std::string_view separator) const;

  /// Whether a word of the command line gives it: '--output', '--output=x', '-o', '-ox'.
  [[nodiscard]] bool is_given_by(std::string_view word) const;
  [[nodiscard]] bool is_flag() const { return value.empty(); }
  [[nodiscard]] bool may_lack_value() const { return value.starts_with('['); }
};

/// Options that stand together.
using OptionGroup = std::span<const Option>;

/// One command.
struct Command {
  std::string_view name;
  std::string_view category;
  std::string_view text;         ///< what it prints, in one line
  std::string_view description;  ///< the same at length
  std::string_view arguments;    ///< 'ID...'; empty where it takes none
  std::array<std::string_view, 3> examples;
  std::array<const OptionGroup*, 8> groups;  ///< null where there are fewer
  bool holds_files = false;  ///< in memory, to find records by their place; else read as they come
  Status (*run)(Request& request);
  /// What its --columns and --sort know, for help; null where that depends on the question.
  std::vector<Column> (*columns)(Dataset& dataset) = nullptr;
  Values values = {};  ///< what its arguments are

  /// Whether it looks at the user's own data where there is some.
  [[nodiscard]] bool takes_data() const;

  /// How many arguments it takes: none, one, or, as dots tell, any number.
  [[nodiscard]] std::size_t most_arguments() const;

  /// Its options, those of all groups.
  [[nodiscard]] std::vector<const Option*> options() const;
};

/// Every command, in the order of the overview.
[[nodiscard]] std::span<const Command* const> commands();

/// By name; nullptr where there is none.
[[nodiscard]] const Command* find_command(std::string_view name);

// Options that several commands share; see options.cpp.
extern const OptionGroup data_options;        ///< --data and what goes with it
extern const OptionGroup date_options;        ///< --since, --until, --on
extern const OptionGroup kind_options;        ///< --kind
extern const OptionGroup visit_kind_options;  ///< the same of a command of one kind
extern const OptionGroup agreement_kind_options;
extern const OptionGroup deal_kind_options;
extern const OptionGroup record_options;  ///< every other filter of records
extern const OptionGroup trade_options;
extern const OptionGroup source_options;
extern const OptionGroup summary_options;
extern const OptionGroup people_options;
extern const OptionGroup price_options;  ///< --real
extern const OptionGroup series_options;
extern const OptionGroup citation_options;
extern const OptionGroup schema_options;
extern const OptionGroup timeline_options;
extern const OptionGroup chart_options;
extern const OptionGroup export_options;
extern const OptionGroup table_options;   ///< columns, sorting, format
extern const OptionGroup page_options;    ///< format alone
extern const OptionGroup common_options;  ///< what every command takes

/// Complains of values of options that nothing can meet together.
[[nodiscard]] std::optional<Status> complain_of_exclusion(const Request& request);

/// Asks for the people of that name, as --person does.
[[nodiscard]] std::optional<Error> ask_for_person(Request& request, std::string_view name);

/// Prints 'pakru: WHERE: what is wrong. What to do' and returns `status`.
Status complain(std::string_view where, const Error& error, Status status = Status::usage);

/// An error for a word that is not among those known; names the nearest and lists the rest.
[[nodiscard]] Error no_such(std::string_view what, std::string_view plural, std::string_view word,
                            std::span<const std::string_view> known);

}  // namespace pakru::cli
