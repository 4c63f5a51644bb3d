#include "hall/intake.hpp"

namespace hall {

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

// The helpers are set to the batch's signatures; a key that is not known yet is checked when the act is decided.
void Intake::begin_checking(std::vector<ActLine> acts, Batch& batch) {
  batch = Batch{std::move(acts), {}, {}};
  batch.holds.assign(batch.acts.size(), 0);
  for (const ActLine& act : batch.acts) batch.keys.push_back(keeper_.journal().key(act.key));
  team_.start(batch.acts.size(), [this, &batch](std::size_t i) {
    if (!batch.keys[i]) return;
    batch.holds[i] = clerk::is_signed(keeper_.journal().origin(), batch.acts[i].incoming(), *batch.keys[i]) ? 1 : 0;
  });
}

base::Result<void> Intake::decide(const Batch& batch, const Sink& sink, base::Instant now) {
  std::vector<Outcome> outcomes(batch.acts.size());
  for (std::size_t i = 0; i < batch.acts.size(); ++i) {
    const auto holds = batch.keys[i] ? std::optional(batch.holds[i] == 1) : std::nullopt;
    auto answer = keeper_.submit(batch.acts[i].incoming(), now, holds);
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
