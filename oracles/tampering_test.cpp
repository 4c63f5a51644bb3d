// What an auditor must reject, each with the code that it must give. The attacker runs the log: whatever is changed,
// the tree is hashed again and the head signed again; where it holds an author's key the act is signed again too.
// Beside each stands the record that was not touched, which is valid.
#include <gtest/gtest.h>

#include <set>

#include "audit/verify.hpp"
#include "oracles/sitting_for_tests.hpp"

namespace {

using namespace testing_record;
using audit::Verdict;

struct Raw {
  std::uint64_t position = 0;
  base::Instant at;
  std::string act;
  record::KeyId key{};
  crypto::Signature signature{};
  std::string ruling;

  std::string text() const { return record::Entry{position, at, act, key, signature, ruling}.text(); }
};

// The positions of one entry of each kind.
struct Places {
  std::uint64_t enrol = 1, open = 0, vote = 0, cast = 0, cast_last = 0, lock = 0, invite = 0, invited = 0, revoke = 0,
                withhold = 0, close = 0;
};

struct Made {
  Sitting sitting;
  Places places;
};

const Made& made() {
  static const Made one = [] {
    Made out;
    Sitting& s = out.sitting;
    s.begin();
    s.open_sitting();
    out.places.open = s.next() - 1;
    out.places.vote = s.vote("A bench in front of the house", 30);
    out.places.cast = out.places.vote + 3;
    out.places.cast_last = out.places.vote + s.members().size();
    out.places.lock = s.next() - 1;
    s.vote("The fee of next year", 20);
    s.vote("A new roof", 42);
    s.vote("A second roof", 10);
    // A second device by invitation, and the loss of another.
    out.places.invite = s.next();
    s.must("secretary", {assembly::InviteKey{seat("ada"), key_named("invitation").public_key()}});
    auto enrol = s.enrolment("ada", "ada's phone");
    enrol.invitation = key_named("invitation").public_key();
    out.places.invited = s.next();
    EXPECT_EQ(s.put(s.text_of("ada", {enrol}), "invitation"), "");
    out.places.revoke = s.next();
    s.must("secretary", {assembly::RevokeKey{key_named("ben").public_key(), "lost in a train"}});
    out.places.withhold = s.next();
    s.must("secretary", {assembly::Withhold{std::string(64, 'a'), "a letter about a person"}});
    s.must("chair", {assembly::CloseSitting{}});
    out.places.close = s.next() - 1;
    // A device that looked again in the end: it has seen all that went before.
    s.must("secretary", {assembly::Circulate{assembly::DocumentKind::note, "N/1", "The next meeting", ""}});
    return out;
  }();
  return one;
}

class Attack {
 public:
  Attack() : blobs(made().sitting.blobs()) {
    for (const std::string& bytes : made().sitting.entries()) {
      const auto entry = *record::Entry::parse(bytes);
      entries.push_back(
          {entry.position, entry.at, std::string(entry.act), entry.key, entry.signature, std::string(entry.ruling)});
    }
  }

  std::vector<Raw> entries;
  Blobs blobs;
  std::string origin = made().sitting.origin();
  std::optional<record::Trust> trust;
  std::vector<std::string> earlier;
  std::function<void(MapReader&)> afterwards;  // on the files, nothing hashed again

  static void swap_text(std::string& text, std::string_view from, std::string_view to) {
    const auto at = text.find(from);
    base::check(at != text.npos, "the text to change is not there: " + std::string(from));
    text.replace(at, from.size(), to);
  }
  void change_act(std::uint64_t i, std::string_view from, std::string_view to) {
    swap_text(entries[i].act, from, to);
  }
  void change_ruling(std::uint64_t i, std::string_view from, std::string_view to) {
    swap_text(entries[i].ruling, from, to);
  }
  void sign(std::uint64_t i, const std::string& by) {
    const crypto::SigningKey key = key_named(by);
    entries[i].key = record::key_id(key.public_key());
    entries[i].signature = key.sign(record::message_of_act(origin, entries[i].act));
  }
  void renumber() {
    for (std::uint64_t i = 0; i < entries.size(); ++i) entries[i].position = i;
  }
  void drop(std::uint64_t i) { entries.erase(entries.begin() + static_cast<std::ptrdiff_t>(i)); }
  void insert(std::uint64_t i, Raw raw) {
    entries.insert(entries.begin() + static_cast<std::ptrdiff_t>(i), std::move(raw));
  }

  // An act that the attacker makes, behind everything, with all that is right about it but one thing.
  Raw forged(const std::string& by, assembly::Act act, const std::string& key = "",
             std::optional<codec::Head> seen = {}, std::uint64_t n = 1'000) {
    record::Tree tree;
    for (const Raw& raw : entries) tree.append(record::leaf_hash(raw.text()));
    Raw out;
    out.position = entries.size();
    out.at = entries.back().at;
    out.act =
        codec::write_act({seat(by), std::move(act), n, seen.value_or(codec::Head{tree.size(), tree.root()}), origin});
    const crypto::SigningKey signing = key_named(key.empty() ? by : key);
    out.key = record::key_id(signing.public_key());
    out.signature = signing.sign(record::message_of_act(origin, out.act));
    out.ruling = "{\"events\":[]}";
    return out;
  }
  void add(Raw raw) { entries.push_back(std::move(raw)); }

  Verdict judge() const {
    std::vector<std::string> texts;
    for (const Raw& raw : entries) texts.push_back(raw.text());
    MapReader files = publish(origin, texts, blobs, key_named("log"));
    if (afterwards) afterwards(files);
    audit::Means means;
    means.trust = trust;
    means.earlier = earlier;
    return audit::verify(files, means);
  }
};

struct Case {
  std::string name, code;
  std::optional<std::uint64_t> position;
  std::function<void(Attack&)> attack;
};

codec::Head head_at(const Attack& attack, std::uint64_t size) {
  record::Tree tree;
  for (std::uint64_t i = 0; i < size; ++i) tree.append(record::leaf_hash(attack.entries[i].text()));
  return {size, tree.root()};
}
std::string kept_head(std::uint64_t size) {
  Attack untouched;
  const codec::Head head = head_at(untouched, size);
  return signed_head({untouched.origin, head.size, head.root}, key_named("log"));
}

// Bits in every class of field, of an entry of every kind.
void add_flips(std::vector<Case>& out) {
  const Places& at = made().places;
  for (const std::uint64_t i :
       {std::uint64_t{0}, at.enrol, at.open, at.vote, at.cast, at.lock, at.revoke, at.close}) {
    const std::string of = " of entry " + std::to_string(i);
    out.push_back(
        {"a bit of the act" + of, "SIGNATURE", i, [i](Attack& a) { a.change_act(i, "\"n\":", "\"n\": "); }});
    out.push_back(
        {"a bit of the signature's R" + of, "SIGNATURE", i, [i](Attack& a) { a.entries[i].signature[3] ^= 4; }});
    out.push_back(
        {"a bit of the signature's S" + of, "SIGNATURE", i, [i](Attack& a) { a.entries[i].signature[40] ^= 4; }});
    out.push_back({"a bit of the key's id" + of, "KEY", i, [i](Attack& a) { a.entries[i].key[1] ^= 4; }});
    out.push_back({"another position" + of, "POSITION", i, [i](Attack& a) { a.entries[i].position ^= 1; }});
    out.push_back({"an event less" + of, "RULING", i, [i](Attack& a) { a.entries[i].ruling = "{\"events\":[]}"; }});
    out.push_back({"white space in the ruling" + of, "RULING", i, [i](Attack& a) { a.change_ruling(i, ":", ": "); }});
    out.push_back({"no ruling" + of, "RULING", i, [i](Attack& a) { a.entries[i].ruling = ""; }});
    out.push_back({"no act" + of, "GRAMMAR", i, [i](Attack& a) { a.entries[i].act = ""; }});
    // Where the ruling holds the time it is wrong at once; elsewhere the next device saw another history.
    const bool told = i == at.open || i == at.vote;
    out.push_back({"a later stamp" + of, told ? "RULING" : "SEEN_FORK", told ? i : i + 1,
                   [i](Attack& a) { a.entries[i].at.ms += 1; }});
  }
}

std::vector<Case> cases() {
  const Places at = made().places;
  const std::uint64_t last = made().sitting.next() - 1;
  std::vector<Case> out;
  add_flips(out);
  const auto add = [&](std::string name, std::string code, std::optional<std::uint64_t> position,
                       std::function<void(Attack&)> attack) {
    out.push_back({std::move(name), std::move(code), position, std::move(attack)});
  };
  // ---- order and number
  for (const std::uint64_t i : {at.enrol, at.vote, at.cast, at.lock}) {
    const std::string of = " " + std::to_string(i);
    add("dropped" + of, "POSITION", i, [i](Attack& a) { a.drop(i); });
    add("doubled" + of, "POSITION", i + 1, [i](Attack& a) { a.insert(i + 1, a.entries[i]); });
    add("doubled and renumbered" + of, "COUNTER", i + 1, [i](Attack& a) {
      a.insert(i + 1, a.entries[i]);
      a.renumber();
    });
    add("swapped" + of, "POSITION", i, [i](Attack& a) { std::swap(a.entries[i], a.entries[i + 1]); });
  }
  add("dropped and renumbered", "SEEN_AHEAD", at.cast, [=](Attack& a) {
    a.drop(at.cast);
    a.renumber();
  });
  add("the lock dropped and renumbered", "SEEN_AHEAD", at.lock, [=](Attack& a) {
    a.drop(at.lock);
    a.renumber();
  });
  add("swapped and renumbered", "SEEN_AHEAD", at.cast, [=](Attack& a) {
    std::swap(a.entries[at.cast], a.entries[at.cast + 1]);
    a.renumber();
  });
  add("dated before the one before", "TIME", at.cast, [=](Attack& a) { a.entries[at.cast].at.ms -= 10'000; });
  // ---- who signs
  add("a ballot changed, not signed", "SIGNATURE", at.cast,
      [=](Attack& a) { a.change_act(at.cast, "\"choice\":\"yes\"", "\"choice\":\"no\""); });
  add("a ballot changed, signed by another", "KEY_SEAT", at.cast, [=](Attack& a) {
    a.change_act(at.cast, "\"choice\":\"yes\"", "\"choice\":\"no\"");
    a.sign(at.cast, "rosa");
  });
  add("a ballot changed, signed with the log's key", "KEY", at.cast, [=](Attack& a) {
    a.change_act(at.cast, "\"choice\":\"yes\"", "\"choice\":\"no\"");
    a.sign(at.cast, "log");
  });
  add("a ballot changed by its own author afterwards", "RULING", at.cast, [=](Attack& a) {
    a.change_act(at.cast, "\"choice\":\"yes\"", "\"choice\":\"no\"");
    a.sign(at.cast, made().sitting.members()[2]);
  });
  add("a ballot and its ruling changed by its own author afterwards", "SEEN_FORK", at.cast + 1, [=](Attack& a) {
    a.change_act(at.cast, "\"choice\":\"yes\"", "\"choice\":\"no\"");
    a.change_ruling(at.cast, "\"choice\":\"yes\"", "\"choice\":\"no\"");
    a.sign(at.cast, made().sitting.members()[2]);
  });
  add("a ballot for another seat", "REFUSED", last + 1, [=](Attack& a) {
    a.add(a.forged("cleo", {assembly::Cast{at.vote, seat("dora"), assembly::ChoiceId::of("no")}}));
  });
  add("by a key that was revoked", "KEY_ENDED", last + 1,
      [](Attack& a) { a.add(a.forged("ben", {assembly::ChallengeQuorum{}})); });
  add("by an invitation that was used", "KEY_ENDED", last + 1,
      [](Attack& a) { a.add(a.forged("ada", {assembly::ChallengeQuorum{}}, "invitation")); });
  add("by an invitation that does more than enrol", "KEY_INVITATION", at.invited, [=](Attack& a) {
    a.entries.resize(at.invited);
    a.add(a.forged("ada", {assembly::Leave{seat("ada")}}, "invitation"));
  });
  add("by a key that nobody entered", "KEY", last + 1,
      [](Attack& a) { a.add(a.forged("cleo", {assembly::ChallengeQuorum{}}, "a stranger")); });
  add("a key entered that nobody holds", "POSSESSION", last + 1, [](Attack& a) {
    auto enrol = made().sitting.enrolment("cleo", "cleo's phone");
    enrol.key = key_named("another").public_key();
    a.add(a.forged("secretary", {enrol}));
  });
  add("a key entered with the proof for another seat", "POSSESSION", last + 1, [](Attack& a) {
    auto enrol = made().sitting.enrolment("cleo", "cleo's phone");
    enrol.seat = seat("dora");
    a.add(a.forged("secretary", {enrol}));
  });
  add("a key of small order", "KEY_BAD", last + 1, [](Attack& a) {
    auto enrol = made().sitting.enrolment("cleo", "cleo's phone");
    enrol.key = {};
    a.add(a.forged("secretary", {enrol}));
  });
  add("an invitation of small order", "KEY_BAD", last + 1,
      [](Attack& a) { a.add(a.forged("secretary", {assembly::InviteKey{seat("cleo"), {1}}})); });
  // ---- counters and heads
  add("a number that was used", "COUNTER", last + 1, [=](Attack& a) {
    a.add(a.forged("secretary", {assembly::Circulate{assembly::DocumentKind::note, "N/2", "t", ""}}, "", {}, 3));
  });
  add("the number nought again", "COUNTER", last + 1, [=](Attack& a) {
    a.add(a.forged("secretary", {assembly::Circulate{assembly::DocumentKind::note, "N/2", "t", ""}}, "", {}, 0));
  });
  add("saw more than there was", "SEEN_AHEAD", last + 1, [](Attack& a) {
    a.add(a.forged("secretary", {assembly::Circulate{assembly::DocumentKind::note, "N/2", "t", ""}}, "",
                   codec::Head{10'000, {}}));
  });
  add("saw another history", "SEEN_FORK", last + 1, [=](Attack& a) {
    a.add(a.forged("secretary", {assembly::Circulate{assembly::DocumentKind::note, "N/2", "t", ""}}, "",
                   codec::Head{last, {}}));
  });
  add("saw another beginning", "SEEN_FORK", last + 1, [=](Attack& a) {
    a.add(a.forged("secretary", {assembly::Circulate{assembly::DocumentKind::note, "N/2", "t", ""}}, "",
                   codec::Head{0, {}}));
  });
  add("a refused act, kept and played later", "STALE", last + 1,
      [=](Attack& a) { a.add(a.forged("chair", {assembly::OpenSitting{}}, "", head_at(a, at.lock))); });
  add("a ballot made before the question was put", "STALE", at.vote + 1, [=](Attack& a) {
    a.entries.resize(at.vote + 1);
    a.add(a.forged("cleo", {assembly::Cast{at.vote, seat("cleo"), assembly::ChoiceId::of("no")}}, "",
                   head_at(a, at.vote)));
  });
  add("an act on an entry that its author had not seen", "STALE", last + 2, [=](Attack& a) {
    const codec::Head seen = head_at(a, last + 1);
    a.add(a.forged("secretary", {assembly::Circulate{assembly::DocumentKind::note, "N/2", "t", ""}}));
    a.entries.back().ruling =
        codec::write_ruling({{{assembly::DocumentCirculated{last + 1, assembly::DocumentKind::note}}}, {}});
    a.add(a.forged("cleo", {assembly::Sponsor{last + 1}}, "", seen));
  });
  // ---- the rules
  add("a vote after the lock", "REFUSED", last + 1, [=](Attack& a) {
    a.add(a.forged("cleo", {assembly::Cast{at.vote, seat("cleo"), assembly::ChoiceId::of("no")}}));
  });
  add("locked by a member", "REFUSED", at.cast_last + 1, [=](Attack& a) {
    a.entries.resize(at.cast_last + 1);
    a.add(a.forged("cleo", {assembly::Lock{at.vote}}));
  });
  add("opened by a member", "REFUSED", last + 1,
      [](Attack& a) { a.add(a.forged("cleo", {assembly::OpenSitting{}})); });
  add("a forged ruling: another choice", "RULING", at.cast,
      [=](Attack& a) { a.change_ruling(at.cast, "\"choice\":\"yes\"", "\"choice\":\"no\""); });
  add("a forged ruling: another tally", "RULING", at.lock,
      [=](Attack& a) { a.change_ruling(at.lock, "\"tally\":[30,12,0]", "\"tally\":[12,30,0]"); });
  add("a forged ruling: another result", "RULING", at.lock,
      [=](Attack& a) { a.change_ruling(at.lock, "\"result\":\"passed\"", "\"result\":\"failed\""); });
  add("a forged ruling: an event more", "RULING", at.cast,
      [=](Attack& a) { a.change_ruling(at.cast, "]}", ",{\"vote_locked\":{\"vote\":1}}]}"); });
  add("another digest of the state", "STATE", at.close, [=](Attack& a) {
    auto& ruling = a.entries[at.close].ruling;
    ruling = ruling.substr(0, ruling.find("\"state\"")) + "\"state\":\"" + base::base64(std::string(32, 'x')) + "\"}";
  });
  add("no digest of the state", "STATE", at.close, [=](Attack& a) {
    auto& ruling = a.entries[at.close].ruling;
    ruling = ruling.substr(0, ruling.find(",\"state\"")) + "}";
  });
  add("a lot that was not committed to", "LOT", last + 1, [](Attack& a) {
    a.add(a.forged("chair", {assembly::DrawName{seat("cleo"), std::string(64, 'a'), "an opening"}}));
  });
  // ---- the beginning, other records, rehearsals
  add("the establishment twice", "ESTABLISHED", last + 1, [=](Attack& a) {
    a.add(a.entries[0]);
    a.renumber();
    a.entries.back().at = a.entries[last].at;
    a.change_act(last + 1, "\"n\":1,", "\"n\":900,");
    a.sign(last + 1, "secretary");
  });
  add("no establishment", "ESTABLISHED", 0, [](Attack& a) {
    a.drop(0);
    a.renumber();
  });
  add("a live act in a rehearsal", "REHEARSAL", at.cast, [=](Attack& a) {
    a.change_act(at.cast, "rehearsal.club", "club");
    a.sign(at.cast, made().sitting.members()[2]);
  });
  add("an act of another rehearsal", "ORIGIN", at.cast, [=](Attack& a) {
    a.change_act(at.cast, "rehearsal.club", "rehearsal.klub");
    a.sign(at.cast, made().sitting.members()[2]);
  });
  add("a rehearsal that calls itself live", "REHEARSAL", 0, [](Attack& a) {
    a.change_act(0, "\"rehearsal\":true,", "");
    a.sign(0, "secretary");
  });
  add("another log's key in the beginning", "LOG_KEY", std::nullopt, [](Attack& a) {
    a.change_act(0, made().sitting.journal().beginning().log,
                 record::VerifierKey::of(a.origin, record::KeyType::ed25519, key_named("x").public_key()).text());
    a.sign(0, "secretary");
  });
  add("other rules, named in the beginning", "RULING", 0, [](Attack& a) {
    std::string rules = a.blobs.files.at(made().sitting.journal().beginning().rules);
    Attack::swap_text(rules, "yes >= 2 no", "yes >= 3 no");
    a.change_act(0, made().sitting.journal().beginning().rules, a.blobs.put(rules));
    a.sign(0, "secretary");
  });
  add("other rules, named in the beginning and in its ruling", "SEEN_FORK", 1, [](Attack& a) {
    std::string rules = a.blobs.files.at(made().sitting.journal().beginning().rules);
    Attack::swap_text(rules, "yes >= 2 no", "yes >= 3 no");
    const std::string hash = a.blobs.put(rules);
    a.change_act(0, made().sitting.journal().beginning().rules, hash);
    a.change_ruling(0, made().sitting.journal().beginning().rules, hash);
    a.sign(0, "secretary");
  });
  add("rules that are none", "RULES", 0, [](Attack& a) {
    const std::string hash = a.blobs.put("[majority]\n");
    a.change_act(0, made().sitting.journal().beginning().rules, hash);
    a.sign(0, "secretary");
  });
  // ---- other rules on the way
  const auto amend = [](Attack& a, const std::function<void(std::string & rules, std::string & roster)>& change,
                        const std::string& by = "secretary") {
    std::string rules = a.blobs.files.at(made().sitting.journal().beginning().rules),
                roster = a.blobs.files.at(made().sitting.journal().beginning().roster);
    change(rules, roster);
    a.add(a.forged(by, {assembly::Amend{1, a.blobs.put(rules), a.blobs.put(roster), "", "a test"}}));
  };
  add("a roster that loses a member", "RULES", last + 1,
      [=](Attack& a) { amend(a, [](auto&, auto& roster) { Attack::swap_text(roster, "ben,Ben Berg\n", ""); }); });
  add("rules that lose a majority", "RULES", last + 1, [=](Attack& a) {
    amend(a, [](auto& rules, auto&) { Attack::swap_text(rules, "three_members ", "four_members "); });
  });
  add("other rules by a member", "REFUSED", last + 1, [=](Attack& a) { amend(a, [](auto&, auto&) {}, "cleo"); });
  add("other rules and no ruling that says so", "RULING", last + 1, [=](Attack& a) {
    amend(a, [](auto& rules, auto&) { Attack::swap_text(rules, "minutes = 3", "minutes = 4"); });
  });
  add("a majority that says something else of today", "RULES", last + 1, [=](Attack& a) {
    amend(a, [](auto& rules, auto&) { Attack::swap_text(rules, "yes >= 2 no", "yes >= 3 no"); });
  });
  add("a question that loses its quorum", "RULES", last + 1, [=](Attack& a) {
    amend(a, [](auto& rules, auto&) {
      Attack::swap_text(rules, "majority = \"two_thirds\", quorum = \"half\"", "majority = \"two_thirds\"");
    });
  });
  add("a new roster that is not there", "BLOB", last + 1, [=](Attack& a) {
    amend(a, [](auto&, auto& roster) { roster += "zoe,Zoe\n"; });
    std::erase_if(a.blobs.files, [](const auto& file) { return file.second.ends_with("zoe,Zoe\n"); });
  });
  // ---- blobs
  add("the rules swapped", "BLOB_HASH", 0,
      [](Attack& a) { a.blobs.files[made().sitting.journal().beginning().rules] += "\n"; });
  add("the roster swapped", "BLOB_HASH", 0,
      [](Attack& a) { a.blobs.files[made().sitting.journal().beginning().roster] += "zoe,Zoe\n"; });
  add("the rules missing", "BLOB", 0,
      [](Attack& a) { a.blobs.files.erase(made().sitting.journal().beginning().rules); });
  add("the roster missing", "BLOB", 0,
      [](Attack& a) { a.blobs.files.erase(made().sitting.journal().beginning().roster); });
  add("another blob swapped", "BLOB_HASH", std::nullopt,
      [](Attack& a) { a.blobs.files[std::string(64, '0')] = "x"; });
  // ---- the log: nothing hashed again
  add("a bit in a bundle", "SIGNATURE", at.cast, [=](Attack& a) {
    a.afterwards = [=](MapReader& files) {
      auto& bundle = files.files["tile/entries/000"];
      const std::string old = made().sitting.entries()[at.cast];
      bundle[bundle.find(old) + old.find("\"choice\":\"yes\"") + 11] = 'Y';
    };
  });
  add("a bit of a stamp in a bundle", "LEAF", at.cast, [=](Attack& a) {
    a.afterwards = [=](MapReader& files) {
      auto& bundle = files.files["tile/entries/000"];
      const std::string old = made().sitting.entries()[at.cast];
      bundle[bundle.find(old) + old.find('Z') - 1] = '9';
    };
  });
  add("a bit in a hash tile", "LEAF", 5,
      [](Attack& a) { a.afterwards = [](MapReader& files) { files.files["tile/0/000"][5 * 32 + 7] ^= 1; }; });
  add("a bit in a tile above", "TILE", std::nullopt,
      [](Attack& a) { a.afterwards = [](MapReader& files) { files.files["tile/1/000.p/1"][7] ^= 1; }; });
  add("a hash tile missing", "MISSING", 0,
      [](Attack& a) { a.afterwards = [](MapReader& files) { files.files.erase("tile/0/000"); }; });
  add("a tile above missing", "MISSING", std::nullopt,
      [](Attack& a) { a.afterwards = [](MapReader& files) { files.files.erase("tile/1/000.p/1"); }; });
  add("a bundle missing", "MISSING", 0,
      [](Attack& a) { a.afterwards = [](MapReader& files) { files.files.erase("tile/entries/000"); }; });
  add("the last bundle missing", "MISSING", 256, [](Attack& a) {
    a.afterwards = [](MapReader& files) {
      files.files.erase("tile/entries/001.p/" + std::to_string(made().sitting.next() - 256));
    };
  });
  add("the end of a bundle cut off", "BUNDLE", 255,
      [](Attack& a) { a.afterwards = [](MapReader& files) { files.files["tile/entries/000"].pop_back(); }; });
  add("a byte behind a bundle", "BUNDLE", last + 1, [](Attack& a) {
    a.afterwards = [](MapReader& files) {
      files.files["tile/entries/001.p/" + std::to_string(made().sitting.next() - 256)] += "x";
    };
  });
  // ---- heads
  const auto head = [add](std::string name, std::string code, std::function<std::string(const std::string&)> change) {
    add(std::move(name), std::move(code), std::nullopt, [change](Attack& a) {
      a.afterwards = [change](MapReader& files) { files.files["checkpoint"] = change(files.files["checkpoint"]); };
    });
  };
  head("a head without its signature's last byte", "HEAD",
       [](const std::string& note) { return note.substr(0, note.size() - 1); });
  head("a head with a line more", "HEAD", [](const std::string& note) {
    return note.substr(0, note.find("\n\n") + 1) + "more\n" + note.substr(note.find("\n\n") + 1);
  });
  head("a head that was changed", "HEAD_SIGNATURE", [](const std::string& note) {
    std::string changed = note;
    Attack::swap_text(changed, "\n" + std::to_string(made().sitting.next()) + "\n",
                      "\n" + std::to_string(made().sitting.next() - 1) + "\n");
    return changed;
  });
  head("a head with another root, signed", "ROOT", [](const std::string&) {
    return signed_head({made().sitting.origin(), made().sitting.next(), {}}, key_named("log"));
  });
  head("a head of more than there is, signed", "MISSING",
       [](const std::string&) { return signed_head({made().sitting.origin(), 511, {}}, key_named("log")); });
  head("a head of nothing, signed", "EMPTY", [](const std::string&) {
    return signed_head({made().sitting.origin(), 0, record::empty_root()}, key_named("log"));
  });
  head("a head of another origin", "LOG_KEY",
       [](const std::string&) { return signed_head({"club.example/other", 3, {}}, key_named("log")); });
  head("a head signed by another", "LOG_KEY",
       [](const std::string&) { return signed_head({made().sitting.origin(), 3, {}}, key_named("x")); });
  // ---- trust
  const auto trusting = [](const std::string& more) {
    return *record::Trust::parse(
        "log " + made().sitting.journal().beginning().log + "\n" + "witness w " +
        record::VerifierKey::of("w.example", record::KeyType::cosignature, key_named("w").public_key()).text() +
        "\n" + more);
  };
  add("too few witnesses", "QUORUM", std::nullopt, [=](Attack& a) { a.trust = trusting("quorum w\n"); });
  add("a witness's line that does not verify", "COSIGNATURE", std::nullopt, [=](Attack& a) {
    a.trust = trusting("quorum none\n");
    a.afterwards = [](MapReader& files) {
      auto note = *record::parse_note(files.files["checkpoint"]);
      note.signatures.push_back(record::cosign("another text\n", 1, "w.example", key_named("w")));
      files.files["checkpoint"] = note.whole();
    };
  });
  add("a trust file for another log", "LOG_KEY", std::nullopt, [](Attack& a) {
    a.trust = record::Trust::in_log(
        record::VerifierKey::of(a.origin, record::KeyType::ed25519, key_named("x").public_key()));
  });
  // ---- whoever kept a head: all of these are valid records by themselves
  add("the tail cut off, the head signed again", "ROLLBACK", last + 1, [=](Attack& a) {
    a.entries.resize(at.lock);
    a.earlier = {kept_head(last + 1)};
  });
  add("the last stamp changed, the head signed again", "FORK", last + 1, [=](Attack& a) {
    a.entries[last].at.ms += 1;
    a.earlier = {kept_head(last + 1)};
  });
  add("another end, the head signed again", "FORK", last + 1, [=](Attack& a) {
    a.entries.resize(at.close + 1);
    a.add(a.forged("secretary", {assembly::Circulate{assembly::DocumentKind::note, "N/9", "Another", ""}}));
    a.entries.back().ruling =
        codec::write_ruling({{{assembly::DocumentCirculated{last, assembly::DocumentKind::note}}}, {}});
    a.earlier = {kept_head(last + 1)};
  });
  return out;
}

TEST(Tampering, TheUntouchedRecordIsValid) {
  Attack untouched;
  untouched.earlier = {kept_head(untouched.entries.size()), kept_head(1), kept_head(100)};
  const Verdict verdict = untouched.judge();
  EXPECT_EQ(verdict.kind, Verdict::Kind::valid)
      << verdict.code << " " << verdict.position.value_or(0) << " " << verdict.detail;
  EXPECT_TRUE(verdict.rehearsal);
  EXPECT_EQ(verdict.withheld, std::vector<std::string>{std::string(64, 'a')});
  EXPECT_GT(untouched.entries.size(), 256U);
}

TEST(Tampering, EveryOneIsRejectedWithItsCode) {
  std::set<std::string> codes;
  const std::vector<Case> all = cases();
  EXPECT_GE(all.size(), 80U);
  for (const Case& one : all) {
    Attack attack;
    one.attack(attack);
    const Verdict verdict = attack.judge();
    const std::string code = verdict.kind == Verdict::Kind::valid        ? "valid"
                             : verdict.kind == Verdict::Kind::unreadable ? "unreadable"
                                                                         : std::string(verdict.code);
    EXPECT_EQ(code, one.code) << one.name << ": " << verdict.detail
                              << (verdict.refusal ? std::string(verdict.refusal->id) : "") << " at "
                              << verdict.position.value_or(99999);
    EXPECT_TRUE(!one.position || verdict.position == one.position)
        << one.name << " at " << verdict.position.value_or(99999);
    codes.insert(code);
  }
  std::printf("%zu tampered records, %zu codes\n", all.size(), codes.size());
}

// One bit of any byte of any file: a few hundred of them here, all with PLENARY_FLIPS=1.
TEST(Tampering, NoBitOfAnyFileCanBeChanged) {
  const Made& record = made();
  const MapReader whole =
      publish(record.sitting.origin(), record.sitting.entries(), record.sitting.blobs(), key_named("log"));
  const char* all = std::getenv("PLENARY_FLIPS");
  std::size_t bytes = 0, flipped = 0;
  for (const auto& [path, content] : whole.files) bytes += content.size();
  const std::size_t step = all ? 1 : bytes / 251;
  std::size_t at = 0;
  for (const auto& [path, content] : whole.files)
    for (std::size_t i = 0; i < content.size(); ++i)
      if (at++ % step == 0) {
        MapReader changed = whole;
        changed.files[path][i] = static_cast<char>(changed.files[path][i] ^ (1 << (at % 8)));
        const Verdict verdict = audit::verify(changed, {});
        ASSERT_NE(verdict.kind, Verdict::Kind::valid) << path << " byte " << i;
        ++flipped;
      }
  std::printf("%zu of %zu bytes flipped\n", flipped, bytes);
}

// A later edition is no lie: it cannot be read here.
TEST(Tampering, AnUnknownEditionCannotBeRead) {
  Attack attack;
  attack.change_act(0, "\"edition\":1", "\"edition\":2");
  attack.sign(0, "secretary");
  EXPECT_EQ(attack.judge().kind, Verdict::Kind::unreadable);
  Attack no_head;
  no_head.afterwards = [](MapReader& files) { files.files.erase("checkpoint"); };
  EXPECT_EQ(no_head.judge().kind, Verdict::Kind::unreadable);
}

}  // namespace
