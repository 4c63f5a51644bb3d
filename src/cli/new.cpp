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

}  // namespace

int make_new(const NewOptions& options) {
  const auto paper = read_paper();
  if (!paper) return complain(paper.error()), exit_cannot;
  const auto data = load_data();
  if (!data) return exit_cannot;
  const auto says = [&](std::string_view id, const words::Values& values) {
    return data->catalogue.say("founding", id, values);
  };
  founding::Answers answers{options.name, {}};
  for (const std::string& one : options.answers)
    answers.by_question[one.substr(0, one.find('='))] = one.substr(std::min(one.size(), one.find('=') + 1));
  ask(paper->form, answers);
  const auto list = base::read_file(options.members);
  if (!list) return complain(list.error()), exit_cannot;
  const auto made = make_body(options.hall, *paper,
                              {answers, *list, options.members, options.id, options.host, options.rehearsal, says});
  if (!made) return complain(made.error()), exit_cannot;
  std::printf(
      "%s: %zu members, record %s\n\nNext:\n  plenary serve %s\n  plenary invite %s %s --all        "
      "(while the hall is open: a link for each member, the chair and the secretary)\n",
      options.name.c_str(), made->members, made->origin.c_str(), options.hall.c_str(), options.hall.c_str(),
      made->id.c_str());
  return exit_yes;
}

}  // namespace cli
