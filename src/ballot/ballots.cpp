#include "ballot/ballots.hpp"

#include <algorithm>

#include "base/sealed_ballot.hpp"

namespace ballot {
namespace {

constexpr std::size_t sequence_at = 41, head_bytes = 45, slot_bytes = 64, bit_bytes = one_of_several_bytes(2);
constexpr int most_of_one_seat = 64;

constexpr std::size_t bytes_of_body(std::size_t slots, std::size_t sums) {
  return head_bytes + (slot_bytes + bit_bytes) * slots + one_of_several_bytes(sums);
}
// Both are linear in slots and in sums: three cases hold them together.
static_assert(bytes_of_body(2, 1) + schnorr_bytes == base::sealed_ballot_bytes(1, 1, 1));
static_assert(bytes_of_body(9, 1) + schnorr_bytes == base::sealed_ballot_bytes(8, 3, 3));
static_assert(bytes_of_body(9, 5) + schnorr_bytes == base::sealed_ballot_bytes(8, 3, 7));

const std::vector<std::uint64_t>& bits() {
  static const std::vector<std::uint64_t> out = {0, 1};
  return out;
}

// Step 9, and the equations of steps 11 to 13.
Checked<Claims> decode(const Voting& voting, std::string_view bytes, const Point& k, bool challenged) {
  const Shape& shape = voting.shape;
  Reader from(bytes.substr(head_bytes));
  std::vector<Decoded> pairs;
  for (std::size_t i = 0; i < 2 * shape.slots(); ++i) pairs.push_back(from.point());
  std::vector<OneOfSeveral> proofs;
  for (std::size_t i = 0; i < shape.slots(); ++i) proofs.push_back(OneOfSeveral::read(from, 2));
  const OneOfSeveral range = OneOfSeveral::read(from, shape.range().size());
  Schnorr signature;
  if (!challenged) signature = Schnorr::read(from);
  if (from.fault()) return base::fail(*from.fault());
  Claims out;
  const std::string_view body = bytes.substr(0, shape.body_bytes());
  if (!challenged) {
    const auto key = decode_point_or_identity(view(k));
    signature.claim(out, Code::signature, out.point(key->point),
                    hash_to_scalar("ballot/signature", {view(voting.v), view(k), view(signature.r.bytes), body}));
  }
  const Digest b = hash("ballot", {view(voting.v), view(k), bytes.substr(sequence_at, 4),
                                   bytes.substr(head_bytes, slot_bytes * shape.slots())});
  std::vector<Weighted> all;
  for (std::size_t i = 0; i < shape.slots(); ++i) {
    const Weighted slot = {crypto::scalar_of(1), out.point(pairs[2 * i].point), out.point(pairs[2 * i + 1].point)};
    proofs[i].claim(out, Code::bit, {slot}, bits(),
                    hash_to_scalar("ballot/bit", {view(b), u16(i), proofs[i].commitments}));
    all.push_back({crypto::scalar_of(shape.weight(i)), slot.alpha, slot.beta});
  }
  range.claim(out, Code::range, all, shape.range(),
              hash_to_scalar("ballot/range", {view(b), u16(shape.minimum), u16(shape.maximum), range.commitments}));
  return out;
}

}  // namespace

Checked<Shape> Shape::of(std::int64_t options, std::int64_t minimum, std::int64_t maximum) {
  if (options < 1 || minimum < 0 || minimum > maximum || maximum > options || maximum < 1)
    return base::fail(Code::shape);
  if (options > static_cast<std::int64_t>(base::sealed_ballot_bytes_max / slot_bytes)) return base::fail(Code::shape);
  Shape out;
  out.options = static_cast<std::size_t>(options);
  out.minimum = static_cast<std::size_t>(minimum);
  out.maximum = static_cast<std::size_t>(maximum);
  if (out.ballot_bytes() > base::sealed_ballot_bytes_max) return base::fail(Code::shape);
  return out;
}

std::size_t Shape::body_bytes() const { return bytes_of_body(slots(), maximum - minimum + 1); }

std::vector<std::uint64_t> Shape::range() const {
  std::vector<std::uint64_t> out;
  for (std::size_t value = minimum; value <= maximum; ++value) out.push_back(value);
  return out;
}

Digest voting_digest(std::string_view origin, std::uint64_t vote, const Point& opening_hash, const Point& y) {
  return hash("vote", {origin, u64(vote), view(opening_hash), view(y)});
}

Tracker tracker_of(std::string_view body) { return crypto::sha256(body); }

std::string short_tracker(const Tracker& tracker) {
  constexpr std::string_view alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
  std::string out;
  for (std::size_t i = 0; i < 24; ++i) {
    const std::size_t bit = 5 * i, byte = bit / 8;
    const unsigned two = static_cast<unsigned>(tracker[byte]) << 8 | tracker[byte + 1];
    if (i > 0 && i % 4 == 0) out += '-';
    out += alphabet[two >> (11 - bit % 8) & 31U];
  }
  return out;
}

// Steps 2 to 8.
std::optional<Code> Intake::unless_new(std::string_view bytes, const Point& k, bool challenged, Parsed& out) const {
  Reader from(bytes);
  if (from.number(1) != 1) return Code::version;
  if (from.number(8) != voting_.vote) return Code::vote;
  if (from.bytes(32) != view(k)) return Code::credential;
  out.sequence = static_cast<std::uint32_t>(from.number(4));
  const auto known = seats_.find(k);
  const Seat seat = known == seats_.end() ? Seat{} : known->second;
  if (out.sequence <= seat.sequence) return Code::sequence;
  if ((challenged ? seat.challenges : seat.casts) >= most_of_one_seat) return Code::limit;
  out.tracker = tracker_of(bytes.substr(0, voting_.shape.body_bytes()));
  if (spoiled_.contains(out.tracker)) return Code::spoiled;
  for (std::size_t i = 0; i < voting_.shape.slots(); ++i) {
    Slot slot;
    slot.alpha = *base::exactly<32>(std::string(from.bytes(32)));
    slot.beta = *base::exactly<32>(std::string(from.bytes(32)));
    const bool twice =
        std::any_of(out.slots.begin(), out.slots.end(), [&](const Slot& other) { return other.alpha == slot.alpha; });
    if (twice || alphas_.contains(slot.alpha)) return Code::copy;
    out.slots.push_back(slot);
  }
  return std::nullopt;
}

Checked<Claims> claims_of(const Voting& voting, std::string_view ballot, const Point& k) {
  if (ballot.size() != voting.shape.ballot_bytes()) return base::fail(Code::length);
  return decode(voting, ballot, k, false);
}

Checked<Parsed> Intake::read(std::string_view bytes, const Point& k, bool challenged, bool known) const {
  const Shape& shape = voting_.shape;
  if (bytes.size() != (challenged ? shape.body_bytes() : shape.ballot_bytes())) return base::fail(Code::length);
  Parsed out;
  if (const auto code = unless_new(bytes, k, challenged, out)) return base::fail(*code);
  if (known) return out;
  auto claims = decode(voting_, bytes, k, challenged);
  if (!claims) return base::fail(claims.error());
  out.claims = std::move(*claims);
  return out;
}

Checked<Parsed> Intake::read_cast(std::string_view ballot, const Point& k, bool known) const {
  return read(ballot, k, false, known);
}

Checked<Parsed> Intake::read_challenge(std::string_view body, std::string_view opening, const Point& k) const {
  auto out = read(body, k, true, false);
  if (!out) return out;
  if (opening.size() != voting_.shape.opening_bytes()) return base::fail(Code::length);
  Reader from(opening);
  for (std::size_t i = 0; i < voting_.shape.slots(); ++i) {
    if (from.number(1) > 1) return base::fail(Code::opening);
    if (const auto r = decode_scalar(from.bytes(32)); !r) return base::fail(r.error());
  }
  return out;
}

bool Intake::opens(const Parsed& parsed, std::string_view opening) const {
  Reader from(opening);
  for (const Slot& slot : parsed.slots) {
    const std::uint64_t value = from.number(1);
    const Scalar r = from.scalar();
    const Point alpha = crypto::times_generator(r), masked = crypto::times(r, voting_.y);
    const Point beta = crypto::add(masked, crypto::times_generator(crypto::scalar_of(value)));
    if (alpha != slot.alpha || beta != slot.beta) return false;
  }
  return true;
}

void Intake::remember(const Parsed& parsed) {
  for (const Slot& slot : parsed.slots) alphas_.insert(slot.alpha);
}
void Intake::take_cast(const Parsed& parsed, const Point& k) {
  Seat& seat = seats_[k];
  seat.sequence = parsed.sequence;
  ++seat.casts;
  remember(parsed);
}
void Intake::take_challenge(const Parsed& parsed, const Point& k) {
  ++seats_[k].challenges;
  spoiled_.insert(parsed.tracker);
  remember(parsed);
}

Checked<Parsed> Intake::cast(std::string_view ballot, const Point& k) {
  auto out = read_cast(ballot, k);
  if (!out) return out;
  if (const auto code = out->claims.first_false(voting_.y_point)) return base::fail(*code);
  take_cast(*out, k);
  return out;
}

Checked<Parsed> Intake::challenge(std::string_view body, std::string_view opening, const Point& k) {
  auto out = read_challenge(body, opening, k);
  if (!out) return out;
  if (const auto code = out->claims.first_false(voting_.y_point)) return base::fail(*code);
  if (!opens(*out, opening)) return base::fail(Code::opening);
  take_challenge(*out, k);
  return out;
}

}  // namespace ballot
