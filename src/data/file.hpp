/// Reading and writing whole files, for the build's tools and for commands.
#pragma once

#include <map>
#include <string>
#include <string_view>

#include "pakru/model/result.hpp"

namespace pakru {

/// A file's bytes, followed by `padding` zeros that are not part of them.
struct PaddedFile {
  std::string content;

  [[nodiscard]] std::string_view bytes() const;
};

/// Reads a file whole; '-' is standard input.
[[nodiscard]] Result<PaddedFile> read_file(const std::string& path);

/// Writes all of it to an open file; 0, or the number of the error.
[[nodiscard]] int write_all(int file, std::string_view content);

/// Writes a file whole: beside it first, then in its place, so that the old one is never lost or
/// left half-written; signals that would end the program wait until that is done. A device or a
/// pipe is written to. The error says what went wrong.
[[nodiscard]] Result<bool> write_file(const std::string& path, std::string_view content);

/// Writes a folder of files, contents by names, in the same way. Where there is one, it is replaced
/// only if nothing else is in it than files of these names.
[[nodiscard]] Result<bool> write_folder(const std::string& path,
                                        const std::map<std::string, std::string>& files);

}  // namespace pakru
