// The tellers' ceremony (section 8): a key that nobody holds, made in four rounds. Tellers count from 1.
#pragma once
#include <map>

#include "ballot/proofs.hpp"
#include "crypto/box.hpp"

namespace ballot {

inline constexpr std::uint32_t tellers_max = 31;

// D, to which everything of a ceremony is bound.
Digest ceremony_digest(std::string_view origin, std::uint64_t ceremony, const Point& setup_hash);

// ---- checked by everybody

struct Commit {
  crypto::BoxKey box_key{}, box_class{};  // the class: equal for keys that are the same up to a small-order point
  Digest commitment{};
};
// `length`, `box_key`. That the class differs from those before is the ceremony's to see.
Checked<Commit> check_commit(std::string_view message);

inline constexpr std::size_t sealed_bytes = 72;  // nonce, box
struct Deal {
  std::vector<Decoded> coefficients;        // A_0 … A_{t−1}
  std::map<std::uint32_t, std::string> to;  // what was sealed for each recipient
};
// `recipients`: the others that committed, rising. `length`, points and scalar, `commitment`, `possession`.
Checked<Deal> check_deal(const Digest& d, std::uint32_t teller, std::size_t threshold,
                         const std::vector<std::uint32_t>& recipients, const Commit& commit,
                         std::string_view message);

// The published shares of the complainers. `length`, `scalar`, `answer`, `share`.
Checked<std::map<std::uint32_t, Scalar>> check_answer(const Deal& deal, const std::vector<std::uint32_t>& complainers,
                                                      std::string_view message);

// Σ j^k · coefficients[k]: what f(j)·G must be.
Point at(const std::vector<Decoded>& coefficients, std::uint32_t j);
// The key Y and each teller's X_j, out of the coefficients of the qualified.
Point joint_key(const std::vector<const Deal*>& qualified);
Point verification_key(const std::vector<const Deal*>& qualified, std::uint32_t j);

// ---- a teller's own device

class Teller {
 public:
  // Draws dk, then a_0 … a_{t−1}.
  Teller(const Digest& d, std::uint32_t index, std::size_t threshold, Draws& draws);
  // As they were kept: dk, a_0 … a_{t−1}.
  Teller(const Digest& d, std::uint32_t index, crypto::Secrets kept);

  std::string commit() const;
  // To whom: their box keys. Draws w, then a nonce for each.
  std::string deal(const std::map<std::uint32_t, crypto::BoxKey>& recipients, Draws& draws) const;
  // By hedged draws (section 12): what a program sends.
  std::string deal(const std::map<std::uint32_t, crypto::BoxKey>& recipients) const;
  // Whether this is a share of that dealer for this teller; false: the teller must complain.
  bool accepts(const Deal& from, const crypto::BoxKey& dealer_key);
  // The share that was published for this teller when it had complained.
  void take_published(const Scalar& share);
  std::string answer(const std::vector<std::uint32_t>& complainers) const;
  // Adds its own part: x_j is whole when every qualified dealer's share has been taken.
  void add_own_share();
  // Before it is put together again.
  void forget_share() { share_ = crypto::Secrets(1); }

  // A factor for each α, and the proof that they come of x_j (section 9, and the rehearsal).
  std::string decrypt(const Digest& context, const std::vector<Point>& alphas, Draws& draws) const;
  std::string decrypt(const Digest& context, const std::vector<Point>& alphas) const;  // by hedged draws
  Point verification_key() const { return crypto::times_generator(share_[0]); }

  std::uint32_t index() const { return index_; }
  const crypto::Secrets& kept() const { return kept_; }
  void share_for(std::uint8_t* out, std::uint32_t j) const;  // f_i(j)

 private:
  std::vector<Point> coefficients() const;

  Digest d_;
  std::uint32_t index_;
  crypto::Secrets kept_, share_{1};
};

}  // namespace ballot
