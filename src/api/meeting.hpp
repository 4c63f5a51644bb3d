// One body's live meeting as the web sees it: the room with its record, the picture that everybody watches, and, in a
// demonstration, the script. All but the room's own work happens in the server's thread.
#pragma once
#include <memory>
#include <string>

#include "api/identities.hpp"
#include "api/pace.hpp"
#include "api/readings.hpp"
#include "api/transcripts.hpp"
#include "api/turned_away.hpp"
#include "api/watchers.hpp"
#include "hall/clock_keeper.hpp"
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
  std::unique_ptr<Script> script;                        // may be null
  std::unique_ptr<hall::ClockKeeper> clock_keeper = {};  // may be null
  std::function<std::vector<std::string>(std::string_view)> translations =
      {};  // files of names and words, by language
};

class Meeting {
 public:
  Meeting(Opening opening, const words::Languages& languages, web::Server& server,
          std::function<void(const base::Error&)> failed);
  ~Meeting();

  const std::string& id() const { return id_; }
  const std::string& folder() const { return folder_; }
  std::string listed() const;  // id, name, origin, whether a rehearsal, size: JSON
  Script* script() { return script_.get(); }
  base::Instant now() const { return clock_(); }
  std::string alive() const;
  std::size_t watching() const;
  std::uint64_t questions() const { return questions_; }
  Identities& identities() { return identities_; }
  // Who asks, if the request has a token that holds.
  std::optional<Identities::Identity> identity(const web::Request& request) const;
  const words::Catalogue& catalogue(const web::Request& request) const;
  std::vector<std::string> translations(const words::Catalogue& catalogue) const;

  // What is asked in the room's thread, in the request's language, and answered in the server's.
  using Question = std::function<web::Response(hall::Keeper&, views::Minutes&)>;
  void ask(const web::Request& request, const std::shared_ptr<web::Reply>& reply, Question question);
  // For questions: what is asked of secret ballots while they are held, and with all that was cast.
  Transcripts& openings() { return openings_; }
  Transcripts& wholes() { return wholes_; }
  void snapshot(const web::Request& request, const std::shared_ptr<web::Reply>& reply);
  void watch(const web::Request& request, const std::shared_ptr<web::Reply>& reply);
  void put(const web::Request& request, const std::shared_ptr<web::Reply>& reply, const hall::ActLine& line);
  void identify(const std::shared_ptr<web::Reply>& reply, const record::KeyId& key,
                const crypto::Signature& signature, const std::string& challenge);
  void shut_out(const web::Request& request, const std::shared_ptr<web::Reply>& reply);
  void play_next(const std::shared_ptr<web::Reply>& reply);
  void invite(const std::shared_ptr<web::Reply>& reply, assembly::SeatId seat);

  // Every five seconds, and twice in each.
  void tick();
  void catch_up();

 private:
  // The meeting in one language. The watchers in the server's thread, the rest in the room's.
  struct Tongue {
    Tongue(const words::Catalogue& catalogue, clerk::Blobs blobs, std::vector<std::string> translations,
           Watchers::Later later)
        : minutes(catalogue, std::move(blobs), std::move(translations)), watchers(std::move(later)) {}
    views::Minutes minutes;
    views::View view;
    Watchers watchers;
  };

  Tongue& tongue(const web::Request& request);
  void show(hall::Keeper& keeper);
  void show_in(Tongue& tongue, hall::Keeper& keeper);
  void end_tokens(const clerk::Journal& journal);
  void submit(Tongue& tongue, const std::shared_ptr<web::Reply>& reply, const hall::ActLine& line);
  void do_what_is_due();
  void play_later();
  void play(hall::Keeper& keeper, const std::shared_ptr<web::Reply>& reply);
  web::Response answer(Tongue& tongue, hall::Keeper& keeper, const hall::ActLine& line,
                       const hall::Room::Outcome& outcome);

  std::string id_, folder_, name_, origin_;
  bool rehearsal_ = false;
  web::Server& server_;
  hall::Intake::Clock clock_;
  std::unique_ptr<Script> script_;
  std::unique_ptr<hall::ClockKeeper> clock_keeper_;
  const words::Languages& languages_;
  std::function<std::vector<std::string>(std::string_view)> translations_;
  std::map<std::string, std::unique_ptr<Tongue>, std::less<>> tongues_;
  Identities identities_;
  Pace pace_;
  Readings readings_;
  std::size_t seats_ = 0;
  std::uint64_t questions_ = 0;
  // In the room's thread:
  std::vector<Tongue*> shown_;
  std::size_t ended_keys_ = 0;
  TurnedAway turned_away_;
  Transcripts openings_, wholes_;
  std::unique_ptr<hall::Room> room_;
};

// What stands behind the # of a one-time link.
std::string fragment_of(assembly::SeatId seat, std::string_view seed);
// The value of a name in "a=1&b=2"; what is escaped there is no id of ours.
std::string value_in(std::string_view query, std::string_view name);
// The sentences in the language that the request asks for, else in English.
const words::Catalogue& catalogue_for(const web::Request& request, const words::Languages& languages);

// What a fault's code means, as JSON: a refusal with its rule, or a code and a sentence; and with which status.
web::Response fault_response(const clerk::Fault& fault, const words::Speaker& speaker);
web::Response json_response(std::string body, unsigned status = 200);
web::Response error_response(unsigned status, std::string_view sentence);

}  // namespace api
