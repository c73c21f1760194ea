#include "packed.hpp"

#include <zlib.h>

#include <cstdint>
#include <new>

namespace pakru {
namespace {

std::string deflated(std::string_view bytes) {
  uLongf size = ::compressBound(bytes.size());
  std::string packed(size, '\0');
  const int status =
      ::compress2(reinterpret_cast<Bytef*>(packed.data()), &size,
                  reinterpret_cast<const Bytef*>(bytes.data()), bytes.size(), Z_BEST_COMPRESSION);
  if (status != Z_OK) {  // the room is enough, so that only memory can lack
    throw std::bad_alloc();
  }
  packed.resize(size);
  return packed;
}

/// Three bytes are four characters of six bits; '=' stands for what the last bytes do not fill.
std::string base64(std::string_view bytes) {
  constexpr std::string_view alphabet =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  constexpr std::size_t group = 3;
  std::string text;
  text.reserve((bytes.size() + 2) / group * 4);
  for (std::size_t at = 0; at < bytes.size(); at += group) {
    const std::string_view part = bytes.substr(at, group);
    std::uint32_t bits = 0;
    for (std::size_t i = 0; i < group; ++i) {
      bits = bits << 8U | (i < part.size() ? static_cast<unsigned char>(part[i]) : 0U);
    }
    for (std::size_t i = 0; i <= group; ++i) {
      text += i <= part.size() ? alphabet[bits >> (18U - 6U * i) & 63U] : '=';
    }
  }
  return text;
}

}  // namespace

std::string packed_text(std::string_view bytes) {
  return base64(deflated(bytes));
}

}  // namespace pakru
