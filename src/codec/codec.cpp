#include "codec/codec.hpp"

#include <map>

#include "base/limits.hpp"
#include "codec/internal/described_events.hpp"
#include "codec/internal/reading.hpp"
#include "codec/internal/writing.hpp"

namespace codec {

using base::Json;
using base::write_text;
namespace {

using internal::Reading;
using internal::Tag;
using internal::Writing;

constexpr std::array<std::string_view, 5> beside_the_act = {"by", "do", "n", "seen", "body"};

base::Error wrong(const Reading& reading) { return {{}, reading.whole_fault() + ".", ""}; }

// Reads the alternative of a variant that has a name: built once, by name.
template <class Variant, class Read>
class Alternatives;
template <class... Kinds, class Read>
class Alternatives<std::variant<Kinds...>, Read> {
 public:
  using Variant = std::variant<Kinds...>;
  using Function = bool (*)(Reading&, Json::At, Variant&);

  Alternatives() {
    (known_.emplace(describe(Tag<Kinds>{}).name,
                    [](Reading& reading, Json::At at, Variant& out) {
                      return Read::read(reading, at, out.template emplace<Kinds>());
                    }),
     ...);
  }
  Function find(std::string_view name) const {
    const auto found = known_.find(name);
    return found == known_.end() ? nullptr : found->second;
  }

 private:
  std::map<std::string_view, Function> known_;
};

struct ReadAct {
  template <class T>
  static bool read(Reading& reading, Json::At at, T& out) {
    return reading.fields(at, out, beside_the_act);
  }
};
struct ReadEvent {
  template <class T>
  static bool read(Reading& reading, Json::At at, T& out) {
    return reading.object(at, out);
  }
};

using Acts = decltype(assembly::Act::what);
using EventKinds = decltype(assembly::Event::what);

bool read_head(const Json& json, Reading& reading, Json::At at, Head& out) {
  if (json.kind(at) != Json::Kind::list || json.size(at) != 2)
    return reading.wants("seen: a list of a size and a hash");
  const Json::At size = json.first(at);
  return reading.value(size, out.size) && reading.value(json.next(size), out.root);
}

template <class T>
bool read_field(Reading& reading, std::string_view name, T& out) {
  const auto at = reading.find(0, name);
  return at ? reading.value(*at, out) : reading.lacks(name);
}

}  // namespace

base::Result<SignedAct> read_act(std::string_view bytes) {
  static const Alternatives<Acts, ReadAct> acts;
  const auto json = Json::parse(bytes, base::limits::act_bytes_max);
  if (!json) return base::fail(json.error());
  Reading reading(*json);
  SignedAct out;
  std::string name;
  if (json->kind(json->root()) != Json::Kind::object) return base::fail(base::Error{{}, "an act is an object.", ""});
  const auto seen = reading.find(json->root(), "seen");
  const bool framed = read_field(reading, "by", out.by) && read_field(reading, "do", name) &&
                      read_field(reading, "n", out.n) && read_field(reading, "body", out.body) &&
                      (seen ? read_head(*json, reading, *seen, out.seen) : reading.lacks("seen"));
  if (!framed) return base::fail(wrong(reading));
  const auto read = acts.find(name);
  if (!read)
    return base::fail(base::Error{{}, "there is no act '" + name.substr(0, base::limits::id_bytes_max) + "'.", ""});
  if (!read(reading, json->root(), out.act.what)) return base::fail(wrong(reading));
  return out;
}

std::string write_act(const SignedAct& act) {
  std::string out = "{";
  Writing writing(out);
  writing.name("by");
  writing.value(act.by);
  out += ',';
  writing.name("do");
  write_text(out, name_of(act.act));
  std::visit([&](const auto& what) { writing.fields(what, false); }, act.act.what);
  out += ",\"n\":";
  writing.value(act.n);
  out += ",\"seen\":[";
  writing.value(act.seen.size);
  out += ',';
  writing.value(act.seen.root);
  out += "],\"body\":";
  write_text(out, act.body);
  out += '}';
  return out;
}

std::string write_act_alone(const assembly::Act& act) {
  std::string out = "{";
  Writing writing(out);
  writing.name("do");
  write_text(out, name_of(act));
  std::visit([&](const auto& what) { writing.fields(what, false); }, act.what);
  out += '}';
  return out;
}

std::string_view name_of(const assembly::Act& act) {
  return std::visit([]<class T>(const T&) { return describe(Tag<T>{}).name; }, act.what);
}

namespace {

void say(std::string& out, const std::string& text) { out += text; }
void say(std::string& out, base::Date day) { out += base::in_words(day); }
void say(std::string& out, base::Instant at) { out += base::iso_ms(at); }
void say(std::string&, const base::Bytes32&) {}
template <class Kind>
void say(std::string& out, const base::Id<Kind>& id) {
  out += id.view();
}
template <class T>
void say(std::string& out, const T& value) {
  if constexpr (std::is_same_v<T, bool>)
    out += value ? "yes" : "no";
  else if constexpr (std::is_enum_v<T>)
    out += words(Tag<T>{})[static_cast<std::size_t>(value)];
  else if constexpr (std::is_arithmetic_v<T>)
    out += std::to_string(value);
}
template <class T>
void say(std::string& out, const std::optional<T>& value) {
  if (value) say(out, *value);
}
template <class T>
void say(std::string& out, const std::vector<T>& list) {
  for (const T& one : list) {
    if (!out.empty()) out += ", ";
    say(out, one);
  }
}

}  // namespace

std::vector<std::pair<std::string_view, std::string>> words_of(const assembly::Act& act) {
  std::vector<std::pair<std::string_view, std::string>> out;
  std::visit(
      [&]<class T>(const T& what) {
        std::apply(
            [&](const auto&... field) { (say(out.emplace_back(field.name, "").second, what.*field.member), ...); },
            describe(Tag<T>{}).fields);
      },
      act.what);
  return out;
}

base::Result<Ruling> read_ruling(std::string_view bytes) {
  static const Alternatives<EventKinds, ReadEvent> kinds;
  const auto json = Json::parse(bytes, base::limits::record_text_bytes_max);
  if (!json) return base::fail(json.error());
  Reading reading(*json);
  Ruling out;
  const auto fault = [](const std::string& what) { return base::fail(base::Error{{}, what, ""}); };
  if (json->kind(json->root()) != Json::Kind::object) return fault("a ruling is an object.");
  const auto events = reading.find(json->root(), "events"), state = reading.find(json->root(), "state");
  if (!events || json->kind(*events) != Json::Kind::list) return fault("a ruling has a list of events.");
  if (json->size(json->root()) != (state ? 2U : 1U)) return fault("a ruling has only events and a state.");
  if (state && !reading.value(*state, out.state)) return base::fail(wrong(reading));
  for (Json::At at = json->first(*events); at < json->next(*events); at = json->next(at)) {
    if (json->kind(at) != Json::Kind::object || json->size(at) != 1) return fault("an event is an object of one.");
    const Json::At name = json->first(at);
    const auto read = kinds.find(json->text(name));
    if (!read) return fault("there is no such event.");
    if (!read(reading, name + 1, out.events.emplace_back().what)) return base::fail(wrong(reading));
  }
  return out;
}

std::string write_ruling(const Ruling& ruling) {
  std::string out = "{\"events\":[";
  Writing writing(out);
  for (const assembly::Event& event : ruling.events) {
    if (out.back() != '[') out += ',';
    out += '{';
    std::visit(
        [&]<class T>(const T& what) {
          writing.name(describe(Tag<T>{}).name);
          writing.object(what);
        },
        event.what);
    out += '}';
  }
  out += ']';
  if (ruling.state) {
    out += ',';
    writing.name("state");
    writing.value(*ruling.state);
  }
  out += '}';
  return out;
}

}  // namespace codec
