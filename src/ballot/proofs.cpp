#include "ballot/proofs.hpp"

#include "base/check.hpp"

namespace ballot {
namespace {

// 1 where the two are equal, without a branch; below 2^31.
std::uint8_t is_same(std::uint32_t a, std::uint32_t b) { return static_cast<std::uint8_t>(((a ^ b) - 1U) >> 31); }
// 1 where a < b.
std::uint8_t is_below(std::uint32_t a, std::uint32_t b) { return static_cast<std::uint8_t>((a - b) >> 31); }

std::string joined(const std::vector<Point>& points) {
  std::string out;
  for (const Point& one_of_them : points) out += view(one_of_them);
  return out;
}

}  // namespace

std::string prove_schnorr(const std::uint8_t* x, Draws& draws, const Challenge& challenge) {
  crypto::Secrets w(1);
  draws.scalar(w[0]);
  const Point r = crypto::times_generator(w[0]);
  const Scalar c = challenge(view(r));
  crypto::Secrets product(1);
  crypto::multiply_scalars(product[0], c.data(), x);
  Scalar z{};
  crypto::add_scalars(z.data(), w[0], product[0]);
  return std::string(view(r)) + std::string(view(z));
}

Schnorr Schnorr::read(Reader& from) {
  Schnorr out;
  out.r = from.point();
  out.z = from.scalar();
  return out;
}

void Schnorr::claim(Claims& claims, Code code, Claims::Place x, const Scalar& challenge) const {
  const auto place = claims.point(r.point);
  claims.begin(code);
  claims.add(place);
  claims.add(challenge, x);
  claims.add_g(crypto::negative(z));
}

std::string prove_one_of_several(const std::uint8_t* r, std::uint32_t index, const Encrypted& pair, const Point& y,
                                 const std::vector<std::uint64_t>& values, Draws& draws, const Challenge& challenge) {
  const auto count = static_cast<std::uint32_t>(values.size());
  crypto::Secrets w(1), drawn(std::size_t{2} * count), c(count), z(count), sum(1), own(2);
  draws.scalar(w[0]);
  for (std::size_t i = 0; i + 1 < count; ++i) draws.scalar(drawn[2 * i]), draws.scalar(drawn[2 * i + 1]);
  const Point true_a = crypto::times_generator(w[0]), true_b = crypto::times(w[0], y);
  std::string commitments;
  for (std::uint32_t j = 0; j < count; ++j) {
    // Branch j takes pair j or, behind the true one, the pair before; what the true one takes is not used.
    const std::size_t here = std::size_t{2} * j, before = j == 0 ? 0 : here - 2;
    const std::uint8_t behind = is_below(index, j);
    crypto::select(c[j], drawn[here], drawn[before], behind);
    crypto::select(z[j], drawn[here + 1], drawn[before + 1], behind);
    const Point moved = crypto::subtract(pair.beta, crypto::times_generator(crypto::scalar_of(values[j])));
    const Point a = crypto::subtract(crypto::times_generator(z[j]), crypto::times(c[j], pair.alpha));
    const Point b = crypto::subtract(crypto::times(z[j], y), crypto::times(c[j], moved));
    const std::uint8_t is_true = is_same(j, index);
    commitments += view(crypto::selected(a, true_a, is_true));
    commitments += view(crypto::selected(b, true_b, is_true));
    crypto::Secrets counted(1);
    crypto::select(counted[0], c[j], crypto::Secrets(1)[0], is_true);
    crypto::add_scalars(sum[0], sum[0], counted[0]);
  }
  const Scalar whole = challenge(commitments);
  crypto::subtract_scalars(own[0], whole.data(), sum[0]);
  crypto::multiply_scalars(own[1], own[0], r);
  crypto::add_scalars(own[1], own[1], w[0]);
  std::string out = commitments, responses;
  for (std::uint32_t j = 0; j < count; ++j) {
    Scalar shown{};
    crypto::select(shown.data(), c[j], own[0], is_same(j, index));
    if (j + 1 < count) out += view(shown);
    crypto::select(shown.data(), z[j], own[1], is_same(j, index));
    responses += view(shown);
  }
  return out + responses;
}

OneOfSeveral OneOfSeveral::read(Reader& from, std::size_t values) {
  OneOfSeveral out;
  const Reader before = from;
  for (std::size_t j = 0; j < values; ++j) out.a.push_back(from.point()), out.b.push_back(from.point());
  for (std::size_t j = 0; j + 1 < values; ++j) out.c.push_back(from.scalar());
  for (std::size_t j = 0; j < values; ++j) out.z.push_back(from.scalar());
  Reader again = before;
  out.commitments = again.bytes(64 * values);
  return out;
}

void OneOfSeveral::claim(Claims& claims, Code code, const std::vector<Weighted>& about,
                         const std::vector<std::uint64_t>& values, const Scalar& challenge) const {
  Scalar rest = challenge;
  for (const Scalar& one_of_them : c) rest = crypto::minus(rest, one_of_them);
  for (std::size_t j = 0; j < values.size(); ++j) {
    const Scalar& own = j < c.size() ? c[j] : rest;
    const auto place_a = claims.point(a[j].point), place_b = claims.point(b[j].point);
    claims.begin(code);
    claims.add(place_a);
    for (const Weighted& slot : about) claims.add(crypto::multiply(own, slot.weight), slot.alpha);
    claims.add_g(crypto::negative(z[j]));
    claims.begin(code);
    claims.add(place_b);
    for (const Weighted& slot : about) claims.add(crypto::multiply(own, slot.weight), slot.beta);
    claims.add_g(crypto::negative(crypto::multiply(own, crypto::scalar_of(values[j]))));
    claims.add_y(crypto::negative(z[j]));
  }
}

namespace {

Digest statement_of(const Decrypting& about, std::string_view factors) {
  return hash("decryption/statement",
              {view(about.context), u16(about.teller), view(about.x), joined(about.alphas), factors});
}
Scalar weight_of(const Digest& statement, std::size_t k) {
  return hash_to_scalar("decryption/weight", {view(statement), u32(k)});
}
Scalar challenge_of(const Digest& statement, std::string_view t1, std::string_view t2) {
  return hash_to_scalar("decryption/challenge", {view(statement), t1, t2});
}

}  // namespace

std::string prove_equal_logarithms(const std::uint8_t* x, const Decrypting& about, Draws& draws) {
  std::string factors;
  for (const Point& alpha : about.alphas) factors += view(crypto::times(x, alpha));
  const Digest statement = statement_of(about, factors);
  Point sum = crypto::identity;
  for (std::size_t k = 0; k < about.alphas.size(); ++k)
    sum = crypto::add(sum, crypto::times(weight_of(statement, k), about.alphas[k]));
  crypto::Secrets w(1), product(1);
  draws.statement(view(statement));
  draws.scalar(w[0]);
  const Point t1 = crypto::times_generator(w[0]), t2 = crypto::times(w[0], sum);
  const Scalar c = challenge_of(statement, view(t1), view(t2));
  crypto::multiply_scalars(product[0], c.data(), x);
  Scalar z{};
  crypto::add_scalars(z.data(), w[0], product[0]);
  return factors + std::string(view(t1)) + std::string(view(t2)) + std::string(view(z));
}

Checked<Part> read_equal_logarithms(std::string_view message, const Decrypting& about) {
  const std::size_t count = about.alphas.size();
  if (message.size() != equal_logarithms_bytes(count)) return base::fail(Code::length);
  Reader from(message);
  std::vector<Decoded> factors;
  for (std::size_t k = 0; k < count; ++k) factors.push_back(from.point_or_identity());
  const Decoded t1 = from.point(), t2 = from.point_or_identity();
  const Scalar z = from.scalar();
  if (from.fault()) return base::fail(*from.fault());
  const Digest statement = statement_of(about, message.substr(0, 32 * count));
  const Scalar c = challenge_of(statement, view(t1.bytes), view(t2.bytes)), minus_z = crypto::negative(z);
  const auto x = decode_point_or_identity(view(about.x));
  base::check(x.has_value(), "a teller's key that is no point");
  Claims claims;
  const auto place_x = claims.point(x->point), place_t1 = claims.point(t1.point), place_t2 = claims.point(t2.point);
  claims.begin(Code::decryption);
  claims.add(place_t1);
  claims.add(c, place_x);
  claims.add_g(minus_z);
  claims.begin(Code::decryption);
  claims.add(place_t2);
  Part out;
  for (std::size_t k = 0; k < count; ++k) {
    const Scalar weight = weight_of(statement, k);
    const auto alpha = decode_point_or_identity(view(about.alphas[k]));
    base::check(alpha.has_value(), "a ciphertext that is no point");
    claims.add(crypto::multiply(minus_z, weight), claims.point(alpha->point));
    claims.add(crypto::multiply(c, weight), claims.point(factors[k].point));
    out.factors.push_back(factors[k].bytes);
  }
  out.wrong = claims.first_false(curve::generator());
  return out;
}

}  // namespace ballot
