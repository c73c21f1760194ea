/// What the dataset holds. Every text is a view into the dataset's bytes.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <variant>
#include <vector>

#include "pakru/model/date.hpp"
#include "pakru/model/money.hpp"

namespace pakru {

/// What can be said of an event, and disagreed about. A record holds the editors' choice, each
/// claim what its source says, in the same fields.
struct Facts {
  std::optional<Date> date;
  std::optional<Date> delivered;
  std::optional<Money> value;
  std::optional<double> quantity;
  std::optional<std::int64_t> troops;
  std::optional<std::int64_t> session;
  std::string_view direction;
  std::string_view level;
  std::string_view form;
  std::string_view instrument;
  std::string_view status;
  std::string_view type;
  std::string_view supplier;
  std::string_view recipient;
  std::string_view host;
  std::string_view place;

  bool operator==(const Facts&) const = default;
};

/// One field of `Facts`, by its name in the dataset.
struct FactField {
  using Member = std::variant<std::optional<Date> Facts::*, std::optional<Money> Facts::*,
                              std::optional<double> Facts::*, std::optional<std::int64_t> Facts::*,
                              std::string_view Facts::*>;
  std::string_view name;
  Member member;
};

/// All fields of `Facts`, in the order in which they are shown.
[[nodiscard]] std::span<const FactField> fact_fields();

/// The field of that name; nullptr where there is none.
[[nodiscard]] const FactField* find_fact_field(std::string_view name);

/// What one source says of a record.
struct Claim {
  std::string_view source;  ///< id of a Source
  std::string_view states;  ///< in short, with the source's own date and figures
  Facts facts;
};

/// A person who took part, and the office held that day.
struct Participant {
  std::string_view person;  ///< id of a Person
  std::string_view office;
};

/// What arrived in one year.
struct Delivery {
  std::optional<int> year;
  bool year_is_estimate = false;
  std::optional<double> quantity;
  bool quantity_is_estimate = false;
  std::string_view condition;
  std::optional<double> tiv;  ///< millions of SIPRI trend-indicator value
};

/// The sum of what is known of the deliveries; nothing where nothing is.
[[nodiscard]] std::optional<double> sum_of_deliveries(std::span<const Delivery> deliveries,
                                                      std::optional<double> Delivery::*member);

/// Parts of a record that can be read apart, so that a query reads no more than it needs.
namespace part {
inline constexpr unsigned head = 1;  ///< id, kind, date, title, scope
inline constexpr unsigned summary = 2;
inline constexpr unsigned topics = 4;
inline constexpr unsigned places = 8;
inline constexpr unsigned people = 16;
inline constexpr unsigned bodies = 32;
inline constexpr unsigned details = 64;  ///< the object named for the kind
inline constexpr unsigned claims = 128;
inline constexpr unsigned related = 256;
inline constexpr unsigned note = 512;
inline constexpr unsigned all = 1023;
}  // namespace part

/// An event. Parts that were not read are empty.
struct Record {
  std::string_view id;
  std::string_view kind;
  std::string_view scope;
  std::string_view title;
  std::string_view summary;
  std::string_view note;  ///< why the editors chose as they did
  Facts facts;            ///< `facts.date` is the date of the event

  std::vector<std::string_view> topics;
  std::vector<std::string_view> places;
  std::vector<std::string_view> bodies;
  std::vector<Participant> people;
  std::vector<Claim> claims;
  std::vector<std::string_view> related;
  std::vector<std::string_view> distinct;  ///< records that look alike and are another event

  std::string_view details;  ///< the key of the object named for a kind: 'visit', 'deal' …
  std::string_view item;     ///< of a deal or of aid
  std::string_view unit;     ///< what `facts.quantity` counts; pieces where empty
  std::vector<Delivery> deliveries;
  std::string_view exercise;  ///< its name
  std::string_view project;   ///< its name
  std::string_view stage;     ///< of the project
  std::string_view voting_body;
  std::string_view pakistan_vote;
  std::string_view russia_vote;

  std::string_view json;  ///< the bytes of the record

  [[nodiscard]] const Date& date() const { return *facts.date; }

  /// Empties the record and keeps the memory of its lists.
  void clear();
};

/// A document that states something.
struct Source {
  std::string_view id;
  std::string_view title;
  std::string_view author;
  std::string_view publisher;
  std::string_view group;  ///< the house behind the publisher, where that is another
  std::string_view date;   ///< of publication, EDTF
  std::string_view url;
  std::string_view kind;
  std::string_view language;  ///< ISO 639-1
  std::string_view via;       ///< where a repost was read

  /// Two sources of one house do not support each other.
  [[nodiscard]] std::string_view house() const { return group.empty() ? publisher : group; }
};

/// A person, with every spelling by which a reader may ask for them.
struct Person {
  std::string_view id;
  std::string_view name;
  std::string_view side;  ///< pakistan, russia, or another country's name
  std::vector<std::string_view> aliases;
};

/// A place or an organisation, known by its name.
struct Named {
  std::string_view name;
  std::string_view country;
  std::vector<std::string_view> aliases;
};

/// The time that a trade figure covers: a calendar year, a Pakistani fiscal year (July to June,
/// 'FY2021-22'), or any other span in EDTF.
struct Period {
  std::string_view text;
  Date span;
  bool fiscal = false;

  static Result<Period> parse(std::string_view text);
};

/// One figure of bilateral trade in goods, as one source states it.
struct TradeFigure {
  Period period;
  std::string_view flow;
  std::string_view commodity;            ///< only with flow 'commodity'
  std::string_view commodity_direction;  ///< 'pk-exports' or 'pk-imports'
  double amount = 0;
  std::string_view currency;
  std::string_view stated;
  std::string_view reporter;  ///< who counted
  std::string_view source;
  std::string_view note;
  bool computed = false;  ///< added up by the editors from the source's own parts
  bool average = false;   ///< of a span: what one year of it has on average
};

/// A yearly figure.
struct Point {
  int year = 0;
  double value = 0;
};

/// Yearly figures beside trade.
struct Series {
  std::string_view id;
  std::string_view title;
  std::string_view unit;
  std::string_view scope;
  std::string_view source;
  std::string_view note;
  std::vector<Point> points;
};

/// What the dataset says of itself.
struct About {
  std::string_view title;
  std::string_view version;
  std::string_view updated;
  std::string_view licence;
  std::string_view description;
};

}  // namespace pakru
