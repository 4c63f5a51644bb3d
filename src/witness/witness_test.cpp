// A witness by the standard: each status, in its order; what it signed is remembered; a fork is evidence.
#include "witness/witness.hpp"

#include <gtest/gtest.h>

#include <filesystem>

#include "record/trust.hpp"
#include "witness/internal/logs_for_tests.hpp"
#include "witness/monitor.hpp"

namespace {

using namespace witness;
using namespace witness::internal;

class Folder : public ::testing::Test {
 protected:
  void SetUp() override { std::filesystem::remove_all(path_); }
  void TearDown() override { std::filesystem::remove_all(path_); }
  std::unique_ptr<Witness> open() {
    return std::move(
        *Witness::open("witness.example/kat", witness_key(), {log_verifier()}, std::move(*store::open_disk(path_))));
  }
  std::string path_ = ::testing::TempDir() + "/plenary-witness";
};
using WitnessTest = Folder;

TEST_F(WitnessTest, StatusesInTheirOrder) {
  const auto own = open();
  const record::Tree six = tree(6), eight = tree(8);
  const auto ask = [&](std::uint64_t old_size, const record::Proof& proof, const std::string& note) {
    return own->add_checkpoint(request_body(old_size, proof, note), 1'700'000'000);
  };
  for (const std::string& bad :
       {std::string(), std::string("old\n\n") + head(six), "old 00\n\n" + head(six), "old 0\nxx\n\n" + head(six),
        "old 0\n" + head(six), "old 0\n\n" + head(six) + "more", std::string("new 0\n\n") + head(six)})
    EXPECT_EQ(own->add_checkpoint(bad, 1).status, 400U) << bad;
  EXPECT_EQ(ask(0, record::Proof(64), head(six)).status, 400U);
  EXPECT_EQ(ask(0, {}, head(six, "other.example/kat")).status, 404U);
  EXPECT_EQ(ask(0, {}, head(six, origin, false)).status, 403U);
  std::string broken = head(six);
  broken[broken.find("gjzx") + 10] ^= 1;
  EXPECT_EQ(own->add_checkpoint("old 0\n\n" + broken, 1).status, 403U);
  EXPECT_EQ(ask(7, {}, head(six)).status, 400U);
  EXPECT_EQ(ask(3, six.consistency(3, 6), head(six)).status, 409U);
  EXPECT_EQ(ask(3, six.consistency(3, 6), head(six)).body, "0\n");
  EXPECT_EQ(ask(3, {}, head(six)).type, "text/x.tlog.size");
  EXPECT_EQ(ask(0, six.consistency(3, 6), head(six)).status, 422U);
  EXPECT_EQ(own->checkpoint(origin_hash(origin) + "/checkpoint").status, 404U);
  const Answer first = ask(0, {}, head(six));
  ASSERT_EQ(first.status, 200U) << first.body;
  EXPECT_TRUE(first.body.starts_with("\xe2\x80\x94 witness.example/kat ")) << first.body;
  EXPECT_EQ(ask(0, {}, head(six)).body, "6\n");
  EXPECT_EQ(ask(6, eight.consistency(5, 8), head(eight)).status, 422U);
  const Answer second = ask(6, eight.consistency(6, 8), head(eight));
  ASSERT_EQ(second.status, 200U);
  // What it shows is valid to whoever asks for this witness.
  const auto trust =
      *record::Trust::parse("log " + log_verifier().text() + "\nwitness w " + own->key().text() + "\nquorum w\n");
  const auto shown = record::check_head(own->checkpoint(origin_hash(origin) + "/checkpoint").body, trust);
  ASSERT_TRUE(shown) << shown.error().what;
  EXPECT_TRUE(shown->quorum);
  EXPECT_EQ(shown->checkpoint.size, 8U);
  EXPECT_EQ(own->key().text(), "witness.example/kat+f1349470+BD1AF8PoQ4lakrcKp00bfrycmCzPLsSWjMDNVfEq9GYM");
}

TEST_F(WitnessTest, RemembersAndKeepsTheEvidenceOfAFork) {
  const record::Tree eight = tree(8), other = tree(8, "another entry"), older = tree(6);
  {
    const auto own = open();
    ASSERT_EQ(own->add_checkpoint(request_body(0, {}, head(eight)), 5).status, 200U);
  }
  const auto own = open();  // after a restart
  EXPECT_EQ(own->add_checkpoint(request_body(0, {}, head(older)), 6).body, "8\n");
  EXPECT_EQ(own->add_checkpoint(request_body(8, {}, head(other)), 6).status, 422U);
  EXPECT_EQ(own->add_checkpoint(request_body(8, {}, head(eight)), 7).status, 200U);
  std::string evidence;
  for (const auto& one : std::filesystem::directory_iterator(path_))
    if (one.path().filename().string().find(".fork-") != std::string::npos) evidence = one.path().filename().string();
  ASSERT_FALSE(evidence.empty());
  const auto bytes = *(*store::open_disk(path_))->read(evidence);
  EXPECT_NE(bytes->find(head(other)), std::string::npos);
}

TEST_F(WitnessTest, ADamagedMemoryRefusesToStart) {
  ASSERT_EQ(open()->add_checkpoint(request_body(0, {}, head(tree(8))), 5).status, 200U);
  const auto disk = *store::open_disk(path_);
  std::string bytes = **disk->read(origin_hash(origin));
  bytes[bytes.find("\n8\n") + 1] = '6';
  ASSERT_TRUE(disk->write(origin_hash(origin), bytes));
  EXPECT_FALSE(
      Witness::open("witness.example/kat", witness_key(), {log_verifier()}, std::move(*store::open_disk(path_))));
}

// A monitor: what grows is fine; shorter, other or of another origin is an alarm with both heads.
TEST(Monitor, RaisesTheAlarmWithEvidence) {
  const auto trust = record::Trust::in_log(log_verifier());
  const auto source = [](const record::Tree& of) {
    return [&of](const std::string& path) -> std::optional<std::string> {
      if (path == "checkpoint") return head(of);
      return path == "tile/0/000.p/" + std::to_string(of.size())
                 ? std::optional(of.tile(0, 0, static_cast<unsigned>(of.size())))
                 : std::nullopt;
    };
  };
  const record::Tree six = tree(6), eight = tree(8), other = tree(8, "another entry"),
                     seven = tree(7, "another entry");
  using Kind = Look::Kind;
  EXPECT_EQ(look(source(six), trust, {}).kind, Kind::first);
  EXPECT_EQ(look(source(six), trust, head(six)).kind, Kind::same);
  EXPECT_EQ(look(source(eight), trust, head(six)).kind, Kind::grown);
  for (const auto& [now, before] : {std::pair(&six, &eight), std::pair(&other, &eight), std::pair(&eight, &seven)}) {
    const Look seen = look(source(*now), trust, head(*before));
    EXPECT_EQ(seen.kind, Kind::alarm);
    EXPECT_TRUE(seen.keep.empty());
    EXPECT_EQ(seen.evidence, head(*before) + "\n" + head(*now));
  }
  EXPECT_EQ(look([](const std::string&) { return std::nullopt; }, trust, {}).kind, Kind::unreadable);
  EXPECT_EQ(look(
                [](const std::string& path) {
                  return path == "checkpoint" ? std::optional(head(tree(3), origin, false)) : std::nullopt;
                },
                trust, {})
                .kind,
            Kind::unreadable);
}

}  // namespace
