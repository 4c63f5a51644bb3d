#include "ballot/acts.hpp"

#include <algorithm>
#include <optional>

#include "base/json.hpp"
#include "base/limits.hpp"
#include "base/text.hpp"

namespace ballot {
namespace {

using base::Json;

enum class Type : std::uint8_t { whole, text, base64, names, texts, numbers, rows };
struct Field {
  std::string_view name;
  Type type;
};
struct Kind {
  std::string_view does;
  std::vector<Field> fields;
};

// The table of section 10; the fields that every act has come besides.
const std::vector<Kind>& kinds() {
  using enum Type;
  static const std::vector<Kind> out = {
      {"credential.register", {{"issue", whole}, {"message", base64}}},
      {"teller.setup", {{"ceremony", whole}, {"tellers", names}, {"t", whole}, {"override", text}}},
      {"teller.consent", {{"ceremony", whole}, {"to", base64}}},
      {"ballot.consent", {{"vote", whole}, {"to", base64}}},
      {"teller.commit", {{"ceremony", whole}, {"message", base64}}},
      {"teller.round", {{"ceremony", whole}, {"round", whole}}},
      {"teller.deal", {{"ceremony", whole}, {"message", base64}}},
      {"teller.verdict", {{"ceremony", whole}, {"against", numbers}}},
      {"teller.answer", {{"ceremony", whole}, {"message", base64}}},
      {"teller.key", {{"ceremony", whole}, {"qualified", numbers}, {"key", base64}, {"shares", base64}}},
      {"teller.rehearse", {{"ceremony", whole}, {"vote", whole}}},
      {"teller.rehearsal", {{"ceremony", whole}, {"vote", whole}, {"message", base64}}},
      {"ballot.open",
       {{"vote", whole},
        {"ceremony", whole},
        {"key", base64},
        {"question", base64},
        {"options", texts},
        {"minimum", whole},
        {"maximum", whole},
        {"classes", names},
        {"roll", base64},
        {"floor", whole},
        {"override", text}}},
      {"ballot.cast", {{"vote", whole}, {"ballot", base64}}},
      {"ballot.challenge", {{"vote", whole}, {"sealed", base64}, {"opening", base64}}},
      {"ballot.lock", {{"vote", whole}}},
      {"ballot.decrypt", {{"vote", whole}, {"lock", base64}, {"message", base64}}},
      {"ballot.result", {{"vote", whole}, {"lock", base64}, {"ballots", whole}, {"counts", rows}}},
      {"ballot.void", {{"vote", whole}, {"reason", text}}}};
  return out;
}

bool is_text(std::string_view text) {
  constexpr std::size_t bytes_max = 200;
  return text.size() <= bytes_max &&
         std::none_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 0x20; });
}

bool all_differ(Names names) {
  std::sort(names.begin(), names.end());
  return std::adjacent_find(names.begin(), names.end()) == names.end();
}

// Values out of an object; nothing: it is none of that type.
class Reading {
 public:
  explicit Reading(const Json& json) : json_(json) {}

  std::optional<std::int64_t> whole(Json::At at) const {
    if (json_.kind(at) != Json::Kind::integer || json_.integer(at) < 0) return std::nullopt;
    return json_.integer(at);
  }
  std::optional<std::string> text(Json::At at, bool (*is_one)(std::string_view)) const {
    if (json_.kind(at) != Json::Kind::text || !is_one(json_.text(at))) return std::nullopt;
    return std::string(json_.text(at));
  }
  std::optional<std::string> base64(Json::At at) const {
    return json_.kind(at) == Json::Kind::text ? base::from_base64(json_.text(at)) : std::nullopt;
  }
  std::optional<Names> names(Json::At at, bool (*is_one)(std::string_view)) const {
    auto out = list<std::string>(at, [&](Json::At each) { return text(each, is_one); });
    return out && all_differ(*out) ? std::move(out) : std::nullopt;
  }
  std::optional<Numbers> numbers(Json::At at) const {
    return list<std::int64_t>(at, [&](Json::At each) { return whole(each); });
  }
  std::optional<Value> value(Json::At at, Type type) const {
    switch (type) {
      case Type::whole: return value_of(whole(at));
      case Type::text: return value_of(text(at, is_text));
      case Type::base64: return value_of(base64(at));
      case Type::names: return value_of(names(at, is_name));
      case Type::texts: return value_of(names(at, [](std::string_view t) { return !t.empty() && is_text(t); }));
      case Type::numbers: return value_of(numbers(at));
      case Type::rows: return value_of(list<Numbers>(at, [&](Json::At each) { return numbers(each); }));
    }
    return std::nullopt;
  }
  bool is_head(Json::At at) const {
    if (json_.kind(at) != Json::Kind::list || json_.size(at) != 2 || !whole(json_.first(at))) return false;
    const auto root = base64(json_.next(json_.first(at)));
    return root && root->size() == 32;
  }

 private:
  template <class T>
  static std::optional<Value> value_of(std::optional<T> read) {
    return read ? std::optional<Value>(std::move(*read)) : std::nullopt;
  }
  template <class T, class Each>
  std::optional<std::vector<T>> list(Json::At at, const Each& read) const {
    if (json_.kind(at) != Json::Kind::list) return std::nullopt;
    std::vector<T> out;
    for (Json::At each = json_.first(at); each < json_.next(at); each = json_.next(each)) {
      auto one = read(each);
      if (!one) return std::nullopt;
      out.push_back(std::move(*one));
    }
    return out;
  }

  const Json& json_;
};

const Kind* kind_called(std::string_view does) {
  const auto found =
      std::find_if(kinds().begin(), kinds().end(), [&](const Kind& kind) { return kind.does == does; });
  return found == kinds().end() ? nullptr : &*found;
}

std::optional<Act> act_in(const Json& json, const Reading& reading) {
  if (json.kind(0) != Json::Kind::object) return std::nullopt;
  std::map<std::string_view, Json::At> given;
  for (Json::At at = json.first(0); at < json.next(0); at = json.next(at + 1)) given[json.text(at)] = at + 1;
  for (const std::string_view needed : {"by", "do", "n", "seen", "body"})
    if (!given.contains(needed)) return std::nullopt;
  const Kind* kind = json.kind(given["do"]) == Json::Kind::text ? kind_called(json.text(given["do"])) : nullptr;
  const auto by = reading.text(given["by"], is_name);
  const auto body = reading.text(given["body"], [](std::string_view) { return true; });
  if (!kind || !by || !body || !reading.whole(given["n"]) || !reading.is_head(given["seen"])) return std::nullopt;
  if (given.size() != kind->fields.size() + 5) return std::nullopt;
  Act out{std::string(kind->does), *by, *body, {}, {}};
  for (const Field& field : kind->fields) {
    const auto at = given.find(field.name);
    auto value = at == given.end() ? std::nullopt : reading.value(at->second, field.type);
    if (!value) return std::nullopt;
    out.fields.emplace(field.name, std::move(*value));
  }
  return out;
}

}  // namespace

bool is_name(std::string_view text) {
  return !text.empty() && text.size() <= 64 &&
         std::all_of(text.begin(), text.end(), [](char c) { return c >= '!' && c <= '~'; });
}

std::optional<About> about_of(std::string_view bytes) {
  const auto json = Json::parse(bytes, base::limits::record_text_bytes_max, base::LineBreaks::between_values);
  if (!json || json->kind(0) != Json::Kind::object) return std::nullopt;
  About out;
  for (Json::At at = json->first(0); at < json->next(0); at = json->next(at + 1)) {
    const Json::At value = at + 1;
    if (json->text(at) == "do" && json->kind(value) == Json::Kind::text) out.does = json->text(value);
    if (json->kind(value) != Json::Kind::integer) continue;
    if (json->text(at) == "ceremony") out.ceremony = json->integer(value);
    if (json->text(at) == "vote") out.vote = json->integer(value);
  }
  return kind_called(out.does) ? std::optional(std::move(out)) : std::nullopt;
}

Checked<Act> read_act(std::string_view bytes) {
  const auto json = Json::parse(bytes, act_bytes_max, base::LineBreaks::between_values);
  if (!json) return base::fail(Code::grammar);
  auto out = act_in(*json, Reading(*json));
  if (!out) return base::fail(Code::grammar);
  out->hash = crypto::sha256(bytes);
  return std::move(*out);
}

}  // namespace ballot
