#!/bin/sh
# The completions of every shell that is there, tried where the shell can be asked.
. "$(dirname "$0")/../cli/setting.sh"
command -v bash >/dev/null || exit 77
PATH=$(dirname "$ENGROSS_PROGRAM"):$PATH
export PATH

# completes WANTED WORDS...: what bash offers for the last word.
completes() {
    wanted=$1
    shift
    found=$(bash -c '
        compopt() { :; }
        eval "$(engross completion bash)"
        COMP_WORDS=(engross "$@") COMP_CWORD=$#
        _engross
        echo "${COMPREPLY[*]}"' bash "$@" 2>&1)
    [ "$found" = "$wanted" ] || failed "$*: offers '$found', not '$wanted'"
}
completes "export explain" exp
completes "--to --theme --time-limit" export --t
completes parse pa
completes "text markdown xml" export --from ""
completes loss check -W l
completes canonical export --to can
completes pdf,canonical export --to pdf,can
completes "bash zsh fish" completion ""
completes explain help expl
completes "" export --meta x

for shell in bash zsh fish; do
    engross 0 completion "$shell"
    for command in $("$ENGROSS_PROGRAM" --help | sed -n 's/^  \([a-z]*\).*/\1/p'); do
        tells "$command"
    done
    command -v "$shell" >/dev/null || continue
    "$shell" -n out.log 2>err.log || failed "$shell does not read it: $(cat err.log)"
done
engross 2 completion tcsh
finish
