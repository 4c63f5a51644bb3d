// The order of voting on amendments against a reference model: every order is tried, and the one is taken that puts
// nothing nearer to the text before anything further removed, and each amendment behind its own.
#include "assembly/texts.hpp"

#include <gtest/gtest.h>

#include <algorithm>

namespace assembly {
namespace {

constexpr TextId proposal = 1;
const rules::TextRule rule;  // delete, replace, add

// The page: further removed first. A deletion before a new wording before an addition; then more paragraphs; then the
// earlier.
bool goes_before(const Text& a, const Text& b) {
  if (a.amends->alteration != b.amends->alteration) return a.amends->alteration < b.amends->alteration;
  if (a.amends->paragraphs.size() != b.amends->paragraphs.size())
    return a.amends->paragraphs.size() > b.amends->paragraphs.size();
  return a.id < b.id;
}

std::vector<TextId> reference(const Texts& texts, TextId of) {
  std::vector<TextId> own;
  for (const auto& [id, text] : texts.all)
    if (text.amends && text.amends->text == of) own.push_back(id);
  std::vector<TextId> out;
  do {
    bool right = true;
    for (std::size_t i = 0; i < own.size(); ++i)
      for (std::size_t j = i + 1; j < own.size(); ++j)
        right = right && !goes_before(texts.all.at(own[j]), texts.all.at(own[i]));
    if (!right) continue;
    for (const TextId id : own) {
      const auto before = reference(texts, id);
      out.insert(out.end(), before.begin(), before.end());
    }
    break;
  } while (std::next_permutation(own.begin(), own.end()));
  out.push_back(of);
  return out;
}

std::vector<TextId> computed(Texts texts) {
  std::vector<TextId> out;
  do {
    out.push_back(texts.next(proposal, rule, base::Date{}));
    texts.all.at(out.back()).stage = TextStage::rejected;
  } while (out.back() != proposal);
  return out;
}

// Four texts that amend the proposal or one another, of every kind, touching one paragraph or two.
TEST(Amendments, are_voted_in_the_order_of_the_reference_model) {
  int cases = 0;
  for (int code = 0; code < 6 * 6 * 6 * 6 * 6; ++code) {  // 6 forms of each text, 6 ways to hang them together
    Texts texts;
    texts.all[proposal].id = proposal;
    int rest = code;
    const int shape = rest % 6;
    rest /= 6;
    for (TextId id = 2; id <= 5; ++id, rest /= 6) {
      Text& text = texts.all[id];
      text.id = id;
      Amending amends;
      amends.alteration = static_cast<rules::Alteration>(rest % 3);
      for (int i = 0; i <= rest / 3 % 2; ++i) amends.paragraphs.push_back(ParagraphId::of(std::to_string(i + 1)));
      amends.text = (shape == 1 && id == 5) || (shape == 2 && id > 3) || (shape == 3 && id > 2) ? 2
                    : (shape == 4 && id == 4) || (shape == 5 && id == 5)                        ? 3
                                                                                                : proposal;
      text.amends = amends;
      text.sponsors = {SeatId::of("m1")};
    }
    ASSERT_EQ(computed(texts), reference(texts, proposal)) << code;
    ++cases;
  }
  EXPECT_EQ(cases, 7776);
}

TEST(Amendments, the_ruling_on_the_order_prevails) {
  Texts texts;
  texts.all[proposal].id = proposal;
  for (TextId id = 2; id <= 4; ++id) {
    texts.all[id].id = id;
    texts.all[id].amends = Amending{proposal, rules::Alteration::replace, {ParagraphId::of("1")}};
    texts.all[id].sponsors = {SeatId::of("m1")};
  }
  EXPECT_EQ(computed(texts), (std::vector<TextId>{2, 3, 4, 1}));
  texts.all[proposal].ruled_order = {4, 2, 3};
  EXPECT_EQ(computed(texts), (std::vector<TextId>{4, 2, 3, 1}));
}

// Two amendments exclude one another if one removes or replaces a paragraph that the other touches; an addition
// behind a paragraph does not.
TEST(Amendments, exclude_one_another_by_paragraph) {
  for (int a = 0; a < 3; ++a)
    for (int b = 0; b < 3; ++b)
      for (const bool same : {true, false}) {
        Texts texts;
        texts.all[proposal].id = proposal;
        texts.all[2].amends = Amending{proposal, static_cast<rules::Alteration>(a), {ParagraphId::of("1")}};
        texts.all[3].amends =
            Amending{proposal, static_cast<rules::Alteration>(b), {ParagraphId::of(same ? "1" : "2")}};
        const bool add =
            static_cast<int>(rules::Alteration::add) == a || static_cast<int>(rules::Alteration::add) == b;
        EXPECT_EQ(texts.excluded_by(2).size(), same && !add ? 1u : 0u) << a << b << same;
      }
}

}  // namespace
}  // namespace assembly
