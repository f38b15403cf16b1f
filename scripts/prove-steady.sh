#!/usr/bin/env bash
# Runs the pipeline for long and looks whether its memory and its state stay flat:
#   scripts/prove-steady.sh [--minutes N] [--pace FACTOR] [--every SECONDS] [--dir DIR]
# By default 12 minutes (N) at ten times the simulated venues' pace (FACTOR), which is two hours' worth of messages.
# What state lives by the clock lives FACTOR times as short, so that as many of its lives pass as in those two hours.
# --minutes 120 --pace 1 is the real thing. Every 15 s a sample: heap after a collection, memory, size of the newest
# checkpoint. A straight line through the second half must not grow by more than a tenth of its mean.
set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
. "$root/scripts/lib/java.sh"
. "$root/scripts/lib/options.sh"
. "$root/scripts/lib/proof.sh"
. "$root/scripts/lib/sample.sh"

minutes=12
pace=10
every=15
folder=
while [ $# -gt 0 ]; do
    case $1 in
        --minutes) needs_number 1 "$@"; minutes=$2 ;;
        --pace) needs_factor "$@"; pace=$2 ;;
        --every) needs_number 1 "$@"; every=$2 ;;
        --dir) needs_value "$@"; folder=$2 ;;
        *) other_option "$1" ;;
    esac
    shift 2
done

require_java
begin prove-steady "$folder"
# The defaults of docs/configuration.md, shortened; a window is a whole number of slides.
PRICE_SLIDE_MS=$(awk "BEGIN { print int(5000 / $pace) }")
export PRICE_SLIDE_MS PRICE_WINDOW_MS=$((PRICE_SLIDE_MS * 60)) PRICE_LATE_MS=$((PRICE_SLIDE_MS * 60))
export DEDUP_ROTATION_MS=$((PRICE_SLIDE_MS * 120))
"$root/scripts/servers.sh" start kafka mongo influx mail --dir "$servers" --ports auto >/dev/null
"$root/scripts/servers.sh" start venues --dir "$servers" --ports auto --pace "$pace" >/dev/null
cluster
"$root/scripts/submit.sh" --env "$servers/servers.env" arbitrage ingest
await 120 runs ingest
await 120 runs arbitrage

csv=$dir/steady.csv
echo "minutes,heap_after_gc_mib,resident_mib,arbitrage_state_kib,ingest_state_kib,lag_ms,trades" >"$csv"
from=$(milliseconds)
until=$((from + minutes * 60000))
say "sampling for $minutes minutes"
while now=$(milliseconds) && [ "$now" -lt "$until" ]; do
    echo "$(awk "BEGIN { printf \"%.2f\", ($now - $from) / 60000 }"),$(heap_mib gc),$(resident_mib),$(state_kib arbitrage),$(state_kib ingest),$(lag_ms arbitrage),$(trades_made)" >>"$csv"
    sleep "$every"
done
plot "$csv" "$dir/steady.svg" "$minutes minutes at $pace times the pace" heap_after_gc_mib resident_mib arbitrage_state_kib ingest_state_kib lag_ms
say "what a table can take:"
awk -F , '
    NR == 1 { for (i = 1; i <= NF; i++) name[i] = $i; next }
    { rows++; for (i = 1; i <= NF; i++) value[rows, i] = $i + 0 }
    END {
      print "| | first | middle | last | growth over the second half |\n|---|---|---|---|---|"
      from = int(rows / 2) + 1; n = rows - from + 1
      for (c = 2; c <= 5; c++) {
        sx = sy = sxx = sxy = 0
        for (r = from; r <= rows; r++) { x = value[r, 1]; y = value[r, c]; sx += x; sy += y; sxx += x * x; sxy += x * y }
        below = n * sxx - sx * sx; slope = below > 0 ? (n * sxy - sx * sy) / below : 0
        growth = sy > 0 ? slope * (value[rows, 1] - value[from, 1]) / (sy / n) : 0
        printf "| %s | %g | %g | %g | %+.1f %% |\n", name[c], value[1, c], value[from, c], value[rows, c], growth * 100
        if ((c == 2 || c == 4 || c == 5) && growth > 0.1) grown = grown " " name[c] }
      printf "%d samples, %d trades\n", rows, value[rows, 7]
      if (grown != "") { print "grown:" grown; exit 1 } }' "$csv"
say "samples in $csv, drawn in $dir/steady.svg"
