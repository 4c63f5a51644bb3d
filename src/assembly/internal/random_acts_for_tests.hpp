// Random meetings of the made-up club: any act at all, sensible or not, or one that `may` offers. Only tests include
// this. The same seed gives the same meeting.
#pragma once
#include <string>

#include "assembly/internal/club_for_tests.hpp"
#include "assembly/may.hpp"

namespace assembly::testing {

// Marsaglia's xorshift: a small generator whose course is the same everywhere.
class Dice {
 public:
  explicit Dice(std::uint64_t seed) : state_(seed * 2 + 1) {}
  std::uint64_t below(std::uint64_t n) {
    state_ ^= state_ << 13;
    state_ ^= state_ >> 7;
    state_ ^= state_ << 17;
    return (state_ * 0x2545f4914f6cdd1d >> 33) % n;
  }
  bool one_in(std::uint64_t n) { return below(n) == 0; }
  template <class List>
  const auto& of(const List& list) {
    return list[below(list.size())];
  }

 private:
  std::uint64_t state_;
};

class RandomActs {
 public:
  RandomActs(const Club& club, int members, Dice& dice) : club_(club), members_(members), dice_(dice) {}

  SeatId actor(const Act& act) {
    if (const auto* cast = std::get_if<Cast>(&act.what); cast && !dice_.one_in(5)) return cast->seat;
    const bool answers = std::visit([]<class T>(const T&) { return is_tellers<T>; }, act.what);
    if (answers && !dice_.one_in(10)) return teller();
    static const std::vector<std::string> officers = {"chair", "chair", "chair", "secretary", "teller-1", "teller-2"};
    return dice_.one_in(3) ? seat(0) : SeatId::of(dice_.of(officers));
  }

  Act any() {
    switch (dice_.below(9)) {
      case 8: return of_secret_ballots();
      case 0: return of_the_meeting();
      case 1: return of_seats();
      case 2: return of_texts();
      case 3: return of_motions();
      case 4: return of_the_floor();
      case 5: return of_elections();
      case 6: return of_corrections();
      default: return of_a_vote();
    }
  }

 private:
  template <class T>
  static constexpr bool is_tellers =
      std::is_same_v<T, SendCommitment> || std::is_same_v<T, SendDeal> || std::is_same_v<T, SendVerdict> ||
      std::is_same_v<T, SendRehearsal> || std::is_same_v<T, SendPart>;

  SeatId teller() {
    return club_.state.ceremonies.empty() ? seat() : dice_.of(club_.state.ceremonies.rbegin()->second.tellers);
  }
  // The one that goes on, now and then another.
  std::int64_t ceremony() {
    return club_.state.ceremonies.empty() || dice_.one_in(20) ? 1 : club_.state.ceremonies.rbegin()->first;
  }
  BallotNumber secret_ballot() {
    const auto& held = club_.state.secret_ballots;
    if (!held.empty() && !dice_.one_in(20)) return held.rbegin()->first;
    return static_cast<BallotNumber>(dice_.below(5));
  }
  Act set_up() {
    SetUpTellers what{next_ceremony(club_.state), {}, 2, ""};
    for (std::uint64_t i = dice_.below(3) + 1; i > 0; --i) what.tellers.push_back(seat(0));
    std::sort(what.tellers.begin(), what.tellers.end());
    what.tellers.erase(std::unique(what.tellers.begin(), what.tellers.end()), what.tellers.end());
    if (what.tellers.size() == 2) what.override_reason = dice_.one_in(4) ? "" : "only two";
    return {std::move(what)};
  }
  // Round by round, whoever may; most of what is tried is what comes next.
  Act of_ceremony() {
    const auto& all = club_.state.ceremonies;
    if (all.empty() || dice_.one_in(40)) return set_up();
    const Ceremony& one = all.rbegin()->second;
    const auto stage = dice_.one_in(10) ? static_cast<CeremonyStage>(dice_.below(5)) : one.stage;
    if (one.awaits && dice_.one_in(2)) return {ConsentToTellers{ceremony(), ""}};
    const bool on = one.sent.size() >= one.enough() && dice_.one_in(2);
    if (on && stage < CeremonyStage::answer) return {BeginRound{ceremony(), static_cast<std::int64_t>(stage) + 2}};
    switch (stage) {
      case CeremonyStage::commit: return {SendCommitment{ceremony(), ""}};
      case CeremonyStage::deal: return {SendDeal{ceremony(), ""}};
      case CeremonyStage::verdict: return {SendVerdict{ceremony(), {}}};
      case CeremonyStage::answer: return {SettleKey{ceremony(), {1, 2, 3}, "", ""}};
      case CeremonyStage::key: break;
    }
    if (one.rehearsed.empty() || dice_.one_in(6)) return {CallRehearsal{ceremony(), next_ballot(club_.state)}};
    return {SendRehearsal{ceremony(), one.rehearsed.rbegin()->first, ""}};
  }
  Act of_secret_ballots() {
    const auto put = put_to_ballot(club_.rules, club_.state);
    if (put && !dice_.one_in(3)) {
      OpenSecretBallot what;
      what.ceremony = ceremony();
      what.override_reason = dice_.one_in(4) ? "we are few" : "";
      for (const auto& [vote, answered] : club_.state.ceremonies.empty()
                                              ? decltype(Ceremony::rehearsed)()
                                              : club_.state.ceremonies.rbegin()->second.rehearsed)
        what.vote = vote;
      if (const auto form = ballot_form(club_.rules, club_.state, *put))
        what.options = form->options, what.classes = form->classes, what.maximum = form->maximum;
      return {std::move(what)};
    }
    switch (dice_.below(12)) {
      case 0: return {RegisterCredential{1, ""}};
      case 1: return {ConsentToBallot{secret_ballot(), ""}};
      case 2: return {CastSealed{secret_ballot(), ""}};
      case 3: return {ChallengeSealed{secret_ballot(), "", ""}};
      case 4: return {LockBallot{secret_ballot()}};
      case 5: return {SendPart{secret_ballot(), "", ""}};
      case 6: return {StateResult{secret_ballot(), "", 1, {{1, 0, 0}}}};
      case 7: {
        Rule what;
        what.finding = Finding::void_ballot;
        what.on = vote();
        return {std::move(what)};
      }
      case 8: return {VoidBallot{secret_ballot(), "why"}};
      default: return of_ceremony();
    }
  }
  SeatId seat(int beyond = 1) { return SeatId::of("m" + std::to_string(dice_.below(members_ + beyond))); }
  CandidateId candidate() { return CandidateId::of(seat().view()); }
  ItemNumber item() { return static_cast<ItemNumber>(dice_.below(4)); }
  ParagraphId paragraph() {
    static const std::vector<std::string> labels = {"pp1", "1", "2", "3", "4"};
    return ParagraphId::of(dice_.of(labels));
  }
  QuestionId motion_kind() {
    while (true) {
      const rules::Question& one = dice_.of(club_.rules.questions);
      if (one.motion || dice_.one_in(20)) return one.id;
    }
  }
  QuestionId question() {
    while (true) {
      const rules::Question& one = dice_.of(club_.rules.questions);
      if (!one.motion || dice_.one_in(20)) return one.id;
    }
  }
  template <class Map>
  Position key_of(const Map& map) {
    if (map.empty() || dice_.one_in(10)) return dice_.below(club_.next + 2);
    auto at = map.begin();
    std::advance(at, dice_.below(std::min<std::size_t>(map.size(), 30)));
    return at->first;
  }
  TextId text() { return key_of(club_.state.texts.all); }
  VoteId vote() {
    return club_.state.open_vote && !dice_.one_in(4) ? *club_.state.open_vote : key_of(club_.state.votes);
  }
  Position election() { return key_of(club_.state.elections); }
  Position motion() {
    return club_.state.motions.empty() || dice_.one_in(10) ? dice_.below(club_.next + 1)
                                                           : dice_.of(club_.state.motions).id;
  }
  ChoiceId choice() {
    static const std::vector<std::string> ids = {"yes", "yes", "no", "abstain", "blank"};
    return ChoiceId::of(dice_.of(ids));
  }
  CountSheet sheet() {
    CountSheet out;
    for (const char* id : {"yes", "no", "abstain"})
      out.push_back({ChoiceId::of(id), {}, {}, static_cast<std::int64_t>(dice_.below(members_ / 2 + 1))});
    return out;
  }

  Act of_the_meeting() {
    switch (dice_.below(10)) {
      case 0: {
        ConveneSession what;
        what.kind = SessionId::of(dice_.one_in(4) ? "yearly" : "urgent");
        what.opens = {club_.at.ms + static_cast<std::int64_t>(dice_.below(48)) * base::ms_per_hour};
        if (dice_.one_in(2))
          what.citation = Citation{dice_.one_in(4) ? "strangers" : "others",
                                   "",
                                   0,
                                   "",
                                   QuestionId::of("call"),
                                   !dice_.one_in(4),
                                   club_.at};
        else
          for (std::uint64_t i = dice_.below(members_ + 1); i > 0; --i) what.requested_by.push_back(seat());
        return {std::move(what)};
      }
      case 1: return {EnterSession{key_of(club_.state.sessions)}};
      case 2: return {CloseSession{}};
      case 3: return {CedeChair{dice_.one_in(2) ? SeatId::of("chair") : seat()}};
      case 4: return {ListItem{"an item"}};
      case 5: return {TakeUp{item()}};
      case 6: return {OpenSitting{}};
      case 7: return {CloseSitting{}};
      case 8: return {ResumeSitting{}};
      default: return {ChallengeQuorum{}};
    }
  }

  Act of_seats() {
    switch (dice_.below(6)) {
      case 0: return {Arrive{seat()}};
      case 1: return {Leave{seat()}};
      case 2: return {SetStanding{seat(), StandingId::of("arrears"), {}, ""}};
      case 3: return {LiftStanding{seat(), StandingId::of("arrears"), {}, ""}};
      case 4: return {GiveProxy{seat(), seat()}};
      default: return {EndProxy{seat()}};
    }
  }

  Act of_texts() {
    switch (dice_.below(5)) {
      case 0: return {Circulate{DocumentKind::letter, "L", "a letter", ""}};
      case 1: return {Sponsor{text()}};
      case 2: return {Withdraw{text()}};
      default: {
        Submit what;
        what.question = question();
        what.document = "D" + std::to_string(dice_.below(40));
        for (std::uint64_t i = dice_.below(3) + (dice_.one_in(6) ? 0 : 1); i > 0; --i)
          what.sponsors.push_back(seat());
        if (dice_.one_in(2)) {
          what.amends = Amending{text(), static_cast<rules::Alteration>(dice_.below(3)), {paragraph()}};
          if (dice_.one_in(2)) what.amends->paragraphs.push_back(paragraph());
        } else {
          for (const char* label : {"pp1", "1", "2", "3"})
            what.paragraphs.push_back({ParagraphId::of(label), label[0] != 'p'});
        }
        return {std::move(what)};
      }
    }
  }

  Act of_motions() {
    switch (dice_.below(8)) {
      case 0: {
        Rule what;
        what.granted = !dice_.one_in(3);
        what.finding = static_cast<Finding>(dice_.below(6));
        if (!dice_.one_in(5)) what.on = text();
        if (what.on) what.order = club_.state.texts.amendments(*what.on, club_.rules.texts, base::date_of(club_.at));
        what.majority = MajorityId::of(dice_.one_in(2) ? "elders" : "simple");
        what.seat = seat();
        return {std::move(what)};
      }
      case 1: return {WithdrawMotion{motion()}};
      case 2: return {SecondMotion{motion()}};
      case 3: return {AskConsent{dice_.one_in(2) ? motion() : dice_.one_in(2) ? text() : election()}};
      case 4: return {Object{}};
      case 5: return {DeclareConsent{}};
      default: {
        Move what{motion_kind(), "", {}};
        if (!dice_.one_in(3)) what.terms.on = dice_.one_in(3) ? key_of(club_.state.decided) : text();
        if (!dice_.one_in(3)) what.terms.item = item();
        what.terms.parts = {paragraph()};
        what.terms.seats = {seat()};
        what.terms.minutes = static_cast<int>(dice_.below(4));
        return {std::move(what)};
      }
    }
  }

  Act of_the_floor() {
    switch (dice_.below(4)) {
      case 0: return {GiveFloor{seat()}};
      case 1: return {EndSpeech{}};
      default: {
        AskFloor what{static_cast<Speech>(dice_.below(5))};
        if (dice_.one_in(3)) what.on = text();
        return {what};
      }
    }
  }

  Act of_elections() {
    switch (dice_.below(7)) {
      case 0: {
        const char* kind = dice_.one_in(3) ? "shared" : "board";
        return {OpenElection{ElectionId::of(kind), "", static_cast<int>(dice_.below(4))}};
      }
      case 1: return {Nominate{election(), candidate()}};
      case 2: return {OpenBallot{election()}};
      case 3: return {DrawCandidate{election(), candidate(), "", ""}};
      case 4: return {ReportOtherBody{election(), {}, {candidate(), candidate()}}};
      default: return {CountBallot{election(), ballot()}};
    }
  }

  // As tellers would read random papers; sometimes nonsense.
  BallotSheet ballot() {
    const Election* open = club_.state.open_ballot ? club_.state.election(*club_.state.open_ballot) : nullptr;
    if (!open || dice_.one_in(8)) return {static_cast<std::int64_t>(dice_.below(4)), 0, 0, {{candidate(), 1}}};
    if (!open->statements.empty() && !dice_.one_in(4)) return open->statements.begin()->second;
    std::vector<Paper> papers(dice_.below(open->entitled + 1));
    for (Paper& paper : papers)
      for (std::uint64_t i = dice_.below(open->next_places + 1); i > 0; --i)
        paper.names.push_back(open->next_candidates.empty() ? candidate() : dice_.of(open->next_candidates));
    const rules::ElectionRule& rule = *club_.rules.election(open->kind);
    const auto sits = [&](SeatId id) { return club_.state.roster->find(id).has_value(); };
    return tally(rule, papers, open->next_places, open->next_candidates,
                 [&](CandidateId name) { return may_be_named(rule, *open, name, sits); });
  }

  Act of_corrections() {
    switch (dice_.below(5)) {
      case 0: return {Annul{vote(), "r"}};
      case 1: return {CorrectCount{vote(), sheet(), "r"}};
      case 2: return {CorrectTitle{vote(), "t", "r"}};
      case 3: return {StateIntention{vote(), choice()}};
      default: return {Confirm{vote()}};
    }
  }

  Act of_a_vote() {
    switch (dice_.below(12)) {
      case 0:
      case 1: {
        OpenVote what;
        what.title = "t";
        what.question = question();
        if (dice_.one_in(3)) what.method = dice_.of(club_.rules.methods).id;
        if (dice_.one_in(4)) what.concerned = {seat()};
        if (dice_.one_in(4)) what.second_vote_of = vote();
        if (dice_.one_in(3)) what.text = text();
        if (dice_.one_in(2) && !club_.state.motions.empty()) {
          what.motion = club_.state.motions.front().id;
          what.question = club_.state.motions.front().kind;
          what.text.reset();
        }
        return {std::move(what)};
      }
      case 2: return {Lock{vote()}};
      case 3: return {LastCall{vote()}};
      case 4: return {GiveCastingVote{vote(), choice()}};
      case 5: return {StateCount{vote(), sheet()}};
      case 6: return {DrawName{seat(), "", ""}};
      default: return {Cast{vote(), seat(), choice()}};
    }
  }

  const Club& club_;
  int members_;
  Dice& dice_;
};

// One step of a random meeting: an act that is offered to somebody, or any act at all.
inline std::string random_step(Club& club, int members, Dice& dice) {
  RandomActs acts(club, members, dice);
  club.at.ms += static_cast<std::int64_t>(dice.below(50)) * 60'000;
  if (dice.one_in(4)) {
    static const std::vector<std::string> people = {"chair", "chair", "secretary", "m0", "m1", "m2"};
    const SeatId who = dice.one_in(4) ? club.state.chair : SeatId::of(dice.of(people));
    const auto offers = may(club.rules, club.state, who, club.at);
    std::vector<const Choice*> open;
    for (const Choice& one : offers)
      if (one.in_order()) open.push_back(&one);
    if (!open.empty()) return club.act(who.view(), dice.of(open)->act);
  }
  const Act act = acts.any();
  return club.act(acts.actor(act).view(), act);
}

}  // namespace assembly::testing
