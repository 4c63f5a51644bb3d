#include "witness/asking.hpp"

#include <algorithm>
#include <future>

#include "base/text.hpp"

namespace witness {
namespace {

// Whoever says where it is can be asked again soon; whoever says nothing costs every publication its patience.
constexpr std::chrono::seconds soon{1}, later{10};

bool will_not(const Answer& answer) { return answer.status == 409 || answer.status == 422; }

}  // namespace

Asking::Asking(const record::Trust& trust, record::VerifierKey log, Send send, Tell tell)
    : log_(std::move(log)), send_(std::move(send)), tell_(std::move(tell)) {
  for (const auto& [name, key, url] : trust.witnesses) {
    if (url.empty()) continue;
    One one;
    one.name = name, one.url = url.substr(0, url.find_last_not_of('/') + 1), one.key = key;
    all_.push_back(std::move(one));
  }
}

base::Result<void> Asking::prepare(const record::Checkpoint& head, const std::string& note, const record::Tree& tree,
                                   Clock::time_point now) {
  head_ = head;
  text_ = head.text();
  for (One& one : all_) {
    if (one.claim) {
      const auto& [origin, size, root] = *one.claim;
      const auto stop = [&](const std::string& what) {
        return base::fail(
            base::Error{{}, what, "Two histories exist, or this is an older copy: keep both, restore the newest."});
      };
      const std::string holds = "the witness " + one.name + " holds a head of " + std::to_string(size) +
                                " entries of " + origin + ", signed by this record's own key, ";
      if (size > tree.size()) return stop(holds + "and here are " + std::to_string(tree.size()) + ".");
      if (tree.root(size) != root) return stop(holds + "and here it is another one.");
      one.size = size;
      one.claim.reset();
    }
    one.line.reset();
    one.lacks = true;
    one.request.reset();
    if (now >= one.not_before && one.size <= head.size)
      one.request = request_body(one.size, tree.consistency(one.size, head.size), note);
  }
  return {};
}

std::vector<record::NoteSignature> Asking::ask() {
  std::vector<std::future<Heard>> answers;
  for (const One& one : all_)
    answers.push_back(one.request ? std::async(std::launch::async, [this, &one] { return heard_of(one); })
                                  : std::future<Heard>());
  std::vector<record::NoteSignature> out;
  for (std::size_t i = 0; i < all_.size(); ++i) {
    if (!answers[i].valid()) continue;
    take(all_[i], answers[i].get());
    if (all_[i].line) out.push_back(*all_[i].line);
  }
  return out;
}

std::optional<Asking::Clock::time_point> Asking::again() const {
  std::optional<Clock::time_point> out;
  for (const One& one : all_)
    if (one.lacks) out = out ? std::min(*out, one.not_before) : one.not_before;
  return out;
}

// A size that is not beyond the head is taken as it is: only a proof from there can become a line.
Asking::Heard Asking::heard_of(const One& one) const {
  Heard out{send_("POST", one.url + "/add-checkpoint", *one.request), {}};
  if (!out.answer || !will_not(*out.answer)) return out;
  const auto size = size_in(*out.answer);
  if (!size || *size > head_.size)
    out.kept = send_("GET", one.url + "/" + origin_hash(head_.origin) + "/checkpoint", "");
  return out;
}

void Asking::take(One& one, const Heard& heard) {
  if (!heard.answer) return is_away(one, "does not answer");
  const Answer& answer = *heard.answer;
  if (answer.status == 200) return take_line(one, answer.body);
  if (const auto size = size_in(answer); size && *size <= head_.size) {
    one.size = *size;
    one.not_before = Clock::now() + soon;
    return;
  }
  if (will_not(answer)) return take_claim(one, heard.kept);
  is_away(one, "answers " + std::to_string(answer.status) + ": " + std::string(base::trim(answer.body)));
}

void Asking::take_line(One& one, const std::string& body) {
  const auto lines = record::parse_note("\n\n" + body);
  if (!lines) return is_away(one, "answers with what is no line of a witness");
  const record::Note note{text_, lines->signatures};
  const auto by = record::signers(note, {&one.key, 1});
  if (!by || by->empty()) return is_away(one, "answers with a line that is not of its key");
  const auto own = std::find_if(note.signatures.begin(), note.signatures.end(), [&](const auto& line) {
    return line.name == one.key.name && line.id == one.key.id();
  });
  if (one.away) tell_("The witness " + one.name + " signs again.");
  one.line = *own;
  one.size = head_.size;
  one.lacks = one.away = one.disputes = false;
}

// It will not sign. If the log has signed what it holds, that is for the next head to be looked at; if not, it is
// wrong.
void Asking::take_claim(One& one, const std::optional<Answer>& kept) {
  const auto note = kept && kept->status == 200 ? record::parse_note(kept->body) : base::fail(base::Error{});
  auto claim = note ? record::Checkpoint::parse(note->text) : base::fail(base::Error{});
  const auto by = claim ? record::signers(*note, {&log_, 1}) : base::fail(base::Error{});
  if (!by || by->empty() || claim->origin != head_.origin)
    return is_away(one, "will not sign, and shows no head of this record's key");
  one.claim = std::move(*claim);
  one.not_before = Clock::now() + (one.disputes ? later : soon);
  one.disputes = true;
}

void Asking::is_away(One& one, const std::string& why) {
  if (!one.away) tell_("The witness " + one.name + " " + why + "; heads are published without its line.");
  one.away = true;
  one.not_before = Clock::now() + later;
}

}  // namespace witness
