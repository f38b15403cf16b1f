#!/usr/bin/env bash
# Lets the simulated venues move ten times as fast for a minute and looks at what the pipeline does meanwhile:
#   scripts/prove-burst.sh [--factor N] [--burst SECONDS] [--before SECONDS] [--after SECONDS] [--dir DIR]
# Reported are lag, memory, coalesced books, trades lost, which must be none, and how long it takes until the lag is
# what it was before. The venues cut no lines here, so that no trade has an excuse.
set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
. "$root/scripts/lib/java.sh"
. "$root/scripts/lib/options.sh"
. "$root/scripts/lib/proof.sh"
. "$root/scripts/lib/sample.sh"

factor=10
burst=60
before=60
after=120
folder=
while [ $# -gt 0 ]; do
    case $1 in
        --factor) needs_number 1 "$@"; factor=$2 ;;
        --burst) needs_number 1 "$@"; burst=$2 ;;
        --before) needs_number 1 "$@"; before=$2 ;;
        --after) needs_number 1 "$@"; after=$2 ;;
        --dir) needs_value "$@"; folder=$2 ;;
        *) other_option "$1" ;;
    esac
    shift 2
done

require_java
begin prove-burst "$folder"
"$root/scripts/servers.sh" start kafka mongo influx mail --dir "$servers" --ports auto >/dev/null
cluster --set metrics.fetcher.update-interval=1000
# The venues come last: from their start on, seconds are counted.
"$root/scripts/servers.sh" start venues --dir "$servers" --ports auto --no-faults \
    --pace "$factor" --pace-after $((before + 60)) --pace-for "$burst" >/dev/null
venues_began=$(milliseconds)
"$root/scripts/submit.sh" --env "$servers/servers.env" arbitrage ingest
await 120 runs ingest
await 120 runs arbitrage

from=$((venues_began + (before + 60) * 1000))
to=$((from + burst * 1000))
until=$((to + after * 1000))
csv=$dir/burst.csv
echo "seconds,lag_ms,heap_mib,resident_mib,coalesced_books,trades" >"$csv"
say "sampling until $after s after the burst"
while now=$(milliseconds) && [ "$now" -lt "$until" ]; do
    echo "$(((now - from) / 1000)),$(lag_ms arbitrage),$(heap_mib),$(resident_mib),$(counted ingest coalescedBooks),$(trades_made)" >>"$csv"
    sleep 1
done

say "stopping ingest, and the analysis when it has read everything"
"$root/scripts/flink.sh" stop --drain "$(job_id ingest)" >"$dir/stop.out" 2>&1
prover AwaitRead "$servers" arbflow 180
"$root/scripts/flink.sh" stop --drain "$(job_id arbitrage)" >>"$dir/stop.out" 2>&1

status=0
touch "$dir/outages"
say "trades:"
prover CheckTrades "$servers" "$dir/outages" || status=1
plot "$csv" "$dir/burst.svg" "$factor times the traffic from 0 to $burst s" lag_ms heap_mib resident_mib coalesced_books trades
say "what a table can take:"
awk -F , -v burst="$burst" '
    NR == 1 || $2 < 0 { next }
    { phase = $1 < 0 ? 1 : $1 < burst ? 2 : 3
      n[phase]++; lag[phase] += $2; if ($2 > lagmax[phase]) lagmax[phase] = $2
      if ($3 > heap[phase]) heap[phase] = $3; if ($4 > resident[phase]) resident[phase] = $4
      if (!(phase in first)) { first[phase] = $6; start[phase] = $1; books[phase] = $5 }
      last[phase] = $6; end[phase] = $1; booksend[phase] = $5; if (phase == 1 && $2 > usual) usual = $2
      if (phase == 3) { if ($2 <= usual) { if (calm == "") calm = $1 - burst } else calm = "" } }
    function span(p) { return end[p] > start[p] ? end[p] - start[p] : 1 }
    END {
      print "| | before | burst | after |\n|---|---|---|---|"
      printf "| trades a second | %.1f | %.1f | %.1f |\n", (last[1]-first[1])/span(1), (last[2]-first[2])/span(2), (last[3]-first[3])/span(3)
      printf "| lag, mean | %.0f ms | %.0f ms | %.0f ms |\n", lag[1]/n[1], lag[2]/n[2], lag[3]/n[3]
      printf "| lag, most | %d ms | %d ms | %d ms |\n", lagmax[1], lagmax[2], lagmax[3]
      printf "| heap of the TaskManagers, most | %d MiB | %d MiB | %d MiB |\n", heap[1], heap[2], heap[3]
      printf "| resident, most | %d MiB | %d MiB | %d MiB |\n", resident[1], resident[2], resident[3]
      printf "| books coalesced | %d | %d | %d |\n", booksend[1]-books[1], booksend[2]-books[2], booksend[3]-books[3]
      if (calm == "") { print "the lag did not come back to what it was before"; exit 1 }
      printf "lag back to what it was before for good: %d s after the burst\n", calm }' "$csv" || status=1
say "samples in $csv, drawn in $dir/burst.svg"
exit $status
