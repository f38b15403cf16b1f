#!/usr/bin/env bash
# What a run of the sandbox costs in processor time, by what its threads work for:
#   scripts/measure-cost.sh [--seconds N] [--pairs N] [--against DIR] [--dir DIR]
# Runs scripts/run-local.sh for N seconds (120). With another checkout DIR it runs both in turn, so that both meet the
# same machine, in N pairs (1). Start is the time until all jobs run; all is user and system time from start to end;
# the groups are percent of one core over the second half of the run, PatternJob the threads of its tasks (not what it makes
# broker, stores and compiler do); disk is what the run's folder holds at the end.
# Both checkouts must be built. Linux only; without curl PatternJob is not told apart.
set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
. "$root/scripts/lib/java.sh"
. "$root/scripts/lib/options.sh"

seconds=120
pairs=1
against=
folder=
while [ $# -gt 0 ]; do
    case $1 in
        --seconds) needs_number 1 "$@"; seconds=$2 ;;
        --pairs) needs_number 1 "$@"; pairs=$2 ;;
        --against) needs_folder "$@"; against=$(cd "$2" && pwd) ;;
        --dir) needs_value "$@"; folder=$2 ;;
        *) other_option "$1" ;;
    esac
    shift 2
done
if [ ! -r /proc/self/stat ]; then
    echo "measure-cost: needs Linux's /proc" >&2
    exit 2
fi
require_java
jcmd=${JAVA_HOME:+$JAVA_HOME/bin/}jcmd
folder=${folder:-$(mktemp -d)}
mkdir -p "$folder"
folder=$(cd "$folder" && pwd)

# User and system time of a process so far, in seconds; nothing once it has ended.
processor_s() {
    sed 's/.*) //' "/proc/$1/stat" 2>/dev/null |
        awk -v hertz="$(getconf CLK_TCK)" '{ printf "%.1f %.1f\n", $12 / hertz, $13 / hertz }' || true
}

# The names of PatternJob's tasks, from Flink's web UI that a run's log names.
pattern_tasks() {
    local web job
    web=$(sed -n 's/.*Flink web UI *\(http[^ ]*[0-9]\).*/\1/p' "$1" | head -n 1)
    job=$(curl -sf "$web/jobs/overview" | sed 's/{/\n/g' | sed -n 's/.*"jid":"\([0-9a-f]*\)".*"name":"\(arbflow \)*patterns".*/\1/p')
    curl -sf "$web/jobs/$job" | sed 's/{/\n/g' | sed -n 's/.*"name":"\([^"]*\)","maxParallelism".*/\1/p'
}

# run CHECKOUT NAME: one run, its files in a folder of that name.
run() {
    local out=$folder/$2 pid cpu
    mkdir -p "$out"
    if [ ! -f "$1/sandbox/target/sandbox.jar" ]; then
        echo "measure-cost: $1 is not built" >&2
        exit 2
    fi
    : >"$out/log" # The shell below may come later than the first look into it.
    "$1/scripts/run-local.sh" --seconds "$seconds" --ports auto --data-dir "$out/data" --summary "$out/summary.json" >"$out/log" 2>&1 &
    pid=$!
    until grep -q '^Running after' "$out/log"; do
        kill -0 "$pid" 2>/dev/null || { cat "$out/log" >&2; exit 1; }
        sleep 0.2
    done
    processor_s "$pid" >"$out/start"
    sleep $((seconds / 2))
    pattern_tasks "$out/log" >"$out/tasks" || true
    "$jcmd" "$pid" Thread.print >"$out/before.threads"
    sleep $((seconds / 2 - 5))
    "$jcmd" "$pid" Thread.print >"$out/after.threads"
    while kill -0 "$pid" 2>/dev/null; do
        cpu=$(processor_s "$pid")
        # A process that has ended and is not yet waited for keeps its sums.
        [ -z "$cpu" ] || echo "$cpu" >"$out/all"
        case $(sed 's/.*) //' "/proc/$pid/stat" 2>/dev/null || true) in Z*) break ;; esac
        sleep 0.1
    done
    wait "$pid" || echo "measure-cost: $2 ended with $?" >&2
    awk -v seconds=$((seconds / 2 - 5)) -v tasks="$out/tasks" -f "$root/scripts/lib/thread-groups.awk" \
        "$out/before.threads" "$out/after.threads" >"$out/groups"
    {
        awk '{ printf "user s\t%s\nsystem s\t%s\nall s\t%.1f\n", $1, $2, $1 + $2 }' "$out/all"
        awk '{ printf "before all jobs run s\t%.1f\n", $1 + $2 }' "$out/start"
        sed -n 's/^Running after \([0-9]*\) s.*/start, wall s\t\1/p' "$out/log"
        du -sm "$out/data" | awk '{ printf "disk MiB\t%s\n", $1 }'
        sort -t "$(printf '\t')" -k2,2nr "$out/groups"
    } >"$out/cost"
}

# table NAME...: the costs of runs beside each other.
table() {
    local files=() name
    for name; do files+=("$folder/$name/cost"); done
    awk -F '\t' -v names="$*" '
        FNR == 1 { column++ }
        !($1 in known) { known[$1] = 1; order[++rows] = $1 }
        { value[$1, column] = $2 }
        END {
            count = split(names, name, " ")
            printf "%-28s", ""
            for (c = 1; c <= count; c++) printf "%12s", name[c]
            print ""
            for (r = 1; r <= rows; r++) {
                printf "%-28s", order[r]
                for (c = 1; c <= count; c++) printf "%12s", (order[r], c) in value ? value[order[r], c] : "-"
                print ""
            }
        }' "${files[@]}"
    for name; do
        echo
        echo "$name"
        grep -E '^(latency|truth|memory)' "$folder/$name/log" || true
    done
}

names=()
for ((pair = 1; pair <= pairs; pair++)); do
    if [ -n "$against" ]; then
        run "$against" "other-$pair"
        names+=("other-$pair")
    fi
    run "$root" "this-$pair"
    names+=("this-$pair")
done
table "${names[@]}"
echo
echo "files in $folder"
