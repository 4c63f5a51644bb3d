// The three proofs (section 4): made with secrets in constant time, checked as equations.
#pragma once
#include <functional>
#include <string>
#include <vector>

#include "ballot/claims.hpp"
#include "ballot/draws.hpp"
#include "ballot/reader.hpp"

namespace ballot {

// Hs with the label and the fields that the use of a proof has, and the commitments as the last field.
using Challenge = std::function<Scalar(std::string_view commitments)>;

// ---- Schnorr(x; X = xG): R ‖ z

inline constexpr std::size_t schnorr_bytes = 64;
std::string prove_schnorr(const std::uint8_t* x, Draws& draws, const Challenge& challenge);

struct Schnorr {
  Decoded r;
  Scalar z{};
  static Schnorr read(Reader& from);
  void claim(Claims& claims, Code code, Claims::Place x, const Scalar& challenge) const;
};

// ---- One-of-several(r; α = rG, β = rY + v_tG), values v_0…v_{b−1}

constexpr std::size_t one_of_several_bytes(std::size_t values) { return 128 * values - 32; }

struct Encrypted {
  Point alpha{}, beta{};
};
// `index`: t, secret.
std::string prove_one_of_several(const std::uint8_t* r, std::uint32_t index, const Encrypted& pair, const Point& y,
                                 const std::vector<std::uint64_t>& values, Draws& draws, const Challenge& challenge);

// Σ weight · point: the range proof is about a sum of slots.
struct Weighted {
  Scalar weight{};
  Claims::Place alpha = 0, beta = 0;
};

struct OneOfSeveral {
  std::vector<Decoded> a, b;
  std::vector<Scalar> c, z;  // c without the last
  std::string_view commitments;
  static OneOfSeveral read(Reader& from, std::size_t values);
  void claim(Claims& claims, Code code, const std::vector<Weighted>& about, const std::vector<std::uint64_t>& values,
             const Scalar& challenge) const;
};

// ---- Equal logarithms(x; X = xG, F_k = xα_k): F_0 ‖ … ‖ F_{N−1} ‖ T1 ‖ T2 ‖ z

constexpr std::size_t equal_logarithms_bytes(std::size_t count) { return 32 * count + 96; }

// What it is about: the context, the teller's index and X, the α of a list.
struct Decrypting {
  Digest context{};
  std::uint32_t teller = 0;
  Point x{};
  std::vector<Point> alphas;
};
std::string prove_equal_logarithms(const std::uint8_t* x, const Decrypting& about, Draws& draws);

// The factors of a part that is well-formed; `decryption` where an equation does not hold, else as section 2.
struct Part {
  std::vector<Point> factors;
  std::optional<Code> wrong;  // well-formed, but its equations fail
};
Checked<Part> read_equal_logarithms(std::string_view message, const Decrypting& about);

}  // namespace ballot
