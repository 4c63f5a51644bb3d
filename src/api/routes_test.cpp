// The routes and their manual; the sentences that the web side says by itself.
#include "api/routes.hpp"

#include <gtest/gtest.h>

#include "base/file.hpp"
#include "base/text.hpp"

namespace {

// docs/api.md holds the table that the program holds.
TEST(Routes, TheManualIsMadeFromThem) {
  const auto manual = base::read_file(PLENARY_ROOT "/docs/api.md");
  ASSERT_TRUE(manual);
  EXPECT_NE(manual->find(api::manual()), std::string::npos) << api::manual();
}

TEST(Founding, EverySentenceIsInTheCatalogue) {
  const auto english = words::Catalogue::load(PLENARY_ROOT "/messages", "en");
  ASSERT_TRUE(english) << base::text(english.error());
  for (const auto id : founding::sentences) EXPECT_TRUE(english->has("founding", id)) << id;
  EXPECT_EQ(english->ids("founding").size(), founding::sentences.size());
}

}  // namespace
