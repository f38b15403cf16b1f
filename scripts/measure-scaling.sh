#!/usr/bin/env bash
# What a load costs on a session cluster of this machine, for docs/scaling.md:
#   scripts/measure-scaling.sh [--pace FACTOR] [--seconds N] [--dir DIR]
# The simulated venues speak FACTOR (1) times as fast as usual. Once the jobs have warmed up for a minute, it takes
# processor time, records and checkpoints over N seconds (120); then ArbitrageJob reads the same topics once more,
# as fast as it can. Each job has a TaskManager of its own.
set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
. "$root/scripts/lib/java.sh"
. "$root/scripts/lib/options.sh"
. "$root/scripts/lib/proof.sh"
. "$root/scripts/lib/sample.sh"

pace=1
seconds=120
folder=
while [ $# -gt 0 ]; do
    case $1 in
        --pace) needs_factor "$@"; pace=$2 ;;
        --seconds) needs_number 1 "$@"; seconds=$2 ;;
        --dir) needs_value "$@"; folder=$2 ;;
        *) other_option "$1" ;;
    esac
    shift 2
done

jobs=(ingest arbitrage pattern)

# Processor time of a process so far, in ms.
processor_ms() {
    awk -v hertz="$(getconf CLK_TCK)" '{print int(($14 + $15) * 1000 / hertz)}' "/proc/$1/stat"
}

# The process that a job runs in.
process_of() {
    cat "$FLINK_CLUSTER_DIR/pids/$(worker_of "$1").pid"
}

# Records written to the market's topics, and bytes: of TOPIC in column 2 or 3.
topic() {
    awk -v name="$1" -v column="$2" '$1 == name {print $column}' "$3"
}

require_java
begin measure-scaling "$folder"
"$root/scripts/servers.sh" start --dir "$servers" --ports auto --pace "$pace" >/dev/null
cluster --task-managers ${#jobs[@]}
"$root/scripts/submit.sh" --env "$servers/servers.env" arbitrage pattern ingest
await 90 more_mails_than 0
say "warming up"
sleep 60

prover TopicSizes "$servers" >"$dir/before"
declare -A process used
for job in "${jobs[@]}"; do
    process[$job]=$(process_of "$job")
    used[$job]=$(processor_ms "${process[$job]}")
done
since=$(milliseconds)
sleep "$seconds"
took=$(($(milliseconds) - since))
for job in "${jobs[@]}"; do
    used[$job]=$(($(processor_ms "${process[$job]}") - ${used[$job]}))
done
prover TopicSizes "$servers" >"$dir/after"

say "topic: records a second, bytes a record on disk"
for name in market.books market.trades; do
    records=$(($(topic $name 2 "$dir/after") - $(topic $name 2 "$dir/before")))
    bytes=$(($(topic $name 3 "$dir/after") - $(topic $name 3 "$dir/before")))
    say "$name: $((records * 1000 / took)), $((bytes / records))"
done
say "job: share of a core, its newest checkpoint in KiB, live heap of its process in MiB"
for job in "${jobs[@]}"; do
    heap=$(jdk jcmd "${process[$job]}" GC.class_histogram | awk '$1 == "Total" {print int($3 / 1048576)}')
    say "$job: $((used[$job] * 100 / took)) %, $(state_kib "$job"), $heap"
done

"$root/scripts/flink.sh" stop --drain "$(job_id ingest)" >"$dir/stop.out" 2>&1
prover AwaitRead "$servers" arbflow 180
for job in pattern arbitrage; do
    "$root/scripts/flink.sh" stop --drain "$(job_id "$job")" >>"$dir/stop.out" 2>&1
done
prover TopicSizes "$servers" >"$dir/end"
records=$(($(topic market.books 2 "$dir/end") + $(topic market.trades 2 "$dir/end")))
fill_clean_stores
ran=$(rest "jobs/$(job_id arbitrage)" | grep -o '"duration":[0-9]*' | head -n 1 | sed 's/.*://')
say "one subtask an operator read $records records in $ran ms: $((records * 1000 / ran)) a second"
