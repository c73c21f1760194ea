#include "manual_text.hpp"

extern "C" {
extern const char pakru_embedded_manual[];
extern const char pakru_embedded_manual_end[];
}

namespace pakru::cli {
namespace {

constexpr char page_mark = '\f';
constexpr char backspace = '\b';

}  // namespace

std::string_view manual_page(std::string_view name) {
  std::string_view rest(pakru_embedded_manual, static_cast<std::size_t>(pakru_embedded_manual_end -
                                                                        pakru_embedded_manual));
  while (!rest.empty()) {
    rest.remove_prefix(1);  // its mark
    const std::string_view page = rest.substr(0, rest.find(page_mark));
    rest.remove_prefix(page.size());
    const std::size_t title_end = page.find('\n');
    const std::string_view title = page.substr(0, title_end);
    if (title.substr(0, title.rfind('.')) == name) {
      return page.substr(title_end + 1);
    }
  }
  return {};
}

std::string without_overstrikes(std::string_view text, const Style& style) {
  std::string result;
  std::string run;  // letters of one role
  Role role = Role::plain;
  const auto end_run = [&] {
    result += painted(style, role, run);
    run.clear();
  };
  for (std::size_t at = 0; at < text.size(); ++at) {
    Role wanted = Role::plain;
    if (at + 2 < text.size() && text[at + 1] == backspace) {
      wanted = text[at] == '_' && text[at + 2] != '_' ? Role::word : Role::title;
      at += 2;
    }
    // A blank between two words of one role does not part them.
    if (wanted != role && !(text[at] == ' ' && at + 2 < text.size() && text[at + 2] == backspace)) {
      end_run();
      role = wanted;
    }
    run += text[at];
  }
  end_run();
  return result;
}

}  // namespace pakru::cli
