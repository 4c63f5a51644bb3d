// Proposals, amendments, their parts and sponsors.
#include <algorithm>

#include "assembly/internal/evolution.hpp"

namespace assembly::internal {

void Evolution::operator()(const DocumentCirculated& event) { state_.documents[event.document] = event.kind; }

void Evolution::operator()(const TextSubmitted& event) {
  Text text;
  text.id = event.text;
  text.at = event.at;
  text.question = event.question;
  text.session = state_.session;
  text.item = now().item;
  text.name = event.name;
  text.sponsors = event.sponsors;
  for (const Paragraph& paragraph : event.paragraphs) text.paragraphs.push_back({paragraph, true});
  text.amends = event.amends;
  text.seats = event.seats;
  text.until = event.until;
  const bool proposal = !text.amends;
  if (!state_.texts.all.try_emplace(event.text, std::move(text)).second) return;
  if (proposal) state_.texts.proposals.push_back(event.text);
}

void Evolution::operator()(const SponsorJoined& event) {
  Text* text = find_text(event.text);
  if (!text) return;
  text->sponsors.push_back(event.seat);
  if (text->stage == TextStage::withdrawn) text->stage = TextStage::pending;
}

void Evolution::operator()(const SponsorLeft& event) {
  if (Text* text = find_text(event.text)) std::erase(text->sponsors, event.seat);
}

void Evolution::operator()(const TextDisposed& event) {
  Text* text = find_text(event.text);
  if (!text) return;
  text->stage = event.stage;
  text->because = event.because;
  if (event.stage == TextStage::adopted && text->amends) apply_amendment(*text);
}

void Evolution::operator()(const TextReopened& event) {
  Text* text = find_text(event.text);
  if (!text) return;
  text->stage = TextStage::pending;
  text->because = 0;
  text->begun = false;
  for (TextPart& part : text->parts) {  // what was struck with a part is there again
    if (part.passed == false)
      for (TextParagraph& paragraph : text->paragraphs)
        if (std::find(part.paragraphs.begin(), part.paragraphs.end(), paragraph.paragraph.label) !=
            part.paragraphs.end())
          paragraph.stands = true;
    part.passed.reset();
  }
}

void Evolution::operator()(const TextDivided& event) {
  if (Text* text = find_text(event.text)) text->parts.push_back({event.part, {}});
}

void Evolution::operator()(const PartDecided& event) {
  Text* text = find_text(event.text);
  if (!text || event.part >= text->parts.size()) return;
  TextPart& part = text->parts[event.part];
  part.passed = event.passed;
  if (event.passed) return;
  for (TextParagraph& paragraph : text->paragraphs)
    if (std::find(part.paragraphs.begin(), part.paragraphs.end(), paragraph.paragraph.label) != part.paragraphs.end())
      paragraph.stands = false;
}

void Evolution::operator()(const LateTextPermitted& event) {
  if (Text* text = find_text(event.text)) text->permitted = event.permitted;
}

void Evolution::operator()(const AmendmentDetached& event) {
  Text* text = find_text(event.text);
  if (!text || !text->amends) return;
  text->amends.reset();
  state_.texts.proposals.push_back(event.text);
}

void Evolution::operator()(const AmendmentAttached& event) {
  Text* text = find_text(event.text);
  if (!text) return;
  text->amends = event.amends;
  std::erase(state_.texts.proposals, event.text);
}

void Evolution::operator()(const OrderRuled& event) {
  if (Text* text = find_text(event.text)) text->ruled_order = event.order;
}

void Evolution::operator()(const TextAdvanced& event) {
  auto& proposals = state_.texts.proposals;
  const auto at = std::find(proposals.begin(), proposals.end(), event.text);
  if (at != proposals.end()) std::rotate(proposals.begin(), at, at + 1);
}

Text* Evolution::find_text(TextId id) {
  const auto found = state_.texts.all.find(id);
  return found == state_.texts.all.end() ? nullptr : &found->second;
}

void Evolution::begin_voting(TextId id, VoteId vote) {
  if (Text* text = find_text(id)) {
    text->votes.push_back(vote);
    text->tied = false;
  }
  for (Text* text = find_text(id); text; text = text->amends ? find_text(text->amends->text) : nullptr)
    text->begun = true;
}

// What it removes or replaces stands no longer; what it brings stands behind.
void Evolution::apply_amendment(const Text& amendment) {
  Text* text = find_text(amendment.amends->text);
  if (!text) return;
  text->amended = true;
  const auto touches = [&](const TextParagraph& paragraph) {
    const auto& labels = amendment.amends->paragraphs;
    return std::find(labels.begin(), labels.end(), paragraph.paragraph.label) != labels.end();
  };
  if (amendment.amends->alteration == rules::Alteration::remove)
    for (TextParagraph& paragraph : text->paragraphs) paragraph.stands = paragraph.stands && !touches(paragraph);
  if (amendment.amends->alteration == rules::Alteration::add)
    for (const TextParagraph& brought : amendment.paragraphs) text->paragraphs.push_back(brought);
}

}  // namespace assembly::internal
