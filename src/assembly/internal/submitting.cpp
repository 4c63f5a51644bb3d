// Documents, proposals, amendments: who may bring them, join them, take them back.
#include <algorithm>

#include "assembly/internal/deciding.hpp"
#include "base/limits.hpp"
#include "base/text.hpp"

namespace assembly::internal {
namespace {

// FNV-1a: only tells whether a symbol was seen before.
std::size_t fingerprint(std::string_view text) {
  std::uint64_t hash = 0xcbf29ce484222325;
  for (const char c : text) hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001b3;
  return hash;
}

std::optional<base::Refusal> document_fault(const Deciding& with, const std::string& document,
                                            const std::string& title, const std::string& digest) {
  if (auto no = text_fault(with, {&document, &title})) return no;
  if (base::trim(document).empty() && base::trim(title).empty())
    return refuse(with, Topic::texts, refusals::title_missing).value();
  if (!is_digest(digest)) return refuse(with, Topic::texts, refusals::digest_malformed).value();
  return std::nullopt;
}

std::optional<base::Refusal> sponsors_fault(const Deciding& with, const std::vector<SeatId>& sponsors) {
  for (const SeatId id : sponsors) {
    const auto seat = seated(with, id, Topic::sponsors);
    if (!seat) return seat.error();
    if (auto no = unless_silenced(with, *seat, id)) return no;
    if (std::count(sponsors.begin(), sponsors.end(), id) > 1)
      return refuse(with, Topic::sponsors, refusals::sponsor_listed, {{"seat", id.text()}}).value();
  }
  if (with.rules.texts.seconder && sponsors.size() == 1)
    return refuse(with, Topic::sponsors, refusals::seconder_missing).value();
  return std::nullopt;
}

std::optional<base::Refusal> paragraphs_fault(const Deciding& with, const Submit& act) {
  std::vector<ParagraphId> labels;
  for (const Paragraph& paragraph : act.paragraphs) labels.push_back(paragraph.label);
  std::sort(labels.begin(), labels.end());
  const auto twice = std::adjacent_find(labels.begin(), labels.end());
  if (twice != labels.end())
    return refuse(with, Topic::texts, refusals::paragraph_twice, {{"paragraph", twice->text()}}).value();
  if (labels.size() > base::limits::paragraphs_max)
    return refuse(with, Topic::texts, refusals::too_many, {{"most", std::to_string(base::limits::paragraphs_max)}})
        .value();
  return std::nullopt;
}

// An amendment changes part of a text on the floor, one level deep, before voting on it has begun.
std::optional<base::Refusal> amending_fault(const Deciding& with, const Amending& amends) {
  const auto no = [&](std::string_view id, Values values = {}) {
    return refuse(with, Topic::amendments, id, std::move(values)).value();
  };
  const Text* text = with.state.texts.find(amends.text);
  if (!text) return no(refusals::no_such_text);
  if (with.state.texts.depth(amends.text) > 1) return no(refusals::too_deep);
  const Text* root = with.state.texts.find(with.state.texts.root_of(amends.text));
  if (text->stage != TextStage::pending || root->stage != TextStage::pending) return no(refusals::text_disposed);
  if (text->begun || root->begun) return no(refusals::text_begun);
  if (amends.paragraphs.empty() && !text->paragraphs.empty()) return no(refusals::paragraphs_missing);
  for (const ParagraphId label : amends.paragraphs)
    if (std::count(amends.paragraphs.begin(), amends.paragraphs.end(), label) > 1)
      return no(refusals::paragraph_twice, {{"paragraph", label.text()}});
  for (const ParagraphId label : amends.paragraphs)
    if (!text->paragraphs.empty() && !text->paragraph(label))
      return no(refusals::unknown_paragraph, {{"paragraph", label.text()}});
  return std::nullopt;
}

// The same text is not brought twice in a session once it was decided: that takes reconsideration.
bool was_decided(const Deciding& with, std::size_t name) {
  return std::any_of(with.state.texts.all.begin(), with.state.texts.all.end(), [&](const auto& one) {
    const Text& text = one.second;
    const bool decided = text.stage != TextStage::pending && text.stage != TextStage::withdrawn;
    return text.name == name && text.session == with.state.session && decided;
  });
}

}  // namespace

Decision decide_on(const Deciding& with, const Circulate& act) {
  if (auto no = unless_officer(with)) return base::fail(*no);
  if (auto no = document_fault(with, act.document, act.title, act.digest)) return base::fail(*no);
  return happens({DocumentCirculated{with.position, act.kind}});
}

Decision decide_on(const Deciding& with, const Submit& act) {
  const bool own = !act.sponsors.empty() && act.sponsors.front() == with.by;
  if (!own)
    if (auto no = unless_officer(with)) return base::fail(*no);
  if (auto no = document_fault(with, act.document, act.title, act.digest)) return base::fail(*no);
  if (auto no = sponsors_fault(with, act.sponsors)) return base::fail(*no);
  if (auto no = paragraphs_fault(with, act)) return base::fail(*no);
  if (act.amends)
    if (auto no = amending_fault(with, *act.amends)) return base::fail(*no);
  if (act.amends)
    for (const Paragraph& brought : act.paragraphs)
      if (with.state.texts.find(act.amends->text)->paragraph(brought.label))
        return refuse(with, Topic::amendments, refusals::paragraph_twice, {{"paragraph", brought.label.text()}});
  const QuestionId question =
      act.amends ? with.state.texts.find(with.state.texts.root_of(act.amends->text))->question : act.question;
  const rules::Question* kind = with.rules.question(question);
  if (!kind || kind->motion)
    return refuse(with, Topic::texts, refusals::unknown_question, {{"question", question.text()}});
  for (const SeatId id : act.seats)
    if (const auto seat = seated(with, id, Topic::texts); !seat) return base::fail(seat.error());
  if (kind->rule.about() == rules::About::seat && !act.amends && act.seats.empty())
    return refuse(with, Topic::texts, refusals::seat_missing, {{"says", kind->says}});
  const std::size_t name = act.document.empty() ? 0 : fingerprint(act.document);
  if (name && was_decided(with, name)) return refuse(with, Topic::reconsider, refusals::decided_already);
  return happens({TextSubmitted{with.position, with.at, question, act.sponsors, act.paragraphs, act.amends, act.seats,
                                act.until, name}});
}

// Joins, takes over what was withdrawn, or asks that a guest's text be voted on.
Decision decide_on(const Deciding& with, const Sponsor& act) {
  const auto seat = seated(with, with.by, Topic::sponsors);
  if (!seat) return base::fail(seat.error());
  if (auto no = unless_silenced(with, *seat, with.by)) return base::fail(*no);
  const Text* text = with.state.texts.find(act.text);
  if (!text) return refuse(with, Topic::sponsors, refusals::no_such_text);
  if (text->stage != TextStage::pending && text->stage != TextStage::withdrawn)
    return refuse(with, Topic::sponsors, refusals::text_disposed);
  const TextStage root = with.state.texts.find(with.state.texts.root_of(act.text))->stage;
  if (root != TextStage::pending && root != TextStage::withdrawn)
    return refuse(with, Topic::sponsors, refusals::text_disposed);
  if (text->begun) return refuse(with, Topic::sponsors, refusals::text_begun);
  if (std::find(text->sponsors.begin(), text->sponsors.end(), with.by) != text->sponsors.end())
    return refuse(with, Topic::sponsors, refusals::sponsor_listed, {{"seat", with.by.text()}});
  return happens({SponsorJoined{act.text, with.by}});
}

Decision decide_on(const Deciding& with, const Withdraw& act) {
  const Text* text = with.state.texts.find(act.text);
  if (!text) return refuse(with, Topic::withdrawal, refusals::no_such_text);
  if (text->stage != TextStage::pending) return refuse(with, Topic::withdrawal, refusals::text_disposed);
  if (std::find(text->sponsors.begin(), text->sponsors.end(), with.by) == text->sponsors.end())
    return refuse(with, Topic::withdrawal, refusals::not_a_sponsor, {{"seat", with.by.text()}});
  if (text->amended) return refuse(with, Topic::withdrawal, refusals::text_amended);
  if (!text->votes.empty()) return refuse(with, Topic::withdrawal, refusals::text_begun);
  if (with.state.open_vote) return refuse(with, Topic::conduct, refusals::voting_goes_on);
  Events events;
  events.push_back({SponsorLeft{act.text, with.by}});
  if (text->sponsors.size() > 1) return events;
  events.push_back({TextDisposed{act.text, TextStage::withdrawn, 0}});
  drop_motions_on(with, act.text, events);
  return events;
}

// ---- putting a text to the vote

Topic topic_of(TextStage stage) {
  if (stage == TextStage::withdrawn) return Topic::withdrawal;
  const bool decided = stage == TextStage::adopted || stage == TextStage::rejected;
  return decided ? Topic::reconsider : Topic::order_of_texts;
}

namespace {

std::optional<base::Refusal> circulation_fault(const Deciding& with, const Text& text) {
  if (text.in_time(with.rules.texts, with.today())) return std::nullopt;
  return refuse(with, Topic::texts, refusals::not_circulated,
                {{"days", std::to_string(with.rules.texts.days_before)}})
      .value();
}

std::optional<base::Refusal> order_fault(const Deciding& with, const Text& text) {
  const Texts& texts = with.state.texts;
  const TextId root = texts.root_of(text.id);
  const Text& proposal = texts.all.at(root);
  if (const auto first = texts.first_proposal(proposal.session, proposal.item);
      first && *first != root && !with.state.texts.waits(root))
    return refuse(with, Topic::order_of_texts, refusals::earlier_text_first).value();
  if (texts.next(root, with.rules.texts, with.today()) != text.id)
    return refuse(with, Topic::amendments, refusals::amendment_first).value();
  return std::nullopt;
}

}  // namespace

std::optional<base::Refusal> unless_votable(const Deciding& with, TextId id) {
  const Text* text = with.state.texts.find(id);
  if (!text) return refuse(with, Topic::texts, refusals::no_such_text).value();
  const Text& root = with.state.texts.all.at(with.state.texts.root_of(id));
  if (text->stage != TextStage::pending || root.stage != TextStage::pending)
    return refuse(with, topic_of(text->stage == TextStage::pending ? root.stage : text->stage),
                  refusals::text_disposed)
        .value();
  if (root.session != with.state.session || root.item != with.state.now().item)
    return refuse(with, Topic::agenda, refusals::other_item).value();
  if (with.state.now().stage_of(root.item) == ItemStage::dropped)
    return refuse(with, Topic::agenda, refusals::no_such_item, {{"item", std::to_string(root.item)}}).value();
  if (with.state.now().stage_of(root.item) == ItemStage::debate_adjourned)
    return refuse(refusals::debate_adjourned, cite_of_effect(with, rules::Effect::postpone, Topic::agenda)).value();
  if (text->sponsors.empty() || root.sponsors.empty())
    return refuse(with, Topic::sponsors, refusals::no_sponsor).value();
  if (auto no = circulation_fault(with, *text)) return no;
  if (auto no = order_fault(with, *text)) return no;
  if (const auto& speaker = with.state.floor.speaker)
    return refuse(with, Topic::floor, refusals::speaker_has_floor, {{"seat", speaker->seat.text()}}).value();
  if (with.state.floor.waits() && !with.state.floor.debate_closed)
    return refuse(with, Topic::closure, refusals::speakers_wait).value();
  return std::nullopt;
}

}  // namespace assembly::internal
