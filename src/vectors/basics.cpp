// The construction for hashes, encodings, and each proof alone.
#include <algorithm>

#include "ballot/proofs.hpp"
#include "base/encoding.hpp"
#include "vectors/internal/suites.hpp"

namespace vectors::internal {
namespace {

using base::hex;
using base::view;

std::string joined_preimage(const json::value& one) {
  std::vector<std::string> fields;
  for (const auto& each : list(one, "fields")) fields.push_back(*base::from_hex(std::string(each.as_string())));
  std::string out = ballot::preimage(text(one, "label"), {});
  for (const std::string& each : fields) out += ballot::u32(each.size()) + each;
  return out;
}

// The challenge that a case names: label, fields, then the commitments.
ballot::Challenge challenge_of(const json::value& one) {
  const std::string before = joined_preimage(one.at("challenge"));
  return [before](std::string_view commitments) {
    return crypto::reduced(crypto::sha512(before + ballot::u32(commitments.size()) + std::string(commitments)));
  };
}

std::string verdict(const ballot::Reader& from, const ballot::Claims& claims, const curve::Affine& y) {
  if (from.fault()) return std::string(ballot::name_of(*from.fault()));
  return claims.first_false(y) ? "equation" : "ok";
}

void schnorr(const json::value& one, Comparing& with) {
  const std::string proof = unhex(one, "proof");
  const auto x = ballot::decode_point(unhex(one, "X"));
  ballot::Reader from(proof);
  const auto read = ballot::Schnorr::read(from);
  ballot::Claims claims;
  read.claim(claims, ballot::Code::possession, claims.point(x->point), challenge_of(one)(proof.substr(0, 32)));
  with.expect("verdict", text(one, "code"), verdict(from, claims, curve::generator()));
  if (text(one, "note") != "good") return;
  ballot::TestStream stream(text(one, "seed"));
  crypto::Secrets secret(1);
  if (text(one, "seed").ends_with("/0"))
    secret[0][0] = 1;
  else
    stream.scalar(secret[0]);
  with.expect("x", text(one, "x"), hex(ballot::view(secret[0])));
  with.expect("proof", text(one, "proof"), hex(ballot::prove_schnorr(secret[0], stream, challenge_of(one))));
}

std::vector<std::uint64_t> values_of(const json::value& one) {
  std::vector<std::uint64_t> out;
  for (const auto& each : list(one, "values")) out.push_back(each.to_number<std::uint64_t>());
  return out;
}

void one_of_several(const json::value& one, Comparing& with) {
  const std::string proof = unhex(one, "proof");
  const auto values = values_of(one);
  const auto alpha = ballot::decode_point(unhex(one, "alpha")), beta = ballot::decode_point(unhex(one, "beta")),
             y = ballot::decode_point(unhex(one, "Y"));
  ballot::Reader from(proof);
  const auto read = ballot::OneOfSeveral::read(from, values.size());
  ballot::Claims claims;
  const ballot::Weighted about = {crypto::scalar_of(1), claims.point(alpha->point), claims.point(beta->point)};
  read.claim(claims, ballot::Code::bit, {about}, values, challenge_of(one)(read.commitments));
  with.expect("verdict", text(one, "code"), verdict(from, claims, y->point));
  if (text(one, "note") != "good") return;
  ballot::TestStream stream(text(one, "seed"));
  crypto::Secrets drawn(2);
  stream.scalar(drawn[0]);
  stream.scalar(drawn[1]);
  with.expect("Y", text(one, "Y"), hex(view(crypto::times_generator(drawn[0]))));
  with.expect("r", text(one, "r"), hex(ballot::view(drawn[1])));
  with.expect(
      "proof", text(one, "proof"),
      hex(ballot::prove_one_of_several(drawn[1], static_cast<std::uint32_t>(whole(one, "true")),
                                       {alpha->bytes, beta->bytes}, y->bytes, values, stream, challenge_of(one))));
}

void equal_logarithms(const json::value& one, Comparing& with) {
  ballot::Decrypting about{
      digest(text(one, "context")), static_cast<std::uint32_t>(whole(one, "teller")), point(text(one, "X")), {}};
  for (const auto& alpha : list(one, "alphas")) about.alphas.push_back(point(std::string_view(alpha.as_string())));
  const auto part = ballot::read_equal_logarithms(unhex(one, "message"), about);
  with.expect("verdict", text(one, "code"), part && part->wrong ? "equation" : code_of(part));
  if (!field(one, "x") || text(one, "note") != "good") return;
  ballot::TestStream stream(text(one, "seed"));
  crypto::Secrets x(1), each(1);
  stream.scalar(x[0]);
  with.expect("x", text(one, "x"), hex(ballot::view(x[0])));
  for (std::size_t k = 0; k < about.alphas.size(); ++k) {
    stream.scalar(each[0]);
    if (about.alphas[k] != crypto::identity)
      with.expect("alpha", hex(view(about.alphas[k])), hex(view(crypto::times_generator(each[0]))));
  }
  const ballot::Digest context = stream.block();
  with.expect("context", text(one, "context"), hex(view(context)));
  with.expect("message", text(one, "message"), hex(ballot::prove_equal_logarithms(x[0], about, stream)));
}

}  // namespace

void run_transcript(const json::value& file, Comparing& with) {
  for (const auto& one : list(file, "cases")) {
    with.one_more();
    with.about(text(one, "label"));
    const std::string before = joined_preimage(one);
    const auto h = crypto::sha512(before);
    with.expect("preimage", text(one, "preimage"), hex(before));
    with.expect("H", text(one, "H"), hex(view(h)));
    with.expect("Hs", text(one, "Hs"), hex(view(crypto::reduced(h))));
  }
}

void run_generators(const json::value& file, Comparing& with) {
  for (const auto& one : list(file, "cases")) {
    with.one_more();
    with.about("h_" + std::to_string(whole(one, "i")));
    with.expect("point", text(one, "point"),
                hex(view(ballot::generator(static_cast<std::uint32_t>(whole(one, "i"))))));
  }
}

void run_stream(const json::value& file, Comparing& with) {
  for (const auto& one : list(file, "cases")) {
    with.one_more();
    with.about("stream '" + text(one, "seed") + "'");
    ballot::TestStream blocks(text(one, "seed")), draws(text(one, "seed"));
    for (const auto& block : list(one, "blocks")) with.expect("block", block.as_string(), hex(view(blocks.block())));
    std::array<std::uint8_t, 32> whole_one{};
    std::array<std::uint8_t, 24> part{};
    crypto::Secrets scalar(1);
    draws.bytes(whole_one);
    draws.bytes(part);
    draws.scalar(scalar[0]);
    with.expect("bytes(32)", text(one, "bytes32"), hex(view(whole_one)));
    with.expect("bytes(24)", text(one, "then_bytes24"), hex(view(part)));
    with.expect("scalar", text(one, "then_scalar"), hex(ballot::view(scalar[0])));
    json::array order;
    for (const std::size_t at : draws.permutation(12)) order.emplace_back(at);
    with.expect("permutation", json::serialize(one.at("then_permutation")), json::serialize(order));
  }
}

void run_encodings(const json::value& file, Comparing& with) {
  for (const auto& one : list(file, "points")) {
    with.one_more();
    with.about("point " + text(one, "note"));
    with.expect("verdict", text(one, "code"), code_of(ballot::decode_point(unhex(one, "hex"))));
    with.expect("where O is allowed", text(one, "O_allowed"),
                code_of(ballot::decode_point_or_identity(unhex(one, "hex"))));
  }
  for (const auto& one : list(file, "scalars")) {
    with.one_more();
    with.about("scalar " + text(one, "note"));
    with.expect("verdict", text(one, "code"), code_of(ballot::decode_scalar(unhex(one, "hex"))));
  }
  for (const auto& one : list(file, "box_keys")) {
    with.one_more();
    with.about("box key " + text(one, "note"));
    with.expect("verdict", text(one, "code"), code_of(ballot::decode_box_key(unhex(one, "hex"))));
  }
  for (const auto& one : list(file, "base64")) {
    with.one_more();
    with.about("base64 " + text(one, "text"));
    const auto bytes = base::from_base64(text(one, "text"));
    with.expect("verdict", text(one, "code"), bytes ? "ok" : "grammar");
    if (bytes && field(one, "hex")) with.expect("bytes", text(one, "hex"), hex(*bytes));
  }
}

void run_proofs(const json::value& file, Comparing& with) {
  static const std::map<std::string, void (*)(const json::value&, Comparing&)> types = {
      {"schnorr", schnorr}, {"one_of_several", one_of_several}, {"equal_logarithms", equal_logarithms}};
  for (const auto& one : list(file, "cases")) {
    with.one_more();
    with.about(text(one, "type") + " " + text(one, "seed") + ", " + text(one, "note"));
    types.at(text(one, "type"))(one, with);
  }
}

void run_credentials(const json::value& file, Comparing& with) {
  for (const auto& one : list(file, "cases")) {
    with.one_more();
    with.about(text(one, "seat") + ", " + text(one, "note"));
    const std::string origin = text(one, "origin"), seat = text(one, "seat");
    const auto issue = static_cast<std::uint32_t>(whole(one, "issue"));
    with.expect("verdict", text(one, "code"),
                code_of(ballot::check_credential(unhex(one, "message"), origin, seat, issue)));
    if (!field(one, "seed") || text(one, "note") != "good") continue;
    crypto::Secrets s(1);
    const auto seed = point(text(one, "seed"));
    with.expect("a secret", ballot::credential_secret(s[0], seed.data(), origin, seat, issue));
    with.expect("s", text(one, "s"), hex(ballot::view(s[0])));
    ballot::TestStream stream(text(one, "stream"));
    with.expect("message", text(one, "message"), hex(ballot::register_credential(s[0], origin, seat, issue, stream)));
  }
}

}  // namespace vectors::internal
