// The acts as they are written: their names, their fields in the order in which we write them. Adding a field that
// may be left out keeps every old act readable; changing a name or taking one away does not.
#pragma once
#include "assembly/act.hpp"
#include "codec/internal/described_secret.hpp"

namespace codec::internal {

using namespace assembly;

constexpr std::array<std::string_view, 4> words(Tag<DocumentKind>) { return {"letter", "opinion", "report", "note"}; }
constexpr std::array<std::string_view, 5> words(Tag<Speech>) {
  return {"statement", "reply", "explanation", "in_favour", "against"};
}
constexpr std::array<std::string_view, 7> words(Tag<Finding>) {
  return {"on_motion", "order_of_texts", "not_put", "new_proposal", "majority", "to_order", "void_ballot"};
}
constexpr std::array<std::string_view, 3> words(Tag<rules::Alteration>) { return {"remove", "replace", "add"}; }

constexpr auto describe(Tag<Citation>) {
  return described("", f("body", &Citation::body), f("origin", &Citation::origin), f("position", &Citation::position),
                   f("leaf", &Citation::leaf), f("question", &Citation::question), may("passed", &Citation::passed),
                   f("at", &Citation::at));
}
constexpr auto describe(Tag<StatedFigure>) {
  return described("", f("figure", &StatedFigure::figure), f("value", &StatedFigure::value));
}
constexpr auto describe(Tag<Paragraph>) {
  return described("", f("label", &Paragraph::label), may("operative", &Paragraph::operative));
}
constexpr auto describe(Tag<Amending>) {
  return described("", f("text", &Amending::text), f("alteration", &Amending::alteration),
                   f("paragraphs", &Amending::paragraphs));
}
constexpr auto describe(Tag<Terms>) {
  return described("", f("on", &Terms::on), f("parts", &Terms::parts), f("item", &Terms::item),
                   f("seats", &Terms::seats), f("until", &Terms::until), may("minutes", &Terms::minutes),
                   may("turns", &Terms::turns));
}
constexpr auto describe(Tag<NameVotes>) {
  return described("", f("candidate", &NameVotes::candidate), f("votes", &NameVotes::votes));
}
constexpr auto describe(Tag<BallotSheet>) {
  return described("", f("valid", &BallotSheet::valid), f("blank", &BallotSheet::blank),
                   f("invalid", &BallotSheet::invalid), f("votes", &BallotSheet::votes));
}
constexpr auto describe(Tag<CountLine>) {
  return described("", f("choice", &CountLine::choice), f("of", &CountLine::of), f("by", &CountLine::by),
                   f("number", &CountLine::number));
}
constexpr auto describe(Tag<Predecessor>) {
  return described("", f("origin", &Predecessor::origin), f("size", &Predecessor::size),
                   f("root", &Predecessor::root));
}

constexpr auto describe(Tag<ConveneSession>) {
  return described("session.convene", f("kind", &ConveneSession::kind), f("title", &ConveneSession::title),
                   f("opens", &ConveneSession::opens), f("citation", &ConveneSession::citation),
                   f("requested_by", &ConveneSession::requested_by));
}
constexpr auto describe(Tag<EnterSession>) {
  return described("session.enter", f("session", &EnterSession::session));
}
constexpr auto describe(Tag<CloseSession>) { return described("session.close"); }
constexpr auto describe(Tag<CedeChair>) { return described("chair.cede", f("to", &CedeChair::to)); }
constexpr auto describe(Tag<ListItem>) { return described("agenda.list", f("title", &ListItem::title)); }
constexpr auto describe(Tag<TakeUp>) { return described("agenda.take_up", f("item", &TakeUp::item)); }
constexpr auto describe(Tag<OpenSitting>) {
  return described("sitting.open", may("reconstruction", &OpenSitting::reconstruction),
                   f("source", &OpenSitting::source), f("meeting", &OpenSitting::meeting));
}
constexpr auto describe(Tag<CloseSitting>) { return described("sitting.close"); }
constexpr auto describe(Tag<Arrive>) { return described("presence.arrive", f("seat", &Arrive::seat)); }
constexpr auto describe(Tag<Leave>) { return described("presence.leave", f("seat", &Leave::seat)); }
constexpr auto describe(Tag<ChallengeQuorum>) { return described("quorum.challenge"); }
constexpr auto describe(Tag<SetStanding>) {
  return described("standing.set", f("seat", &SetStanding::seat), f("standing", &SetStanding::standing),
                   f("until", &SetStanding::until), f("reason", &SetStanding::reason));
}
constexpr auto describe(Tag<LiftStanding>) {
  return described("standing.lift", f("seat", &LiftStanding::seat), f("standing", &LiftStanding::standing),
                   f("until", &LiftStanding::until), f("reason", &LiftStanding::reason));
}
constexpr auto describe(Tag<GiveProxy>) {
  return described("proxy.give", f("from", &GiveProxy::from), f("to", &GiveProxy::to));
}
constexpr auto describe(Tag<EndProxy>) { return described("proxy.end", f("from", &EndProxy::from)); }
constexpr auto describe(Tag<OpenVote>) {
  return described("vote.open", f("question", &OpenVote::question), f("document", &OpenVote::document),
                   f("title", &OpenVote::title), f("majority", &OpenVote::majority), f("method", &OpenVote::method),
                   f("concerned", &OpenVote::concerned), f("figures", &OpenVote::figures),
                   f("second_vote_of", &OpenVote::second_vote_of), f("motion", &OpenVote::motion),
                   f("text", &OpenVote::text), f("announced", &OpenVote::announced));
}
constexpr auto describe(Tag<AnnounceVote>) {
  return described("vote.announce", f("question", &AnnounceVote::question), f("document", &AnnounceVote::document),
                   f("title", &AnnounceVote::title), f("majority", &AnnounceVote::majority),
                   f("method", &AnnounceVote::method), f("concerned", &AnnounceVote::concerned),
                   f("figures", &AnnounceVote::figures), f("text", &AnnounceVote::text),
                   f("opens", &AnnounceVote::opens), f("closes", &AnnounceVote::closes));
}
constexpr auto describe(Tag<CallOffVote>) {
  return described("vote.call_off", f("announced", &CallOffVote::announced), f("reason", &CallOffVote::reason));
}
constexpr auto describe(Tag<ExtendVote>) {
  return described("vote.extend", f("vote", &ExtendVote::vote), f("closes", &ExtendVote::closes),
                   f("reason", &ExtendVote::reason));
}
constexpr auto describe(Tag<DeclareOutcome>) { return described("vote.declare", f("vote", &DeclareOutcome::vote)); }
constexpr auto describe(Tag<TestVote>) { return described("vote.test", f("question", &TestVote::question)); }
constexpr auto describe(Tag<EnterPaper>) {
  return described("vote.paper", f("vote", &EnterPaper::vote), f("seat", &EnterPaper::seat),
                   f("choice", &EnterPaper::choice));
}
constexpr auto describe(Tag<LastCall>) { return described("vote.last_call", f("vote", &LastCall::vote)); }
constexpr auto describe(Tag<Cast>) {
  return described("vote.cast", f("vote", &Cast::vote), f("seat", &Cast::seat), f("choice", &Cast::choice));
}
constexpr auto describe(Tag<Lock>) {
  return described("vote.lock", f("vote", &Lock::vote), f("shut_out", &Lock::shut_out));
}
constexpr auto describe(Tag<GiveCastingVote>) {
  return described("vote.casting_vote", f("vote", &GiveCastingVote::vote), f("choice", &GiveCastingVote::choice));
}
constexpr auto describe(Tag<StateIntention>) {
  return described("vote.intention", f("vote", &StateIntention::vote), f("choice", &StateIntention::choice));
}
constexpr auto describe(Tag<Circulate>) {
  return described("document.circulate", f("kind", &Circulate::kind), f("document", &Circulate::document),
                   f("title", &Circulate::title), f("digest", &Circulate::digest));
}
constexpr auto describe(Tag<Submit>) {
  return described("text.submit", f("question", &Submit::question), f("document", &Submit::document),
                   f("title", &Submit::title), f("digest", &Submit::digest), f("sponsors", &Submit::sponsors),
                   f("paragraphs", &Submit::paragraphs), f("amends", &Submit::amends), f("seats", &Submit::seats),
                   f("until", &Submit::until));
}
constexpr auto describe(Tag<Sponsor>) { return described("text.sponsor", f("text", &Sponsor::text)); }
constexpr auto describe(Tag<Withdraw>) { return described("text.withdraw", f("text", &Withdraw::text)); }
constexpr auto describe(Tag<AskFloor>) {
  return described("floor.ask", f("speech", &AskFloor::speech), f("on", &AskFloor::on));
}
constexpr auto describe(Tag<GiveFloor>) { return described("floor.give", f("seat", &GiveFloor::seat)); }
constexpr auto describe(Tag<EndSpeech>) { return described("floor.end"); }
constexpr auto describe(Tag<Move>) {
  return described("motion.move", f("motion", &Move::motion), f("text", &Move::text), may("terms", &Move::terms));
}
constexpr auto describe(Tag<SecondMotion>) { return described("motion.second", f("motion", &SecondMotion::motion)); }
constexpr auto describe(Tag<WithdrawMotion>) {
  return described("motion.withdraw", f("motion", &WithdrawMotion::motion));
}
constexpr auto describe(Tag<Rule>) {
  return described("ruling.give", f("text", &Rule::text), may("granted", &Rule::granted),
                   may("finding", &Rule::finding), f("on", &Rule::on), f("order", &Rule::order),
                   f("majority", &Rule::majority), f("seat", &Rule::seat));
}
constexpr auto describe(Tag<ResumeSitting>) { return described("sitting.resume"); }
constexpr auto describe(Tag<AskConsent>) { return described("consent.ask", f("on", &AskConsent::on)); }
constexpr auto describe(Tag<Object>) { return described("consent.object"); }
constexpr auto describe(Tag<DeclareConsent>) { return described("consent.declare"); }
constexpr auto describe(Tag<DrawName>) {
  return described("lot.name", f("seat", &DrawName::seat), f("commitment", &DrawName::commitment),
                   f("opening", &DrawName::opening));
}
constexpr auto describe(Tag<OpenElection>) {
  return described("election.open", f("kind", &OpenElection::kind), f("title", &OpenElection::title),
                   f("places", &OpenElection::places));
}
constexpr auto describe(Tag<Nominate>) {
  return described("election.nominate", f("election", &Nominate::election), f("candidate", &Nominate::candidate));
}
constexpr auto describe(Tag<OpenBallot>) {
  return described("election.ballot", f("election", &OpenBallot::election));
}
constexpr auto describe(Tag<CountBallot>) {
  return described("election.count", f("election", &CountBallot::election), f("sheet", &CountBallot::sheet));
}
constexpr auto describe(Tag<DrawCandidate>) {
  return described("election.lot", f("election", &DrawCandidate::election), f("candidate", &DrawCandidate::candidate),
                   f("commitment", &DrawCandidate::commitment), f("opening", &DrawCandidate::opening));
}
constexpr auto describe(Tag<ReportOtherBody>) {
  return described("election.other_body", f("election", &ReportOtherBody::election),
                   f("citation", &ReportOtherBody::citation), f("elected", &ReportOtherBody::elected));
}
constexpr auto describe(Tag<StateCount>) {
  return described("vote.count", f("vote", &StateCount::vote), f("sheet", &StateCount::sheet));
}
constexpr auto describe(Tag<Annul>) {
  return described("vote.annul", f("vote", &Annul::vote), f("reason", &Annul::reason));
}
constexpr auto describe(Tag<CorrectCount>) {
  return described("vote.correct_count", f("vote", &CorrectCount::vote), f("sheet", &CorrectCount::sheet),
                   f("reason", &CorrectCount::reason));
}
constexpr auto describe(Tag<CorrectTitle>) {
  return described("vote.correct_title", f("vote", &CorrectTitle::vote), f("title", &CorrectTitle::title),
                   f("reason", &CorrectTitle::reason));
}
constexpr auto describe(Tag<Confirm>) { return described("vote.confirm", f("vote", &Confirm::vote)); }
constexpr auto describe(Tag<Establish>) {
  return described("body.establish", f("edition", &Establish::edition), may("rehearsal", &Establish::rehearsal),
                   f("rules", &Establish::rules), f("roster", &Establish::roster), f("names", &Establish::names),
                   f("log", &Establish::log), f("key", &Establish::key), f("after", &Establish::after));
}
constexpr auto describe(Tag<Amend>) {
  return described("body.amend", f("edition", &Amend::edition), f("rules", &Amend::rules),
                   f("roster", &Amend::roster), f("names", &Amend::names), f("reason", &Amend::reason));
}
constexpr auto describe(Tag<InviteKey>) {
  return described("key.invite", f("seat", &InviteKey::seat), f("key", &InviteKey::key));
}
constexpr auto describe(Tag<EnrolKey>) {
  return described("key.enrol", f("seat", &EnrolKey::seat), f("key", &EnrolKey::key), f("proof", &EnrolKey::proof),
                   f("invitation", &EnrolKey::invitation));
}
constexpr auto describe(Tag<ConfirmKey>) { return described("key.confirm", f("key", &ConfirmKey::key)); }
constexpr auto describe(Tag<RevokeKey>) {
  return described("key.revoke", f("key", &RevokeKey::key), f("reason", &RevokeKey::reason));
}
constexpr auto describe(Tag<Withhold>) {
  return described("blob.withhold", f("blob", &Withhold::blob), f("reason", &Withhold::reason));
}

}  // namespace codec::internal
