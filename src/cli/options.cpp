#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <ctime>
#include <iterator>

#include "command.hpp"
#include "pakru/model/money.hpp"
#include "pakru/model/text.hpp"
#include "pakru/model/vocabulary.hpp"
#include "pakru/report/people.hpp"

namespace pakru::cli {
namespace {

using MaybeError = std::optional<Error>;
using Words = std::vector<std::string_view>;

// Words that are no dataset's; of formats, styles and choices in the order of their enumerations.
constexpr auto scope_choices = std::to_array<std::string_view>({"bilateral", "context", "all"});
constexpr auto steps = std::to_array<std::string_view>({"year", "decade"});
constexpr auto formats =
    std::to_array<std::string_view>({"table", "tsv", "csv", "json", "ndjson", "markdown"});
constexpr auto citation_styles =
    std::to_array<std::string_view>({"chicago", "apa", "bibtex", "csl-json"});
constexpr auto colour_choices = std::to_array<std::string_view>({"auto", "always", "never"});

Error prefixed(std::string_view value, std::string_view what, const Error& error) {
  return {fmt::format("{} is not {}: {}", value, what, error.message), error.hint};
}

/// An error for a list without a single word in it.
MaybeError check_named(std::string_view list, std::string_view what) {
  if (split(list).empty()) {
    return Error{fmt::format("no {} is named", what), "Leave the option out to ask for any."};
  }
  return std::nullopt;
}

/// Adds the words of a comma-separated list, as the vocabulary writes them.
MaybeError take_words(const Vocabulary& words, std::string_view list, Words& to) {
  if (auto error = check_named(list, words.name)) {
    return error;
  }
  for (const std::string_view text : split(list)) {
    const Word* word = words.find(text);
    if (word == nullptr) {
      Words known;
      for (const Word& one : words.words) {
        known.push_back(one.text);
      }
      return no_such(words.name, words.plural, text, known);
    }
    to.push_back(word->text);
  }
  return std::nullopt;
}

template <const Vocabulary& words, Words Filter::*member>
MaybeError take_filter_words(Request& request, std::string_view value) {
  return take_words(words, value, request.filter.*member);
}

/// Hands the position of a value among names to `take`.
template <typename Take>
MaybeError take_choice(std::span<const std::string_view> names, std::string_view noun,
                       std::string_view value, Take take) {
  const auto found = std::ranges::find(names, fold(value));
  if (found == names.end()) {
    return no_such(noun, fmt::format("{}s", noun), value, names);
  }
  take(static_cast<std::size_t>(found - names.begin()));
  return std::nullopt;
}

std::string month_text(std::chrono::sys_days day) {
  const std::chrono::year_month_day date(day);
  return fmt::format("{:04}-{:02}", static_cast<int>(date.year()),
                     static_cast<unsigned>(date.month()));
}

/// What is wrong with a text that is no date; `error` is what its parser says.
Error no_date(std::string_view value, const Error& error) {
  const std::size_t slash = value.find('/');
  if (slash != std::string_view::npos && slash + 1 < value.size() &&
      Date::parse(value.substr(0, slash))) {
    return {fmt::format("{} is not a date: both ends of an interval are whole", value),
            "Try 2015-06-15/2015-06-17."};
  }
  if (const auto fiscal = Period::parse(value)) {
    return {fmt::format("{} is not a date: it is a fiscal year", value),
            fmt::format("Try --since {} --until {}.", month_text(fiscal->span.first()),
                        month_text(fiscal->span.last()))};
  }
  return prefixed(value, "a date", error);
}

Result<Date> parse_date(std::string_view value) {
  auto date = Date::parse(value);
  if (!date) {
    return no_date(value, date.error());
  }
  return date;
}

MaybeError take_since(Request& request, std::string_view value) {
  const auto date = parse_date(value);
  if (!date) {
    return date.error();
  }
  request.since = *date;
  request.filter.since = request.trade.since = date->first();
  return std::nullopt;
}

MaybeError take_until(Request& request, std::string_view value) {
  const auto date = parse_date(value);
  if (!date) {
    return date.error();
  }
  request.until = *date;
  request.filter.until = request.trade.until = date->last();
  return std::nullopt;
}

/// The day that the user's clock and time zone give, as a day of any year.
std::string today() {
  const std::time_t now = std::time(nullptr);
  std::tm local{};
  ::localtime_r(&now, &local);
  return fmt::format("{:02}-{:02}", local.tm_mon + 1, local.tm_mday);
}

MaybeError take_on(Request& request, std::string_view list) {
  for (const std::string_view value : split(list)) {
    const auto on = On::parse(fold(value) == "today" ? today() : value);
    if (!on) {
      return no_date(value, on.error());
    }
    request.filter.on.push_back(*on);
    request.trade.on.push_back(*on);
  }
  return std::nullopt;
}

using Match = std::vector<std::string_view> (*)(Dataset&, std::string_view);

/// Adds what the values of a list match by name; `names` are for the suggestion.
/// What files hold is not known before they are read, so there a name that is not known is looked
/// for as it stands.
template <typename Names>
MaybeError take_names(Request& request, std::string_view list, Match match, Names names,
                      std::string_view what, std::string_view where, std::optional<Words>& to) {
  Dataset& dataset = request.dataset;
  if (auto error = check_named(list, what)) {
    return error;
  }
  for (const std::string_view value : split(list)) {
    auto found = match(dataset, value);
    if (found.empty() && !dataset.files().empty()) {
      found.push_back(request.own_names.emplace_back(value));
    }
    if (found.empty()) {
      const Words known = names();
      const auto meant = nearest(value, known);
      return Error{fmt::format("no such {}: {}.{}", what, value,
                               meant ? fmt::format(" Did you mean {}?", known[*meant]) : ""),
                   fmt::format("{}", where)};
    }
    if (!to) {
      to.emplace();
    }
    to->insert(to->end(), found.begin(), found.end());
  }
  return std::nullopt;
}

/// The names and aliases of a registry, and of people each word of a name.
template <typename Elements>
Words names_of(const Elements& elements) {
  Words names;
  for (const auto& element : elements) {
    names.push_back(element.name);
    names.insert(names.end(), element.aliases.begin(), element.aliases.end());
    for (const std::string_view word : split(element.name, ' ')) {
      names.push_back(word);
    }
  }
  return names;
}

MaybeError take_person(Request& request, std::string_view value) {
  Dataset& dataset = request.dataset;
  return take_names(
      request, value, match_people, [&] { return names_of(dataset.people()); }, "person",
      "'pakru people' lists them.", request.filter.people);
}

MaybeError take_place(Request& request, std::string_view value) {
  Dataset& dataset = request.dataset;
  return take_names(
      request, value, match_places, [&] { return names_of(dataset.places()); }, "place",
      "Try 'pakru events --columns places' for the names.", request.filter.places);
}

MaybeError take_body(Request& request, std::string_view value) {
  Dataset& dataset = request.dataset;
  return take_names(
      request, value, match_bodies, [&] { return names_of(dataset.bodies()); }, "body",
      "Try 'pakru events --columns bodies' for the names.", request.filter.bodies);
}

MaybeError take_source(Request& request, std::string_view value) {
  Dataset& dataset = request.dataset;
  const auto names = [&] {
    Words known;
    for (const Source& source : dataset.sources()) {
      known.push_back(source.id);
      known.push_back(source.publisher);
    }
    return known;
  };
  auto error = take_names(request, value, match_sources, names, "source",
                          "Try 'pakru sources' for the ids.", request.filter.sources);
  request.trade.sources = request.filter.sources;
  return error;
}

MaybeError take_grep(Request& request, std::string_view value) {
  const auto pattern = Pattern::compile(value);
  if (!pattern) {
    return Error{fmt::format("'{}': {}", value, pattern.error().message), pattern.error().hint};
  }
  request.filter.grep.push_back(*pattern);
  return std::nullopt;
}

Result<double> parse_value(std::string_view value) {
  auto amount = parse_amount(value);
  if (!amount) {
    return Error{fmt::format("{} is not an amount of money", value), amount.error().hint};
  }
  return amount;
}

MaybeError take_min_value(Request& request, std::string_view value) {
  const auto amount = parse_value(value);
  if (!amount) {
    return amount.error();
  }
  request.filter.min_value = *amount;
  return std::nullopt;
}

MaybeError take_max_value(Request& request, std::string_view value) {
  const auto amount = parse_value(value);
  if (!amount) {
    return amount.error();
  }
  request.filter.max_value = *amount;
  return std::nullopt;
}

Result<std::size_t> parse_count(std::string_view value, std::string_view example) {
  std::size_t count = 0;
  const auto [end, status] = std::from_chars(value.data(), value.data() + value.size(), count);
  if (status != std::errc{} || end != value.data() + value.size()) {
    return Error{fmt::format("{} is not a number from 0 up", value),
                 fmt::format("Try {}.", example)};
  }
  return count;
}

MaybeError take_min_sources(Request& request, std::string_view value) {
  const auto count = parse_count(value, "--min-sources 2");
  if (!count) {
    return count.error();
  }
  request.filter.min_sources = *count;
  return std::nullopt;
}

MaybeError take_disputed(Request& request, std::string_view /*value*/) {
  request.filter.disputed = true;
  return std::nullopt;
}

MaybeError take_scope(Request& request, std::string_view list) {
  if (auto error = check_named(list, "scope")) {
    return error;
  }
  for (const std::string_view value : split(list)) {
    const Word* word = scopes.find(value);
    if (word == nullptr && fold(value) != "all") {
      return no_such("scope", "scopes", value, scope_choices);
    }
    const std::string_view scope = word == nullptr ? std::string_view() : word->text;
    // There are two scopes, so that two different ones are all.
    const bool is_other = request.scope_is_given && request.filter.scope != scope;
    request.filter.scope = is_other ? std::string_view() : scope;
    request.scope_is_given = true;
  }
  return std::nullopt;
}

MaybeError take_reporter(Request& request, std::string_view value) {
  return take_words(reporters, value, request.trade.reporters);
}

MaybeError take_flow(Request& request, std::string_view value) {
  auto error = take_words(flows, value, request.trade.flows);
  // Rows of periods have no single commodities.
  if (std::ranges::find(request.trade.flows, "commodity") != request.trade.flows.end()) {
    request.all_observations = true;
  }
  return error;
}

MaybeError take_commodity(Request& request, std::string_view list) {
  for (const std::string_view value : split(list)) {
    const std::string word = fold_spelling(value);
    const auto figures = request.dataset.trade();
    const bool is_known = std::ranges::any_of(figures, [&](const TradeFigure& figure) {
      return has_words(fold_spelling(figure.commodity), word);
    });
    if (!is_known) {
      Words known;
      for (const TradeFigure& figure : figures) {
        if (!figure.commodity.empty()) {
          known.push_back(figure.commodity);
        }
      }
      std::ranges::sort(known);
      known.erase(std::unique(known.begin(), known.end()), known.end());
      return no_such("commodity", "commodities", value, known);
    }
    request.trade.commodities.push_back(word);
  }
  request.all_observations = true;
  return std::nullopt;
}

MaybeError take_all(Request& request, std::string_view /*value*/) {
  request.all_observations = true;
  return std::nullopt;
}

MaybeError take_compare(Request& request, std::string_view list) {
  request.compare = true;
  return list.empty() ? std::nullopt : take_words(reporters, list, request.compared);
}

MaybeError take_timeline_by(Request& request, std::string_view value) {
  return take_choice(steps, "step", value, [&](std::size_t position) {
    request.by_decade = steps[position] == "decade";
  });
}

MaybeError take_svg(Request& request, std::string_view value) {
  if (value.empty()) {
    return Error{"it needs the name of a file",
                 "Try --svg trade.svg, or --svg - for standard output."};
  }
  request.svg_file = value;
  return std::nullopt;
}

MaybeError take_title(Request& request, std::string_view value) {
  request.chart_title = value;
  return std::nullopt;
}

MaybeError take_output(Request& request, std::string_view value) {
  if (value.empty()) {
    return Error{"it needs the name of a file", "Try -o pakru.db."};
  }
  request.output_path = value;
  return std::nullopt;
}

MaybeError take_anniversaries(Request& request, std::string_view /*value*/) {
  request.anniversaries = true;
  return std::nullopt;
}

MaybeError take_source_kind(Request& request, std::string_view value) {
  return take_words(source_kinds, value, request.source_kinds);
}

// summary

MaybeError take_by(Request& request, std::string_view list) {
  constexpr std::size_t most_keys = 2;
  if (auto error = check_named(list, "key")) {
    return error;
  }
  for (const std::string_view name : split(list)) {
    const auto known = summary_keys();
    const auto key = std::ranges::find(known, fold(name), &SummaryKey::name);
    if (key == known.end()) {
      Words names;
      std::ranges::transform(known, std::back_inserter(names), &SummaryKey::name);
      return no_such("key", "keys", name, names);
    }
    if (std::ranges::find(request.keys, &*key) != request.keys.end()) {
      return Error{fmt::format("{} is named twice", key->name), "Try --by decade,kind."};
    }
    if (request.keys.size() == most_keys) {
      return Error{"it takes one key or two", "Try --by decade,kind."};
    }
    request.keys.push_back(&*key);
  }
  return std::nullopt;
}

MaybeError take_sum(Request& request, std::string_view value) {
  const auto known = summary_measures();
  const auto measure = std::ranges::find(known, fold(value));
  if (measure == known.end()) {
    return no_such("measure", "measures", value, known);
  }
  request.measure = *measure;
  return std::nullopt;
}

MaybeError take_share(Request& request, std::string_view /*value*/) {
  request.share = true;
  return std::nullopt;
}

// people

MaybeError take_side(Request& request, std::string_view list) {
  const Words known = sides_of_people(request.dataset);
  for (const std::string_view value : split(list)) {
    const auto side =
        std::ranges::find_if(known, [&](std::string_view one) { return fold(one) == fold(value); });
    if (side == known.end()) {
      return no_such("side", "sides", value, known);
    }
    request.sides.push_back(*side);
  }
  return std::nullopt;
}

MaybeError take_real(Request& request, std::string_view value) {
  int year = 0;
  const auto [end, status] = std::from_chars(value.data(), value.data() + value.size(), year);
  // What is no number is told the same years as a number without prices.
  const bool is_year = status == std::errc{} && end == value.data() + value.size();
  auto prices = Prices::of(request.dataset, is_year ? year : 0);
  if (!prices) {
    return is_year ? prices.error()
                   : Error{fmt::format("{} is not a year", value), prices.error().hint};
  }
  request.prices = *prices;
  request.trade.prices = *prices;
  request.filter.restated = [prices = *prices](const Money& money, const Date& date) {
    return prices.restated(money, year_of(date));
  };
  return std::nullopt;
}

MaybeError take_format(Request& request, std::string_view value) {
  // The first, automatic, is not among the names.
  return take_choice(formats, "format", value, [&](std::size_t position) {
    request.format = static_cast<Format>(1 + position);
  });
}

MaybeError take_citation_style(Request& request, std::string_view value) {
  return take_choice(citation_styles, "style", value, [&](std::size_t position) {
    request.citation_style = static_cast<CitationStyle>(position);
  });
}

MaybeError take_sql_dialect(Request& request, std::string_view value) {
  return take_choice(sql_dialect_names, "dialect", value, [&](std::size_t position) {
    request.sql = static_cast<SqlDialect>(position);
  });
}

MaybeError take_cite_dataset(Request& request, std::string_view /*value*/) {
  request.cite_dataset = true;
  return std::nullopt;
}

MaybeError take_colour(Request& request, std::string_view value) {
  return take_choice(colour_choices, "choice", value,
                     [&](std::size_t position) { request.colour = static_cast<Colour>(position); });
}

MaybeError take_columns(Request& request, std::string_view value) {
  for (const std::string_view name : split(value)) {
    request.columns.emplace_back(name);
  }
  if (request.columns.empty()) {
    return Error{"no column is named", "Try --columns date,title or --columns +summary."};
  }
  return std::nullopt;
}

MaybeError take_sort(Request& request, std::string_view value) {
  for (const std::string_view name : split(value)) {
    request.sort.emplace_back(name);
  }
  return std::nullopt;
}

MaybeError take_limit(Request& request, std::string_view value) {
  const auto count = parse_count(value, "--limit 10");
  if (!count) {
    return count.error();
  }
  request.limit = *count;
  return std::nullopt;
}

MaybeError take_for_spreadsheet(Request& request, std::string_view /*value*/) {
  request.for_spreadsheet = true;
  return std::nullopt;
}

MaybeError take_header(Request& request, std::string_view /*value*/) {
  request.header = true;
  return std::nullopt;
}

MaybeError take_fail_empty(Request& request, std::string_view /*value*/) {
  request.fail_empty = true;
  return std::nullopt;
}

MaybeError take_wrap(Request& request, std::string_view /*value*/) {
  request.wrap = true;
  return std::nullopt;
}

MaybeError take_no_pager(Request& request, std::string_view /*value*/) {
  request.page = false;
  return std::nullopt;
}

// data

MaybeError take_data(Request& request, std::string_view value) {
  if (value.empty()) {
    return Error{"it needs the name of a file",
                 "Try --data records.ndjson, or --data - to read "
                 "standard input."};
  }
  request.data_files.emplace_back(value);
  return std::nullopt;
}

MaybeError take_data_only(Request& request, std::string_view /*value*/) {
  request.data_only = true;
  return std::nullopt;
}

MaybeError take_skip_invalid(Request& request, std::string_view /*value*/) {
  request.skip_invalid = true;
  return std::nullopt;
}

MaybeError take_verbose(Request& request, std::string_view /*value*/) {
  request.verbose = true;
  return std::nullopt;
}

// Options that exclude each other; judged when all are taken, as the last of several counts.

MaybeError check_order_of_dates(const Request& request) {
  if (request.since && request.until && request.since->first() > request.until->last()) {
    return Error{
        fmt::format("it ends on {} before it begins on {}", request.until->text(),
                    request.since->text()),
        fmt::format("Try --since {} --until {}.", request.until->text(), request.since->text())};
  }
  return std::nullopt;
}

/// An error where none of the dates of --on reaches into the span of --since and --until.
MaybeError check_days(const Request& request) {
  const auto& since = request.since;
  const auto& until = request.until;
  const auto is_outside = [&](const On& on) {
    return on.date && ((since && on.date->last() < since->first()) ||
                       (until && on.date->first() > until->last()));
  };
  const auto& on = request.filter.on;
  if (on.empty() || !std::ranges::all_of(on, is_outside)) {
    return std::nullopt;
  }
  const std::string bounds =
      fmt::format("{}{}{}", since ? "--since " + since->text() : "", since && until ? " " : "",
                  until ? "--until " + until->text() : "");
  return Error{"it has no day in common with " + bounds, "Leave one of them out."};
}

MaybeError check_order_of_values(const Request& request) {
  const Filter& filter = request.filter;
  if (filter.min_value && filter.max_value && *filter.min_value > *filter.max_value) {
    return Error{fmt::format("the most, {}, is less than the least, {}",
                             compact_text(*filter.max_value), compact_text(*filter.min_value)),
                 fmt::format("Try --min-value {} --max-value {}.", compact_text(*filter.max_value),
                             compact_text(*filter.min_value))};
  }
  return std::nullopt;
}

constexpr std::string_view filters = filter_category;
constexpr std::string_view output = "Output";
constexpr std::string_view data = data_category;
constexpr auto single = Values::Form::single;
constexpr auto list = Values::Form::list;
constexpr Values any_date{single, dates};

constexpr std::array data_list = {
    Option{"--data", "FILE", data,
           "records of your own beside pakru's: a dataset, or NDJSON; repeatable, '-' is standard "
           "input",
           "pakru events --data records.ndjson", take_data, any_file},
    Option{"--data-only", "", data, "those alone, without pakru's",
           "pakru summary --by kind --data records.ndjson --data-only", take_data_only},
    Option{"--skip-invalid", "", data, "count and tell lines that are no record instead of ending",
           "pakru events --data records.ndjson --skip-invalid", take_skip_invalid},
    Option{"--verbose", "", data, "tell which of pakru's records yours take the place of",
           "pakru events --data records.ndjson --verbose", take_verbose},
};

constexpr std::array date_list = {
    Option{"--since", "DATE", filters,
           "from the first day of DATE on: 2014, 2014-11, 2014-11-20; a record of a span is met "
           "where the spans overlap",
           "pakru events --since 2014-11", take_since, any_date},
    Option{"--until", "DATE", filters,
           "up to the last day of DATE; a record of a span is met where the spans overlap",
           "pakru events --until 1971", take_until, any_date},
    Option{"--on",
           "DATE",
           filters,
           "within DATE, or where the spans overlap; 12-23 or today is that day of any year",
           "pakru events --on 12-23",
           take_on,
           {list, dates_and_today}},
};

constexpr std::array kind_list = {
    Option{"--kind", "KIND", filters, "visit, meeting, agreement, deal, aid, project …",
           "pakru events --kind visit,meeting", take_filter_words<kinds, &Filter::kinds>,
           list_of<kinds>},
};

constexpr auto kind_of_visits = std::to_array<std::string_view>({"visit"});
constexpr auto kind_of_agreements = std::to_array<std::string_view>({"agreement"});
constexpr auto kind_of_deals = std::to_array<std::string_view>({"deal"});

/// --kind of a command that prints one kind alone.
constexpr Option own_kind(const Values& known, std::string_view example) {
  return {"--kind", "KIND",
          filters,  "as elsewhere, but of this command's own kind alone",
          example,  take_filter_words<kinds, &Filter::kinds>,
          known};
}

constexpr std::array visit_kind_list = {
    own_kind(one_of<kind_of_visits>, "pakru visits --kind visit"),
};
constexpr std::array agreement_kind_list = {
    own_kind(one_of<kind_of_agreements>, "pakru agreements --kind agreement"),
};
constexpr std::array deal_kind_list = {
    own_kind(one_of<kind_of_deals>, "pakru deals --kind deal"),
};

constexpr Option source_option{"--source",
                               "NAME",
                               filters,
                               "resting on a source: its id or its publisher",
                               "pakru events --source dawn",
                               take_source,
                               {list, names_of_sources}};

constexpr std::array record_list = {
    Option{"--type", "TYPE", filters, "of deals: defense, energy, loan, food …",
           "pakru deals --type defense", take_filter_words<deal_types, &Filter::types>,
           list_of<deal_types>},
    Option{"--status", "STATUS", filters, "of agreements and deals: signed, delivered, stalled …",
           "pakru agreements --status in-force", take_filter_words<statuses, &Filter::statuses>,
           list_of<statuses>},
    Option{"--level", "LEVEL", filters, "of visits and meetings: head-of-state, minister …",
           "pakru visits --level head-of-state,head-of-government",
           take_filter_words<levels, &Filter::levels>, list_of<levels>},
    Option{"--direction", "WAY", filters, "of visits: to-russia, to-pakistan, third-country",
           "pakru visits --direction to-pakistan",
           take_filter_words<directions, &Filter::directions>, list_of<directions>},
    Option{"--instrument", "WORD", filters, "of agreements: treaty, protocol, mou …",
           "pakru agreements --instrument treaty,protocol",
           take_filter_words<instruments, &Filter::instruments>, list_of<instruments>},
    Option{"--topic", "TOPIC", filters, "arms, gas, afghanistan, trade …",
           "pakru events --topic gas,oil", take_filter_words<topics, &Filter::topics>,
           list_of<topics>},
    Option{"--person",
           "NAME",
           filters,
           "who took part: id, name or any known spelling",
           "pakru events --person lavrov",
           take_person,
           {list, names_of_people}},
    Option{"--body",
           "NAME",
           filters,
           "organisation that took part",
           "pakru events --body gazprom",
           take_body,
           {list, names_of_bodies}},
    Option{"--place",
           "NAME",
           filters,
           "where",
           "pakru events --place tashkent",
           take_place,
           {list, names_of_places}},
    source_option,
    Option{"--min-value", "AMOUNT", filters, "US dollars, of --real where it is given: 100k, 2.5M",
           "pakru deals --min-value 100M", take_min_value},
    Option{"--max-value", "AMOUNT", filters, "the same upwards", "pakru deals --max-value 2.5M",
           take_max_value},
    Option{"--grep", "REGEX", filters,
           "in title or summary; case counts only where REGEX has a capital",
           "pakru events --grep 'steel|gas'", take_grep},
    Option{"--disputed", "", filters, "only records whose sources differ", "pakru deals --disputed",
           take_disputed},
    Option{"--min-sources", "N", filters, "with N publishers that do not depend on each other",
           "pakru events --min-sources 4", take_min_sources},
    Option{"--confidence", "WORD", filters, "corroborated, single, opinion-only",
           "pakru events --confidence single", take_filter_words<confidences, &Filter::confidences>,
           list_of<confidences>},
    Option{"--scope", "SCOPE", filters, "bilateral (as without it), context or all",
           "pakru events --scope all --topic kashmir", take_scope, one_of<scope_choices>},
};

constexpr std::array trade_list = {
    Option{"--all", "", filters, "every observation instead of a row a period",
           "pakru trade --all --since 2014", take_all},
    Option{"--compare", "[A,B]", filters,
           "the counters side by side, all or these; --flow says of what",
           "pakru trade --compare pakistan,russia", take_compare, list_of<reporters>},
    Option{"--reporter", "NAME", filters, "who counted: Pakistan, Russia, 'UN Comtrade' …",
           "pakru trade --reporter 'un comtrade'", take_reporter, list_of<reporters>},
    Option{
        "--flow", "FLOW", filters,
        "periods with a total, pk-exports or pk-imports, or in which direction a --commodity went; "
        "commodity lists observations",
        "pakru trade --flow pk-exports", take_flow, list_of<flows>},
    Option{"--commodity",
           "NAME",
           filters,
           "observations of one commodity: wheat, cotton …",
           "pakru trade --commodity wheat",
           take_commodity,
           {list, commodities}},
    source_option,
};

constexpr std::array series_list = {date_list[0], date_list[1]};

constexpr std::array source_list = {
    Option{"--kind", "KIND", filters, "official, news, academic, reference, database, opinion",
           "pakru sources --kind official", take_source_kind, list_of<source_kinds>},
    Option{"--source",
           "NAME",
           filters,
           "of one publisher",
           "pakru sources --source dawn",
           take_source,
           {list, names_of_sources}},
};

constexpr Option real_option{"--real",
                             "YEAR",
                             output,
                             "US dollars in the prices of YEAR (US CPI-U)",
                             "pakru deals --real 2020 --columns date,title,value",
                             take_real,
                             {single, years_with_prices}};

constexpr std::array summary_list = {
    Option{"--by",
           "KEY,KEY",
           output,
           "count by one key, or by two in a cross table",
           "pakru summary --by decade,kind",
           take_by,
           {list, keys_of_summary}},
    Option{"--sum",
           "MEASURE",
           output,
           "add up value (US dollars), quantity or tiv",
           "pakru summary --by decade --sum value",
           take_sum,
           {single, measures_of_summary}},
    Option{"--share", "", output, "per cent of all; of a range its middle counts",
           "pakru summary --by kind --share", take_share},
    real_option,
};

constexpr std::array people_list = {
    Option{"--side",
           "SIDE",
           filters,
           "pakistan, russia, or another country",
           "pakru people --side pakistan",
           take_side,
           {list, sides}},
};

constexpr std::array price_list = {real_option};

// cite
constexpr std::array citation_list = {
    Option{"--style", "STYLE", output, "chicago (as without it), apa, bibtex or csl-json",
           "pakru cite 2015-08-mi --style bibtex", take_citation_style, one_of<citation_styles>},
    Option{"--dataset", "", output, "cites the dataset itself, beside what IDs ask for",
           "pakru cite --dataset", take_cite_dataset},
};

constexpr std::array schema_list = {
    Option{"--sql", "DIALECT", output,
           "SQL for NDJSON of whole records: clickhouse, duckdb, spark or sqlite",
           "pakru schema --sql duckdb", take_sql_dialect, one_of<sql_dialect_names>},
};

constexpr std::array timeline_list = {
    kind_list[0],
    Option{"--by", "STEP", output, "year (as without it) or decade", "pakru timeline --by decade",
           take_timeline_by, one_of<steps>},
};

constexpr std::array chart_list = {
    kind_list[0],
    Option{"--compare", "[A,B]", filters,
           "of trade: the counters side by side, all or these: pakistan, russia, 'un comtrade', "
           "unspecified",
           "pakru chart trade --compare pakistan,russia", take_compare, list_of<reporters>},
    Option{"--flow", "FLOW", filters, "of trade: total, pk-exports, pk-imports",
           "pakru chart trade --flow pk-exports,pk-imports", take_flow, list_of<flows>},
    Option{"--svg", "FILE", output, "an SVG picture into FILE; '-' is standard output",
           "pakru chart trade --svg trade.svg", take_svg, any_file},
    Option{"--title", "TEXT", output, "the picture's heading instead of its own",
           "pakru chart trade --title 'Trade in goods' --svg trade.svg", take_title},
};

constexpr Option format_option{"--format",
                               "FORMAT",
                               output,
                               "table, tsv, csv, json, ndjson or markdown",
                               "pakru events --format csv",
                               take_format,
                               one_of<formats>};
constexpr Option header_option{
    "--header", "", output, "column names above tsv and csv", "pakru events --format csv --header",
    take_header};
constexpr Option spreadsheet_option{"--for-spreadsheet",
                                    "",
                                    output,
                                    "csv whose texts no spreadsheet takes for formulas",
                                    "pakru events --format csv --header --for-spreadsheet",
                                    take_for_spreadsheet};

constexpr std::array table_list = {
    Option{"--columns", "A,B,C", output, "these columns; +A adds one, -A drops one",
           "pakru events --columns +summary", take_columns, any_columns},
    Option{"--sort", "FIELD", output,
           "by a column, FIELD:desc downwards; repeat for ties; US dollars stand before money in "
           "another currency",
           "pakru deals --sort value:desc", take_sort, any_order},
    Option{"--limit", "N", output, "at most N rows", "pakru events --limit 10", take_limit},
    format_option,
    header_option,
    spreadsheet_option,
    Option{"--wrap", "", output, "long texts of a table on several lines instead of cut",
           "pakru events --since 2015 --wrap", take_wrap},
    Option{"--fail-empty", "", output, "exit with 1 where nothing matches",
           "pakru events --topic gas --fail-empty", take_fail_empty},
};

constexpr std::array export_list = {
    Option{"--output", "PATH", output,
           "where to: a file, of datapackage a folder; '-' is standard output, for text",
           "pakru export sqlite --output pakru.db", take_output, any_file, "-o"},
    Option{"--anniversaries", "", output,
           "of ics: the first day of every event again each year, of 29 February the month's last",
           "pakru export ics --anniversaries -o pakru.ics", take_anniversaries},
    Option{"--sort", "FIELD", output,
           "the order of records, by a column of 'events'; FIELD:desc downwards",
           "pakru export ics --sort kind -o pakru.ics", take_sort, any_order},
    Option{"--limit", "N", output, "at most N records", "pakru export ics --limit 10 -o pakru.ics",
           take_limit},
    Option{"--fail-empty", "", output, "write nothing and exit with 1 where no record matches",
           "pakru export ics --topic gas --fail-empty -o pakru.ics", take_fail_empty},
};

constexpr std::array page_list = {format_option, header_option, spreadsheet_option};

constexpr std::array common_list = {
    Option{"--color", "WHEN", output, "auto, always or never", "pakru events --color always",
           take_colour, one_of<colour_choices>},
    Option{"--no-pager", "", output, "a long answer straight to the terminal",
           "pakru events --no-pager", take_no_pager},
};

}  // namespace

std::optional<Status> complain_of_exclusion(const Request& request) {
  if (const auto error = check_order_of_dates(request)) {
    return complain("--until", *error);
  }
  if (const auto error = check_days(request)) {
    return complain("--on", *error);
  }
  if (const auto error = check_order_of_values(request)) {
    return complain("--max-value", *error);
  }
  if (request.for_spreadsheet && request.output_format() != Format::csv) {
    return complain("--for-spreadsheet",
                    {"it is of --format csv", "Try --format csv --for-spreadsheet."});
  }
  return std::nullopt;
}

std::optional<Error> ask_for_person(Request& request, std::string_view name) {
  return take_person(request, name);
}

const OptionGroup data_options = data_list;
const OptionGroup date_options = date_list;
const OptionGroup kind_options = kind_list;
const OptionGroup visit_kind_options = visit_kind_list;
const OptionGroup agreement_kind_options = agreement_kind_list;
const OptionGroup deal_kind_options = deal_kind_list;
const OptionGroup record_options = record_list;
const OptionGroup trade_options = trade_list;
const OptionGroup source_options = source_list;
const OptionGroup series_options = series_list;
const OptionGroup summary_options = summary_list;
const OptionGroup people_options = people_list;
const OptionGroup price_options = price_list;
const OptionGroup citation_options = citation_list;
const OptionGroup schema_options = schema_list;
const OptionGroup timeline_options = timeline_list;
const OptionGroup chart_options = chart_list;
const OptionGroup export_options = export_list;
const OptionGroup table_options = table_list;
const OptionGroup page_options = page_list;
const OptionGroup common_options = common_list;

}  // namespace pakru::cli
