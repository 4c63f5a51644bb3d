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
    // correcting
    reason_missing = "reason_missing",
    not_declared = "not_declared",
    already_annulled = "already_annulled",
    nothing_proposed = "nothing_proposed",
    same_person = "same_person",
    change_pending = "change_pending";

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
    nothing_proposed, same_person, change_pending};
// clang-format on

}  // namespace assembly::refusals
