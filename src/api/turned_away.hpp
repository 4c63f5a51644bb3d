// Whose device was turned away while a vote is open, and why: what whoever locks the vote has to have seen. Only
// those are noted who could prove who they are; nobody can put others on the list. In the room's thread.
#pragma once
#include <map>
#include <string>
#include <vector>

#include "hall/intake.hpp"
#include "words/sentence.hpp"

namespace api {

class TurnedAway {
 public:
  struct Note {
    std::string why;
    base::Instant at;
    int times = 0;
  };

  // An act that was not taken.
  void note(const clerk::Journal& journal, const hall::ActLine& line, const clerk::Fault& fault,
            const words::Speaker& speaker, base::Instant now);
  // Who stands on the list and has not voted since. Empty: no vote is open.
  std::map<assembly::SeatId, Note> list(const clerk::Journal& journal) const;
  // Those on the list whom the act does not name, if it locks the vote of the room.
  std::vector<assembly::SeatId> unseen_by(const clerk::Journal& journal, const assembly::Act& act) const;

 private:
  assembly::VoteId vote_ = 0;
  std::map<assembly::SeatId, Note> notes_;
};

}  // namespace api
