#!/usr/bin/env bash
# Does to a real session cluster what production does, and compares what is left with a clean run:
#   scripts/prove-failures.sh [--kills N] [--ingest-kills N] [--outage SECONDS] [--dir DIR]
# It kills ArbitrageJob's TaskManager N times (20), restarts the broker, takes MongoDB, InfluxDB and the mail
# server down for SECONDS (60), kills the JobManager, and kills IngestJob's TaskManager (3). Then a bounded run over
# the same topics fills empty stores: they must be equal, and mails as well; trades and episodes are also compared with
# what the venues know.
set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
. "$root/scripts/lib/java.sh"
. "$root/scripts/lib/options.sh"
. "$root/scripts/lib/proof.sh"

kills=20
ingest_kills=3
outage=60
folder=
while [ $# -gt 0 ]; do
    case $1 in
        --kills) needs_number 0 "$@"; kills=$2 ;;
        --ingest-kills) needs_number 0 "$@"; ingest_kills=$2 ;;
        --outage) needs_number 1 "$@"; outage=$2 ;;
        --dir) needs_value "$@"; folder=$2 ;;
        *) other_option "$1" ;;
    esac
    shift 2
done

require_java
begin prove-failures "$folder"
"$root/scripts/servers.sh" start --dir "$servers" --ports auto >/dev/null
cluster --ha
"$root/scripts/submit.sh" --env "$servers/servers.env" arbitrage ingest
await 90 more_mails_than 0
crashes=0

# away SERVERS...: stopped for the outage, then back on the same ports and data.
away() {
    say "down for $outage s: $*"
    "$root/scripts/servers.sh" stop "$@" --dir "$servers"
    sleep "$outage"
    "$root/scripts/servers.sh" start "$@" --dir "$servers" >/dev/null
    say "back: $*"
}

for number in $(seq "$kills"); do
    sleep $((3 + RANDOM % 10))
    await 120 runs arbitrage
    kill_worker arbitrage
    crashes=$((crashes + 1))
    if [ "$number" -eq $(((kills + 3) / 4)) ]; then
        say "restarting the broker"
        "$root/scripts/servers.sh" stop kafka --dir "$servers"
        "$root/scripts/servers.sh" start kafka --dir "$servers" >/dev/null
    fi
    [ "$number" -ne $(((kills + 1) / 2)) ] || away mongo influx
    [ "$number" -ne "$kills" ] || away mail
done

await 120 runs arbitrage
checkpoints() { rest "jobs/$(job_id arbitrage)/checkpoints" | grep -o "\"$1\":[^,]*[0-9]" | head -n 1 | sed 's/.*[^0-9]//'; }
some_checkpoint() { [ "$(checkpoints completed)" -gt 0 ]; }
await 60 some_checkpoint
since=$(milliseconds)
kill -9 "$(cat "$dir/cluster/pids/jobmanager.pid")"
crashes=$((crashes + 1))
say "killed the JobManager"
cluster
await 180 restarted_since arbitrage "$since"
await 180 runs arbitrage
outage_of_ingest "$since"
say "a new JobManager resumed both jobs, arbitrage from checkpoint $(checkpoints 'restored":{"id')"

for _ in $(seq "$ingest_kills"); do
    sleep $((5 + RANDOM % 5))
    await 120 runs ingest
    kill_worker ingest
    await 120 runs ingest
    crashes=$((crashes + 1))
done
sleep 10

say "stopping ingest, and the analysis when it has read everything"
await 120 runs arbitrage
"$root/scripts/flink.sh" stop --drain "$(job_id ingest)" >"$dir/stop.out" 2>&1
prover AwaitRead "$servers" arbflow 180
"$root/scripts/flink.sh" stop --drain "$(job_id arbitrage)" >>"$dir/stop.out" 2>&1

fill_clean_stores

status=0
touch "$dir/outages"
"$root/scripts/servers.sh" stop venues --dir "$servers"
say "$crashes crashes; episodes, judged by what the venues know:"
prover CheckEpisodes "$servers" "$dir/outages" || status=1
say "trades in the topic, by the venues' own numbers:"
prover CheckTrades "$servers" "$dir/outages" || status=1
say "stores and mails, compared with the undisturbed run:"
prover CompareRuns "$servers" "$dir/clean" "$crashes" || status=1
exit $status
