// Opening a vote: what is put, by which majority, by which method, to whom.
#include <algorithm>

#include "assembly/internal/deciding.hpp"
#include "base/limits.hpp"
#include "base/text.hpp"

namespace assembly::internal {
namespace {

using rules::Moment;
using rules::Question;

// What was found for the proposal (its amendments and parts follow it), else for the next vote.
const MajorityFound* found_for(const Deciding& with, const Question& question, const OpenVote& act) {
  if (question.motion) return nullptr;
  const Text* root = act.text ? with.state.texts.find(with.state.texts.root_of(*act.text)) : nullptr;
  if (root && root->majority) return &*root->majority;
  return with.state.majority_found ? &*with.state.majority_found : nullptr;
}

// The method that was decided or asked for, else the question's usual one; another only where nothing was decided.
base::Result<std::size_t, base::Refusal> method_for(const Deciding& with, const Question& question,
                                                    const OpenVote& act) {
  const MethodSet* decided =
      question.motion || with.rules.always_secret(question) ? nullptr : method_that_holds(with, act.text);
  const auto set = decided ? with.rules.method(decided->method) : std::nullopt;
  if (!act.method) return set.value_or(question.methods.front());
  const auto index = with.rules.method(*act.method);
  if (!index) return refuse(with, Topic::conduct, refusals::unknown_method, {{"method", act.method->text()}});
  const rules::Method& method = with.rules.methods[*index];
  if (set && *index != *set)
    return refuse(decided->by_vote ? refusals::method_decided : refusals::method_asked_for,
                  with.first_cite({&with.rules.methods[*set].cite, &method.cite, &question.cite}, Topic::conduct),
                  {{"method", with.rules.methods[*set].says}});
  if (set || std::find(question.methods.begin(), question.methods.end(), *index) != question.methods.end())
    return *index;
  const std::string& usual = with.rules.methods[question.methods.front()].cite;
  return refuse(refusals::method_not_allowed, with.first_cite({&method.cite, &question.cite, &usual}, Topic::conduct),
                {{"method", method.says}});
}

// A vote on a motion is on the one that goes first; a vote on a proposal waits until no motion is pending.
std::optional<base::Refusal> motion_faults(const Deciding& with, const Question& question, const OpenVote& act) {
  const auto& motions = with.state.motions;
  const PendingMotion* motion = act.motion ? with.state.motion(*act.motion) : nullptr;
  if (act.motion && (!motion || motion->kind != question.id || !motion->voted))
    return refuse(with, Topic::conduct, refusals::no_such_motion).value();
  if (motion && motion->id == motions.front().id) {
    const bool objected =
        with.state.consent && with.state.consent->on == motion->id && !with.state.consent->objections.empty();
    if (question.rule.only_if_objected && !objected)
      return refuse(refusals::nobody_objected, cite_of(with, question, Topic::conduct), {{"says", question.says}})
          .value();
    return unless_seconded(with, *motion);
  }
  if (motions.empty()) return std::nullopt;
  const Question& first = *with.rules.question(motions.front().kind);
  return goes_first(with, motions.front(), cite_of(with, first, Topic::conduct)).value();
}

bool speaks_of(const rules::Inequality& inequality, std::size_t variable,
               const std::vector<rules::Partition>& partitions) {
  for (const rules::Sum* sum : {&inequality.left, &inequality.right})
    for (const rules::Term& term : sum->terms) {
      if (!term.carried && term.variable == variable) return true;
      if (!term.carried) continue;
      for (const rules::Inequality& inner : partitions[term.variable].carries)
        if (speaks_of(inner, variable, partitions)) return true;  // one level: nothing is carried within a group
    }
  return false;
}

bool speaks_of(const rules::Majority& majority, std::size_t variable,
               const std::vector<rules::Partition>& partitions) {
  for (const auto& outcome : majority.outcomes)
    for (const auto& alternative : outcome.alternatives)
      for (const auto& need : alternative)
        if (speaks_of(need.inequality, variable, partitions)) return true;
  return false;
}

std::optional<base::Refusal> second_vote_faults(const Deciding& with, const OpenVote& act) {
  if (!act.second_vote_of) return std::nullopt;
  const auto no = [&](std::string_view id, Values values = {}) {
    return refuse(with, Topic::second_vote, id, std::move(values)).value();
  };
  const Vote* first = with.state.vote(*act.second_vote_of);
  if (!first) return no(refusals::unknown_vote);
  const bool tied = first->stage == Stage::declared && !first->declarations.empty() &&
                    first->declarations.back().outcome.ending == Ending::tied;
  if (!tied) return no(refusals::not_tied);
  const auto usual = with.rules.majority(first->majority);
  const Question* question = with.rules.question(act.question);
  const MajorityId wanted =
      act.majority.value_or(question ? with.rules.majorities[question->majority].now.id : MajorityId{});
  if (first->text != act.text || first->question != act.question || !usual || first->majority != wanted)
    return no(refusals::second_vote_differs);
  const bool same = first->locked_in && first->locked_in->opened_at == with.state.sitting->opened_at;
  if (same && with.rules.second_vote_next_sitting) return no(refusals::second_vote_same_sitting);
  if (with.state.second_votes.contains(first->id)) return no(refusals::second_vote_held);
  if (with.at.ms > first->opened_at.ms + with.rules.second_vote_hours * base::ms_per_hour)
    return no(refusals::second_vote_late, {{"hours", std::to_string(with.rules.second_vote_hours)}});
  return std::nullopt;
}

// While voting goes on only what is always in order is put, such as an appeal; then the voting goes on.
std::optional<base::Refusal> voting_fault(const Deciding& with, const Question& question, const OpenVote& act) {
  if (!with.state.voting()) return std::nullopt;
  const Vote* open = with.state.open_vote ? with.state.vote(*with.state.open_vote) : nullptr;
  const bool may = act.motion &&
                   (question.rule.when == rules::When::any || question.rule.when == rules::When::after_ruling) &&
                   open && open->stage == Stage::open;
  if (may && with.state.motion(*act.motion)) return std::nullopt;
  return refuse(with, Topic::conduct, refusals::voting_goes_on).value();
}

// A roll-call begins with a name that was drawn; a sitting told after the event may not know it.
std::optional<base::Refusal> lot_fault(const Deciding& with, const rules::Method& method) {
  if (!method.from_a_lot || with.state.drawn || with.state.sitting->reconstruction) return std::nullopt;
  return refuse(refusals::name_missing, with.first_cite({&method.cite}, Topic::lot), {{"method", method.says}})
      .value();
}

}  // namespace

// The usual majority, or another that was found to apply: by the body's vote, or by the presiding officer's ruling.
base::Result<std::size_t, base::Refusal> majority_for(const Deciding& with, const Question& question,
                                                      const OpenVote& act) {
  const auto may_apply = [&](std::size_t index) {
    return index == question.majority ||
           std::find(question.may_need.begin(), question.may_need.end(), index) != question.may_need.end();
  };
  const auto* finding = found_for(with, question, act);
  const auto found = finding ? with.rules.majority(finding->majority) : std::nullopt;
  const std::size_t decided = found && may_apply(*found) ? *found : question.majority;
  if (!act.majority) return decided;
  const auto index = with.rules.majority(*act.majority);
  const std::string& cite = with.rules.majorities[question.majority].now.cite;
  if (!index || !may_apply(*index))
    return refuse(refusals::majority_not_open, cite, {{"majority", act.majority->text()}});
  // A second vote is by the majority of the first, which was found then.
  const bool by_vote = question.majority_by == rules::MajorityChoice::vote && !act.second_vote_of;
  if (by_vote && *index != decided)
    return refuse(refusals::majority_not_found, cite, {{"majority", with.rules.majorities[*index].now.says}});
  return *index;
}

// Every figure that the majority speaks of is stated once, within its range, and no other.
std::optional<base::Refusal> figure_faults(const Deciding& with, const rules::Majority& majority,
                                           const OpenVote& act) {
  const auto no = [&](std::string_view id, std::string cite, Values values) {
    return refuse(id, std::move(cite), std::move(values)).value();
  };
  for (const StatedFigure& stated : act.figures) {
    const auto index = with.rules.figure_named(stated.figure.view());
    if (!index) return no(refusals::unknown_figure, with.rules.cite, {{"figure", stated.figure.text()}});
    const rules::Labelled& figure = with.rules.figures[*index];
    if (stated.value < 0 || stated.value > figure.most)
      return no(refusals::figure_out_of_range, with.first_cite({&figure.cite}, Topic::presiding),
                {{"figure", figure.says}, {"most", std::to_string(figure.most)}});
  }
  for (std::size_t i = 0; i < with.rules.figures.size(); ++i) {
    const rules::Labelled& figure = with.rules.figures[i];
    const auto count = std::count_if(act.figures.begin(), act.figures.end(),
                                     [&](const StatedFigure& f) { return f.figure.view() == figure.id; });
    if (speaks_of(majority, with.rules.shape.stated_figure(i), with.rules.partitions) && count != 1)
      return no(refusals::figure_missing, with.first_cite({&figure.cite}, Topic::presiding),
                {{"figure", figure.says}});
  }
  return std::nullopt;
}

std::optional<base::Refusal> title_fault(const Deciding& with, const OpenVote& act) {
  if (auto no = text_fault(with, {&act.title, &act.document})) return no;
  if (base::trim(act.title).empty() && base::trim(act.document).empty())
    return refuse(with, Topic::presiding, refusals::title_missing).value();
  return std::nullopt;
}

// The text is next, is put as the question it is, and a tied text is put as the second vote.
std::optional<base::Refusal> text_faults(const Deciding& with, const OpenVote& act) {
  if (!act.text) return std::nullopt;
  if (auto no = unless_votable(with, *act.text)) return no;
  const Text& text = *with.state.texts.find(*act.text);
  if (question_of(with.rules, text) != act.question)
    return refuse(with, Topic::texts, refusals::other_question, {{"question", act.question.text()}}).value();
  const Vote* last = nullptr;  // that counts: neither annulled nor without a quorum
  for (const VoteId id : text.votes)
    if (const Vote* vote = with.state.vote(id); vote->stage != Stage::annulled && !vote->declarations.empty() &&
                                                vote->declarations.back().outcome.result != rules::Result::lapsed)
      last = vote;
  const bool tied = last && last->stage == Stage::declared && last->part == pending_part(text) &&
                    last->declarations.back().outcome.ending == Ending::tied;
  if (tied && act.second_vote_of != last->id)
    return refuse(with, Topic::second_vote, refusals::second_vote_due).value();
  return std::nullopt;
}

std::optional<base::Refusal> unless_quorum(const Deciding& with, const rules::Quorum& quorum, rules::Counts counts) {
  set_members(with.rules, with.today(), counts);
  const std::size_t present = counts.shape().figure(rules::Figure::present);
  for (const rules::Need& need : quorum.needs) {
    if (rules::evaluate(need.inequality, counts, with.rules.partitions).holds) continue;
    const auto needed = rules::needed(need.inequality, present, counts);
    if (!needed) return refuse(refusals::quorum_missing_of, quorum.cite, {{"says", quorum.says}}).value();
    return refuse(refusals::quorum_missing, quorum.cite,
                  {{"present", std::to_string(counts.at(present, needed->of, needed->by))},
                   {"needed", std::to_string(needed->number)},
                   {"says", quorum.says}})
        .value();
  }
  return std::nullopt;
}

std::optional<base::Refusal> unless_quorate(const Deciding& with, const Question& question,
                                            const rules::Majority& majority) {
  const Sitting& sitting = *with.state.sitting;
  const auto* quorum = question.quorum ? &with.rules.quorums[*question.quorum].on(with.today()) : nullptr;
  if (!sitting.presence_taken) {
    const bool counted = speaks_of(majority, with.rules.shape.figure(rules::Figure::present), with.rules.partitions);
    const bool challenged = sitting.quorum_challenged && quorum && quorum->at_moment(Moment::challenge);
    const bool required = with.rules.attendance.required && !sitting.reconstruction;
    if (!counted && !challenged && !required) return std::nullopt;
    return refuse(with, Topic::attendance, refusals::presence_not_taken).value();
  }
  if (!quorum || !sitting.tests(*quorum, Moment::vote)) return std::nullopt;
  return unless_quorum(with, *quorum, with.state.figures_now);
}

std::optional<base::Refusal> unless_presence_taken(const Deciding& with) {
  const Sitting& sitting = *with.state.sitting;
  if (sitting.presence_taken || !with.rules.attendance.required || sitting.reconstruction) return std::nullopt;
  return refuse(with, Topic::attendance, refusals::presence_not_taken).value();
}

VoteOpened opened_as(const Deciding& with, const Question& question, const OpenVote& act, std::size_t majority,
                     std::size_t method) {
  VoteOpened opened;
  opened.vote = with.position;
  opened.at = with.at;
  opened.day = with.today();
  opened.question = question.id;
  opened.majority = with.rules.majorities[majority].now.id;
  opened.method = with.rules.methods[method].id;
  opened.counting = with.rules.methods[method].counting;
  opened.showing = with.rules.methods[method].showing;
  for (const std::size_t choice : question.choices)
    opened.choices.push_back(ChoiceId::of(with.rules.choices[choice].id));
  if (question.entitled) opened.entitled = ClassId::of(with.rules.classes[question.entitled].id);
  opened.concerned = act.concerned;
  if (const Text* text = act.text ? with.state.texts.find(*act.text) : nullptr;
      text && !with.rules.cites[static_cast<std::size_t>(Topic::interest)].empty())  // whom it is about does not vote
    opened.concerned.insert(opened.concerned.end(), text->seats.begin(), text->seats.end());
  std::sort(opened.concerned.begin(), opened.concerned.end());
  opened.concerned.erase(std::unique(opened.concerned.begin(), opened.concerned.end()), opened.concerned.end());
  opened.figures = act.figures;
  opened.second_vote_of = act.second_vote_of;
  opened.motion = act.motion;
  opened.text = act.text;
  if (act.text) opened.part = pending_part(*with.state.texts.find(*act.text));
  if (with.rules.methods[method].from_a_lot) opened.called_from = with.state.drawn;
  return opened;
}

Decision decide_on(const Deciding& with, const OpenVote& act) {
  if (act.announced) return open_announced(with, act);
  if (auto no = unless_presiding(with)) return base::fail(*no);
  if (auto no = unless_sitting(with)) return base::fail(*no);
  const Question* question = with.rules.question(act.question);
  if (!question)
    return refuse(with, Topic::presiding, refusals::unknown_question, {{"question", act.question.text()}});
  if (auto no = voting_fault(with, *question, act)) return base::fail(*no);
  if (auto no = title_fault(with, act)) return base::fail(*no);
  if (question->motion && question->rule.by != rules::DecidedBy::vote)
    return refuse(refusals::not_put_to_vote, cite_of(with, *question, Topic::conduct), {{"says", question->says}});
  if (auto no = motion_faults(with, *question, act)) return base::fail(*no);
  if (auto no = text_faults(with, act)) return base::fail(*no);
  const auto majority = majority_for(with, *question, act);
  if (!majority) return base::fail(majority.error());
  const auto method = method_for(with, *question, act);
  if (!method) return base::fail(method.error());
  if (with.rules.methods[*method].timed)
    return refuse(refusals::must_be_announced, with.first_cite({&with.rules.methods[*method].cite}, Topic::conduct),
                  {{"method", with.rules.methods[*method].says}});
  if (auto no = lot_fault(with, with.rules.methods[*method])) return base::fail(*no);
  if (!act.concerned.empty() && with.rules.cites[static_cast<std::size_t>(Topic::interest)].empty())
    return refuse(with, Topic::one_vote, refusals::nobody_is_concerned);
  for (const SeatId seat : act.concerned)
    if (const auto found = seated(with, seat, Topic::interest); !found) return base::fail(found.error());
  if (auto no = figure_faults(with, with.rules.majorities[*majority].on(with.today()), act)) return base::fail(*no);
  if (auto no = second_vote_faults(with, act)) return base::fail(*no);
  if (auto no = unless_quorate(with, *question, with.rules.majorities[*majority].on(with.today())))
    return base::fail(*no);

  return happens({opened_as(with, *question, act, *majority, *method)});
}

}  // namespace assembly::internal
