// plenary teller do. The order in which things become durable is the point of it: the share before the commitment is
// signed, what is signed before it is sent. Whoever runs it again after any interruption sends the same bytes.
#include "cli/teller.hpp"

#include <algorithm>
#include <cstdio>
#include <fstream>

#include "ballot/duties.hpp"
#include "ballot/key_file.hpp"
#include "base/file.hpp"
#include "base/text.hpp"
#include "cli/data.hpp"
#include "cli/keys.hpp"
#include "cli/remote.hpp"
#include "cli/teller_record.hpp"
#include "cli/teller_share.hpp"
#include "crypto/random.hpp"

namespace cli {
namespace {

using ballot::Stage;

// One run: who signs, what was read, and which share is at hand.
struct Run {
  const TellerOptions& options;
  crypto::SigningKey key;
  std::optional<record::Trust> trust;
  Source source;
  ReadRecord record = {};

  Signer signer() const { return {options.by, key.public_key()}; }
};
struct Held {
  Matter matter;
  Sent sent;
  std::string path;
  std::unique_ptr<ballot::Teller> teller;
};

// ---- what is asked

struct Asked {
  Stage stage;
  std::string_view does, says;
};
constexpr std::array asked_for = {
    Asked{Stage::commit, "teller.commit",
          "to commit. A share of the tellers' key is drawn; only a digest of it goes into the record."},
    Asked{Stage::deal, "teller.deal", "to deal. Each other teller gets its part of this share, sealed for it."},
    Asked{Stage::verdict, "teller.verdict", "to say whether what the others dealt is right."},
    Asked{Stage::answer, "teller.answer",
          "to answer complaints. What was dealt to those who complained becomes public."},
    Asked{Stage::key, "teller.rehearsal",
          "to rehearse. A number that everybody knows is decrypted with the share as it lies on its medium."},
    Asked{Stage::lock, "ballot.decrypt",
          "to open its part of the result. Enough parts together give the sums, and nothing but the sums."}};

const Asked& asked_of(const Matter& matter) {
  return *std::find_if(asked_for.begin(), asked_for.end(),
                       [&](const Asked& one) { return one.stage == matter.machine->stage(); });
}

std::string name_of(const Matter& matter) {
  const std::string ceremony = "ceremony " + std::to_string(matter.ceremony);
  return matter.ballot == no_ballot ? ceremony : "ballot " + std::to_string(matter.ballot) + ", " + ceremony;
}

// What two people compare by voice; the screens show the same.
std::string fingerprint(const crypto::PublicKey& key) {
  const auto hash = crypto::sha256({"plenary/key/v1\n", base::view(key)});
  const std::string digits = base::hex(base::view(hash).substr(0, 8));
  return digits.substr(0, 4) + " " + digits.substr(4, 4) + " " + digits.substr(8, 4) + " " + digits.substr(12);
}

const ReadRecord::Ceremony& ceremony_of(const ReadRecord& record, const Matter& matter) {
  return *std::find_if(record.ceremonies.begin(), record.ceremonies.end(),
                       [&](const auto& one) { return one.number == matter.ceremony; });
}

void show_what_was_read(const Run& run) {
  const ReadRecord& record = run.record;
  std::printf("%s, %llu entries, %s.\n", record.head.origin.c_str(),
              static_cast<unsigned long long>(record.head.size),
              record.trusted ? (std::to_string(record.witnesses) + " witnesses, as the trust file asks").c_str()
                             : "by its own account: without a trust file another history could be shown to others");
}

void show_tellers(const Run& run, const Matter& matter) {
  const auto& ceremony = ceremony_of(run.record, matter);
  std::printf("Any %zu of these open a result. Compare your own fingerprint, and have the others do so:\n",
              matter.machine->threshold());
  for (const std::string& teller : ceremony.tellers)
    if (const auto key = ceremony.keys.find(teller); key != ceremony.keys.end())
      std::printf("  %-20s %s%s\n", teller.c_str(), fingerprint(key->second).c_str(),
                  teller == run.options.by ? "  (you)" : "");
}

void show_counted(const Run& run, const Matter& matter) {
  const auto& ballot = run.record.ballots.at(matter.ballot);
  std::printf("Ballot %lld: %s\nCounted are the ballots of\n", static_cast<long long>(matter.ballot),
              ballot.title.c_str());
  for (const std::string& line : counted_of_entitled(*matter.machine, ballot.classes))
    std::printf("  %s\n", line.c_str());
}

// ---- beginning

Done<void> unless_own_key(const Run& run) {
  const std::string& file = run.options.key;
  if (!run.record.key) return no(file, "this record does not know the key of this file.");
  if (run.record.key->seat.view() != run.options.by)
    return no(file, "this is a key of " + run.record.key->seat.text() + ", not of " + run.options.by + ".");
  if (run.record.key->stage != assembly::KeyStage::enrolled)
    return no(file, "this key may not sign: it has ended, or is not confirmed.", "Ask the secretary.");
  return {};
}

// The heads that acts of this teller name, in this record or in whatever was shown for it.
std::vector<codec::Head> heads_in(const Sent& sent, const Sent* other) {
  std::vector<codec::Head> out;
  for (const Sent* one : {&sent, other})
    for (const Sent::Line& line : one ? one->lines() : std::vector<Sent::Line>()) out.push_back(line.signed_act.seen);
  return out;
}

Done<Run> begin(const TellerOptions& options) {
  if (!assembly::SeatId::parse(options.by)) return cannot("", "'" + options.by + "' is no seat.");
  auto source = open_source(options.source);
  if (!source) return base::fail(source.error());
  if (source->address.empty() && options.out.empty())
    return cannot(options.source, "nothing can be sent to a folder.", "Name a file for what is signed: --out FILE.");
  std::optional<record::Trust> trust;
  if (!options.trust.empty()) {
    trust = read_trust(options.trust);
    if (!trust) return cannot(options.trust, "nothing is signed without the trust file that was named.");
  }
  const auto passphrase = ask_passphrase(options.key, false);
  auto key = passphrase ? read_key(options.key, *passphrase) : base::fail(passphrase.error());
  if (!key) return cannot(key.error());
  return Run{options, std::move(*key), std::move(trust), std::move(*source)};
}

// ---- the share

base::Result<ballot::TellerKey, ballot::KeyFault> opened(const std::string& text, const std::string& passphrase,
                                                         const Matter& matter) {
  auto key = ballot::open_teller_key(text, passphrase, matter.machine->ceremony_digest());
  if (key && key->index != matter.index) return base::fail(ballot::KeyFault::damage);
  return key;
}

constexpr std::string_view damaged = "the passphrase is another one, or the share is damaged.";
constexpr std::string_view from_paper =
    "Try the passphrase again; a damaged share comes back from paper: plenary teller restore.";

// The share in the file, with what it is asked for: a share belongs to one ceremony.
Done<Held> read_share(std::vector<Matter> owed, Sent sent, const std::string& path) {
  const auto text = base::read_file(path);
  if (!text) return cannot(text.error());
  auto passphrase = ask_passphrase(path, false);
  if (!passphrase) return cannot(passphrase.error());
  for (Matter& matter : owed) {
    auto key = opened(*text, *passphrase, matter);
    if (!key && key.error() == ballot::KeyFault::foreign) continue;
    crypto::wipe(*passphrase);
    if (!key) return cannot(path, std::string(damaged), std::string(from_paper));
    auto teller =
        std::make_unique<ballot::Teller>(matter.machine->ceremony_digest(), key->index, std::move(key->kept));
    return Held{std::move(matter), std::move(sent), path, std::move(teller)};
  }
  crypto::wipe(*passphrase);
  const bool commits = owed.front().machine->stage() == Stage::commit;
  return cannot(path, "this is the share of another ceremony than " + name_of(owed.front()) + ".",
                commits ? "A share is never written over: name a new file with --new-share FILE."
                        : "Name the file with that ceremony's share.");
}

// Drawn, sealed, on its medium and read back, before anything of it is signed.
Done<Held> draw_share(const TellerOptions& options, Matter matter, Sent sent, const std::string& path) {
  auto passphrase = ask_passphrase(path, true);
  if (!passphrase) return cannot(passphrase.error());
  const ballot::Election& machine = *matter.machine;
  ballot::SystemDraws draws;
  const ballot::Teller drawn(machine.ceremony_digest(), matter.index, machine.threshold(), draws);
  const auto text =
      ballot::write_teller_key(machine.ceremony_digest(), matter.index, drawn.kept(), *passphrase, options.cost);
  if (!text) return cannot(path, "there is too little memory to seal a share.");
  if (auto done = write_new(path, *text); !done) return base::fail(done.error());
  const auto back = base::read_file(path);
  auto key = opened(back ? *back : "", *passphrase, matter);
  crypto::wipe(*passphrase);
  if (!key) return cannot(path, "the share does not come back as it was written.", "Take another medium.");
  std::printf(
      "A new share is in %s. Print it now (plenary teller print) or copy it, and keep the passphrase apart.\n",
      path.c_str());
  auto teller = std::make_unique<ballot::Teller>(machine.ceremony_digest(), matter.index, std::move(key->kept));
  return Held{std::move(matter), std::move(sent), path, std::move(teller)};
}

// The line by which this ceremony was committed to, if it was signed here.
const Sent::Line* commitment_in(const Sent& sent, const ReadRecord& record, const Matter& matter) {
  for (const Sent::Line& line : sent.lines())
    if (line.act.does == "teller.commit" && line.act.body == record.head.origin &&
        line.act.number("ceremony") == matter.ceremony)
      return &line;
  return nullptr;
}

// A teller signs one commitment for a ceremony; a second one only where the record cannot take the first.
Done<void> unless_committed(const Run& run, const Sent& sent, const Matter& matter) {
  const Sent::Line* line = commitment_in(sent, run.record, matter);
  if (!line) return {};
  auto machine = machine_of(run.record, run.source, matter.ceremony, matter.ballot);
  if (!machine) return base::fail(machine.error());
  const auto taken = (*machine)->apply(line->line.act);
  if (!taken && taken.error() == ballot::Code::box_key) return {};
  return no(run.options.share, "for " + name_of(matter) + " a share was committed to already (" + sent.path() + ").",
            "Bring that share back, from its medium or from paper; a second commitment is not signed.");
}

Matter* commitment_owed(std::vector<Matter>& owed) {
  const auto found =
      std::find_if(owed.begin(), owed.end(), [](const Matter& one) { return one.machine->stage() == Stage::commit; });
  return found == owed.end() ? nullptr : &*found;
}

Done<Held> held_for(const Run& run, std::vector<Matter> owed, Sent sent, std::optional<Sent> beside_new) {
  const std::string& path = beside_new ? run.options.new_share : run.options.share;
  Matter* commits = commitment_owed(owed);
  if (is_there(path)) return read_share(std::move(owed), beside_new ? std::move(*beside_new) : std::move(sent), path);
  if (!commits)
    return cannot(path, "there is no such file; " + name_of(owed.front()) + " wants the share that was dealt with.",
                  "Bring it from its medium, or from paper: plenary teller restore.");
  if (auto done = unless_committed(run, sent, *commits); !done) return base::fail(done.error());
  if (beside_new)
    if (auto done = unless_committed(run, *beside_new, *commits); !done) return base::fail(done.error());
  return draw_share(run.options, std::move(*commits), beside_new ? std::move(*beside_new) : std::move(sent), path);
}

// ---- signing

assembly::Act act_of(const ballot::Duty& duty, const Matter& matter) {
  const std::string message = base::base64(duty.message);
  if (duty.does == "teller.commit") return {assembly::SendCommitment{matter.ceremony, message}};
  if (duty.does == "teller.deal") return {assembly::SendDeal{matter.ceremony, message}};
  if (duty.does == "teller.verdict")
    return {assembly::SendVerdict{matter.ceremony, {duty.against.begin(), duty.against.end()}}};
  if (duty.does == "teller.answer") return {assembly::SendAnswer{matter.ceremony, message}};
  if (duty.does == "teller.rehearsal") return {assembly::SendRehearsal{matter.ceremony, matter.ballot, message}};
  return {assembly::SendPart{matter.ballot, base::base64(base::view(duty.lock)), message}};
}

// What was signed here for the same thing: the message of that round, the answer to that call, the part of that vote.
const Sent::Line* signed_before(const Run& run, const Held& held) {
  const Matter& matter = held.matter;
  const std::string_view does = asked_of(matter).does;
  const auto is_same = [&](const Sent::Line& line) {
    if (line.act.does != does || line.act.body != run.record.head.origin) return false;
    if (does == "ballot.decrypt") return line.act.number("vote") == matter.ballot;
    if (line.act.number("ceremony") != matter.ceremony) return false;
    return does != "teller.rehearsal" || (line.act.number("vote") == matter.ballot &&
                                          line.signed_act.seen.size > run.record.ballots.at(matter.ballot).called);
  };
  const auto& lines = held.sent.lines();
  const auto found = std::find_if(lines.rbegin(), lines.rend(), is_same);
  return found == lines.rend() ? nullptr : &*found;
}

// Two locks of one vote are two histories of it: a part for each would open sums that were never to be opened.
Done<void> unless_one_lock(const Run& run, const Held& held) {
  const Matter& matter = held.matter;
  if (matter.machine->stage() != Stage::lock) return {};
  for (const Sent::Line& line : held.sent.lines())
    if (line.act.does == "ballot.decrypt" && line.act.body == run.record.head.origin &&
        line.act.number("vote") == matter.ballot && line.act.text("lock") != base::view(matter.machine->lock()))
      return no(
          held.sent.path(),
          "ALARM: a part was signed here for another lock of ballot " + std::to_string(matter.ballot) +
              " than this record has.",
          "Nothing is signed for a second one. Keep this copy of the record; tell the other tellers and the body.");
  return {};
}

hall::ActLine signed_line(const Run& run, const Held& held, const assembly::Act& act) {
  std::uint64_t n = run.record.last_number;
  const auto id = record::key_id(run.key.public_key());
  for (const Sent::Line& line : held.sent.lines())
    if (line.line.key == id) n = std::max(n, line.signed_act.n);
  const record::Checkpoint& head = run.record.head;
  const std::string bytes =
      codec::write_act({assembly::SeatId::of(run.options.by), act, n + 1, {head.size, head.root}, head.origin});
  return {bytes, id, run.key.sign(record::message_of_act(head.origin, bytes))};
}

// A line that was kept is sent as it is, unless the record can take it no more: the key has signed something later,
// or the seat's rights have changed since. Then the same message is signed anew.
hall::ActLine line_for(const Run& run, const Held& held, const Sent::Line* kept, const ballot::Duty& duty) {
  const auto& acts = run.record.acts;
  const bool stands = kept && std::find(acts.begin(), acts.end(), kept->line.act) != acts.end();
  if (!kept || stands) return signed_line(run, held, act_of(duty, held.matter));
  if (kept->signed_act.n > run.record.last_number && kept->signed_act.seen.size > run.record.mark) return kept->line;
  return signed_line(run, held, kept->signed_act.act);
}

// Whether the record would take it, as this program's own machine has it.
Done<void> unless_taken(Held& held, const hall::ActLine& line) {
  ballot::Election& machine = *held.matter.machine;
  const auto taken = machine.apply(line.act);
  if (!taken && taken.error() == ballot::Code::box_key)
    return no(held.path, "another teller's box key is that of this share.",
              "Draw a new share: --new-share FILE. Keep this one until the record shows which commitment stands.");
  if (!taken)
    return no(held.path, "the record would not take this (" + std::string(ballot::name_of(taken.error())) + ").",
              "It was not sent. Tell the other tellers.");
  if (machine.stage() == Stage::lock && !machine.has_part(held.matter.index))
    return no(held.path, "this part does not come of the share.", "It was not sent. Run it again.");
  return {};
}

// ---- sending

Done<void> put_into(const std::string& path, const std::string& line) {
  const auto before = is_there(path) ? base::read_file(path) : base::Result<std::string>("");
  if (!before) return cannot(before.error());
  for (const std::string_view one : base::split(*before, '\n'))
    if (one == line) return {};
  std::ofstream file(path, std::ios::binary | std::ios::app);
  file << line << "\n";
  file.close();
  if (!file)
    return cannot(path, "it could not be written.", "What was signed is kept beside the share: run it again.");
  return {};
}

Done<void> deliver(const Run& run, const Held& held, const hall::ActLine& line) {
  if (!run.options.out.empty()) {
    if (auto done = put_into(run.options.out, line.text()); !done) return done;
    std::printf(
        "Signed, and not yet sent: carry %s to where the hall can be reached, and\n"
        "  plenary teller send http://HOST:PORT/BODY %s\n",
        run.options.out.c_str(), run.options.out.c_str());
    return {};
  }
  const auto answer = send_line(run.source.address, line.text());
  if (!answer)
    return no("", answer.error().text(),
              "What was signed is in " + held.sent.path() + "; run it again to send the same bytes.");
  show_entered(*answer);
  return {};
}

// ---- the whole

Done<void> read_again(Run& run, const Sent& sent, const Sent* other) {
  auto record = read_record(run.source, run.trust, run.signer(), heads_in(sent, other));
  if (!record) return base::fail(record.error());
  run.record = std::move(*record);
  return {};
}

// Before a result can be opened a person agrees; and then the record is read once more, for the ballot may have
// become void while the person was asked.
Done<void> agree_to_open(Run& run, Held& held) {
  show_counted(run, held.matter);
  if (run.options.yes) return {};
  if (!is_confirmed(
          "Has the time for objections passed, and does no seat miss its ballot? Type yes to open this part: "))
    return no("", "nothing was signed.");
  auto source = open_source(run.options.source);
  if (!source) return base::fail(source.error());
  run.source = std::move(*source);
  if (auto done = read_again(run, held.sent, nullptr); !done) return done;
  auto machine = machine_of(run.record, run.source, held.matter.ceremony, held.matter.ballot);
  if (!machine) return base::fail(machine.error());
  if (!ballot::is_owed(**machine, held.matter.index, held.matter.ballot))
    return no("", "in the meantime the record has moved on: this part is not asked for any more.");
  held.matter.machine = std::move(*machine);
  return unless_one_lock(run, held);
}

Done<void> unless_key_of_commitment(const Run& run, const Matter& matter) {
  const auto& keys = ceremony_of(run.record, matter).keys;
  const auto own = keys.find(run.options.by);
  if (own == keys.end() || own->second == run.key.public_key()) return {};
  return no(run.options.key, "the commitment was signed with another key (" + fingerprint(own->second) + ").",
            "A teller keeps one key through a ceremony: use that one, or the others go on without you.");
}

Done<void> perform(Run& run, Held held) {
  if (auto done = unless_key_of_commitment(run, held.matter); !done) return done;
  if (auto done = unless_one_lock(run, held); !done) return done;
  const Stage stage = held.matter.machine->stage();
  if (stage == Stage::key) show_tellers(run, held.matter);
  if (stage == Stage::lock && !held.matter.machine->floor_forbids())
    if (auto done = agree_to_open(run, held); !done) return done;
  const auto duty = ballot::duty_of(*held.matter.machine, *held.teller, held.matter.ballot);
  if (!duty) return no(held.path, std::string(ballot::text_of(duty.error())) + ".", "Nothing was signed.");
  for (const std::uint32_t dealer : (*duty)->against)
    std::printf("Complains of %s: what it dealt to this teller is wrong.\n",
                held.matter.machine->tellers()[dealer - 1].c_str());
  const Sent::Line* kept = signed_before(run, held);
  const hall::ActLine line = line_for(run, held, kept, **duty);
  const bool is_new = !kept || kept->line.text() != line.text();
  if (auto done = unless_taken(held, line); !done) return done;
  if (is_new)
    if (auto done = held.sent.keep(line); !done) return done;
  if (!is_new) std::printf("This was signed before; the same bytes are sent again.\n");
  return deliver(run, held, line);
}

Done<void> whole(const TellerOptions& options) {
  auto run = begin(options);
  if (!run) return base::fail(run.error());
  auto sent = Sent::open(options.share);
  if (!sent) return base::fail(sent.error());
  std::optional<Sent> beside_new;
  if (!options.new_share.empty() && options.new_share != options.share) {
    auto other = Sent::open(options.new_share);
    if (!other) return base::fail(other.error());
    beside_new = std::move(*other);
  }
  if (auto done = read_again(*run, *sent, beside_new ? &*beside_new : nullptr); !done) return done;
  show_what_was_read(*run);
  auto owed = owed_by(run->record, run->source, options.by);
  if (!owed) return base::fail(owed.error());
  if (owed->empty()) {
    const auto why = why_nothing(run->record, run->source, options.by);
    if (!why) return base::fail(why.error());
    std::printf("Nothing is asked of %s now. %s\n", options.by.c_str(), why->c_str());
    return {};
  }
  if (auto done = unless_own_key(*run); !done) return done;
  const std::size_t more = owed->size() - 1;
  for (const Matter& matter : *owed)
    std::printf("Asked of %s, %s: %s\n", options.by.c_str(), name_of(matter).c_str(),
                std::string(asked_of(matter).says).c_str());
  auto held = held_for(*run, std::move(*owed), std::move(*sent), std::move(beside_new));
  if (!held) return base::fail(held.error());
  if (auto done = perform(*run, std::move(*held)); !done) return done;
  if (more > 0) std::printf("The record asks for %zu more: run it again once this one stands there.\n", more);
  return {};
}

}  // namespace

int teller_do(const TellerOptions& options) {
  const auto done = whole(options);
  if (done) return exit_yes;
  complain(done.error().error);
  return done.error().code;
}

}  // namespace cli
