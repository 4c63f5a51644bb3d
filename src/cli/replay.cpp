// plenary replay: roll-calls of real bodies through the rules, held against what was recorded.
#include "history/replay.hpp"

#include <boost/json.hpp>
#include <chrono>
#include <cstdio>

#include "base/file.hpp"
#include "cli/commands.hpp"
#include "cli/data.hpp"
#include "cli/terminal.hpp"
#include "words/catalogue.hpp"

namespace cli {
namespace {

// A file read and parsed, or a complaint.
template <class T>
std::optional<T> read(const std::string& path, base::Result<T> (*parse)(std::string_view, std::string_view)) {
  const auto text = base::read_file(path);
  if (!text) return complain(text.error()), std::nullopt;
  auto parsed = parse(*text, path);
  if (!parsed) return complain(parsed.error()), std::nullopt;
  return std::move(*parsed);
}

void print_json(const history::Report& report, double seconds) {
  boost::json::array disagree;
  for (const history::Disagreement& one : report.disagree)
    disagree.push_back({{"id", one.id},
                        {"symbol", one.symbol},
                        {"computed", one.computed},
                        {"expected", one.expected},
                        {"why", one.why}});
  const boost::json::object out = {{"rollcalls", report.rollcalls},
                                   {"votes", report.votes},
                                   {"agree", report.agree},
                                   {"disagree", std::move(disagree)},
                                   {"not_compared", report.not_compared},
                                   {"seconds", seconds}};
  std::printf("%s\n", boost::json::serialize(out).c_str());
}

void print_words(const history::Report& report, double seconds) {
  for (const history::Disagreement& one : report.disagree)
    std::printf("%-12s %-22s %-8s computed %s, recorded %s\n", one.id.c_str(), one.symbol.c_str(), one.why.c_str(),
                one.computed.c_str(), one.expected.empty() ? "nothing" : one.expected.c_str());
  std::printf("%s roll-calls, %s votes cast: %s agree, %zu disagree, %zu not compared (%.2f s)\n",
              words::grouped(static_cast<std::int64_t>(report.rollcalls)).c_str(),
              words::grouped(static_cast<std::int64_t>(report.votes)).c_str(),
              words::grouped(static_cast<std::int64_t>(report.agree)).c_str(), report.disagree.size(),
              report.not_compared, seconds);
}

}  // namespace

int replay(const ReplayOptions& options) {
  auto data = load_data();
  if (!data) return exit_cannot;
  const auto started = std::chrono::steady_clock::now();
  const auto body = data->library.find(options.body);
  if (!body) return complain(body.error()), exit_cannot;
  const auto calls = read(options.rollcalls, history::parse_rollcalls);
  if (!calls) return exit_cannot;
  history::Options how;
  if (!options.expected.empty()) {
    auto expected = read(options.expected, history::parse_expected);
    if (!expected) return exit_cannot;
    how.expected = std::move(*expected);
  }
  // Which question a roll-call was on lies beside the body's rules unless told otherwise.
  const auto beside = ((*body)->folder / "history" / "questions.csv").string();
  const std::string questions =
      options.questions.empty() && std::filesystem::exists(beside) ? beside : options.questions;
  if (!questions.empty()) {
    auto assigned = read(questions, history::parse_questions);
    if (!assigned) return exit_cannot;
    how.questions = std::move(*assigned);
  }
  Progress progress("replaying", calls->calls.size());
  how.progress = [&](std::size_t done) { progress.at(done); };
  const auto report = history::replay((*body)->rules, *calls, how);
  if (!report) return complain(report.error()), exit_cannot;
  const double seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - started).count();
  options.json ? print_json(*report, seconds) : print_words(*report, seconds);
  return report->disagree.empty() ? exit_yes : exit_no;
}

}  // namespace cli
