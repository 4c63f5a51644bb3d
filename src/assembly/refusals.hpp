// The closed list of what the core refuses. messages/<lang>.toml has one sentence for each; a test holds the two
// together. The rule that a refusal cites comes from the body's data.
#pragma once
#include <array>
#include <string_view>

namespace assembly::refusals {

// clang-format off
inline constexpr std::string_view
    // officers
    not_presiding = "not_presiding",                      // {title}
    not_an_officer = "not_an_officer",
    not_a_teller = "not_a_teller",
    unknown_actor = "unknown_actor",                      // {seat}
    // sittings and presence
    sitting_open = "sitting_open",
    no_sitting = "no_sitting",
    voting_goes_on = "voting_goes_on",
    source_missing = "source_missing",
    quorum_missing = "quorum_missing",                    // {present} {needed} {says}
    quorum_missing_of = "quorum_missing_of",              // {says}
    presence_not_taken = "presence_not_taken",
    already_present = "already_present",                  // {seat}
    not_present = "not_present",                          // {seat}
    presence_not_yours = "presence_not_yours",            // {seat}
    no_challenge = "no_challenge",
    quorum_challenged = "quorum_challenged",
    // seats and standings
    unknown_seat = "unknown_seat",                        // {seat}
    not_in_office = "not_in_office",                      // {seat} {date}
    unknown_standing = "unknown_standing",                // {standing}
    standing_absent = "standing_absent",                  // {seat} {says}
    lost_vote = "lost_vote",                              // {seat} {says}
    not_in_class = "not_in_class",                        // {seat} {class}
    concerned = "concerned",                              // {seat}
    // proxies
    no_proxies = "no_proxies",
    proxy_to_self = "proxy_to_self",
    proxy_given = "proxy_given",                          // {seat}
    proxy_not_passed_on = "proxy_not_passed_on",          // {seat}
    too_many_proxies = "too_many_proxies",                // {seat} {most}
    holder_not_entitled = "holder_not_entitled",          // {seat} {class}
    proxy_not_yours = "proxy_not_yours",                  // {seat}
    proxy_absent = "proxy_absent",                        // {seat}
    proxy_rests = "proxy_rests",                          // {seat}
    // opening a vote
    unknown_question = "unknown_question",                // {question}
    text_too_long = "text_too_long",
    title_missing = "title_missing",
    unknown_method = "unknown_method",                    // {method}
    method_not_allowed = "method_not_allowed",            // {method}
    majority_not_open = "majority_not_open",              // {majority}
    unknown_figure = "unknown_figure",                    // {figure}
    figure_missing = "figure_missing",                    // {figure}
    figure_out_of_range = "figure_out_of_range",          // {figure} {most}
    not_tied = "not_tied",
    second_vote_held = "second_vote_held",
    second_vote_late = "second_vote_late",                // {hours}
    second_vote_differs = "second_vote_differs",
    second_vote_same_sitting = "second_vote_same_sitting",
    // casting and locking
    unknown_vote = "unknown_vote",
    voting_closed = "voting_closed",
    vote_annulled = "vote_annulled",
    counted_by_tellers = "counted_by_tellers",
    officer_casts = "officer_casts",                      // {title}
    seat_not_yours = "seat_not_yours",                    // {seat}
    unknown_choice = "unknown_choice",                    // {choice} {choices}
    no_casting_vote = "no_casting_vote",
    // counting
    not_locked = "not_locked",
    counted_by_names = "counted_by_names",
    count_too_large = "count_too_large",                  // {number} {entitled}
    count_negative = "count_negative",
    count_inconsistent = "count_inconsistent",            // {choice} {class}
    count_repeats = "count_repeats",                      // {choice}
    count_lacks = "count_lacks",                          // {count}
    count_exceeds_present = "count_exceeds_present",      // {number} {present}
    count_settled = "count_settled",
    unknown_class = "unknown_class",                      // {class}
    tellers_differ = "tellers_differ",                    // {teller}
    // motions
    silenced = "silenced",                                // {seat} {says}
    unknown_motion = "unknown_motion",                    // {motion}
    not_the_mover = "not_the_mover",                      // {says}
    not_its_mover = "not_its_mover",
    no_ruling = "no_ruling",
    voting_has_begun = "voting_has_begun",                // {says}
    motion_pending = "motion_pending",                    // {says}
    no_such_motion = "no_such_motion",
    nothing_to_rule_on = "nothing_to_rule_on",
    not_put_to_vote = "not_put_to_vote",                  // {says}
    method_decided = "method_decided",                    // {method}
    method_asked_for = "method_asked_for",                // {method}
    majority_not_found = "majority_not_found",            // {majority}
    suspended = "suspended",
    not_suspended = "not_suspended",
    // session
    unknown_session = "unknown_session",                  // {session}
    citation_missing = "citation_missing",
    citation_other_body = "citation_other_body",
    citation_not_adopted = "citation_not_adopted",
    session_late = "session_late",                        // {hours}
    too_few_requests = "too_few_requests",                // {number}
    notice_short = "notice_short",                        // {hours}
    session_over = "session_over",
    session_goes_on = "session_goes_on",
    session_adjourned = "session_adjourned",
    session_not_yet = "session_not_yet",
    meeting_held = "meeting_held",                        // {number}
    no_such_chair = "no_such_chair",                      // {seat}
    other_session = "other_session",                      // {says}
    // agenda
    agenda_adopted = "agenda_adopted",
    agenda_not_adopted = "agenda_not_adopted",
    no_such_item = "no_such_item",                        // {item}
    item_out_of_order = "item_out_of_order",              // {item}
    debate_adjourned = "debate_adjourned",
    debate_not_adjourned = "debate_not_adjourned",
    item_missing = "item_missing",                        // {says}
    other_item = "other_item",
    too_many = "too_many",                                // {most}
    // texts
    no_such_text = "no_such_text",
    text_disposed = "text_disposed",
    text_begun = "text_begun",
    text_amended = "text_amended",
    text_missing = "text_missing",                        // {says}
    not_circulated = "not_circulated",                    // {days}
    late_proposal = "late_proposal",
    decided_already = "decided_already",
    decision_missing = "decision_missing",
    digest_malformed = "digest_malformed",
    paragraph_twice = "paragraph_twice",                  // {paragraph}
    paragraphs_missing = "paragraphs_missing",
    unknown_paragraph = "unknown_paragraph",              // {paragraph}
    too_deep = "too_deep",
    not_an_amendment = "not_an_amendment",
    not_a_proposal = "not_a_proposal",
    order_incomplete = "order_incomplete",
    sponsor_listed = "sponsor_listed",                    // {seat}
    not_a_sponsor = "not_a_sponsor",                      // {seat}
    no_sponsor = "no_sponsor",
    seconder_missing = "seconder_missing",
    seat_missing = "seat_missing",                        // {says}
    earlier_text_first = "earlier_text_first",
    parts_first = "parts_first",
    amendment_first = "amendment_first",
    other_question = "other_question",                    // {question}
    second_vote_due = "second_vote_due",
    ballot_required = "ballot_required",
    teller_stands = "teller_stands",                      // {title}
    no_such_session = "no_such_session",
    item_too_early = "item_too_early",                    // {item} {date}
    no_text_voted = "no_text_voted",                      // {says}
    explained_already = "explained_already",              // {seat}
    nobody_is_concerned = "nobody_is_concerned",
    nobody_objected = "nobody_objected",                  // {says}
    intention_early = "intention_early",
    speakers_wait = "speakers_wait",
    // the floor
    no_speech_in_voting = "no_speech_in_voting",
    already_listed = "already_listed",                    // {seat}
    list_closed = "list_closed",
    debate_closed = "debate_closed",
    no_more_turns = "no_more_turns",                      // {turns}
    reply_later = "reply_later",
    no_more_replies = "no_more_replies",                  // {most}
    sponsor_explains = "sponsor_explains",
    secret_unexplained = "secret_unexplained",
    no_more_speakers = "no_more_speakers",                // {says} {most}
    nobody_asked = "nobody_asked",
    not_next = "not_next",                                // {seat}
    nobody_speaks = "nobody_speaks",
    speaker_has_floor = "speaker_has_floor",              // {seat}
    limits_missing = "limits_missing",
    // seconders, requests, consent
    not_seconded = "not_seconded",                        // {says}
    seconded_already = "seconded_already",                // {says}
    seconds_itself = "seconds_itself",                    // {says}
    requested_already = "requested_already",              // {seat}
    no_consent_asked = "no_consent_asked",
    objected = "objected",                                // {seat}
    // lots, interruptions
    name_drawn = "name_drawn",                            // {seat}
    name_missing = "name_missing",                        // {method}
    vote_interrupted = "vote_interrupted",
    // elections
    unknown_election = "unknown_election",                // {election}
    no_election = "no_election",
    election_over = "election_over",
    places_out_of_range = "places_out_of_range",          // {most}
    no_nominations = "no_nominations",
    nominations_closed = "nominations_closed",
    nominated_already = "nominated_already",              // {candidate}
    nobody_nominated = "nobody_nominated",
    contested = "contested",
    no_ballot = "no_ballot",
    unknown_candidate = "unknown_candidate",              // {candidate}
    too_many_papers = "too_many_papers",                  // {entitled}
    more_votes_than_papers = "more_votes_than_papers",    // {candidate}
    papers_do_not_add_up = "papers_do_not_add_up",
    lot_awaited = "lot_awaited",
    no_lot = "no_lot",
    other_body_awaited = "other_body_awaited",
    other_body_not_awaited = "other_body_not_awaited",
    // correcting
    reason_missing = "reason_missing",
    not_declared = "not_declared",
    already_annulled = "already_annulled",
    nothing_proposed = "nothing_proposed",
    same_person = "same_person",
    change_pending = "change_pending",
    // the record and its keys
    established = "established",
    not_established = "not_established",
    amended_between_sittings = "amended_between_sittings",
    edition_earlier = "edition_earlier",
    rules_since = "rules_since",
    key_known = "key_known",
    key_unknown = "key_unknown",
    key_ended = "key_ended",
    key_invites_other = "key_invites_other",              // {seat}
    key_last = "key_last",                                // {seat}
    key_not_yours = "key_not_yours",
    key_not_waiting = "key_not_waiting",
    key_by_another = "key_by_another",
    // votes over some days, tests, papers
    must_be_announced = "must_be_announced",              // {method}
    not_over_days = "not_over_days",                      // {says}
    not_over_some_days = "not_over_some_days",
    times_wrong = "times_wrong",
    announced_already = "announced_already",
    no_such_announcement = "no_such_announcement",
    opens_later = "opens_later",                          // {at}
    closes_later = "closes_later",                        // {at}
    opened_as_announced = "opened_as_announced",
    nothing_to_declare = "nothing_to_declare",
    test_by_device = "test_by_device",
    papers_by_officers = "papers_by_officers",
    blob_needed = "blob_needed",
    blob_withheld = "blob_withheld",
    // the secret ballot
    no_such_ceremony = "no_such_ceremony",             // {number}
    number_used = "number_used",                       // {number}
    second_person_awaited = "second_person_awaited",
    nothing_awaits_consent = "nothing_awaits_consent",
    not_of_these_tellers = "not_of_these_tellers",
    other_round = "other_round",
    sent_already = "sent_already",
    tellers_have_time = "tellers_have_time",           // {teller} {until}
    too_few_tellers = "too_few_tellers",               // {number} {needed}
    unknown_teller = "unknown_teller",                 // {seat}
    threshold_wrong = "threshold_wrong",               // {tellers} {least}
    all_tellers_needed = "all_tellers_needed",
    no_rehearsal_called = "no_rehearsal_called",
    not_rehearsed = "not_rehearsed",                   // {number} {needed}
    nothing_to_ballot = "nothing_to_ballot",
    other_ballot_form = "other_ballot_form",           // {options}
    ballot_too_large = "ballot_too_large",             // {options} {most}
    ballot_two_measures = "ballot_two_measures",
    ballot_groups = "ballot_groups",                   // {most}
    ballot_is_sealed = "ballot_is_sealed",
    no_such_ballot = "no_such_ballot",                 // {number}
    no_credential = "no_credential",                   // {seat}
    void_needs_ruling = "void_needs_ruling",
    parts_have_time = "parts_have_time";               // {until}

inline constexpr std::array all = {
    not_presiding, not_an_officer, not_a_teller, unknown_actor, sitting_open, no_sitting, voting_goes_on,
    source_missing, quorum_missing, quorum_missing_of, presence_not_taken, already_present, not_present,
    presence_not_yours, no_challenge, quorum_challenged, unknown_seat, not_in_office, unknown_standing,
    standing_absent, lost_vote, not_in_class, concerned, no_proxies, proxy_to_self, proxy_given,
    proxy_not_passed_on, too_many_proxies, holder_not_entitled, proxy_not_yours, proxy_absent, proxy_rests,
    unknown_question, text_too_long, title_missing, unknown_method, method_not_allowed, majority_not_open,
    unknown_figure, figure_missing, figure_out_of_range, not_tied, second_vote_held, second_vote_late,
    second_vote_differs, second_vote_same_sitting, unknown_vote, voting_closed, vote_annulled, counted_by_tellers,
    officer_casts, seat_not_yours, unknown_choice, no_casting_vote, not_locked, counted_by_names, count_too_large,
    count_negative, count_inconsistent, count_repeats, count_lacks, count_exceeds_present, count_settled,
    unknown_class, tellers_differ, silenced, unknown_motion, not_the_mover, not_its_mover, no_ruling,
    voting_has_begun, motion_pending, no_such_motion, nothing_to_rule_on, not_put_to_vote, method_decided,
    method_asked_for, majority_not_found, suspended, not_suspended, reason_missing, not_declared, already_annulled,
    unknown_session, citation_missing, citation_other_body, citation_not_adopted, session_late, too_few_requests,
    notice_short, session_over, session_goes_on, session_adjourned, session_not_yet, meeting_held, no_such_chair,
    other_session, agenda_adopted, agenda_not_adopted, no_such_item, item_out_of_order, debate_adjourned,
    debate_not_adjourned, item_missing, other_item, too_many, no_such_text, text_disposed, text_begun,
    text_amended, text_missing, not_circulated, late_proposal, decided_already, decision_missing, digest_malformed,
    paragraph_twice, paragraphs_missing, unknown_paragraph, too_deep, not_an_amendment, not_a_proposal,
    order_incomplete, sponsor_listed, not_a_sponsor, no_sponsor, seconder_missing, seat_missing,
    earlier_text_first, parts_first, amendment_first, other_question, second_vote_due, ballot_required, teller_stands, no_such_session, item_too_early, no_text_voted, explained_already, nobody_is_concerned, nobody_objected, intention_early, speakers_wait, no_speech_in_voting,
    already_listed, list_closed, debate_closed, no_more_turns, reply_later, no_more_replies, sponsor_explains,
    secret_unexplained, no_more_speakers, nobody_asked, not_next, nobody_speaks, speaker_has_floor, limits_missing,
    not_seconded, seconded_already, seconds_itself, requested_already, no_consent_asked, objected, name_drawn,
    name_missing, vote_interrupted, unknown_election, no_election, election_over, places_out_of_range,
    no_nominations, nominations_closed, nominated_already, nobody_nominated, contested, no_ballot,
    unknown_candidate, too_many_papers, more_votes_than_papers, papers_do_not_add_up, lot_awaited, no_lot,
    other_body_awaited, other_body_not_awaited,
    nothing_proposed, same_person, change_pending, established, not_established, amended_between_sittings,
    edition_earlier, rules_since, key_known, key_unknown, key_ended,
    key_invites_other, key_last, key_not_yours, key_not_waiting, key_by_another, must_be_announced, not_over_days,
    not_over_some_days, times_wrong, announced_already, no_such_announcement, opens_later, closes_later,
    opened_as_announced, nothing_to_declare, test_by_device, papers_by_officers, blob_needed, blob_withheld,
    no_such_ceremony, number_used, second_person_awaited, nothing_awaits_consent, not_of_these_tellers, other_round, sent_already, tellers_have_time, too_few_tellers, unknown_teller, threshold_wrong, all_tellers_needed, no_rehearsal_called, not_rehearsed, nothing_to_ballot, other_ballot_form, ballot_too_large, ballot_two_measures, ballot_groups, ballot_is_sealed, no_such_ballot, no_credential, void_needs_ruling, parts_have_time};
// clang-format on

}  // namespace assembly::refusals
