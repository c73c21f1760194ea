#include "file.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <csignal>
#include <cstdio>
#include <cstring>
#include <filesystem>
#include <optional>

#include "input.hpp"
#include "pakru/data/data_error.hpp"
#include "pakru/data/index.hpp"

namespace pakru {
namespace {

using Files = std::map<std::string, std::string>;

constexpr std::size_t block = 1 << 20;
constexpr mode_t readable_by_all = 0644;
constexpr mode_t open_to_all = 0755;

Error system_error(const std::string& path, int number) {
  return {fmt::format("{}: {}", path, std::strerror(number)), ""};  // NOLINT: one thread
}

/// Writes all of it, down to the device; 0, or the number of the error.
int store(int file, std::string_view content) {
  const int problem = write_all(file, content);
  if (problem != 0) {
    return problem;
  }
  return ::fsync(file) == 0 || errno == EINVAL ? 0 : errno;
}

/// As long as it lives, signals that would end the program wait: what is written beside a file is
/// put in its place, or removed.
class SignalsWait {
 public:
  SignalsWait() {
    sigset_t waiting;
    ::sigemptyset(&waiting);
    for (const int signal : {SIGHUP, SIGINT, SIGTERM}) {
      ::sigaddset(&waiting, signal);
    }
    ::pthread_sigmask(SIG_BLOCK, &waiting, &before_);
  }
  ~SignalsWait() { ::pthread_sigmask(SIG_SETMASK, &before_, nullptr); }
  SignalsWait(const SignalsWait&) = delete;
  SignalsWait& operator=(const SignalsWait&) = delete;

 private:
  sigset_t before_{};
};

/// Writes into what is there and is no file: a device, a pipe.
Result<bool> write_into(const std::string& path, std::string_view content) {
  const int file = ::open(path.c_str(), O_WRONLY | O_CLOEXEC);
  if (file < 0) {
    return system_error(path, errno);
  }
  int problem = store(file, content);
  if (::close(file) != 0 && problem == 0) {
    problem = errno;
  }
  if (problem != 0) {
    return system_error(path, problem);
  }
  return true;
}

/// Writes a file that is not there yet; 0, or the number of the error.
int write_new(const std::filesystem::path& path, std::string_view content) {
  const int file = ::open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, readable_by_all);
  if (file < 0) {
    return errno;
  }
  const int problem = store(file, content);
  return ::close(file) != 0 && problem == 0 ? errno : problem;
}

/// What speaks against replacing a folder by these files: others in it would be lost.
std::optional<Error> check_replaceable(const std::string& path, const Files& files) {
  std::error_code error;
  if (std::filesystem::equivalent(path, ".", error)) {
    return Error{fmt::format("{}: it is the folder that you are in", path),
                 "Name one that is to be made in it."};
  }
  for (const auto& entry : std::filesystem::directory_iterator(path, error)) {
    const std::string name = entry.path().filename();
    if (!files.contains(name)) {
      return Error{fmt::format("{}: there is something else in it: {}", path, name),
                   "Name a folder that is empty, or that is to be made."};
    }
  }
  return std::nullopt;
}

/// Puts a folder in the place of another, which then has its name, or where there is none.
int put_in_place(const std::string& beside, const std::string& path) {
  if (std::rename(beside.c_str(), path.c_str()) == 0) {
    return 0;
  }
  if (errno != ENOTEMPTY && errno != EEXIST) {
    return errno;
  }
  return ::renameat2(AT_FDCWD, beside.c_str(), AT_FDCWD, path.c_str(), RENAME_EXCHANGE) == 0
             ? 0
             : errno;
}

/// Writes the files into a folder; 0, or the number of the error.
int fill_folder(const std::string& folder, const Files& files) {
  for (const auto& [name, content] : files) {
    if (const int problem = write_new(std::filesystem::path(folder) / name, content)) {
      return problem;
    }
  }
  return ::chmod(folder.c_str(), open_to_all) == 0 ? 0 : errno;
}

}  // namespace

std::string_view PaddedFile::bytes() const {
  return std::string_view(content).substr(0, content.size() - padding);
}

int write_all(int file, std::string_view content) {
  while (!content.empty()) {
    const ssize_t written = ::write(file, content.data(), content.size());
    if (written < 0 && errno != EINTR) {
      return errno;
    }
    content.remove_prefix(static_cast<std::size_t>(written > 0 ? written : 0));
  }
  return 0;
}

Result<PaddedFile> read_file(const std::string& path) {
  auto input = Input::open(path);
  if (!input) {
    return input.error();
  }
  PaddedFile result;
  std::string& content = result.content;
  std::size_t size = 0;
  try {
    do {
      content.resize(size + block);
      size += input->read({content.data() + size, block});
    } while (size == content.size());
  } catch (const DataError& error) {
    return error.error();
  }
  content.resize(size);
  content.append(padding, '\0');
  return result;
}

Result<bool> write_file(const std::string& path, std::string_view content) {
  // Putting a file in the place of a device would take the device away.
  struct stat there {};
  if (::stat(path.c_str(), &there) == 0 && !S_ISREG(there.st_mode)) {
    return write_into(path, content);
  }
  const SignalsWait until_done;
  std::string beside = path + ".XXXXXX";
  const int file = ::mkstemp(beside.data());
  if (file < 0) {
    return system_error(path, errno);
  }
  int problem = store(file, content);
  if (problem == 0 && ::fchmod(file, readable_by_all) != 0) {
    problem = errno;
  }
  if (::close(file) != 0 && problem == 0) {
    problem = errno;
  }
  if (problem == 0 && std::rename(beside.c_str(), path.c_str()) != 0) {
    problem = errno;
  }
  if (problem != 0) {
    ::unlink(beside.c_str());
    return system_error(path, problem);
  }
  return true;
}

Result<bool> write_folder(const std::string& path, const Files& files) {
  // Links and dots would have the folder beside stand elsewhere.
  std::error_code error;
  const auto there = std::filesystem::canonical(path, error);
  std::string place = error ? path : there.string();
  place.erase(place.find_last_not_of('/') + 1);
  if (auto other = check_replaceable(path, files)) {
    return *other;
  }
  const SignalsWait until_done;
  std::string beside = place + ".XXXXXX";
  if (::mkdtemp(beside.data()) == nullptr) {
    return system_error(path, errno);
  }
  int problem = fill_folder(beside, files);
  if (problem == 0) {
    problem = put_in_place(beside, place);
  }
  // Either what was not put in place, or what stood there.
  std::filesystem::remove_all(beside, error);
  if (problem != 0) {
    return system_error(path, problem);
  }
  return true;
}

}  // namespace pakru
