/// pakru: parse, call, print.

#include <csignal>
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

}  // namespace

int main(int count, char** words) {
  // A reader that goes away is no fault of the data: writing then fails, and the program ends.
  std::signal(SIGPIPE, SIG_IGN);  // NOLINT(cert-err33-c): it cannot fail for this signal
  try {
    return static_cast<int>(pakru::cli::run({words + 1, words + count}));
  } catch (const pakru::DataError& error) {
    return static_cast<int>(pakru::cli::complain("", error.error(), status_of(error.kind())));
  } catch (const std::bad_alloc&) {
    pakru::cli::write_error("pakru: there is not enough memory.\n");
  } catch (const std::exception& error) {
    pakru::cli::write_error("pakru: this should not happen: ");
    pakru::cli::write_error(pakru::printable(error.what()));
    pakru::cli::write_error("\n");
  }
  return static_cast<int>(pakru::cli::Status::failed);
}
