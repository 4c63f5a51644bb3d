// The keeper of one body's record: the one program that writes it. Acts are decided as they come, made durable in
// commits of many, and only then answered; heads are signed of durable entries alone.
//
//   submit, submit, … commit        nothing of them leaves before commit has returned
//   receipt(position)               of a durable entry
//   publish()                       now and then: what the world may read
//
// After an error of the store everything is refused and the process must end: what the disk holds is unknown.
#pragma once
#include <chrono>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "clerk/journal.hpp"
#include "record/receipt.hpp"
#include "store/store.hpp"
#include "witness/asking.hpp"

namespace hall {

// What a record begins with.
struct Founding {
  std::string origin;
  std::string rules, roster, names;  // the files; `names` may be empty
  bool salt = true;                  // in front of the roster and the names: they are about persons
  assembly::SeatId by;               // the officer whose key founds it
  std::optional<assembly::Predecessor> after = {};
};

class Keeper {
 public:
  // A new record in an empty store: blobs, and the first entry.
  static base::Result<std::unique_ptr<Keeper>> found(std::unique_ptr<store::Store> store, crypto::SigningKey log,
                                                     const Founding& founding, const crypto::SigningKey& founder,
                                                     base::Instant now, clerk::Citations citations = {});

  // A record that is there. The tail behind the published head is checked and cut at the first entry that is not
  // whole; a fault before it refuses. `known`: heads that others hold; a record that is behind one refuses.
  static base::Result<std::unique_ptr<Keeper>> open(std::unique_ptr<store::Store> store, crypto::SigningKey log,
                                                    const std::vector<record::Checkpoint>& known = {},
                                                    clerk::Citations citations = {});

  const clerk::Journal& journal() const { return *journal_; }
  std::uint64_t durable() const { return durable_; }
  std::uint64_t cut() const { return cut_; }  // bytes of the tail that were not whole when it was opened

  // A file that an act will name, durable when this returns; its SHA-256 in hex. `salt`: it is about persons.
  base::Result<std::string> put_file(std::string_view bytes, bool salt);
  // A file that an act names, by SHA-256 in hex. Nothing: it is not there.
  std::optional<std::string> file(std::string_view hash) const;

  struct Answer {
    std::uint64_t position = 0;
    bool repeated = false;
    assembly::Events events;
  };
  // Decided, not yet durable.
  base::Result<Answer, clerk::Fault> submit(const clerk::Incoming& act, base::Instant now,
                                            const clerk::Ahead& ahead = {});
  base::Result<void> commit();

  // The signed head of all that is durable.
  const std::string& head();
  // What a device that has seen everything puts into its next act, also of what is not durable yet.
  codec::Head seen() const { return {journal_->size(), journal_->tree().root()}; }
  // position < durable().
  base::Result<std::string> entry(std::uint64_t position) const;
  // Those of the positions, which rise, that are durable. Each file is read once.
  base::Result<std::vector<std::string>> entries(const std::vector<std::uint64_t>& positions) const;
  base::Result<record::Receipt> receipt(std::uint64_t position);
  base::Result<void> publish();
  // The same in three steps; the second in any thread, while acts are taken (store/store.hpp). `settled`: how it
  // went.
  base::Result<void> prepare_publication();
  base::Result<void> settle_publication();
  base::Result<void> finish_publication(const base::Result<void>& settled);
  // Who signs each head before it is published; whoever does not answer in time is not waited for.
  void cosigned_by(std::unique_ptr<witness::Asking> asking) { asking_ = std::move(asking); }
  // When to publish once more for a line that is missing under the head. Not while a publication is under way.
  std::optional<std::chrono::steady_clock::time_point> publish_again() const;

 private:
  Keeper(std::unique_ptr<store::Store> store, crypto::SigningKey log)
      : store_(std::move(store)), log_(std::move(log)) {}
  void begin(std::string origin, clerk::Citations citations);
  base::Result<void> read_back(std::uint64_t from, std::uint64_t to) const;
  base::Result<void> load(const std::vector<record::Checkpoint>& known, clerk::Citations citations);
  base::Result<void> load_published(const record::Checkpoint& head);
  base::Result<void> load_tail();

  std::unique_ptr<store::Store> store_;
  crypto::SigningKey log_;
  std::unique_ptr<clerk::Journal> journal_;
  std::unique_ptr<witness::Asking> asking_;   // may be null
  std::vector<record::NoteSignature> lines_;  // of witnesses, for the head that is being published
  std::vector<std::string> pending_;          // decided, not durable
  std::vector<std::string> recent_;           // the last of the durable ones, as they were committed together
  std::vector<std::string> files_;            // that the pending ones name
  std::vector<std::string> withheld_;         // blobs, once that is durable
  std::uint64_t durable_ = 0, cut_ = 0;
  std::optional<base::Error> broken_;
  std::string head_;
  std::uint64_t head_size_ = 0;
};

}  // namespace hall
