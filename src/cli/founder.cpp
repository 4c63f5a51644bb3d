#include "cli/founder.hpp"

#include "base/file.hpp"
#include "cli/house.hpp"
#include "cli/keys.hpp"

namespace cli {
namespace {

class HouseFounder : public api::Founder {
 public:
  HouseFounder(std::string hall, std::string host, Paper paper)
      : hall_(std::move(hall)),
        host_(std::move(host)),
        paper_(std::move(paper)),
        token_(base::hex(crypto::random_bytes(16))) {}

  const std::string& token() const override { return token_; }
  founding::Form form(std::string_view language) const override {
    const auto data = base::data_folder();
    const auto says = data ? base::read_file(*data / "forms" / ("association." + std::string(language) + ".toml"))
                           : base::fail(data.error());
    return says ? founding::in_language(paper_.form, *says) : paper_.form;
  }
  base::Result<Founded, base::Errors> found(const founding::Answers& answers, const std::string& members,
                                            bool rehearsal, const founding::Says& says) override {
    auto made = make_body(hall_, paper_, {answers, members, "members", "", host_, rehearsal, says});
    if (!made) return base::fail(made.error());
    auto opened = open_body(hall_, made->id);
    if (!opened) return base::fail(base::Errors{opened.error()});
    const auto secret = secret_of(hall_, false);
    const auto desk =
        secret ? read_key(hall_ + "/" + made->id + "/secretary.key", *secret) : base::fail(secret.error());
    if (!desk) return base::fail(base::Errors{desk.error()});
    Founded out;
    const rules::Rules& rules = opened->keeper->journal().rules();
    for (const auto& [role, fragment] :
         {std::pair{rules::Role::secretary, &out.secretary}, std::pair{rules::Role::presiding, &out.presiding}}) {
      const rules::Officer* officer = rules.officer(role);
      if (!officer) continue;
      auto link = invited(*opened->keeper, *desk, assembly::SeatId::of(officer->id.view()));
      if (!link) return base::fail(base::Errors{link.error()});
      *fragment = std::move(*link);
    }
    out.opening = opening_of(std::move(*opened));
    return out;
  }

 private:
  // The fragment of a one-time link, invited by the desk's first key.
  static base::Result<std::string> invited(hall::Keeper& keeper, const crypto::SigningKey& desk,
                                           assembly::SeatId seat) {
    const std::string seed = crypto::random_bytes(32);
    const auto once = crypto::SigningKey::from_seed(seed);
    if (auto done = act_as_desk(keeper, desk, {assembly::InviteKey{seat, once.public_key()}}); !done)
      return base::fail(done.error());
    return api::fragment_of(seat, seed);
  }

  std::string hall_, host_;
  Paper paper_;
  std::string token_;
};

}  // namespace

base::Result<std::unique_ptr<api::Founder>, base::Errors> founder_in(const std::string& hall,
                                                                     const std::string& host) {
  auto paper = read_paper();
  if (!paper) return base::fail(paper.error());
  return std::unique_ptr<api::Founder>(std::make_unique<HouseFounder>(hall, host, std::move(*paper)));
}

}  // namespace cli
