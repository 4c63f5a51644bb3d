// Acts by the thousand: signatures and sealed ballots are checked by helpers while the batch before is decided and
// made durable, so two cores are kept busy and one synced write serves many acts. The order of the acts is that of
// their arrival.
#pragma once
#include <atomic>
#include <deque>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "base/team.hpp"
#include "hall/keeper.hpp"

namespace hall {

// "8f2c41d0 <base64 signature> {act}": how an act travels with its signature.
struct ActLine {
  std::string act;
  record::KeyId key{};
  crypto::Signature signature{};

  static std::optional<ActLine> parse(std::string_view line);
  std::string text() const;
  clerk::Incoming incoming() const { return {act, key, signature}; }
};

class Intake {
 public:
  struct Outcome {
    std::optional<std::uint64_t> position;  // recorded and durable
    bool repeated = false;
    std::optional<clerk::Fault> fault;
  };
  // The next acts. `wait`: until there are some; nothing then means that there will be no more.
  using Source = std::function<std::vector<ActLine>(bool wait)>;
  // Called for each act in the order of arrival, never before it is durable.
  using Sink = std::function<void(const ActLine&, const Outcome&)>;
  using Clock = std::function<base::Instant()>;
  // Called behind each batch: to send what the sink has, to publish now and then.
  using After = std::function<base::Result<void>()>;

  Intake(Keeper& keeper, unsigned helpers) : keeper_(keeper), team_(helpers) {}

  // Until the source is dry. Error: the store's; the process must end, and what was not answered is unknown.
  base::Result<void> run(const Source& source, const Sink& sink, const Clock& clock, const After& after);

 private:
  struct Batch {
    std::vector<ActLine> acts;
    std::vector<std::optional<crypto::PublicKey>> keys;
    std::vector<clerk::Ahead> ahead;
    std::vector<ballot::OpenVote> votes;
    std::vector<std::atomic<std::size_t>> unsigned_yet;  // of each group: signatures that nobody has looked at
  };
  void begin_checking(std::vector<ActLine> acts, Batch& batch);
  void check(Batch& batch, std::size_t act) const;
  static void check_ballots(Batch& batch, std::size_t number);
  base::Result<void> decide(const Batch& batch, const Sink& sink, base::Instant now);

  Keeper& keeper_;
  base::Team team_;
};

}  // namespace hall
