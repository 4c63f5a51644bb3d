// Where a prover's randomness comes from, in the order in which section 4 and 6 draw it.
#pragma once
#include <string>
#include <vector>

#include "ballot/transcript.hpp"
#include "crypto/secret.hpp"

namespace ballot {

class Draws {
 public:
  virtual ~Draws() = default;
  // A scalar that is not zero, into 32 bytes of crypto::Secrets.
  virtual void scalar(std::uint8_t* out) = 0;
  // At most 64 bytes.
  virtual void bytes(std::span<std::uint8_t> out) = 0;
  // What the next draws belong to, for a source that asks. It may hold a choice: whoever keeps it wipes it.
  virtual void context(std::string_view) {}
  // Likewise, where it is known only once the proof is begun.
  virtual void statement(std::string_view) {}
};

// The test stream (section 3): known answers only, never in production.
class TestStream : public Draws {
 public:
  explicit TestStream(std::string seed) : seed_(std::move(seed)) {}
  void scalar(std::uint8_t* out) override;
  void bytes(std::span<std::uint8_t> out) override;
  std::vector<std::size_t> permutation(std::size_t count);
  Digest block();

 private:
  std::string seed_;
  std::uint64_t next_ = 0;
};

// The operating system's generator alone: seeds, box keys, polynomials, nonces.
class SystemDraws : public Draws {
 public:
  void scalar(std::uint8_t* out) override;
  void bytes(std::span<std::uint8_t> out) override;
};

// Hedged (section 12): a cloned or rewound generator repeats nothing under another statement.
//   Hs("draw", 64 bytes of the system, secret, statement, u32 sequence, context, u32 counter)
class HedgedDraws : public Draws {
 public:
  HedgedDraws(const std::uint8_t* secret, std::string statement, std::uint32_t sequence)
      : secret_(secret), statement_(std::move(statement)), sequence_(sequence) {}
  ~HedgedDraws() override;
  void context(std::string_view bytes) override;
  void statement(std::string_view bytes) override { statement_ = bytes; }
  void scalar(std::uint8_t* out) override;
  void bytes(std::span<std::uint8_t> out) override;

 private:
  const std::uint8_t* secret_;
  std::string statement_, context_;
  std::uint32_t sequence_, counter_ = 0;
};

}  // namespace ballot
