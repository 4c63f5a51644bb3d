// One scene being played. A verb is a row of a table and one member function; words are read against the body's
// rules.
#pragma once
#include <span>

#include "assembly/may.hpp"
#include "base/text.hpp"
#include "scene/internal/pattern.hpp"
#include "scene/play.hpp"

namespace scene::internal {

using Slots = std::vector<Slot>;
using Done = base::Result<void>;

class Player {
 public:
  Player(const Scene& scene, const Body& body, const words::Catalogue& catalogue, const Watch& watch);

  Played run();

  // One line by itself, for a rehearsal: a refusal is told to the watcher and then forgotten.
  Done say(const Line& line);
  base::Result<rules::SeatId> person(std::string_view who) const;
  const Stage& stage() const { return stage_; }
  base::Instant now() const { return clock_; }

  struct Verb {
    std::string_view pattern, example;
    Done (Player::*act)(const Slots&);
  };
  static std::span<const Verb> table();

 private:
  // verbs.cpp: one for each row of the table
  Done opens_sitting(const Slots&);
  Done closes_sitting(const Slots&);
  Done present(const Slots&);
  Done arrives(const Slots&);
  Done leaves(const Slots&);
  Done challenges_quorum(const Slots&);
  Done notes_standing(const Slots&);
  Done lifts_standing(const Slots&);
  Done gives_proxy(const Slots&);
  Done ends_proxy(const Slots&);
  Done opens_vote(const Slots&);
  Done in_favour(const Slots&);
  Done against(const Slots&);
  Done abstaining(const Slots&);
  Done choosing(const Slots&);
  Done not_voting(const Slots&);
  Done votes(const Slots&);
  Done votes_for(const Slots&);
  Done locks(const Slots&);
  Done tellers_count(const Slots&);
  Done teller_counts(const Slots&);
  Done gives_casting_vote(const Slots&);
  Done moves(const Slots&);
  Done withdraws(const Slots&);
  Done puts_motion(const Slots&);
  Done rules_on(const Slots&);
  Done resumes(const Slots&);
  Done annuls(const Slots&);
  Done corrects_count(const Slots&);
  Done corrects_title(const Slots&);
  Done confirms(const Slots&);
  Done time_is(const Slots&);
  Done later(const Slots&);
  Done note(const Slots&);
  // expect.cpp
  Done expect(const Slots&);
  Done expect_refused(std::string_view rest, std::string_view cite);
  Done expect_needed(std::string_view rest);
  Done expect_standing_at(std::string_view rest);
  Done expect_sentence(std::string_view rest);
  Done expect_stopped_by(std::string_view rest);
  Done expect_figure(std::string_view rest);
  Done expect_in_order(std::string_view rest, std::string_view cite);
  Done expect_stage(assembly::Stage stage, std::string_view says);
  Done expect_outcome(std::string_view rest, std::string_view cite);
  Done expect_tally(std::string_view numbers, std::span<const std::int64_t> tally);

  // reading.cpp: words of a line
  base::Result<rules::SeatId> actor(const Slot& slot) const;  // a seat, or an officer by title or id
  base::Result<rules::SeatId> officer(const Slot& slot) const;
  base::Result<rules::SeatId> seat(const Slot& slot) const;
  base::Result<rules::ChoiceId> choice(const Slot& slot) const;
  base::Result<rules::StandingId> standing(const Slot& slot) const;
  base::Result<rules::QuestionId> motion(const Slot& slot) const;
  assembly::Position pending_motion(rules::QuestionId kind) const;  // 0: none of that kind
  base::Result<base::Date> date(const Slot& slot) const;
  // "ada ben", "all", "all but ada", "66 members", "the others"; `takes` says which seats a number may take.
  base::Result<std::vector<rules::SeatId>> seats(const Slot& slot,
                                                 const std::function<bool(rules::SeatIndex)>& takes) const;
  base::Result<assembly::CountSheet> sheet(const Slot& slot, const assembly::Vote& vote) const;
  base::Result<assembly::OpenVote> question(const Slot& slot);
  Done question_part(assembly::OpenVote& vote, const Slot& part);

  // playing.cpp
  Done play_line(const Line& line);
  Done perform(rules::SeatId by, assembly::Act act);
  Done ensure_sitting();
  Done ensure_locked();
  Done cast_all(const Slot& slot, std::string_view choice);
  base::Result<const assembly::Vote*> vote() const;
  rules::SeatId holder_of(rules::Role role) const;
  bool still_silent(rules::SeatIndex seat) const;
  base::Error error(std::string what, std::string advice = "") const {
    return error({{}, 1}, std::move(what), std::move(advice));
  }
  base::Error error(const Slot& at, std::string what, std::string advice = "") const;
  void tell(Moment moment) const;

  const Scene& scene_;
  const Watch& watch_;
  Stage stage_;
  Played played_;
  const Line* line_ = nullptr;
  std::map<assembly::Position, std::string> proposed_titles_, moved_;
  std::optional<base::Refusal> pending_;  // a refusal that the next line must expect
  base::Instant clock_;
  assembly::Position next_ = 1;
  bool opening_ = false;  // ensure_sitting is at work
};

}  // namespace scene::internal
