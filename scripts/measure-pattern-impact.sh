#!/usr/bin/env bash
# Measures whether PatternJob delays detection: runs of the simulation in pairs, without and with it,
# and the latency of each. Build first (scripts/run-local.sh does).
#   scripts/measure-pattern-impact.sh [PAIRS] [SECONDS]
# "Warm" is without the first half minute, in which the JVM loads and compiles what runs.
set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
pairs=${1:-3}
seconds=${2:-120}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# The figures of one run as a table row; a run that the oracle finds fault with still has figures.
run() {
    local name=$1 pair=$2
    shift 2
    "$root/scripts/run-local.sh" --seconds "$seconds" --ports auto --quiet --seed "$pair" \
        --data-dir "$work/data" --summary "$work/summary.json" "$@" > "$work/out" || true
    rm -rf "$work/data"
    number() { grep -A 4 "\"$1\"" "$work/summary.json" | grep -m 1 "\"$2\"" | sed 's/.*: *//' | tr -dc '0-9.'; }
    printf '| %s | %s | %s | %s | %s | %s | %s | %s |\n' "$pair" "$name" \
        "$(number warmLatencyMs p50)" "$(number warmLatencyMs max)" \
        "$(number latencyMs p50)" "$(number latencyMs max)" \
        "$(number memory peakResidentMiB)" "$(number patterns windows)"
}

echo '| pair | PatternJob | warm p50, ms | warm max, ms | all p50, ms | all max, ms | memory, MiB | windows |'
echo '|---|---|---|---|---|---|---|---|'
for pair in $(seq "$pairs"); do
    run without "$pair" --no-patterns
    run with "$pair"
done
