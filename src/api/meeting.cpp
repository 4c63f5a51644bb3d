#include "api/meeting.hpp"

#include "api/limits.hpp"

#include <algorithm>
#include <array>
#include <boost/json.hpp>

#include "base/check.hpp"
#include "base/file.hpp"
#include "base/text.hpp"

namespace api {
namespace {

namespace json = boost::json;

clerk::Blobs blobs_in(const std::string& folder) {
  return [folder](std::string_view hash) -> std::optional<std::string> {
    auto bytes = base::read_file(folder + "/blobs/" + std::string(hash));
    return bytes ? std::optional(std::move(*bytes)) : std::nullopt;
  };
}

// The record's last entry as a sentence.
std::string told_last(const hall::Keeper& keeper, views::Minutes& minutes) {
  if (keeper.durable() == 0) return "";
  const auto bytes = keeper.entry(keeper.durable() - 1);
  const auto entry = bytes ? record::Entry::parse(*bytes) : base::fail(bytes.error());
  const auto act = entry ? codec::read_act(entry->act) : base::fail(entry.error());
  if (!act) return "";
  return json::serialize(json::object{{"position", entry->position},
                                      {"at", base::iso_ms(entry->at)},
                                      {"by", act->by.view()},
                                      {"sentence", minutes.sentence(act->by, act->act, keeper.journal())}});
}

// Whether whoever holds the key has signed it; of what failed before the signature was looked at nobody knows.
bool is_of_its_key(const hall::Room::Outcome& outcome) {
  using clerk::Code;
  constexpr std::array others = {Code::grammar,   Code::origin,    Code::rehearsal,  Code::established,
                                 Code::key_seat,  Code::key_ended, Code::key_waits,  Code::key_invitation,
                                 Code::signature, Code::counter,   Code::key_unknown};
  return !outcome.fault || std::find(others.begin(), others.end(), outcome.fault->code) == others.end();
}

}  // namespace

web::Response json_response(std::string body, unsigned status) {
  return {status, std::move(body), "application/json", {{"Cache-Control", "no-store"}}};
}

web::Response error_response(unsigned status, std::string_view sentence) {
  return json_response(json::serialize(json::object{{"error", sentence}}), status);
}

web::Response fault_response(const clerk::Fault& fault, const words::Speaker& speaker) {
  if (fault.refusal) {
    const base::Refusal& refusal = *fault.refusal;
    return json_response(
        json::serialize(json::object{
            {"refused",
             {{"id", refusal.id}, {"says", speaker.reason(refusal)}, {"cite", speaker.names.cite(refusal.cite)}}}}),
        409);
  }
  const std::string_view code = clerk::name_of(fault.code);
  return json_response(
      json::serialize(json::object{{"fault", code}, {"says", speaker.catalogue.fault(code, fault.detail)}}), 422);
}

std::string fragment_of(assembly::SeatId seat, std::string_view seed) {
  return "seat=" + seat.text() + "&invite=" + base::hex(seed);
}

std::string value_in(std::string_view query, std::string_view name) {
  for (const std::string_view part : base::split(query, '&'))
    if (part.starts_with(name) && part.substr(name.size()).starts_with('='))
      return std::string(part.substr(name.size() + 1));
  return "";
}

Meeting::Meeting(Opening opening, const words::Languages& languages, web::Server& server,
                 std::function<void(const base::Error&)> failed)
    : id_(opening.keeper->journal().rules().folder),
      folder_(opening.folder),
      server_(server),
      clock_(std::move(opening.clock)),
      script_(std::move(opening.script)),
      clock_keeper_(std::move(opening.clock_keeper)),
      languages_(languages),
      translations_(std::move(opening.translations)) {
  const clerk::Journal& journal = opening.keeper->journal();
  name_ = journal.rules().name;
  origin_ = journal.origin();
  rehearsal_ = journal.beginning().rehearsal;
  seats_ = journal.state().seats.size();
  hall::Room::Ways ways;
  ways.clock = clock_;
  ways.grown = [this](hall::Keeper& keeper) { show(keeper); };
  ways.failed = std::move(failed);
  ways.helpers = base::spare_threads();
  ways.waiting_max = limits::acts_waiting_max;
  room_ = std::make_unique<hall::Room>(std::move(opening.keeper), std::move(ways));
  tongue({});
}

Meeting::~Meeting() = default;

const words::Catalogue& catalogue_for(const web::Request& request, const words::Languages& languages) {
  const auto found = languages.find(value_in(request.query, "lang"));
  return found == languages.end() ? languages.find("en")->second : found->second;
}

const words::Catalogue& Meeting::catalogue(const web::Request& request) const {
  return catalogue_for(request, languages_);
}

std::vector<std::string> Meeting::translations(const words::Catalogue& catalogue) const {
  if (!translations_ || catalogue.language() == "en") return {};
  return translations_(catalogue.language());
}

// Made when somebody first asks in that language; from then on its picture is kept as the record grows.
Meeting::Tongue& Meeting::tongue(const web::Request& request) {
  const words::Catalogue& words = catalogue(request);
  auto& own = tongues_[words.language()];
  if (own) return *own;
  own = std::make_unique<Tongue>(words, blobs_in(folder_), translations(words),
                                 [this](std::function<void()> job) { server_.post(std::move(job)); });
  const auto begin = [this, made = own.get()](hall::Keeper& keeper) {
    shown_.push_back(made);
    show_in(*made, keeper);
  };
  if (room_->ask(begin)) return *own;
  tongues_.erase(words.language());  // there is too much to do: as the record has it, for now
  return *tongues_.at("en");
}

void Meeting::show(hall::Keeper& keeper) {
  for (Tongue* one : shown_) show_in(*one, keeper);
  end_tokens(keeper.journal());
}

void Meeting::show_in(Tongue& tongue, hall::Keeper& keeper) {
  const clerk::Journal& journal = keeper.journal();
  views::View now = views::view_of(journal, tongue.minutes.speaker(journal), told_last(keeper, tongue.minutes));
  const std::string frame = now.frame_since(tongue.view);
  tongue.view = std::move(now);
  server_.post([&tongue, size = journal.size(), snapshot = tongue.view.snapshot(), frame] {
    tongue.watchers.show(size, snapshot, frame);
  });
}

// Whose key has ended has no token any more, and is not counted as connected.
void Meeting::end_tokens(const clerk::Journal& journal) {
  std::vector<record::KeyId> ended;
  for (const auto& [key, state] : journal.state().keys)
    if (state.stage == assembly::KeyStage::ended) ended.push_back(record::key_id(key));
  if (ended.size() == ended_keys_) return;
  ended_keys_ = ended.size();
  server_.post([this, ended = std::move(ended)] {
    for (const record::KeyId& key : ended) identities_.end(key);
    readings_.end(ended);
  });
}

std::string Meeting::listed() const {
  return json::serialize(json::object{{"id", id_},
                                      {"name", name_},
                                      {"origin", origin_},
                                      {"rehearsal", rehearsal_},
                                      {"size", tongues_.at("en")->watchers.size()}});
}

std::size_t Meeting::watching() const {
  std::size_t out = 0;
  for (const auto& [language, one] : tongues_) out += one->watchers.count();
  return out;
}

std::string Meeting::alive() const {
  return json::serialize(json::object{{"at", base::iso_ms(now())},
                                      {"connected", readings_.seats_connected()},
                                      {"seats", seats_},
                                      {"watchers", watching()}});
}

void Meeting::tick() {
  const std::string now = alive();
  for (const auto& [language, one] : tongues_) one->watchers.tick(now);
}

void Meeting::catch_up() {
  for (const auto& [language, one] : tongues_) one->watchers.catch_up();
  readings_.sweep();
  do_what_is_due();
}

void Meeting::do_what_is_due() {
  if (!clock_keeper_) return;
  const auto look = [this](hall::Keeper& keeper) {
    if (const auto act = clock_keeper_->due(keeper, clock_()))
      room_->submit(*act, [](hall::Keeper&, const hall::Room::Outcome&) {});
  };
  room_->ask(look);  // one that has too much to do is asked again soon
}

std::optional<Identities::Identity> Meeting::identity(const web::Request& request) const {
  return identities_.of(request.authorization, now().ms);
}

void Meeting::ask(const web::Request& request, const std::shared_ptr<web::Reply>& reply, Question question) {
  ++questions_;
  Tongue& in = tongue(request);
  const bool taken = room_->ask([this, &in, reply, question = std::move(question)](hall::Keeper& keeper) {
    server_.post([reply, response = question(keeper, in.minutes)] { reply->answer(response); });
  });
  if (!taken) reply->answer(error_response(503, "The hall has too much to do. Ask again."));
}

void Meeting::snapshot(const web::Request& request, const std::shared_ptr<web::Reply>& reply) {
  Tongue& in = tongue(request);
  if (in.watchers.has_picture()) return reply->answer(json_response(in.watchers.snapshot()));
  ask(request, reply, [&in](hall::Keeper&, views::Minutes&) { return json_response(in.view.snapshot()); });
}

void Meeting::watch(const web::Request& request, const std::shared_ptr<web::Reply>& reply) {
  const auto who = identity(request);
  if (!who && !request.authorization.empty())
    return reply->answer(error_response(401, "That token has ended. Sign for a new one, or ask without."));
  if (!readings_.admits(request.peer, who))
    return reply->answer(error_response(429, "Too many watch from that address."));
  const auto stream = reply->stream("text/event-stream");
  readings_.add(stream, request.peer, who);
  tongue(request).watchers.add(stream, request.last_event_id, alive());
}

web::Response Meeting::answer(Tongue& tongue, hall::Keeper& keeper, const hall::ActLine& line,
                              const hall::Room::Outcome& outcome) {
  const clerk::Journal& journal = keeper.journal();
  if (outcome.fault) {
    const words::Speaker speaker = tongue.minutes.speaker(journal);
    turned_away_.note(journal, line, *outcome.fault, speaker, clock_());
    return fault_response(*outcome.fault, speaker);
  }
  auto receipt = keeper.receipt(*outcome.position);
  if (!receipt) return error_response(503, "The record cannot be read.");
  const auto act = codec::read_act(line.act);
  return json_response(
      json::serialize(json::object{{"position", *outcome.position},
                                   {"repeated", outcome.repeated},
                                   {"receipt", receipt->text()},
                                   {"sentence", act ? tongue.minutes.sentence(act->by, act->act, journal) : ""}}));
}

void Meeting::submit(Tongue& tongue, const std::shared_ptr<web::Reply>& reply, const hall::ActLine& line) {
  const auto told = [this, &tongue, reply, line](hall::Keeper& keeper, const hall::Room::Outcome& outcome) {
    server_.post([this, reply, key = line.key, is_its = is_of_its_key(outcome),
                  response = answer(tongue, keeper, line, outcome)] {
      if (is_its) pace_.count(key, now().ms);
      reply->answer(response);
    });
  };
  if (room_->submit(line, told)) return;
  server_.post([reply] {
    reply->answer(error_response(503, "The hall has too much to do, or is stopping. Send the same again."));
  });
}

// A vote is locked by whoever has seen who was turned away: that is looked up first, in the room's thread.
void Meeting::put(const web::Request& request, const std::shared_ptr<web::Reply>& reply, const hall::ActLine& line) {
  Tongue& in = tongue(request);
  if (!pace_.allows(line.key, now().ms))
    return reply->answer(error_response(429, catalogue(request).say("hall", "too_fast")));
  const auto act = codec::read_act(line.act);
  if (!act || !std::holds_alternative<assembly::Lock>(act->act.what)) return submit(in, reply, line);
  const bool taken = room_->ask([this, &in, reply, line, lock = act->act](hall::Keeper& keeper) {
    const auto unseen = turned_away_.unseen_by(keeper.journal(), lock);
    if (unseen.empty()) return submit(in, reply, line);
    const words::Speaker speaker = in.minutes.speaker(keeper.journal());
    std::vector<std::string> names;
    for (const assembly::SeatId seat : unseen) names.push_back(speaker.names.full(seat));
    const std::string says =
        words::capital(speaker.catalogue.say("hall", "shut_out", {{"seats", speaker.catalogue.list(names)}}));
    server_.post([reply, says] {
      reply->answer(json_response(
          json::serialize(json::object{{"refused", {{"id", "shut_out"}, {"says", says}, {"cite", ""}}}}), 409));
    });
  });
  if (!taken) reply->answer(error_response(503, "The hall has too much to do. Send the same again."));
}

void Meeting::identify(const std::shared_ptr<web::Reply>& reply, const record::KeyId& key,
                       const crypto::Signature& signature, const std::string& challenge) {
  if (!identities_.take(challenge, now().ms)) return reply->answer(error_response(401, "Ask for a new challenge."));
  ++questions_;
  const bool taken = room_->ask([this, reply, key, signature, challenge](hall::Keeper& keeper) {
    const clerk::Journal& journal = keeper.journal();
    const auto known = journal.key(key);
    const bool holds = known && journal.state().keys.at(*known).stage == assembly::KeyStage::enrolled &&
                       crypto::verify(*known, message_of_token(journal.origin(), challenge), signature);
    const assembly::SeatId seat = holds ? journal.state().keys.at(*known).seat : assembly::SeatId{};
    server_.post([this, reply, key, holds, seat] {
      if (!holds) return reply->answer(error_response(401, "That is not signed by a key that is enrolled here."));
      const Identities::Identity identity{key, seat, now().ms + limits::token_ms};
      reply->answer(json_response(json::serialize(json::object{{"token", identities_.admit(identity)},
                                                               {"seat", seat.view()},
                                                               {"until", base::iso_ms({identity.until_ms})}})));
    });
  });
  if (!taken) reply->answer(error_response(503, "The hall has too much to do. Ask again."));
}

void Meeting::shut_out(const web::Request& request, const std::shared_ptr<web::Reply>& reply) {
  const auto who = identity(request);
  if (!who) return reply->answer(error_response(401, "Say who you are: a token is wanted."));
  ask(request, reply, [this, seat = who->seat](hall::Keeper& keeper, views::Minutes&) {
    const clerk::Journal& journal = keeper.journal();
    if (!journal.rules().officer(seat.view()) && journal.state().chair != seat)
      return error_response(403, "That is for officers.");
    json::array out;
    for (const auto& [one, note] : turned_away_.list(journal))
      out.push_back({{"seat", one.view()}, {"why", note.why}, {"at", base::iso_ms(note.at)}, {"times", note.times}});
    return json_response(json::serialize(out));
  });
}

void Meeting::play_next(const std::shared_ptr<web::Reply>& reply) {
  base::check(script_ != nullptr, "a script that is not there");
  const bool taken = room_->ask([this, reply](hall::Keeper& keeper) {
    if (!script_->goes_on()) return play(keeper, reply);
    server_.post([reply] { reply->answer(error_response(409, "The ballots are being cast.")); });
  });
  if (!taken) reply->answer(error_response(503, "The hall has too much to do. Ask again."));
}

void Meeting::play_later() {
  server_.after(limits::script_step, [this] {
    if (!room_->ask([this](hall::Keeper& later) { play(later, nullptr); })) play_later();
  });
}

// The act is signed in the room's thread, for the record as it is then; another one may have come before it.
void Meeting::play(hall::Keeper& keeper, const std::shared_ptr<web::Reply>& reply) {
  const auto answer_with = [this](const std::shared_ptr<web::Reply>& to, web::Response response) {
    if (to) server_.post([to, response = std::move(response)] { to->answer(response); });
  };
  const auto line = script_->sign(keeper);
  if (!line) return answer_with(reply, error_response(409, "There is nothing to play now."));
  const bool taken =
      room_->submit(*line, [this, reply, line, answer_with](hall::Keeper& now, const hall::Room::Outcome& outcome) {
        script_->done(outcome.position);
        answer_with(reply, answer(*shown_.front(), now, *line, outcome));
        if (script_->goes_on()) play_later();
      });
  if (taken) return;
  script_->put_back();
  if (!reply) play_later();
  answer_with(reply, error_response(503, "The hall is stopping."));
}

void Meeting::invite(const std::shared_ptr<web::Reply>& reply, assembly::SeatId seat) {
  const bool taken = room_->ask([this, reply, seat](hall::Keeper& keeper) {
    const auto invitation = script_->invite(keeper, seat);
    const auto answer_with = [this, reply](web::Response response) {
      server_.post([reply, response = std::move(response)] { reply->answer(response); });
    };
    if (!invitation) return answer_with(error_response(404, "There is no such seat."));
    const auto told = [this, answer_with, invitation, seat](hall::Keeper& now, const hall::Room::Outcome& outcome) {
      if (outcome.fault)
        return answer_with(fault_response(*outcome.fault, shown_.front()->minutes.speaker(now.journal())));
      answer_with(json_response(json::serialize(
          json::object{{"seat", seat.view()}, {"fragment", fragment_of(seat, *base::from_hex(invitation->seed))}})));
    };
    if (!room_->submit(invitation->act, told)) answer_with(error_response(503, "The hall is stopping."));
  });
  if (!taken) reply->answer(error_response(503, "The hall has too much to do. Ask again."));
}

}  // namespace api
