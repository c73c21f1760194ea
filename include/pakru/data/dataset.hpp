/// A dataset in memory.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "pakru/data/index.hpp"
#include "pakru/model/record.hpp"

namespace pakru {

/// A dataset over bytes that someone else keeps. Records are read when they are asked for, the
/// other sections whole on first use. Views stay valid as long as the dataset and its bytes.
class Dataset {
 public:
  /// `bytes` and `index` must outlive the dataset; `bytes` is followed by `padding` bytes.
  Dataset(std::string_view bytes, const Index& index);
  ~Dataset();
  Dataset(Dataset&& other) noexcept;
  Dataset& operator=(Dataset&& other) noexcept;
  Dataset(const Dataset& other) = delete;
  Dataset& operator=(const Dataset& other) = delete;

  /// The dataset compiled into the library.
  static Dataset embedded();

  [[nodiscard]] std::size_t size() const { return index_.heads.size(); }
  [[nodiscard]] std::span<const Head> heads() const { return index_.heads; }
  [[nodiscard]] std::string_view bytes() const { return bytes_; }
  [[nodiscard]] std::string_view id_of(const Head& head) const { return head.id.of(bytes_); }

  /// Reads the given parts (`part::head | part::claims` …) of one record.
  void read(std::size_t position, unsigned parts, Record& record);

  [[nodiscard]] const About& about();
  [[nodiscard]] std::span<const Source> sources();
  [[nodiscard]] std::span<const Person> people();
  [[nodiscard]] std::span<const Named> places();
  [[nodiscard]] std::span<const Named> bodies();
  [[nodiscard]] std::span<const TradeFigure> trade();
  [[nodiscard]] std::span<const Series> series();

  /// By id; nullptr where there is none.
  [[nodiscard]] const Source* source(std::string_view id);
  [[nodiscard]] const Person* person(std::string_view id);

  /// The position of the record with that id.
  [[nodiscard]] std::optional<std::size_t> find(std::string_view id) const;

 private:
  struct Sections;
  std::string_view bytes_;
  Index index_;
  std::unique_ptr<Sections> sections_;
};

/// JSON without the white space between its tokens.
[[nodiscard]] std::string minified(std::string_view json);

}  // namespace pakru
