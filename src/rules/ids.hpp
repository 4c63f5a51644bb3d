// The kinds of words that a body's rules are made of.
#pragma once
#include <cstddef>
#include <cstdint>

#include "base/id.hpp"

namespace rules {

using SeatId = base::Id<struct SeatKind>;      // a member's seat, or an officer's: whoever acts
using ChoiceId = base::Id<struct ChoiceKind>;  // yes, no, abstain, …
using ClassId = base::Id<struct ClassKind>;    // a class of seats: permanent, professors
using WeightId = base::Id<struct WeightKind>;  // what a seat may weigh by: shares, people
using PartitionId = base::Id<struct PartitionKind>;
using FigureId = base::Id<struct FigureKind>;  // a number stated when a vote opens
using MajorityId = base::Id<struct MajorityKind>;
using QuorumId = base::Id<struct QuorumKind>;
using QuestionId = base::Id<struct QuestionKind>;  // a kind of question, not one question
using MethodId = base::Id<struct MethodKind>;
using StandingId = base::Id<struct StandingKind>;
using OfficerId = base::Id<struct OfficerKind>;
using OutcomeId = base::Id<struct OutcomeKind>;
using SessionId = base::Id<struct SessionKind>;      // a kind of session, not one session
using ElectionId = base::Id<struct ElectionKind>;    // a kind of election
using CandidateId = base::Id<struct CandidateKind>;  // a name on a ballot: a seat, or a person
using ParagraphId = base::Id<struct ParagraphKind>;  // the label of a paragraph: pp1, 3, 3bis

using SeatIndex = std::uint32_t;  // place in Roster::seats; never falls, never reused

}  // namespace rules
