#include "clerk/ballot_papers.hpp"

#include <map>

#include "assembly/state.hpp"
#include "base/encoding.hpp"
#include "base/text.hpp"

namespace clerk {

std::string question_text(const std::string& origin, const Titles& titles, const assembly::Balloted& put) {
  const assembly::Position id = put.vote ? put.vote->id : put.election->id;
  std::string out = origin + " " + std::to_string(id);
  if (put.election) out += " " + std::to_string(put.election->ballots.size() + 1);
  return out + "\n" + titles.of(id).text() + "\n";
}

std::string roll_text(const assembly::BallotForm& form, const std::vector<assembly::RollSeat>& seats,
                      const ballot::Credentials& credentials) {
  std::string out;
  for (const assembly::RollSeat& one : seats) {
    const auto key = credentials.find(one.seat.view());
    if (key == credentials.end()) continue;
    out += one.seat.text() + " " + form.classes[one.of_class] + " " + std::to_string(one.weight) + " " +
           base::base64(base::view(key->second)) + "\n";
  }
  return out;
}

bool lists_the_entitled(const std::string& roll, const assembly::BallotForm& form,
                        const std::vector<assembly::RollSeat>& seats, const ballot::Credentials& when_called) {
  std::map<std::string_view, std::string_view> listed;  // seat, and the line without its key
  for (const std::string_view line : base::split(roll, '\n')) {
    const auto end = line.rfind(' '), seat_end = line.find(' ');
    if (line.empty()) continue;
    if (seat_end == std::string_view::npos || end == seat_end) return false;
    listed[line.substr(0, seat_end)] = line.substr(0, end);
  }
  std::size_t found = 0;
  for (const assembly::RollSeat& one : seats) {
    const auto line = listed.find(one.seat.view());
    if (line == listed.end()) {
      if (when_called.contains(one.seat.view())) return false;
      continue;
    }
    if (line->second != one.seat.text() + " " + form.classes[one.of_class] + " " + std::to_string(one.weight))
      return false;
    ++found;
  }
  return found == listed.size();
}

}  // namespace clerk
