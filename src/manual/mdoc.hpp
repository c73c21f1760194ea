/// Text in mdoc(7), the language of manual pages.
#pragma once

#include <string>
#include <string_view>

namespace pakru::manual {

/// The text so that nothing in it is taken for a macro or an escape, its hyphens and quotation
/// marks such as a shell reads.
[[nodiscard]] std::string literal(std::string_view text);

/// The same as one argument of a macro.
[[nodiscard]] std::string quoted(std::string_view text);

/// A paragraph: a line a sentence, names of options in bold.
[[nodiscard]] std::string prose(std::string_view text);

/// The value of an option or an argument of a command as the definition writes it, '[ID...]', in
/// macros: 'Op Ar ID ...'.
[[nodiscard]] std::string argument(std::string_view definition);

/// A page being written.
class Page {
 public:
  /// A part of a page that is written by hand.
  Page() = default;
  /// Begins a whole page of that name and section.
  Page(std::string_view name, int section, std::string_view summary);

  void section(std::string_view title);
  void subsection(std::string_view title);
  void paragraph(std::string_view text);
  /// A command as a line of its own.
  void command(std::string_view line);
  /// Lists of terms; a term is made of macros.
  void begin_terms();
  void begin_words();  ///< the same where terms are short: the meaning stands beside
  void term(std::string_view macros, std::string_view meaning);
  void end_terms();
  /// Adds what is in macros already.
  void add(std::string_view lines) { text_ += lines; }

  [[nodiscard]] const std::string& text() const { return text_; }

 private:
  std::string text_;
};

}  // namespace pakru::manual
