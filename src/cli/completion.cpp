// plenary completion: a small script for the shell; names of bodies are asked of the file system when Tab is pressed.
#include <cstdio>

#include "cli/commands.hpp"

namespace cli {
namespace {

constexpr const char* bash_script = R"(# plenary: completion for bash
_plenary() {
  local word=${COMP_WORDS[COMP_CWORD]} command=${COMP_WORDS[1]} under=${COMP_WORDS[2]}
  local bodies=$(cd "${PLENARY_DATA:-.}/bodies" 2>/dev/null && ls -d -- */ 2>/dev/null | tr -d /)
  case $command in
    play) [[ $word == -* ]] && COMPREPLY=($(compgen -W "--board --step --quiet --interactive --help" -- "$word")) || COMPREPLY=($(compgen -f -X '!*.scene' -- "$word") $(compgen -d -- "$word"));;
    replay) [[ $word == -* ]] && COMPREPLY=($(compgen -W "--body --expected --questions --json --help" -- "$word")) || COMPREPLY=($(compgen -W "$bodies" -- "$word") $(compgen -f -- "$word"));;
    body) if ((COMP_CWORD == 2)); then COMPREPLY=($(compgen -W "check explain" -- "$word"))
          elif [[ $word == -* && $under == explain ]]; then COMPREPLY=($(compgen -W "--question --majority --date --yes --no --abstain --blank --invalid --present --count --help" -- "$word"))
          elif [[ $under == explain ]]; then COMPREPLY=($(compgen -W "$bodies" -- "$word"))
          else COMPREPLY=($(compgen -d -- "$word")); fi;;
    teller) if ((COMP_CWORD == 2)); then COMPREPLY=($(compgen -W "do send print restore destroy" -- "$word"))
            elif [[ $word == -* && $under == do ]]; then COMPREPLY=($(compgen -W "--by --key --share --new-share --trust --yes --out --help" -- "$word"))
            elif [[ $word == -* ]]; then COMPREPLY=($(compgen -W "--share --trust --yes --help" -- "$word"))
            else COMPREPLY=($(compgen -f -- "$word")); fi;;
    completion) COMPREPLY=($(compgen -W "bash zsh" -- "$word"));;
    *) COMPREPLY=($(compgen -W "play replay teller body completion --help --version" -- "$word"));;
  esac
}
complete -o filenames -F _plenary plenary
)";

}  // namespace

int completion(const std::string& shell) {
  if (shell == "zsh") std::fputs("autoload -U +X bashcompinit && bashcompinit\n", stdout);
  std::fputs(bash_script, stdout);
  return exit_yes;
}

}  // namespace cli
