// A whole secret vote made as tellers' and seats' devices make it, act by act, for tests and benches.
#pragma once
#include <memory>

#include "ballot/election.hpp"
#include "base/json.hpp"

namespace ballot::made {

inline std::string in_quotes(std::string_view text) {
  std::string out;
  base::write_text(out, text);
  return out;
}
inline std::string in_base64(std::string_view bytes) { return "\"" + base::base64(bytes) + "\""; }

// The record of one vote: its acts, and what its makers know.
class Story {
 public:
  Story(std::size_t seats, std::size_t tellers, std::size_t threshold) : threshold_(threshold) {
    for (std::size_t i = 0; i < seats; ++i) seats_.push_back("seat" + padded(i));
    for (std::size_t i = 1; i <= tellers; ++i) names_.push_back("teller" + std::to_string(i));
  }

  // With its key and its rehearsal, and the vote open.
  static Story opened(std::size_t seats, std::size_t tellers, std::size_t threshold) {
    Story out(seats, tellers, threshold);
    out.register_all();
    out.hold_ceremony();
    out.open();
    return out;
  }

  const std::string origin = "club.example/board";
  std::vector<std::string> acts;
  std::string roll;

  Blobs blobs() const {
    return [this](const std::string& hash) {
      return hash == base::hex(base::view(crypto::sha256(roll))) ? std::optional(roll) : std::nullopt;
    };
  }

  void put(std::string_view by, std::string_view does, const std::string& fields) {
    acts.push_back("{\"by\":" + in_quotes(by) + ",\"do\":" + in_quotes(does) + (fields.empty() ? "" : "," + fields) +
                   ",\"n\":1,\"seen\":[0," + in_base64(std::string(32, '\0')) + "],\"body\":" + in_quotes(origin) +
                   "}");
  }

  void register_all() {
    for (const std::string& seat : seats_) {
      crypto::Secrets& s = *secrets_.emplace_back(std::make_shared<crypto::Secrets>(1));
      draws_.scalar(s[0]);
      put(seat, "credential.register",
          "\"issue\":1,\"message\":" + in_base64(register_credential(s[0], origin, seat, 1, draws_)));
      roll += seat + " members 1 " + base::base64(view(crypto::times_generator(s[0]))) + "\n";
    }
  }

  // Every round, and the rehearsal.
  void hold_ceremony() {
    std::string names;
    for (const std::string& name : names_) names += (names.empty() ? "" : ",") + in_quotes(name);
    put("chair", "teller.setup",
        "\"ceremony\":1,\"tellers\":[" + names + "],\"t\":" + std::to_string(threshold_) + ",\"override\":\"\"");
    const Digest d = ceremony_digest(origin, 1, crypto::sha256(acts.back()));
    std::map<std::uint32_t, Commit> commits;
    for (std::uint32_t i = 1; i <= names_.size(); ++i) {
      tellers_.push_back(std::make_shared<Teller>(d, i, threshold_, draws_));
      commits[i] = *check_commit(tellers_.back()->commit());
      put_of_teller(i, "teller.commit", tellers_.back()->commit());
    }
    put("chair", "teller.round", "\"ceremony\":1,\"round\":2");
    std::map<std::uint32_t, Deal> deals;
    for (std::uint32_t i = 1; i <= names_.size(); ++i) {
      std::map<std::uint32_t, crypto::BoxKey> keys;
      std::vector<std::uint32_t> others;
      for (const auto& [j, commit] : commits)
        if (j != i) keys[j] = commit.box_key, others.push_back(j);
      const std::string deal = tellers_[i - 1]->deal(keys, draws_);
      deals[i] = *check_deal(d, i, threshold_, others, commits[i], deal);
      put_of_teller(i, "teller.deal", deal);
    }
    put("chair", "teller.round", "\"ceremony\":1,\"round\":3");
    std::vector<const Deal*> all;
    for (const auto& [i, deal] : deals) all.push_back(&deal);
    std::string joined, qualified;
    for (std::uint32_t i = 1; i <= names_.size(); ++i) {
      for (const auto& [j, deal] : deals)
        if (j != i && !tellers_[i - 1]->accepts(deal, commits[j].box_key)) throw std::logic_error("a bad share");
      tellers_[i - 1]->add_own_share();
      put(names_[i - 1], "teller.verdict", "\"ceremony\":1,\"against\":[]");
      joined += view(ballot::verification_key(all, i));
      qualified += (qualified.empty() ? "" : ",") + std::to_string(i);
    }
    put("chair", "teller.round", "\"ceremony\":1,\"round\":4");
    y_ = joint_key(all);
    put("chair", "teller.key",
        "\"ceremony\":1,\"qualified\":[" + qualified + "],\"key\":" + in_base64(view(y_)) +
            ",\"shares\":" + in_base64(joined));
    put("chair", "teller.rehearse", "\"ceremony\":1,\"vote\":7");
    const Rehearsal rehearsal = rehearsal_of(d, y_, crypto::sha256(acts.back()));
    for (std::uint32_t i = 1; i <= names_.size(); ++i)
      put(names_[i - 1], "teller.rehearsal",
          "\"ceremony\":1,\"vote\":7,\"message\":" +
              in_base64(tellers_[i - 1]->decrypt(rehearsal.context, {rehearsal.pair.alpha}, draws_)));
  }

  void open(std::int64_t options = 2) {
    std::string texts;
    for (std::int64_t i = 0; i < options; ++i)
      texts += (i == 0 ? "\"option " : ",\"option ") + std::to_string(i) + "\"";
    put("chair", "ballot.open",
        "\"vote\":7,\"ceremony\":1,\"key\":" + in_base64(view(y_)) +
            ",\"question\":" + in_base64(std::string(32, 'q')) + ",\"options\":[" + texts +
            "],\"minimum\":1,\"maximum\":1,\"classes\":[\"members\"],\"roll\":" +
            in_base64(view(crypto::sha256(roll))) + ",\"floor\":3,\"override\":\"\"");
    voting_.vote = 7;
    voting_.shape = *Shape::of(options, 1, 1);
    voting_.y = y_;
    voting_.y_point = *curve::decode_vartime(y_);
    voting_.v = voting_digest(origin, 7, crypto::sha256(acts.back()), y_);
  }

  // The seat's ballot for that slot.
  std::string ballot(std::size_t seat, std::size_t slot, std::uint32_t sequence = 1) {
    std::vector<std::uint8_t> choice(voting_.shape.slots(), 0);
    choice[slot] = 1;
    const std::uint8_t* s = (*secrets_[seat])[0];
    HedgedDraws draws(s, std::string(view(voting_.v)), sequence);
    return Sealed(voting_, s, sequence, choice, draws).cast(draws);
  }
  void cast(std::size_t seat, std::size_t slot, std::uint32_t sequence = 1) {
    const std::string bytes = ballot(seat, slot, sequence);
    last_[seat] = bytes;
    put(seats_[seat], "ballot.cast", "\"vote\":7,\"ballot\":" + in_base64(bytes));
  }

  void lock() {
    put("chair", "ballot.lock", "\"vote\":7");
    std::vector<Counted> counted;
    const Intake intake(voting_);
    for (const auto& [seat, bytes] : last_) {
      const auto parsed = intake.read_cast(bytes, crypto::times_generator((*secrets_[seat])[0]));
      counted.push_back({static_cast<std::uint32_t>(seat), 0, 1, parsed->tracker, parsed->slots});
    }
    lock_ = lock_digest(voting_.v, crypto::sha256(acts.back()), counted);
    alphas_ = alphas_of(aggregates(counted, voting_.shape.slots()));
  }
  std::string part(std::uint32_t teller) {
    return tellers_[teller - 1]->decrypt(counts_context(voting_.v, lock_), alphas_, draws_);
  }
  void decrypt(std::uint32_t teller, const std::string& message) {
    put(names_[teller - 1], "ballot.decrypt",
        "\"vote\":7,\"lock\":" + in_base64(view(lock_)) + ",\"message\":" + in_base64(message));
  }
  void decrypt(std::uint32_t teller) { decrypt(teller, part(teller)); }
  void result(const std::string& counts) {
    put("chair", "ballot.result",
        "\"vote\":7,\"lock\":" + in_base64(view(lock_)) + ",\"ballots\":" + std::to_string(last_.size()) +
            ",\"counts\":[" + counts + "]");
  }

  const Voting& voting() const { return voting_; }
  const std::uint8_t* secret_of(std::size_t seat) const { return (*secrets_[seat])[0]; }
  Teller& teller(std::uint32_t index) { return *tellers_[index - 1]; }
  const Digest& lock_digest_made() const { return lock_; }
  const std::vector<Point>& alphas() const { return alphas_; }
  Point key_of(std::size_t seat) const { return crypto::times_generator((*secrets_[seat])[0]); }

 private:
  static std::string padded(std::size_t number) {
    const std::string digits = std::to_string(number);
    return std::string(6 - digits.size(), '0') + digits;
  }
  void put_of_teller(std::uint32_t i, std::string_view does, const std::string& message) {
    put(names_[i - 1], does, "\"ceremony\":1,\"message\":" + in_base64(message));
  }

  std::size_t threshold_;
  std::vector<std::string> seats_, names_;
  SystemDraws draws_;
  std::vector<std::shared_ptr<crypto::Secrets>> secrets_;  // a copy of a story goes on with the same devices
  std::vector<std::shared_ptr<Teller>> tellers_;
  Point y_{};
  Voting voting_;
  std::map<std::size_t, std::string> last_;
  Digest lock_{};
  std::vector<Point> alphas_;
};

}  // namespace ballot::made
