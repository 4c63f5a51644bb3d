// The state machine of one secret vote (section 10): acts in, in the record's order; a refused act changes nothing.
#pragma once
#include <functional>
#include <memory>
#include <optional>
#include <set>

#include "ballot/acts.hpp"
#include "ballot/ahead.hpp"
#include "ballot/counting.hpp"
#include "ballot/roll.hpp"
#include "ballot/tellers.hpp"

namespace ballot {

enum class Stage : std::uint8_t { start, commit, deal, verdict, answer, key, open, lock, result, void_ };

// A roll's text by the hex of its SHA-256; nothing: it is not published.
using Blobs = std::function<std::optional<std::string>(const std::string& hash)>;

// How the equations of ballots are checked: each at once; later in one batch with all others; or not at all, for acts
// that this program checked before.
enum class Checking : std::uint8_t { single, deferred, trusted };

class Election {
 public:
  Election(std::string origin, Blobs blobs) : origin_(std::move(origin)), blobs_(std::move(blobs)) {}

  // `holds_under`: the V under which the ballot in these bytes was found to hold already (ahead.hpp).
  Checked<void> apply(std::string_view act, Checking checking = Checking::single,
                      const std::optional<Digest>& holds_under = {});

  // Another vote under the same ceremony goes on from here. Before a vote is opened.
  std::unique_ptr<Election> fork() const;

  Stage stage() const { return stage_; }
  // Whether every equation that was deferred holds.
  bool deferred_hold();

  // After the lock, when enough parts are there: the numbers, each class a row. Nothing: not yet, or never.
  std::optional<Rows> count() const;

  // ---- for whoever takes part
  const Digest& ceremony_digest() const { return d_; }
  std::size_t threshold() const { return t_; }
  const Names& tellers() const { return tellers_; }
  std::map<std::uint32_t, crypto::BoxKey> box_keys() const;  // of those that committed
  std::map<std::uint32_t, const Deal*> deals() const;
  std::vector<std::uint32_t> complainers_of(std::uint32_t teller) const;
  const std::map<std::uint32_t, Scalar>& answer_of(std::uint32_t teller) const { return members_.at(teller).answer; }
  // What teller.key must say as the record stands; the code that refuses it.
  struct JointKey {
    std::vector<std::uint32_t> qualified;
    Point y{};
    std::map<std::uint32_t, Point> x;
    std::string shares;  // the X_j joined
  };
  Checked<JointKey> joint_key() const;
  std::vector<std::uint32_t> qualified() const;
  const Point& key() const { return y_; }
  const Point& verification_key_of(std::uint32_t teller) const { return members_.at(teller).x; }
  // Of the latest rehearsal call, where there is one for that vote.
  std::optional<Rehearsal> rehearsal(std::int64_t vote) const;
  const Credentials& credentials() const { return credentials_; }
  const Credentials& credentials_when_called() const { return credentials_when_called_; }
  // The hash of the act that waits for a second person.
  std::optional<Point> awaited() const { return awaited_ ? std::optional(awaited_->to) : std::nullopt; }
  const Voting* voting() const { return voting_.get(); }
  const Names& options() const { return options_; }
  const Roll& roll() const { return *roll_; }
  // For whoever looks at its ballots before their turn; nothing: it takes none.
  std::optional<OpenVote> open_vote() const;
  std::vector<Point> alphas() const { return alphas_of(rows_); }
  bool floor_forbids() const { return floor_forbids_; }
  // Whether the teller's message of this stage was accepted.
  bool has_sent(std::uint32_t teller) const;
  bool has_part(std::uint32_t teller) const { return members_.at(teller).part.has_value(); }
  // The last recorded ballot of each seat: its roll line and tracker.
  std::vector<Counted> cast_so_far() const;

  // ---- what it came to
  const std::map<std::uint32_t, std::string_view>& excluded() const { return excluded_; }  // teller, why
  const std::vector<std::uint32_t>& blamed() const { return blamed_; }                     // for each wrong part
  const Digest& lock() const { return lock_; }
  const Rows& counts() const { return counts_; }
  const std::vector<Counted>& counted() const { return counted_; }
  const std::string& seat_of(const Counted& one) const { return roll()[one.line].seat; }

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
  std::vector<const Deal*> deals_of(const std::vector<std::uint32_t>& tellers) const;
  std::optional<Code> unless_rehearsed(std::int64_t vote) const;

  // ---- the vote
  Checked<void> take(Checked<Parsed> read, const std::function<std::optional<Code>(const Parsed&)>& further,
                     const std::function<void(const Parsed&)>& accept);
  void count_ballots();
  bool is_computable() const;
  std::vector<std::uint32_t> with_parts() const;
  std::vector<std::vector<Point>> plaintexts() const;
  bool may_be_count_of(const Row& row, const Numbers& numbers) const;
  bool is_count(const Rows& counts) const;

  Election(const Election&) = default;

  std::string origin_;
  Blobs blobs_;
  Checking checking_ = Checking::single;  // of the act that is being applied
  Stage stage_ = Stage::start;
  std::optional<Awaited> awaited_;

  struct Credential {
    std::int64_t issue = 0;
    Point k{};
  };
  std::map<std::string, Credential, std::less<>> issued_;
  Credentials credentials_, credentials_when_called_;
  std::set<Point> current_keys_;

  std::int64_t ceremony_ = 0;
  Names tellers_;
  std::size_t t_ = 0;
  Digest d_{};
  std::map<std::uint32_t, Member> members_;
  std::map<std::uint32_t, std::string_view> excluded_;
  Point y_{};
  std::optional<Call> call_;
  std::map<std::int64_t, int> calls_;  // of each vote

  // Shared by no two: before the vote is opened there is nothing to share.
  std::shared_ptr<const Voting> voting_;
  std::shared_ptr<Intake> intake_;
  Names options_;
  std::size_t classes_ = 0;
  std::int64_t floor_ = 0;
  bool waived_ = false, floor_forbids_ = false;
  std::shared_ptr<const Roll> roll_ = std::make_shared<Roll>();
  std::map<std::size_t, Counted> last_;  // by line
  std::vector<Claims> deferred_;
  bool deferred_failed_ = false;

  std::vector<Counted> counted_;
  std::vector<Row> rows_;
  Digest lock_{};
  std::vector<std::uint32_t> blamed_;
  Rows counts_;
  mutable std::optional<Rows> found_;  // what the parts give: looked for once
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
