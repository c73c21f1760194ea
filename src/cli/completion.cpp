#include <algorithm>
#include <array>

#include "commands.hpp"
#include "pakru/model/text.hpp"
#include "print.hpp"

namespace pakru::cli {
namespace {

// The scripts know nothing of commands and options: they ask 'pakru __complete' for what completes
// the words before the cursor, and put it into the command line as their shell quotes it.

constexpr std::string_view bash_script =
    R"script(# Completion of pakru for bash. Try it: source <(pakru completion bash)
# To keep it: pakru completion bash >~/.local/share/bash-completion/completions/pakru

_pakru() {
  local last=${COMP_WORDS[COMP_CWORD]} words=() n=-1 i word is_glued=
  # bash parts words at '=' and ':'; they are put together again.
  for ((i = 1; i <= COMP_CWORD; i++)); do
    word=${COMP_WORDS[i]}
    if ((n >= 0)) && { [[ $is_glued ]] || [[ $word == [=:]* ]]; }; then
      words[n]+=$word
    else
      words[++n]=$word
    fi
    if [[ $word == *[=:] ]]; then is_glued=yes; else is_glued=; fi
  done
  if [[ $last == [=:]* ]]; then last=; fi
  local quote=
  if [[ $last == [\"\']* ]]; then quote=${last:0:1}; fi
  local stem=${words[n]%"$last"}
  stem=${stem//\\/}
  # Quotation marks around a value and backslashes before letters are the shell's.
  for ((i = 0; i <= n; i++)); do
    word=${words[i]}
    word=${word#[\"\']}
    word=${word/#--*([^=])=[\"\']/${word%%=*}=}
    word=${word%[\"]}
    words[i]=${word//\\/}
  done

  COMPREPLY=()
  while IFS= read -r word; do
    if [[ $word == :files ]]; then
      compopt -o default 2>/dev/null
      return
    fi
    word=${word%%$'\t'*}
    # Words are found whatever their case; what stands before the last part goes by its length.
    [[ ${word,,} == "${stem,,}"* ]] || continue
    word=${word:${#stem}}
    # Within quotes a word stands as it is, where nothing in it has a meaning there.
    if [[ ! $quote ]]; then
      printf -v word %q "$word"
      word=${word//\\,/,}
    elif [[ $word == *[\\\$\`$quote!]* ]]; then
      continue
    fi
    COMPREPLY+=("$word")
  done < <("${COMP_WORDS[0]/#\~/$HOME}" __complete "${words[@]}" 2>/dev/null)
}

complete -o nosort -F _pakru pakru 2>/dev/null || complete -F _pakru pakru
)script";

constexpr std::string_view zsh_script = R"script(#compdef pakru
# Completion of pakru for zsh. Try it: source <(pakru completion zsh)
# To keep it, write it as _pakru into a folder of $fpath.

_pakru() {
  local program=${(Q)words[1]} line text
  local -a lines described
  program=${program/#\~/$HOME}
  lines=(${(f)"$($program __complete "${(@Q)words[2,CURRENT-1]}" "${(Q)PREFIX}" 2>/dev/null)"})
  if [[ $lines[1] == :files ]]; then
    compset -P '--*='
    _files
    return
  fi
  for line in $lines; do
    text=${line%%$'\t'*}
    text=${${text//\\/\\\\}//:/\\:}
    if [[ $line == *$'\t'* ]]; then text+=:${line#*$'\t'}; fi
    described+=($text)
  done
  _describe -V -t values value described -M 'm:{[:lower:][:upper:]}={[:upper:][:lower:]}'
}

if [[ $funcstack[1] == _pakru ]]; then
  _pakru "$@"
else
  compdef _pakru pakru
fi
)script";

constexpr std::string_view fish_script =
    R"script(# Completion of pakru for fish. Try it: pakru completion fish | source
# To keep it: pakru completion fish >~/.config/fish/completions/pakru.fish

function __pakru_complete
    set -l words (commandline -opc)
    set -l program (string replace -r '^~/' "$HOME/" -- $words[1])
    set -e words[1]
    # What is being typed may have a quotation mark that is still open.
    set -l current (commandline -ct | string replace -r '^(--[^=]*=)?["\']' '$1' | string replace -ra '\\\\(.)' '$1')
    set -l lines ($program __complete $words "$current" 2>/dev/null)
    if test "$lines[1]" = :files
        # Of '--svg=pict' the part before the name stays.
        set -l option (string match -r '^--[^=]*=' -- "$current")
        for file in (__fish_complete_path (string replace -r '^--[^=]*=' '' -- "$current"))
            printf '%s\n' "$option$file"
        end
    else
        printf '%s\n' $lines
    end
end

complete -c pakru -f -a '(__pakru_complete)'
)script";

struct Script {
  std::string_view shell;
  std::string_view text;
};
constexpr auto scripts =
    std::to_array<Script>({{"bash", bash_script}, {"zsh", zsh_script}, {"fish", fish_script}});

Candidates shells(Dataset& /*dataset*/, std::string_view /*begun*/) {
  Candidates names;
  names.reserve(scripts.size());
  for (const Script& script : scripts) {
    names.push_back({std::string(script.shell), {}});
  }
  return names;
}

Status run(Request& request) {
  if (request.arguments.empty()) {
    return complain("completion", {"a shell is missing", "Try 'pakru completion bash'."});
  }
  const std::string& shell = request.arguments.front();
  const auto script = std::ranges::find(scripts, shell, &Script::shell);
  if (script == scripts.end()) {
    std::array<std::string_view, scripts.size()> known;
    std::ranges::transform(scripts, known.begin(), &Script::shell);
    return complain("completion", no_such("shell", "shells", shell, known));
  }
  request.page = false;  // it is for a shell
  return print_text(request, script->text);
}

}  // namespace

const Command completion_command{
    .name = "completion",
    .category = "Shell",
    .text = "completion of commands, options and values by the Tab key",
    .description =
        "Prints a script that makes bash, zsh or fish complete pakru's commands, options and their "
        "values: words, columns, ids by their beginning, people, places, bodies, sources, dates. "
        "They are those of the dataset that the command line names; of files of your own those up "
        "to 4 MB are looked at. The script says where it belongs.",
    .arguments = "SHELL",
    .examples = {"source <(pakru completion bash)", "pakru completion zsh > ~/.zfunc/_pakru",
                 "pakru completion fish > ~/.config/fish/completions/pakru.fish"},
    .groups = {&common_options},
    .run = run,
    .values = {Values::Form::single, shells},
};

}  // namespace pakru::cli
