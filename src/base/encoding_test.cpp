#include "base/encoding.hpp"

#include <gtest/gtest.h>

namespace {

TEST(Encoding, Base64HasOneSpelling) {
  for (const auto& [bytes, text] :
       std::initializer_list<std::pair<std::string, std::string>>{{"", ""},
                                                                  {"f", "Zg=="},
                                                                  {"fo", "Zm8="},
                                                                  {"foo", "Zm9v"},
                                                                  {"foob", "Zm9vYg=="},
                                                                  {"fooba", "Zm9vYmE="},
                                                                  {"foobar", "Zm9vYmFy"}}) {
    EXPECT_EQ(base::base64(bytes), text);
    EXPECT_EQ(base::from_base64(text), bytes);
  }
  for (const auto* bad :
       {"Zg", "Zg=", "Zg===", "Zh==", "Zm9=", "Zg==Zg==", "====", "Z===", "Zm9 ", "Zm-v", " Zm9v", "Zm9v\n", "=m9v"})
    EXPECT_FALSE(base::from_base64(bad)) << bad;
}

TEST(Encoding, HexIsLowerCase) {
  EXPECT_EQ(base::hex(std::string("\x00\xff\x1a", 3)), "00ff1a");
  EXPECT_EQ(base::from_hex("00ff1a"), std::string("\x00\xff\x1a", 3));
  for (const auto* bad : {"0", "FF", "0g", " 00"}) EXPECT_FALSE(base::from_hex(bad)) << bad;
  EXPECT_FALSE(base::exactly<4>(base::from_hex("00ff1a")));
  EXPECT_TRUE(base::exactly<3>(base::from_hex("00ff1a")));
}

}  // namespace
