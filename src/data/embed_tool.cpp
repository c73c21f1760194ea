/// pakru_embed DATASET INDEX BYTES: checks a dataset and writes what the build embeds of it, the
/// index as C++ and the bytes as assembly. A build tool; it is not installed.

#include <fmt/format.h>

#include <string>
#include <utility>

#include "file.hpp"
#include "pakru/data/check.hpp"
#include "pakru/data/index.hpp"

namespace {

std::string cpp(const pakru::Slice& slice) {
  return fmt::format("{{{}, {}}}", slice.offset, slice.length);
}

std::string index_source(const pakru::Index& index) {
  std::string text = "#include \"embedded.hpp\"\n\nnamespace pakru {\n\n";
  text += "const Head embedded_heads[] = {\n";
  for (const pakru::Head& head : index.heads) {
    text +=
        fmt::format("    {{{}, {}, {}, {}, {}, {}, {}, {}}},\n", cpp(head.record), cpp(head.id),
                    cpp(head.title), cpp(head.date), head.first, head.last, head.kind, head.scope);
  }
  text += "};\n";
  text += fmt::format("const std::size_t embedded_head_count = {};\n", index.heads.size());
  text += fmt::format("const Index embedded_sections = {{{}, {}, {}, {}, {}, {}, {}, {{}}}};\n",
                      cpp(index.about), cpp(index.sources), cpp(index.people), cpp(index.places),
                      cpp(index.bodies), cpp(index.series), cpp(index.trade));
  return text + "\n}  // namespace pakru\n";
}

std::string bytes_source(const std::string& dataset) {
  return fmt::format(
      ".section .rodata\n"
      ".balign 64\n"
      ".global pakru_embedded_bytes\n"
      ".global pakru_embedded_bytes_end\n"
      "pakru_embedded_bytes:\n"
      ".incbin \"{}\"\n"
      "pakru_embedded_bytes_end:\n"
      ".zero {}\n"
      ".section .note.GNU-stack,\"\",%progbits\n",
      dataset, pakru::padding);
}

}  // namespace

// An exception here ends the build, as it should.
// NOLINTNEXTLINE(bugprone-exception-escape)
int main(int count, char** words) {
  if (count != 4) {
    fmt::print(stderr, "usage: pakru_embed DATASET INDEX BYTES\n");
    return 2;
  }
  const std::string dataset = words[1];
  const auto file = pakru::read_file(dataset);
  if (!file) {
    fmt::print(stderr, "{}\n", file.error().message);
    return 1;
  }
  const std::string_view view = file->bytes();
  const auto faults = pakru::check(view);
  for (const pakru::Fault& fault : faults) {
    fmt::print(stderr, "{}\n", fault.text(dataset));
  }
  pakru::OwnedIndex index;
  if (!faults.empty() || pakru::build_index(view, index)) {
    return 3;
  }
  for (const auto& [path, text] : {std::pair(words[2], index_source(index.index)),
                                   std::pair(words[3], bytes_source(dataset))}) {
    if (const auto written = pakru::write_file(path, text); !written) {
      fmt::print(stderr, "{}\n", written.error().message);
      return 1;
    }
  }
  return 0;
}
