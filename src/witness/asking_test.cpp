// A log that asks real witnesses: lines that hold, witnesses that are away, lie, or know more than the log.
#include "witness/asking.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <atomic>
#include <filesystem>

#include "witness/internal/logs_for_tests.hpp"

namespace {

using namespace witness;
using namespace witness::internal;
using std::chrono::seconds;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

record::Checkpoint checkpoint(const record::Tree& of) { return {origin, of.size(), of.root()}; }

// Two witnesses, north and south; each can be replaced by somebody who answers something else.
class AskingTest : public ::testing::Test {
 protected:
  using Stand = std::function<std::optional<Answer>(const std::string& method, const std::string& path)>;

  void SetUp() override {
    std::filesystem::remove_all(path_);
    std::string trust = "log " + log_verifier().text() + "\n";
    for (const std::string name : {"north", "south"}) {
      peers_[name] = std::move(*Witness::open(name + ".example", crypto::SigningKey::generate(), {log_verifier()},
                                              std::move(*store::open_disk(path_ + "/" + name))));
      trust += "witness " + name + " " + peers_[name]->key().text() + " http://" + name + "/\n";
    }
    trust +=
        "witness silent " +
        record::VerifierKey::of("silent.example", record::KeyType::cosignature, witness_key().public_key()).text() +
        "\nquorum none\n";
    trust_ = *record::Trust::parse(trust);
  }
  void TearDown() override { std::filesystem::remove_all(path_); }

  std::optional<Answer> send(const std::string& method, const std::string& url, const std::string& body) {
    ++sent_;
    const std::string name = url.substr(7, 5), path = url.substr(12);
    if (const auto stand = stands_.find(name); stand != stands_.end()) return stand->second(method, path);
    return method == "POST" ? peers_.at(name)->add_checkpoint(body, 1'700'000'000)
                            : peers_.at(name)->checkpoint(path.substr(1));
  }
  Asking asking() {
    return {trust_, log_verifier(),
            [this](const std::string& method, const std::string& url, const std::string& body) {
              return send(method, url, body);
            },
            [this](const std::string& what) { told_.push_back(what); }};
  }
  // Whose lines stand under the head of that tree.
  std::vector<std::string> under(Asking& own, const record::Tree& of, seconds later = seconds(0)) {
    const auto done = own.prepare(checkpoint(of), head(of), of, Asking::Clock::now() + later);
    if (!done) return {done.error().what};
    record::Note note{checkpoint(of).text(), own.ask()};
    std::vector<std::string> out;
    for (const auto& one : note.signatures) out.push_back(one.name);
    record::sign_note(note, origin, log_key());
    EXPECT_EQ(record::check_head(note.whole(), trust_)->witnesses, out.size());
    return out;
  }

  std::string path_ = ::testing::TempDir() + "/plenary-asking";
  record::Trust trust_;
  std::map<std::string, std::unique_ptr<Witness>> peers_;
  std::map<std::string, Stand> stands_;
  std::atomic<int> sent_ = 0;
  std::vector<std::string> told_;
};

TEST_F(AskingTest, EveryHeadIsSignedByAllThatHaveAnAddress) {
  Asking own = asking();
  for (std::uint64_t size = 1; size < 40; size += size / 3 + 1)
    EXPECT_THAT(under(own, tree(size)), ElementsAre("north.example", "south.example")) << size;
  EXPECT_THAT(under(own, tree(39)), ElementsAre("north.example", "south.example"));  // the same once more
  EXPECT_FALSE(own.again());
  EXPECT_THAT(told_, IsEmpty());
}

TEST_F(AskingTest, AfterARestartItLearnsWhereTheyAre) {
  Asking before = asking();
  under(before, tree(5));
  Asking own = asking();
  EXPECT_THAT(under(own, tree(7)), IsEmpty());
  ASSERT_TRUE(own.again());
  EXPECT_THAT(under(own, tree(7), seconds(1)), ElementsAre("north.example", "south.example"));
  EXPECT_FALSE(own.again());
}

TEST_F(AskingTest, WhoeverIsAwayIsToldOnceAndLeftAloneForAWhile) {
  Asking own = asking();
  stands_["south"] = [](const std::string&, const std::string&) { return std::nullopt; };
  EXPECT_THAT(under(own, tree(3)), ElementsAre("north.example"));
  EXPECT_THAT(told_, ElementsAre(HasSubstr("south does not answer")));
  const int sent = sent_;
  EXPECT_THAT(under(own, tree(4)), ElementsAre("north.example"));
  EXPECT_EQ(sent_, sent + 1);  // north alone was asked
  ASSERT_TRUE(own.again());
  EXPECT_GT(*own.again(), Asking::Clock::now() + seconds(5));
  EXPECT_THAT(under(own, tree(4), seconds(11)), ElementsAre("north.example"));
  EXPECT_EQ(told_.size(), 1U);
  stands_.clear();
  EXPECT_THAT(under(own, tree(4), seconds(22)), ElementsAre("north.example", "south.example"));
  EXPECT_THAT(told_, ElementsAre(HasSubstr("does not answer"), HasSubstr("south signs again")));
}

TEST_F(AskingTest, ALineThatIsNotOfItsKeyIsNotPublished) {
  const std::string text = checkpoint(tree(3)).text();
  const auto line = record::cosign(text, 1, "south.example", log_key()),
             wrong = record::cosign(text, 1, "x", log_key());
  auto named = line;
  named.id = peers_["south"]->key().id();
  for (const std::string& body : {std::string(), std::string("no line\n"), record::lines_of({&line, 1}),
                                  record::lines_of({&wrong, 1}), record::lines_of({&named, 1})}) {
    Asking each = asking();
    for (const char* name : {"north", "south"})
      stands_[name] = [&](const std::string&, const std::string&) { return Answer{200, body}; };
    EXPECT_THAT(under(each, tree(3)), IsEmpty()) << body;
    EXPECT_EQ(told_.size(), 2U);
    told_.clear();
  }
}

// Catalogue A16: an older copy of the record, or another one, signs nothing more once a witness shows what it holds.
TEST_F(AskingTest, AHeadThatTheLogSignedAndDoesNotGoOnFromStopsIt) {
  Asking before = asking();
  under(before, tree(8));
  const record::Tree other = tree(8, "another entry");
  for (const auto& [now, what] : {std::pair(tree(6), "here are 6"), std::pair(other, "here it is another one"),
                                  std::pair(tree(7, "another entry"), "here are 7")}) {
    Asking own = asking();
    EXPECT_THAT(under(own, now), IsEmpty());  // they name their size, or show their head
    if (now.size() == 8) {
      EXPECT_THAT(under(own, now, seconds(1)), IsEmpty());
    }
    EXPECT_THAT(under(own, now, seconds(2)), ElementsAre(HasSubstr(what)));
  }
}

// What it claims to hold is nothing without the log's signature, and nothing that the log goes on from is a reason to
// stop.
TEST_F(AskingTest, AClaimThatTheLogNeverSignedStopsNobody) {
  Asking own = asking();
  const std::string forged = head(tree(20), origin, false), elsewhere = head(tree(20), "other.example/kat");
  for (const std::string& shown : {forged, elsewhere, std::string("no note\n")}) {
    told_.clear();
    Asking each = asking();
    stands_["south"] = [&](const std::string& method, const std::string&) {
      return method == "POST" ? Answer{409, "20\n", "text/x.tlog.size"} : Answer{200, shown};
    };
    under(each, tree(3));
    EXPECT_THAT(told_, ElementsAre(HasSubstr("will not sign"))) << shown;
    for (const int later : {11, 22}) under(each, tree(4), seconds(later));
    EXPECT_EQ(told_.size(), 1U) << shown;
  }
  stands_["south"] = [&](const std::string& method, const std::string&) {
    return method == "POST" ? Answer{422, "no\n"} : Answer{200, head(tree(2))};
  };
  under(own, tree(9));
  EXPECT_THAT(under(own, tree(9), seconds(2)), ElementsAre("north.example"));
  ASSERT_TRUE(own.again());
  EXPECT_GT(*own.again(), Asking::Clock::now() + seconds(5));
}

}  // namespace
