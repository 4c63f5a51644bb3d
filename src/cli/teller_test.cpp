// Three tellers who work by files alone, from the commitment to the result; and what happens to them on the way: a
// share that is lost, a passphrase that is another one, two histories, a repeat.
#include "cli/teller.hpp"

#include <gtest/gtest.h>
#include <stdlib.h>

#include <filesystem>
#include <fstream>
#include <iostream>
#include <sstream>
#include <thread>

#include "audit/verify.hpp"
#include "base/file.hpp"
#include "base/text.hpp"
#include "cli/commands.hpp"
#include "cli/keys.hpp"
#include "cli/teller_share.hpp"
#include "cli/troupe.hpp"
#include "hall/intake.hpp"
#include "web/http.hpp"

namespace cli {
namespace {

namespace fs = std::filesystem;
using namespace assembly;

constexpr crypto::SealCost cheap{1, 8192};

std::string bytes_of(const fs::path& path) { return base::read_file(path).value_or(""); }
void put(const fs::path& path, const std::string& bytes) { std::ofstream(path, std::ios::binary) << bytes; }
std::size_t lines_in(const fs::path& path) {
  const std::string text = bytes_of(path);
  return static_cast<std::size_t>(std::count(text.begin(), text.end(), '\n'));
}
SeatId seat(std::string_view id) { return SeatId::of(id); }

void use_passphrase(const char* passphrase) { ::setenv("PLENARY_PASSPHRASE", passphrase, 1); }

// What the command line is answered, and what it says meanwhile.
struct Told {
  int code = 0;
  std::string out, err;
};
Told told(const std::function<int()>& command, const std::string& input = "") {
  std::istringstream typed(input);
  auto* const before = std::cin.rdbuf(typed.rdbuf());
  std::cin.clear();
  testing::internal::CaptureStdout();
  testing::internal::CaptureStderr();
  Told out;
  out.code = command();
  out.out = testing::internal::GetCapturedStdout();
  out.err = testing::internal::GetCapturedStderr();
  std::cin.rdbuf(before);
  return out;
}
testing::AssertionResult says(const Told& told, int code, const std::string& words) {
  const bool is_there = told.out.find(words) != std::string::npos || told.err.find(words) != std::string::npos;
  if (told.code == code && is_there) return testing::AssertionSuccess();
  return testing::AssertionFailure() << "exit code " << told.code << "\n" << told.out << told.err;
}

// A record in a folder of its own, everybody's keys, and the tellers' files beside it.
class TellerTest : public testing::Test {
 protected:
  TellerTest() {
    std::string name = (fs::temp_directory_path() / "plenary-teller-XXXXXX").string();
    folder_ = ::mkdtemp(name.data());
    use_passphrase("correct horse");
    founding_.origin = "rehearsal.club.example/association";
    founding_.rules = bytes_of(PLENARY_ROOT "/bodies/association/rules.toml");
    founding_.roster = bytes_of(PLENARY_ROOT "/bodies/association/roster.csv");
    founding_.salt = false;
    founding_.by = seat("secretary");
    auto keeper = hall::Keeper::found(*store::open_folder(record()), crypto::SigningKey::from_seed(log_seed_),
                                      founding_, key("secretary"), now_);
    keeper_ = std::move(*keeper);
    counters_["secretary"] = 1;
    for (const rules::Seat& one : keeper_->journal().rules().roster->seats) members_.push_back(one.id.text());
    enrol("chair");
    for (const std::string& one : members_) enrol(one);
    for (const std::string& teller : tellers_)
      EXPECT_TRUE(write_key(file(teller, "key"), key(teller), "correct horse", cheap));
  }
  ~TellerTest() override { fs::remove_all(folder_); }

  std::string record() const { return (folder_ / "record").string(); }
  std::string file(const std::string& teller, const std::string& kind) const {
    return (folder_ / (teller + "." + kind)).string();
  }
  const crypto::SigningKey& key(const std::string& who) {
    const auto [found, is_new] =
        keys_.try_emplace(who, crypto::SigningKey::from_seed(base::view(crypto::sha256(who))));
    return found->second;
  }
  void enrol(const std::string& who) {
    const auto proof = key(who).sign(record::message_of_key(founding_.origin, who, key(who).public_key()));
    act("secretary", {EnrolKey{seat(who), key(who).public_key(), base::base64(base::view(proof)), {}}});
  }

  std::string submit(const std::string& line) {
    const auto parsed = hall::ActLine::parse(base::split(line, '\n').front());
    if (!parsed) return "no line";
    now_.ms += 1000;
    const auto done = keeper_->submit(parsed->incoming(), now_);
    if (!done) return std::string(clerk::name_of(done.error().code)) + " " + done.error().detail;
    EXPECT_TRUE(keeper_->publish());
    return done->repeated ? "repeated" : "";
  }
  std::string signed_by(const std::string& by, const Act& act) {
    const std::string bytes = codec::write_act({seat(by), act, ++counters_[by], keeper_->seen(), founding_.origin});
    return hall::ActLine{bytes, record::key_id(key(by).public_key()),
                         key(by).sign(record::message_of_act(founding_.origin, bytes))}
        .text();
  }
  // As the device of that one would make it.
  void act(const std::string& by, const Act& act) {
    const auto played = troupe_.played(act, seat(by), *keeper_);
    ASSERT_TRUE(played) << played.error().text();
    ASSERT_EQ(submit(signed_by(by, *played)), "");
  }

  TellerOptions options(const std::string& teller) const {
    TellerOptions out;
    out.source = record();
    out.by = teller;
    out.key = file(teller, "key");
    out.share = file(teller, "share");
    out.out = file(teller, "acts");
    out.yes = true;
    out.cost = cheap;
    return out;
  }
  Told does(const std::string& teller) {
    return told([&] { return teller_do(options(teller)); });
  }
  // Does it, and has it taken by the record.
  void work(const std::string& teller, const std::string& words) {
    fs::remove(file(teller, "acts"));
    const Told answer = does(teller);
    ASSERT_TRUE(says(answer, exit_yes, words));
    const std::string line = bytes_of(file(teller, "acts"));
    ASSERT_EQ(submit(line), "");
    counters_[teller] =
        std::max(counters_[teller], codec::read_act(hall::ActLine::parse(base::split(line, '\n').front())->act)->n);
  }
  void all_work(const std::string& words) {
    for (const std::string& teller : tellers_) work(teller, words);
  }

  void set_up(CeremonyNumber number = 1) {
    act("secretary", {SetUpTellers{number, {seat("fay"), seat("gus"), seat("hana")}, 2, ""}});
  }
  void hold_ceremony() {
    set_up();
    all_work("to commit");
    act("secretary", {BeginRound{1, 2}});
    all_work("to deal");
    act("secretary", {BeginRound{1, 3}});
    all_work("to say whether");
    act("secretary", {BeginRound{1, 4}});
    act("secretary", {SettleKey{1, {}, "", ""}});
  }
  void open_ballot() {
    for (const std::string& one : members_) act(one, {RegisterCredential{1, ""}});
    for (const std::string& one : members_) act(one, {Arrive{seat(one)}});
    act("chair", {OpenSitting{}});
    act("secretary", {CallRehearsal{1, 1}});
    all_work("to rehearse");
    OpenVote vote;
    vote.question = QuestionId::of("expulsion");
    vote.title = "Expulsion of Emil";
    vote.concerned = {seat("emil")};
    act("chair", {vote});
    OpenSecretBallot opens;
    opens.vote = opens.ceremony = 1;
    opens.floor = 3;
    act("chair", {opens});
    for (const char* one : {"ada", "ben", "cleo"}) act(one, {CastSealed{1, "yes"}});
    act("dora", {CastSealed{1, "no"}});
  }
  void lock() { act("chair", {LockBallot{1}}); }

  fs::path folder_;
  base::Instant now_{1'810'000'000'000};
  const std::string log_seed_ = std::string(32, 'l');
  hall::Founding founding_;
  std::unique_ptr<hall::Keeper> keeper_;
  std::map<std::string, crypto::SigningKey> keys_;
  std::map<std::string, std::uint64_t> counters_;
  std::vector<std::string> members_;
  const std::vector<std::string> tellers_ = {"fay", "gus", "hana"};
  Troupe troupe_;
};

TEST_F(TellerTest, three_of_them_work_from_the_commitment_to_the_result) {
  EXPECT_TRUE(says(does("fay"), exit_yes, "is a teller of no ceremony"));
  hold_ceremony();
  EXPECT_TRUE(says(does("fay"), exit_yes, "Nothing is asked of fay now. Ceremony 1: its key is there"));
  ASSERT_TRUE(write_key(file("ada", "key"), key("ada"), "correct horse", cheap));
  EXPECT_TRUE(says(does("ada"), exit_yes, "ada is a teller of no ceremony"));
  open_ballot();
  EXPECT_TRUE(says(does("gus"), exit_yes, "the ballot is open; the tellers come after the lock"));
  lock();

  fs::remove(file("fay", "acts"));
  TellerOptions asks = options("fay");
  asks.yes = false;
  const std::size_t before = lines_in(file("fay", "share.sent"));
  const auto asked = [&] { return teller_do(asks); };
  EXPECT_TRUE(says(told(asked, "no\n"), exit_no, "nothing was signed"));
  EXPECT_TRUE(says(told(asked, ""), exit_no, "nothing was signed"));
  EXPECT_EQ(lines_in(file("fay", "share.sent")), before);
  const Told answer = told(asked, "yes\n");
  EXPECT_TRUE(says(answer, exit_yes, "members, weight 1: 4 of 41 entitled"));
  EXPECT_TRUE(says(answer, exit_yes, "Expulsion of Emil"));
  EXPECT_TRUE(says(answer, exit_yes, "by its own account"));
  ASSERT_EQ(submit(bytes_of(file("fay", "acts"))), "");
  work("hana", "to open its part");
  act("chair", {StateResult{1, "", 4, {{3, 1, 0}}}});
  EXPECT_TRUE(says(does("gus"), exit_yes, "the ballot is counted"));
  EXPECT_EQ(audit::verify(audit::FolderReader(record()), {}).kind, audit::Verdict::Kind::valid);
}

TEST_F(TellerTest, a_repeat_sends_the_same_bytes) {
  set_up();
  ASSERT_EQ(does("fay").code, exit_yes);
  const std::string share = bytes_of(file("fay", "share")), line = bytes_of(file("fay", "acts"));
  fs::remove(file("fay", "acts"));
  EXPECT_TRUE(says(does("fay"), exit_yes, "signed before"));
  EXPECT_EQ(bytes_of(file("fay", "acts")), line);
  EXPECT_EQ(bytes_of(file("fay", "share")), share);
  EXPECT_EQ(bytes_of(file("fay", "share.sent")), line);
  EXPECT_EQ(submit(line), "");
  EXPECT_EQ(submit(line), "repeated");

  // A deal has random numbers in it: two of them would not be the same.
  work("gus", "to commit");
  work("hana", "to commit");
  act("secretary", {BeginRound{1, 2}});
  fs::remove(file("fay", "acts"));
  ASSERT_EQ(does("fay").code, exit_yes);
  ASSERT_EQ(does("fay").code, exit_yes);
  EXPECT_EQ(lines_in(file("fay", "acts")), 1U);
  EXPECT_EQ(lines_in(file("fay", "share.sent")), 2U);
}

// The record can take the kept bytes no more: then it is the same message, signed anew.
TEST_F(TellerTest, what_the_record_can_take_no_more_is_signed_again_with_the_same_message) {
  const auto message = [](const std::string& text) {
    return ballot::read_act(hall::ActLine::parse(base::split(text, '\n').front())->act)->text("message");
  };
  const auto signed_anew = [&](const std::string& teller, const std::string& why) {
    const std::string line = bytes_of(file(teller, "acts"));
    EXPECT_EQ(submit(line).substr(0, why.size()), why);
    fs::remove(file(teller, "acts"));
    EXPECT_EQ(does(teller).code, exit_yes);
    const std::string again = bytes_of(file(teller, "acts"));
    EXPECT_NE(again, line);
    EXPECT_EQ(message(again), message(line));
    EXPECT_EQ(submit(again), "");
  };
  set_up();
  ASSERT_EQ(does("fay").code, exit_yes);
  ASSERT_EQ(does("gus").code, exit_yes);
  counters_["fay"] = 7;
  act("fay", {RegisterCredential{1, ""}});  // the key has signed something later
  signed_anew("fay", "COUNTER");
  const auto second = crypto::SigningKey::from_seed(std::string(32, 's'));
  const auto proof = second.sign(record::message_of_key(founding_.origin, "gus", second.public_key()));
  act("secretary", {EnrolKey{seat("gus"), second.public_key(), base::base64(base::view(proof)), {}}});
  signed_anew("gus", "STALE");  // what the seat may do has changed
}

TEST_F(TellerTest, a_damaged_share_signs_nothing_and_comes_back_from_paper) {
  hold_ceremony();
  act("secretary", {CallRehearsal{1, 1}});
  const std::string share = bytes_of(file("fay", "share"));
  const std::string paper = told([&] { return teller_print(file("fay", "share")); }).out;
  std::string damaged = share;
  const std::size_t at = damaged.find("\"box\":\"") + 30;
  damaged[at] = damaged[at] == 'A' ? 'B' : 'A';
  put(file("fay", "share"), damaged);
  const std::size_t before = lines_in(file("fay", "share.sent"));
  EXPECT_TRUE(says(does("fay"), exit_cannot, "the passphrase is another one, or the share is damaged"));
  put(file("fay", "share"), share.substr(0, 100));
  EXPECT_TRUE(says(does("fay"), exit_cannot, "the passphrase is another one, or the share is damaged"));
  EXPECT_EQ(lines_in(file("fay", "share.sent")), before);

  fs::remove(file("fay", "share"));
  EXPECT_TRUE(says(does("fay"), exit_cannot, "there is no such file; ballot 1, ceremony 1 wants the share"));
  std::istringstream typed(paper);
  EXPECT_TRUE(says(told([&] { return teller_restore(file("fay", "share"), typed); }), exit_yes, "is there again"));
  EXPECT_EQ(bytes_of(file("fay", "share")), share);
  work("fay", "to rehearse");
}

TEST_F(TellerTest, another_passphrase_is_told) {
  hold_ceremony();
  act("secretary", {CallRehearsal{1, 1}});
  use_passphrase("battery staple");
  EXPECT_TRUE(says(does("fay"), exit_cannot, "fay.key: the passphrase is another one"));
  fs::remove(file("fay", "key"));
  ASSERT_TRUE(write_key(file("fay", "key"), key("fay"), "battery staple", cheap));
  EXPECT_TRUE(says(does("fay"), exit_cannot, "fay.share: the passphrase is another one, or the share is damaged"));
  use_passphrase("nicht erlaubt: \xc3\xa4");
  EXPECT_TRUE(says(does("fay"), exit_cannot, "from space to ~"));
}

TEST_F(TellerTest, a_share_that_is_lost_before_its_commitment_is_taken_is_not_drawn_again) {
  set_up();
  ASSERT_EQ(does("fay").code, exit_yes);
  fs::remove(file("fay", "share"));
  EXPECT_TRUE(says(does("fay"), exit_no, "a second commitment is not signed"));
  TellerOptions other = options("fay");
  other.new_share = file("fay", "other");
  EXPECT_TRUE(says(told([&] { return teller_do(other); }), exit_no, "a second commitment is not signed"));
  EXPECT_FALSE(fs::exists(other.new_share));
}

TEST_F(TellerTest, a_file_that_is_there_is_never_written_over) {
  put(folder_ / "there", "a share");
  EXPECT_FALSE(write_new((folder_ / "there").string(), "another"));
  EXPECT_EQ(bytes_of(folder_ / "there"), "a share");
  EXPECT_TRUE(write_new((folder_ / "new").string(), "another"));
  EXPECT_EQ(fs::status(folder_ / "new").permissions(), fs::perms::owner_read | fs::perms::owner_write);
}

// Somebody was quicker with a commitment to the same box key.
TEST_F(TellerTest, a_second_commitment_only_where_the_box_key_is_taken) {
  set_up();
  ASSERT_EQ(does("fay").code, exit_yes);
  const std::string line = bytes_of(file("fay", "acts"));
  const auto mine = ballot::read_act(hall::ActLine::parse(base::split(line, '\n').front())->act)->text("message");
  const std::string copied = mine.substr(0, 32) + std::string(64, 'x');
  ASSERT_EQ(submit(signed_by("gus", {SendCommitment{1, base::base64(copied)}})), "");
  EXPECT_EQ(submit(line), "BALLOT box_key");
  EXPECT_TRUE(says(does("fay"), exit_no, "another teller's box key is that of this share"));
  TellerOptions other = options("fay");
  other.new_share = file("fay", "other");
  other.out = file("fay", "other-acts");
  EXPECT_TRUE(says(told([&] { return teller_do(other); }), exit_yes, "A new share is in"));
  EXPECT_EQ(submit(bytes_of(other.out)), "");
  EXPECT_TRUE(fs::exists(file("fay", "share"))) << "both are kept until the record shows which stands";
}

TEST_F(TellerTest, a_share_of_another_ceremony_is_never_written_over) {
  hold_ceremony();
  const std::string share = bytes_of(file("fay", "share"));
  set_up(2);
  EXPECT_TRUE(says(does("fay"), exit_cannot, "--new-share"));
  EXPECT_EQ(bytes_of(file("fay", "share")), share);
  TellerOptions other = options("fay");
  other.new_share = file("fay", "second");
  other.out = file("fay", "second-acts");
  EXPECT_TRUE(says(told([&] { return teller_do(other); }), exit_yes, "ceremony 2: to commit"));
  EXPECT_EQ(submit(bytes_of(other.out)), "");
  EXPECT_EQ(bytes_of(file("fay", "share")), share);
  // The first share goes on for its own ceremony.
  act("secretary", {CallRehearsal{1, 1}});
  ++counters_["fay"];
  work("fay", "ballot 1, ceremony 1: to rehearse");
}

TEST_F(TellerTest, a_second_lock_of_one_vote_is_refused_loudly) {
  hold_ceremony();
  open_ballot();
  const auto seen = keeper_->seen();
  lock();
  const std::string kept = bytes_of(file("fay", "share.sent"));
  const std::string bytes = codec::write_act({seat("fay"),
                                              {SendPart{1, base::base64(std::string(64, 'z')), "AAAA"}},
                                              counters_["fay"] + 1,
                                              seen,
                                              founding_.origin});
  put(file("fay", "share.sent"), kept +
                                     hall::ActLine{bytes, record::key_id(key("fay").public_key()),
                                                   key("fay").sign(record::message_of_act(founding_.origin, bytes))}
                                         .text() +
                                     "\n");
  fs::remove(file("fay", "acts"));
  EXPECT_TRUE(says(does("fay"), exit_no, "ALARM: a part was signed here for another lock of ballot 1"));
  EXPECT_FALSE(fs::exists(file("fay", "acts")));
  put(file("fay", "share.sent"), kept);
  work("fay", "to open its part");
}

// Two histories: a copy of the record goes on otherwise, under heads that are signed as well as the others.
TEST_F(TellerTest, another_history_or_an_older_one_is_found_by_what_was_signed) {
  set_up();
  const fs::path fork = folder_ / "fork", old = folder_ / "old";
  fs::copy(record(), old, fs::copy_options::recursive);
  work("fay", "to commit");
  TellerOptions other = options("gus");
  {
    auto keeper = hall::Keeper::open(*store::open_folder(old.string()), crypto::SigningKey::from_seed(log_seed_));
    ASSERT_TRUE(keeper) << keeper.error().text();
  }
  fs::copy(old, fork, fs::copy_options::recursive);
  work("gus", "to commit");  // has seen fay's
  other.source = old.string();
  EXPECT_TRUE(says(told([&] { return teller_do(other); }), exit_no, "It is an older copy"));
  auto keeper = hall::Keeper::open(*store::open_folder(fork.string()), crypto::SigningKey::from_seed(log_seed_));
  ASSERT_TRUE(keeper) << keeper.error().text();
  const std::string bytes =
      codec::write_act({seat("hana"), {Arrive{seat("hana")}}, 1, (*keeper)->seen(), founding_.origin});
  ASSERT_TRUE((*keeper)->submit({bytes, record::key_id(key("hana").public_key()),
                                 key("hana").sign(record::message_of_act(founding_.origin, bytes))},
                                now_));
  ASSERT_TRUE((*keeper)->publish());
  other.source = fork.string();
  EXPECT_TRUE(says(told([&] { return teller_do(other); }), exit_no, "ALARM: this record is another one"));
}

TEST_F(TellerTest, only_a_record_that_holds_and_a_key_of_the_seat) {
  set_up();
  TellerOptions wrong = options("fay");
  wrong.out.clear();
  EXPECT_TRUE(says(told([&] { return teller_do(wrong); }), exit_cannot, "nothing can be sent to a folder"));
  wrong = options("fay");
  wrong.key = file("gus", "key");
  EXPECT_TRUE(says(told([&] { return teller_do(wrong); }), exit_no, "this is a key of gus, not of fay"));
  put(folder_ / "trust",
      "log " + keeper_->journal().beginning().log + "\nwitness w " +
          record::VerifierKey::of("w.example", record::KeyType::cosignature, key("w").public_key()).text() +
          "\nquorum w\n");
  wrong = options("fay");
  wrong.trust = (folder_ / "trust").string();
  EXPECT_TRUE(says(told([&] { return teller_do(wrong); }), exit_no, "QUORUM"));
  wrong.source = (folder_ / "nowhere").string();
  EXPECT_TRUE(says(told([&] { return teller_do(wrong); }), exit_cannot, "no published head"));
  put(fs::path(record()) / "checkpoint", "none");
  EXPECT_TRUE(says(does("fay"), exit_no, "this record does not hold: HEAD"));
  EXPECT_FALSE(fs::exists(file("fay", "share")));
}

TEST_F(TellerTest, a_share_is_destroyed_when_nothing_needs_it) {
  hold_ceremony();
  open_ballot();
  lock();
  TellerOptions end = options("fay");
  end.yes = false;
  const auto destroy = [&] { return teller_destroy(end); };
  EXPECT_TRUE(says(told(destroy, "yes\n"), exit_no, "ballot 1 is not counted yet"));
  work("fay", "to open its part");
  work("gus", "to open its part");
  act("chair", {StateResult{1, "", 4, {{3, 1, 0}}}});
  EXPECT_TRUE(says(told(destroy, "no\n"), exit_no, "nothing was destroyed"));
  EXPECT_TRUE(fs::exists(file("fay", "share")));
  EXPECT_TRUE(says(told(destroy, "yes\n"), exit_yes, "is overwritten and gone"));
  EXPECT_FALSE(fs::exists(file("fay", "share")));
  EXPECT_TRUE(fs::exists(file("fay", "share.sent")));
  end.share = file("gus", "key");
  EXPECT_TRUE(says(told(destroy, "yes\n"), exit_cannot, "this is no teller's share"));
  EXPECT_TRUE(fs::exists(file("gus", "key")));
}

TEST_F(TellerTest, a_line_on_paper_that_is_mistyped_is_named) {
  set_up();
  ASSERT_EQ(does("fay").code, exit_yes);
  const std::string paper = told([&] { return teller_print(file("fay", "share")); }).out;
  std::vector<std::string> lines;
  for (const std::string_view line : base::split(paper, '\n')) lines.emplace_back(line);
  const std::string restored = file("fay", "restored");
  const auto typed = [&](std::vector<std::string> all) {
    std::istringstream in(base::join(all, "\n"));
    return told([&] { return teller_restore(restored, in); });
  };
  for (std::size_t at = 1; at + 2 < lines.size(); ++at) {
    std::vector<std::string> wrong = lines;
    char& letter = wrong[at][12];
    letter = letter == 'K' ? 'M' : 'K';
    EXPECT_TRUE(says(typed(wrong), exit_cannot, "line " + std::to_string(at) + " is mistyped"));
  }
  std::vector<std::string> wrong = lines;
  std::swap(wrong[2][2], wrong[3][2]);  // the numbers of two lines
  EXPECT_TRUE(says(typed(wrong), exit_cannot, "lines are missing or mistyped: 2 and 3"));
  wrong = lines;
  wrong.erase(wrong.begin() + 4);
  EXPECT_TRUE(says(typed(wrong), exit_cannot, "lines are missing or mistyped: 4"));
  wrong = lines;
  wrong.resize(lines.size() - 2);
  EXPECT_TRUE(says(typed(wrong), exit_cannot, "the fingerprint, the last line, is missing"));
  wrong = lines;
  char& last = wrong[lines.size() - 2].back();
  last = last == '0' ? '1' : '0';
  EXPECT_TRUE(says(typed(wrong), exit_cannot, "not those of this fingerprint"));
  EXPECT_FALSE(fs::exists(restored));
  // As a hand types: small letters, O for 0 (behind the numbers), and a wrong line once more further down.
  wrong = lines;
  for (std::string& line : wrong) {
    line = base::lower(line);
    for (std::size_t at = 16; at < line.size(); ++at) line[at] = line[at] == '0' ? 'o' : line[at];
  }
  wrong.insert(wrong.begin() + 5, wrong[1]);
  wrong[1][6] = wrong[1][6] == 'k' ? 'm' : 'k';
  EXPECT_TRUE(says(typed(wrong), exit_yes, "is there again"));
  EXPECT_EQ(bytes_of(restored), bytes_of(file("fay", "share")));
}

// A hall in this process: what it publishes, and where acts are sent.
TEST_F(TellerTest, by_a_hall_over_http) {
  set_up();
  auto server = web::Server::listen({});
  ASSERT_TRUE(server);
  const auto respond = [](unsigned status, std::string body) {
    web::Response out;
    out.status = status;
    out.body = std::move(body);
    return out;
  };
  const auto answer = [&](const web::Request& request) {
    constexpr std::string_view published = "/records/club/";
    if (request.method == "GET" && request.path.starts_with(published)) {
      const auto bytes = audit::FolderReader(record()).read(request.path.substr(published.size()));
      return respond(bytes ? 200 : 404, bytes.value_or(""));
    }
    const std::string refused = request.path == "/api/club/acts" ? submit(request.body) : "no such path";
    if (refused.empty() || refused == "repeated") return respond(200, R"({"position":1,"sentence":"It is done."})");
    return respond(422, R"({"error":")" + refused + R"("})");
  };
  std::thread running([&] {
    (*server)->run([&](const web::Request& request, const std::shared_ptr<web::Reply>& reply) {
      reply->answer(answer(request));
    });
  });
  const std::string address = "http://127.0.0.1:" + std::to_string((*server)->port()) + "/club";
  TellerOptions by_hall = options("fay");
  by_hall.source = address;
  by_hall.out.clear();
  EXPECT_TRUE(says(told([&] { return teller_do(by_hall); }), exit_yes, "Entry 1: It is done."));
  EXPECT_TRUE(says(told([&] { return teller_do(by_hall); }), exit_yes, "its commitment stands in the record"));
  ASSERT_EQ(does("gus").code, exit_yes);
  EXPECT_TRUE(
      says(told([&] { return teller_send(address, file("gus", "acts")); }), exit_yes, "Entry 1: It is done."));
  put(file("gus", "acts"), "rubbish\n");
  EXPECT_TRUE(says(told([&] { return teller_send(address, file("gus", "acts")); }), exit_no, "no line"));
  by_hall.source = address.substr(0, address.rfind('/')) + "/nobody";
  EXPECT_TRUE(says(told([&] { return teller_do(by_hall); }), exit_cannot, "no published head"));
  (*server)->stop();
  running.join();
}

}  // namespace
}  // namespace cli
