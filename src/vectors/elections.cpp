// Whole elections with their verdicts, changed ones, and a record that holds two votes.
#include <algorithm>
#include <functional>
#include <map>

#include "ballot/election.hpp"
#include "base/encoding.hpp"
#include "base/file.hpp"
#include "vectors/internal/suites.hpp"

namespace vectors::internal {
namespace {

using Acts = std::vector<std::string>;
using Texts = std::map<std::string, std::string>;

ballot::Blobs blobs_in(const Texts& texts) {
  return [&texts](const std::string& hash) {
    const auto found = texts.find(hash);
    return found == texts.end() ? std::nullopt : std::optional(found->second);
  };
}

json::object told(const ballot::Verdict& verdict) {
  if (verdict.code) return {{"ok", false}, {"code", ballot::name_of(*verdict.code)}, {"act", verdict.act}};
  const ballot::Election& election = *verdict.election;
  json::object excluded;
  for (const auto& [teller, why] : election.excluded()) excluded[std::to_string(teller)] = why;
  json::array blamed(election.blamed().begin(), election.blamed().end());
  if (election.stage() == ballot::Stage::void_)
    return {{"ok", true}, {"outcome", "void"}, {"excluded", excluded}, {"blamed", blamed}};
  json::array counts, trackers;
  for (const auto& row : election.counts()) counts.emplace_back(json::array(row.begin(), row.end()));
  for (const auto& one : election.counted())
    trackers.emplace_back(json::array{election.seat_of(one), base::hex(base::view(one.tracker))});
  return {{"ok", true},
          {"outcome", "counted"},
          {"counts", counts},
          {"ballots", election.counted().size()},
          {"lock", base::hex(base::view(election.lock()))},
          {"excluded", excluded},
          {"blamed", blamed},
          {"trackers", trackers}};
}

void compare(const json::value& wanted, const ballot::Verdict& verdict, Comparing& with) {
  const json::object came = told(verdict);
  if (wanted != json::value(came)) with.expect("verdict", json::serialize(wanted), json::serialize(came));
}

// A refused act changes nothing: sent to the live state of the base, which then goes on to its own verdict.
void send_to_the_living(const Case& base, const std::string& act, std::size_t at, const Case& changed,
                        const json::value& wanted, const json::value& base_wanted, Comparing& with) {
  ballot::Verdict verdict;
  const auto blobs = blobs_in(changed.blobs);
  verdict.election = std::make_unique<ballot::Election>(base.origin, blobs);
  for (std::size_t i = 0; i < base.acts.size(); ++i) {
    if (i == at) {
      const auto refused = verdict.election->apply(act);
      with.expect("refused while it lives", text(wanted, "code"), code_of(refused));
    }
    if (const auto done = verdict.election->apply(base.acts[i]); !done)
      return with.expect("goes on at " + std::to_string(i), "ok", code_of(done));
  }
  compare(base_wanted, verdict, with);
}

}  // namespace

Case case_of(const json::value& one) {
  Case out{text(one, "origin"), {}, {}};
  for (const auto& act : list(one, "acts")) out.acts.emplace_back(act.as_string());
  for (const auto& [hash, blob] : one.at("blobs").as_object())
    out.blobs[std::string(hash)] = std::string(blob.as_string());
  return out;
}

json::object verdict_of(const Case& given) {
  return told(ballot::verify(given.origin, given.acts, blobs_in(given.blobs)));
}

void run_elections(const json::value& file, Comparing& with) {
  for (const auto& one : list(file, "elections")) {
    with.one_more();
    with.about("election " + text(one, "name"));
    const Case given = case_of(one);
    compare(one.at("expect"), ballot::verify(given.origin, given.acts, blobs_in(given.blobs)), with);
  }
}

void run_mutations(const json::value& file, Comparing& with) {
  const auto bytes = base::read_file(with.folder + "/" + text(file, "bases"));
  if (!bytes) throw std::runtime_error(bytes.error().text());
  const json::value bases = json::parse(*bytes);
  std::map<std::string, std::pair<Case, const json::value*>> by_name;
  for (const auto& one : list(bases, "elections")) by_name[text(one, "name")] = {case_of(one), &one.at("expect")};
  for (const auto& one : list(file, "cases")) {
    with.one_more();
    with.about("mutation of " + text(one, "base") + ", " + text(one, "note"));
    const auto& [base, base_wanted] = by_name.at(text(one, "base"));
    Case given = base;
    if (field(one, "origin")) given.origin = text(one, "origin");
    for (const std::string_view name : {"blobs", "blobs_json"}) {
      if (!field(one, name)) continue;
      for (const auto& [hash, blob] : one.at(name).as_object()) {
        boost::system::error_code none;
        const json::value value = name == "blobs" ? blob : json::parse(blob.as_string(), none);
        if (none || value.is_null())
          given.blobs.erase(std::string(hash));
        else if (value.is_string())
          given.blobs[std::string(hash)] = std::string(value.as_string());
      }
    }
    // From the last place to the first, so that none moves another.
    std::multimap<std::int64_t, const json::value*, std::greater<>> edits;
    for (const auto& edit : list(one, "edits")) edits.emplace(whole(edit, "at"), &edit);
    for (const auto& [place, edit] : edits) {
      const auto at = given.acts.begin() + place;
      Acts put;
      for (const auto& act : list(*edit, "put")) put.emplace_back(act.as_string());
      given.acts.insert(given.acts.erase(at, at + whole(*edit, "drop")), put.begin(), put.end());
    }
    const json::value& wanted = one.at("expect");
    compare(wanted, ballot::verify(given.origin, given.acts, blobs_in(given.blobs)), with);
    if (edits.empty() || wanted.at("ok").as_bool() || field(one, "origin")) continue;
    const json::value& first = *edits.rbegin()->second;
    if (list(first, "put").empty() || whole(first, "at") != whole(wanted, "act")) continue;
    Texts both = base.blobs;
    both.insert(given.blobs.begin(), given.blobs.end());
    Case living = given;
    living.blobs = both;
    if (given.blobs.size() < base.blobs.size()) continue;  // the base itself would not find its roll
    send_to_the_living(base, std::string(list(first, "put")[0].as_string()),
                       static_cast<std::size_t>(whole(first, "at")), living, wanted, *base_wanted, with);
  }
}

void run_records(const json::value& file, Comparing& with) {
  const Case given = case_of(file);
  for (const auto& one : list(file, "votes")) {
    with.one_more();
    with.about("vote " + std::to_string(whole(one, "vote")));
    const Acts acts = ballot::transcript_of(given.acts, whole(one, "vote"), whole(one, "ceremony"));
    compare(one.at("expect"), ballot::verify(given.origin, acts, blobs_in(given.blobs)), with);
  }
}

}  // namespace vectors::internal
