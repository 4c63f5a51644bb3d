#include "cli/house.hpp"

#include <fcntl.h>
#include <unistd.h>
#include "cli/data.hpp"

#include <algorithm>
#include <array>
#include <chrono>
#include <cstdio>
#include <filesystem>
#include <set>

#include "audit/verify.hpp"
#include "base/check.hpp"
#include "base/file.hpp"
#include "base/limits.hpp"
#include "base/text.hpp"
#include "cli/keys.hpp"
#include "cli/record_commands.hpp"
#include "rules/load.hpp"
#include "web/http.hpp"
#include "witness/asking.hpp"

namespace cli {
namespace {

namespace fs = std::filesystem;

// The secret is 256 bits by chance: no work of guessing it needs to be made dear.
constexpr crypto::SealCost light{1, 8192};

base::Error wrong(const std::string& place, std::string what, std::string advice = "") {
  return {{place, 0, 0}, std::move(what), std::move(advice)};
}

base::Result<std::string> make_secret(const std::string& path) {
  std::string secret = base::hex(crypto::random_bytes(32));
  const int file = ::open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
  const bool written = file >= 0 &&
                       ::write(file, secret.data(), secret.size()) == static_cast<ssize_t>(secret.size()) &&
                       ::fsync(file) == 0;
  if (file >= 0) ::close(file);
  if (!written) return base::fail(wrong(path, "it could not be written."));
  return secret;
}

std::vector<fs::path> bodies_in(const std::string& hall) {
  std::vector<fs::path> out;
  std::error_code code;
  for (fs::directory_iterator at(hall, code), end; !code && at != end; at.increment(code))
    if (fs::exists(at->path() / "record", code)) out.push_back(at->path());
  std::sort(out.begin(), out.end());
  return out;
}

// A publication waits no longer for a witness.
constexpr std::chrono::seconds witness_patience{2};

std::optional<witness::Answer> asked(const std::string& method, const std::string& url, const std::string& body) {
  auto out = web::fetch(method, url, body, base::limits::note_bytes_max, witness_patience);
  if (!out) return std::nullopt;
  return witness::Answer{out->status, std::move(out->body), std::move(out->type)};
}

void tell(const std::string& what) { std::fprintf(stderr, "%s\n", what.c_str()); }

// By the trust file of the body, if it has one.
base::Result<void> let_witnesses_sign(hall::Keeper& keeper, const fs::path& folder) {
  const std::string path = (folder / "trust").string();
  std::error_code code;
  if (!fs::exists(path, code)) return {};
  const auto trust = read_trust(path);
  if (!trust)
    return base::fail(wrong(path, "the trust file of this body cannot be used.", "Put it right, or take it away."));
  const auto log = record::VerifierKey::parse(keeper.journal().beginning().log);
  base::check(log.has_value(), "a key of a log that opened");
  keeper.cosigned_by(std::make_unique<witness::Asking>(*trust, *log, asked, tell));
  return {};
}

// `records`: of all bodies here, for what they cite of each other.
base::Result<HouseBody> open_in(const fs::path& folder, const std::string& secret,
                                const std::vector<std::string>& records) {
  auto key = read_key((folder / "log.key").string(), secret);
  if (!key) return base::fail(key.error());
  const std::string record = (folder / "record").string();
  auto store = store::open_folder(record);
  if (!store) return base::fail(store.error());
  auto keeper = hall::Keeper::open(std::move(*store), std::move(*key), {}, citations_in(records));
  if (!keeper) return base::fail(keeper.error());
  if (auto done = let_witnesses_sign(**keeper, folder); !done) return base::fail(done.error());
  HouseBody out{record, std::move(*keeper), nullptr};
  const std::string clock = (folder / "clock.key").string();
  std::error_code code;
  const rules::Officer* office = out.keeper->journal().rules().officer(rules::Role::clock);
  if (!office || !fs::exists(clock, code)) return out;
  auto held = read_key(clock, secret);
  if (!held) return base::fail(held.error());
  out.clock_keeper = std::make_unique<hall::ClockKeeper>(std::move(*held), assembly::SeatId::of(office->id.view()));
  return out;
}

// The key of the office that keeps times, held by the hall.
base::Result<void> enrol_clock(hall::Keeper& keeper, const crypto::SigningKey& desk, const fs::path& folder,
                               const std::string& secret) {
  const rules::Officer* office = keeper.journal().rules().officer(rules::Role::clock);
  if (!office) return {};
  const auto key = crypto::SigningKey::generate();
  if (auto done = write_key((folder / "clock.key").string(), key, secret, light); !done) return done;
  const assembly::SeatId seat = assembly::SeatId::of(office->id.view());
  const auto proof = key.sign(record::message_of_key(keeper.journal().origin(), seat.view(), key.public_key()));
  return act_as_desk(keeper, desk, {assembly::EnrolKey{seat, key.public_key(), base::base64(base::view(proof)), {}}});
}

}  // namespace

api::Opening opening_of(HouseBody body) {
  const std::string folder = body.folder;
  return {folder,
          std::move(body.keeper),
          now,
          nullptr,
          std::move(body.clock_keeper),
          [folder](std::string_view language) { return translations_of(folder, language); }};
}

std::vector<std::string> translations_of(const std::string& record_folder, std::string_view language) {
  const std::string file = "names." + std::string(language) + ".toml";
  const fs::path own = fs::path(record_folder).parent_path();
  const auto data = base::data_folder();
  std::vector<fs::path> ways = {own / file};
  if (data) ways.push_back(*data / "bodies" / own.filename() / file);
  std::error_code code;
  for (const fs::path& way : ways)
    if (fs::exists(way, code))
      if (auto text = base::read_file(way)) return {std::move(*text)};
  // An association of one's own speaks in the words of the ordinary one and of what it was asked.
  std::vector<std::string> out;
  if (!data) return out;
  for (const fs::path& way : {*data / "bodies" / "association" / file,
                              *data / "forms" / ("association." + std::string(language) + ".toml")})
    if (auto text = base::read_file(way)) out.push_back(std::move(*text));
  return out;
}

base::Result<void> act_as_desk(hall::Keeper& keeper, const crypto::SigningKey& desk, assembly::Act act) {
  const clerk::Journal& journal = keeper.journal();
  const record::KeyId id = record::key_id(desk.public_key());
  const std::string bytes = codec::write_act({journal.state().keys.at(desk.public_key()).seat, std::move(act),
                                              journal.last_number(id) + 1, keeper.seen(), journal.origin()});
  const auto done = keeper.submit({bytes, id, desk.sign(record::message_of_act(journal.origin(), bytes))}, now());
  if (!done)
    return base::fail(wrong("", "the desk's key may not do that: " +
                                    (done.error().refusal ? std::string(done.error().refusal->id)
                                                          : std::string(clerk::name_of(done.error().code)))));
  return keeper.commit();
}

base::Result<std::string> secret_of(const std::string& hall, bool make) {
  const std::string path = hall + "/secret";
  auto secret = base::read_file(path);
  if (secret) return secret;
  if (!make) return base::fail(wrong(hall, "this is no hall.", "Make one with: plenary new " + hall));
  std::error_code code;
  fs::create_directories(hall, code);
  return make_secret(path);
}

base::Result<std::vector<HouseBody>> open_bodies(const std::string& hall) {
  const auto secret = secret_of(hall, false);
  if (!secret) return base::fail(secret.error());
  const auto folders = bodies_in(hall);
  std::vector<std::string> records;
  for (const fs::path& folder : folders) records.push_back((folder / "record").string());
  std::vector<HouseBody> out;
  for (const fs::path& folder : folders) {
    auto opened = open_in(folder, *secret, records);
    if (!opened) return base::fail(opened.error());
    out.push_back(std::move(*opened));
  }
  return out;
}

base::Result<HouseBody> open_body(const std::string& hall, const std::string& id) {
  const auto secret = secret_of(hall, false);
  if (!secret) return base::fail(secret.error());
  return open_in(fs::path(hall) / id, *secret, {});
}

base::Result<void> found_body(const std::string& hall, const NewBody& body) {
  const std::string id = body.origin.substr(body.origin.find('/') + 1);
  const fs::path folder = fs::path(hall) / id;
  if (!record::is_origin(body.origin))
    return base::fail(wrong(body.origin, "this is no origin.", "Write it as host/body."));
  std::error_code code;
  if (fs::exists(folder, code))
    return base::fail(wrong("name", "there is a body of that name here already.", "Take another."));
  const auto rules = rules::load_texts(id, body.rules, body.roster);
  if (!rules) return base::fail(rules.error().front());
  const auto secret = secret_of(hall, true);
  if (!secret) return base::fail(secret.error());
  const rules::Officer* founder = rules->officer(rules::Role::secretary);
  if (!founder) founder = rules->officer(rules::Role::presiding);
  if (!founder) return base::fail(wrong(folder.string(), "the rules name no presiding officer and no secretary."));
  // The keys first: a record whose key is lost cannot go on; a key without a record does no harm.
  fs::create_directories(folder, code);
  auto log = crypto::SigningKey::generate();
  const auto desk = crypto::SigningKey::generate();
  auto done = write_key((folder / "log.key").string(), log, *secret, light);
  if (done) done = write_key((folder / "secretary.key").string(), desk, *secret, light);
  if (!done) return done;
  auto store = store::open_folder((folder / "record").string());
  if (!store) return base::fail(store.error());
  hall::Founding founding;
  founding.origin = body.origin;
  founding.rules = body.rules;
  founding.roster = body.roster;
  founding.by = assembly::SeatId::of(founder->id.view());
  auto keeper = hall::Keeper::found(std::move(*store), std::move(log), founding, desk, now());
  if (!keeper) return base::fail(keeper.error());
  if (auto enrolled = enrol_clock(**keeper, desk, folder, *secret); !enrolled) return enrolled;
  for (const auto& [from, to] : body.proxies)
    if (auto given = act_as_desk(**keeper, desk, {assembly::GiveProxy{from, to}}); !given) return given;
  return (*keeper)->publish();
}

base::Result<Paper, base::Errors> read_paper() {
  const auto folder = base::data_folder();
  if (!folder) return base::fail(base::Errors{folder.error()});
  const auto path = *folder / "forms" / "association.toml";
  const auto text = base::read_file(path);
  if (!text) return base::fail(base::Errors{text.error()});
  auto form = founding::Form::parse(*text, path.string());
  if (!form) return base::fail(form.error());
  auto ordinary = base::read_file(*folder / "bodies" / form->body / "rules.toml");
  if (!ordinary) return base::fail(base::Errors{ordinary.error()});
  return Paper{std::move(*form), std::move(*ordinary)};
}

base::Result<MadeBody, base::Errors> make_body(const std::string& hall, const Paper& paper,
                                               const NewAssociation& association) {
  const auto members = founding::read_members(association.members, association.members_file, association.says);
  const bool weighted = members && founding::is_weighted(*members);
  const auto rules =
      founding::write_rules(paper.form, paper.ordinary, association.answers, weighted, association.says);
  base::Errors errors;
  for (const auto* wrongs : {members ? nullptr : &members.error(), rules ? nullptr : &rules.error()})
    if (wrongs) errors.insert(errors.end(), wrongs->begin(), wrongs->end());
  std::string id = association.id.empty() ? founding::id_of(association.answers.name) : association.id;
  if (id.empty()) id = "assembly";  // a name without a letter for an address
  std::error_code code;
  // The rehearsal of a body that is here already stands beside it.
  if (association.rehearsal && fs::exists(fs::path(hall) / id, code)) id += "-rehearsal";
  // The first parts of the hall's own paths.
  constexpr std::array<std::string_view, 6> taken = {"api", "records", "assets", "new", "healthz", "metrics"};
  if (std::find(taken.begin(), taken.end(), id) != taken.end())
    errors.push_back(wrong("name", association.says("address_taken", {{"id", id}})));
  else if (fs::exists(fs::path(hall) / id, code))
    errors.push_back(wrong("name", association.says("body_exists", {})));
  if (!errors.empty()) return base::fail(std::move(errors));
  const std::string origin = (association.rehearsal ? "rehearsal." : "") + association.host + "/" + id;
  if (auto done =
          found_body(hall, {origin, *rules, founding::write_roster(*members), founding::proxies_of(*members)});
      !done)
    return base::fail(base::Errors{done.error()});
  return MadeBody{id, origin, members->size()};
}

}  // namespace cli
