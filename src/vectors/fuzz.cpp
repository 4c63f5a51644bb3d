// Messages and elections changed at random, each with our verdict: whoever reads them as we do agrees with every one.
#include <algorithm>
#include <filesystem>
#include <fstream>
#include <random>

#include "base/encoding.hpp"
#include "base/file.hpp"
#include "vectors/internal/suites.hpp"

namespace vectors {
namespace {

using namespace internal;

class Changing {
 public:
  explicit Changing(std::uint64_t seed) : random_(seed) {}

  std::size_t below(std::size_t count) { return count == 0 ? 0 : random_() % count; }
  template <class List>
  auto& one_of(List& list) {
    return list[below(list.size())];
  }

  // A binary message: a bit, a byte, 32 bytes of it or of another, its length, a scalar that is no longer below L.
  std::string bytes(std::string message, const std::string& other) {
    if (message.empty()) return std::string(below(40), '\1');
    const std::size_t at = below(message.size()), row = at / 32 * 32;
    switch (below(9)) {
      case 0: message[at] = static_cast<char>(message[at] ^ (1 << below(8))); break;
      case 1: message[at] = static_cast<char>(below(256)); break;
      case 2: message.replace(row, 32, special()); break;
      case 3: message.replace(at, 32, special()); break;
      case 4: message.erase(at, 1 + below(3)); break;
      case 5: message.insert(at, 1 + below(3), '\0'); break;
      case 6:
        message.replace(at, std::min<std::size_t>(64, message.size() - at), other, at < other.size() ? at : 0,
                        std::min<std::size_t>(64, message.size() - at));
        break;
      case 7: message = more_than_l(std::move(message), at); break;
      default: message.resize(below(message.size() + 1)); break;
    }
    return message;
  }

  // An act: one of its numbers, texts or binary fields; what is left is the same act.
  std::string act(const std::string& text, const std::string& other) {
    json::object act = json::parse(text).as_object();
    std::vector<json::string> keys;
    for (const auto& [key, value] : act) keys.push_back(key);
    const json::string key = one_of(keys);
    json::value& value = act[key];
    const json::object beside = json::parse(other).as_object();
    switch (below(6)) {
      case 0: act.erase(key); break;
      case 1: act[json::string("more")] = 1; break;
      case 2:
        if (beside.contains(key)) value = beside.at(key);
        break;
      default: change(value); break;
    }
    return json::serialize(act);
  }

 private:
  void change(json::value& value) {
    if (value.is_int64())
      value = value.as_int64() + static_cast<std::int64_t>(below(4)) - 1;
    else if (value.is_array() && !value.as_array().empty())
      change(one_of(value.as_array()));
    else if (value.is_string()) {
      const std::string text(value.as_string());
      const auto binary = base::from_base64(text);
      value = binary && text.size() > 40 ? base::base64(bytes(*binary, *binary)) : text + "x";
    }
  }
  // Encodings that are refused, or are not what they look like.
  std::string special() {
    static const std::vector<std::string> all = {
        std::string(32, '\0'),
        *base::from_hex("e2f2ae0a6abc4e71a884a961c500515f58e30b6aa582dd8db6a65945e08d2d76"),
        *base::from_hex("edd3f55c1a631258d69cf7a2def9de1400000000000000000000000000000010"),
        *base::from_hex("ecd3f55c1a631258d69cf7a2def9de1400000000000000000000000000000010"),
        *base::from_hex("edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f"),
        std::string(32, '\xff'),
        std::string(1, '\1') + std::string(31, '\0')};
    return all[below(all.size())];
  }
  std::string more_than_l(std::string message, std::size_t at) {
    static const std::string l = *base::from_hex("edd3f55c1a631258d69cf7a2def9de1400000000000000000000000000000010");
    const std::size_t row = message.size() >= 45 ? 45 + (at / 32) * 32 : 0;
    unsigned carry = 0;
    for (std::size_t i = 0; i < 32 && row + i < message.size(); ++i) {
      carry += static_cast<unsigned char>(message[row + i]) + static_cast<unsigned char>(l[i]);
      message[row + i] = static_cast<char>(carry & 0xff);
      carry >>= 8;
    }
    return message;
  }

  std::mt19937_64 random_;
};

json::value read_json(const std::string& path) {
  const auto bytes = base::read_file(path);
  if (!bytes) throw std::runtime_error(bytes.error().text());
  return json::parse(*bytes);
}

base::Result<void> write(const std::string& path, const json::value& value) {
  std::ofstream out(path, std::ios::binary);
  out << json::serialize(value);
  return out.flush() ? base::Result<void>() : base::fail(base::Error{{path, 0, 0}, "it cannot be written.", ""});
}

json::object changed_ballots(Changing& by, const json::value& file, std::size_t count) {
  Report none;
  Comparing with(none, "");
  const auto settings = settings_of(file, with);
  const json::array& valid = list(file, "valid");
  json::array out;
  for (std::size_t i = 0; i < count; ++i) {
    const json::value &one = valid[by.below(valid.size())], &other = valid[by.below(valid.size())];
    const Setting& setting = settings.at(text(one, "setting"));
    const std::string changed = by.bytes(from64(one, "ballot"), from64(other, "ballot"));
    ballot::Intake intake(setting.voting);
    const auto verdict = intake.cast(changed, point(setting.credentials.at(text(one, "seat"))));
    out.push_back({{"setting", one.at("setting")},
                   {"seat", one.at("seat")},
                   {"note", "changed " + std::to_string(i)},
                   {"ballot", base::base64(changed)},
                   {"code", code_of(verdict)}});
  }
  return {{"settings", file.at("settings")},
          {"valid", json::array()},
          {"invalid", out},
          {"sequences", json::array()},
          {"batches", json::array()}};
}

// One or two acts changed, dropped, doubled or exchanged.
json::object changed_election(Changing& by, const json::value& base_election, std::size_t number) {
  Case given = case_of(base_election);
  json::array edits;
  std::vector<std::size_t> places = {by.below(given.acts.size())};
  if (by.below(3) == 0) places.push_back(by.below(given.acts.size()));
  std::sort(places.begin(), places.end());
  places.erase(std::unique(places.begin(), places.end()), places.end());
  const Case before = given;
  for (std::size_t i = places.size(); i-- > 0;) {
    const std::size_t at = places[i];
    const std::string& other = before.acts[by.below(before.acts.size())];
    json::array put;
    std::int64_t drop = 1;
    switch (by.below(5)) {
      case 0: break;                                                     // dropped
      case 1: drop = 0, put.emplace_back(before.acts[at]); break;        // doubled
      case 2: put.emplace_back(other); break;                            // another one instead
      default: put.emplace_back(by.act(before.acts[at], other)); break;  // changed
    }
    edits.insert(edits.begin(), json::object{{"at", at}, {"drop", drop}, {"put", put}});
    const auto place = given.acts.begin() + static_cast<std::ptrdiff_t>(at);
    std::vector<std::string> texts;
    for (const auto& one : put) texts.emplace_back(one.as_string());
    given.acts.insert(given.acts.erase(place, place + drop), texts.begin(), texts.end());
  }
  return {{"base", base_election.at("name")},
          {"note", "changed " + std::to_string(number)},
          {"edits", edits},
          {"expect", verdict_of(given)}};
}

}  // namespace

base::Result<void> make_fuzz(std::uint64_t seed, std::size_t count, const std::string& from, const std::string& to) {
  try {
    Changing by(seed);
    const json::object ballots = changed_ballots(by, read_json(from + "/ballots.json"), count);
    const json::value elections = read_json(from + "/elections.json");
    json::array cases;
    for (std::size_t i = 0; i < count; ++i)
      cases.push_back(changed_election(by, by.one_of(list(elections, "elections")), i));
    std::filesystem::create_directories(to);
    if (std::filesystem::equivalent(from, to)) throw std::runtime_error("the known answers would be written over");
    auto done = write(to + "/ballots.json", ballots);
    if (done) done = write(to + "/elections.json", elections);
    const json::object mutations = {{"bases", "elections.json"}, {"cases", cases}};
    return done ? write(to + "/mutations.json", mutations) : done;
  } catch (const std::exception& fault) {
    return base::fail(base::Error{{from, 0, 0}, fault.what(), ""});
  }
}

}  // namespace vectors
