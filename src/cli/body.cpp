// plenary body check, plenary body explain: a body's rules, tested and told.
#include <algorithm>
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

// A hypothetical vote: the counts that a person typed, on the roll of a day.
struct Hypothesis {
  assembly::State state;
  assembly::Vote vote;
  assembly::CountSheet sheet;
};

// "yes=120", "no of permanent=1", "present=190".
base::Result<void> take_count(const rules::Rules& rules, const std::string& text, Hypothesis& into) {
  const auto equals = text.find('=');
  const auto number = equals == std::string::npos
                          ? std::nullopt
                          : base::parse_integer(base::trim(std::string_view(text).substr(equals + 1)));
  if (!number || *number < 0 || *number > base::limits::figure_max)
    return base::fail(base::Error{{}, "'" + text + "' is no count.", "Write it as yes=120 or 'no of CLASS=1'."});
  const auto parsed = rules::parse_inequality(text.substr(0, equals) + " >= 0", rules.vocabulary);
  if (!parsed) return base::fail(parsed.error());
  const auto& terms = parsed->left.terms;
  if (terms.size() != 1 || terms[0].carried || terms[0].factor != 1)
    return base::fail(base::Error{{}, "'" + text + "' is no single count.", "Write it as yes=120."});
  const rules::Term& term = terms[0];
  if (term.variable < rules.shape.choices) {
    into.sheet.push_back({rules::ChoiceId::of(rules.choices[term.variable].id),
                          rules::ClassId::parse(rules.classes[term.of].id).value_or(rules::ClassId{}),
                          rules::WeightId::parse(rules.weights[term.by].id).value_or(rules::WeightId{}), *number});
    return {};
  }
  const bool presence = term.variable == rules.shape.figure(rules::Figure::present);
  if (!presence && term.variable < rules.shape.stated_figure(0))
    return base::fail(base::Error{{}, "'" + text + "' follows from the roster of the day; it is not typed.", ""});
  into.vote.counts.at(term.variable, term.of, term.by) = *number;
  if (presence) into.vote.locked_in = assembly::Sitting{into.vote.opened_at, false, true, false};
  return {};
}

base::Result<Hypothesis> hypothesis(const rules::Rules& rules, const rules::Question& question,
                                    const ExplainOptions& options, base::Date day) {
  Hypothesis out{assembly::State(rules), {}, {}};
  assembly::Vote& vote = out.vote;
  vote.question = question.id;
  vote.majority = rules.majorities[question.majority].now.id;
  if (!options.majority.empty()) {
    const auto id = rules::MajorityId::parse(options.majority);
    if (!id || !rules.majority(*id))
      return base::fail(base::Error{{}, "there is no majority called '" + options.majority + "'.", ""});
    vote.majority = *id;
  }
  vote.method = rules.methods[question.methods.front()].id;
  vote.opened_at = base::start_of(day);
  vote.day = day;
  for (const std::size_t choice : question.choices) vote.choices.push_back(static_cast<std::uint8_t>(choice));
  vote.counting = rules::Counting::tellers;
  vote.stage = assembly::Stage::locked;
  vote.counts = assembly::figures_on(out.state, day);
  for (const std::string& text : options.counts)
    if (const auto taken = take_count(rules, text, out); !taken) return base::fail(taken.error());
  // What is not typed of the plain choices is nobody; classes and weights must be typed where the outcome depends on
  // them.
  for (const std::size_t choice : question.choices) {
    const auto id = rules::ChoiceId::of(rules.choices[choice].id);
    const auto by = rules::WeightId::parse(rules.weights[question.weight].id).value_or(rules::WeightId{});
    const bool typed = std::any_of(out.sheet.begin(), out.sheet.end(), [&](const assembly::CountLine& line) {
      return line.choice == id && line.of.empty() && line.by == by;
    });
    if (!typed) out.sheet.push_back({id, {}, by, 0});
  }
  return out;
}

// Judged by the same code as a vote that was held, and refused where a count by tellers would be.
int explain_tally(const words::Speaker& speaker, const rules::Question& question, const ExplainOptions& options,
                  base::Date day) {
  auto made = hypothesis(speaker.rules, question, options, day);
  if (!made) return complain(made.error()), exit_cannot;
  assembly::Vote& vote = made->vote;
  if (const auto fault = assembly::sheet_fault(speaker.rules, made->state, vote, made->sheet)) {
    std::fprintf(stderr, "plenary: %s\n", speaker.refusal(*fault).c_str());
    return exit_cannot;
  }
  assembly::apply_sheet(made->state, vote, made->sheet);
  const auto outcome = assembly::outcome_of(speaker.rules, made->state, vote, std::nullopt);
  vote.stage = assembly::Stage::declared;
  for (const auto& one : speaker.arithmetic(vote, outcome)) {
    const std::string needed =
        one.needed.empty() ? "" : "   " + speaker.catalogue.say("board", "number_needed", {{"number", one.needed}});
    std::printf("  %s   %s   %s%s\n", one.says.c_str(), one.numbers.c_str(), speaker.met(one.holds).c_str(),
                needed.c_str());
  }
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
