// Proposals and amendments on the floor: their paragraphs, sponsors, parts, and what is voted first.
#pragma once
#include <map>
#include <optional>
#include <vector>

#include "assembly/event.hpp"
#include "rules/rules.hpp"

namespace assembly {

struct TextParagraph {
  Paragraph paragraph;
  bool stands = true;  // not deleted, replaced or rejected
};

struct TextPart {
  std::vector<ParagraphId> paragraphs;
  std::optional<bool> passed;  // nothing: not voted yet
};

struct Text {
  TextId id = 0;
  base::Instant at;  // circulated
  QuestionId question;
  Position session = 0;
  ItemNumber item = 0;
  std::size_t name = 0;
  TextStage stage = TextStage::pending;
  Position because = 0;  // what disposed of it, other than its own vote
  std::vector<SeatId> sponsors;
  std::vector<TextParagraph> paragraphs;
  std::optional<Amending> amends;
  std::vector<SeatId> seats;
  std::optional<base::Date> until;
  std::vector<TextPart> parts;
  std::vector<TextId> ruled_order;  // of its amendments
  std::optional<MethodSet> method;
  std::optional<MajorityFound> majority;
  bool begun = false;      // voting on it, or on an amendment to it
  bool amended = false;    // an amendment was adopted
  bool permitted = false;  // although late
  bool tied = false;       // its second vote is due; meanwhile it stops no other proposal
  std::vector<VoteId> votes;

  bool in_time(const rules::TextRule& rules, base::Date day) const;  // circulated early enough to be put on that day
  const TextParagraph* paragraph(ParagraphId label) const;
};

// The part of the text that is voted next, if it was divided; and the question by which the text or that part is put.
std::optional<std::size_t> pending_part(const Text& text);
QuestionId question_of(const rules::Rules& rules, const Text& text);

struct Texts {
  std::map<TextId, Text> all;
  std::vector<TextId> proposals;  // in the order of voting: as submitted, unless decided otherwise

  const Text* find(TextId id) const;
  TextId root_of(TextId id) const;  // the proposal that it amends, directly or one level down; itself
  int depth(TextId id) const;       // 0: a proposal, 1: an amendment, 2: a sub-amendment

  // The pending amendments to the text that can be put on that day, in the order of voting: as ruled, else the
  // furthest removed first. What that is the rules say by kind of alteration; of two of a kind the one that touches
  // more paragraphs, then the earlier.
  std::vector<TextId> amendments(TextId id, const rules::TextRule& rules, base::Date day) const;
  // What is voted next on the way to the proposal: each amendment after its own amendments, then the proposal.
  TextId next(TextId proposal, const rules::TextRule& rules, base::Date day) const;
  // Everything pending that would amend the text, one level down too.
  std::vector<TextId> descendants(TextId id) const;
  // The first proposal of that item and session that is still pending.
  std::optional<TextId> first_proposal(Position session, ItemNumber item) const;
  // Whether a second vote is due on it or on what would amend it: meanwhile it stops no other proposal.
  bool waits(TextId id) const;
  // Pending amendments to the same text that can no longer be put if that one is adopted: they touch a paragraph
  // that it removes or replaces.
  std::vector<TextId> excluded_by(TextId amendment) const;
};

}  // namespace assembly
