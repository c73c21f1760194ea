/// pakru: parse, call, print.

#include <csignal>
#include <cstdlib>
#include <exception>
#include <new>

#include "command.hpp"
#include "pakru/data/data_error.hpp"
#include "pakru/output/text.hpp"
#include "print.hpp"
#include "run.hpp"

namespace {

pakru::cli::Status status_of(pakru::DataError::Kind kind) {
  return kind == pakru::DataError::Kind::invalid ? pakru::cli::Status::invalid_data
                                                 : pakru::cli::Status::failed;
}

constexpr auto no_memory = "pakru: there is not enough memory.\n";

[[noreturn]] void end_without_memory() {
  pakru::cli::write_error(no_memory);
  std::_Exit(static_cast<int>(pakru::cli::Status::failed));
}

/// Where a library does not hand on that there is no memory the program ends here, and cannot ask
/// which exception it was.
[[noreturn]] void end() {
  constexpr std::size_t some = 1 << 16;
  if (std::malloc(some) == nullptr) {  // NOLINT: nothing is kept
    end_without_memory();
  }
  std::abort();
}

}  // namespace

/// In the place of the standard library's: whoever asks so takes a null for an answer, and simdjson
/// 3.0 does not always look at it.
void* operator new[](std::size_t size, const std::nothrow_t& /*nothrow*/) noexcept {
  try {
    return ::operator new[](size);
  } catch (const std::bad_alloc&) {
    end_without_memory();
  }
}

int main(int count, char** words) {
  // Where a reader goes away, or a file may grow no more, writing fails, and the program says so.
  std::signal(SIGPIPE, SIG_IGN);  // NOLINT(cert-err33-c): it cannot fail for these signals
  std::signal(SIGXFSZ, SIG_IGN);  // NOLINT(cert-err33-c)
  std::set_terminate(end);
  try {
    return static_cast<int>(pakru::cli::run({words + 1, words + count}));
  } catch (const pakru::DataError& error) {
    return static_cast<int>(pakru::cli::complain("", error.error(), status_of(error.kind())));
  } catch (const std::bad_alloc&) {
    pakru::cli::write_error(no_memory);
  } catch (const std::exception& error) {
    pakru::cli::write_error("pakru: this should not happen: ");
    pakru::cli::write_error(pakru::printable(error.what()));
    pakru::cli::write_error("\n");
  }
  return static_cast<int>(pakru::cli::Status::failed);
}
