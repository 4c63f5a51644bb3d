// Checks the house: layers.json against every #include under src/, no cycles, no file over 600 lines, nothing left
// for later, no seat, body name or citation in code. Run from the project's root by ./check; prints each fault,
// exits 1.
//
//   house ROOT
#include <algorithm>
#include <boost/json.hpp>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <map>
#include <regex>
#include <set>
#include <sstream>
#include <string>
#include <vector>

#include "base/text.hpp"
#include "rules/load.hpp"

namespace {

namespace fs = std::filesystem;
constexpr std::size_t lines_max = 600;

struct Source {
  std::string path;    // from the root
  std::string module;  // src/<module>/…; empty elsewhere
  std::vector<std::string> lines;
};

class House {
 public:
  explicit House(fs::path root) : root_(std::move(root)) {}

  int inspect() {
    read_layers();
    read_sources();
    check_cycles();
    read_words();
    for (const Source& source : sources_) {
      check_size(source);
      check_includes(source);
      check_words(source);
    }
    std::printf("%zu files, %zu modules, %zu names of the data looked for: %d faults\n", sources_.size(),
                layers_.size(), words_.size(), faults_);
    return faults_ == 0 ? 0 : 1;
  }

 private:
  void fault(const std::string& what) {
    ++faults_;
    std::printf("%s\n", what.c_str());
  }

  static std::string slurp(const fs::path& path) {
    std::ifstream in(path, std::ios::binary);
    std::stringstream out;
    out << in.rdbuf();
    return out.str();
  }

  void read_layers() {
    const boost::json::value tree = boost::json::parse(slurp(root_ / "layers.json"));
    for (const auto& [module, may] : tree.as_object()) {
      auto& set = layers_[std::string(module)];
      for (const auto& name : may.as_array()) set.emplace(name.as_string());
    }
  }

  void read_sources() {
    for (const char* folder : {"src", "oracles", "tools", "bench", "fuzz"}) {
      std::error_code ignored;
      for (const auto& entry : fs::recursive_directory_iterator(root_ / folder, ignored)) {
        const auto extension = entry.path().extension();
        if (extension != ".cpp" && extension != ".hpp") continue;
        Source source;
        const fs::path below = fs::relative(entry.path(), root_);
        source.path = below.string();
        if (*below.begin() == "src") source.module = std::next(below.begin())->string();
        const std::string text = slurp(entry.path());
        for (const auto line : base::split(text, '\n')) source.lines.emplace_back(line);
        sources_.push_back(std::move(source));
      }
    }
    std::sort(sources_.begin(), sources_.end(), [](const Source& a, const Source& b) { return a.path < b.path; });
    std::set<std::string> found;
    for (const Source& source : sources_)
      if (!source.module.empty()) found.insert(source.module);
    for (const std::string& module : found)
      if (!layers_.contains(module)) fault("src/" + module + ": a folder that layers.json does not know");
    for (const auto& [module, may] : layers_)
      if (!found.contains(module)) fault("layers.json: there is no folder src/" + module);
  }

  // A module may include only what comes before it: then there is no cycle. Order is found by taking leaves away.
  void check_cycles() {
    auto left = layers_;
    for (bool taken = true; taken;) {
      taken = false;
      for (auto at = left.begin(); at != left.end(); ++at) {
        const bool leaf = std::none_of(at->second.begin(), at->second.end(),
                                       [&](const std::string& m) { return left.contains(m); });
        if (!leaf) continue;
        left.erase(at);
        taken = true;
        break;
      }
    }
    for (const auto& [module, may] : left) fault("layers.json: " + module + " is in a cycle");
  }

  // Everything that only data may say: seats of rosters, names and folders of bodies, citations.
  void read_words() {
    for (const auto& entry : fs::directory_iterator(root_ / "bodies")) {
      const auto rules = rules::load(entry.path());
      if (!rules) {
        fault(entry.path().string() + ": cannot be loaded");
        continue;
      }
      for (const rules::Seat& seat : rules->roster->seats)
        if (seat.id.view().size() == 3 &&
            std::all_of(seat.id.view().begin(), seat.id.view().end(), [](char c) { return c >= 'A' && c <= 'Z'; }))
          words_.insert(seat.id.text());
      if (rules->folder.find('-') != std::string::npos) words_.insert(rules->folder);
      if (rules->name.find(' ') != std::string::npos) words_.insert(rules->name);
      if (!rules->short_name.empty()) words_.insert(rules->short_name);
    }
    words_.erase("AND");  // also an operator of other languages
  }

  void check_size(const Source& source) {
    if (source.lines.size() > lines_max)
      fault(source.path + ": " + std::to_string(source.lines.size()) + " lines, more than " +
            std::to_string(lines_max));
  }

  void check_includes(const Source& source) {
    if (source.module.empty()) return;
    static const std::regex include(R"re(^\s*#\s*include\s+"([a-z_]+)/(.*)")re");
    for (std::size_t i = 0; i < source.lines.size(); ++i) {
      std::smatch match;
      if (!std::regex_search(source.lines[i], match, include)) continue;
      const std::string target = match[1];
      const std::string where = source.path + ":" + std::to_string(i + 1) + ": ";
      if (target != source.module && !layers_[source.module].contains(target))
        fault(where + source.module + " may not include " + target);
      if (target != source.module && match[2].str().starts_with("internal/"))
        fault(where + target + "/internal is private to " + target);
    }
  }

  void check_words(const Source& source) {
    // In halves, so that this file is no exception.
    static const std::regex later(
        "\\b(TO"
        "DO|FIX"
        "ME|XX"
        "X|HA"
        "CK)\\b");
    static const std::regex citation(R"((\b[Rr]ules? [0-9]+)|(\bCharter art)|(\bSt [0-9]+\b)|(\bart\. [0-9]))");
    for (std::size_t i = 0; i < source.lines.size(); ++i) {
      const std::string& line = source.lines[i];
      const std::string where = source.path + ":" + std::to_string(i + 1) + ": ";
      if (std::regex_search(line, later)) fault(where + "left for later");
      if (source.module.empty()) continue;
      if (std::regex_search(line, citation)) fault(where + "a citation; the data cites");
      for (const std::string& name : words_) {
        for (auto at = line.find(name); at != std::string::npos; at = line.find(name, at + 1)) {
          const bool starts = at == 0 || !std::isalnum(static_cast<unsigned char>(line[at - 1]));
          const bool ends =
              at + name.size() >= line.size() || !std::isalnum(static_cast<unsigned char>(line[at + name.size()]));
          if (starts && ends) fault(where + "'" + name + "' belongs into the data");
        }
      }
    }
  }

  fs::path root_;
  std::map<std::string, std::set<std::string>> layers_;
  std::vector<Source> sources_;
  std::set<std::string> words_;
  int faults_ = 0;
};

}  // namespace

int main(int argc, char** argv) {
  if (argc != 2) {
    std::fprintf(stderr, "usage: house ROOT\n");
    return 2;
  }
  return House(argv[1]).inspect();
}
