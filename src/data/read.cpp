#include "read.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include "pakru/data/shape.hpp"

namespace pakru {
namespace {

using json::for_elements;
using json::for_fields;
using json::read_text;
using json::TextStore;
using json::value;

/// A text of `Holder` and its key.
template <typename Holder>
struct TextField {
  std::string_view key;
  std::string_view Holder::*member;
};
template <typename Holder>
TextField(std::string_view, std::string_view Holder::*) -> TextField<Holder>;

/// Whether `key` is one of `fields`; sets it.
template <typename Holder, std::size_t Count>
bool read_one_of(const std::array<TextField<Holder>, Count>& fields, std::string_view key,
                 value from, TextStore& store, Holder& holder) {
  for (const TextField<Holder>& field : fields) {
    if (field.key == key) {
      read_text(from, store, holder.*field.member);
      return true;
    }
  }
  return false;
}

constexpr std::array claim_texts = {
    TextField{"source", &Claim::source},
    TextField{"states", &Claim::states},
};

constexpr std::array participant_texts = {
    TextField{"person", &Participant::person},
    TextField{"office", &Participant::office},
};

constexpr std::array record_texts = {
    TextField{"id", &Record::id},
    TextField{"kind", &Record::kind},
    TextField{"title", &Record::title},
    TextField{"scope", &Record::scope},
};

constexpr std::array details_texts = {
    TextField{"item", &Record::item},
    TextField{"unit", &Record::unit},
    TextField{"stage", &Record::stage},
    TextField{"body", &Record::voting_body},
    TextField{"pakistan", &Record::pakistan_vote},
    TextField{"russia", &Record::russia_vote},
};

constexpr std::array about_texts = {
    TextField{"title", &About::title},
    TextField{"version", &About::version},
    TextField{"updated", &About::updated},
    TextField{"licence", &About::licence},
    TextField{"description", &About::description},
};

constexpr std::array source_texts = {
    TextField{"id", &Source::id},         TextField{"title", &Source::title},
    TextField{"author", &Source::author}, TextField{"publisher", &Source::publisher},
    TextField{"group", &Source::group},   TextField{"date", &Source::date},
    TextField{"url", &Source::url},       TextField{"kind", &Source::kind},
    TextField{"via", &Source::via},       TextField{"language", &Source::language},
};

constexpr std::array person_texts = {
    TextField{"id", &Person::id},
    TextField{"name", &Person::name},
    TextField{"side", &Person::side},
};

constexpr std::array named_texts = {
    TextField{"name", &Named::name},
    TextField{"country", &Named::country},
};

constexpr std::array commodity_texts = {
    TextField{"name", &TradeFigure::commodity},
    TextField{"direction", &TradeFigure::commodity_direction},
};

constexpr std::array trade_texts = {
    TextField{"flow", &TradeFigure::flow},     TextField{"currency", &TradeFigure::currency},
    TextField{"stated", &TradeFigure::stated}, TextField{"reporter", &TradeFigure::reporter},
    TextField{"source", &TradeFigure::source}, TextField{"note", &TradeFigure::note},
};

constexpr std::array series_texts = {
    TextField{"id", &Series::id},         TextField{"title", &Series::title},
    TextField{"unit", &Series::unit},     TextField{"scope", &Series::scope},
    TextField{"source", &Series::source}, TextField{"note", &Series::note},
};

std::optional<double> read_number(value from, TextStore& store) {
  double number = 0;
  if (from.get_double().get(number) != simdjson::SUCCESS || std::abs(number) > largest_number) {
    return store.refuse(from);
  }
  return number;
}

std::optional<int> read_year(value from, TextStore& store) {
  const auto number = read_number(from, store);
  if (!number || *number < earliest_year || *number > latest_year) {
    return store.refuse(from);
  }
  return static_cast<int>(*number);
}

std::optional<std::int64_t> read_whole(value from, TextStore& store) {
  const auto number = read_number(from, store);
  if (!number || *number != std::floor(*number)) {
    return store.refuse(from);
  }
  return static_cast<std::int64_t>(*number);
}

bool read_flag(value from, TextStore& store) {
  bool flag = false;
  if (from.get_bool().get(flag) != simdjson::SUCCESS) {
    store.refuse(from);
  }
  return flag;
}

std::optional<Date> read_date(value from, TextStore& store) {
  std::string_view text;
  read_text(from, store, text);
  const auto date = Date::parse(text);
  return date ? std::optional(*date) : store.refuse(from);
}

void read_texts(value from, TextStore& store, std::vector<std::string_view>& to) {
  for_elements(from, store, [&](value element) {
    if (const auto text = json::text(element, store)) {
      to.push_back(*text);
    } else {
      store.refuse(element);
    }
  });
}

std::optional<Money> read_money(value from, TextStore& store) {
  Money money;
  std::optional<double> amount;
  std::optional<double> low;
  std::optional<double> high;
  for_fields(from, store, [&](std::string_view key, value inner) {
    if (key == "amount") {
      amount = read_number(inner, store);
    } else if (key == "amount_low") {
      low = read_number(inner, store);
    } else if (key == "amount_high") {
      high = read_number(inner, store);
    } else if (key == "currency") {
      read_text(inner, store, money.currency);
    } else if (key == "stated") {
      read_text(inner, store, money.stated);
    }
  });
  if (!is_sum(amount, low, high)) {
    store.is_mistyped = true;
    return std::nullopt;
  }
  money.low = amount ? *amount : low.value_or(0);
  money.high = amount ? *amount : high.value_or(0);
  return (amount || low) && !money.currency.empty() ? std::optional(money) : std::nullopt;
}

/// Reads a fact into the member that holds it.
struct FactReader {
  value from;
  TextStore& store;
  Facts& facts;

  void operator()(std::optional<Date> Facts::*member) const {
    facts.*member = read_date(from, store);
  }
  void operator()(std::optional<Money> Facts::*member) const {
    facts.*member = read_money(from, store);
  }
  void operator()(std::optional<double> Facts::*member) const {
    facts.*member = read_number(from, store);
  }
  void operator()(std::optional<std::int64_t> Facts::*member) const {
    facts.*member = read_whole(from, store);
  }
  void operator()(std::string_view Facts::*member) const { read_text(from, store, facts.*member); }
};

/// Whether `key` is a fact; sets it.
bool read_fact(std::string_view key, value from, TextStore& store, Facts& facts) {
  const FactField* field = find_fact_field(key);
  if (field == nullptr) {
    return false;
  }
  std::visit(FactReader{from, store, facts}, field->member);
  return true;
}

Claim read_claim(value from, TextStore& store) {
  Claim claim;
  for_fields(from, store, [&](std::string_view key, value inner) {
    if (!read_one_of(claim_texts, key, inner, store, claim)) {
      read_fact(key, inner, store, claim.facts);
    }
  });
  return claim;
}

Participant read_participant(value from, TextStore& store) {
  Participant participant;
  for_fields(from, store, [&](std::string_view key, value inner) {
    read_one_of(participant_texts, key, inner, store, participant);
  });
  return participant;
}

Delivery read_delivery(value from, TextStore& store) {
  Delivery delivery;
  for_fields(from, store, [&](std::string_view key, value inner) {
    if (key == "year") {
      delivery.year = read_year(inner, store);
    } else if (key == "year_is_estimate") {
      delivery.year_is_estimate = read_flag(inner, store);
    } else if (key == "quantity") {
      delivery.quantity = read_number(inner, store);
    } else if (key == "quantity_is_estimate") {
      delivery.quantity_is_estimate = read_flag(inner, store);
    } else if (key == "condition") {
      read_text(inner, store, delivery.condition);
    } else if (key == "tiv") {
      delivery.tiv = read_number(inner, store);
    }
  });
  return delivery;
}

/// The object named for the kind. Its keys are facts, or texts of that kind alone.
void read_details(std::string_view kind, value from, TextStore& store, Record& record) {
  for_fields(from, store, [&](std::string_view key, value inner) {
    // The date of a record stands beside its details, and is none of them.
    if (key == "date" || read_fact(key, inner, store, record.facts) ||
        read_one_of(details_texts, key, inner, store, record)) {
      return;
    }
    if (key == "deliveries") {
      for_elements(inner, store, [&](value element) {
        record.deliveries.push_back(read_delivery(element, store));
      });
    } else if (key == "donor") {
      read_text(inner, store, record.facts.supplier);
    } else if (key == "name") {
      read_text(inner, store, kind == "exercise" ? record.exercise : record.project);
    }
  });
}

}  // namespace

void read_record(json::object from, unsigned parts, TextStore& store, Record& record) {
  for (auto field : from) {
    const std::string_view key = json::key_of(field);
    value inner;
    if (field.value().get(inner) != simdjson::SUCCESS) {
      return;
    }
    if (key == "date") {
      if (!record.facts.date) {
        record.facts.date = read_date(inner, store);
      }
    } else if (!read_one_of(record_texts, key, inner, store, record)) {
      read_part(key, inner, parts, store, record);
    }
  }
  if (record.scope.empty()) {
    record.scope = default_scope;
  }
}

void read_part(std::string_view key, value from, unsigned parts, TextStore& store, Record& record) {
  const auto wanted = [parts](unsigned part) { return (parts & part) != 0; };
  if (key == "summary" && wanted(part::summary)) {
    read_text(from, store, record.summary);
  } else if (key == "note" && wanted(part::note)) {
    read_text(from, store, record.note);
  } else if (key == "topics" && wanted(part::topics)) {
    read_texts(from, store, record.topics);
  } else if (key == "places" && wanted(part::places)) {
    read_texts(from, store, record.places);
  } else if (key == "bodies" && wanted(part::bodies)) {
    read_texts(from, store, record.bodies);
  } else if (key == "related" && wanted(part::related)) {
    read_texts(from, store, record.related);
  } else if (key == "distinct" && wanted(part::related)) {
    read_texts(from, store, record.distinct);
  } else if (key == "people" && wanted(part::people)) {
    for_elements(from, store,
                 [&](value element) { record.people.push_back(read_participant(element, store)); });
  } else if (key == "claims" && wanted(part::claims)) {
    for_elements(from, store,
                 [&](value element) { record.claims.push_back(read_claim(element, store)); });
  } else if (wanted(part::details)) {
    const auto details = std::ranges::find(details_keys, key);
    if (details != details_keys.end()) {
      record.details = *details;
      read_details(*details, from, store, record);
    }
  }
}

About read_about(value from, TextStore& store) {
  About about;
  for_fields(from, store, [&](std::string_view key, value inner) {
    read_one_of(about_texts, key, inner, store, about);
  });
  return about;
}

Source read_source(value from, TextStore& store) {
  Source source;
  for_fields(from, store, [&](std::string_view key, value inner) {
    read_one_of(source_texts, key, inner, store, source);
  });
  return source;
}

Person read_person(value from, TextStore& store) {
  Person person;
  for_fields(from, store, [&](std::string_view key, value inner) {
    if (!read_one_of(person_texts, key, inner, store, person) && key == "aliases") {
      read_texts(inner, store, person.aliases);
    }
  });
  return person;
}

Named read_named(value from, TextStore& store) {
  Named named;
  for_fields(from, store, [&](std::string_view key, value inner) {
    if (!read_one_of(named_texts, key, inner, store, named) && key == "aliases") {
      read_texts(inner, store, named.aliases);
    }
  });
  return named;
}

TradeFigure read_trade_figure(value from, TextStore& store) {
  TradeFigure figure;
  for_fields(from, store, [&](std::string_view key, value inner) {
    if (read_one_of(trade_texts, key, inner, store, figure)) {
      return;
    }
    if (key == "period") {
      std::string_view text;
      read_text(inner, store, text);
      if (auto period = Period::parse(text)) {
        figure.period = *period;
      }
    } else if (key == "commodity") {
      for_fields(inner, store, [&](std::string_view inner_key, value innermost) {
        read_one_of(commodity_texts, inner_key, innermost, store, figure);
      });
    } else if (key == "amount") {
      figure.amount = read_number(inner, store).value_or(0);
    } else if (key == "computed") {
      figure.computed = read_flag(inner, store);
    } else if (key == "average") {
      figure.average = read_flag(inner, store);
    }
  });
  return figure;
}

std::optional<Point> read_point(value from, TextStore& store) {
  std::optional<int> year;
  std::optional<double> figure;
  std::size_t count = 0;
  for_elements(from, store, [&](value number) {
    if (count++ == 0) {
      year = read_year(number, store);
    } else if (!figure) {
      figure = read_number(number, store);
    }
  });
  return year && figure ? std::optional(Point{*year, *figure}) : std::nullopt;
}

Series read_series(value from, TextStore& store) {
  Series series;
  for_fields(from, store, [&](std::string_view key, value inner) {
    if (!read_one_of(series_texts, key, inner, store, series) && key == "points") {
      for_elements(inner, store, [&](value element) {
        if (const auto point = read_point(element, store)) {
          series.points.push_back(*point);
        }
      });
    }
  });
  return series;
}

}  // namespace pakru
