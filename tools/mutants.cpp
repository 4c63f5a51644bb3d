// Do the scenes have teeth? Every expectation of every scene is flipped, one at a time: its scene must fail. Every
// sign and every number of every inequality of every body is flipped, one at a time: some scene of that body must
// fail.
//
//   mutants ROOT        prints each flip that nobody noticed, exits 1 if there is one
#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <functional>
#include <string>
#include <vector>

#include "base/file.hpp"
#include "base/id.hpp"
#include "base/text.hpp"
#include "scene/play.hpp"

namespace {

namespace fs = std::filesystem;

std::vector<scene::Scene> read_scenes(const fs::path& root) {
  std::vector<fs::path> files;
  for (const auto& entry : fs::recursive_directory_iterator(root / "scenarios"))
    if (entry.path().extension() == ".scene") files.push_back(entry.path());
  std::sort(files.begin(), files.end());
  std::vector<scene::Scene> out;
  for (const fs::path& file : files) {
    const auto text = base::read_file(file);
    if (!text) continue;
    auto scenes = scene::parse(*text, file.string());
    if (scenes)
      out.insert(out.end(), std::make_move_iterator(scenes->begin()), std::make_move_iterator(scenes->end()));
  }
  return out;
}

// What an expectation could wrongly say instead: each number one more, the rule another, the word its opposite.
std::vector<std::string> flips_of(const std::string& line) {
  std::vector<std::string> out;
  const auto open = line.rfind('('), close = line.rfind(')');
  const bool sentence = line.starts_with("expect sentence");
  if (!sentence && open != std::string::npos && close != std::string::npos)
    out.push_back(line.substr(0, close) + " bis" + line.substr(close));
  const std::size_t end = sentence || open == std::string::npos ? line.size() : open;
  const bool text = line.starts_with("expect text ");  // the numbers are those of documents
  for (std::size_t at = 0; at < end && !text;) {
    if (line[at] < '0' || line[at] > '9') {
      ++at;
      continue;
    }
    const auto stop = std::min(line.find_first_not_of("0123456789", at), line.size());
    const auto number = base::parse_integer(std::string_view(line).substr(at, stop - at));
    if (number) out.push_back(line.substr(0, at) + std::to_string(*number + 1) + line.substr(stop));
    at = stop;
  }
  const auto swap = [&](std::string_view from, std::string_view to) {
    if (const auto at = line.find(from); at != std::string::npos && at < end)
      out.push_back(line.substr(0, at) + std::string(to) + line.substr(at + from.size()));
  };
  if (line.find("not adopted") != std::string::npos)
    swap("not adopted", "adopted");
  else if (line.find("adopted") != std::string::npos)
    swap("adopted", "not adopted");
  if (line.find("not carried") != std::string::npos)
    swap("not carried", "carried");
  else if (line.find("carried") != std::string::npos)
    swap("carried", "not carried");
  swap("ruling stands", "ruling overruled");
  swap("ruling overruled", "ruling stands");
  swap("tied", "rejected");
  swap("rejected", "tied");
  swap("no decision", "not adopted");
  swap("refused: ", "refused: x_");
  swap("expect in order", "expect not in order");
  if (line.starts_with("expect not in order")) swap("expect not in order", "expect in order");
  if (line == "expect locked") out.emplace_back("expect annulled");
  if (line == "expect annulled") out.emplace_back("expect locked");
  swap("stopped by ", "stopped by nobody but ");
  for (const std::string_view names : {"elected ", "list ", "speaker ", "next ", "the roll begins ", "order "})
    if (line.starts_with("expect " + std::string(names)))
      out.push_back("expect " + std::string(names) + "nobody else");
  for (const std::string_view stage : {" pending", " withdrawn", " rejected", " not put", " fallen", " referred"})
    if (line.starts_with("expect text ") && line.ends_with(stage)) swap(stage, " adopted");
  if (line.starts_with("expect session ") || line.starts_with("expect standings ") ||
      line.starts_with("expect intention "))
    out.push_back(line + " too");
  if (sentence) out.push_back(line + "!");
  return out;
}

struct Sum {
  std::size_t flips = 0, missed = 0;
};

void flip_expectations(const std::vector<scene::Scene>& scenes, scene::Library& library,
                       const words::Catalogue& catalogue, Sum& sum) {
  for (const scene::Scene& original : scenes) {
    const auto body = library.find(original.body);
    if (!body) continue;
    for (std::size_t i = 0; i < original.lines.size(); ++i) {
      if (!original.lines[i].text.starts_with("expect ")) continue;
      const auto flips = flips_of(original.lines[i].text);
      if (flips.empty())
        std::printf("%s:%d: nothing to flip in: %s\n", original.file.c_str(), original.lines[i].number,
                    original.lines[i].text.c_str());
      sum.missed += flips.empty();
      for (const std::string& flip : flips) {
        scene::Scene flipped = original;
        flipped.lines[i].text = flip;
        ++sum.flips;
        if (scene::play(flipped, **body, catalogue).failure) continue;
        ++sum.missed;
        std::printf("%s:%d: not noticed: %s\n", original.file.c_str(), original.lines[i].number, flip.c_str());
      }
    }
  }
}

// Every text of the file with one sign or one number of one inequality changed.
void each_flip(const std::string& toml,
               const std::function<void(const std::string& text, const std::string& what)>& each) {
  constexpr std::pair<std::string_view, std::string_view> signs[] = {
      {">=", ">"}, {"<=", "<"}, {">", ">="}, {"<", "<="}, {"=", ">="}};
  for (std::size_t quote = toml.find('"'); quote != std::string::npos;) {
    const auto close = toml.find('"', quote + 1);
    if (close == std::string::npos) return;
    const std::string inside = toml.substr(quote + 1, close - quote - 1);
    const auto line_start = toml.rfind('\n', quote) + 1;
    const std::string_view line = std::string_view(toml).substr(line_start, toml.find('\n', quote) - line_start);
    const auto sign = inside.find_first_of("<>=");
    const bool comment = base::trim(line).starts_with('#');
    if (sign != std::string::npos && !comment) {
      const auto with = [&](const std::string& changed) {
        each(toml.substr(0, quote + 1) + changed + toml.substr(close), inside + "  ->  " + changed);
      };
      for (const auto& [from, to] : signs)
        if (inside.compare(sign, from.size(), from) == 0) {
          with(inside.substr(0, sign) + std::string(to) + inside.substr(sign + from.size()));
          break;
        }
      for (std::size_t at = 0; at < inside.size();) {
        const bool digit = inside[at] >= '0' && inside[at] <= '9' && (at == 0 || !base::is_id_byte(inside[at - 1]));
        if (!digit) {
          ++at;
          continue;
        }
        const auto stop = std::min(inside.find_first_not_of("0123456789", at), inside.size());
        with(inside.substr(0, at) + std::to_string(*base::parse_integer(inside.substr(at, stop - at)) + 1) +
             inside.substr(stop));
        at = stop;
      }
    }
    quote = toml.find('"', close + 1);
  }
}

void flip_inequalities(const std::vector<scene::Scene>& scenes, scene::Library& library,
                       const words::Catalogue& catalogue, Sum& sum) {
  for (const fs::path& folder : library.folders()) {
    const auto toml = base::read_file(folder / "rules.toml"), roster = base::read_file(folder / "roster.csv");
    const auto original = library.find(folder.filename().string());
    if (!toml || !roster || !original) continue;
    std::vector<const scene::Scene*> own;
    for (const scene::Scene& one : scenes)
      if (const auto body = library.find(one.body); body && *body == *original) own.push_back(&one);
    each_flip(*toml, [&](const std::string& text, const std::string& what) {
      ++sum.flips;
      auto rules = rules::load_texts(folder.filename().string(), text, *roster);
      if (!rules) return;  // refused when loaded: noticed
      const scene::Body mutant{folder, std::move(*rules), (*original)->names};
      const bool noticed = std::any_of(own.begin(), own.end(), [&](const scene::Scene* one) {
        return scene::play(*one, mutant, catalogue).failure.has_value();
      });
      if (noticed) return;
      ++sum.missed;
      std::printf("%s: no scene notices %s\n", folder.filename().c_str(), what.c_str());
    });
  }
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 2) {
    std::fprintf(stderr, "usage: mutants ROOT\n");
    return 2;
  }
  const fs::path root = argv[1];
  const auto catalogue = words::Catalogue::load(root / "messages", "en");
  if (!catalogue) return 2;
  scene::Library library({root / "bodies", root / "scenarios" / "bodies"});
  const auto scenes = read_scenes(root);
  Sum expectations, inequalities;
  flip_expectations(scenes, library, *catalogue, expectations);
  flip_inequalities(scenes, library, *catalogue, inequalities);
  std::printf("%zu scenes: %zu flips of expectations, %zu missed; %zu flips of inequalities, %zu missed\n",
              scenes.size(), expectations.flips, expectations.missed, inequalities.flips, inequalities.missed);
  return expectations.missed + inequalities.missed == 0 && !scenes.empty() ? 0 : 1;
}
