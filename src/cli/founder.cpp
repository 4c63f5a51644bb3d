#include "cli/founder.hpp"

#include "base/file.hpp"
#include "cli/house.hpp"
#include "cli/keys.hpp"

namespace cli {
namespace {

class HouseFounder : public api::Founder {
 public:
  HouseFounder(std::string hall, std::string host, hall::Intake::Clock clock, Paper paper)
      : hall_(std::move(hall)),
        host_(std::move(host)),
        clock_(std::move(clock)),
        paper_(std::move(paper)),
        token_(base::hex(crypto::random_bytes(16))) {}

  const std::string& token() const override { return token_; }
  const founding::Form& form() const override { return paper_.form; }
  base::Result<Founded, base::Errors> found(const founding::Answers& answers, const std::string& members,
                                            bool rehearsal) override {
    auto made = make_body(hall_, paper_, {answers, members, "members", "", host_, rehearsal});
    if (!made) return base::fail(made.error());
    auto opened = open_body(hall_, made->id);
    if (!opened) return base::fail(base::Errors{opened.error()});
    const auto secret = secret_of(hall_, false);
    const auto desk =
        secret ? read_key(hall_ + "/" + made->id + "/secretary.key", *secret) : base::fail(secret.error());
    if (!desk) return base::fail(base::Errors{desk.error()});
    Founded out;
    const rules::Rules& rules = opened->keeper->journal().rules();
    std::uint64_t n = 1;
    for (const auto& [role, fragment] :
         {std::pair{rules::Role::secretary, &out.secretary}, std::pair{rules::Role::presiding, &out.presiding}}) {
      const rules::Officer* officer = rules.officer(role);
      if (!officer) continue;
      auto link = invited(*opened->keeper, *desk, ++n, assembly::SeatId::of(officer->id.view()));
      if (!link) return base::fail(base::Errors{link.error()});
      *fragment = std::move(*link);
    }
    out.opening = {opened->folder, std::move(opened->keeper), clock_, nullptr};
    return out;
  }

 private:
  // The fragment of a one-time link, invited by the desk's first key.
  base::Result<std::string> invited(hall::Keeper& keeper, const crypto::SigningKey& desk, std::uint64_t n,
                                    assembly::SeatId seat) const {
    const std::string seed = crypto::random_bytes(32), origin = keeper.journal().origin();
    const auto once = crypto::SigningKey::from_seed(seed);
    const std::string bytes = codec::write_act({keeper.journal().state().keys.at(desk.public_key()).seat,
                                                {assembly::InviteKey{seat, once.public_key()}},
                                                n,
                                                keeper.seen(),
                                                origin});
    const auto done = keeper.submit(
        {bytes, record::key_id(desk.public_key()), desk.sign(record::message_of_act(origin, bytes))}, clock_());
    if (!done) return base::fail(base::Error{{}, "the desk's key may not invite.", ""});
    if (auto durable = keeper.commit(); !durable) return base::fail(durable.error());
    return "seat=" + seat.text() + "&invite=" + base::hex(seed);
  }

  std::string hall_, host_;
  hall::Intake::Clock clock_;
  Paper paper_;
  std::string token_;
};

}  // namespace

base::Result<std::unique_ptr<api::Founder>, base::Errors> founder_in(const std::string& hall, const std::string& host,
                                                                     hall::Intake::Clock clock) {
  auto paper = read_paper();
  if (!paper) return base::fail(paper.error());
  return std::unique_ptr<api::Founder>(
      std::make_unique<HouseFounder>(hall, host, std::move(clock), std::move(*paper)));
}

}  // namespace cli
