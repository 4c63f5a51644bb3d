#include "cli/teller_record.hpp"

#include <algorithm>

#include "audit/verify.hpp"
#include "ballot/duties.hpp"
#include "base/team.hpp"
#include "clerk/freshness.hpp"
#include "cli/data.hpp"

namespace cli {
namespace {

using ballot::Stage;

// Takes from each entry, once it is checked, what a teller has to know.
class Reading {
 public:
  Reading(const Signer& signer, const std::vector<codec::Head>& signed_over)
      : signer_(signer), id_(record::key_id(signer.key)), signed_over_(signed_over) {}

  void take(const record::Entry& entry, const clerk::Journal& journal, const assembly::Events& events) {
    freshness_.note(entry.position, events);
    const auto key = journal.state().keys.find(signer_.key);
    if (key != journal.state().keys.end()) out_.key = key->second;
    if (entry.key == id_) out_.last_number = journal.last_number(id_);
    for (const codec::Head& head : signed_over_)
      if (head.size == journal.size() && head.root != journal.tree().root()) forked_ = head.size;
    if (const auto about = ballot::about_of(entry.act)) {
      out_.acts.emplace_back(entry.act);
      note(*about, entry, journal);
    }
  }

  ReadRecord finish(const audit::Verdict& verdict) {
    out_.head = verdict.head;
    out_.trusted = verdict.trusted;
    out_.witnesses = verdict.witnesses;
    if (const auto seat = assembly::SeatId::parse(signer_.seat)) out_.mark = freshness_.mark_of(*seat);
    return std::move(out_);
  }
  std::optional<std::uint64_t> forked() const { return forked_; }

 private:
  void note(const ballot::About& about, const record::Entry& entry, const clerk::Journal& journal) {
    if (about.does == "teller.setup") {
      if (const auto act = ballot::read_act(entry.act))
        out_.ceremonies.push_back({act->number("ceremony"), act->names("tellers"), {}, {}});
      return;
    }
    if (about.does == "ballot.open") return note_opening(entry, journal);
    const auto ceremony = std::find_if(out_.ceremonies.begin(), out_.ceremonies.end(),
                                       [&](const auto& one) { return one.number == about.ceremony; });
    if (ceremony == out_.ceremonies.end()) return;
    if (about.does == "teller.commit") {
      const auto act = ballot::read_act(entry.act);
      const auto key = journal.key(entry.key);
      if (act && key) ceremony->keys[act->by] = *key;
    }
    if (about.does == "teller.rehearse" && about.vote) {
      std::erase(ceremony->ballots, *about.vote);
      ceremony->ballots.push_back(*about.vote);
      out_.ballots[*about.vote].called = entry.position;
    }
  }
  void note_opening(const record::Entry& entry, const clerk::Journal& journal) {
    const auto act = ballot::read_act(entry.act);
    if (!act) return;
    ReadRecord::Ballot& ballot = out_.ballots[act->number("vote")];
    const auto& known = journal.state().secret_ballots.at(act->number("vote"));
    ballot.title = journal.titles().of(known.vote ? *known.vote : known.election.value_or(0)).text();
    ballot.classes = act->names("classes");
    ballot.options = act->names("options");
  }

  const Signer& signer_;
  const record::KeyId id_;
  const std::vector<codec::Head>& signed_over_;
  clerk::Freshness freshness_;
  std::optional<std::uint64_t> forked_;
  ReadRecord out_;
};

Failure does_not_hold(const audit::Verdict& verdict) {
  using Kind = audit::Verdict::Kind;
  const int code = verdict.kind == Kind::invalid ? exit_no : exit_cannot;
  std::string why = verdict.detail;
  if (verdict.kind == Kind::invalid) {
    const auto data = load_data();
    const std::string sentence =
        data ? fault_sentence(data->catalogue, verdict.code, verdict.detail, verdict.refusal) : verdict.detail;
    const std::string where = verdict.position ? "entry " + std::to_string(*verdict.position) + ": " : "";
    why = "this record does not hold: " + std::string(verdict.code) + ": " + where + sentence;
  }
  return {code, {{}, why, "Nothing was signed. Try again, and if it stays so, tell the other tellers."}};
}

// The ceremony's stage as a person is told it, once this teller has nothing to do there.
std::string_view waits_for(Stage stage) {
  switch (stage) {
    case Stage::commit: return "its commitment stands in the record; the deals come next";
    case Stage::deal: return "its deal stands in the record; the verdicts come next";
    case Stage::verdict: return "its verdict stands in the record; the answers come next";
    case Stage::answer: return "nobody waits for an answer of this teller; the key comes next";
    case Stage::key: return "its key is there, and no rehearsal waits for this teller";
    case Stage::open: return "the ballot is open; the tellers come after the lock";
    case Stage::lock: return "this teller's part stands in the record";
    case Stage::result: return "the ballot is counted; when no other one comes under this key, destroy the share";
    case Stage::void_: return "the ballot is void; when no other one comes under this key, destroy the share";
    case Stage::start: break;
  }
  return "it has not begun";
}

}  // namespace

Done<ReadRecord> read_record(const Source& source, const std::optional<record::Trust>& trust, const Signer& signer,
                             const std::vector<codec::Head>& signed_over) {
  Reading reading(signer, signed_over);
  audit::Means means;
  means.trust = trust;
  means.helpers = base::spare_threads();
  means.each = [&](const auto& entry, const auto& journal, const auto& events) {
    reading.take(entry, journal, events);
  };
  const audit::Verdict verdict = audit::verify(*source.files, means);
  if (verdict.kind != audit::Verdict::Kind::valid) return base::fail(does_not_hold(verdict));
  if (const auto size = reading.forked())
    return no("",
              "ALARM: this record is another one than was signed in here: its first " + std::to_string(*size) +
                  " entries are not those of then.",
              "Nothing was signed. Keep this copy, and show it to the other tellers and the witnesses.");
  for (const codec::Head& head : signed_over)
    if (head.size > verdict.head.size)
      return no("",
                "this record ends at " + std::to_string(verdict.head.size) + ", but acts were signed here over " +
                    std::to_string(head.size) + " entries.",
                "It is an older copy: read a newer one.");
  return reading.finish(verdict);
}

// The audit has just checked every act of it: here they are only taken.
Done<std::unique_ptr<ballot::Election>> machine_of(const ReadRecord& record, const Source& source,
                                                   std::int64_t ceremony, std::int64_t ballot) {
  auto out = std::make_unique<ballot::Election>(
      record.head.origin, [&source](const std::string& hash) { return source.files->read("blobs/" + hash); });
  for (const std::string& act : ballot::transcript_of(record.acts, ballot, ceremony))
    if (const auto done = out->apply(act, ballot::Checking::trusted); !done)
      return no(
          "",
          "the tellers' acts of this record do not go together (" + std::string(ballot::name_of(done.error())) + ").",
          "Nothing was signed. Tell the other tellers.");
  return out;
}

Done<std::vector<Matter>> owed_by(const ReadRecord& record, const Source& source, const std::string& teller) {
  std::vector<Matter> out;
  for (auto ceremony = record.ceremonies.rbegin(); ceremony != record.ceremonies.rend(); ++ceremony) {
    std::vector<std::int64_t> ballots(ceremony->ballots.rbegin(), ceremony->ballots.rend());
    ballots.push_back(no_ballot);
    for (const std::int64_t ballot : ballots) {
      auto machine = machine_of(record, source, ceremony->number, ballot);
      if (!machine) return base::fail(machine.error());
      const auto index = ballot::index_of(**machine, teller);
      if (!index) break;  // no teller of it, or left out
      if (ballot::is_owed(**machine, *index, ballot))
        out.push_back({ceremony->number, ballot, *index, std::move(*machine)});
    }
  }
  return out;
}

Done<std::string> why_nothing(const ReadRecord& record, const Source& source, const std::string& teller) {
  const auto ceremony = std::find_if(record.ceremonies.rbegin(), record.ceremonies.rend(), [&](const auto& one) {
    return std::find(one.tellers.begin(), one.tellers.end(), teller) != one.tellers.end();
  });
  if (ceremony == record.ceremonies.rend()) return teller + " is a teller of no ceremony in this record.";
  const std::int64_t ballot = ceremony->ballots.empty() ? no_ballot : ceremony->ballots.back();
  const auto machine = machine_of(record, source, ceremony->number, ballot);
  if (!machine) return base::fail(machine.error());
  const std::string where = "Ceremony " + std::to_string(ceremony->number) +
                            (ballot == no_ballot ? ": " : ", ballot " + std::to_string(ballot) + ": ");
  if (!ballot::index_of(**machine, teller))
    return where + teller + " was left out; destroy the share, it is of no use any more.";
  if ((*machine)->awaited()) return where + "a second person's consent is awaited.";
  return where + std::string(waits_for((*machine)->stage())) + ".";
}

std::vector<std::string> counted_of_entitled(const ballot::Election& machine, const ballot::Names& classes) {
  struct Group {
    std::size_t counted = 0, entitled = 0;
  };
  std::map<std::pair<std::size_t, std::uint64_t>, Group> groups;
  for (const ballot::RollLine& line : machine.roll()) ++groups[{line.of_class, line.weight}].entitled;
  for (const ballot::Counted& one : machine.counted()) ++groups[{one.row_class, one.weight}].counted;
  std::vector<std::string> out;
  for (const auto& [group, sizes] : groups)
    out.push_back(classes.at(group.first) + ", weight " + std::to_string(group.second) + ": " +
                  std::to_string(sizes.counted) + " of " + std::to_string(sizes.entitled) + " entitled");
  return out;
}

}  // namespace cli
