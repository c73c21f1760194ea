#include "pakru/output/page.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "pakru/output/dispute.hpp"
#include "pakru/output/table.hpp"
#include "pakru/output/text.hpp"

namespace pakru {
namespace {

constexpr std::size_t widest = 100;  ///< prose in longer lines is hard to read
constexpr std::size_t indent = 2;
constexpr std::size_t narrowest = 20;

/// Writes the parts of a page one below the other.
class Layout {
 public:
  Layout(const RecordPage& page, const Style& style, Dataset& dataset)
      : page_(page),
        style_(style),
        dataset_(dataset),
        width_(style.width == 0 ? widest : std::min(style.width, widest)) {}

  std::string text() {
    head();
    prose(page_.record.summary, indent);
    fields();
    people();
    deliveries();
    disputes();
    if (!page_.record.note.empty()) {
      section("Note");
      prose(page_.record.note, indent);
    }
    sources();
    related();
    return std::move(text_);
  }

 private:
  void line(std::string content) {
    content.erase(content.find_last_not_of(' ') + 1);
    text_ += content + '\n';
  }

  void prose(std::string_view content, std::size_t left) {
    for (const std::string& part : wrapped(printable(content), room_behind(left))) {
      line(std::string(left, ' ') + part);
    }
  }

  /// The columns for text that stands behind so many; never so few that it would be a column of
  /// syllables.
  [[nodiscard]] std::size_t room_behind(std::size_t left) const {
    return std::max(width_, left + narrowest) - left;
  }

  void section(std::string_view name) { text_ += '\n' + painted(style_, Role::title, name) + '\n'; }

  void head() {
    const Record& record = page_.record;
    line(painted(style_, Role::title, printable(record.title)));
    std::string about = record.date().text();
    for (const std::string_view word :
         {record.kind, record.facts.type, record.facts.status,
          record.scope == "bilateral" ? std::string_view() : record.scope, page_.confidence}) {
      if (!word.empty()) {
        about += fmt::format("{}{}", between(style_), word);
      }
    }
    const std::string id = printable(record.id);
    const std::size_t used = display_width(about) + display_width(id);
    const std::size_t space = used + 2 < width_ ? width_ - used : 2;
    line(painted(style_, Role::date, printable(about)) + std::string(space, ' ') +
         painted(style_, Role::faint, id));
    text_ += '\n';
  }

  void labelled(std::string_view label, std::size_t label_width, std::string_view content) {
    const std::size_t left = indent + label_width + 2;
    bool is_first = true;
    for (const std::string& part : wrapped(printable(content), room_behind(left))) {
      const std::string shown = is_first ? padded(std::string(label), label_width) : "";
      line(std::string(indent, ' ') + painted(style_, Role::faint, padded(shown, label_width)) +
           "  " + part);
      is_first = false;
    }
  }

  [[nodiscard]] std::string address(std::string_view url) const {
    return linked(style_, url, painted(style_, Role::faint, printable(url)));
  }

  void fields() {
    if (page_.fields.empty()) {
      return;
    }
    text_ += '\n';
    std::size_t label_width = 0;
    for (const PageField& field : page_.fields) {
      label_width = std::max(label_width, field.label.size());
    }
    for (const PageField& field : page_.fields) {
      labelled(field.label, label_width, field.text);
    }
  }

  void people() {
    if (page_.people.empty()) {
      return;
    }
    section("People");
    for (const PagePerson& person : page_.people) {
      prose(person.office.empty() ? std::string(person.name)
                                  : fmt::format("{}, {}", person.name, person.office),
            indent);
    }
  }

  void deliveries() {
    const auto& list = page_.record.deliveries;
    if (list.empty()) {
      return;
    }
    section("Deliveries");
    add_indented(table_text(delivery_table(list), {style_.colour, 0}));
    line(fmt::format("  {}", delivery_legend(list)));
  }

  void add_indented(std::string_view block) {
    while (!block.empty()) {
      const std::size_t end = block.find('\n');
      line(std::string(indent, ' ') + std::string(block.substr(0, end)));
      block.remove_prefix(end + 1);
    }
  }

  void disputes() {
    if (page_.disputes.empty()) {
      return;
    }
    section("Disputed");
    text_ += dispute_text(page_.disputes, dataset_, {style_.colour, width_, style_.unicode});
    if (has_choice(page_.disputes)) {
      text_ += dispute_legend;
    }
  }

  void sources() {
    if (page_.claims.empty()) {
      return;
    }
    section(page_.claims.size() == 1
                ? std::string("Source")
                : fmt::format("Sources ({}, of {} independent publisher{})", page_.claims.size(),
                              page_.publishers, page_.publishers == 1 ? "" : "s"));
    std::size_t number = 0;
    for (const PageClaim& claim : page_.claims) {
      ++number;
      const std::string front = fmt::format("{:>4}  ", number);
      // Of a source that no registry knows there is only its id.
      Source source;
      source.publisher = claim.id;
      if (claim.source != nullptr) {
        source = *claim.source;
      }
      std::string reference = printable(source.publisher);
      if (!source.date.empty()) {
        reference += fmt::format(", {}", source.date);
      }
      if (!source.title.empty()) {
        reference += fmt::format(". {}", printable(source.title));
      }
      if (!source.via.empty()) {
        reference += fmt::format(" (read at {})", printable(source.via));
      }
      bool is_first = true;
      for (const std::string& part : wrapped(reference, room_behind(6))) {
        line((is_first ? front : std::string(6, ' ')) + part);
        is_first = false;
      }
      if (!source.url.empty()) {
        line(std::string(6, ' ') + address(source.url));
      }
      for (const std::string& part : wrapped(printable(claim.states), room_behind(8))) {
        line(std::string(8, ' ') + part);
      }
    }
  }

  void related() {
    if (page_.related.empty()) {
      return;
    }
    section("Related");
    std::size_t date_width = 0;
    for (const PageRelated& other : page_.related) {
      date_width = std::max(date_width, other.date.size());
    }
    for (const PageRelated& other : page_.related) {
      std::string front = "  " + painted(style_, Role::date, padded(other.date, date_width)) + "  ";
      for (const std::string& part : wrapped(printable(other.title), room_behind(4 + date_width))) {
        line(front + part);
        front = std::string(4 + date_width, ' ');
      }
      line(std::string(4 + date_width, ' ') + painted(style_, Role::faint, printable(other.id)));
    }
  }

  const RecordPage& page_;
  const Style& style_;
  Dataset& dataset_;
  std::size_t width_;
  std::string text_;
};

}  // namespace

std::string page_text(const RecordPage& page, const Style& style, Dataset& dataset) {
  return Layout(page, style, dataset).text();
}

}  // namespace pakru
