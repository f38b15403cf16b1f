#!/usr/bin/env bash
# Submits the jobs that do not run yet, with the settings of the environment and of .env:
#   scripts/submit.sh [--env FILE]... [--resume] [--from SAVEPOINT] [JOB]... [-- --min-net-bps 5 ...]
# JOB is ingest, arbitrage, pattern or archive; all of the configured pipeline by default. --resume starts a
# job from its newest checkpoint or savepoint on this machine, --from from a given one. FLINK_PARALLELISM is the
# number of subtasks. FLINK names another client, JAR another jar: in the image these are the distribution's own.
set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
. "$root/scripts/lib/java.sh"
. "$root/scripts/lib/options.sh"
. "$root/scripts/lib/settings.sh"

FLINK=${FLINK:-$root/scripts/flink.sh}
dir=${FLINK_CLUSTER_DIR:-$root/flink-cluster}
env_files=()
resume=
from=
jobs=()
while [ $# -gt 0 ]; do
    case $1 in
        --env) needs_value "$@"; env_files+=("$2"); shift ;;
        --resume) resume=yes ;;
        --from) needs_value "$@"; from=$2; shift ;;
        --) shift; break ;;
        ingest | arbitrage | pattern | archive) jobs+=("$1") ;;
        *) other_option "$1" ;;
    esac
    shift
done

[ -z "$from" ] || [ ${#jobs[@]} -eq 1 ] || refuse "--from needs one job, for example: --from $from arbitrage"
if [ ${#env_files[@]} -eq 0 ] && [ -s "$root/.env" ]; then
    env_files=("$root/.env")
fi
if [ -z "${JAR:-}" ]; then
    require_java
    JAR=$(job_jar "$root")
    build_if_needed "$root" flink-jobs "$JAR"
fi
for file in ${env_files[@]+"${env_files[@]}"}; do
    read_settings "$file" "$JAR"
done

# The class of a job; nothing if this jar does not have it.
class_of() {
    local name
    case $1 in
        ingest) name=IngestJob ;;
        arbitrage) name=ArbitrageJob ;;
        pattern) name=PatternJob ;;
        archive) name=ArchiveJob ;;
    esac
    if jar_has "$JAR" "dev/arbflow/jobs/$name.class"; then
        echo "dev.arbflow.jobs.$name"
    fi
}

# The newest complete checkpoint or savepoint of the job's last run.
newest_state() {
    local id
    id=$(cat "$dir/jobs/$1.id" 2>/dev/null) || return 0
    local newest= found
    for found in "$dir/checkpoints/$id"/chk-*/_metadata "$dir/savepoints/savepoint-${id:0:6}"-*/_metadata; do
        [ -e "$found" ] && [ ! "$newest" -nt "$found" ] && newest=$found
    done
    [ -z "$newest" ] || dirname "$newest"
}

if [ ${#jobs[@]} -eq 0 ]; then
    # The analysis first: it then reads from the first record on, and alerts have no backlog.
    jobs=(arbitrage pattern ingest)
    [ "${ARCHIVE:-}" != separate ] || jobs=(archive "${jobs[@]}")
fi

running=$("$FLINK" list -r)
for job in "${jobs[@]}"; do
    class=$(class_of "$job")
    if [ -z "$class" ]; then
        echo "$job: not in this jar"
        continue
    fi
    named=$job # and an ingest process by its own name
    [ "$job" != ingest ] || [ "${INGEST_ID:-a}" = a ] || named="ingest $INGEST_ID"
    if grep -qE " : arbflow ${named}s? \(" <<<"$running"; then
        echo "$job: runs already"
        continue
    fi
    start=(-p "${FLINK_PARALLELISM:-1}")
    [ -z "$resume" ] || from=$(newest_state "${named/ /-}")
    [ -z "$from" ] || start+=(-s "$from")
    answer=$("$FLINK" run -d "${start[@]}" -c "$class" "$JAR" "$@" 2>&1) || {
        grep -m 1 -E 'ConfigError: |Exception: ' <<<"$answer" | sed 's/.*ConfigError: /arbflow: /' >&2 || true
        echo "arbflow: $job was not submitted; VERBOSE=1 shows the whole answer" >&2
        [ -n "${VERBOSE:-}" ] && echo "$answer" >&2
        exit 1
    }
    id=$(sed -n 's/.*JobID \([0-9a-f]\{32\}\).*/\1/p' <<<"$answer" | tail -n 1)
    [ ! -d "$dir" ] || { mkdir -p "$dir/jobs" && echo "$id" >"$dir/jobs/${named/ /-}.id"; }
    echo "$job: $id${from:+ from $from}"
done
