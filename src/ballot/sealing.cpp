// A seat's device: its credential, and a ballot that it seals. In constant time; what is secret lies in
// crypto::Secrets.
#include "ballot/ballots.hpp"
#include "base/check.hpp"
#include "crypto/random.hpp"

namespace ballot {
namespace {

Challenge possession(std::string_view origin, std::string_view seat, std::uint32_t issue, const Point& k) {
  return [=](std::string_view r) {
    return hash_to_scalar("credential/possession", {origin, seat, u32(issue), view(k), r});
  };
}

std::string text_of(const std::uint8_t* bytes, std::size_t count) {
  return {reinterpret_cast<const char*>(bytes), count};
}

// The same for every choice that may be made: of its own, so that the search for branches on secrets knows it.
[[gnu::noinline]] void demand_allowed(const Shape& shape, std::uint32_t chosen) {
  base::check(chosen >= shape.minimum && chosen <= shape.maximum, "a choice that the shape does not allow");
}

}  // namespace

bool credential_secret(std::uint8_t* s, const std::uint8_t* seed, std::string_view origin, std::string_view seat,
                       std::uint32_t issue) {
  std::string before = preimage("credential", {view(seed), origin, seat, u32(issue)});
  Digest drawn = crypto::sha512(before);
  crypto::reduce(s, drawn);
  crypto::wipe(before);
  crypto::wipe(drawn);
  return !crypto::is_zero_scalar(s);
}

std::string register_credential(const std::uint8_t* s, std::string_view origin, std::string_view seat,
                                std::uint32_t issue, Draws& draws) {
  const Point k = crypto::times_generator(s);
  return std::string(view(k)) + prove_schnorr(s, draws, possession(origin, seat, issue, k));
}

Checked<Point> check_credential(std::string_view message, std::string_view origin, std::string_view seat,
                                std::uint32_t issue) {
  if (message.size() != 32 + schnorr_bytes) return base::fail(Code::length);
  Reader from(message);
  const Decoded k = from.point();
  const Schnorr proof = Schnorr::read(from);
  if (from.fault()) return base::fail(*from.fault());
  Claims claims;
  proof.claim(claims, Code::possession, claims.point(k.point),
              possession(origin, seat, issue, k.bytes)(view(proof.r.bytes)));
  if (const auto code = claims.first_false(curve::generator())) return base::fail(*code);
  return k.bytes;
}

Sealed::Sealed(const Voting& voting, const std::uint8_t* s, std::uint32_t sequence,
               std::span<const std::uint8_t> choice, Draws& draws)
    : voting_(voting),
      s_(s),
      k_(crypto::times_generator(s)),
      r_(voting.shape.slots()),
      choice_((voting.shape.slots() + 31) / 32) {
  const Shape& shape = voting.shape;
  base::check(choice.size() == shape.slots(), "a choice of another shape");
  std::uint32_t chosen = 0;
  for (std::size_t i = 0; i < choice.size(); ++i) {
    choice_.all()[i] = choice[i];
    chosen += static_cast<std::uint32_t>(choice[i] * shape.weight(i));
  }
  demand_allowed(shape, chosen);
  draws.context({reinterpret_cast<const char*>(choice_.all().data()), choice.size()});
  body_ = "\1" + u64(voting.vote) + std::string(view(k_)) + u32(sequence);
  std::vector<Encrypted> pairs;
  std::string ciphertexts;
  for (std::size_t i = 0; i < shape.slots(); ++i) draws.scalar(r_[i]);
  for (std::size_t i = 0; i < shape.slots(); ++i) {
    const Point masked = crypto::times(r_[i], voting.y);
    const Point more = crypto::add(masked, crypto::times_generator(crypto::scalar_of(1)));
    pairs.push_back({crypto::times_generator(r_[i]), crypto::selected(masked, more, choice_.all()[i])});
    ciphertexts += view(pairs[i].alpha);
    ciphertexts += view(pairs[i].beta);
  }
  body_ += ciphertexts;
  const Digest b = hash("ballot", {view(voting.v), view(k_), u32(sequence), ciphertexts});
  draws.context(view(b));
  for (std::size_t i = 0; i < shape.slots(); ++i)
    body_ +=
        prove_one_of_several(r_[i], choice_.all()[i], pairs[i], voting.y, {0, 1}, draws,
                             [&](std::string_view c) { return hash_to_scalar("ballot/bit", {view(b), u16(i), c}); });
  crypto::Secrets sum(1), term(1);
  Encrypted whole;
  for (std::size_t i = 0; i < shape.slots(); ++i) {
    const Scalar weight = crypto::scalar_of(shape.weight(i));
    crypto::multiply_scalars(term[0], weight.data(), r_[i]);
    crypto::add_scalars(sum[0], sum[0], term[0]);
    whole.alpha = crypto::add(whole.alpha, crypto::times(weight, pairs[i].alpha));
    whole.beta = crypto::add(whole.beta, crypto::times(weight, pairs[i].beta));
  }
  body_ += prove_one_of_several(sum[0], chosen - static_cast<std::uint32_t>(shape.minimum), whole, voting.y,
                                shape.range(), draws, [&](std::string_view c) {
                                  return hash_to_scalar("ballot/range",
                                                        {view(b), u16(shape.minimum), u16(shape.maximum), c});
                                });
}

std::string Sealed::cast(Draws& draws) const {
  draws.context(body_);
  return body_ + prove_schnorr(s_, draws, [this](std::string_view r) {
           return hash_to_scalar("ballot/signature", {view(voting_.v), view(k_), r, body_});
         });
}

std::string Sealed::opening() const {
  std::string out;
  for (std::size_t i = 0; i < voting_.shape.slots(); ++i)
    out += text_of(choice_.all().data() + i, 1) + text_of(r_[i], 32);
  return out;
}

}  // namespace ballot
