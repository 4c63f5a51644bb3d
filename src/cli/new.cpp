// plenary new: an association of one's own from a name, a list of members and six answers.
#include <unistd.h>

#include <cstdio>
#include <iostream>
#include <optional>

#include "base/file.hpp"
#include "base/text.hpp"
#include "cli/commands.hpp"
#include "cli/data.hpp"
#include "cli/house.hpp"
#include "founding/founding.hpp"

namespace cli {
namespace {

// Asks at the terminal what was not said on the command line; an empty line takes the usual answer.
void ask(const founding::Form& form, founding::Answers& answers) {
  if (isatty(STDIN_FILENO) != 1) return;
  for (const founding::Form::Question& question : form.questions) {
    if (answers.by_question.contains(question.id)) continue;
    std::printf("%s\n", question.asks.c_str());
    for (const auto& answer : question.answers)
      std::printf("  %-14s %s%s\n", answer.id.c_str(), answer.says.c_str(),
                  &answer == &question.answers.front() ? " (Enter)" : "");
    std::printf("> ");
    std::fflush(stdout);
    std::string line;
    if (!std::getline(std::cin, line)) return;
    answers.by_question[question.id] = base::trim(line);
  }
}

// The form, and the rules into which its answers are put.
struct Paper {
  founding::Form form;
  std::string ordinary;
};
std::optional<Paper> read_paper() {
  const auto folder = base::data_folder();
  if (!folder) return complain(folder.error()), std::nullopt;
  const auto path = *folder / "forms" / "association.toml";
  const auto text = base::read_file(path);
  if (!text) return complain(text.error()), std::nullopt;
  auto form = founding::Form::parse(*text, path.string());
  if (!form) return complain(form.error()), std::nullopt;
  auto ordinary = base::read_file(*folder / "bodies" / form->body / "rules.toml");
  if (!ordinary) return complain(ordinary.error()), std::nullopt;
  return Paper{std::move(*form), std::move(*ordinary)};
}

}  // namespace

int make_new(const NewOptions& options) {
  const auto paper = read_paper();
  if (!paper) return exit_cannot;
  founding::Answers answers{options.name, {}};
  for (const std::string& one : options.answers)
    answers.by_question[one.substr(0, one.find('='))] = one.substr(std::min(one.size(), one.find('=') + 1));
  ask(paper->form, answers);
  const auto list = base::read_file(options.members);
  if (!list) return complain(list.error()), exit_cannot;
  const auto members = founding::read_members(*list, options.members);
  if (!members) return complain(members.error()), exit_cannot;
  const auto rules = founding::write_rules(paper->form, paper->ordinary, answers);
  if (!rules) return complain(rules.error()), exit_cannot;
  const std::string id = options.id.empty() ? founding::id_of(options.name) : options.id;
  if (id.empty()) return complain({{}, "the name has no letter for an address.", "Give one: --id club"}), exit_cannot;
  const std::string origin = (options.rehearsal ? "rehearsal." : "") + options.host + "/" + id;
  const auto done = found_body(options.hall, {origin, *rules, founding::write_roster(*members)});
  if (!done) return complain(done.error()), exit_cannot;
  std::printf(
      "%s: %zu members, record %s\n\nNext:\n  plenary serve %s\n  plenary invite %s %s --all        "
      "(while the hall is open: a link for each member, the chair and the secretary)\n",
      options.name.c_str(), members->size(), origin.c_str(), options.hall.c_str(), options.hall.c_str(), id.c_str());
  return exit_yes;
}

}  // namespace cli
