#include "hall/intake.hpp"

#include <algorithm>

namespace hall {
namespace {

constexpr std::size_t group = 64;  // acts whose ballots are looked at together

}  // namespace

std::optional<ActLine> ActLine::parse(std::string_view line) {
  if (line.size() < 100 || line[8] != ' ' || line[97] != ' ') return std::nullopt;
  const auto key = base::exactly<4>(base::from_hex(line.substr(0, 8)));
  const auto signature = base::exactly<64>(base::from_base64(line.substr(9, 88)));
  if (!key || !signature) return std::nullopt;
  return ActLine{std::string(line.substr(98)), *key, *signature};
}

std::string ActLine::text() const {
  return base::hex(base::view(key)) + " " + base::base64(base::view(signature)) + " " + act;
}

base::Result<void> Intake::run(const Source& source, const Sink& sink, const Clock& clock, const After& after) {
  Batch now;
  while (true) {
    if (now.acts.empty()) {
      begin_checking(source(true), now);
      team_.finish();
      if (now.acts.empty()) return {};
    }
    Batch next;
    begin_checking(source(false), next);
    auto done = decide(now, sink, clock());
    if (done) done = after();
    team_.finish();  // before the batch moves: the helpers hold its place
    if (!done) return done;
    now = std::move(next);
  }
}

// The helpers are set to the batch; what a key has signed that is not known yet is checked when the act is decided.
void Intake::begin_checking(std::vector<ActLine> acts, Batch& batch) {
  const std::size_t count = acts.size();
  batch = Batch{std::move(acts),
                {},
                std::vector<clerk::Ahead>(count),
                keeper_.journal().ballots().open_votes(),
                std::vector<std::atomic<std::size_t>>((count + group - 1) / group)};
  for (std::size_t i = 0; i < count; ++i) {
    batch.keys.push_back(keeper_.journal().key(batch.acts[i].key));
    ++batch.unsigned_yet[i / group];
  }
  team_.start(count, [this, &batch](std::size_t i) { check(batch, i); });
}

// Whoever looks at a group's last signature goes on with its ballots: nobody's are looked at that he has not signed.
void Intake::check(Batch& batch, std::size_t act) const {
  if (batch.keys[act])
    batch.ahead[act].signature_holds =
        clerk::is_signed(keeper_.journal().origin(), batch.acts[act].incoming(), *batch.keys[act]);
  if (--batch.unsigned_yet[act / group] == 0 && !batch.votes.empty()) check_ballots(batch, act / group);
}

void Intake::check_ballots(Batch& batch, std::size_t number) {
  std::vector<std::string_view> acts;
  const std::size_t first = number * group, end = std::min(first + group, batch.acts.size());
  for (std::size_t i = first; i < end; ++i)
    acts.push_back(batch.ahead[i].signature_holds.value_or(false) ? batch.acts[i].act : std::string_view());
  const auto hold = ballot::hold_ahead(acts, batch.votes);
  for (std::size_t i = first; i < end; ++i) batch.ahead[i].ballot_holds = hold[i - first];
}

base::Result<void> Intake::decide(const Batch& batch, const Sink& sink, base::Instant now) {
  std::vector<Outcome> outcomes(batch.acts.size());
  for (std::size_t i = 0; i < batch.acts.size(); ++i) {
    auto answer = keeper_.submit(batch.acts[i].incoming(), now, batch.ahead[i]);
    if (answer)
      outcomes[i].position = answer->position, outcomes[i].repeated = answer->repeated;
    else
      outcomes[i].fault = std::move(answer.error());
  }
  if (auto durable = keeper_.commit(); !durable) return durable;
  for (std::size_t i = 0; i < outcomes.size(); ++i) sink(batch.acts[i], outcomes[i]);
  return {};
}

}  // namespace hall
