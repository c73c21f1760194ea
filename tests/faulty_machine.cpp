/// A machine on which something fails, for a dynamic program that it is preloaded into
/// (LD_PRELOAD):
///
///     FAULTY_CLOCK=SECONDS      the clock says so many seconds from 1970
///     FAULTY_ALLOCATION=NUMBER  the allocation of that number and all after it fail; the first of
///                               main is 0
///     FAULTY_ALLOCATION_ALONE=NUMBER  that one fails, those after it do not

#include <dlfcn.h>

#include <atomic>
#include <cerrno>
#include <climits>
#include <cstddef>
#include <cstdlib>
#include <cstring>
#include <ctime>
#include <mutex>
#include <new>

// What the C library calls its own functions, so that others can stand before them.
extern "C" void* __libc_malloc(std::size_t size);                     // NOLINT
extern "C" void* __libc_calloc(std::size_t count, std::size_t size);  // NOLINT
extern "C" void* __libc_realloc(void* memory, std::size_t size);      // NOLINT

namespace {

using Main = int (*)(int, char**, char**);

Main program = nullptr;

/// Allocations that succeed before one fails; none fails before main begins.
std::atomic<long> allowed = LONG_MAX;
bool fails_alone = false;

bool fails() {
  const long left = allowed--;
  if (left > 0 || (fails_alone && left < 0)) {
    return false;
  }
  errno = ENOMEM;
  return true;
}

int faulty_main(int count, char** words, char** environment) {
  // The C library loads libgcc when an exception first passes it, which a static program holds.
  std::once_flag flag;
  try {
    std::call_once(flag, [] { throw std::bad_alloc(); });
  } catch (const std::bad_alloc&) {
    std::call_once(flag, [] {});
  }
  for (const char* const fault : {"FAULTY_ALLOCATION", "FAULTY_ALLOCATION_ALONE"}) {
    if (const char* const first = std::getenv(fault)) {
      fails_alone = std::strcmp(fault, "FAULTY_ALLOCATION_ALONE") == 0;
      allowed = std::atol(first);
    }
  }
  return program(count, words, environment);
}

}  // namespace

// The C library's beginning of every program
// (https://refspecs.linuxbase.org/LSB_5.0.0/LSB-Core-generic/LSB-Core-generic/baselib---libc-start-main-.html).
extern "C" int __libc_start_main(Main main, int count, char** words,  // NOLINT
                                 void (*init)(), void (*fini)(), void (*rtld_fini)(), void* stack) {
  program = main;
  const auto start = reinterpret_cast<decltype(&__libc_start_main)>(  // NOLINT: as dlsym has it
      ::dlsym(RTLD_NEXT, "__libc_start_main"));
  return start(faulty_main, count, words, init, fini, rtld_fini, stack);
}

extern "C" void* malloc(std::size_t size) noexcept {
  return fails() ? nullptr : __libc_malloc(size);
}

extern "C" void* calloc(std::size_t count, std::size_t size) noexcept {
  return fails() ? nullptr : __libc_calloc(count, size);
}

extern "C" void* realloc(void* memory, std::size_t size) noexcept {
  return fails() ? nullptr : __libc_realloc(memory, size);
}

extern "C" std::time_t time(std::time_t* to) noexcept {
  const char* const clock = std::getenv("FAULTY_CLOCK");
  const std::time_t now = clock == nullptr ? 0 : std::atol(clock);
  if (to != nullptr) {
    *to = now;
  }
  return now;
}
