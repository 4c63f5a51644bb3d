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
  Player(const Scene& scene, const Body& body, const words::Catalogue& catalogue, const Watch& watch,
         assembly::Position first = 1);

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
  // verbs_meeting.cpp
  Done convenes_citing(const Slots&);
  Done convenes_requested(const Slots&);
  Done enters_session(const Slots&);
  Done closes_session(const Slots&);
  Done cedes_chair(const Slots&);
  Done lists_item(const Slots&);
  Done takes_up(const Slots&);
  Done asks_floor(const Slots&);
  Done asks_reply(const Slots&);
  Done asks_explanation(const Slots&);
  Done asks_in_favour(const Slots&);
  Done asks_against(const Slots&);
  Done gives_floor(const Slots&);
  Done ends_speech(const Slots&);
  Done draws_name(const Slots&);
  Done makes_last_call(const Slots&);
  Done states_intention(const Slots&);
  // verbs_texts.cpp
  Done circulates(const Slots&);
  Done guest_submits(const Slots&);
  Done submits(const Slots&);
  Done sponsors(const Slots&);
  // verbs_motions.cpp
  Done seconds(const Slots&);
  Done asks_consent(const Slots&);
  Done declares_consent(const Slots&);
  Done objects(const Slots&);
  Done denies(const Slots&);
  Done rules_order(const Slots&);
  Done rules_new_proposal(const Slots&);
  Done rules_out(const Slots&);
  Done rules_majority(const Slots&);
  Done calls_to_order(const Slots&);
  // verbs_elections.cpp
  Done opens_election(const Slots&);
  Done nominates(const Slots&);
  Done opens_ballot(const Slots&);
  Done tellers_read(const Slots&);
  Done tellers_find(const Slots&);
  Done teller_finds(const Slots&);
  Done draws_candidate(const Slots&);
  Done other_body_elects(const Slots&);
  // verbs_ballots.cpp
  Done appoints_tellers(const Slots&);
  Done appoints_all_tellers(const Slots&);
  Done consents(const Slots&);
  Done answer_round(const Slots&);
  Done begins_round(const Slots&);
  Done makes_key(const Slots&);
  Done registers(const Slots&);
  Done calls_rehearsal(const Slots&);
  Done rehearse(const Slots&);
  Done opens_secret_ballot(const Slots&);
  Done opens_waived_ballot(const Slots&);
  Done casts_in_secret(const Slots&);
  Done checks_in_secret(const Slots&);
  Done locks_secret_ballot(const Slots&);
  Done send_parts(const Slots&);
  Done counts_secret_ballot(const Slots&);
  Done finds_ballot_void(const Slots&);
  Done voids_secret_ballot(const Slots&);
  Done appoint_tellers(const Slot& by, const Slot& names, std::int64_t t, std::string_view reason);
  Done open_secret_ballot(const Slot& officer, std::string_view reason);
  Done each(const std::vector<rules::SeatId>& who, const std::function<assembly::Act(rules::SeatId)>& does);
  Done ask_floor(const Slots&, assembly::Speech speech);
  Done rule(const Slot& officer, assembly::Rule act);
  Done submit(rules::SeatId by, std::vector<rules::SeatId> sponsors, const Slot& text);
  Done count_ballot(const assembly::BallotSheet& sheet);
  // expect.cpp, expect_procedure.cpp
  Done expect(const Slots&);
  Done expect_refused(std::string_view rest, std::string_view cite);
  Done expect_needed(std::string_view rest);
  Done expect_standing_at(std::string_view rest);
  Done expect_sentence(std::string_view rest);
  Done expect_stopped_by(std::string_view rest);
  Done expect_figure(std::string_view rest);
  Done expect_in_order(std::string_view rest, std::string_view cite);
  bool expects_procedure(std::string_view rest, std::string_view cite, Done& done);
  Done expect_text(std::string_view rest);
  Done expect_order(std::string_view rest);
  Done expect_list(std::string_view rest);
  Done expect_speaker(std::string_view rest);
  Done expect_elected(std::string_view rest, std::string_view cite);
  Done expect_next_ballot(std::string_view rest);
  Done expect_ballot_needed(std::string_view rest);
  Done expect_sheet(std::string_view rest);
  Done expect_session(std::string_view rest);
  Done expect_marks(std::string_view rest);
  Done expect_roll(std::string_view rest);
  Done expect_intention(std::string_view rest);
  Done expect_secret_ballot(std::string_view rest);
  Done expect_same(const std::string& computed, std::string_view rest);
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
  base::Result<base::Instant> instant(const Slot& slot) const;
  base::Result<int> number(const Slot& slot) const;
  base::Result<assembly::TextId> text(const Slot& slot) const;  // by its document
  base::Result<assembly::Terms> terms(const rules::Question& motion, const Slot& slot) const;
  Done term(assembly::Terms& terms, const Slot& part) const;
  Done text_part(assembly::Submit& text, const Slot& part);
  base::Result<const assembly::Election*> election() const;
  base::Result<assembly::BallotSheet> ballot_sheet(const Slot& valid, const Slot& votes) const;
  base::Result<std::vector<rules::CandidateId>> candidates(const Slot& slot) const;
  base::Result<const assembly::Ceremony*> ceremony() const;                  // the last one
  base::Result<const assembly::SecretBallot*> secret_ballot() const;         // likewise
  base::Result<std::vector<rules::SeatId>> tellers(const Slot& slot) const;  // names, or "the tellers"
  // "ada ben", "all", "all but ada", "66 members", "the others"; `takes` says which seats a number may take.
  base::Result<std::vector<rules::SeatId>> seats(const Slot& slot,
                                                 const std::function<bool(rules::SeatIndex)>& takes) const;
  base::Result<assembly::CountSheet> sheet(const Slot& slot, const assembly::Vote& vote) const;
  base::Result<assembly::OpenVote> question(const Slot& slot);
  Done question_part(assembly::OpenVote& vote, const Slot& part);

  // playing.cpp
  void go_on_from(const Scene& before, const words::Catalogue& catalogue);
  Done play_line(const Line& line);
  Done perform(rules::SeatId by, assembly::Act act);
  Done ensure_sitting();
  Done ensure_locked();
  Done cast_all(const Slot& slot, std::string_view choice);
  base::Result<const assembly::Vote*> vote() const;
  rules::SeatId holder_of(rules::Role role) const;
  base::Date today() const {  // of the sitting, if one is open
    return base::date_of(stage_.state.sitting ? stage_.state.sitting->opened_at : clock_);
  }
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
  std::map<std::string, assembly::TextId, std::less<>> texts_;  // by document
  std::optional<base::Refusal> pending_;                        // a refusal that the next line must expect
  std::map<rules::SeatId, std::string> choices_;                // in the secret ballot that is held
  base::Instant clock_;
  assembly::Position next_;
  bool opening_ = false;  // ensure_sitting is at work
};

}  // namespace scene::internal
