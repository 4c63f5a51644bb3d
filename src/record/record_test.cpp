// Every known answer of the record's formats.
#include <gtest/gtest.h>

#include "base/limits.hpp"
#include "record/entry.hpp"
#include "record/merkle.hpp"
#include "record/receipt.hpp"
#include "record/tiles.hpp"

namespace {

using namespace record;

std::string from_hex(std::string_view text) { return *base::from_hex(text); }
std::string hex(const Hash& hash) { return base::hex(base::view(hash)); }
std::string sha(std::string_view bytes) { return hex(crypto::sha256(bytes)); }

std::vector<std::string> set_a() {
  return {"",
          from_hex("00"),
          from_hex("10"),
          from_hex("2021"),
          from_hex("3031"),
          from_hex("40414243"),
          from_hex("5051525354555657"),
          from_hex("606162636465666768696a6b6c6d6e6f")};
}
std::string entry_b(std::uint64_t i) {
  std::string out;
  for (int shift = 56; shift >= 0; shift -= 8) out += static_cast<char>(i >> shift & 0xff);
  return out;
}
Tree tree_a() {
  Tree out;
  for (const std::string& entry : set_a()) out.append(leaf_hash(entry));
  return out;
}
Tree tree_b(std::uint64_t size) {
  Tree out;
  for (std::uint64_t i = 0; i < size; ++i) out.append(leaf_hash(entry_b(i)));
  return out;
}

TEST(Merkle, RootsOfSetA) {
  const std::vector<std::string> roots = {"e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
                                          "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
                                          "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
                                          "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
                                          "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
                                          "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
                                          "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
                                          "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
                                          "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328"};
  const Tree tree = tree_a();
  for (std::size_t size = 0; size < roots.size(); ++size) EXPECT_EQ(hex(tree.root(size)), roots[size]) << size;
}

std::string beginnings(const Proof& proof) {
  std::string out;
  for (const Hash& hash : proof) out += (out.empty() ? "" : " ") + hex(hash).substr(0, 16);
  return out;
}

TEST(Merkle, ProofsOfSetA) {
  const Tree tree = tree_a();
  EXPECT_EQ(beginnings(tree.inclusion(0, 8)), "96a296d224f285c6 5f083f0a1a33ca07 6b47aaf29ee3c2af");
  EXPECT_EQ(beginnings(tree.inclusion(5, 8)), "bc1a0643b12e4d2d ca854ea128ed050b d37ee418976dd957");
  EXPECT_EQ(beginnings(tree.inclusion(2, 3)), "fac54203e7cc696c");
  EXPECT_EQ(beginnings(tree.inclusion(1, 5)), "6e340b9cffb37a98 5f083f0a1a33ca07 bc1a0643b12e4d2d");
  EXPECT_EQ(beginnings(tree.consistency(1, 8)), "96a296d224f285c6 5f083f0a1a33ca07 6b47aaf29ee3c2af");
  EXPECT_EQ(beginnings(tree.consistency(6, 8)), "0ebc5d3437fbe2db ca854ea128ed050b d37ee418976dd957");
  EXPECT_EQ(beginnings(tree.consistency(2, 5)), "5f083f0a1a33ca07 bc1a0643b12e4d2d");
  EXPECT_EQ(beginnings(tree.consistency(3, 7)),
            "0298d122906dcfc1 07506a85fd9dd2f1 fac54203e7cc696c 837dbb152e9b0790");
}

TEST(Merkle, RootsOfSetB) {
  const Tree tree = tree_b(70'000);
  EXPECT_EQ(hex(tree.root(255)), "bb3b9743e08118ea583ae77df04a1449a0601cde6f75146d79c2cab6366ce210");
  EXPECT_EQ(hex(tree.root(256)), "15e2dd4973ae44de8c8cf3048fd98d17adaaea6287f4e0606a55a643617408c0");
  EXPECT_EQ(hex(tree.root(257)), "d418c0873259bce7d0561ab004486112416c1c4490865415342bfe06e673146c");
  EXPECT_EQ(hex(tree.root(65'536)), "bc9bca909516d5bf148c2bf2dea0a0d9f717ce4987d2fe7504d6694363b41598");
  EXPECT_EQ(hex(tree.root()), "0759167a0f98e35e802d46ff7c7d29d2c3f03a63a256deb6abbff357a91b63b1");
  EXPECT_EQ(sha(tree.tile(0, 273, 112)), "c7ebb1581fb37d08e8c14ef23ce02ebd07d79d783b6515c740d8b9f566ef0289");
  EXPECT_EQ(sha(tree.tile(1, 0, 256)), "dbf848d70619481ec09adf64ff73d027ffd27f3cab12570d5087d7e9fede902a");
  EXPECT_EQ(sha(tree.tile(1, 1, 17)), "4fd210567f39abfd6af3acd3f895698cbaaf1b83bd764f98d7d81f431454aa54");
  EXPECT_EQ(sha(tree.tile(2, 0, 1)), "2f3d7b72e1ccbf31e77e4c41d731da9c94fa1a6c08249fd49e5d4aded052b16b");
  std::string bundle;
  for (std::uint64_t i = 273 * 256; i < 70'000; ++i) add_to_bundle(bundle, entry_b(i));
  EXPECT_EQ(sha(bundle), "d0948a54de15d727a997b2d243bf342e57f1ebdb01afea25232e1492fef0a899");
}

// All sizes to 70, then sampled to 70,000: each proof holds, and fails with any one thing about it changed.
TEST(Merkle, EveryProofHoldsAndNoneForAnotherPlace) {
  const Tree tree = tree_b(70'000);
  const auto check = [&](std::uint64_t index, std::uint64_t size) {
    Proof proof = tree.inclusion(index, size);
    const Hash leaf = tree.leaf(index), root = tree.root(size);
    ASSERT_TRUE(includes(index, size, leaf, root, proof)) << index << " in " << size;
    ASSERT_FALSE(includes(index ^ 1, size, leaf, root, proof) && size > 1);
    ASSERT_FALSE(includes(index, size, tree.leaf(index == 0 ? 1 : 0), root, proof));
    proof.push_back(leaf);
    ASSERT_FALSE(includes(index, size, leaf, root, proof));
    proof.pop_back();
    if (!proof.empty()) {
      proof.back()[0] ^= 1;
      ASSERT_FALSE(includes(index, size, leaf, root, proof));
      proof.pop_back();
      ASSERT_FALSE(includes(index, size, leaf, root, proof));
    }
  };
  const auto check_pair = [&](std::uint64_t m, std::uint64_t n) {
    Proof proof = tree.consistency(m, n);
    ASSERT_TRUE(is_consistent(m, n, tree.root(m), tree.root(n), proof)) << m << " to " << n;
    if (m == n || m == 0) return;
    ASSERT_FALSE(is_consistent(m, n, tree.root(m - 1), tree.root(n), proof));
    ASSERT_FALSE(is_consistent(m, n, tree.root(m), tree.root(n - 1), proof));
    proof.front()[5] ^= 1;
    ASSERT_FALSE(is_consistent(m, n, tree.root(m), tree.root(n), proof));
    proof.front()[5] ^= 1;
    proof.push_back(proof.front());
    ASSERT_FALSE(is_consistent(m, n, tree.root(m), tree.root(n), proof));
  };
  for (std::uint64_t size = 1; size <= 70; ++size)
    for (std::uint64_t index = 0; index < size; ++index) check(index, size), check_pair(index, size);
  for (std::uint64_t size = 71; size <= 70'000; size += 331)
    for (std::uint64_t index = size % 7; index < size; index += 1 + size / 9)
      check(index, size), check_pair(index, size);
}

TEST(Tiles, OfSetAByteForByte) {
  std::string bundle;
  for (const std::string& entry : set_a()) add_to_bundle(bundle, entry);
  EXPECT_EQ(bundle.size(), 50U);
  EXPECT_EQ(sha(bundle), "1afdc32f06ff88236207410a37b10ff2b5647186b52a531da0416d539b15a876");
  EXPECT_EQ(sha(tree_a().tile(0, 0, 8)), "aea2f1bbb5140fd5f8eacb503fdf54c00c3d860c72588e40233addd416bc8f10");
  const Bundle read = entries_of(bundle);
  EXPECT_EQ(std::vector<std::string>(read.entries.begin(), read.entries.end()), set_a());
  EXPECT_EQ(read.rest, bundle.size());
  EXPECT_EQ(entries_of(bundle.substr(0, 49)).entries.size(), 7U);
}

TEST(Tiles, OfASizeAreWhatTheStandardSays) {
  std::vector<std::string> names;
  for (const TilePath& path : tiles_of(70'000)) names.push_back(path.text());
  const auto has = [&](std::string_view name) { return std::count(names.begin(), names.end(), name) == 1; };
  EXPECT_EQ(names.size(), 2 * 274U + 2U + 1U);
  for (const auto* name : {"tile/0/273.p/112", "tile/1/000", "tile/1/001.p/17", "tile/2/000.p/1", "tile/entries/272",
                           "tile/entries/273.p/112"})
    EXPECT_TRUE(has(name)) << name;
  names.clear();
  for (const TilePath& path : tiles_of(256)) names.push_back(path.text());
  EXPECT_EQ(names, (std::vector<std::string>{"tile/entries/000", "tile/0/000", "tile/1/000.p/1"}));
}

TEST(Tiles, APathHasOneSpelling) {
  for (const auto* path :
       {"tile/0/000", "tile/0/273", "tile/63/x001/000", "tile/entries/x001/x234/067.p/255", "tile/2/000.p/1"}) {
    const auto read = TilePath::parse(path);
    ASSERT_TRUE(read) << path;
    EXPECT_EQ(read->text(), path);
  }
  for (const auto* path : {"tile/0/x000/067",
                           "tile/0/67",
                           "tile/0/0067",
                           "tile/0/000.p/0",
                           "tile/0/000.p/256",
                           "tile/0/000.p/007",
                           "tile/64/000",
                           "tile/00/000",
                           "tile/0/%2e",
                           "tile/0/X001/000",
                           "tile/0/000/",
                           "tile/0/",
                           "tile/0",
                           "tile/-1/000",
                           "tile/0/-01",
                           "tile/0/+01",
                           "tile/0/x001",
                           "tile/0/001/000",
                           "tiles/0/000",
                           "/tile/0/000",
                           "tile/0/000.p/1.p/1",
                           "tile/entries",
                           "tile/0/../000",
                           "tile/0/x999/x999/x999/x999/x999/x999/999",
                           ""})
    EXPECT_FALSE(TilePath::parse(path)) << path;
}

constexpr std::string_view note_key = "example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k";
constexpr std::string_view note_text =
    "This is an example message.\n\n\xe2\x80\x94 example.com/foo "
    "Uw2QOkn8srV1yJGh2VYRlL1Tnagv1YEq6TfXppzi2ONncAlTgK7Ztg1ERYNZXsYjOBH3mFXmRKuwHjG1Yu72IneyaQM=\n";

TEST(Notes, TheStandardsOwnExample) {
  const auto key = VerifierKey::parse(note_key);
  ASSERT_TRUE(key);
  EXPECT_EQ(key->text(), note_key);
  const auto note = parse_note(note_text);
  ASSERT_TRUE(note);
  EXPECT_EQ(note->whole(), note_text);
  const std::vector<VerifierKey> known = {*key};
  ASSERT_TRUE(signers(*note, known));
  EXPECT_EQ(signers(*note, known)->size(), 1U);
  Note changed = *note;
  changed.text[0] = 't';
  EXPECT_FALSE(signers(changed, known));
}

const std::string kat_trust =
    "log plenary.example/kat+823cf180+AddamAGCsQq31Uv+08lkBzoO4XLz2qYjJa8CGmj3B1Ea\n"
    "witness w witness.example/kat+f1349470+BD1AF8PoQ4lakrcKp00bfrycmCzPLsSWjMDNVfEq9GYM\n"
    "quorum w\n";

// The whole chain: log key of RFC 8032 TEST 1, witness key of TEST 2.
TEST(Receipts, TheWholeChainByteForByte) {
  const Tree tree = tree_a();
  const auto log =
      crypto::SigningKey::from_seed(from_hex("9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60"));
  const auto witness =
      crypto::SigningKey::from_seed(from_hex("4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb"));
  Note note{Checkpoint{"plenary.example/kat", 8, tree.root()}.text(), {}};
  sign_note(note, "plenary.example/kat", log);
  note.signatures.push_back(cosign(note.text, 1'700'000'000, "witness.example/kat", witness));
  const Receipt made{std::nullopt, 5, tree.inclusion(5, 8), note.whole()};
  EXPECT_EQ(made.text().size(), 481U);
  EXPECT_EQ(sha(made.text()), "364f944b03ce5317dcf1c5e8086dc3553a6a4a12e78907541309f4785ff87afd");
  auto receipt = Receipt::parse(made.text());
  ASSERT_TRUE(receipt);
  EXPECT_EQ(receipt->text(), made.text());
  const auto trust = Trust::parse(kat_trust);
  ASSERT_TRUE(trust) << trust.error().text();
  EXPECT_EQ(check_receipt(*receipt, *trust).kind, ReceiptVerdict::Kind::unreadable);
  receipt->entry = set_a()[5];
  EXPECT_EQ(check_receipt(*receipt, *trust).kind, ReceiptVerdict::Kind::valid);
  EXPECT_EQ(check_receipt(*Receipt::parse(receipt->text()), *trust).kind, ReceiptVerdict::Kind::valid);
  receipt->index = 4;
  EXPECT_EQ(check_receipt(*receipt, *trust).kind, ReceiptVerdict::Kind::invalid);
  receipt->index = 5;
  note.signatures.pop_back();
  receipt->note = note.whole();
  EXPECT_EQ(check_receipt(*receipt, *trust).kind, ReceiptVerdict::Kind::awaiting);
  note.signatures.clear();
  note.signatures.push_back(cosign(note.text, 1'700'000'000, "witness.example/kat", witness));
  receipt->note = note.whole();
  EXPECT_EQ(check_receipt(*receipt, *trust).kind, ReceiptVerdict::Kind::invalid);  // nobody of the log signed it
}

// Each is refused; the note it was made from is taken.
TEST(Notes, GrammarHasOneSpelling) {
  const std::string root = "XcnaeacGWamtVZy3Ad7ZoqudgjqtL0lgz+Nw7/RgQyg=";
  const std::string line =
      "\xe2\x80\x94 a.example/b "
      "gjzxgFFzz+STP1kaIVTISUbUxf04jZyFJC5KeWF6Hm94xp0CrHED6+Fy7M5yUL52SJKbI8cLwBAzNH6Z/pKqyuHrEQI=\n";
  const auto taken = [](const std::string& bytes) {
    const auto note = parse_note(bytes);
    return note && Checkpoint::parse(note->text);
  };
  const std::string good = "a.example/b\n8\n" + root + "\n\n" + line;
  ASSERT_TRUE(taken(good));
  ASSERT_TRUE(taken("a.example/b\n0\n" + root + "\n\n" + line));
  ASSERT_TRUE(taken("a.example/b\n9223372036854775807\n" + root + "\n\n" + line));
  for (const auto* size : {"01", "+1", "-1", "1 ", "", "18446744073709551616", "9223372036854775808", "0x1", " 1"})
    EXPECT_FALSE(taken("a.example/b\n" + std::string(size) + "\n" + root + "\n\n" + line)) << size;
  const std::vector<std::string> roots = {root.substr(0, 43),
                                          base::base64(std::string(31, 'a')),
                                          base::base64(std::string(33, 'a')),
                                          "XcnaeacGWamtVZy3Ad7ZoqudgjqtL0lgz-Nw7_RgQyg=",
                                          "XcnaeacGWamtVZy3Ad7ZoqudgjqtL0lgz+Nw7/RgQyh=",
                                          "Xcna eacGWamtVZy3Ad7ZoqudgjqtL0lgz+Nw7/RgQyg=",
                                          ""};
  for (const std::string& other : roots) EXPECT_FALSE(taken("a.example/b\n8\n" + other + "\n\n" + line)) << other;
  const auto with = [&](std::string_view from, std::string_view to) {
    std::string out = good;
    out.replace(out.find(from), from.size(), to);
    return out;
  };
  EXPECT_FALSE(taken(with("a.example/b\n8", "\n8")));
  EXPECT_FALSE(taken(with("\n8", "\r\n8")));
  EXPECT_FALSE(taken(good.substr(0, good.size() - 1)));
  EXPECT_FALSE(taken(with("\n\n", "\n\n\n")));
  EXPECT_FALSE(taken(good + "\n" + line));
  EXPECT_FALSE(taken(with(line, "")));
  EXPECT_FALSE(taken(with("\xe2\x80\x94", "\xe2\x80\x93")));
  EXPECT_FALSE(taken(with("\xe2\x80\x94", "-")));
  EXPECT_FALSE(taken(with("\xe2\x80\x94 ", "\xe2\x80\x94  ")));
  for (const auto* name : {"a+b",
                           "a\xc2\xa0"
                           "b",
                           "a\xe3\x80\x80"
                           "b",
                           ""})
    EXPECT_FALSE(taken(with("\x94 a.example/b", "\x94 " + std::string(name)))) << name;
  EXPECT_FALSE(taken(with(line, "\xe2\x80\x94 a.example/b AAAAAA==\n")));
  EXPECT_TRUE(taken(with(line, "\xe2\x80\x94 a.example/b AAAAAAA=\n")));
  for (const auto* bytes : {"\xef\xbb\xbf", "\t", "\xff", "\xc0\x80", "\xed\xa0\x80", "\x01"})
    EXPECT_FALSE(taken(bytes + good));
  EXPECT_FALSE(taken(std::string(1, '\0') + good));
  EXPECT_FALSE(taken(with(root + "\n", root + "\nan extension\n")));
  std::string many = with(line, "");
  for (int i = 0; i < 64; ++i) many += line;
  EXPECT_TRUE(taken(many));
  EXPECT_FALSE(taken(many + line));
  const std::string padding(base::limits::note_bytes_max - good.size(), 'x');
  EXPECT_TRUE(taken(padding + good));
  EXPECT_FALSE(taken("x" + padding + good));
}

TEST(Trust, NamesAreDefinedBeforeTheyAreUsedAndOnce) {
  const std::string log = "log plenary.example/kat+823cf180+AddamAGCsQq31Uv+08lkBzoO4XLz2qYjJa8CGmj3B1Ea\n";
  const std::string w = "witness w witness.example/kat+f1349470+BD1AF8PoQ4lakrcKp00bfrycmCzPLsSWjMDNVfEq9GYM\n";
  EXPECT_TRUE(Trust::parse("# a comment\n\n" + log + w + "group g 1 w\nquorum g\n"));
  EXPECT_TRUE(Trust::parse(log + "quorum none\n"));
  for (const std::string& bad : std::vector<std::string>{
           log, log + w + "group g 2 w\nquorum g\n", log + "group g any w\n" + w + "quorum g\n",
           log + log + "quorum none\n", log + w + w + "quorum w\n",
           log + w + "group g any w\ngroup h any w\nquorum h\n", log + "quorum w\n",
           log + w + "group g 0 w\nquorum g\n", log + "quorum none\nquorum none\n", log + "quorum none",
           "log x\nquorum none\n", log + "witness none " + w.substr(10) + "quorum none\n",
           log + "mirror m\nquorum none\n"})
    EXPECT_FALSE(Trust::parse(bad)) << bad;
  const auto trust = Trust::parse(log + w + "group g all w\nquorum g\n");
  EXPECT_FALSE(trust->reached_by({}));
  EXPECT_TRUE(trust->reached_by({0}));
}

TEST(Entries, AreFourLinesAndNothingElse) {
  Entry entry{1017, base::Instant{1665601331123}, "{\"by\":\"ada\"}", {1, 2, 3, 4}, {}, "{\"events\":[]}"};
  const std::string text = entry.text();
  EXPECT_EQ(text.substr(0, 30), "1017 2022-10-12T19:02:11.123Z\n");
  const auto back = Entry::parse(text);
  ASSERT_TRUE(back);
  EXPECT_EQ(back->text(), text);
  for (const std::string& bad :
       {text + "\n", text.substr(0, text.size() - 1), "0" + text, " " + text, text.substr(1 + text.find('\n')),
        std::string("1017 2022-10-12T19:02:11Z\n") + text.substr(30), std::string()})
    EXPECT_FALSE(Entry::parse(bad)) << bad;
  EXPECT_EQ(without_salt(salted("abc", std::string(32, 's'))), "abc");
  EXPECT_EQ(without_salt("abc"), "abc");
  EXPECT_TRUE(is_origin("un.example/ga"));
  for (const auto* bad :
       {"", "un.example", "un.example/", "/ga", "UN.example/ga", "un.example/ga/x", "un example/ga", ".un/ga"})
    EXPECT_FALSE(is_origin(bad)) << bad;
  EXPECT_TRUE(is_rehearsal("rehearsal.un.example/ga"));
  EXPECT_FALSE(is_rehearsal("un.example/rehearsal.ga"));
}

}  // namespace
