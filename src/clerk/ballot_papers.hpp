// What a secret ballot is made of that the record itself gives: the text of the question, and the roll. Both stand in
// the opening act by their hashes; whoever verifies makes them again.
#pragma once
#include <optional>
#include <string>

#include "assembly/secret_ballot.hpp"
#include "ballot/election.hpp"
#include "clerk/titles.hpp"

namespace clerk {

//   club.example/board 57        the record, and the entry that put the question; of an election, which ballot of it
//   A/1 A bench in front of the house
std::string question_text(const std::string& origin, const Titles& titles, const assembly::Balloted& put);

// The roll of the vote that is put, with everybody's current key: one line a seat (section 10). Who has none is left
// out.
std::string roll_text(const assembly::BallotForm& form, const std::vector<assembly::RollSeat>& seats,
                      const ballot::Credentials& credentials);

// Whether a roll lists the entitled and nobody else: everybody who had a key when the rehearsal was called, and
// whoever got one since may be there too. That the keys are theirs is the ballot's own check.
bool lists_the_entitled(const std::string& roll, const assembly::BallotForm& form,
                        const std::vector<assembly::RollSeat>& seats, const ballot::Credentials& when_called);

}  // namespace clerk
