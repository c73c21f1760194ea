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
constexpr mode_t new_file = 0666;
constexpr mode_t new_folder = 0777;
constexpr mode_t permission_bits = 0777;

Error system_error(const std::string& path, int number) {
  return {fmt::format("{}: {}", path, std::strerror(number)), ""};  // NOLINT: one thread
}

/// Writes all of it, down to the device, and closes the file, which gets these permissions, or
/// keeps its own; 0, or the number of the first error.
int store_and_close(int file, std::string_view content, std::optional<mode_t> permissions = {}) {
  int problem = permissions && ::fchmod(file, *permissions) != 0 ? errno : 0;
  if (problem == 0) {
    problem = write_all(file, content);
  }
  if (problem == 0 && ::fsync(file) != 0 && errno != EINVAL) {
    problem = errno;
  }
  return ::close(file) != 0 && problem == 0 ? errno : problem;
}

/// As long as it lives, signals that would end the program wait: what is written beside a file is
/// put in its place, or removed.
class SignalsWait {
 public:
  SignalsWait() {
    sigset_t waiting;
    ::sigemptyset(&waiting);
    for (const int signal : {SIGHUP, SIGINT, SIGQUIT, SIGTERM}) {
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

/// Where what is written stands in the end: behind the links that lead there.
struct Place {
  std::string path;
  /// Whether it is written into as it is: putting a file in the place of a device, a pipe or what
  /// the program was given open (/dev/stdout) would take that away.
  bool is_written_into = false;
  /// The permissions that it has, or that the user gives to what is new.
  mode_t permissions = 0;
};

/// The permissions of what is made anew, as the user's mask leaves them.
mode_t permissions_of_new(mode_t asked) {
  const mode_t mask = ::umask(0);
  ::umask(mask);
  return asked & ~mask;
}

Result<Place> find_place(const std::string& path, mode_t asked) {
  namespace fs = std::filesystem;
  fs::path place = path;
  std::error_code error;
  constexpr int most_links = 40;  // as many as Linux follows
  for (int links = 0; fs::is_symlink(place, error); ++links) {
    const fs::path folder =
        fs::canonical(place.has_parent_path() ? place.parent_path() : ".", error);
    if (folder.native().starts_with("/proc/")) {
      return Place{path, true, 0};
    }
    if (error || links == most_links) {
      return system_error(path, error ? error.value() : ELOOP);
    }
    place = folder / fs::read_symlink(place, error);
  }
  std::string found = place;
  // What stands beside "folder/" stands in it; the root has no other name.
  found.erase(std::max<std::size_t>(found.find_last_not_of('/') + 1, 1));
  struct stat there {};
  if (::stat(path.c_str(), &there) != 0) {
    return Place{found, false, permissions_of_new(asked)};
  }
  // What is not to be written is not to be replaced either.
  if (::access(path.c_str(), W_OK) != 0) {
    return system_error(path, errno);
  }
  return Place{found, !S_ISREG(there.st_mode) && !S_ISDIR(there.st_mode),
               there.st_mode & permission_bits};
}

/// Writes into what is there; at the end of it, where it is a file that was given open.
Result<bool> write_into(const std::string& path, std::string_view content) {
  const int file = ::open(path.c_str(), O_WRONLY | O_APPEND | O_CLOEXEC);
  if (file < 0) {
    return system_error(path, errno);
  }
  const int problem = store_and_close(file, content);
  if (problem != 0 && problem != EPIPE) {  // a reader that leaves has what it wants
    return system_error(path, problem);
  }
  return true;
}

/// What speaks against replacing a folder by these files: anything else in it would be lost. That
/// some of them are there and others are not says that they are somebody else's.
std::optional<Error> check_replaceable(const std::string& path, const Files& files) {
  std::error_code error;
  if (std::filesystem::equivalent(path, ".", error)) {
    return Error{fmt::format("{}: it is the folder that you are in", path),
                 "Name one that is to be made in it."};
  }
  std::filesystem::directory_iterator entries(path, error);
  if (error == std::errc::no_such_file_or_directory) {
    return std::nullopt;
  }
  const auto other = [&](const std::string& name) {
    return Error{fmt::format("{}: there is something else in it: {}", path, name),
                 "Name a folder that is empty, or that is to be made."};
  };
  std::string name;
  std::size_t count = 0;
  for (; !error && entries != std::filesystem::directory_iterator(); entries.increment(error)) {
    name = entries->path().filename();
    if (!files.contains(name) || !entries->is_regular_file(error)) {
      return other(name);
    }
    ++count;
  }
  if (error) {
    return system_error(path, error.value());
  }
  return count == 0 || count == files.size() ? std::nullopt : std::optional(other(name));
}

/// A folder that is filled beside its place. It goes, with the files in it, and whatever else
/// somebody put there stays.
class FolderBeside {
 public:
  FolderBeside(const Place& place, const Files& files)
      : files_(files), path_(place.path + ".XXXXXX") {
    is_made_ = ::mkdtemp(path_.data()) != nullptr;
  }
  ~FolderBeside() { remove(); }
  FolderBeside(const FolderBeside&) = delete;
  FolderBeside& operator=(const FolderBeside&) = delete;

  [[nodiscard]] bool is_made() const { return is_made_; }
  [[nodiscard]] const std::string& path() const { return path_; }

  /// Writes the files, with the permissions that they have in their place; 0, or the number of the
  /// error.
  [[nodiscard]] int fill(const Place& place) const {
    const int old = ::open(place.path.c_str(), O_PATH | O_DIRECTORY | O_CLOEXEC);
    const int folder = ::open(path_.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    int problem = folder < 0 ? errno : 0;
    for (auto file = files_.begin(); problem == 0 && file != files_.end(); ++file) {
      problem = write_new(folder, old, file->first.c_str(), file->second);
    }
    if (problem == 0 && ::fchmod(folder, place.permissions) != 0) {
      problem = errno;
    }
    for (const int opened : {folder, old}) {
      if (opened >= 0) {
        ::close(opened);
      }
    }
    return problem;
  }

  /// Gives it the name of its place; what had that name stands beside then. 0, or the number of the
  /// error.
  [[nodiscard]] int put_in(const std::string& place) {
    if (std::rename(path_.c_str(), place.c_str()) == 0) {
      is_made_ = false;
      return 0;
    }
    if (errno != ENOTEMPTY && errno != EEXIST) {
      return errno;
    }
    return ::renameat2(AT_FDCWD, path_.c_str(), AT_FDCWD, place.c_str(), RENAME_EXCHANGE) == 0
               ? 0
               : errno;
  }

  /// Takes away what stands beside, the new or the old; 0, or the number of the error. Allocates
  /// nothing, so that it works when memory ran out.
  int remove() noexcept {
    if (!is_made_) {
      return 0;
    }
    is_made_ = false;
    const int folder = ::open(path_.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    for (const auto& [name, content] : files_) {
      ::unlinkat(folder, name.c_str(), 0);
    }
    ::close(folder);
    return ::rmdir(path_.c_str()) == 0 ? 0 : errno;
  }

 private:
  [[nodiscard]] static int write_new(int folder, int old, const char* name,
                                     std::string_view content) {
    const int file = ::openat(folder, name, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, new_file);
    if (file < 0) {
      return errno;
    }
    struct stat there {};
    return store_and_close(file, content,
                           ::fstatat(old, name, &there, 0) == 0
                               ? std::optional(there.st_mode & permission_bits)
                               : std::nullopt);
  }

  const Files& files_;
  std::string path_;
  bool is_made_;
};

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
  if (std::error_code none; path.ends_with('/') || std::filesystem::is_directory(path, none)) {
    return system_error(path, EISDIR);
  }
  const auto place = find_place(path, new_file);
  if (!place) {
    return place.error();
  }
  if (place->is_written_into) {
    return write_into(path, content);
  }
  const SignalsWait until_done;
  std::string beside = place->path + ".XXXXXX";
  const int file = ::mkstemp(beside.data());
  if (file < 0) {
    return system_error(path, errno);
  }
  int problem = store_and_close(file, content, place->permissions);
  if (problem == 0 && std::rename(beside.c_str(), place->path.c_str()) != 0) {
    problem = errno;
  }
  if (problem != 0) {
    ::unlink(beside.c_str());
    return system_error(path, problem);
  }
  return true;
}

Result<bool> write_folder(const std::string& path, const Files& files) {
  const auto place = find_place(path, new_folder);
  if (!place) {
    return place.error();
  }
  if (auto other = check_replaceable(path, files)) {
    return *other;
  }
  const SignalsWait until_done;
  FolderBeside beside(*place, files);
  if (!beside.is_made()) {
    return system_error(path, errno);
  }
  int problem = beside.fill(*place);
  if (problem == 0) {
    problem = beside.put_in(place->path);
  }
  if (problem == EINVAL || problem == ENOSYS) {
    return Error{
        fmt::format("{}: the file system cannot put a folder in the place of another", path),
        "Remove that one first, or name one that is to be made."};
  }
  if (problem != 0) {
    return system_error(path, problem);
  }
  if (const int left = beside.remove(); left != 0) {
    return Error{fmt::format("{}: it is written, but what stood there is not gone: {}", path,
                             system_error(beside.path(), left).message),
                 "Remove that."};
  }
  return true;
}

}  // namespace pakru
