// A cheat's device: it seals what an honest one never would, with the seat's own key, and signs it well. Only tests
// include this.
#pragma once
#include <algorithm>
#include <optional>

#include "ballot/internal/made_for_tests.hpp"

namespace ballot::made {

struct Forgery {
  std::vector<Scalar> plain;           // of each slot, as a scalar: 0, 1, or what no honest device encrypts
  std::vector<std::uint32_t> claimed;  // which branch of each bit proof is claimed to be the true one
  std::uint32_t claimed_sum = 1;       // likewise of the range: index of the value
  std::uint32_t sequence = 1;
  std::optional<Digest> bound_to = {};  // another V than the vote's
  bool weak = false;                    // the proofs' challenges leave out the statement (Fiat and Shamir, weakly)
  std::vector<Scalar> r = {};           // the randomness of the slots; drawn where none is given
};

class Forger {
 public:
  Forger(const Voting& voting, const std::uint8_t* s) : voting_(voting), s_(s) {}

  std::string ballot(const Forgery& forged) const { return signed_as(body(forged), forged); }

  std::string signed_as(const std::string& body, const Forgery& forged = {}) const {
    const Digest v = forged.bound_to.value_or(voting_.v);
    const Point k = crypto::times_generator(s_);
    return body + prove_schnorr(s_, draws_, [&](std::string_view r) {
             return hash_to_scalar("ballot/signature", {view(v), view(k), r, body});
           });
  }

  std::string body(const Forgery& forged) const {
    const Shape& shape = voting_.shape;
    const Digest v = forged.bound_to.value_or(voting_.v);
    const Point k = crypto::times_generator(s_);
    crypto::Secrets r(shape.slots());
    std::vector<Encrypted> pairs;
    std::string ciphertexts;
    for (std::size_t i = 0; i < shape.slots(); ++i) {
      if (forged.r.empty())
        draws_.scalar(r[i]);
      else
        std::copy(forged.r[i].begin(), forged.r[i].end(), r[i]);
      pairs.push_back({crypto::times_generator(r[i]),
                       crypto::add(crypto::times(r[i], voting_.y), crypto::times_generator(forged.plain[i]))});
      ciphertexts += std::string(view(pairs[i].alpha)) + std::string(view(pairs[i].beta));
    }
    const Digest b = hash("ballot", {view(v), view(k), u32(forged.sequence), ciphertexts});
    std::string out = "\1" + u64(voting_.vote) + std::string(view(k)) + u32(forged.sequence) + ciphertexts;
    for (std::size_t i = 0; i < shape.slots(); ++i)
      out +=
          prove_one_of_several(r[i], forged.claimed[i], pairs[i], voting_.y, {0, 1}, draws_, [&](std::string_view c) {
            return forged.weak ? hash_to_scalar("ballot/bit", {c})
                               : hash_to_scalar("ballot/bit", {view(b), u16(i), c});
          });
    crypto::Secrets sum(1), term(1);
    Encrypted whole;
    for (std::size_t i = 0; i < shape.slots(); ++i) {
      const Scalar weight = crypto::scalar_of(shape.weight(i));
      crypto::multiply_scalars(term[0], weight.data(), r[i]);
      crypto::add_scalars(sum[0], sum[0], term[0]);
      whole.alpha = crypto::add(whole.alpha, crypto::times(weight, pairs[i].alpha));
      whole.beta = crypto::add(whole.beta, crypto::times(weight, pairs[i].beta));
    }
    return out + prove_one_of_several(sum[0], forged.claimed_sum - static_cast<std::uint32_t>(shape.minimum), whole,
                                      voting_.y, shape.range(), draws_, [&](std::string_view c) {
                                        return hash_to_scalar("ballot/range",
                                                              {view(b), u16(shape.minimum), u16(shape.maximum), c});
                                      });
  }

 private:
  const Voting& voting_;
  const std::uint8_t* s_;
  mutable SystemDraws draws_;
};

// What a body becomes when its first two slots change places, with their proofs.
inline std::string with_slots_swapped(std::string body, const Shape& shape) {
  const std::size_t proofs = 45 + 64 * shape.slots();
  const auto at = [&](std::size_t place) { return body.begin() + static_cast<std::ptrdiff_t>(place); };
  std::swap_ranges(at(45), at(45 + 64), at(45 + 64));
  std::swap_ranges(at(proofs), at(proofs + 224), at(proofs + 224));
  return body;
}

// … when every ciphertext is encrypted once more.
inline std::string randomised_again(std::string body, const Voting& voting) {
  for (std::size_t slot = 0; slot < voting.shape.slots(); ++slot) {
    const std::size_t at = 45 + 64 * slot;
    const Point alpha = *base::exactly<32>(body.substr(at, 32)), beta = *base::exactly<32>(body.substr(at + 32, 32));
    const Scalar r = crypto::scalar_of(7 + slot);
    body.replace(at, 32, view(crypto::add(alpha, crypto::times_generator(r))));
    body.replace(at + 32, 32, view(crypto::add(beta, crypto::times(r, voting.y))));
  }
  return body;
}

}  // namespace ballot::made
