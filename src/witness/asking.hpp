// The log's side of C2SP tlog-witness: asks witnesses for their lines under a head that is about to be published.
//
//   prepare(head, note, tree)   where the tree is
//   ask()                       then, in any thread: the lines of those that answered in time
//
// A witness is believed what it signed; and that it knows more than it is asked, if the log itself has signed that.
#pragma once
#include <chrono>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "record/trust.hpp"
#include "witness/witness.hpp"

namespace witness {

class Asking {
 public:
  using Clock = std::chrono::steady_clock;
  // One request, from several threads at a time; nothing: there was no answer in time.
  using Send = std::function<std::optional<Answer>(const std::string& method, const std::string& url,
                                                   const std::string& body)>;
  // What an operator should read: who is away, who is back.
  using Tell = std::function<void(const std::string&)>;

  // The witnesses of a trust file that have an address there.
  Asking(const record::Trust& trust, record::VerifierKey log, Send send, Tell tell);

  // Error: a witness holds a head that the log has signed and that this tree does not go on from. It is an older
  // copy, or another history; nothing may be signed any more.
  base::Result<void> prepare(const record::Checkpoint& head, const std::string& note, const record::Tree& tree,
                             Clock::time_point now = Clock::now());
  std::vector<record::NoteSignature> ask();
  // When somebody whose line is missing under that head may be asked again; nothing: no line is missing.
  std::optional<Clock::time_point> again() const;

 private:
  struct One {
    std::string name, url;
    record::VerifierKey key;
    std::uint64_t size = 0;                   // what it has signed, as far as is known
    std::optional<record::Checkpoint> claim;  // that it holds, signed by the log; not looked at yet
    std::optional<std::string> request;       // of this head
    std::optional<record::NoteSignature> line;
    bool lacks = false, away = false, disputes = false;
    Clock::time_point not_before{};
  };
  struct Heard {
    std::optional<Answer> answer, kept;  // `kept`: the head that it holds, where that is asked
  };

  Heard heard_of(const One& one) const;
  void take(One& one, const Heard& heard);
  void take_line(One& one, const std::string& body);
  void take_claim(One& one, const std::optional<Answer>& kept);
  void is_away(One& one, const std::string& why);

  std::vector<One> all_;
  record::VerifierKey log_;
  Send send_;
  Tell tell_;
  record::Checkpoint head_;
  std::string text_;  // of the head, as it is signed
};

}  // namespace witness
