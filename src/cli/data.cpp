#include "cli/data.hpp"

#include <chrono>
#include <cstdio>
#include <optional>

#include "base/file.hpp"

namespace cli {

void complain(const base::Error& error) { std::fprintf(stderr, "plenary: %s\n", error.text().c_str()); }

void complain(const base::Errors& errors) {
  for (const base::Error& error : errors) complain(error);
}

base::Instant now() {
  return {std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::system_clock::now().time_since_epoch())
              .count()};
}

std::optional<Data> load_data() {
  const auto folder = base::data_folder();
  if (!folder) return complain(folder.error()), std::nullopt;
  auto languages = words::load_languages(*folder / "messages");
  if (!languages) return complain(languages.error()), std::nullopt;
  const words::Catalogue& english = languages->at("en");  // stays where it is when the map moves
  return Data{std::move(*languages), english, scene::Library({*folder / "bodies", *folder / "scenarios" / "bodies"})};
}

std::optional<record::Trust> read_trust(const std::string& path) {
  const auto text = base::read_file(path);
  auto trust = text ? record::Trust::parse(*text) : base::fail(text.error());
  if (trust) return std::move(*trust);
  base::Error error = trust.error();
  error.place.file = path;
  complain(error);
  return std::nullopt;
}

std::string fault_sentence(const words::Catalogue& catalogue, std::string_view code, const std::string& detail,
                           const std::optional<base::Refusal>& refusal) {
  if (!refusal) return catalogue.fault(code, detail);
  words::Values values(refusal->values.begin(), refusal->values.end());
  return catalogue.say("fault", code,
                       {{"detail", refusal->cite + ": " + catalogue.say("refusal", refusal->id, values)}});
}

}  // namespace cli
