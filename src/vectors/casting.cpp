// Ballots: made again byte by byte, refused one by one, in sequences, in batches, and opened.
#include "base/encoding.hpp"
#include "vectors/internal/suites.hpp"

namespace vectors::internal {
namespace {

using base::base64;
using base::hex;

ballot::Point credential(const Setting& setting, const json::value& one) {
  return point(setting.credentials.at(text(one, "seat")));
}

std::vector<std::uint8_t> choice_of(const json::value& one) {
  std::vector<std::uint8_t> out;
  for (const auto& bit : list(one, "choice")) out.push_back(static_cast<std::uint8_t>(bit.to_number<int>()));
  return out;
}

const std::uint8_t* secret_of(const Setting& setting, const json::value& step) {
  return reinterpret_cast<const std::uint8_t*>(setting.secrets.at(text(step, "seat")).data());
}

std::string step_code(const Setting& setting, ballot::Intake& intake, const json::value& step) {
  const std::string does = text(step, "do");
  const auto k = credential(setting, step);
  if (does == "cast") return code_of(intake.cast(from64(step, "ballot"), k));
  if (does == "challenge") return code_of(intake.challenge(from64(step, "sealed"), from64(step, "opening"), k));
  if (does == "make and cast") return code_of(intake.cast(sealed_and_cast(setting, step), k));
  const auto [sealed, opening] = sealed_and_opened(setting, step);
  return code_of(intake.challenge(sealed, opening, k));
}

void batch(const Setting& setting, const json::value& one, Comparing& with) {
  const ballot::Intake intake(setting.voting);
  std::vector<ballot::Parsed> parsed;
  bool all_good = true;
  for (const auto& each : list(one, "ballots")) {
    auto read = intake.read_cast(from64(each, "ballot"), credential(setting, each));
    with.expect("steps 1 to 9", "ok", code_of(read));
    if (!read) return;
    const auto single = read->claims.first_false(setting.voting.y_point);
    with.expect("alone " + text(each, "seat"), text(each, "code"), single ? ballot::name_of(*single) : "ok");
    all_good = all_good && !single;
    parsed.push_back(std::move(*read));
  }
  std::vector<const ballot::Claims*> claims;
  for (const auto& each : parsed) claims.push_back(&each.claims);
  with.expect("the batch", all_good == ballot::all_hold(claims, setting.voting.y_point));
}

}  // namespace

std::string sealed_and_cast(const Setting& setting, const json::value& step) {
  ballot::TestStream stream(text(step, "stream"));
  const ballot::Sealed sealed(setting.voting, secret_of(setting, step),
                              static_cast<std::uint32_t>(whole(step, "sequence")), choice_of(step), stream);
  return sealed.cast(stream);
}

std::pair<std::string, std::string> sealed_and_opened(const Setting& setting, const json::value& step) {
  ballot::TestStream stream(text(step, "stream"));
  const ballot::Sealed sealed(setting.voting, secret_of(setting, step),
                              static_cast<std::uint32_t>(whole(step, "sequence")), choice_of(step), stream);
  return {sealed.body(), sealed.opening()};
}

std::map<std::string, Setting> settings_of(const json::value& file, Comparing& with) {
  std::map<std::string, Setting> out;
  for (const auto& one : list(file, "settings")) {
    Setting& setting = out[text(one, "name")];
    with.about("setting " + text(one, "name"));
    ballot::Voting& voting = setting.voting;
    voting.vote = static_cast<std::uint64_t>(whole(one, "vote"));
    voting.shape = *ballot::Shape::of(whole(one, "k"), whole(one, "minimum"), whole(one, "maximum"));
    voting.y = point(text(one, "Y"));
    voting.y_point = ballot::decode_point(base::view(voting.y))->point;
    voting.v = ballot::voting_digest(text(one, "origin"), voting.vote, point(text(one, "opening")), voting.y);
    with.expect("V", text(one, "V"), hex(base::view(voting.v)));
    with.expect("bytes", std::to_string(whole(one, "ballot_bytes")), std::to_string(voting.shape.ballot_bytes()));
    for (const auto& [seat, secret] : one.at("secrets").as_object())
      setting.secrets[std::string(seat)] = *base::from_hex(std::string(secret.as_string()));
    for (const auto& [seat, key] : one.at("credentials").as_object())
      setting.credentials[std::string(seat)] = std::string(key.as_string());
  }
  return out;
}

void run_ballots(const json::value& file, Comparing& with) {
  const auto settings = settings_of(file, with);
  for (const auto& one : list(file, "valid")) {
    with.one_more();
    const Setting& setting = settings.at(text(one, "setting"));
    with.about("valid " + text(one, "stream"));
    const std::string made = sealed_and_cast(setting, one);
    with.expect("ballot", text(one, "ballot"), base64(made));
    const auto tracker = ballot::tracker_of(std::string_view(made).substr(0, setting.voting.shape.body_bytes()));
    with.expect("tracker", text(one, "tracker"), hex(base::view(tracker)));
    with.expect("short tracker", text(one, "short"), ballot::short_tracker(tracker));
    ballot::Intake intake(setting.voting);
    with.expect("verdict", "ok", code_of(intake.cast(from64(one, "ballot"), credential(setting, one))));
  }
  for (const auto& one : list(file, "invalid")) {
    with.one_more();
    const Setting& setting = settings.at(text(one, "setting"));
    with.about("invalid " + text(one, "setting") + ", " + text(one, "note"));
    ballot::Intake intake(setting.voting);
    with.expect("verdict", text(one, "code"), code_of(intake.cast(from64(one, "ballot"), credential(setting, one))));
  }
  for (const auto& one : list(file, "sequences")) {
    const Setting& setting = settings.at(text(one, "setting"));
    ballot::Intake intake(setting.voting);
    for (const auto& step : list(one, "steps")) {
      with.one_more();
      with.about("sequence " + text(one, "setting") + ", " + json::serialize(step).substr(0, 160));
      with.expect("verdict", text(step, "code"), step_code(setting, intake, step));
    }
  }
  for (const auto& one : list(file, "batches")) {
    with.one_more();
    with.about("batch " + text(one, "note"));
    batch(settings.at(text(one, "setting")), one, with);
  }
}

void run_challenges(const json::value& file, Comparing& with) {
  const auto settings = settings_of(file, with);
  for (const auto& one : list(file, "challenges")) {
    with.one_more();
    const Setting& setting = settings.at(text(one, "setting"));
    with.about("challenge " + text(one, "stream"));
    const auto [sealed, opening] = sealed_and_opened(setting, one);
    with.expect("sealed", text(one, "sealed"), base64(sealed));
    with.expect("opening", text(one, "opening"), base64(opening));
    const auto tracker = ballot::tracker_of(sealed);
    with.expect("tracker", text(one, "tracker"), hex(base::view(tracker)));
    with.expect("short tracker", text(one, "short"), ballot::short_tracker(tracker));
    ballot::Intake intake(setting.voting);
    with.expect("verdict", "ok", code_of(intake.challenge(sealed, opening, credential(setting, one))));
  }
  for (const auto& one : list(file, "shapes")) {
    with.one_more();
    with.about("shape " + json::serialize(one));
    const auto shape = ballot::Shape::of(whole(one, "k"), whole(one, "minimum"), whole(one, "maximum"));
    with.expect("verdict", text(one, "code"), code_of(shape));
    if (!shape || !field(one, "body")) continue;
    with.expect("body", std::to_string(whole(one, "body")), std::to_string(shape->body_bytes()));
    with.expect("ballot", std::to_string(whole(one, "ballot")), std::to_string(shape->ballot_bytes()));
  }
}

}  // namespace vectors::internal
