#include "record/trust.hpp"

#include <algorithm>

#include "base/limits.hpp"
#include "base/text.hpp"

namespace record {
namespace {

class Parser {
 public:
  Trust out;

  // Nothing: all is well; otherwise what is wrong with the line.
  std::string line(const std::vector<std::string_view>& words) {
    if (words.empty() || words[0].starts_with('#')) return {};
    if (words[0] == "log" && (words.size() == 2 || words.size() == 3)) return log(words);
    if (words[0] == "witness" && (words.size() == 3 || words.size() == 4)) return witness(words);
    if (words[0] == "group" && words.size() >= 4) return group(words);
    if (words[0] == "quorum" && words.size() == 2) return quorum(words[1]);
    return "this line has no place in a trust file.";
  }

 private:
  std::string new_key(std::string_view text, KeyType usual, VerifierKey& key) {
    const auto parsed = VerifierKey::parse(text);
    if (!parsed) return parsed.error().what;
    if (parsed->type != usual && parsed->type != KeyType::ml_dsa_44) return "the key is of another kind.";
    // Of a kind that is only passed over the whole spelling is compared: its bytes are not kept.
    if (!keys_
             .insert(parsed->type == KeyType::ml_dsa_44 ? std::string(text.substr(text.rfind('+')))
                                                        : std::string(base::view(parsed->key)))
             .second)
      return "the key comes twice.";
    key = *parsed;
    return {};
  }
  std::string log(const std::vector<std::string_view>& words) {
    Trust::Log one;
    if (auto why = new_key(words[1], KeyType::ed25519, one.key); !why.empty()) return why;
    if (words.size() == 3) one.url = words[2];
    out.logs.push_back(std::move(one));
    return {};
  }
  std::string witness(const std::vector<std::string_view>& words) {
    Trust::Witness one;
    if (!define(words[1])) return "the name is taken.";
    if (auto why = new_key(words[2], KeyType::cosignature, one.key); !why.empty()) return why;
    one.name = words[1];
    if (words.size() == 4) one.url = words[3];
    out.witnesses.push_back(std::move(one));
    return {};
  }
  std::string group(const std::vector<std::string_view>& words) {
    Trust::Group one;
    one.name = words[1];
    for (auto word = words.begin() + 3; word != words.end(); ++word) {
      if (!defined_.contains(*word)) return "a member of the group is not defined before it.";
      if (!grouped_.insert(std::string(*word)).second) return "a member belongs to a group already.";
      one.members.emplace_back(*word);
    }
    const auto number = parse_number(words[2]);
    one.threshold = words[2] == "any" ? 1 : words[2] == "all" ? one.members.size() : number.value_or(0);
    if (one.threshold < 1 || one.threshold > one.members.size())
      return "the number is none that the members can mean.";
    if (!define(words[1])) return "the name is taken.";
    out.groups.push_back(std::move(one));
    return {};
  }
  std::string quorum(std::string_view name) {
    if (!out.quorum.empty()) return "there is a quorum already.";
    if (name != "none" && !defined_.contains(name)) return "the quorum is not defined before it.";
    out.quorum = name;
    return {};
  }
  bool define(std::string_view name) { return name != "none" && defined_.insert(std::string(name)).second; }

  std::set<std::string, std::less<>> defined_, grouped_;
  std::set<std::string> keys_;
};

}  // namespace

base::Result<Trust> Trust::parse(std::string_view text) {
  const auto wrong = [](int line, std::string what) {
    return base::fail(base::Error{{"", line, 0}, std::move(what), ""});
  };
  if (text.size() > base::limits::trust_bytes_max) return wrong(0, "the trust file is too long.");
  if (text.empty() || text.back() != '\n') return wrong(0, "the trust file ends in the middle of a line.");
  if (std::any_of(text.begin(), text.end(), [](char c) {
        const auto byte = static_cast<unsigned char>(c);
        return (byte < 0x20 && c != '\n' && c != '\t') || byte == 0x7f;
      }))
    return wrong(0, "the trust file holds a control character.");
  Parser parser;
  int number = 0;
  for (const std::string_view line : base::split(text.substr(0, text.size() - 1), '\n')) {
    ++number;
    if (auto why = parser.line(base::words(line)); !why.empty()) return wrong(number, std::move(why));
  }
  if (parser.out.quorum.empty()) return wrong(0, "the trust file says nothing of a quorum.");
  return std::move(parser.out);
}

Trust Trust::in_log(const VerifierKey& log) {
  Trust out;
  out.logs.push_back({log, ""});
  out.quorum = "none";
  return out;
}

bool Trust::reached_by(const std::set<std::size_t>& signed_by) const {
  std::set<std::string> held = {"none"};
  for (const std::size_t i : signed_by) held.insert(witnesses[i].name);
  // A group names only what stands before it: one pass decides.
  for (const Group& one : groups) {
    const auto have = std::count_if(one.members.begin(), one.members.end(),
                                    [&](const std::string& member) { return held.contains(member); });
    if (static_cast<std::size_t>(have) >= one.threshold) held.insert(one.name);
  }
  return held.contains(quorum);
}

base::Result<SeenHead, HeadError> check_head(std::string_view bytes, const Trust& trust) {
  const auto wrong = [](HeadFault fault, std::string what) { return base::fail(HeadError{fault, std::move(what)}); };
  const auto note = parse_note(bytes);
  if (!note) return wrong(HeadFault::grammar, note.error().what);
  auto checkpoint = Checkpoint::parse(note->text);
  if (!checkpoint) return wrong(HeadFault::grammar, checkpoint.error().what);
  std::vector<VerifierKey> logs, witnesses;
  for (const Trust::Log& one : trust.logs) logs.push_back(one.key);
  for (const Trust::Witness& one : trust.witnesses) witnesses.push_back(one.key);
  const auto by_logs = signers(*note, logs);
  if (!by_logs) return wrong(HeadFault::signature, by_logs.error().what);
  if (std::none_of(by_logs->begin(), by_logs->end(),
                   [&](std::size_t i) { return logs[i].name == checkpoint->origin; }))
    return wrong(HeadFault::log_key, "no log of the trust file with the name " + checkpoint->origin + " signed it.");
  const auto by_witnesses = signers(*note, witnesses);
  if (!by_witnesses) return wrong(HeadFault::cosignature, by_witnesses.error().what);
  return SeenHead{std::move(*checkpoint), by_witnesses->size(), trust.reached_by(*by_witnesses)};
}

}  // namespace record
