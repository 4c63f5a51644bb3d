#include "crypto/sign.hpp"

#include <gtest/gtest.h>

#include <fstream>
#include <sstream>

#include "base/text.hpp"
#include "crypto/hash.hpp"

namespace {

crypto::PublicKey key_of(std::string_view hex) { return *base::exactly<32>(base::from_hex(hex)); }

bool accepts(const std::string& key, const std::string& signature, const std::string& message) {
  const auto bytes = base::exactly<64>(base::from_hex(signature));
  const auto text = base::from_hex(message == "-" ? "" : message);
  return bytes && crypto::is_good_key(key_of(key)) && crypto::verify(key_of(key), *text, *bytes);
}

// RFC 8032, CCTV (of its 914 only number 305), Wycheproof (88 of 151): oracles/second/README.md names the sources.
TEST(Sign, AcceptsExactlyTheAgreedSet) {
  std::ifstream file(std::string(PLENARY_ROOT) + "/oracles/second/ed25519.txt");
  std::string key, signature, message, bitmap;
  while (file >> key >> signature >> message) bitmap += accepts(key, signature, message) ? '1' : '0';
  ASSERT_EQ(bitmap.size(), 4U + 914U + 151U + 1U);
  EXPECT_EQ(bitmap.substr(0, 4), "1111");
  std::string cctv(914, '0');
  cctv[305] = '1';
  EXPECT_EQ(bitmap.substr(4, 914), cctv);
  EXPECT_EQ(std::count(bitmap.begin() + 918, bitmap.end() - 1, '1'), 88);
  EXPECT_EQ(bitmap.back(), '0');
}

TEST(Sign, KeysOfMixedOrSmallOrderAreRefused) {
  EXPECT_TRUE(crypto::is_good_key(key_of("ef4f62f8479733ad879cfaced3c89a9c39dd4fc795ef2efa1c3eafe4d729a081")));
  EXPECT_FALSE(crypto::is_good_key(key_of("cdbc161be64c4302f56443ff29ccf36a2075be1a1fa67ff126b56315f5681c38")));
  EXPECT_FALSE(crypto::is_good_key(key_of("feaf9d07b868cc52786305312c376563c622b0386a10d105e3c1501b28d65f7e")));
  for (const std::string last : {"00", "80", "7f", "ff"})
    for (const std::string first : {"00", "01", "ec", "ed", "ee"})
      EXPECT_FALSE(
          crypto::is_good_key(key_of(first + std::string(60, last < "8" && last != "7f" ? '0' : 'f') + last)));
}

TEST(Sign, AKeyMadeFromASeedSignsAsTheStandardSays) {
  const auto seed = *base::from_hex("9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60");
  const crypto::SigningKey key = crypto::SigningKey::from_seed(seed);
  EXPECT_EQ(base::hex(base::view(key.public_key())),
            "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a");
  EXPECT_EQ(base::hex(base::view(key.sign(""))).substr(0, 16), "e5564300c360ac72");
  EXPECT_EQ(key.seed().view(), seed);
}

TEST(Sign, ASealedOpensWithItsPassphraseAndNoOther) {
  const crypto::SigningKey key = crypto::SigningKey::generate();
  const auto sealed = crypto::seal(key, "correct horse", {1, 8192});
  ASSERT_TRUE(sealed);
  const auto back = crypto::unseal(*sealed, "correct horse");
  ASSERT_TRUE(back);
  EXPECT_EQ(back->public_key(), key.public_key());
  EXPECT_FALSE(crypto::unseal(*sealed, "correct house"));
  for (std::size_t i = 0; i < sealed->box.size(); i += 7) {
    crypto::Sealed damaged = *sealed;
    damaged.box[i] ^= 1;
    EXPECT_FALSE(crypto::unseal(damaged, "correct horse"));
  }
  EXPECT_FALSE(crypto::is_passphrase(""));
  EXPECT_FALSE(crypto::is_passphrase("na\xc3\xafve"));
  EXPECT_FALSE(crypto::is_passphrase(std::string(129, 'a')));
  EXPECT_TRUE(crypto::is_passphrase(std::string(128, '~')));
}

TEST(Hash, OfPartsIsOfTheWhole) {
  EXPECT_EQ(base::hex(base::view(crypto::sha256("abc"))),
            "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  EXPECT_EQ(crypto::sha256({"a", "", "bc"}), crypto::sha256("abc"));
}

}  // namespace
