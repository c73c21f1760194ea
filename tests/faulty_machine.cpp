/// The program on a machine on which something fails:
///
///     faulty_machine --clock SECONDS WORDS...    the clock says so many seconds from 1970
///     faulty_machine --memory WORDS...           the allocations of a run fail in their turn
///
/// The second runs until one has its answer: the first two hundred allocations fail one after
/// another, of those that follow ever fewer. It prints nothing that the runs print, and is aborted
/// where a run ends in another way than with its answer or for want of memory.

#include <fcntl.h>
#include <unistd.h>

#include <atomic>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <new>
#include <string>
#include <vector>

#include "cli/run.hpp"
#include "pakru/data/data_error.hpp"

namespace {

std::time_t now = 0;

/// Allocations that succeed before one fails; below zero for all.
std::atomic<long> allowed = -1;

}  // namespace

// Takes the place of the C library's.
extern "C" std::time_t time(std::time_t* to) noexcept {
  if (to != nullptr) {
    *to = now;
  }
  return now;
}

void* operator new(std::size_t size) {
  if (allowed == 0) {
    throw std::bad_alloc();
  }
  if (allowed > 0) {
    --allowed;
  }
  void* const memory = std::malloc(size);
  if (memory == nullptr) {
    throw std::bad_alloc();
  }
  return memory;
}

void operator delete(void* memory) noexcept {
  std::free(memory);
}
void operator delete(void* memory, std::size_t /*size*/) noexcept {
  std::free(memory);
}

namespace {

/// Whether the run came to its answer before the failing allocation.
bool answers(const std::vector<std::string>& words, long allocations) {
  allowed = allocations;
  try {
    pakru::cli::run(words);
  } catch (const std::bad_alloc&) {
    return false;
  } catch (const pakru::DataError&) {
    return false;
  }
  const bool is_done = allowed > 0;
  allowed = -1;
  return is_done;
}

int fail_allocations(const std::vector<std::string>& words) {
  const int errors = ::dup(STDERR_FILENO);
  const int nowhere = ::open("/dev/null", O_WRONLY);
  ::dup2(nowhere, STDOUT_FILENO);
  ::dup2(nowhere, STDERR_FILENO);
  // What simdjson sets up once may not fail: it does so where nothing may be thrown.
  static_cast<void>(answers(words, -1));
  long runs = 0;
  constexpr long in_turn = 200;
  for (long failing = 0; !answers(words, failing); failing += 1 + failing / in_turn * 10) {
    ++runs;
  }
  ::dup2(errors, STDERR_FILENO);
  static_cast<void>(std::fprintf(stderr, "%ld allocations failed\n", runs));
  constexpr long fewest = 10;
  return runs > fewest ? 0 : 1;
}

}  // namespace

int main(int count, char** words) {
  const std::vector<std::string> all(words + 1, words + count);
  if (all.size() > 2 && all.front() == "--clock") {
    now = std::atol(all[1].c_str());
    return static_cast<int>(pakru::cli::run({all.begin() + 2, all.end()}));
  }
  if (all.size() > 1 && all.front() == "--memory") {
    return fail_allocations({all.begin() + 1, all.end()});
  }
  static_cast<void>(
      std::fprintf(stderr, "usage: faulty_machine --clock SECONDS|--memory WORDS...\n"));
  return 2;
}
