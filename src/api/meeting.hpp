// One body's live meeting as the web sees it: the room with its record, the picture that everybody watches, and, in a
// demonstration, the script. All but the room's own work happens in the server's thread.
#pragma once
#include <memory>
#include <string>

#include "api/watchers.hpp"
#include "hall/room.hpp"
#include "views/minutes.hpp"
#include "views/view.hpp"
#include "web/http.hpp"

namespace api {

// The acts of a story that somebody plays one by one: a demonstration. All but the token in the room's thread.
class Script {
 public:
  virtual ~Script() = default;
  virtual const std::string& token() const = 0;  // whoever has it may play on; never changes
  virtual std::size_t played() const = 0;
  virtual std::size_t total() const = 0;
  struct Next {
    assembly::SeatId by;
    assembly::Act act;
  };
  // Nothing: it is over. Its positions are those of the record as it went.
  virtual std::optional<Next> next() const = 0;
  // The next act, signed for what the record is now. Nothing: it is over, or the one before is still being decided.
  virtual std::optional<hall::ActLine> sign(const hall::Keeper& keeper) = 0;
  // It stands there now; or it was refused, and is passed over.
  virtual void done(std::optional<std::uint64_t> position) = 0;
  // It was not even looked at: it is the next one still.
  virtual void put_back() = 0;
  // The next act belongs to the last one, as the ballots of a vote do: it is played by itself.
  virtual bool goes_on() const = 0;
  // A one-time key for a seat: the act that invites it, and the key's seed in hex. Nothing: no such seat.
  struct Invitation {
    hall::ActLine act;
    std::string seed;
  };
  virtual std::optional<Invitation> invite(const hall::Keeper& keeper, assembly::SeatId seat) = 0;
};

struct Opening {
  std::string folder;  // of the record, as it is published
  std::unique_ptr<hall::Keeper> keeper;
  hall::Intake::Clock clock;
  std::unique_ptr<Script> script;  // may be null
};

class Meeting {
 public:
  Meeting(Opening opening, const words::Catalogue& catalogue, web::Server& server,
          std::function<void(const base::Error&)> failed);
  ~Meeting();

  const std::string& id() const { return id_; }
  const std::string& folder() const { return folder_; }
  std::string listed() const;  // id, name, origin, whether a rehearsal, size: JSON
  Watchers& watchers() { return watchers_; }
  Script* script() { return script_.get(); }
  base::Instant now() const { return clock_(); }
  std::string alive() const { return "{\"at\":\"" + base::iso_ms(now()) + "\"}"; }

  // What is asked in the room's thread and answered in the server's.
  using Question = std::function<web::Response(hall::Keeper&, views::Minutes&)>;
  void ask(const std::shared_ptr<web::Reply>& reply, Question question);
  void put(const std::shared_ptr<web::Reply>& reply, const hall::ActLine& line);
  void play_next(const std::shared_ptr<web::Reply>& reply);
  void invite(const std::shared_ptr<web::Reply>& reply, assembly::SeatId seat);

 private:
  void show(hall::Keeper& keeper);
  void play_later();
  void play(hall::Keeper& keeper, const std::shared_ptr<web::Reply>& reply);
  web::Response answer(hall::Keeper& keeper, const hall::ActLine& line, const hall::Room::Outcome& outcome);

  std::string id_, folder_, name_, origin_;
  bool rehearsal_ = false;
  web::Server& server_;
  hall::Intake::Clock clock_;
  std::unique_ptr<Script> script_;
  Watchers watchers_;
  // In the room's thread:
  views::Minutes minutes_;
  views::View view_;
  std::unique_ptr<hall::Room> room_;
};

// What a fault's code means, as JSON: a refusal with its rule, or a code and a sentence; and with which status.
web::Response fault_response(const clerk::Fault& fault, const words::Speaker& speaker);
web::Response json_response(std::string body, unsigned status = 200);
web::Response error_response(unsigned status, std::string_view sentence);

}  // namespace api
