// Documents, proposals and amendments.
#include <array>

#include "scene/internal/player.hpp"

namespace scene::internal {

using base::fail;
namespace act = assembly;

Done Player::circulates(const Slots& slots) {
  static constexpr std::array<std::string_view, 4> kinds = {"letter", "opinion", "report", "note"};
  const auto by = actor(slots[0]);
  if (!by) return fail(by.error());
  const auto kind = std::find(kinds.begin(), kinds.end(), slots[1].text);
  if (kind == kinds.end())
    return fail(error(slots[1], "a letter, an opinion, a report or a note was expected.",
                      base::suggestion(slots[1].text, std::vector<std::string>(kinds.begin(), kinds.end()))));
  act::Circulate what;
  what.kind = static_cast<act::DocumentKind>(kind - kinds.begin());
  what.document = slots[2].text;
  what.title = slots[3].text;
  return perform(*by, {std::move(what)});
}

Done Player::submits(const Slots& slots) {
  const auto list = seats(slots[0], [](rules::SeatIndex) { return false; });
  if (!list) return fail(list.error());
  return submit(list->front(), *list, slots[1]);
}

Done Player::guest_submits(const Slots& slots) { return submit(holder_of(rules::Role::secretary), {}, slots[0]); }

// 'A/1 "The roof", decision, paragraphs pp1 1 2', or 'A/2, replacing 2 of A/1'.
Done Player::submit(rules::SeatId by, std::vector<rules::SeatId> sponsors, const Slot& slot) {
  act::Submit what;
  what.question = stage_.body->rules.questions.front().id;
  what.sponsors = std::move(sponsors);
  const auto parts = parts_of(slot);
  const std::string_view name = parts[0].text;
  const auto quote = name.find('"'), end = name.rfind('"');
  what.document = base::trim(name.substr(0, quote));
  if (quote != std::string_view::npos && end > quote) what.title = name.substr(quote + 1, end - quote - 1);
  for (std::size_t i = 1; i < parts.size(); ++i)
    if (const auto done = text_part(what, parts[i]); !done) return done;
  return perform(by, {std::move(what)});
}

namespace {

// Preambular paragraphs are labelled pp1, pp2, …
act::Paragraph paragraph(rules::ParagraphId label) { return {label, !label.view().starts_with("pp")}; }

base::Result<std::vector<rules::ParagraphId>> labels(std::string_view text) {
  std::vector<rules::ParagraphId> out;
  for (const auto word : base::words(text)) {
    const auto id = rules::ParagraphId::parse(word);
    if (!id) return fail(base::Error{{}, "'" + std::string(word) + "' is no label of a paragraph.", ""});
    out.push_back(*id);
  }
  return out;
}

}  // namespace

Done Player::text_part(act::Submit& what, const Slot& part) {
  const auto rest = [&](std::string_view verb) { return part.text.substr(std::min(verb.size(), part.text.size())); };
  const auto read = [&](std::string_view words) -> base::Result<std::vector<rules::ParagraphId>> {
    auto out = labels(words);
    if (!out) return fail(error(part, out.error().what));
    return out;
  };
  if (part.text.starts_with("paragraphs ")) {
    const auto list = read(rest("paragraphs "));
    if (!list) return fail(list.error());
    for (const auto label : *list) what.paragraphs.push_back(paragraph(label));
    return {};
  }
  static constexpr std::pair<std::string_view, rules::Alteration> verbs[] = {
      {"deleting ", rules::Alteration::remove},
      {"replacing ", rules::Alteration::replace},
      {"adding ", rules::Alteration::add}};
  for (const auto& [verb, alteration] : verbs) {
    if (!part.text.starts_with(verb)) continue;
    auto amended = split_at({rest(verb), part.column + static_cast<int>(verb.size())}, " of ");
    if (!amended) return fail(error(part, "'of' and the text were expected.", "Write it as: deleting 3 of A/1"));
    const auto target = text(amended->second);
    if (!target) return fail(target.error());
    std::string_view touched = amended->first.text;
    if (const auto behind = split_at(amended->first, " after "); behind && alteration == rules::Alteration::add) {
      const auto brought = read(behind->first.text);
      if (!brought) return fail(brought.error());
      for (const auto label : *brought) what.paragraphs.push_back(paragraph(label));
      touched = behind->second.text;
    }
    const auto list = read(touched);
    if (!list) return fail(list.error());
    what.amends = act::Amending{*target, alteration, *list};
    return {};
  }
  if (part.text.starts_with("about ")) {
    const auto list = seats({rest("about "), part.column + 6}, [](rules::SeatIndex) { return false; });
    if (!list) return fail(list.error());
    what.seats = *list;
    return {};
  }
  if (part.text.starts_with("until ")) {
    const auto day = date({rest("until "), part.column + 6});
    if (!day) return fail(day.error());
    what.until = *day;
    return {};
  }
  std::vector<std::string> known;
  for (const rules::Question& one : stage_.body->rules.questions) {
    if (part.text == one.id.view() || part.text == one.says) return what.question = one.id, Done{};
    known.push_back(one.id.text());
  }
  return fail(error(part, "'" + std::string(part.text) + "' is no question of this body and says nothing of a text.",
                    base::suggestion(part.text, known)));
}

Done Player::sponsors(const Slots& slots) {
  const auto by = actor(slots[0]);
  const auto on = text(slots[1]);
  if (!by) return fail(by.error());
  if (!on) return fail(on.error());
  return perform(*by, {act::Sponsor{*on}});
}

}  // namespace scene::internal
