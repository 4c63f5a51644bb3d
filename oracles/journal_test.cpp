// Acts on their way in: repeats, numbers, what was seen, names that are held back until a lock.
#include <gtest/gtest.h>

#include "assembly/canonical.hpp"
#include "audit/verify.hpp"
#include "codec/examples_for_tests.hpp"
#include "hall/intake.hpp"
#include "oracles/failing_disk.hpp"
#include "oracles/keeping_for_tests.hpp"
#include "words/catalogue.hpp"

namespace {

using namespace testing_record;

TEST(Journal, ARepeatReturnsTheFirstOutcomeAndAnotherActOfThatNumberIsRefused) {
  Sitting s;
  s.begin();
  const std::string once = s.text_of("ada", {assembly::Arrive{seat("ada")}});
  const std::uint64_t at = s.next();
  ASSERT_EQ(s.put(once, "ada"), "");
  EXPECT_EQ(s.put(once, "ada"), "");
  EXPECT_EQ(s.next(), at + 1);  // it stands there once
  std::string other = once;
  other.replace(other.find("ada\",\"n\""), 3, "ben");
  EXPECT_EQ(s.put(other, "ada"), "COUNTER");
}

// Whoever has not the author's key cannot try out what stands there.
TEST(Journal, ARepeatIsAnsweredToItsAuthorAlone) {
  Sitting s;
  s.begin();
  const std::string once = s.text_of("ada", {assembly::Arrive{seat("ada")}});
  ASSERT_EQ(s.put(once, "ada"), "");
  std::string other = once;
  other.replace(other.find("ada\",\"n\""), 3, "ben");
  for (const std::string& guess : {once, other}) {
    auto forged = Sitting::sign(s.origin(), guess, key_named("a stranger"));
    forged.key = record::key_id(key_named("ada").public_key());
    EXPECT_EQ(s.answer_to(forged), "SIGNATURE");
  }
}

// The planted fault: an act that was refused must not be played later, when it would be in order.
TEST(Journal, ARefusedActIsNotAcceptedWhenSentAgainLater) {
  Sitting s;
  s.begin();
  s.open_sitting();
  const auto vote = s.open_vote("A bench");
  s.must("ada", {assembly::Leave{seat("ada")}});
  const std::string kept = s.text_of("ada", {s.ballot(vote, "ada", "yes")});
  EXPECT_EQ(s.put(kept, "ada"), "not_present");
  s.must("secretary", {assembly::Arrive{seat("ada")}});
  EXPECT_EQ(s.put(kept, "ada"), "STALE");
  EXPECT_EQ(s.act("ada", {s.ballot(vote, "ada", "no")}), "");
  EXPECT_EQ(s.put(kept, "ada"), "COUNTER");
}

TEST(Journal, ManySideBySideDoNotMakeEachOtherStale) {
  Sitting s;
  s.begin();
  s.open_sitting();
  const auto vote = s.open_vote("A bench");
  std::vector<std::pair<std::string, std::string>> waiting;
  for (const std::string& who : s.members()) waiting.emplace_back(s.text_of(who, {s.ballot(vote, who, "yes")}), who);
  for (const auto& [text, who] : waiting) EXPECT_EQ(s.put(text, who), "") << who;
  const std::string late = s.text_of("ada", {s.ballot(vote, "ada", "no")});
  s.must("chair", {assembly::Lock{vote}});
  EXPECT_EQ(s.put(late, "ada"), "STALE");
  EXPECT_EQ(s.act("ada", {s.ballot(vote, "ada", "no")}), "voting_closed");  // who has seen the lock is told so
}

// What another body's record says of its ballot, as an election by two bodies needs it.
TEST(Citation, OfABallotHoldsForWhoHadTheMajorityThereAndNobodyElse) {
  codec::Ruling ruling;
  const auto names = [](std::initializer_list<std::string_view> ids) {
    std::vector<assembly::CandidateId> out;
    for (const std::string_view id : ids) out.push_back(assembly::CandidateId::of(id));
    return out;
  };
  ruling.events = {{assembly::BallotAgreed{3, {}, {}, {}}}, {assembly::MajorityReached{3, names({"ada", "ben"})}}};
  const std::string settled = codec::write_ruling(ruling);
  ruling.events.erase(ruling.events.begin());
  const std::string unsettled = codec::write_ruling(ruling);
  const auto says = [&](const std::string& told, std::vector<assembly::CandidateId> elected, std::int64_t at) {
    const std::string entry = record::Entry{0, {1'000}, "{}", {}, {}, told}.text();
    clerk::Cited cited{{}, std::move(elected)};
    cited.citation.leaf = base::hex(base::view(record::leaf_hash(entry)));
    cited.citation.at.ms = at;
    return audit::says(publish("other.example/body", {entry}, {}, key_named("log")), cited);
  };
  EXPECT_TRUE(says(settled, names({"ben", "ada"}), 1'000));
  EXPECT_FALSE(says(settled, names({"ada"}), 1'000));
  EXPECT_FALSE(says(settled, names({"ada", "ben", "cleo"}), 1'000));
  EXPECT_FALSE(says(settled, {}, 1'000));
  EXPECT_FALSE(says(settled, names({"ben", "ada"}), 2'000));
  EXPECT_FALSE(says(unsettled, names({"ben", "ada"}), 1'000));
}

// A member joins whose name stands in the middle of the roll.
assembly::Amend with_a_new_member(Sitting& s) {
  std::string roster = *base::read_file(PLENARY_ROOT "/bodies/association/roster.csv");
  roster.insert(roster.find("ben,"), "aya,Aya Amir\n");
  return {1, s.put_blob(s.rules()), s.put_blob(roster), "", "Aya was admitted"};
}

TEST(Journal, ANewRosterTakesForceAndEverybodyKeepsVoteKeyAndProxy) {
  Sitting s;
  s.begin();
  s.open_sitting();
  const auto before = s.vote("A bench", 30);
  s.must("chair", {assembly::CloseSitting{}});
  s.must("dora", {assembly::GiveProxy{seat("dora"), seat("emil")}});
  EXPECT_EQ(s.act("aya", {assembly::Arrive{seat("aya")}}), "KEY");
  s.must("secretary", {with_a_new_member(s)});
  s.must("secretary", {s.enrolment("aya")});
  ASSERT_EQ(s.members()[1], "aya");
  const rules::Roster& roster = *s.journal().state().roster;
  const assembly::Vote& old = *s.journal().state().vote(before);
  EXPECT_EQ(old.ballots.size(), 42U);
  EXPECT_FALSE(old.ballots.contains(*roster.find(seat("aya"))));
  EXPECT_EQ(old.ballots.at(*roster.find(seat("viggo"))).choice, 1);
  EXPECT_EQ(s.journal().state().seats[*roster.find(seat("dora"))].proxy, roster.find(seat("emil")));
  s.open_sitting();
  const auto after = s.vote("A lamp", 22);
  EXPECT_EQ(s.journal().state().vote(after)->ballots.size(), 43U);
  EXPECT_EQ(audit::verify(publish(s.origin(), s.entries(), s.blobs(), key_named("log")), {}).kind,
            audit::Verdict::Kind::valid);
  // A new start folds the same acts in without deciding them.
  clerk::Journal again(s.origin(),
                       [&](std::string_view hash) { return std::optional(s.blobs().files.at(std::string(hash))); });
  for (const std::string& entry : s.entries()) ASSERT_TRUE(again.take(*clerk::Journal::read(entry)));
  EXPECT_EQ(assembly::canonical(again.state()), assembly::canonical(s.journal().state()));
}

TEST(Journal, ARosterThatLosesASeatOrRulesThatLoseAWordAreNotTaken) {
  Sitting s;
  s.begin();
  const auto refused = [&](const std::function<void(std::string & rules, std::string & roster)>& change) {
    std::string rules = s.rules(), roster = *base::read_file(PLENARY_ROOT "/bodies/association/roster.csv");
    change(rules, roster);
    return s.act("secretary", {assembly::Amend{1, s.put_blob(rules), s.put_blob(roster), "", "a test"}});
  };
  const auto without = [](std::string& text, std::string_view word) {
    base::check(text.find(word) != std::string::npos, "the files of the tests have changed");
    text.erase(text.find(word), word.size());
  };
  EXPECT_EQ(refused([&](auto&, auto& roster) { without(roster, "ben,Ben Berg\n"); }), "RULES");
  EXPECT_EQ(refused([](auto& rules, auto&) { rules = "[majority]\n"; }), "RULES");
  EXPECT_EQ(refused([](auto&, auto&) {}), "");
  EXPECT_EQ(s.act("secretary", {assembly::Amend{1, std::string(64, '0'), std::string(64, '1'), "", "none"}}), "BLOB");
  EXPECT_EQ(s.act("secretary", {assembly::Amend{2, s.put_blob(s.rules()), s.put_blob("x"), "", "later"}}), "VERSION");
}

TEST(Journal, WhatIsTooLongForAnEntryIsRefused) {
  Sitting s;
  s.begin();
  assembly::Submit text;
  text.question = assembly::QuestionId::of("decision");
  text.title = "A long one";
  text.sponsors = {seat("ada"), seat("ben")};
  for (int i = 1000; i < 1990; ++i)
    text.paragraphs.push_back({assembly::ParagraphId::of("a-rather-long-label-for-it-" + std::to_string(i)), true});
  EXPECT_EQ(s.act("ada", {text}), "LENGTH");
  text.paragraphs.resize(300);
  EXPECT_EQ(s.act("ada", {text}), "");
}

// Every fault and every act has its sentence, and docs/record.md says when each fault is found.
TEST(Journal, EveryCodeAndEveryActHasASentence) {
  const auto catalogue = words::Catalogue::load(PLENARY_ROOT "/messages", "en");
  ASSERT_TRUE(catalogue);
  const std::string manual = *base::read_file(PLENARY_ROOT "/docs/record.md");
  const auto told = [&](std::string_view code) {
    EXPECT_TRUE(catalogue->has("fault", code)) << code;
    EXPECT_NE(manual.find("`" + std::string(code) + "`"), manual.npos) << code;
  };
  for (const std::string_view code : clerk::code_names) told(code);
  for (const std::string_view code : audit::codes::all) told(code);
  for (const codec::SignedAct& act : codec::example_acts())
    EXPECT_TRUE(catalogue->has("act", codec::name_of(act.act))) << codec::name_of(act.act);
}

// The planted fault: an answer that leaves before the disk has the act.
TEST(Journal, NothingIsAnsweredBeforeItIsDurable) {
  Sitting s;
  s.begin();
  auto disk = std::make_unique<failing::Disk>();
  failing::Disk& files = *disk;
  const auto keeper = *found(*store::open_folder(std::move(disk)), s);
  const auto entry = *record::Entry::parse(s.entries()[1]);
  std::vector<hall::ActLine> acts = {{std::string(entry.act), entry.key, entry.signature}};
  std::size_t answered = 0;
  files.fail_at = files.steps + 1;
  hall::Intake intake(*keeper, 1);
  const auto done = intake.run([&](bool) { return std::exchange(acts, {}); },
                               [&](const hall::ActLine&, const hall::Intake::Outcome&) { ++answered; },
                               [&] { return entry.at; }, [] { return base::Result<void>(); });
  EXPECT_FALSE(done);
  EXPECT_EQ(answered, 0U);
}

// ---- held back until the lock

// The rules of the association, with a method that shows names only at the lock.
std::string hiding_rules() {
  std::string rules = *base::read_file(PLENARY_ROOT "/bodies/association/rules.toml");
  const std::string device = "device   = { says = \"by device\" }";
  rules.replace(rules.find(device), device.size(), "device   = { says = \"by device\", shows = \"at_lock\" }");
  return rules;
}

TEST(Holding, NamesAreNotPublishedBeforeTheLockAndAllAreAfterwards) {
  Sitting s("rehearsal.club.example/hiding", hiding_rules());
  s.begin();
  s.open_sitting();
  auto disk = std::make_unique<failing::Disk>();
  failing::Disk& files = *disk;
  const auto keeper = *found(*store::open_folder(std::move(disk)), s);
  const auto bring_all = [&] {
    bring(*keeper, s);
    ASSERT_TRUE(keeper->publish());
  };
  const auto outside = [&] {  // what a stranger can read
    MapReader out;
    for (const auto& [path, bytes] : files.files())
      if (!path.starts_with("private/")) out.files[path] = bytes;
    return out;
  };
  const auto says_yes = [&] {
    for (const auto& [path, bytes] : outside().files)
      if (bytes.find("\"choice\":\"yes\"") != bytes.npos) return true;
    return false;
  };
  std::uint64_t last_vote = 0;
  for (int round = 0; round < 5; ++round) {  // over more than one bundle
    const auto vote = s.open_vote("Number " + std::to_string(round));
    for (const std::string& who : s.members()) s.must(who, {s.ballot(vote, who, round == 4 ? "yes" : "no")});
    bring_all();
    const auto held = audit::verify(outside(), {});
    ASSERT_EQ(held.kind, audit::Verdict::Kind::valid) << held.code << " " << held.detail;
    EXPECT_EQ(held.held_from, vote + 1);
    EXPECT_EQ(held.head.size, s.next());
    EXPECT_FALSE(says_yes());
    s.must("chair", {assembly::Lock{vote}});
    bring_all();
    const auto open = audit::verify(outside(), {});
    ASSERT_EQ(open.kind, audit::Verdict::Kind::valid) << open.code << " " << open.detail;
    EXPECT_FALSE(open.held_from);
    last_vote = vote;
  }
  EXPECT_TRUE(says_yes());
  EXPECT_GT(last_vote, 256U);
  // A missing bundle that no open vote explains is missing.
  auto hiding = outside();
  std::erase_if(hiding.files, [](const auto& file) { return file.first.starts_with("tile/entries/000"); });
  EXPECT_EQ(audit::verify(hiding, {}).code, "MISSING");
}

// ---- threads: the intake, the auditor and a restart on more of them than there are cores

TEST(Threads, AnIntakeAnAuditAndARestart) {
  Sitting s;
  s.begin();
  s.open_sitting();
  const auto vote = s.open_vote("A bench in front of the house");
  auto disk = std::make_unique<failing::Disk>();
  failing::Disk& files = *disk;
  const auto keeper = keeper_of(*store::open_folder(std::move(disk)), s);
  std::vector<hall::ActLine> acts;  // ballots of devices that have seen the same head
  for (int round = 0; round < 8; ++round)
    for (const std::string& who : s.members()) {
      const std::string act = s.text_of(who, {s.ballot(vote, who, round % 2 == 0 ? "yes" : "no")});
      const auto done = Sitting::sign(s.origin(), act, key_named(who));
      acts.push_back({act, done.key, done.signature});
    }
  acts[100].signature[7] ^= 1;
  std::size_t next = 0, recorded = 0, refused = 0;
  hall::Intake intake(*keeper, 3);
  const auto done = intake.run(
      [&](bool) {
        const std::size_t end = std::min(next + 16, acts.size());
        std::vector<hall::ActLine> out(acts.begin() + static_cast<std::ptrdiff_t>(next),
                                       acts.begin() + static_cast<std::ptrdiff_t>(end));
        next = end;
        return out;
      },
      [&](const hall::ActLine&, const hall::Intake::Outcome& outcome) { ++(outcome.position ? recorded : refused); },
      [&] { return s.now(); }, [&] { return keeper->publish(); });
  ASSERT_TRUE(done);
  EXPECT_EQ(recorded, acts.size() - 1);
  EXPECT_EQ(refused, 1U);
  MapReader reader;
  reader.files = files.files();
  audit::Means means;
  means.helpers = 3;
  const auto verdict = audit::verify(reader, means);
  EXPECT_EQ(verdict.kind, audit::Verdict::Kind::valid) << verdict.code << " " << verdict.detail;
  const auto again = hall::Keeper::open(*store::open_folder(files.after_crash()), key_named("log"));
  ASSERT_TRUE(again);
  EXPECT_EQ((*again)->durable(), s.next() + recorded);
}

}  // namespace
