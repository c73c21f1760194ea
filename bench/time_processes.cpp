/// time_processes [--keep FOLDER] RUNS NAME COMMAND... [-- NAME COMMAND...]...: wall time and peak
/// memory of whole processes, output read from a pipe; alternating, the median of RUNS runs of
/// each, as a ratio to the first and the second. A name that ends in '/N' is run only every Nth
/// time. What each printed last is kept in FOLDER, in a file of its name.

#include <fcntl.h>
#include <fmt/format.h>
#include <spawn.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <cstdlib>
#include <fstream>
#include <string>
#include <string_view>
#include <vector>

namespace {

struct Contender {
  std::string name;
  int every = 1;
  std::vector<char*> words;  ///< ends with nullptr, as posix_spawn asks
  std::vector<double> milliseconds;
  long most_kilobytes = 0;  ///< the largest resident set of all runs
};

std::vector<Contender> contenders_of(char** begin, char** end) {
  std::vector<Contender> contenders;
  while (begin < end) {
    Contender contender;
    contender.name = *begin++;
    if (const std::size_t slash = contender.name.find('/'); slash != std::string::npos) {
      contender.every = std::atoi(contender.name.c_str() + slash + 1);
      contender.name.resize(slash);
    }
    while (begin < end && std::string_view(*begin) != "--") {
      contender.words.push_back(*begin++);
    }
    contender.words.push_back(nullptr);
    contenders.push_back(std::move(contender));
    ++begin;
  }
  return contenders;
}

/// Runs the command once and writes what it prints to `kept`; false where it fails. Nothing is held
/// in memory here: the kernel counts what a parent has before exec as its child's.
bool run(Contender& contender, std::ostream& kept) {
  std::array<int, 2> ends{};
  if (::pipe2(ends.data(), O_CLOEXEC) != 0) {
    return false;
  }
  posix_spawn_file_actions_t actions{};
  ::posix_spawn_file_actions_init(&actions);
  ::posix_spawn_file_actions_adddup2(&actions, ends[1], STDOUT_FILENO);
  pid_t process = 0;
  const int problem = ::posix_spawnp(&process, contender.words[0], &actions, nullptr,
                                     contender.words.data(), environ);
  ::posix_spawn_file_actions_destroy(&actions);
  ::close(ends[1]);
  std::array<char, 1 << 16> block{};
  ssize_t size = 0;
  while (problem == 0 && (size = ::read(ends[0], block.data(), block.size())) > 0) {
    kept.write(block.data(), size);
  }
  ::close(ends[0]);
  int status = 0;
  struct rusage used {};
  const bool is_done =
      problem == 0 && ::wait4(process, &status, 0, &used) == process && status == 0;
  contender.most_kilobytes = std::max(contender.most_kilobytes, used.ru_maxrss);
  return is_done;
}

double median(std::vector<double> times) {
  std::ranges::sort(times);
  return times[times.size() / 2];
}

}  // namespace

int main(int count, char** words) {
  std::string folder;
  if (count > 2 && std::string_view(words[1]) == "--keep") {
    folder = words[2];
    count -= 2;
    words += 2;
  }
  const int runs = count > 2 ? std::atoi(words[1]) : 0;
  auto contenders = contenders_of(words + 2, words + count);
  if (runs < 1 || contenders.size() < 2) {
    fmt::print(stderr,
               "usage: time_processes [--keep FOLDER] RUNS NAME COMMAND... -- NAME COMMAND...\n");
    return 2;
  }
  constexpr int longest_warm_up = 5;
  const int warm_up = std::min(longest_warm_up, runs / 10);
  for (int i = 0; i < runs + warm_up; ++i) {
    for (Contender& contender : contenders) {
      if (i % contender.every != 0) {
        continue;
      }
      std::ofstream kept;
      if (!folder.empty()) {
        kept.open(folder + '/' + contender.name);
      }
      const auto start = std::chrono::steady_clock::now();
      if (!run(contender, kept)) {
        fmt::print(stderr, "time_processes: {} failed\n", contender.name);
        return 1;
      }
      const std::chrono::duration<double, std::milli> time =
          std::chrono::steady_clock::now() - start;
      if (i >= warm_up) {
        contender.milliseconds.push_back(time.count());
      }
    }
  }
  const double first = median(contenders[0].milliseconds);
  const double second = median(contenders[1].milliseconds);
  fmt::print("{:<10}{:>11}{:>11}{:>11}{:>10}{:>7}\n", "", "median ms", "to " + contenders[0].name,
             "to " + contenders[1].name, "peak MB", "runs");
  constexpr double kilobytes_in_megabyte = 1000.0 / 1.024;  // the kernel's kilobyte has 1024 bytes
  for (const Contender& contender : contenders) {
    const double own = median(contender.milliseconds);
    fmt::print("{:<10}{:>11.2f}{:>11.2f}{:>11.2f}{:>10.1f}{:>7}\n", contender.name, own,
               own / first, own / second,
               static_cast<double>(contender.most_kilobytes) / kilobytes_in_megabyte,
               contender.milliseconds.size());
  }
  return 0;
}
