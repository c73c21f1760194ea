/// Which records are asked for.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "pakru/data/dataset.hpp"
#include "pakru/model/record.hpp"
#include "pakru/model/result.hpp"

namespace pakru {

/// A regular expression whose running time grows with the text alone (RE2).
class Pattern {
 public:
  /// Case is ignored unless the pattern has a capital letter. An error names the place.
  static Result<Pattern> compile(std::string_view text);
  [[nodiscard]] bool found_in(std::string_view text) const;

 private:
  struct Engine;
  explicit Pattern(std::shared_ptr<const Engine> engine) : engine_(std::move(engine)) {}
  std::shared_ptr<const Engine> engine_;
};

/// A day of any year.
struct MonthDay {
  unsigned month = 0;
  unsigned day = 0;
};

/// What `--on` asks for: a date, or a day of any year.
struct On {
  std::optional<Date> date;
  std::optional<MonthDay> any_year;

  static Result<On> parse(std::string_view text);
};

/// What a filter says of a record.
enum class Verdict {
  accepted,
  rejected,
  other_currency,  ///< it would be accepted but for its value, which is not in US dollars
  not_restatable,  ///< likewise, and its value cannot be restated
};

/// What a record must be like. Within a list one of the values is enough; what is empty asks for
/// nothing; everything that asks must be met.
struct Filter {
  std::optional<Day> since;  ///< the record's span reaches this day
  std::optional<Day> until;
  std::vector<On> on;
  std::vector<std::string_view> kinds;
  std::vector<std::string_view> types;
  std::vector<std::string_view> topics;
  std::vector<std::string_view> statuses;
  std::vector<std::string_view> levels;
  std::vector<std::string_view> directions;
  std::vector<std::string_view> instruments;
  std::vector<std::string_view> confidences;
  std::optional<std::vector<std::string_view>> people;   ///< ids
  std::optional<std::vector<std::string_view>> bodies;   ///< names
  std::optional<std::vector<std::string_view>> places;   ///< names
  std::optional<std::vector<std::string_view>> sources;  ///< ids
  std::vector<Pattern> grep;
  std::optional<double> min_value;  ///< US dollars
  std::optional<double> max_value;
  /// Restates a value of that date before it is compared with these two; nothing where that cannot
  /// be done. Values are compared as they are where there is no such function.
  std::function<std::optional<Money>(const Money&, const Date&)> restated;
  std::size_t min_sources = 0;  ///< publishers that do not depend on each other
  bool disputed = false;
  std::string_view scope;  ///< empty for all

  /// The parts of a record that `accepts` looks at.
  [[nodiscard]] unsigned parts() const;

  /// Whether the record is asked for; needs `parts()`.
  [[nodiscard]] Verdict judge(const Record& record, Dataset& dataset) const;

  /// Whether a head alone shows that its record is not asked for.
  [[nodiscard]] bool rejects(const Head& head) const;

 private:
  [[nodiscard]] bool accepts_all_but_value(const Record& record, Dataset& dataset) const;
  /// A range that reaches into what is asked for is within it.
  [[nodiscard]] Verdict judge_value(const Record& record) const;
};

/// Finds people, places, bodies or sources by id or by any known name, case, accents and
/// British or American spelling ignored: a name is met by whole words of it. Empty where nothing is
/// met.
[[nodiscard]] std::vector<std::string_view> match_people(Dataset& dataset, std::string_view text);
[[nodiscard]] std::vector<std::string_view> match_places(Dataset& dataset, std::string_view text);
[[nodiscard]] std::vector<std::string_view> match_bodies(Dataset& dataset, std::string_view text);
[[nodiscard]] std::vector<std::string_view> match_sources(Dataset& dataset, std::string_view text);

}  // namespace pakru
