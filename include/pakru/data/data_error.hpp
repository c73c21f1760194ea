/// What is thrown where data that is being read turns out to be unreadable, broken or too large.
#pragma once

#include <stdexcept>

#include "pakru/model/result.hpp"

namespace pakru {

/// Reading is deep below whoever asked, and on several threads, so this is the one error that is
/// thrown instead of returned.
class DataError : public std::runtime_error {
 public:
  enum class Kind {
    unreadable,  ///< the system does not give the bytes
    invalid,     ///< the bytes are not what they should be
    too_large,   ///< the answer does not fit in the memory that is allowed
  };

  DataError(Kind kind, Error error)
      : std::runtime_error(error.message), kind_(kind), error_(std::move(error)) {}

  [[nodiscard]] Kind kind() const { return kind_; }
  [[nodiscard]] const Error& error() const { return error_; }

 private:
  Kind kind_;
  Error error_;
};

}  // namespace pakru
