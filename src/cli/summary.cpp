#include "pakru/report/summary.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <functional>

#include "commands.hpp"
#include "pakru/output/bar.hpp"
#include "pakru/output/overview.hpp"
#include "pakru/output/table.hpp"
#include "pakru/output/text.hpp"
#include "print.hpp"

namespace pakru::cli {
namespace {

constexpr std::size_t most_people = 10;
constexpr std::size_t bar_width = 20;
constexpr auto dispensable = std::to_array<std::string_view>({"bar"});
constexpr auto overview_columns = std::to_array<std::string_view>({"section", "name", "figure"});

/// Options that say nothing without another.
std::optional<Error> missing(const Request& request) {
  if (request.keys.empty() && (!request.measure.empty() || request.share)) {
    return Error{"by what? --by is missing", "Try 'pakru summary --by decade --sum value'."};
  }
  if (!request.keys.empty() && request.prices && request.measure != "value") {
    return Error{"--real restates sums of money", "Try 'pakru summary --by decade --sum value'."};
  }
  return std::nullopt;
}

SummaryTable laid_out(const Request& request, const Summary& summary) {
  const Format format = request.output_format();
  const bool for_people = format == Format::table || format == Format::markdown;
  SummaryTable result = summary_table(summary, {request.share, for_people});
  if (format == Format::table && !summary.total.has_unlike) {
    std::vector<double> weights;
    std::ranges::transform(summary.row_totals, std::back_inserter(weights),
                           [&](const Tally& tally) { return summary.weight(tally); });
    add_bars(result.table, weights, summary.wish.column == nullptr ? bar_width : 1,
             request.style());
    result.shown.push_back(result.table.columns.back().name);
  }
  return result;
}

std::size_t width_of(const Request& request, const Summary& summary) {
  SummaryTable result = laid_out(request, summary);
  result.table.rows.push_back(result.table.total);
  std::vector<std::size_t> shown;
  for (std::size_t i = 0; i < result.table.columns.size(); ++i) {
    if (std::ranges::find(result.shown, result.table.columns[i].name) != result.shown.end()) {
      shown.push_back(i);
    }
  }
  std::size_t widest = 0;
  const std::string text = table_text(with_columns(result.table, shown), {false, 0});
  for (const std::string_view line : split(text, '\n')) {
    widest = std::max(widest, display_width(line));
  }
  return widest;
}

/// Whether the rows are to be sorted by a column that the folded summary lost.
bool is_sorted_by_folded(const Request& request, const Summary& summary, const Summary& folded) {
  const auto has = [](const Summary& one, std::string_view column) {
    return std::ranges::find(one.columns, column) != one.columns.end();
  };
  return std::ranges::any_of(request.sort, [&](std::string_view wish) {
    const std::string_view column = wish.substr(0, wish.find(':'));
    return has(summary, column) && !has(folded, column);
  });
}

/// The summary with as many columns as the terminal has room for.
Summary fitted(Request& request, Summary summary) {
  constexpr std::size_t narrowest_column = 4;
  constexpr std::size_t fewest = 2;
  const std::size_t width = request.terminal.width;
  if (!request.is_for_people() || width == 0 || summary.columns.size() <= fewest ||
      !request.columns.empty() || width_of(request, summary) <= width) {
    return summary;
  }
  Summary folded = summary;
  std::size_t most = std::min(summary.columns.size() - 1, width / narrowest_column);
  for (; most >= fewest; --most) {
    SummaryWish wish = summary.wish;
    wish.columns = kept_columns(summary, most);
    folded = summarize(request.dataset, request.filter, wish);
    if (width_of(request, folded) <= width) {
      break;
    }
  }
  return is_sorted_by_folded(request, summary, folded) ? summary : folded;
}

std::string_view measure_text(std::string_view measure) {
  return measure == "tiv" ? "trend-indicator value" : measure;
}

/// What is left out of a sum, and why.
std::string left_out_text(const Coverage& coverage) {
  std::string text;
  const auto add = [&](std::size_t count, std::string_view why) {
    if (count > 0) {
      text += fmt::format("{}{} {}", text.empty() ? "" : ", ", count, why);
    }
  };
  add(coverage.other_currency, "in another currency");
  add(coverage.not_firm, "proposed, negotiated or cancelled (--status asks for them)");
  add(coverage.not_restatable, "of a year without consumer prices");
  return text;
}

void tell_sum(const Request& request, const Summary& summary) {
  const Coverage& coverage = summary.coverage;
  const std::string_view unit = request.measure == "value" ? ", in US dollars"
                                : request.measure == "tiv" ? ", in million trend-indicator value"
                                                           : "";
  std::string text =
      fmt::format("The sum covers {}{}; {} {} no {}.", counted(summary.total.records, "record"),
                  request.prices ? ", in " + request.prices->text() : std::string(unit),
                  grouped_text(static_cast<double>(coverage.without_measure)),
                  coverage.without_measure == 1 ? "has" : "have", measure_text(request.measure));
  if (const std::string left_out = left_out_text(coverage); !left_out.empty()) {
    text += fmt::format(" Left out: {}.", left_out);
  }
  if (coverage.goods.size() > 1) {
    text += fmt::format(" Of {} different goods: a sum that would mix them is left empty.",
                        coverage.goods.size());
  }
  complain("", {text, ""});
}

/// The names of the keys that `holds` is true of.
template <typename Holds>
std::string keys_text(const SummaryWish& wish, std::string_view SummaryKey::*name,
                      std::string_view conjunction, Holds holds) {
  std::string text;
  for (const SummaryKey* key : {wish.row, wish.column}) {
    if (key != nullptr && holds(*key)) {
      text +=
          text.empty() ? std::string(key->*name) : fmt::format(" {} {}", conjunction, key->*name);
    }
  }
  return text;
}

void tell_coverage(const Request& request, const Summary& summary) {
  const SummaryWish& wish = summary.wish;
  if (!request.measure.empty()) {
    tell_sum(request, summary);
  }
  if (summary.coverage.without_key > 0) {
    complain("", {fmt::format("Without {}, and not counted: {}",
                              keys_text(wish, &SummaryKey::name, "or",
                                        [](const SummaryKey& key) { return key.years == 0; }),
                              counted(summary.coverage.without_key, "record")),
                  ""});
  }
  if (summary.has_several) {
    complain(
        "",
        {fmt::format("A record counts once under each of its {}; the total is of {}",
                     keys_text(wish, &SummaryKey::plural, "and", std::mem_fn(&SummaryKey::several)),
                     counted(summary.total.records, "record")),
         ""});
  }
}

/// Columns, an order or a limit ask for rows, which the page has not.
bool wants_page(const Request& request) {
  return request.is_for_people() && request.columns.empty() && request.sort.empty() &&
         !request.limit;
}

Status print_overview(Request& request) {
  request.dataset.hold_files(false);  // it counts in several ways, each in a scan of its own
  const Overview overview = overview_of(request.dataset, request.filter, request.trade);
  tell_left_out(request, overview.report);
  if (overview.first_trade) {
    tell_prices(request, 0, "");
  } else if (request.prices) {
    tell(request, "--real: an overview without trade holds no money.");
  }
  if (overview.records > 0 && wants_page(request)) {
    return print_text(request, overview_text(overview, most_people, request.style()));
  }
  Table table = overview_table(overview, most_people);
  if (overview.records == 0) {
    table.rows.clear();
  }
  return print_table(request, std::move(table), {overview_columns, overview_columns}, "");
}

Status run(Request& request) {
  use_default_scope(request);
  if (const auto error = missing(request)) {
    return complain("summary", *error);
  }
  if (request.keys.empty()) {
    return print_overview(request);
  }
  SummaryWish wish;
  wish.row = request.keys.front();
  wish.column = request.keys.size() > 1 ? request.keys.back() : nullptr;
  wish.measure = request.measure;
  wish.prices = request.prices ? &*request.prices : nullptr;
  if (request.is_for_people() && wish.column != nullptr) {
    request.dataset.hold_files(false);  // what has no room is counted again
  }
  const Summary summary = fitted(request, summarize(request.dataset, request.filter, wish));
  SummaryTable result = laid_out(request, summary);
  const std::string note =
      fmt::format("{} {}, {}", grouped_text(static_cast<double>(summary.rows.size())),
                  summary.rows.size() == 1 ? wish.row->name : wish.row->plural,
                  counted(summary.total.records, "record"));
  const Status status = print_table(request, std::move(result.table),
                                    {result.shown, result.shown, dispensable}, note);
  if (status != Status::usage) {
    tell_coverage(request, summary);
  }
  return status;
}

}  // namespace

const Command summary_command{
    .name = "summary",
    .category = "Summarize",
    .text = "counts and sums by one or two keys; bare: an overview",
    .description =
        "Counts records, or with --sum adds up their value, quantity or trend-indicator value, by "
        "year, decade, kind, type, topic, direction, level, status, instrument, person, body, "
        "place, source, publisher, supplier, recipient, scope or confidence. Two keys make a cross "
        "table; what a terminal has no room for is told together. A date of several years counts "
        "under the year of its first day. A record with several topics, people, places … counts "
        "once under each; totals are of records. A sum leaves out proposed, negotiated and "
        "cancelled deals unless --status asks for them. A value that is a range counts at both "
        "ends, 'sum_low' and 'sum_high'; 'sum', by which a sum is sorted too, and --share use the "
        "middle. Quantities of different goods are not added up. Only the formats table and "
        "markdown have a last row of totals. Without --by it prints an overview: of the records, "
        "and of trade, in whole calendar years, unless a filter asks for what trade has not.",
    .arguments = "",
    .examples = {"pakru summary --by decade,kind",
                 "pakru summary --by decade --sum value --real 2020",
                 "pakru summary --by person --topic arms --sort records:desc --limit 10"},
    .groups = {&data_options, &date_options, &kind_options, &record_options, &summary_options,
               &table_options, &common_options},
    .run = run,
};

}  // namespace pakru::cli
