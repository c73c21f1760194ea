#include "file.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <csignal>
#include <cstdio>
#include <cstring>

#include "input.hpp"
#include "pakru/data/data_error.hpp"
#include "pakru/data/index.hpp"

namespace pakru {
namespace {

constexpr std::size_t block = 1 << 20;

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
  constexpr mode_t readable_by_all = 0644;
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

}  // namespace pakru
