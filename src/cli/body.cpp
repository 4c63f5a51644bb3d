// plenary body check, plenary body explain: a body's rules, tested and told.
#include <cstdio>

#include "base/file.hpp"
#include "base/text.hpp"
#include "cli/board.hpp"
#include "cli/commands.hpp"
#include "cli/data.hpp"
#include "words/explain.hpp"

namespace cli {
namespace {

void print_explained(const std::vector<words::Explained>& lines, const Terminal& terminal) {
  bool first = true;
  for (const words::Explained& line : lines) {
    const bool heading = line.kind == words::Explained::Kind::heading;
    const std::string margin(line.kind == words::Explained::Kind::need ? 4 : heading ? 0 : 2, ' ');
    if (heading && !first) std::printf("\n");
    first = false;
    for (const std::string& part : wrapped(line.text, terminal.columns - margin.size()))
      std::printf("%s%s\n", margin.c_str(), terminal.paint(heading ? Ink::strong : Ink::plain, part).c_str());
  }
}

// A hypothetical tally typed by a person: "yes=120", "no of permanent=1", "present=190".
base::Result<rules::Counts> counts_from(const rules::Rules& rules, const std::vector<std::string>& given,
                                        base::Date day) {
  rules::Counts counts(rules.shape);
  std::int64_t seats = 0, voting = 0;
  for (const rules::Seat& seat : rules.roster->seats)
    if (const auto* term = seat.on(day)) ++seats, voting += term->votes;
  counts.at(rules.shape.figure(rules::Figure::filled)) = seats;
  counts.at(rules.shape.figure(rules::Figure::members)) = rules.members.on(day).value_or(seats);
  counts.at(rules.shape.figure(rules::Figure::entitled)) = voting;
  std::int64_t cast = 0;
  for (const std::string& text : given) {
    const auto equals = text.find('=');
    const auto number = equals == std::string::npos
                            ? std::nullopt
                            : base::parse_integer(base::trim(std::string_view(text).substr(equals + 1)));
    if (!number || *number < 0 || *number > base::limits::figure_max)
      return base::fail(
          base::Error{{}, "'" + text + "' is no count.", "Write it as yes=120 or 'no of permanent=1'."});
    const auto parsed = rules::parse_inequality(text.substr(0, equals) + " >= 0", rules.vocabulary);
    if (!parsed) return base::fail(parsed.error());
    const auto& terms = parsed->left.terms;
    if (terms.size() != 1 || terms[0].carried || terms[0].factor != 1)
      return base::fail(base::Error{{}, "'" + text + "' is no single count.", "Write it as yes=120."});
    counts.at(terms[0].variable, terms[0].of, terms[0].by) = *number;
    if (terms[0].variable < rules.shape.choices && terms[0].of == 0 && terms[0].by == 0) cast += *number;
  }
  counts.at(rules.shape.figure(rules::Figure::absent)) = std::max<std::int64_t>(0, voting - cast);
  return counts;
}

// A vote that nobody took, so that the same code that judges real ones judges this.
int explain_tally(const words::Speaker& speaker, const rules::Question& question, const ExplainOptions& options,
                  base::Date day) {
  const rules::Rules& rules = speaker.rules;
  const auto counts = counts_from(rules, options.counts, day);
  if (!counts) return complain(counts.error()), exit_cannot;
  assembly::State state(rules);
  assembly::Vote vote;
  vote.question = question.id;
  vote.majority = rules.majorities[question.majority].now.id;
  if (!options.majority.empty()) {
    const auto id = rules::MajorityId::parse(options.majority);
    if (!id || !rules.majority(*id))
      return complain(base::Error{{}, "there is no majority called '" + options.majority + "'.", ""}), exit_cannot;
    vote.majority = *id;
  }
  vote.method = rules.methods[question.methods.front()].id;
  vote.opened_at = base::start_of(day);
  for (const std::size_t choice : question.choices) vote.choices.push_back(static_cast<std::uint8_t>(choice));
  vote.counting = rules::Counting::tellers;
  vote.counts = *counts;
  vote.stage = assembly::Stage::declared;
  vote.declarations.push_back({0, assembly::outcome_of(rules, state, vote, std::nullopt)});
  const auto& outcome = vote.declarations.back().outcome;
  for (const auto& one : speaker.arithmetic(vote, outcome))
    std::printf("  %s   %s   %s%s\n", one.says.c_str(), one.numbers.c_str(), speaker.met(one.holds).c_str(),
                one.needed.empty()
                    ? ""
                    : ("   " + speaker.catalogue.say("board", "number_needed", {{"number", one.needed}})).c_str());
  std::printf("%s\n", speaker.outcome(vote, outcome).c_str());
  return exit_yes;
}

}  // namespace

int body_check(const std::vector<std::string>& folders) {
  int code = exit_yes;
  for (const std::string& folder : folders) {
    const auto rules = rules::load(folder);
    const auto names =
        rules ? words::Names::load(folder, "en", *rules) : base::Result<words::Names, base::Errors>(words::Names{});
    if (!rules || !names) {
      complain(rules ? names.error() : rules.error());
      std::error_code ignored;
      code = std::max<int>(code, std::filesystem::exists(std::filesystem::path(folder) / "rules.toml", ignored)
                                     ? exit_no
                                     : exit_cannot);
      continue;
    }
    std::printf("%s: %zu seats, %zu questions and motions, %zu majorities, %zu quorums, %zu methods: in order.\n",
                rules->name.c_str(), rules->roster->seats.size(), rules->questions.size(), rules->majorities.size(),
                rules->quorums.size(), rules->methods.size());
  }
  return code;
}

int body_explain(const ExplainOptions& options) {
  auto data = load_data();
  if (!data) return exit_cannot;
  std::error_code ignored;
  const bool is_folder = std::filesystem::exists(std::filesystem::path(options.body) / "rules.toml", ignored);
  scene::Library own({std::filesystem::weakly_canonical(options.body).parent_path()});
  const auto body = is_folder ? own.find(std::filesystem::weakly_canonical(options.body).filename().string())
                              : data->library.find(options.body);
  if (!body) return complain(body.error()), exit_cannot;
  const words::Speaker speaker{data->catalogue, (*body)->rules, (*body)->names};
  const auto day = base::parse_date(options.date);
  if (!day)
    return complain(base::Error{{}, "'" + options.date + "' is no date.", "Write it as 2022-09-30."}), exit_cannot;
  const Terminal terminal = Terminal::here();
  if (options.question.empty()) {
    if (!options.counts.empty())
      return complain(base::Error{{}, "a tally needs its question.", "Add --question ID."}), exit_cannot;
    print_explained(words::explain(speaker, *day), terminal);
    return exit_yes;
  }
  std::vector<std::string> known;
  for (const rules::Question& question : (*body)->rules.questions) known.push_back(question.id.text());
  const auto id = rules::QuestionId::parse(options.question);
  const rules::Question* question = id ? (*body)->rules.question(*id) : nullptr;
  if (!question)
    return complain(base::Error{{},
                                "there is no question called '" + options.question + "' here.",
                                base::suggestion(options.question, known)}),
           exit_cannot;
  print_explained(words::explain_question(speaker, *question, *day), terminal);
  return options.counts.empty() ? exit_yes : (std::printf("\n"), explain_tally(speaker, *question, options, *day));
}

}  // namespace cli
