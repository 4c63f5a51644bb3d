// A witness of records (C2SP tlog-witness): signs a head only if it goes on from the last one that it signed for that
// origin. With one honest witness a log cannot show two histories.
//
// Invariants
//   W1  What was signed is on the disk before it leaves; checking and keeping are one step.
//   W2  For an origin the kept heads form one history.
//   W3  Two heads that no proof joins are both kept: evidence that anybody can check.
#pragma once
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "record/note.hpp"
#include "store/disk.hpp"

namespace witness {

struct Answer {
  unsigned status = 200;
  std::string body;
  std::string type = "text/plain; charset=utf-8";
};

class Witness {
 public:
  // The logs whose heads it watches, each named after its origin. Error: what it kept is damaged.
  static base::Result<std::unique_ptr<Witness>> open(std::string name, crypto::SigningKey key,
                                                     std::vector<record::VerifierKey> logs,
                                                     std::unique_ptr<store::Disk> disk);

  // The body of `add-checkpoint`; `now` in seconds since 1970, not 0. Statuses as the standard has them; 500: the
  // disk failed, and from then on nothing is signed.
  Answer add_checkpoint(const std::string& body, std::uint64_t now);
  // `<hex of SHA-256 of the origin>/checkpoint`.
  Answer checkpoint(const std::string& path) const;

  record::VerifierKey key() const {
    return record::VerifierKey::of(name_, record::KeyType::cosignature, key_.public_key());
  }

 private:
  Witness(std::string name, crypto::SigningKey key) : name_(std::move(name)), key_(std::move(key)) {}
  const record::VerifierKey* log_of(const std::string& origin) const;
  base::Result<void> keep(const std::string& path, const std::string& bytes);
  Answer fork(const std::string& origin, const std::string& note);

  struct Kept {
    record::Checkpoint head;
    std::string note;  // with the log's signature and ours
  };

  std::string name_;
  crypto::SigningKey key_;
  std::vector<record::VerifierKey> logs_;
  std::unique_ptr<store::Disk> disk_;
  std::map<std::string, Kept> kept_;  // by origin
  bool broken_ = false;
};

// By what a witness and a mirror name an origin.
std::string origin_hash(std::string_view origin);

// The size that an answer of 409 names as what has been signed; nothing: it is another answer.
std::optional<std::uint64_t> size_in(const Answer& answer);

// The body of a request: the size that the witness has signed, the proof from there, the head.
std::string request_body(std::uint64_t old_size, const record::Proof& proof, const std::string& note);

}  // namespace witness
