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
completes "text markdown xml docx akn" export --from ""
completes loss check -W l
completes canonical export --to can
completes pdf,canonical export --to pdf,can
completes "bash zsh fish" completion ""
completes explain help expl
completes "" export --meta x

# offered SHELL COMMAND: the long options that the script in out.log has for it, one a line.
offered() {
    case $1 in
    bash) grep -F "    '$2 -'*) " out.log | grep -oE -- '--[a-z-]+' ;;
    zsh) sed -n "/^    $2)/,/;;/p" out.log | grep -oE -- "'?--[a-z-]+" | tr -d "'" ;;
    fish) sed -n "s/.*__engross_does $2' -l \([a-z-]*\).*/--\1/p" out.log ;;
    esac | sort -u
}

for shell in bash zsh fish; do
    engross 0 completion "$shell"
    for command in $("$ENGROSS_PROGRAM" --help | sed -n 's/^  \([a-z]*\).*/\1/p'); do
        tells "$command"
    done
    for command in export check parse plugins profiles explain completion plugin; do
        "$ENGROSS_PROGRAM" "$command" --help | grep -oE -- '(^|[ ,])--[a-z-]+' | tr -d ' ,' |
            sort -u >help.txt
        offered "$shell" "$command" >offered.txt
        cmp -s help.txt offered.txt ||
            failed "$shell, $command: $(diff help.txt offered.txt | grep '^[<>]' | tr '\n' ' ')"
    done
    command -v "$shell" >/dev/null || continue
    "$shell" -n out.log 2>err.log || failed "$shell does not read it: $(cat err.log)"
done

# A word of one command that is the name of another brings none of its options.
if command -v fish >/dev/null; then
    fish -c "$("$ENGROSS_PROGRAM" completion fish); complete -C 'engross plugin check x --'" >out.log
    tells --format --time-limit
    grep -q -- --profile out.log && failed "fish, plugin check: $(cat out.log)"
fi
engross 2 completion tcsh
finish
