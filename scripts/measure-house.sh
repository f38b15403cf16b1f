#!/usr/bin/env bash
# Prints how large the house is, a column per commit: Java files and lines, the median and the largest file, and how many
# files a folder holds. Needs git.
#   scripts/measure-house.sh            the last commit
#   scripts/measure-house.sh 72d8e22 HEAD
set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
. "$root/scripts/lib/options.sh"

for commit; do
    case $commit in -*) other_option "$commit" ;; esac
    git -C "$root" rev-parse --quiet --verify "$commit^{commit}" >/dev/null || refuse "no commit $commit"
done
[ $# -gt 0 ] || set -- HEAD
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# Lines and path of every Java file below a folder of that name.
files() {
    find "$1" -path "*/$2/*" -name '*.java' ! -name package-info.java -exec awk 'END { print NR, FILENAME }' {} \; | sort -n
}

# The figures of a commit, a name and a value a line.
figures() {
    local tree="$work/tree"
    rm -rf "$tree" && mkdir "$tree"
    git -C "$root" archive "$1" | tar -x -C "$tree"
    for part in main test; do
        files "$tree" "src/$part/java" >"$work/files"
        awk -v part="$part" '
            { lines[NR] = $1; sum += $1; folder = $2; sub("/[^/]*$", "", folder); held[folder]++ }
            END {
                for (each in held) {
                    folders++
                    if (held[each] > most) most = held[each]
                    if (held[each] > 20) full++
                }
                printf "files of %s|%d\nlines of %s|%d\nmedian file of %s, lines|%d\n", part, NR, part, sum, part, lines[int((NR + 1) / 2)]
                printf "largest file of %s, lines|%d\nfolders of %s|%d\n", part, lines[NR], part, folders
                printf "most files in a folder of %s|%d\nfolders of %s with more than 20 files|%d\n", part, most, part, full
            }' "$work/files"
    done
}

columns=0
for commit; do
    columns=$((columns + 1))
    figures "$commit" >"$work/$columns"
done
printf '| |'
printf ' %s |' "$@"
printf '\n|---|'
printf -- '--:|%.0s' "$@"
printf '\n'
cut -d'|' -f1 "$work/1" | while read -r name; do
    printf '| %s |' "$name"
    for ((column = 1; column <= columns; column++)); do
        printf ' %s |' "$(awk -F'|' -v name="$name" '$1 == name { print $2 }' "$work/$column")"
    done
    printf '\n'
done
