// How many may watch: of one address, and with the devices of one seat.
#include "api/readings.hpp"

#include <gtest/gtest.h>

#include "api/limits.hpp"

namespace {

class OpenStream : public web::Stream {
 public:
  void send(web::Shared) override {}
  std::size_t waiting() const override { return 0; }
  bool closed() const override { return closed_; }
  void close() override { closed_ = true; }

 private:
  bool closed_ = false;
};
using Streams = std::vector<std::shared_ptr<web::Stream>>;

std::optional<api::Identities::Identity> device(int seat, unsigned char key) {
  return api::Identities::Identity{{key}, assembly::SeatId::of("m" + std::to_string(seat)), 0};
}
std::shared_ptr<web::Stream> joined(api::Readings& readings, const std::string& peer,
                                    const std::optional<api::Identities::Identity>& who = std::nullopt) {
  if (!readings.admits(peer, who)) return nullptr;
  auto stream = std::make_shared<OpenStream>();
  readings.add(stream, peer, who);
  return stream;
}

TEST(Readings, OneAddressHasItsShareAndTheOthersHaveTheirs) {
  api::Readings readings;
  Streams streams;
  for (std::size_t i = 0; i < api::limits::streams_per_address_max; ++i)
    streams.push_back(joined(readings, "10.0.0.7"));
  EXPECT_EQ(joined(readings, "10.0.0.7"), nullptr);
  EXPECT_NE(joined(readings, "10.0.0.8"), nullptr);
  streams.front()->close();
  readings.sweep();
  EXPECT_NE(joined(readings, "10.0.0.7"), nullptr);
}

TEST(Readings, ThisMachinesOwnAddressHasNoShare) {
  api::Readings readings;
  Streams streams;
  for (const char* peer : {"127.0.0.1", "::1"})
    for (std::size_t i = 0; i <= api::limits::streams_per_address_max; ++i)
      ASSERT_NE(streams.emplace_back(joined(readings, peer)), nullptr);
}

TEST(Readings, OfASeatsDevicesTheOldestMakesRoom) {
  api::Readings readings;
  Streams own;
  const auto other = joined(readings, "127.0.0.1", device(2, 9));
  for (std::size_t i = 0; i <= api::limits::streams_per_seat_max; ++i)
    own.push_back(joined(readings, "127.0.0.1", device(1, static_cast<unsigned char>(i))));
  EXPECT_TRUE(own[0]->closed());
  EXPECT_FALSE(own[1]->closed());
  EXPECT_FALSE(own.back()->closed());
  EXPECT_FALSE(other->closed());
  EXPECT_EQ(readings.seats_connected(), 2U);
}

TEST(Readings, WhoseKeyHasEndedReadsNoLonger) {
  api::Readings readings;
  const auto ended = joined(readings, "127.0.0.1", device(1, 1)), kept = joined(readings, "127.0.0.1", device(1, 2)),
             nobody = joined(readings, "127.0.0.1");
  readings.end({record::KeyId{1}});
  EXPECT_TRUE(ended->closed());
  EXPECT_FALSE(kept->closed());
  EXPECT_FALSE(nobody->closed());
  readings.sweep();
  EXPECT_EQ(readings.seats_connected(), 1U);
}

}  // namespace
