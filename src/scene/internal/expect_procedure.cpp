// What a scene expects beside votes and refusals: texts, their order, the floor, elections, sessions.
#include <algorithm>
#include <array>

#include "scene/internal/player.hpp"

namespace scene::internal {

using base::fail;
namespace act = assembly;

namespace {

constexpr std::array<std::string_view, 7> stages = {"pending", "withdrawn", "adopted", "rejected",
                                                    "not put", "fallen",    "referred"};

template <class Ids>
std::string in_a_row(const Ids& ids) {
  std::vector<std::string> out;
  for (const auto& id : ids) out.push_back(id.text());
  return out.empty() ? "nobody" : base::join(out, " ");
}

}  // namespace

Done Player::expect_same(const std::string& computed, std::string_view rest) {
  if (computed == rest) return {};
  return fail(error("expected '" + std::string(rest) + "'; it is '" + computed + "'."));
}

bool Player::expects_procedure(std::string_view rest, std::string_view cite, Done& done) {
  struct Row {
    std::string_view begins;
    Done (Player::*expect)(std::string_view);
  };
  static constexpr Row rows[] = {
      {"text ", &Player::expect_text},
      {"order ", &Player::expect_order},
      {"list ", &Player::expect_list},
      {"speaker ", &Player::expect_speaker},
      {"next ", &Player::expect_next_ballot},
      {"ballot needed ", &Player::expect_ballot_needed},
      {"papers ", &Player::expect_sheet},
      {"session ", &Player::expect_session},
      {"standings of ", &Player::expect_marks},
      {"the roll begins ", &Player::expect_roll},
      {"intention of ", &Player::expect_intention},
      {"secret ballot ", &Player::expect_secret_ballot},
  };
  if (rest.starts_with("elected ")) {
    done = expect_elected(base::trim(rest.substr(8)), cite);
    return true;
  }
  for (const Row& row : rows) {
    if (!rest.starts_with(row.begins)) continue;
    done = (this->*row.expect)(base::trim(rest.substr(row.begins.size())));
    return true;
  }
  return false;
}

// "A/1 adopted"
Done Player::expect_text(std::string_view rest) {
  const auto space = rest.find(' ');
  const auto id = text({rest.substr(0, space), 1});
  if (!id) return fail(id.error());
  const auto stage = static_cast<std::size_t>(stage_.state.texts.find(*id)->stage);
  return expect_same(std::string(stages[stage]),
                     space == std::string_view::npos ? "" : base::trim(rest.substr(space)));
}

// "A/1: A/3 A/2 A/1": what is voted on the way to the proposal, in turn, if everything in between were rejected.
Done Player::expect_order(std::string_view rest) {
  const auto halves = split_at({rest, 1}, ":");
  if (!halves)
    return fail(error("a colon after the proposal was expected.", "Write it as: expect order A/1: A/2 A/1"));
  const auto root = text(halves->first);
  if (!root) return fail(root.error());
  act::Texts texts = stage_.state.texts;
  std::vector<std::string> names;
  for (act::TextId next = 0; next != *root;) {
    next = texts.next(*root, stage_.body->rules.texts, today());
    texts.all.at(next).stage = act::TextStage::rejected;
    for (const auto& [document, id] : texts_)
      if (id == next) names.push_back(document);
  }
  return expect_same(base::join(names, " "), halves->second.text);
}

Done Player::expect_list(std::string_view rest) {
  std::vector<rules::SeatId> names;
  for (const act::FloorRequest& request : stage_.state.floor.list) names.push_back(request.seat);
  return expect_same(in_a_row(names), rest);
}

// "ada", "ada for 10 minutes", "nobody"
Done Player::expect_speaker(std::string_view rest) {
  const auto& speaker = stage_.state.floor.speaker;
  std::string computed = speaker ? speaker->seat.text() : "nobody";
  if (speaker && speaker->minutes) computed += " for " + std::to_string(speaker->minutes) + " minutes";
  return expect_same(computed, rest);
}

Done Player::expect_elected(std::string_view rest, std::string_view cite) {
  const auto which = election();
  if (!which) return fail(which.error());
  std::vector<rules::CandidateId> names;
  for (const auto& [name, by] : (*which)->elected) names.push_back(name);
  const std::string rule = stage_.body->rules.election((*which)->kind)->cite;
  if (cite.empty())
    return fail(error("name the rule that elects.", "Write it as: expect elected ada ben (the rule)"));
  if (rule != cite) return fail(error("expected the rule '" + std::string(cite) + "'; it is '" + rule + "'."));
  return expect_same(in_a_row(names), rest);
}

// "ballot open", "ballot restricted to ada ben", "ballot among ada ben", "ballot for standing among …",
// "lot among ada ben", "the other body", "nothing"
Done Player::expect_next_ballot(std::string_view rest) {
  static constexpr std::array<std::string_view, 4> kinds = {"ballot open", "ballot restricted to ", "ballot among ",
                                                            "ballot for standing among "};
  const auto which = election();
  if (!which) return fail(which.error());
  const act::Election& now = **which;
  if (now.stage == act::ElectionStage::ended) return expect_same("nothing", rest);
  if (now.stage == act::ElectionStage::other_body) return expect_same("the other body", rest);
  const std::string names = in_a_row(now.next_candidates);
  if (now.stage == act::ElectionStage::lot) return expect_same("lot among " + names, rest);
  std::string computed(kinds[static_cast<std::size_t>(now.next_kind)]);
  if (now.next_kind != act::BallotKind::open) computed += names;
  return expect_same(computed, rest);
}

// "124 of 186": in the last ballot.
Done Player::expect_ballot_needed(std::string_view rest) {
  const auto which = election();
  if (!which) return fail(which.error());
  if ((*which)->ballots.empty()) return fail(error("no ballot was counted before this line."));
  const act::CountedBallot& last = (*which)->ballots.back();
  std::string computed = last.needed ? std::to_string(*last.needed) : "nothing";
  if (last.base) computed += " of " + std::to_string(*last.base);
  return expect_same(computed, rest);
}

// "2 valid, 1 blank, 1 invalid"
Done Player::expect_sheet(std::string_view rest) {
  const auto which = election();
  if (!which) return fail(which.error());
  if ((*which)->ballots.empty()) return fail(error("no ballot was counted before this line."));
  const act::BallotSheet& sheet = (*which)->ballots.back().sheet;
  return expect_same(std::to_string(sheet.valid) + " valid, " + std::to_string(sheet.blank) + " blank, " +
                         std::to_string(sheet.invalid) + " invalid",
                     rest);
}

// "emergency, meeting 12, item 5"
Done Player::expect_session(std::string_view rest) {
  const act::Session& session = stage_.state.now();
  std::vector<std::string> parts;
  if (!session.kind.empty()) parts.push_back(session.kind.text());
  if (stage_.state.sitting) parts.push_back("meeting " + std::to_string(stage_.state.sitting->meeting));
  if (session.item) parts.push_back("item " + std::to_string(session.item));
  return expect_same(base::join(parts, ", "), rest);
}

// "ada: behind": the standings that acts gave to the seat and that are in force; "none".
Done Player::expect_marks(std::string_view rest) {
  const auto halves = split_at({rest, 1}, ":");
  if (!halves) return fail(error("a colon after the seat was expected."));
  const auto id = seat(halves->first);
  if (!id) return fail(id.error());
  std::vector<std::string> names;
  const act::SeatState& own = stage_.state.seats[*stage_.state.roster->find(*id)];
  for (const act::StandingMark& mark : own.marks)
    if (act::is_in_force(mark, base::date_of(clock_))) names.push_back(mark.standing.text());
  if (own.objected) names.emplace_back("objected");
  return expect_same(names.empty() ? "none" : base::join(names, " "), halves->second.text);
}

Done Player::expect_roll(std::string_view rest) {
  const auto open = vote();
  if (!open) return fail(open.error());
  const auto expected = base::words(rest);
  auto called = act::roll_call(stage_.state, **open);
  called.resize(std::min(called.size(), expected.size()));
  std::vector<rules::SeatId> names;
  for (const rules::SeatIndex seat : called) names.push_back(stage_.state.roster->seats[seat].id);
  return expect_same(in_a_row(names), rest);
}

// "ada: yes"
Done Player::expect_intention(std::string_view rest) {
  const auto halves = split_at({rest, 1}, ":");
  const auto over = vote();
  if (!halves) return fail(error("a colon after the seat was expected."));
  if (!over) return fail(over.error());
  const auto id = seat(halves->first);
  if (!id) return fail(id.error());
  const auto found = (*over)->intentions.find(*id);
  return expect_same(found == (*over)->intentions.end() ? "none" : found->second.text(), halves->second.text);
}

}  // namespace scene::internal
