#!/usr/bin/env bash
# Moves ArbitrageJob while it works: one subtask, two, one again, then by a canonical savepoint to a cluster whose
# state backend is RocksDB. What is in the stores at the end must be what an undisturbed run puts there:
#   scripts/prove-rescale.sh [--seconds N] [--dir DIR]
# N (30) is the time between two moves.
set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
. "$root/scripts/lib/java.sh"
. "$root/scripts/lib/options.sh"
. "$root/scripts/lib/proof.sh"

seconds=30
folder=
while [ $# -gt 0 ]; do
    case $1 in
        --seconds) needs_number 1 "$@"; seconds=$2 ;;
        --dir) needs_value "$@"; folder=$2 ;;
        *) other_option "$1" ;;
    esac
    shift 2
done

require_java
begin prove-rescale "$folder"
"$root/scripts/servers.sh" start --dir "$servers" --ports auto >/dev/null
cluster
"$root/scripts/submit.sh" --env "$servers/servers.env" arbitrage ingest
await 90 more_mails_than 0

# stop_job ARGUMENTS...: stops it with a savepoint, whose place is then in $savepoint.
stop_job() {
    await 120 runs arbitrage
    savepoint=$("$root/scripts/flink.sh" stop "$@" "$(job_id arbitrage)" 2>>"$dir/stop.out" |
        sed -n 's/^Savepoint completed. Path: //p')
    say "stopped with $(basename "$savepoint"), $(du -sk "${savepoint#file:}" | cut -f 1) KiB"
}

for subtasks in 2 1; do
    sleep "$seconds"
    stop_job
    FLINK_PARALLELISM=$subtasks "$root/scripts/submit.sh" --env "$servers/servers.env" --from "$savepoint" arbitrage
    say "goes on with $subtasks subtasks an operator"
done

sleep "$seconds"
stop_job --type canonical
ingest=$(job_id ingest)
first=$FLINK_CLUSTER_DIR
export FLINK_CLUSTER_DIR=$dir/cluster-rocksdb
cluster --set state.backend.type=rocksdb --set taskmanager.memory.managed.fraction=0.4
"$root/scripts/submit.sh" --env "$servers/servers.env" --from "$savepoint" arbitrage
say "goes on with RocksDB"
sleep "$seconds"

say "stopping ingest, and the analysis when it has read everything"
FLINK_CLUSTER_DIR=$first "$root/scripts/flink.sh" stop --drain "$ingest" >>"$dir/stop.out" 2>&1
prover AwaitRead "$servers" arbflow 180
"$root/scripts/flink.sh" stop --drain "$(job_id arbitrage)" >>"$dir/stop.out" 2>&1
fill_clean_stores
say "stores and mails, compared with the undisturbed run:"
prover CompareRuns "$servers" "$dir/clean" 0
