/// Results of several threads, taken in the order of their numbers.
#pragma once

#include <condition_variable>
#include <exception>
#include <map>
#include <mutex>
#include <optional>
#include <utility>

namespace pakru {

/// Threads put results under the numbers 0, 1, 2 … in any order; one thread takes them in order. A
/// thread that runs ahead waits, so that no more than `capacity` results are held.
template <typename Result>
class OrderedQueue {
 public:
  OrderedQueue(std::size_t producers, std::size_t capacity)
      : producers_(producers), capacity_(capacity) {}

  /// False where nothing more is wanted.
  bool put(std::size_t number, Result&& result) {
    std::unique_lock lock(mutex_);
    has_room_.wait(lock, [&] { return is_stopped_ || number < next_ + capacity_; });
    if (is_stopped_) {
      return false;
    }
    results_.emplace(number, std::move(result));
    if (number == next_) {  // for another one nobody waits
      is_ready_.notify_one();
    }
    return true;
  }

  /// Says that a thread puts nothing more.
  void finish() {
    const std::lock_guard lock(mutex_);
    --producers_;
    is_ready_.notify_one();
  }

  /// Says that a thread puts nothing more because of an error, which `take` throws.
  void fail(std::exception_ptr error) {
    const std::lock_guard lock(mutex_);
    --producers_;
    if (!error_) {
      error_ = std::move(error);
    }
    is_ready_.notify_one();
  }

  /// The next result; nothing behind the last. Throws the error of a thread once the results before
  /// it were taken.
  std::optional<Result> take() {
    std::unique_lock lock(mutex_);
    is_ready_.wait(lock, [&] { return results_.contains(next_) || producers_ == 0 || error_; });
    auto found = results_.extract(next_);
    if (found.empty()) {
      if (error_) {
        std::rethrow_exception(error_);
      }
      return std::nullopt;
    }
    ++next_;
    has_room_.notify_all();
    return std::move(found.mapped());
  }

  /// Says that nothing more is wanted.
  void stop() {
    const std::lock_guard lock(mutex_);
    is_stopped_ = true;
    has_room_.notify_all();
  }

 private:
  std::mutex mutex_;
  std::condition_variable is_ready_;
  std::condition_variable has_room_;
  std::map<std::size_t, Result> results_;
  std::exception_ptr error_;
  std::size_t producers_;
  std::size_t capacity_;
  std::size_t next_ = 0;
  bool is_stopped_ = false;
};

}  // namespace pakru
