// The words of a line, read against the body: seats, officers, choices, counts, questions. What is not understood is
// an error with its column and the nearest word that would be.
#include <algorithm>

#include "scene/internal/player.hpp"

namespace scene::internal {

using base::fail;

namespace {

std::string_view without_article(std::string_view text) {
  return base::lower(text.substr(0, 4)) == "the " ? base::trim(text.substr(4)) : text;
}

}  // namespace

base::Result<rules::SeatId> Player::officer(const Slot& slot) const {
  const std::string wanted = base::lower(without_article(slot.text));
  std::vector<std::string> known;
  for (const rules::Officer& one : stage_.body->rules.officers) {
    if (base::lower(one.title) == wanted || one.id.view() == slot.text) return rules::SeatId::of(one.id.view());
    known.push_back("the " + one.title);
  }
  return fail(error(slot, "'" + std::string(slot.text) + "' is no officer of this body.",
                    base::suggestion(slot.text, known)));
}

base::Result<rules::SeatId> Player::seat(const Slot& slot) const {
  const auto id = rules::SeatId::parse(slot.text);
  if (id && stage_.body->rules.roster->find(*id)) return *id;
  std::vector<std::string> known;
  for (const rules::Seat& one : stage_.body->rules.roster->seats) known.push_back(one.id.text());
  return fail(
      error(slot, "'" + std::string(slot.text) + "' is no seat of this body.", base::suggestion(slot.text, known)));
}

base::Result<rules::SeatId> Player::actor(const Slot& slot) const {
  if (auto found = officer(slot)) return found;
  const bool titled = base::lower(slot.text.substr(0, 4)) == "the ";
  return titled ? officer(slot) : seat(slot);
}

base::Result<rules::ChoiceId> Player::choice(const Slot& slot) const {
  std::vector<std::string> known;
  for (const auto& one : stage_.body->rules.choices) known.push_back(one.id);
  if (const auto id = rules::ChoiceId::parse(slot.text)) return *id;  // whether it is offered is for the rules to say
  return fail(error(slot, "'" + std::string(slot.text) + "' is no choice.", base::suggestion(slot.text, known)));
}

base::Result<rules::StandingId> Player::standing(const Slot& slot) const {
  std::vector<std::string> known;
  for (const rules::Standing& one : stage_.body->rules.standings) {
    if (one.id.view() == slot.text || one.says == slot.text) return one.id;
    known.push_back(one.id.text());
  }
  return fail(error(slot, "'" + std::string(slot.text) + "' is no standing of this body.",
                    base::suggestion(slot.text, known)));
}

base::Result<rules::QuestionId> Player::motion(const Slot& slot) const {
  std::vector<std::string> known;
  for (const rules::Question& one : stage_.body->rules.questions) {
    if (!one.motion) continue;
    if (one.id.view() == slot.text || one.says == slot.text) return one.id;
    known.push_back(one.id.text());
  }
  return fail(
      error(slot, "'" + std::string(slot.text) + "' is no motion of this body.", base::suggestion(slot.text, known)));
}

assembly::Position Player::pending_motion(rules::QuestionId kind) const {
  for (const assembly::PendingMotion& one : stage_.state.motions)
    if (one.kind == kind) return one.id;
  return 0;
}

base::Result<base::Date> Player::date(const Slot& slot) const {
  if (const auto day = base::parse_date(slot.text)) return *day;
  return fail(error(slot, "'" + std::string(slot.text) + "' is no date.", "Write it as 2022-12-31."));
}

base::Result<int> Player::number(const Slot& slot) const {
  const auto value = base::parse_integer(slot.text);
  if (value && *value >= 0 && *value <= 1'000'000'000) return static_cast<int>(*value);
  return fail(error(slot, "'" + std::string(slot.text) + "' is no number."));
}

// "28 February 2022 15:00"
base::Result<base::Instant> Player::instant(const Slot& slot) const {
  const auto space = slot.text.rfind(' ');
  const auto day = space == std::string_view::npos ? std::nullopt : base::parse_date(slot.text.substr(0, space));
  const auto time =
      space == std::string_view::npos ? std::nullopt : base::parse_time_of_day(slot.text.substr(space + 1));
  if (day && time) return base::Instant{base::start_of(*day).ms + *time};
  return fail(
      error(slot, "'" + std::string(slot.text) + "' is no day with a time.", "Write it as 3 May 2024 15:00."));
}

base::Result<assembly::TextId> Player::text(const Slot& slot) const {
  const auto found = texts_.find(slot.text);
  if (found != texts_.end()) return found->second;
  std::vector<std::string> known;
  for (const auto& [document, id] : texts_) known.push_back(document);
  return fail(error(slot, "'" + std::string(slot.text) + "' was not submitted.", base::suggestion(slot.text, known)));
}

// What a motion is about: a text, an item, members, limits; divided by commas. What is not said is the text that is
// next, the item that is taken up, what was decided last.
base::Result<assembly::Terms> Player::terms(const rules::Question& motion, const Slot& slot) const {
  assembly::Terms out;
  if (!slot.text.empty())
    for (const Slot& part : parts_of(slot))
      if (const auto done = term(out, part); !done) return fail(done.error());
  const assembly::State& state = stage_.state;
  const auto proposal = state.texts.first_proposal(state.session, state.now().item);
  switch (motion.rule.about()) {
    case rules::About::text:
      if (!out.on && proposal) out.on = state.texts.next(*proposal, stage_.body->rules.texts, today());
      break;
    case rules::About::item:
      if (!out.item && state.now().item) out.item = state.now().item;
      break;
    case rules::About::decision: {
      if (out.on) break;
      for (const auto& [id, text] : state.texts.all)
        if (text.stage != assembly::TextStage::pending) out.on = id;
      if (!state.decided.empty()) out.on = std::max(out.on.value_or(0), state.decided.rbegin()->first);
      if (!out.on && !state.votes.empty()) out.on = state.votes.rbegin()->first;
      break;
    }
    case rules::About::of_text:
    case rules::About::seat:
    case rules::About::nothing: break;
  }
  return out;
}

Done Player::term(assembly::Terms& terms, const Slot& part) const {
  const auto list = words_of(part);
  const std::string_view first = list.empty() ? std::string_view() : list[0].text;
  const auto behind = [&](std::size_t skip) {
    return Slot{base::trim(part.text.substr(std::min(skip, part.text.size()))), part.column + static_cast<int>(skip)};
  };
  if (first == "item" && list.size() == 2) {
    const auto item = number(list[1]);
    if (!item) return fail(item.error());
    terms.item = *item;
    return {};
  }
  if (list.size() == 2 && (list[1].text.starts_with("minute") || list[1].text.starts_with("turn"))) {
    const auto limit = number(list[0]);
    if (!limit) return fail(limit.error());
    (list[1].text.starts_with("minute") ? terms.minutes : terms.turns) = *limit;
    return {};
  }
  if (first == "members" || first == "member") {
    const auto who = seats(behind(first.size()), [](rules::SeatIndex) { return false; });
    if (!who) return fail(who.error());
    terms.seats = *who;
    return {};
  }
  if (first == "until") {
    const auto day = date(behind(5));
    if (!day) return fail(day.error());
    terms.until = *day;
    return {};
  }
  if (first == "paragraphs" || first == "paragraph") {
    const auto of = split_at(part, " of ");
    if (of) {
      const auto target = text(of->second);
      if (!target) return fail(target.error());
      terms.on = *target;
    }
    for (const Slot& word : words_of(of ? of->first : part))
      if (const auto label = rules::ParagraphId::parse(word.text); label && word.text != first)
        terms.parts.push_back(*label);
    return {};
  }
  if (const auto decided = rules::QuestionId::parse(part.text); decided && stage_.body->rules.question(*decided)) {
    for (const auto& [id, motion] : stage_.state.decided)
      if (motion.kind == *decided) terms.on = id;
    return {};
  }
  const auto target = text(part);
  if (!target) return fail(target.error());
  terms.on = *target;
  return {};
}

base::Result<std::vector<rules::SeatId>> Player::seats(const Slot& slot,
                                                       const std::function<bool(rules::SeatIndex)>& takes) const {
  const auto& roster = *stage_.body->rules.roster;
  std::vector<rules::SeatId> out;
  std::vector<bool> listed(roster.seats.size()), except(roster.seats.size());
  const auto add = [&](rules::SeatIndex seat) {
    listed[seat] = true;
    out.push_back(roster.seats[seat].id);
  };
  const auto take = [&](std::int64_t most) {  // how many are missing
    for (rules::SeatIndex seat = 0; seat < roster.seats.size() && most > 0; ++seat) {
      if (listed[seat] || except[seat] || !takes(seat)) continue;
      add(seat);
      --most;
    }
    return most;
  };
  const auto list = words_of(slot);
  for (std::size_t i = 0; i < list.size(); ++i) {
    const std::string_view word = list[i].text;  // in small letters: AND may be a seat
    if (word == "and" || (word == "the" && i + 1 < list.size())) continue;
    if (const auto number = base::parse_integer(list[i].text)) {
      const Slot& at = list[i];
      if (*number < 0) return fail(error(at, "a number of members is not negative."));
      if (i + 1 < list.size() && base::lower(list[i + 1].text).starts_with("member")) ++i;
      const auto missing = take(*number);
      if (missing > 0) return fail(error(at, "that is " + std::to_string(missing) + " more than there are."));
    } else if (word == "all" || word == "others") {
      if (i + 1 < list.size() && base::lower(list[i + 1].text) == "but")
        for (i += 2; i < list.size(); ++i) {
          const auto id = seat(list[i]);
          if (!id) return fail(id.error());
          except[*roster.find(*id)] = true;
        }
      take(static_cast<std::int64_t>(roster.seats.size()));
    } else {
      const auto id = seat(list[i]);
      if (!id) return fail(id.error());
      const rules::SeatIndex seat = *roster.find(*id);
      if (listed[seat]) return fail(error(list[i], "'" + id->text() + "' stands twice in this line."));
      add(seat);
    }
  }
  return out;
}

// "107-13-39; permanent 1-1-0; by shares 900-50-0"
base::Result<assembly::CountSheet> Player::sheet(const Slot& slot, const assembly::Vote& vote) const {
  assembly::CountSheet out;
  for (const auto group : base::split(slot.text, ';')) {
    rules::ClassId of;
    rules::WeightId by;
    const auto list = base::words(group);
    if (list.empty()) return fail(error(slot, "a count is missing.", "Write it as 107-13-39."));
    for (std::size_t i = 0; i + 1 < list.size(); ++i) {
      if (list[i] == "by" && i + 2 < list.size())
        by = rules::WeightId::parse(list[++i]).value_or(by);
      else if (const auto id = rules::ClassId::parse(list[i]))
        of = *id;
    }
    const auto numbers = base::split(list.back(), '-');
    if (numbers.size() != vote.choices.size())
      return fail(error(slot, "found " + std::to_string(numbers.size()) + " numbers; the question has " +
                                  std::to_string(vote.choices.size()) + " choices."));
    for (std::size_t i = 0; i < numbers.size(); ++i) {
      const auto number = base::parse_integer(numbers[i]);
      if (!number) return fail(error(slot, "'" + std::string(numbers[i]) + "' is no number."));
      out.push_back({rules::ChoiceId::of(stage_.state.choices[vote.choices[i]]), of, by, *number});
    }
  }
  return out;
}

// 'S/2022/720 "The title", important, by show of hands': the text first, then what differs from the usual.
base::Result<assembly::OpenVote> Player::question(const Slot& slot) {
  const auto parts = parts_of(slot);
  assembly::OpenVote vote;
  const std::string_view what = parts[0].text;
  const auto open = what.find('"');
  if (open != std::string_view::npos) {
    const auto close = what.find('"', open + 1);
    if (close == std::string_view::npos) return fail(error(parts[0], "the title does not end with a quote."));
    vote.document = base::trim(what.substr(0, open));
    vote.title = what.substr(open + 1, close - open - 1);
  } else {
    vote.document = what;
  }
  vote.question = stage_.body->rules.questions.front().id;
  for (std::size_t i = 1; i < parts.size(); ++i)
    if (const auto done = question_part(vote, parts[i]); !done) return fail(done.error());
  return vote;
}

Done Player::question_part(assembly::OpenVote& vote, const Slot& part) {
  const rules::Rules& rules = stage_.body->rules;
  std::vector<std::string> known;
  for (const rules::Question& one : rules.questions) {
    if (part.text == one.id.view() || part.text == one.says) {
      vote.question = one.id;
      return {};
    }
    known.push_back(one.id.text());
  }
  for (const rules::Method& one : rules.methods) {
    if (part.text == one.says || part.text == "by " + one.id.text()) {
      vote.method = one.id;
      return {};
    }
    known.push_back(one.says);
  }
  if (part.text == "as the second vote") {
    vote.second_vote_of = stage_.last_vote;  // the last one that was tied and waits for it, if there is one
    for (const auto& [id, held] : stage_.state.votes)
      if (!held.declarations.empty() && held.declarations.back().outcome.ending == assembly::Ending::tied &&
          !stage_.state.second_votes.contains(id))
        vote.second_vote_of = id;
    return {};
  }
  if (part.text.starts_with("needing ")) {
    const auto id = rules::MajorityId::parse(base::trim(part.text.substr(8)));
    if (!id) return fail(error(part, "the name of a majority was expected."));
    vote.majority = *id;
    return {};
  }
  if (part.text.starts_with("concerning ")) {
    const auto list = seats({part.text.substr(11), part.column + 11}, [](rules::SeatIndex) { return false; });
    if (!list) return fail(list.error());
    vote.concerned = *list;
    return {};
  }
  if (const auto equals = part.text.find('='); equals != std::string_view::npos) {
    const auto id = rules::FigureId::parse(base::trim(part.text.substr(0, equals)));
    const auto value = base::parse_integer(base::trim(part.text.substr(equals + 1)));
    if (!id || !value) return fail(error(part, "a figure was expected.", "Write it as accredited = 594."));
    vote.figures.push_back({*id, *value});
    return {};
  }
  return fail(error(part, "'" + std::string(part.text) + "' is no question and no method of this body.",
                    base::suggestion(part.text, known)));
}

}  // namespace scene::internal
