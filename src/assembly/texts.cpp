#include "assembly/texts.hpp"

#include <algorithm>
#include <tuple>

namespace assembly {

bool Text::in_time(const rules::TextRule& rules, base::Date day) const {
  return rules.days_before == 0 || permitted || day.days >= base::date_of(at).days + rules.days_before;
}

const TextParagraph* Text::paragraph(ParagraphId label) const {
  const auto found = std::find_if(paragraphs.begin(), paragraphs.end(),
                                  [&](const TextParagraph& p) { return p.paragraph.label == label; });
  return found == paragraphs.end() ? nullptr : &*found;
}

std::optional<std::size_t> pending_part(const Text& text) {
  for (std::size_t i = 0; i < text.parts.size(); ++i)
    if (!text.parts[i].passed &&
        std::any_of(text.parts[i].paragraphs.begin(), text.parts[i].paragraphs.end(), [&](ParagraphId label) {
          const TextParagraph* paragraph = text.paragraph(label);
          return paragraph && paragraph->stands;
        }))
      return i;
  return std::nullopt;
}

QuestionId question_of(const rules::Rules& rules, const Text& text) {
  const rules::Question& question = *rules.question(text.question);
  const bool part = pending_part(text).has_value();
  if (part && question.parts && !text.amends) return *question.parts;
  return (text.amends || part) && question.amendments ? *question.amendments : question.id;
}

const Text* Texts::find(TextId id) const {
  const auto found = all.find(id);
  return found == all.end() ? nullptr : &found->second;
}

TextId Texts::root_of(TextId id) const {
  const Text* text = find(id);
  while (text && text->amends) {
    id = text->amends->text;
    text = find(id);
  }
  return id;
}

int Texts::depth(TextId id) const {
  int out = 0;
  for (const Text* text = find(id); text && text->amends; text = find(text->amends->text)) ++out;
  return out;
}

std::vector<TextId> Texts::amendments(TextId id, const rules::TextRule& rules, base::Date day) const {
  std::vector<TextId> out;
  const Text* text = find(id);
  if (!text) return out;
  for (auto at = all.upper_bound(id); at != all.end(); ++at)
    if (at->second.amends && at->second.amends->text == id && at->second.stage == TextStage::pending &&
        !at->second.sponsors.empty() && at->second.in_time(rules, day))
      out.push_back(at->first);
  const auto distance = [&](TextId one) {
    const Amending& amends = *all.at(one).amends;
    const auto kind = std::find(rules.furthest.begin(), rules.furthest.end(), amends.alteration);
    const auto ruled = std::find(text->ruled_order.begin(), text->ruled_order.end(), one);
    return std::tuple(ruled - text->ruled_order.begin(), kind - rules.furthest.begin(),
                      -static_cast<std::ptrdiff_t>(amends.paragraphs.size()), one);
  };
  std::sort(out.begin(), out.end(), [&](TextId a, TextId b) { return distance(a) < distance(b); });
  return out;
}

TextId Texts::next(TextId proposal, const rules::TextRule& rules, base::Date day) const {
  TextId id = proposal;
  for (auto waiting = amendments(id, rules, day); !waiting.empty(); waiting = amendments(id, rules, day))
    id = waiting.front();
  return id;
}

std::vector<TextId> Texts::descendants(TextId id) const {
  std::vector<TextId> out;
  for (auto at = all.upper_bound(id); at != all.end(); ++at) {
    const Text& text = at->second;
    if (text.stage != TextStage::pending || !text.amends) continue;
    if (text.amends->text == id || std::find(out.begin(), out.end(), text.amends->text) != out.end())
      out.push_back(at->first);
  }
  return out;
}

std::optional<TextId> Texts::first_proposal(Position session, ItemNumber item) const {
  for (const TextId id : proposals) {
    const Text& text = all.at(id);
    if (text.stage == TextStage::pending && !waits(id) && !text.sponsors.empty() && text.session == session &&
        text.item == item)
      return id;
  }
  return std::nullopt;
}

bool Texts::waits(TextId id) const {
  const auto below = descendants(id);
  return all.at(id).tied || std::any_of(below.begin(), below.end(), [&](TextId one) { return all.at(one).tied; });
}

std::vector<TextId> Texts::excluded_by(TextId amendment) const {
  std::vector<TextId> out;
  const Text* adopted = find(amendment);
  if (!adopted || !adopted->amends || adopted->amends->alteration == rules::Alteration::add) return out;
  const auto touches = [&](const Text& other) {
    return std::any_of(other.amends->paragraphs.begin(), other.amends->paragraphs.end(), [&](ParagraphId label) {
      const auto& own = adopted->amends->paragraphs;
      return std::find(own.begin(), own.end(), label) != own.end();
    });
  };
  for (const auto& [id, other] : all)
    if (id != amendment && other.stage == TextStage::pending && other.amends &&
        other.amends->text == adopted->amends->text && other.amends->alteration != rules::Alteration::add &&
        touches(other))
      out.push_back(id);
  return out;
}

}  // namespace assembly
