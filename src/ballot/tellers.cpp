#include "ballot/tellers.hpp"

#include <algorithm>

#include "base/check.hpp"
#include "curve/msm.hpp"

namespace ballot {
namespace {

std::string joined(const std::vector<Point>& points) {
  std::string out;
  for (const Point& one : points) out += view(one);
  return out;
}

Digest commitment_to(const Digest& d, std::uint32_t teller, std::string_view box_key, std::string_view coefficients) {
  return hash("teller/commitment", {view(d), u16(teller), box_key, coefficients});
}
Challenge possession(const Digest& d, std::uint32_t teller, const crypto::BoxKey& box_key,
                     const std::string& coefficients) {
  return [=](std::string_view r) {
    return hash_to_scalar("teller/possession", {view(d), u16(teller), view(box_key), coefficients, r});
  };
}

// Σ j^k · points[k], as an element.
curve::Point evaluated(const std::vector<Decoded>& points, std::uint32_t j) {
  std::vector<Scalar> scalars;
  std::vector<curve::Affine> decoded;
  Scalar power = crypto::scalar_of(1);
  for (const Decoded& one : points) {
    scalars.push_back(power);
    decoded.push_back(one.point);
    power = crypto::multiply(power, crypto::scalar_of(j));
  }
  return curve::msm(scalars, decoded);
}

}  // namespace

Digest ceremony_digest(std::string_view origin, std::uint64_t ceremony, const Point& setup_hash) {
  return hash("teller/ceremony", {origin, u64(ceremony), view(setup_hash)});
}

Checked<Commit> check_commit(std::string_view message) {
  if (message.size() != 96) return base::fail(Code::length);
  const auto key = decode_box_key(message.substr(0, 32));
  if (!key) return base::fail(key.error());
  return Commit{*key, crypto::box_key_class(*key), *base::exactly<64>(std::string(message.substr(32)))};
}

Checked<Deal> check_deal(const Digest& d, std::uint32_t teller, std::size_t threshold,
                         const std::vector<std::uint32_t>& recipients, const Commit& commit,
                         std::string_view message) {
  const std::size_t open_bytes = 32 * threshold + schnorr_bytes;
  if (message.size() != open_bytes + sealed_bytes * recipients.size()) return base::fail(Code::length);
  Reader from(message);
  Deal out;
  for (std::size_t k = 0; k < threshold; ++k) out.coefficients.push_back(from.point());
  const Schnorr proof = Schnorr::read(from);
  if (from.fault()) return base::fail(*from.fault());
  const std::string coefficients(message.substr(0, 32 * threshold));
  if (commitment_to(d, teller, view(commit.box_key), coefficients) != commit.commitment)
    return base::fail(Code::commitment);
  Claims claims;
  proof.claim(claims, Code::possession, claims.point(out.coefficients.front().point),
              possession(d, teller, commit.box_key, coefficients)(view(proof.r.bytes)));
  if (const auto code = claims.first_false(curve::generator())) return base::fail(*code);
  for (std::size_t i = 0; i < recipients.size(); ++i)
    out.to[recipients[i]] = message.substr(open_bytes + i * sealed_bytes, sealed_bytes);
  return out;
}

Checked<std::map<std::uint32_t, Scalar>> check_answer(const Deal& deal, const std::vector<std::uint32_t>& complainers,
                                                      std::string_view message) {
  if (message.size() != 34 * complainers.size() || message.empty()) return base::fail(Code::length);
  std::map<std::uint32_t, Scalar> out;
  for (std::size_t i = 0; i < complainers.size(); ++i) {
    const std::string_view one = message.substr(34 * i, 34);
    const auto share = decode_scalar(one.substr(2));
    if (!share) return base::fail(share.error());
    if (one.substr(0, 2) != u16(complainers[i])) return base::fail(Code::answer);
    out[complainers[i]] = *share;
  }
  for (const auto& [j, share] : out)
    if (crypto::times_generator(share) != at(deal.coefficients, j)) return base::fail(Code::share);
  return out;
}

Point at(const std::vector<Decoded>& coefficients, std::uint32_t j) {
  return curve::encode_vartime(evaluated(coefficients, j));
}

Point joint_key(const std::vector<const Deal*>& qualified) {
  curve::Point sum = curve::identity;
  for (const Deal* deal : qualified) sum = curve::add(sum, deal->coefficients.front().point);
  return curve::encode_vartime(sum);
}

Point verification_key(const std::vector<const Deal*>& qualified, std::uint32_t j) {
  curve::Point sum = curve::identity;
  for (const Deal* deal : qualified) sum = curve::add(sum, evaluated(deal->coefficients, j));
  return curve::encode_vartime(sum);
}

namespace {

// dk, then the coefficients.
crypto::Secrets drawn(std::size_t threshold, Draws& draws) {
  crypto::Secrets out(threshold + 1);
  draws.bytes(out.all().first(32));
  for (std::size_t k = 1; k <= threshold; ++k) draws.scalar(out[k]);
  return out;
}

}  // namespace

Teller::Teller(const Digest& d, std::uint32_t index, std::size_t threshold, Draws& draws)
    : Teller(d, index, drawn(threshold, draws)) {}
Teller::Teller(const Digest& d, std::uint32_t index, crypto::Secrets kept)
    : d_(d), index_(index), kept_(std::move(kept)) {
  base::check(kept_.size() > 2, "a polynomial of two coefficients or more");
}

std::vector<Point> Teller::coefficients() const {
  std::vector<Point> out;
  for (std::size_t k = 1; k < kept_.size(); ++k) out.push_back(crypto::times_generator(kept_[k]));
  return out;
}

std::string Teller::commit() const {
  const crypto::BoxKey key = crypto::box_key_of(kept_[0]);
  return std::string(view(key)) + std::string(view(commitment_to(d_, index_, view(key), joined(coefficients()))));
}

// Horner's rule.
void Teller::share_for(std::uint8_t* out, std::uint32_t j) const {
  const Scalar at = crypto::scalar_of(j);
  crypto::Secrets sum(1);
  for (std::size_t k = kept_.size(); k-- > 1;) {
    crypto::multiply_scalars(sum[0], sum[0], at.data());
    crypto::add_scalars(sum[0], sum[0], kept_[k]);
  }
  std::copy_n(sum[0], 32, out);
}

std::string Teller::deal(const std::map<std::uint32_t, crypto::BoxKey>& recipients, Draws& draws) const {
  const std::string open = joined(coefficients());
  std::string out = open + prove_schnorr(kept_[1], draws, possession(d_, index_, crypto::box_key_of(kept_[0]), open));
  for (const auto& [j, key] : recipients) {
    crypto::Secrets share(1);
    share_for(share[0], j);
    crypto::BoxNonce nonce{};
    draws.bytes(nonce);
    out += base::view(nonce);
    out += base::view(crypto::seal_in_box(share[0], nonce, key, kept_[0]));
  }
  return out;
}

bool Teller::accepts(const Deal& from, const crypto::BoxKey& dealer_key) {
  const auto sealed = from.to.find(index_);
  if (sealed == from.to.end()) return false;
  const auto nonce = base::exactly<24>(sealed->second.substr(0, 24));
  const auto box = base::exactly<48>(sealed->second.substr(24));
  crypto::Secrets share(1);
  if (!nonce || !box || !crypto::open_box(share[0], *box, *nonce, dealer_key, kept_[0])) return false;
  // Whether a share is canonical is told by complaining: no secret any more if it is not.
  if (!crypto::is_secret_scalar(share[0])) return false;
  if (!crypto::is_same_secretly(crypto::times_generator(share[0]), at(from.coefficients, index_))) return false;
  crypto::add_scalars(share_[0], share_[0], share[0]);
  return true;
}

void Teller::take_published(const Scalar& share) { crypto::add_scalars(share_[0], share_[0], share.data()); }

void Teller::add_own_share() {
  crypto::Secrets own(1);
  share_for(own[0], index_);
  crypto::add_scalars(share_[0], share_[0], own[0]);
}

std::string Teller::answer(const std::vector<std::uint32_t>& complainers) const {
  std::string out;
  for (const std::uint32_t j : complainers) {
    crypto::Secrets share(1);
    share_for(share[0], j);
    out += u16(j) + std::string(view(share[0]));
  }
  return out;
}

std::string Teller::decrypt(const Digest& context, const std::vector<Point>& alphas, Draws& draws) const {
  return prove_equal_logarithms(share_[0], {context, index_, verification_key(), alphas}, draws);
}

std::string Teller::deal(const std::map<std::uint32_t, crypto::BoxKey>& recipients) const {
  HedgedDraws draws(kept_[1], std::string(view(d_)), 0);
  return deal(recipients, draws);
}

std::string Teller::decrypt(const Digest& context, const std::vector<Point>& alphas) const {
  HedgedDraws draws(share_[0], "", 0);  // the proof says its statement before it draws
  return decrypt(context, alphas, draws);
}

}  // namespace ballot
