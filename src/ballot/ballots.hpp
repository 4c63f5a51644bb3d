// Ballots (sections 6 and 7): their shape, how they are made, and in which order they are checked.
#pragma once
#include <map>
#include <set>

#include "ballot/proofs.hpp"

namespace ballot {

// k options, of which `minimum` to `maximum` are chosen, or abstention.
class Shape {
 public:
  // `shape`: no such ballot, or one of more than 40,000 bytes.
  static Checked<Shape> of(std::int64_t options, std::int64_t minimum, std::int64_t maximum);

  std::size_t options = 1, minimum = 1, maximum = 1;

  std::size_t slots() const { return options + 1; }  // the last is abstention
  std::size_t body_bytes() const;
  std::size_t ballot_bytes() const { return body_bytes() + schnorr_bytes; }
  std::size_t opening_bytes() const { return 33 * slots(); }
  // What a slot counts in the range proof.
  std::uint64_t weight(std::size_t slot) const { return slot == options ? maximum : 1; }
  std::vector<std::uint64_t> range() const;  // minimum … maximum
};

// What a ballot is bound to: V, and the tellers' key.
struct Voting {
  std::uint64_t vote = 0;
  Shape shape;
  Digest v{};
  Point y{};
  curve::Affine y_point;
};
Digest voting_digest(std::string_view origin, std::uint64_t vote, const Point& opening_hash, const Point& y);

using Tracker = Point;  // SHA-256 of a body
Tracker tracker_of(std::string_view body);
// 24 characters of Crockford's base 32, in six groups: for eyes.
std::string short_tracker(const Tracker& tracker);

// ---- a seat's device

// The seat's secret s = Hs("credential", seed, origin, seat, u32 issue); false: zero, take another seed.
bool credential_secret(std::uint8_t* s, const std::uint8_t* seed, std::string_view origin, std::string_view seat,
                       std::uint32_t issue);
// K ‖ the proof that its device holds s: 96 bytes.
std::string register_credential(const std::uint8_t* s, std::string_view origin, std::string_view seat,
                                std::uint32_t issue, Draws& draws);
// The key of a registration; `length`, `point`, `identity`, `scalar`, `possession`.
Checked<Point> check_credential(std::string_view message, std::string_view origin, std::string_view seat,
                                std::uint32_t issue);

// A ballot that was sealed, before anybody was asked "cast or check".
class Sealed {
 public:
  // `choice`: one byte a slot, 0 or 1, that the shape allows.
  Sealed(const Voting& voting, const std::uint8_t* s, std::uint32_t sequence, std::span<const std::uint8_t> choice,
         Draws& draws);

  const std::string& body() const { return body_; }
  // The ballot that is cast.
  std::string cast(Draws& draws) const;
  // Opens it instead: it can never be cast then.
  std::string opening() const;

 private:
  const Voting& voting_;
  const std::uint8_t* s_;
  std::string body_;
  Point k_{};
  crypto::Secrets r_, choice_;
};

// ---- everybody else

struct Slot {
  Point alpha{}, beta{};
};

// A ballot, or the body of one that is checked, decoded: steps 1 and 9 have passed.
struct Parsed {
  std::uint32_t sequence = 0;
  Tracker tracker{};
  std::vector<Slot> slots;
  Claims claims;  // signature, bits, range, in this order
};

// What a ballot says by itself, whatever came before it: steps 1 and 9, and the equations of steps 11 to 13.
Checked<Claims> claims_of(const Voting& voting, std::string_view ballot, const Point& k);

// What is remembered of a vote's ballots.
class Intake {
 public:
  explicit Intake(const Voting& voting) : voting_(voting) {}

  // Steps 1 to 9 for a ballot of the seat whose key stands in the roll. Nothing is remembered yet. `known`: what it
  // says by itself was looked at before, and holds; then its claims are left out.
  Checked<Parsed> read_cast(std::string_view ballot, const Point& k, bool known = false) const;
  // Steps 1 to 10 of a check.
  Checked<Parsed> read_challenge(std::string_view body, std::string_view opening, const Point& k) const;
  // Step 14.
  bool opens(const Parsed& parsed, std::string_view opening) const;

  void take_cast(const Parsed& parsed, const Point& k);
  void take_challenge(const Parsed& parsed, const Point& k);

  // All steps by the single check.
  Checked<Parsed> cast(std::string_view ballot, const Point& k);
  Checked<Parsed> challenge(std::string_view body, std::string_view opening, const Point& k);

 private:
  struct Seat {
    std::uint32_t sequence = 0;
    int casts = 0, challenges = 0;
  };
  Checked<Parsed> read(std::string_view bytes, const Point& k, bool challenged, bool known) const;
  std::optional<Code> unless_new(std::string_view bytes, const Point& k, bool challenged, Parsed& out) const;
  void remember(const Parsed& parsed);

  const Voting& voting_;
  std::map<Point, Seat> seats_;
  std::set<Tracker> spoiled_;
  std::set<Point> alphas_;
};

}  // namespace ballot
