#include "api/meeting.hpp"

#include "api/limits.hpp"

#include <boost/json.hpp>

#include "base/check.hpp"
#include "base/file.hpp"

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
            {"refused", {{"id", refusal.id}, {"says", speaker.reason(refusal)}, {"cite", refusal.cite}}}}),
        409);
  }
  const std::string_view code = clerk::name_of(fault.code);
  return json_response(
      json::serialize(
          json::object{{"fault", code}, {"says", speaker.catalogue.say("fault", code, {{"detail", fault.detail}})}}),
      422);
}

Meeting::Meeting(Opening opening, const words::Catalogue& catalogue, web::Server& server,
                 std::function<void(const base::Error&)> failed)
    : id_(opening.keeper->journal().rules().folder),
      folder_(opening.folder),
      server_(server),
      clock_(std::move(opening.clock)),
      script_(std::move(opening.script)),
      watchers_([&server](std::function<void()> job) { server.post(std::move(job)); }),
      minutes_(catalogue, blobs_in(folder_)) {
  const clerk::Journal& journal = opening.keeper->journal();
  name_ = journal.rules().name;
  origin_ = journal.origin();
  rehearsal_ = journal.beginning().rehearsal;
  show(*opening.keeper);
  hall::Room::Ways ways;
  ways.clock = clock_;
  ways.grown = [this](hall::Keeper& keeper) { show(keeper); };
  ways.failed = std::move(failed);
  ways.helpers = base::spare_threads();
  ways.waiting_max = limits::acts_waiting_max;
  room_ = std::make_unique<hall::Room>(std::move(opening.keeper), std::move(ways));
}

Meeting::~Meeting() = default;

void Meeting::show(hall::Keeper& keeper) {
  const clerk::Journal& journal = keeper.journal();
  views::View now = views::view_of(journal, minutes_.speaker(journal), told_last(keeper, minutes_));
  const std::string frame = now.frame_since(view_);
  view_ = std::move(now);
  server_.post(
      [this, size = journal.size(), snapshot = view_.snapshot(), frame] { watchers_.show(size, snapshot, frame); });
}

std::string Meeting::listed() const {
  return json::serialize(json::object{
      {"id", id_}, {"name", name_}, {"origin", origin_}, {"rehearsal", rehearsal_}, {"size", watchers_.size()}});
}

void Meeting::ask(const std::shared_ptr<web::Reply>& reply, Question question) {
  const bool taken = room_->ask([this, reply, question = std::move(question)](hall::Keeper& keeper) {
    server_.post([reply, response = question(keeper, minutes_)] { reply->answer(response); });
  });
  if (!taken) reply->answer(error_response(503, "The hall has too much to do. Ask again."));
}

web::Response Meeting::answer(hall::Keeper& keeper, const hall::ActLine& line, const hall::Room::Outcome& outcome) {
  const clerk::Journal& journal = keeper.journal();
  if (outcome.fault) return fault_response(*outcome.fault, minutes_.speaker(journal));
  auto receipt = keeper.receipt(*outcome.position);
  if (!receipt) return error_response(503, "The record cannot be read.");
  const auto act = codec::read_act(line.act);
  return json_response(
      json::serialize(json::object{{"position", *outcome.position},
                                   {"repeated", outcome.repeated},
                                   {"receipt", receipt->text()},
                                   {"sentence", act ? minutes_.sentence(act->by, act->act, journal) : ""}}));
}

void Meeting::put(const std::shared_ptr<web::Reply>& reply, const hall::ActLine& line) {
  const bool taken =
      room_->submit(line, [this, reply, line](hall::Keeper& keeper, const hall::Room::Outcome& outcome) {
        server_.post([reply, response = answer(keeper, line, outcome)] { reply->answer(response); });
      });
  if (!taken) reply->answer(error_response(503, "The hall has too much to do, or is stopping. Send the same again."));
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
        answer_with(reply, answer(now, *line, outcome));
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
      if (outcome.fault) return answer_with(fault_response(*outcome.fault, minutes_.speaker(now.journal())));
      answer_with(json_response(json::serialize(
          json::object{{"seat", seat.view()}, {"fragment", "seat=" + seat.text() + "&invite=" + invitation->seed}})));
    };
    if (!room_->submit(invitation->act, told)) answer_with(error_response(503, "The hall is stopping."));
  });
  if (!taken) reply->answer(error_response(503, "The hall has too much to do. Ask again."));
}

}  // namespace api
