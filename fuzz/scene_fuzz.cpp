// Any bytes as a scene: parsed, and played on a made-up club. An error or an end, never a crash or a hang.
#include <cstdint>
#include <string>

#include "base/check.hpp"
#include "scene/play.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const auto catalogue = words::Catalogue::load(PLENARY_ROOT "/messages", "en");
  static scene::Library library({PLENARY_ROOT "/scenarios/bodies"});
  static const auto body = library.find("village-club");
  base::check(catalogue && body, "the data of the fuzz target");
  const auto scenes = scene::parse({reinterpret_cast<const char*>(data), size}, "fuzz.scene");
  if (!scenes) {
    base::check(!scenes.error().empty(), "an error without words");
    return 0;
  }
  for (const scene::Scene& one : *scenes) {
    const auto played = scene::play(one, **body, *catalogue);
    if (played.failure) base::check(!played.failure->what.empty(), "a failure without words");
  }
  return 0;
}
