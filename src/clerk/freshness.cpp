#include "clerk/freshness.hpp"

#include <algorithm>

#include "codec/positions.hpp"

namespace clerk {
namespace {

using namespace assembly;

template <class T, class... Kinds>
constexpr bool one_of = (std::is_same_v<T, Kinds> || ...);

// What many do side by side: one of them must not make the others look again.
template <class T>
constexpr bool leaves_the_floor =
    one_of<T, BallotCast, Arrived, Left, FloorAsked, SponsorJoined, SponsorLeft, Objected, MotionRequested,
           IntentionStated, Nominated, CountStated, BallotCounted, ProxyGiven, ProxyEnded, KeyInvited, KeyEnrolled,
           KeyConfirmed, KeyEnded, PaperEntered, VoteAnnounced, VoteCalledOff, VoteExtended, TextSubmitted,
           DocumentCirculated, BlobWithheld, StandingSet, StandingLifted, CredentialRegistered, TellersSetUp,
           TellersConsented, TellerAnswered, RoundBegun, KeySettled, RehearsalCalled, TellerRehearsed, SealedCast,
           SealedChallenged, PartSent>;

template <class T>
constexpr bool concerns_a_seat =
    one_of<T, Arrived, Left, StandingSet, StandingLifted, KeyEnrolled, RepresentativeObjected>;

}  // namespace

void Freshness::note(Position position, const Events& events) {
  for (const Event& event : events)
    std::visit(
        [&]<class T>(const T& what) {
          if constexpr (!leaves_the_floor<T>) floor_ = position;
          if constexpr (concerns_a_seat<T>) seats_[what.seat] = position;
          if constexpr (std::is_same_v<T, ProxyGiven>) seats_[what.to] = position;
          if constexpr (one_of<T, ProxyGiven, ProxyEnded>) seats_[what.from] = position;
        },
        event.what);
}

Position Freshness::mark_of(SeatId seat) const {
  const auto found = seats_.find(seat);
  return found == seats_.end() ? 0 : found->second;
}

Position Freshness::mark(const Act& act, SeatId by) const {
  Position out = std::max({floor_, codec::latest_position(act), mark_of(by)});
  if (const auto* cast = std::get_if<Cast>(&act.what)) out = std::max(out, mark_of(cast->seat));
  return out;
}

}  // namespace clerk
