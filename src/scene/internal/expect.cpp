// What a scene expects: an outcome, a refusal, a number. Each names the rule it rests on.
#include <algorithm>

#include "scene/internal/player.hpp"

namespace scene::internal {

using base::fail;

namespace {

// Takes "(…)" off the end, brackets within it included. Empty if there is none.
std::string_view take_cite(std::string_view& text) {
  text = base::trim(text);
  if (!text.ends_with(')')) return {};
  int depth = 0;
  for (std::size_t at = text.size(); at-- > 0;) {
    if (text[at] == ')') ++depth;
    if (text[at] == '(' && --depth == 0) {
      const std::string_view cite = base::trim(text.substr(at + 1, text.size() - at - 2));
      text = base::trim(text.substr(0, at));
      return cite;
    }
  }
  return {};
}

// A rule may be cited whole, or by one of the parts that ';' divides.
bool cites(std::string_view computed, std::string_view expected) {
  if (computed == expected) return true;
  const auto parts = base::split(computed, ';');
  return std::any_of(parts.begin(), parts.end(), [&](std::string_view part) { return base::trim(part) == expected; });
}

std::string in_quotes(std::string_view text) { return "'" + std::string(text) + "'"; }

}  // namespace

Done Player::expect(const Slots& slots) {
  ++played_.expectations;
  std::string_view rest = slots[0].text;
  const auto starts = [&](std::string_view with) {
    if (!rest.starts_with(with)) return false;
    rest = base::trim(rest.substr(with.size()));
    return true;
  };
  if (starts("sentence: ")) return expect_sentence(rest);
  const std::string_view cite = take_cite(rest);
  if (starts("refused")) return expect_refused(rest, cite);
  if (pending_) return fail(error("this was refused. " + stage_.speaker().refusal(*pending_)));
  if (Done done; expects_procedure(rest, cite, done)) return done;
  if (starts("needed ")) return expect_needed(rest);
  if (starts("standing at ")) return expect_standing_at(rest);
  if (starts("stopped by ")) return expect_stopped_by(rest);
  if (starts("figure ")) return expect_figure(rest);
  if (starts("in order for ")) return expect_in_order(rest, "");
  if (starts("not in order for ")) {
    if (cite.empty())
      return fail(error("name the rule that refuses.", "Write it as: expect not in order for ada: close (the rule)"));
    return expect_in_order(rest, cite);
  }
  if (starts("locked")) return expect_stage(assembly::Stage::locked, "locked");
  if (starts("annulled")) return expect_stage(assembly::Stage::annulled, "annulled");
  return expect_outcome(rest, cite);
}

Done Player::expect_refused(std::string_view rest, std::string_view cite) {
  if (!pending_) return fail(error("a refusal was expected; the act was accepted."));
  if (cite.empty())
    return fail(error("name the rule that refuses.", "Write it as: expect refused: voting_closed (the rule)"));
  const base::Refusal refusal = *pending_;
  pending_.reset();
  if (rest.starts_with(':')) rest = base::trim(rest.substr(1));
  if (!rest.empty() && rest != refusal.id)
    return fail(error("expected " + in_quotes(rest) + "; refused as " + in_quotes(refusal.id) + "."));
  if (!cites(refusal.cite, cite))
    return fail(error("expected the rule " + in_quotes(cite) + "; refused by " + in_quotes(refusal.cite) + "."));
  return {};
}

Done Player::expect_outcome(std::string_view rest, std::string_view cite) {
  if (cite.empty())
    return fail(error("name the rule that decides.", "Write it as: expect adopted 10-1-4 (the rule)"));
  if (const auto locked = ensure_locked(); !locked) return locked;
  if (pending_) return fail(error("the vote could not be locked. " + stage_.speaker().refusal(*pending_)));
  const assembly::Vote& vote = **this->vote();
  if (vote.declarations.empty()) return fail(error("there is no outcome yet."));
  const assembly::Outcome& outcome = vote.declarations.back().outcome;
  const auto speaker = stage_.speaker();
  std::string reason;
  if (const auto comma = rest.find(','); comma != std::string_view::npos) {
    reason = base::trim(rest.substr(comma + 1));
    rest = base::trim(rest.substr(0, comma));
  }
  std::string_view word = rest;
  if (const auto space = rest.rfind(' ');
      space != std::string_view::npos && rest[space + 1] >= '0' && rest[space + 1] <= '9') {
    word = base::trim(rest.substr(0, space));
    if (const auto same = expect_tally(rest.substr(space + 1), outcome.tally); !same) return same;
  }
  const std::string computed = speaker.word(vote, outcome);
  if (base::lower(computed) != base::lower(word))
    return fail(error("expected " + in_quotes(word) + "; computed: " + speaker.outcome(vote, outcome)));
  if (!reason.empty() && !speaker.why(vote, outcome).starts_with(reason))
    return fail(error("expected the reason " + in_quotes(reason) + "; computed: " + speaker.outcome(vote, outcome)));
  const std::string rule = speaker.cite(vote, outcome);
  if (!cites(rule, cite))
    return fail(error("expected the rule " + in_quotes(cite) + "; decided by " + in_quotes(rule) + "."));
  return {};
}

Done Player::expect_tally(std::string_view numbers, std::span<const std::int64_t> tally) {
  std::vector<std::string> computed;
  for (const std::int64_t number : tally) computed.push_back(std::to_string(number));
  const std::string text = base::join(computed, "-");
  if (text == numbers) return {};
  return fail(error("expected the tally " + std::string(numbers) + "; computed " + text + "."));
}

Done Player::expect_needed(std::string_view rest) {
  const auto open = vote();
  if (!open) return fail(open.error());
  const auto& rules = stage_.body->rules;
  const assembly::Outcome outcome = (*open)->declarations.empty()
                                        ? assembly::outcome_of(rules, stage_.state, **open, std::nullopt)
                                        : (*open)->declarations.back().outcome;
  const auto needed = words::needed_of(outcome);
  const std::string computed =
      !needed ? "nothing"
              : std::to_string(needed->number) + (needed->base ? " of " + std::to_string(*needed->base) : "");
  if (computed == rest) return {};
  return fail(error("expected " + std::string(rest) + " needed; computed " + computed + "."));
}

Done Player::expect_standing_at(std::string_view rest) {
  const auto open = vote();
  if (!open) return fail(open.error());
  const auto outcome = assembly::outcome_of(stage_.body->rules, stage_.state, **open, std::nullopt);
  return expect_tally(rest, outcome.tally);
}

Done Player::expect_sentence(std::string_view rest) {
  const auto speaker = stage_.speaker();
  std::string computed;
  if (pending_) {
    computed = speaker.refusal(*pending_);
  } else {
    if (const auto locked = ensure_locked(); !locked) return locked;
    const auto done = vote();
    if ((*done)->declarations.empty()) return fail(error("there is no outcome yet."));
    computed = speaker.outcome(**done, (*done)->declarations.back().outcome);
  }
  if (computed == rest) return {};
  return fail(error("expected the sentence " + in_quotes(rest) + "; computed " + in_quotes(computed)));
}

Done Player::expect_stopped_by(std::string_view rest) {
  const auto done = vote();
  if (!done) return fail(done.error());
  if ((*done)->declarations.empty()) return fail(error("there is no outcome yet."));
  std::vector<std::string> computed;
  for (const rules::SeatId seat : (*done)->declarations.back().outcome.stopped_by) computed.push_back(seat.text());
  const std::string text = computed.empty() ? "nobody" : base::join(computed, " ");
  if (text == rest) return {};
  return fail(error("expected " + in_quotes(rest) + "; stopped by " + text + "."));
}

// "expect figure present 97": a figure as it stands now, or as the last vote has it.
Done Player::expect_figure(std::string_view rest) {
  const auto list = base::words(rest);
  const auto& variables = stage_.body->rules.vocabulary.variables;
  const auto found = list.size() == 2 ? std::find(variables.begin(), variables.end(), list[0]) : variables.end();
  if (found == variables.end())
    return fail(error("a figure and its number were expected.", "Write it as: expect figure present 97"));
  const auto index = static_cast<std::size_t>(found - variables.begin());
  const auto* open = stage_.last_vote ? stage_.state.vote(*stage_.last_vote) : nullptr;
  const std::int64_t computed =
      open
          ? assembly::counts_of(stage_.body->rules, stage_.state, *open).at(index)
          : (stage_.state.sitting ? stage_.state.figures_now : assembly::figures_on(stage_.state, today())).at(index);
  if (std::to_string(computed) == list[1]) return {};
  return fail(error("expected " + std::string(rest) + "; it is " + std::to_string(computed) + "."));
}

// "in order for ada: close order", "not in order for ada: close (the rule)": what `may` answers about motions.
Done Player::expect_in_order(std::string_view rest, std::string_view cite) {
  const auto colon = rest.find(':');
  if (colon == std::string_view::npos)
    return fail(error("a colon after the seat was expected.", "Write it as: expect in order for ada: close"));
  const auto by = actor({base::trim(rest.substr(0, colon)), 1});
  if (!by) return fail(by.error());
  const auto answers = assembly::may(stage_.body->rules, stage_.state, *by, clock_);
  for (const auto word : base::words(rest.substr(colon + 1))) {
    const auto kind = motion({word, 1});
    if (!kind) return fail(kind.error());
    for (const assembly::Choice& answer : answers) {
      const auto* move = std::get_if<assembly::Move>(&answer.act.what);
      if (!move || move->motion != *kind) continue;
      if (answer.in_order() == cite.empty() && (cite.empty() || cites(answer.refusal->cite, cite))) continue;
      const std::string why = answer.in_order() ? "it is in order." : stage_.speaker().refusal(*answer.refusal);
      return fail(error("expected otherwise of " + in_quotes(word) + ": " + why));
    }
  }
  return {};
}

Done Player::expect_stage(assembly::Stage stage, std::string_view says) {
  const auto open = vote();
  if (!open) return fail(open.error());
  if ((*open)->stage == stage) return {};
  return fail(error("the vote was expected to be " + std::string(says) + "; it is not."));
}

}  // namespace scene::internal
