#include "clerk/titles.hpp"

namespace clerk {

std::string Titles::Title::text() const { return document + (document.empty() || title.empty() ? "" : " ") + title; }

void Titles::note(const rules::Rules& rules, assembly::Position position, const assembly::Act& act,
                  const assembly::Events& events) {
  if (const auto* vote = std::get_if<assembly::OpenVote>(&act.what)) {
    Title& own = titles_[position] = {vote->document, vote->title, ""};
    const auto on = vote->announced ? vote->announced : vote->text ? vote->text : vote->motion;
    if (on && own.text().empty()) own = of(*on);
  }
  if (const auto* vote = std::get_if<assembly::AnnounceVote>(&act.what)) {
    Title& own = titles_[position] = {vote->document, vote->title, ""};
    if (vote->text && own.text().empty()) own = of(*vote->text);
  }
  if (const auto* text = std::get_if<assembly::Submit>(&act.what))
    titles_[position] = {text->document, text->title, text->digest};
  if (const auto* letter = std::get_if<assembly::Circulate>(&act.what))
    titles_[position] = {letter->document, letter->title, letter->digest};
  if (const auto* election = std::get_if<assembly::OpenElection>(&act.what))
    titles_[position] = {"", election->title, ""};
  if (const auto* session = std::get_if<assembly::ConveneSession>(&act.what))
    titles_[position] = {"", session->title, ""};
  if (const auto* motion = std::get_if<assembly::Move>(&act.what))
    if (const auto* kind = rules.question(motion->motion)) titles_[position] = {"", kind->says, ""};
  if (const auto* change = std::get_if<assembly::CorrectTitle>(&act.what)) proposed_[position] = change->title;
  for (const assembly::Event& event : events)
    if (const auto* corrected = std::get_if<assembly::TitleCorrected>(&event.what))
      titles_[corrected->vote].title = proposed_[corrected->position];
}

const Titles::Title& Titles::of(assembly::Position position) const {
  static const Title none;
  const auto found = titles_.find(position);
  return found == titles_.end() ? none : found->second;
}

}  // namespace clerk
