// One of each act and event, made from the descriptions: every field has a value that is not its initial one.
#include "codec/examples_for_tests.hpp"

#include "codec/internal/described_events.hpp"

namespace codec {
namespace {

using internal::Tag;

template <class T>
void fill(T& out);

template <class T>
void fill_one(T& out) {
  if constexpr (std::is_same_v<T, bool>)
    out = !out;
  else if constexpr (std::is_enum_v<T>)
    out = static_cast<T>(1);
  else if constexpr (std::is_integral_v<T>)
    out = 3;
  else
    fill(out);
}
void fill_one(std::string& out) { out = "a \"text\""; }
void fill_one(base::Date& out) { out = base::Date{19277}; }
void fill_one(base::Instant& out) { out = base::Instant{1665601331123}; }
void fill_one(base::Bytes32& out) { out.fill(7); }
template <class Kind>
void fill_one(base::Id<Kind>& out) {
  out = base::Id<Kind>::of("one-id");
}
template <class T>
void fill_one(std::optional<T>& out) {
  fill_one(out.emplace());
}
template <class T>
void fill_one(std::vector<T>& out) {
  fill_one(out.emplace_back());
}

template <class T>
void fill(T& out) {
  std::apply([&](const auto&... field) { (fill_one(out.*field.member), ...); }, describe(Tag<T>{}).fields);
}

// Calls `each` with an initial value of every kind of a variant.
template <class... Kinds, class Each>
void every(std::variant<Kinds...>*, const Each& each) {
  (each(Kinds{}), ...);
}

}  // namespace

std::vector<SignedAct> example_acts() {
  std::vector<SignedAct> out;
  every(static_cast<decltype(assembly::Act::what)*>(nullptr), [&](auto what) {
    fill(what);
    SignedAct act{assembly::SeatId::of("one-seat"), {std::move(what)}, 7, {1009, {}}, "example.org/body"};
    act.seen.root.fill(9);
    out.push_back(std::move(act));
  });
  return out;
}

assembly::Events example_events() {
  assembly::Events out;
  every(static_cast<decltype(assembly::Event::what)*>(nullptr), [&](auto what) {
    fill(what);
    out.push_back({std::move(what)});
  });
  return out;
}

}  // namespace codec
