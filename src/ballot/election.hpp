// The state machine of one secret vote (section 10): acts in, in the record's order; a refused act changes nothing.
#pragma once
#include <functional>
#include <memory>
#include <optional>

#include "ballot/acts.hpp"
#include "ballot/counting.hpp"
#include "ballot/roll.hpp"
#include "ballot/tellers.hpp"

namespace ballot {

enum class Stage : std::uint8_t { start, commit, deal, verdict, answer, key, open, lock, result, void_ };

// A roll's text by the hex of its SHA-256; nothing: it is not published.
using Blobs = std::function<std::optional<std::string>(const std::string& hash)>;

// How the equations of ballots are checked: each at once, or later in one batch with all others.
enum class Checking : std::uint8_t { single, deferred };

class Election {
 public:
  Election(std::string origin, Blobs blobs, Checking checking = Checking::single)
      : origin_(std::move(origin)), blobs_(std::move(blobs)), checking_(checking) {}

  Checked<void> apply(std::string_view act);

  Stage stage() const { return stage_; }
  // Whether every equation that was deferred holds.
  bool deferred_hold();

  // After the lock, when enough parts are there: the numbers, each class a row. Nothing: not yet, or never.
  std::optional<Rows> count() const;

  // ---- what it came to
  const std::map<std::uint32_t, std::string_view>& excluded() const { return excluded_; }  // teller, why
  const std::vector<std::uint32_t>& blamed() const { return blamed_; }                     // for each wrong part
  const Digest& lock() const { return lock_; }
  const Rows& counts() const { return counts_; }
  const std::vector<Counted>& counted() const { return counted_; }
  const std::string& seat_of(const Counted& one) const { return roll_[one.line].seat; }

 private:
  using Handler = Checked<void> (Election::*)(const Act&);
  friend struct Handlers;
  struct Awaited {
    std::string_view consent;  // the act that gives it
    Point to{};
    std::string author;
  };
  struct Call {
    std::int64_t vote = 0;
    Point hash{};
  };
  struct Member {
    std::optional<Commit> commit;
    std::optional<Deal> deal;
    std::optional<std::vector<std::uint32_t>> verdict;
    std::map<std::uint32_t, Scalar> answer;
    Point x{};                               // X_j
    std::optional<Point> rehearsed;          // its factor under the latest call
    std::optional<std::vector<Point>> part;  // its factors after the lock
    int wrong = 0;
  };

  std::optional<Code> out_of_place(const Act& act) const;

  Checked<void> credential_register(const Act& act);
  Checked<void> teller_setup(const Act& act);
  Checked<void> consent(const Act& act);
  Checked<void> teller_commit(const Act& act);
  Checked<void> teller_round(const Act& act);
  Checked<void> teller_deal(const Act& act);
  Checked<void> teller_verdict(const Act& act);
  Checked<void> teller_answer(const Act& act);
  Checked<void> teller_key(const Act& act);
  Checked<void> teller_rehearse(const Act& act);
  Checked<void> teller_rehearsal(const Act& act);
  Checked<void> ballot_open(const Act& act);
  Checked<void> ballot_cast(const Act& act);
  Checked<void> ballot_challenge(const Act& act);
  Checked<void> ballot_lock(const Act& act);
  Checked<void> ballot_decrypt(const Act& act);
  Checked<void> ballot_result(const Act& act);
  Checked<void> ballot_void(const Act& act);

  // ---- the tellers
  // Who `by` is among those that are not excluded, and has not sent this yet.
  Checked<std::uint32_t> who(const Act& act, const std::function<bool(const Member&)>& has_sent) const;
  std::size_t enough() const { return t_ == tellers_.size() ? t_ : t_ + 1; }
  std::vector<std::uint32_t> remaining() const;
  std::vector<std::uint32_t> complainers_of(std::uint32_t teller) const;
  std::vector<std::uint32_t> qualified() const;
  std::vector<const Deal*> deals_of(const std::vector<std::uint32_t>& tellers) const;
  std::optional<Code> unless_rehearsed(std::int64_t vote) const;

  // ---- the vote
  const RollLine* line_of(const std::string& seat) const;
  Checked<void> take(Checked<Parsed> read, const std::function<std::optional<Code>(const Parsed&)>& further,
                     const std::function<void(const Parsed&)>& accept);
  void count_ballots();
  bool floor_forbids() const { return floor_forbids_; }
  bool is_computable() const;
  std::vector<std::uint32_t> with_parts() const;
  std::vector<std::vector<Point>> plaintexts() const;
  bool may_be_count_of(const Row& row, const Numbers& numbers) const;
  bool is_count(const Rows& counts) const;

  std::string origin_;
  Blobs blobs_;
  Checking checking_;
  Stage stage_ = Stage::start;
  std::optional<Awaited> awaited_;

  struct Credential {
    std::int64_t issue = 0;
    Point k{};
  };
  std::map<std::string, Credential, std::less<>> issued_;
  Credentials credentials_, credentials_when_called_;

  std::int64_t ceremony_ = 0;
  Names tellers_;
  std::size_t t_ = 0;
  Digest d_{};
  std::map<std::uint32_t, Member> members_;
  std::map<std::uint32_t, std::string_view> excluded_;
  Point y_{};
  std::optional<Call> call_;
  std::map<std::int64_t, int> calls_;  // of each vote

  std::unique_ptr<Voting> voting_;
  std::unique_ptr<Intake> intake_;
  std::size_t classes_ = 0;
  std::int64_t floor_ = 0;
  bool waived_ = false, floor_forbids_ = false;
  std::vector<RollLine> roll_;
  std::map<std::size_t, Counted> last_;  // by line
  std::vector<Claims> deferred_;
  bool deferred_failed_ = false;

  std::vector<Counted> counted_;
  std::vector<Row> rows_;
  Digest lock_{};
  std::vector<std::uint32_t> blamed_;
  Rows counts_;
};

// The acts of a record that are about this vote under this ceremony, in their order: all registrations of
// credentials, all acts of the ceremony but the rehearsals of other votes, all acts of the vote.
std::vector<std::string> transcript_of(const std::vector<std::string>& acts, std::int64_t vote,
                                       std::int64_t ceremony);

// What a verifier finds of a whole transcript. By deferred checks first; where something is wrong, each by itself.
struct Verdict {
  std::optional<Code> code;  // of the first refused act; `incomplete`: it ends too early
  std::size_t act = 0;
  std::unique_ptr<Election> election;  // where nothing was refused
};
Verdict verify(const std::string& origin, const std::vector<std::string>& acts, const Blobs& blobs);

}  // namespace ballot
