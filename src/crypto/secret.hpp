// Memory for secrets: locked, guarded, wiped when it goes; moved, never copied nor printed.
#pragma once
#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>

#include "base/encoding.hpp"

namespace crypto {

// A row of 32-byte secrets: scalars, keys, seeds. New ones are zero.
class Secrets {
 public:
  explicit Secrets(std::size_t count);

  std::size_t size() const { return count_; }
  std::uint8_t* operator[](std::size_t i) { return bytes_.get() + 32 * i; }
  const std::uint8_t* operator[](std::size_t i) const { return bytes_.get() + 32 * i; }
  std::span<std::uint8_t> all() { return {bytes_.get(), 32 * count_}; }
  std::span<const std::uint8_t> all() const { return {bytes_.get(), 32 * count_}; }

 private:
  struct Free {
    void operator()(std::uint8_t* bytes) const;
  };
  std::unique_ptr<std::uint8_t[], Free> bytes_;
  std::size_t count_;
};

}  // namespace crypto
