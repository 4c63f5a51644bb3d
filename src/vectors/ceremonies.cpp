// The tellers: their ceremony message by message, rehearsals, partial decryptions, and the count.
#include "ballot/counting.hpp"
#include "ballot/tellers.hpp"
#include "base/encoding.hpp"
#include "vectors/internal/suites.hpp"

namespace vectors::internal {
namespace {

using base::hex;

struct Ceremony {
  ballot::Digest d{};
  std::size_t t = 0;
  std::map<std::uint32_t, ballot::Commit> commits;
  std::map<std::uint32_t, ballot::Deal> deals;
  std::map<std::uint32_t, std::unique_ptr<ballot::Teller>> tellers;

  std::vector<std::uint32_t> others(std::uint32_t i) const {
    std::vector<std::uint32_t> out;
    for (const auto& [j, commit] : commits)
      if (j != i) out.push_back(j);
    return out;
  }
};

std::uint32_t index_of(const json::value& one, std::string_view name) {
  return static_cast<std::uint32_t>(whole(one, name));
}

void make_commits(Ceremony& ceremony, const json::value& one, Comparing& with) {
  for (const auto& teller : list(one, "tellers")) {
    const std::uint32_t i = index_of(teller, "index");
    ballot::TestStream stream(text(teller, "stream"));
    auto& own = ceremony.tellers[i];
    own = std::make_unique<ballot::Teller>(ceremony.d, i, ceremony.t, stream);
    with.expect("dk", text(teller, "dk"), hex(ballot::view(own->kept()[0])));
    for (std::size_t k = 0; k < ceremony.t; ++k)
      with.expect("a_k", list(teller, "polynomial")[k].as_string(), hex(ballot::view(own->kept()[k + 1])));
    with.expect("commit", text(teller, "commit"), hex(own->commit()));
    ceremony.commits[i] = *ballot::check_commit(own->commit());
  }
}

void make_deals(Ceremony& ceremony, const json::value& one, Comparing& with) {
  for (const auto& teller : list(one, "tellers")) {
    const std::uint32_t i = index_of(teller, "index");
    ballot::TestStream later(text(teller, "later"));
    std::map<std::uint32_t, crypto::BoxKey> keys;
    for (const std::uint32_t j : ceremony.others(i)) keys[j] = ceremony.commits.at(j).box_key;
    const std::string deal = ceremony.tellers.at(i)->deal(keys, later);
    with.expect("deal", text(teller, "deal"), hex(deal));
    auto checked = ballot::check_deal(ceremony.d, i, ceremony.t, ceremony.others(i), ceremony.commits.at(i), deal);
    with.expect("verdict", "ok", code_of(checked));
    if (checked) ceremony.deals[i] = std::move(*checked);
    for (const auto& [to, wanted] : teller.at("shares_to").as_object()) {
      crypto::Secrets share(1);
      ceremony.tellers.at(i)->share_for(share[0], static_cast<std::uint32_t>(std::stoul(std::string(to))));
      with.expect("share", wanted.as_string(), hex(ballot::view(share[0])));
    }
  }
}

void make_key(Ceremony& ceremony, const json::value& one, Comparing& with) {
  std::vector<const ballot::Deal*> all;
  for (const auto& [i, deal] : ceremony.deals) all.push_back(&deal);
  with.expect("key", text(one, "key"), hex(base::view(ballot::joint_key(all))));
  for (const auto& teller : list(one, "tellers")) {
    const std::uint32_t i = index_of(teller, "index");
    with.expect("X", text(teller, "X"), hex(base::view(ballot::verification_key(all, i))));
    ballot::Teller& own = *ceremony.tellers.at(i);
    for (const std::uint32_t j : ceremony.others(i))
      with.expect("accepts", own.accepts(ceremony.deals.at(j), ceremony.commits.at(j).box_key));
    own.add_own_share();
    with.expect("x gives X", text(teller, "X"), hex(base::view(own.verification_key())));
  }
}

void run_shares(const json::value& file, std::map<std::int64_t, Ceremony>& ceremonies, Comparing& with) {
  for (const auto& one : list(file, "shares")) {
    with.one_more();
    with.about("share: " + text(one, "note"));
    Ceremony& ceremony = ceremonies.at(whole(one, "n"));
    const std::uint32_t dealer = index_of(one, "dealer"), to = index_of(one, "to");
    crypto::Secrets kept(ceremony.t + 1);
    std::copy_n(ceremony.tellers.at(to)->kept().all().data(), 32 * (ceremony.t + 1), kept.all().data());
    ballot::Teller receiver(ceremony.d, to, std::move(kept));
    ballot::Deal deal = ceremony.deals.at(dealer);
    deal.to[to] = unhex(one, "sealed");
    const bool complains = !receiver.accepts(deal, ceremony.commits.at(dealer).box_key);
    with.expect("complains", one.at("complain").as_bool() == complains);
  }
}

void run_boxes(const json::value& file, Comparing& with) {
  for (const auto& one : list(file, "boxes")) {
    with.one_more();
    with.about("box");
    const auto sender = point(text(one, "sender_secret")), receiver = point(text(one, "receiver_secret"));
    with.expect("receiver", text(one, "receiver"), hex(base::view(crypto::box_key_of(receiver.data()))));
    const std::string message = unhex(one, "message");
    const auto nonce = *base::exactly<24>(base::from_hex(text(one, "nonce")));
    const auto box = crypto::sealed_in_box(message, nonce, crypto::box_key_of(receiver.data()), sender.data());
    with.expect("box", text(one, "box"), hex(box));
  }
}

}  // namespace

void run_ceremony(const json::value& file, Comparing& with) {
  std::map<std::int64_t, Ceremony> ceremonies;
  for (const auto& one : list(file, "ceremonies")) {
    with.one_more();
    with.about("ceremony " + std::to_string(whole(one, "ceremony")));
    Ceremony& ceremony = ceremonies[whole(one, "n")];
    ceremony.d = ballot::ceremony_digest(text(one, "origin"), static_cast<std::uint64_t>(whole(one, "ceremony")),
                                         point(text(one, "setup")));
    with.expect("D", text(one, "D"), hex(base::view(ceremony.d)));
    ceremony.t = static_cast<std::size_t>(whole(one, "t"));
    make_commits(ceremony, one, with);
    make_deals(ceremony, one, with);
    make_key(ceremony, one, with);
  }
  for (const auto& one : list(file, "commits")) {
    with.one_more();
    with.about("commit: " + text(one, "note"));
    with.expect("verdict", text(one, "code"), code_of(ballot::check_commit(unhex(one, "message"))));
  }
  for (const auto& one : list(file, "deals")) {
    with.one_more();
    with.about("deal: " + text(one, "note"));
    const Ceremony& ceremony = ceremonies.at(whole(one, "n"));
    const std::uint32_t i = index_of(one, "teller");
    with.expect("verdict", text(one, "code"),
                code_of(ballot::check_deal(ceremony.d, i, ceremony.t, ceremony.others(i), ceremony.commits.at(i),
                                           unhex(one, "message"))));
  }
  for (const auto& one : list(file, "answers")) {
    with.one_more();
    with.about("answer: " + text(one, "note"));
    std::vector<std::uint32_t> complainers;
    for (const auto& j : list(one, "complainers")) complainers.push_back(j.to_number<std::uint32_t>());
    const Ceremony& ceremony = ceremonies.at(whole(one, "n"));
    const auto& deal = ceremony.deals.at(index_of(one, "teller"));
    with.expect("verdict", text(one, "code"),
                code_of(ballot::check_answer(deal, complainers, unhex(one, "message"))));
    if (text(one, "note").starts_with("good"))
      with.expect("answer", text(one, "message"),
                  hex(ceremony.tellers.at(index_of(one, "teller"))->answer(complainers)));
  }
  run_shares(file, ceremonies, with);
  run_boxes(file, with);
}

namespace {

// `secrets`: each teller's secret; its stream gives only what the proof draws.
void run_rehearsal(const json::value& one, const std::map<std::string, ballot::Scalar>& secrets, Comparing& with) {
  with.one_more();
  with.about("rehearsal");
  const auto made = ballot::rehearsal_of(digest(text(one, "D")), point(text(one, "Y")), point(text(one, "call")));
  with.expect("number", std::to_string(whole(one, "plaintext")), std::to_string(made.number));
  with.expect("alpha", text(one, "alpha"), hex(base::view(made.pair.alpha)));
  with.expect("beta", text(one, "beta"), hex(base::view(made.pair.beta)));
  with.expect("context", text(one, "context"), hex(base::view(made.context)));
  for (const auto& [teller, message] : one.at("messages").as_object()) {
    ballot::TestStream stream("vectors/decryption/rehearsal/" + std::string(teller));
    const ballot::Scalar& x = secrets.at(std::string(teller));
    const auto index = static_cast<std::uint32_t>(std::stoul(std::string(teller)));
    const ballot::Decrypting about{made.context, index, crypto::times_generator(x), {made.pair.alpha}};
    with.expect("message of " + std::string(teller), message.as_string(),
                hex(ballot::prove_equal_logarithms(x.data(), about, stream)));
  }
}

std::vector<ballot::Counted> counted_in(const json::value& file) {
  std::vector<ballot::Counted> out;
  for (const auto& one : list(file, "counted")) {
    ballot::Counted counted{static_cast<std::uint32_t>(whole(one, "line")),
                            static_cast<std::size_t>(whole(one, "class")),
                            static_cast<std::uint64_t>(whole(one, "weight")),
                            point(text(one, "tracker")),
                            {}};
    for (const auto& slot : list(one, "slots"))
      counted.slots.push_back({point(slot.at(0).as_string()), point(slot.at(1).as_string())});
    out.push_back(std::move(counted));
  }
  return out;
}

void run_count(const json::value& file, Comparing& with) {
  with.one_more();
  with.about("the count");
  const auto counted = counted_in(file);
  const auto v = digest(text(file, "V"));
  const auto lock = ballot::lock_digest(v, point(text(file, "lock_hash")), counted);
  with.expect("lock", text(file, "lock"), hex(base::view(lock)));
  const auto context = ballot::counts_context(v, lock);
  with.expect("context", text(file, "context"), hex(base::view(context)));
  const auto rows = ballot::aggregates(counted, static_cast<std::size_t>(whole(file, "k")) + 1);
  const auto alphas = ballot::alphas_of(rows);
  for (std::size_t i = 0; i < alphas.size(); ++i)
    with.expect("alpha", list(file, "alphas")[i].as_string(), hex(base::view(alphas[i])));
  std::map<std::uint32_t, std::vector<ballot::Point>> parts;
  for (const auto& one : list(file, "parts")) {
    const std::uint32_t i = index_of(one, "teller");
    const ballot::Decrypting about{context, i, point(text(one, "X")), alphas};
    const auto part = ballot::read_equal_logarithms(unhex(one, "message"), about);
    with.expect("part", "ok", part && part->wrong ? "wrong" : code_of(part));
    ballot::TestStream stream(text(one, "stream"));
    const auto x = point(text(one, "x"));
    with.expect("part again", text(one, "message"), hex(ballot::prove_equal_logarithms(x.data(), about, stream)));
    if (part && parts.size() < static_cast<std::size_t>(whole(file, "t"))) parts[i] = part->factors;
  }
  std::vector<std::uint32_t> indices;
  for (const auto& [i, factors] : parts) indices.push_back(i);
  const ballot::SmallLogarithms logarithms(2000);
  std::size_t at = 0;
  for (const ballot::Row& row : rows)
    for (std::size_t slot = 0; slot < row.slots.size(); ++slot, ++at) {
      std::map<std::uint32_t, ballot::Point> factors;
      for (const auto& [i, all] : parts) factors[i] = all[at];
      const auto found =
          logarithms.of(ballot::combined(row.slots[slot].beta, ballot::lagrange(indices), factors), row.weight);
      with.expect("count", std::to_string(list(file, "counts")[row.of_class].at(slot).to_number<std::int64_t>()),
                  found ? std::to_string(*found) : "none");
    }
}

}  // namespace

void run_decryption(const json::value& file, Comparing& with) {
  std::map<std::string, ballot::Scalar> secrets;
  for (const auto& one : list(file, "parts")) secrets[std::to_string(whole(one, "teller"))] = point(text(one, "x"));
  run_rehearsal(file.at("rehearsal"), secrets, with);
  run_count(file, with);
  for (const auto& one : list(file, "lagrange")) {
    with.one_more();
    with.about("lagrange " + json::serialize(one.at("set")));
    std::vector<std::uint32_t> set;
    for (const auto& i : list(one, "set")) set.push_back(i.to_number<std::uint32_t>());
    const auto lambda = ballot::lagrange(set);
    for (std::size_t i = 0; i < set.size(); ++i)
      with.expect("lambda", list(one, "lambda")[i].as_string(), hex(base::view(lambda.at(set[i]))));
  }
  for (const auto& one : list(file, "small_log")) {
    with.one_more();
    with.about("logarithm of " + text(one, "point"));
    const auto bound = static_cast<std::uint64_t>(whole(one, "bound"));
    const auto found = ballot::SmallLogarithms(bound).of(point(text(one, "point")), bound);
    with.expect("logarithm", json::serialize(one.at("log")), found ? std::to_string(*found) : "null");
  }
}

}  // namespace vectors::internal
