// The events as they stand in a ruling: names, and fields in the order in which they are written. An auditor compares
// the bytes, so nothing here changes within an edition.
#pragma once
#include "assembly/event.hpp"
#include "codec/internal/described_acts.hpp"

namespace codec::internal {

using namespace assembly;

constexpr std::array<std::string_view, 7> words(Tag<TextStage>) {
  return {"pending", "withdrawn", "adopted", "rejected", "not_put", "fallen", "referred"};
}
constexpr std::array<std::string_view, 4> words(Tag<BallotKind>) {
  return {"open", "restricted", "among_tied", "who_may_stand"};
}
constexpr std::array<std::string_view, 4> words(Tag<ElectedBy>) {
  return {"majority", "most_votes", "lot", "no_contest"};
}
constexpr std::array<std::string_view, 3> words(Tag<Change>) { return {"annul", "count", "title"}; }
constexpr std::array<std::string_view, 6> words(Tag<Ending>) {
  return {"by_majority", "no_quorum", "tied", "tied_again", "tied_casting", "tied_lost"};
}
constexpr std::array<std::string_view, 4> words(Tag<rules::Result>) {
  return {"passed", "failed", "undecided", "lapsed"};
}
constexpr std::array<std::string_view, 2> words(Tag<rules::Counting>) { return {"names", "tellers"}; }
constexpr std::array<std::string_view, 3> words(Tag<rules::Showing>) { return {"live", "at_lock", "totals"}; }

constexpr auto describe(Tag<Requirement>) {
  return described("", f("outcome", &Requirement::outcome), f("alternative", &Requirement::alternative),
                   f("need", &Requirement::need), f("left", &Requirement::left), f("right", &Requirement::right),
                   f("holds", &Requirement::holds), f("group", &Requirement::group),
                   f("needed", &Requirement::needed), f("base", &Requirement::base),
                   f("measured", &Requirement::measured));
}
constexpr auto describe(Tag<Outcome>) {
  return described("", f("majority", &Outcome::majority), f("outcome", &Outcome::outcome),
                   f("result", &Outcome::result), f("ending", &Outcome::ending), f("tally", &Outcome::tally),
                   f("not_voting", &Outcome::not_voting), f("entitled", &Outcome::entitled),
                   f("present", &Outcome::present), f("casting_vote", &Outcome::casting_vote),
                   f("requirements", &Outcome::requirements), f("passing", &Outcome::passing),
                   f("stopped", &Outcome::stopped), f("stopped_by", &Outcome::stopped_by));
}

constexpr auto describe(Tag<SessionConvened>) {
  return described("session_convened", f("session", &SessionConvened::session), f("kind", &SessionConvened::kind),
                   f("opens", &SessionConvened::opens));
}
constexpr auto describe(Tag<SessionEntered>) {
  return described("session_entered", f("session", &SessionEntered::session));
}
constexpr auto describe(Tag<SessionRenewed>) {
  return described("session_renewed", f("session", &SessionRenewed::session));
}
constexpr auto describe(Tag<SessionAdjourned>) { return described("session_adjourned"); }
constexpr auto describe(Tag<SessionClosed>) { return described("session_closed"); }
constexpr auto describe(Tag<ChairCeded>) { return described("chair_ceded", f("to", &ChairCeded::to)); }
constexpr auto describe(Tag<ItemListed>) {
  return described("item_listed", f("item", &ItemListed::item), f("adopted", &ItemListed::adopted),
                   f("from", &ItemListed::from));
}
constexpr auto describe(Tag<AgendaAdopted>) { return described("agenda_adopted"); }
constexpr auto describe(Tag<ItemDropped>) { return described("item_dropped", f("item", &ItemDropped::item)); }
constexpr auto describe(Tag<ItemTakenUp>) {
  return described("item_taken_up", f("item", &ItemTakenUp::item), f("in_order", &ItemTakenUp::in_order));
}
constexpr auto describe(Tag<DebateAdjourned>) {
  return described("debate_adjourned", f("item", &DebateAdjourned::item));
}
constexpr auto describe(Tag<DebateResumed>) { return described("debate_resumed", f("item", &DebateResumed::item)); }
constexpr auto describe(Tag<SittingOpened>) {
  return described("sitting_opened", f("at", &SittingOpened::at), f("reconstruction", &SittingOpened::reconstruction),
                   f("meeting", &SittingOpened::meeting));
}
constexpr auto describe(Tag<SittingClosed>) { return described("sitting_closed"); }
constexpr auto describe(Tag<Arrived>) { return described("arrived", f("seat", &Arrived::seat)); }
constexpr auto describe(Tag<Left>) { return described("left", f("seat", &Left::seat)); }
constexpr auto describe(Tag<QuorumChallenged>) { return described("quorum_challenged"); }
constexpr auto describe(Tag<StandingSet>) {
  return described("standing_set", f("seat", &StandingSet::seat), f("standing", &StandingSet::standing),
                   f("votes", &StandingSet::votes), f("until", &StandingSet::until));
}
constexpr auto describe(Tag<StandingLifted>) {
  return described("standing_lifted", f("seat", &StandingLifted::seat), f("standing", &StandingLifted::standing),
                   f("until", &StandingLifted::until));
}
constexpr auto describe(Tag<ProxyGiven>) {
  return described("proxy_given", f("from", &ProxyGiven::from), f("to", &ProxyGiven::to));
}
constexpr auto describe(Tag<ProxyEnded>) { return described("proxy_ended", f("from", &ProxyEnded::from)); }
constexpr auto describe(Tag<VoteAnnounced>) {
  return described("vote_announced", f("announcement", &VoteAnnounced::announcement),
                   f("question", &VoteAnnounced::question), f("majority", &VoteAnnounced::majority),
                   f("method", &VoteAnnounced::method), f("concerned", &VoteAnnounced::concerned),
                   f("figures", &VoteAnnounced::figures), f("text", &VoteAnnounced::text),
                   f("opens", &VoteAnnounced::opens), f("closes", &VoteAnnounced::closes));
}
constexpr auto describe(Tag<VoteCalledOff>) {
  return described("vote_called_off", f("announcement", &VoteCalledOff::announcement));
}
constexpr auto describe(Tag<VoteExtended>) {
  return described("vote_extended", f("vote", &VoteExtended::vote), f("closes", &VoteExtended::closes));
}
constexpr auto describe(Tag<PaperEntered>) {
  return described("paper_entered", f("vote", &PaperEntered::vote), f("seat", &PaperEntered::seat),
                   f("by", &PaperEntered::by), f("choice", &PaperEntered::choice));
}
constexpr auto describe(Tag<TestEnded>) {
  return described("test_ended", f("vote", &TestEnded::vote), f("right", &TestEnded::right),
                   f("wrong", &TestEnded::wrong), f("missing", &TestEnded::missing));
}
constexpr auto describe(Tag<KeyConfirmed>) { return described("key_confirmed", f("key", &KeyConfirmed::key)); }
constexpr auto describe(Tag<VoteOpened>) {
  return described("vote_opened", f("vote", &VoteOpened::vote), f("at", &VoteOpened::at), f("day", &VoteOpened::day),
                   f("question", &VoteOpened::question), f("majority", &VoteOpened::majority),
                   f("method", &VoteOpened::method), f("counting", &VoteOpened::counting),
                   f("showing", &VoteOpened::showing), f("choices", &VoteOpened::choices),
                   f("entitled", &VoteOpened::entitled), f("concerned", &VoteOpened::concerned),
                   f("figures", &VoteOpened::figures), f("second_vote_of", &VoteOpened::second_vote_of),
                   f("motion", &VoteOpened::motion), f("text", &VoteOpened::text), f("part", &VoteOpened::part),
                   f("called_from", &VoteOpened::called_from), f("announced", &VoteOpened::announced),
                   f("closes", &VoteOpened::closes), may("test", &VoteOpened::test));
}
constexpr auto describe(Tag<LastCalled>) { return described("last_called", f("vote", &LastCalled::vote)); }
constexpr auto describe(Tag<IntentionStated>) {
  return described("intention_stated", f("vote", &IntentionStated::vote), f("seat", &IntentionStated::seat),
                   f("choice", &IntentionStated::choice));
}
constexpr auto describe(Tag<BallotCast>) {
  return described("cast", f("vote", &BallotCast::vote), f("seat", &BallotCast::seat), f("by", &BallotCast::by),
                   f("choice", &BallotCast::choice), f("position", &BallotCast::position));
}
constexpr auto describe(Tag<VoteLocked>) { return described("vote_locked", f("vote", &VoteLocked::vote)); }
constexpr auto describe(Tag<CountStated>) {
  return described("count_stated", f("vote", &CountStated::vote), f("teller", &CountStated::teller),
                   f("sheet", &CountStated::sheet));
}
constexpr auto describe(Tag<CountAgreed>) {
  return described("count_agreed", f("vote", &CountAgreed::vote), f("sheet", &CountAgreed::sheet));
}
constexpr auto describe(Tag<OutcomeDeclared>) {
  return described("outcome_declared", f("vote", &OutcomeDeclared::vote), f("position", &OutcomeDeclared::position),
                   f("outcome", &OutcomeDeclared::outcome));
}
constexpr auto describe(Tag<MotionMoved>) {
  return described("motion_moved", f("motion", &MotionMoved::motion), f("kind", &MotionMoved::kind),
                   f("by", &MotionMoved::by), f("precedence", &MotionMoved::precedence),
                   f("voted", &MotionMoved::voted), f("seconded", &MotionMoved::seconded),
                   f("terms", &MotionMoved::terms));
}
constexpr auto describe(Tag<MotionSeconded>) {
  return described("motion_seconded", f("motion", &MotionSeconded::motion));
}
constexpr auto describe(Tag<MotionRequested>) {
  return described("motion_requested", f("kind", &MotionRequested::kind), f("by", &MotionRequested::by),
                   f("on", &MotionRequested::on));
}
constexpr auto describe(Tag<MotionWithdrawn>) {
  return described("motion_withdrawn", f("motion", &MotionWithdrawn::motion));
}
constexpr auto describe(Tag<MotionDecided>) {
  return described("motion_decided", f("motion", &MotionDecided::motion), f("carried", &MotionDecided::carried));
}
constexpr auto describe(Tag<Ruled>) {
  return described("ruled", f("ruling", &Ruled::ruling), f("motion", &Ruled::motion), f("granted", &Ruled::granted),
                   f("finding", &Ruled::finding), f("on", &Ruled::on), f("kind", &Ruled::kind),
                   f("terms", &Ruled::terms), f("seat", &Ruled::seat));
}
constexpr auto describe(Tag<RulingReversed>) {
  return described("ruling_reversed", f("ruling", &RulingReversed::ruling));
}
constexpr auto describe(Tag<MethodSet>) {
  return described("method_set", f("method", &MethodSet::method), f("by_vote", &MethodSet::by_vote),
                   f("precedence", &MethodSet::precedence), f("motion", &MethodSet::motion), f("on", &MethodSet::on),
                   f("reopened", &MethodSet::reopened));
}
constexpr auto describe(Tag<MajorityFound>) {
  return described("majority_found", f("majority", &MajorityFound::majority), f("motion", &MajorityFound::motion),
                   f("on", &MajorityFound::on));
}
constexpr auto describe(Tag<SpeakersListClosed>) { return described("speakers_list_closed"); }
constexpr auto describe(Tag<DebateClosed>) { return described("debate_closed"); }
constexpr auto describe(Tag<SpeechesLimited>) {
  return described("speeches_limited", f("minutes", &SpeechesLimited::minutes), f("turns", &SpeechesLimited::turns));
}
constexpr auto describe(Tag<RepresentativeObjected>) {
  return described("representative_objected", f("seat", &RepresentativeObjected::seat),
                   f("objected", &RepresentativeObjected::objected));
}
constexpr auto describe(Tag<DocumentCirculated>) {
  return described("document_circulated", f("document", &DocumentCirculated::document),
                   f("kind", &DocumentCirculated::kind));
}
constexpr auto describe(Tag<TextSubmitted>) {
  return described("text_submitted", f("text", &TextSubmitted::text), f("at", &TextSubmitted::at),
                   f("question", &TextSubmitted::question), f("sponsors", &TextSubmitted::sponsors),
                   f("paragraphs", &TextSubmitted::paragraphs), f("amends", &TextSubmitted::amends),
                   f("seats", &TextSubmitted::seats), f("until", &TextSubmitted::until),
                   f("name", &TextSubmitted::name));
}
constexpr auto describe(Tag<SponsorJoined>) {
  return described("sponsor_joined", f("text", &SponsorJoined::text), f("seat", &SponsorJoined::seat));
}
constexpr auto describe(Tag<SponsorLeft>) {
  return described("sponsor_left", f("text", &SponsorLeft::text), f("seat", &SponsorLeft::seat));
}
constexpr auto describe(Tag<TextDisposed>) {
  return described("text_disposed", f("text", &TextDisposed::text), f("stage", &TextDisposed::stage),
                   f("because", &TextDisposed::because));
}
constexpr auto describe(Tag<TextReopened>) { return described("text_reopened", f("text", &TextReopened::text)); }
constexpr auto describe(Tag<TextDivided>) {
  return described("text_divided", f("text", &TextDivided::text), f("part", &TextDivided::part));
}
constexpr auto describe(Tag<PartDecided>) {
  return described("part_decided", f("text", &PartDecided::text), f("part", &PartDecided::part),
                   f("passed", &PartDecided::passed));
}
constexpr auto describe(Tag<LateTextPermitted>) {
  return described("late_text_permitted", f("text", &LateTextPermitted::text),
                   f("permitted", &LateTextPermitted::permitted));
}
constexpr auto describe(Tag<AmendmentDetached>) {
  return described("amendment_detached", f("text", &AmendmentDetached::text));
}
constexpr auto describe(Tag<AmendmentAttached>) {
  return described("amendment_attached", f("text", &AmendmentAttached::text),
                   f("amends", &AmendmentAttached::amends));
}
constexpr auto describe(Tag<OrderRuled>) {
  return described("order_ruled", f("text", &OrderRuled::text), f("order", &OrderRuled::order));
}
constexpr auto describe(Tag<TextAdvanced>) { return described("text_advanced", f("text", &TextAdvanced::text)); }
constexpr auto describe(Tag<DecisionReopened>) {
  return described("decision_reopened", f("motion", &DecisionReopened::motion));
}
constexpr auto describe(Tag<FloorAsked>) {
  return described("floor_asked", f("seat", &FloorAsked::seat), f("speech", &FloorAsked::speech),
                   f("on", &FloorAsked::on));
}
constexpr auto describe(Tag<FloorGiven>) {
  return described("floor_given", f("seat", &FloorGiven::seat), f("speech", &FloorGiven::speech),
                   f("minutes", &FloorGiven::minutes), f("at", &FloorGiven::at), f("on", &FloorGiven::on));
}
constexpr auto describe(Tag<SpeechEnded>) { return described("speech_ended"); }
constexpr auto describe(Tag<CalledToOrder>) { return described("called_to_order", f("seat", &CalledToOrder::seat)); }
constexpr auto describe(Tag<ConsentAsked>) { return described("consent_asked", f("on", &ConsentAsked::on)); }
constexpr auto describe(Tag<Objected>) { return described("objected", f("seat", &Objected::seat)); }
constexpr auto describe(Tag<ConsentEnded>) { return described("consent_ended", f("given", &ConsentEnded::given)); }
constexpr auto describe(Tag<NameDrawn>) { return described("name_drawn", f("seat", &NameDrawn::seat)); }
constexpr auto describe(Tag<ElectionOpened>) {
  return described("election_opened", f("election", &ElectionOpened::election), f("kind", &ElectionOpened::kind),
                   f("places", &ElectionOpened::places));
}
constexpr auto describe(Tag<Nominated>) {
  return described("nominated", f("election", &Nominated::election), f("candidate", &Nominated::candidate));
}
constexpr auto describe(Tag<BallotOpened>) {
  return described("ballot_opened", f("election", &BallotOpened::election), f("round", &BallotOpened::round),
                   f("entitled", &BallotOpened::entitled));
}
constexpr auto describe(Tag<BallotCounted>) {
  return described("ballot_counted", f("election", &BallotCounted::election), f("teller", &BallotCounted::teller),
                   f("sheet", &BallotCounted::sheet), f("quorate", &BallotCounted::quorate));
}
constexpr auto describe(Tag<BallotLapsed>) {
  return described("ballot_lapsed", f("election", &BallotLapsed::election));
}
constexpr auto describe(Tag<BallotAgreed>) {
  return described("ballot_agreed", f("election", &BallotAgreed::election), f("sheet", &BallotAgreed::sheet),
                   f("needed", &BallotAgreed::needed), f("base", &BallotAgreed::base));
}
constexpr auto describe(Tag<MajorityReached>) {
  return described("majority_reached", f("election", &MajorityReached::election),
                   f("candidates", &MajorityReached::candidates));
}
constexpr auto describe(Tag<Elected>) {
  return described("elected", f("election", &Elected::election), f("candidate", &Elected::candidate),
                   f("by", &Elected::by));
}
constexpr auto describe(Tag<NextBallot>) {
  return described("next_ballot", f("election", &NextBallot::election), f("kind", &NextBallot::kind),
                   f("places", &NextBallot::places), f("candidates", &NextBallot::candidates),
                   f("standing", &NextBallot::standing), f("lot", &NextBallot::lot));
}
constexpr auto describe(Tag<ElectionEnded>) {
  return described("election_ended", f("election", &ElectionEnded::election));
}
constexpr auto describe(Tag<SittingSuspended>) { return described("sitting_suspended"); }
constexpr auto describe(Tag<SittingResumed>) { return described("sitting_resumed"); }
constexpr auto describe(Tag<ChangeProposed>) {
  return described("change_proposed", f("vote", &ChangeProposed::vote), f("change", &ChangeProposed::change),
                   f("by", &ChangeProposed::by), f("position", &ChangeProposed::position),
                   f("sheet", &ChangeProposed::sheet));
}
constexpr auto describe(Tag<VoteAnnulled>) {
  return described("vote_annulled", f("vote", &VoteAnnulled::vote), f("position", &VoteAnnulled::position));
}
constexpr auto describe(Tag<CountCorrected>) {
  return described("count_corrected", f("vote", &CountCorrected::vote), f("position", &CountCorrected::position),
                   f("sheet", &CountCorrected::sheet));
}
constexpr auto describe(Tag<TitleCorrected>) {
  return described("title_corrected", f("vote", &TitleCorrected::vote), f("position", &TitleCorrected::position));
}
constexpr auto describe(Tag<Established>) {
  return described("established", f("edition", &Established::edition), f("rehearsal", &Established::rehearsal),
                   f("rules", &Established::rules), f("roster", &Established::roster));
}
constexpr auto describe(Tag<Amended>) {
  return described("amended", f("position", &Amended::position), f("edition", &Amended::edition),
                   f("rules", &Amended::rules), f("roster", &Amended::roster));
}
constexpr auto describe(Tag<KeyInvited>) {
  return described("key_invited", f("seat", &KeyInvited::seat), f("key", &KeyInvited::key), f("by", &KeyInvited::by));
}
constexpr auto describe(Tag<KeyEnrolled>) {
  return described("key_enrolled", f("seat", &KeyEnrolled::seat), f("key", &KeyEnrolled::key),
                   f("by", &KeyEnrolled::by));
}
constexpr auto describe(Tag<KeyEnded>) { return described("key_ended", f("key", &KeyEnded::key)); }
constexpr auto describe(Tag<BlobWithheld>) { return described("blob_withheld", f("blob", &BlobWithheld::blob)); }

}  // namespace codec::internal
