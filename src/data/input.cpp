#include "input.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>
#include <zlib.h>

#include <algorithm>
#include <array>
#include <atomic>
#include <cerrno>
#include <cstring>
#include <string_view>
#include <vector>

#include "pakru/data/data_error.hpp"

#ifdef PAKRU_HAS_ZSTD
#include <zstd.h>
#endif

namespace pakru {
namespace {

constexpr std::size_t packed_block = 1 << 18;
constexpr std::string_view gzip_signature("\x1f\x8b", 2);          // RFC 1952, 2.3.1
constexpr std::string_view zstd_signature("\x28\xb5\x2f\xfd", 4);  // RFC 8878, 3.1.1

/// Whether the bytes are zstd's; a frame of another's may stand first, to be skipped (RFC 8878,
/// 3.1.2), as pzstd writes it.
bool is_zstd(std::string_view start) {
  constexpr std::string_view skipped_signature("\x50\x2a\x4d\x18", 4);  // and up to 0x5f 0x2a …
  return start.starts_with(zstd_signature) ||
         (start.size() == 4 && (start[0] & 0xF0) == skipped_signature[0] &&
          start.substr(1) == skipped_signature.substr(1));
}

/// An open file, read with every interruption mended.
class Descriptor {
 public:
  Descriptor(int number, std::string name) : number_(number), name_(std::move(name)) {}
  ~Descriptor() {
    if (number_ != STDIN_FILENO) {
      ::close(number_);
    }
  }
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;

  std::size_t read(std::span<char> to) {
    std::size_t filled = 0;
    while (filled < to.size()) {
      const ssize_t count = ::read(number_, to.data() + filled, to.size() - filled);
      if (count == 0) {
        break;
      }
      if (count < 0 && errno != EINTR) {
        throw DataError(DataError::Kind::unreadable,
                        {fmt::format("{}: {}", name_, std::strerror(errno)), ""});  // NOLINT
      }
      filled += static_cast<std::size_t>(std::max<ssize_t>(count, 0));
    }
    consumed_.fetch_add(filled, std::memory_order_relaxed);
    return filled;
  }

  [[nodiscard]] const std::string& name() const { return name_; }
  [[nodiscard]] std::uint64_t consumed() const { return consumed_.load(std::memory_order_relaxed); }
  [[nodiscard]] std::uint64_t size() const {
    struct stat status {};
    return ::fstat(number_, &status) == 0 && S_ISREG(status.st_mode)
               ? static_cast<std::uint64_t>(status.st_size)
               : 0;
  }

 private:
  int number_;
  std::string name_;
  std::atomic<std::uint64_t> consumed_ = 0;  ///< read by whoever tells of the progress
};

/// Bytes as they stand in the file, the first of which were read to see what they are.
class Decoder {
 public:
  Decoder(Descriptor& from, std::vector<char> first) : from_(from), first_(std::move(first)) {}
  virtual ~Decoder() = default;
  Decoder(const Decoder&) = delete;
  Decoder& operator=(const Decoder&) = delete;

  virtual std::size_t read(std::span<char> to) { return read_packed(to); }

 protected:
  std::size_t read_packed(std::span<char> to) {
    const std::size_t count = std::min(to.size(), first_.size() - given_);
    std::memcpy(to.data(), first_.data() + given_, count);
    given_ += count;
    return count + from_.read(to.subspan(count));
  }

  [[noreturn]] void fail(std::string_view what) const {
    throw DataError(DataError::Kind::invalid, {fmt::format("{}: {}", from_.name(), what), ""});
  }

 private:
  Descriptor& from_;
  std::vector<char> first_;
  std::size_t given_ = 0;
};

/// A decoder that reads packed blocks and unpacks them; several streams one after another are one.
class Unpacker : public Decoder {
 public:
  using Decoder::Decoder;

  std::size_t read(std::span<char> to) final {
    std::size_t filled = 0;
    while (filled < to.size()) {
      if (used_ == available_) {
        available_ = read_packed(packed_);
        used_ = 0;
        if (available_ == 0) {
          if (in_stream_) {
            fail("the compressed data ends too early");
          }
          break;
        }
      }
      const std::span<const char> packed(packed_.data() + used_, available_ - used_);
      const Step step = unpack(packed, to.subspan(filled));
      used_ += step.taken;
      filled += step.given;
      in_stream_ = !step.is_end;
    }
    return filled;
  }

 protected:
  struct Step {
    std::size_t taken = 0;
    std::size_t given = 0;
    bool is_end = false;  ///< of a stream; another may follow
  };
  virtual Step unpack(std::span<const char> packed, std::span<char> to) = 0;

 private:
  std::vector<char> packed_ = std::vector<char>(packed_block);
  std::size_t available_ = 0;
  std::size_t used_ = 0;
  bool in_stream_ = false;
};

class GzipDecoder final : public Unpacker {
 public:
  GzipDecoder(Descriptor& from, std::vector<char> first) : Unpacker(from, std::move(first)) {
    constexpr int gzip_only = 16 + MAX_WBITS;
    if (::inflateInit2(&stream_, gzip_only) != Z_OK) {
      throw std::bad_alloc();
    }
  }
  ~GzipDecoder() override { ::inflateEnd(&stream_); }
  GzipDecoder(const GzipDecoder&) = delete;
  GzipDecoder& operator=(const GzipDecoder&) = delete;

 private:
  Step unpack(std::span<const char> packed, std::span<char> to) override {
    if (is_at_end_) {
      ::inflateReset(&stream_);
    }
    // zlib takes the bytes to read as if it wrote to them; it does not.
    stream_.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(packed.data()));  // NOLINT
    stream_.avail_in = static_cast<uInt>(packed.size());
    stream_.next_out = reinterpret_cast<Bytef*>(to.data());  // NOLINT: bytes are bytes
    stream_.avail_out = static_cast<uInt>(std::min<std::size_t>(to.size(), 1U << 30U));
    const std::size_t room = stream_.avail_out;
    const int status = ::inflate(&stream_, Z_NO_FLUSH);
    if (status != Z_OK && status != Z_STREAM_END && status != Z_BUF_ERROR) {
      fail("the gzip data is broken");
    }
    is_at_end_ = status == Z_STREAM_END;
    return {packed.size() - stream_.avail_in, room - stream_.avail_out, is_at_end_};
  }

  z_stream stream_{};
  bool is_at_end_ = false;
};

#ifdef PAKRU_HAS_ZSTD
class ZstdDecoder final : public Unpacker {
 public:
  ZstdDecoder(Descriptor& from, std::vector<char> first)
      : Unpacker(from, std::move(first)), context_(::ZSTD_createDCtx()) {
    if (context_ == nullptr) {
      throw std::bad_alloc();
    }
  }
  ~ZstdDecoder() override { ::ZSTD_freeDCtx(context_); }
  ZstdDecoder(const ZstdDecoder&) = delete;
  ZstdDecoder& operator=(const ZstdDecoder&) = delete;

 private:
  Step unpack(std::span<const char> packed, std::span<char> to) override {
    ZSTD_inBuffer in{packed.data(), packed.size(), 0};
    ZSTD_outBuffer out{to.data(), to.size(), 0};
    const std::size_t status = ::ZSTD_decompressStream(context_, &out, &in);
    if (::ZSTD_isError(status) != 0) {
      fail("the zstd data is broken");
    }
    return {in.pos, out.pos, status == 0};
  }

  ZSTD_DCtx* context_;
};
#endif

std::unique_ptr<Decoder> decoder_for(Descriptor& from) {
  std::vector<char> first(zstd_signature.size());
  first.resize(from.read(first));
  const std::string_view start(first.data(), first.size());
  if (start.starts_with(gzip_signature)) {
    return std::make_unique<GzipDecoder>(from, std::move(first));
  }
  if (is_zstd(start)) {
#ifdef PAKRU_HAS_ZSTD
    return std::make_unique<ZstdDecoder>(from, std::move(first));
#else
    throw DataError(
        DataError::Kind::unreadable,
        {fmt::format("{}: it is packed with zstd, and this pakru was built without libzstd",
                     from.name()),
         "Unpack it first: zstd -dc FILE | pakru … --data -"});
#endif
  }
  return std::make_unique<Decoder>(from, std::move(first));
}

}  // namespace

struct Input::State {
  State(int number, std::string name) : descriptor(number, std::move(name)) {}
  Descriptor descriptor;
  std::unique_ptr<Decoder> decoder;  ///< made when the first byte is asked for
};

Input::Input(std::unique_ptr<State> state) : state_(std::move(state)) {}
Input::~Input() = default;
Input::Input(Input&&) noexcept = default;
Input& Input::operator=(Input&&) noexcept = default;

Result<Input> Input::open(const std::string& path) {
  const int number = path == "-" ? STDIN_FILENO : ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (number < 0) {
    return Error{fmt::format("{}: {}", path, std::strerror(errno)), ""};  // NOLINT: one thread
  }
  return Input(std::make_unique<State>(number, input_name(path)));
}

std::size_t Input::read(std::span<char> to) {
  if (!state_->decoder) {
    state_->decoder = decoder_for(state_->descriptor);
  }
  return state_->decoder->read(to);
}

std::uint64_t Input::consumed() const {
  return state_->descriptor.consumed();
}

std::uint64_t Input::size() const {
  return state_->descriptor.size();
}

std::string input_name(const std::string& path) {
  return path == "-" ? "standard input" : path;
}

}  // namespace pakru
