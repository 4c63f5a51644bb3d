// A hall's folder: what `plenary serve` opens.
//
//   HALL/secret                  seals the keys here; readable by its owner alone
//   HALL/BODY/record/            the record
//   HALL/BODY/log.key            signs its heads
//   HALL/BODY/secretary.key      the desk's first key: invites, revokes
//   HALL/BODY/trust              may be there: its witnesses that have an address are asked to sign each head
//   HALL/BODY/clock.key          opens and locks announced votes at their times, where the rules have such an office
//   HALL/BODY/names.<lang>.toml  names and words of the body in another language; may be there
#pragma once
#include <memory>
#include <string>
#include <vector>

#include "api/meeting.hpp"
#include "crypto/sign.hpp"
#include "founding/founding.hpp"
#include "hall/keeper.hpp"

namespace cli {

// The secret that seals the keys of a hall; made if there is none and `make` says so.
base::Result<std::string> secret_of(const std::string& hall, bool make);

struct HouseBody {
  std::string folder;  // of the record
  std::unique_ptr<hall::Keeper> keeper;
  std::unique_ptr<hall::ClockKeeper> clock_keeper;  // null: the rules have no such office
};
api::Opening opening_of(HouseBody body);
// Names and words of a body in another language, of the folder or of the project's data.
std::vector<std::string> translations_of(const std::string& record_folder, std::string_view language);
// An act of the desk's first key.
base::Result<void> act_as_desk(hall::Keeper& keeper, const crypto::SigningKey& desk, assembly::Act act);
base::Result<HouseBody> open_body(const std::string& hall, const std::string& id);
// Every body of the hall, opened. Error: no hall, or a record that does not open; the other ones are not opened
// either.
base::Result<std::vector<HouseBody>> open_bodies(const std::string& hall);

struct NewBody {
  std::string origin, rules, roster;
  std::vector<std::pair<assembly::SeatId, assembly::SeatId>> proxies = {};  // given before the first sitting
};
// Founds the body's record in the hall, with a log key and the desk's first key.
base::Result<void> found_body(const std::string& hall, const NewBody& body);

// What a new association is asked, and the rules into which the answers are put.
struct Paper {
  founding::Form form;
  std::string ordinary;
};
base::Result<Paper, base::Errors> read_paper();

struct NewAssociation {
  founding::Answers answers;
  std::string members, members_file;  // the list, and what its mistakes call it
  std::string id;                     // empty: made from the name
  std::string host = "plenary.local";
  bool rehearsal = false;
  founding::Says says;  // what is wrong, in the language of whoever filled it in
};
struct MadeBody {
  std::string id, origin;
  std::size_t members = 0;
};
base::Result<MadeBody, base::Errors> make_body(const std::string& hall, const Paper& paper,
                                               const NewAssociation& association);

}  // namespace cli
