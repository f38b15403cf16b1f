#!/usr/bin/env bash
# Submits the jobs that do not run yet, with the settings of the environment and of .env:
#   scripts/submit.sh [--env FILE]... [--resume] [--from SAVEPOINT] [JOB]... [-- --min-net-bps 5 ...]
# JOB is ingest, arbitrage, pattern or archive; all of the configured pipeline by default. --resume starts a
# job from its newest checkpoint or savepoint on this machine, or from what it was started from if it has none of its own
# yet; --from from a given one. FLINK_PARALLELISM is the number of subtasks. FLINK names another client, JAR another
# jar: in the image these are the distribution's own.
set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
. "$root/scripts/lib/java.sh"
. "$root/scripts/lib/options.sh"
. "$root/scripts/lib/settings.sh"
. "$root/scripts/lib/jobs.sh"

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
# The name of an ingest process is also that of its job and of what is noted of it.
for ((i = 1; i < $#; i++)); do
    [ "${!i}" != --ingest-id ] || { i=$((i + 1)) && INGEST_ID=${!i}; }
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

if [ ${#jobs[@]} -eq 0 ]; then
    read -ra jobs <<<"$(configured_jobs | tr '\n' ' ')"
fi

running=$("$FLINK" list)
for job in "${jobs[@]}"; do
    class=$(class_of "$job")
    if [ -z "$class" ]; then
        echo "$job: not in this jar"
        continue
    fi
    named=$(called "$job")
    if alike=$(grep -E " : arbflow ${named}s? \(" <<<"$running"); then
        echo "$job: runs already"
        # A client that gave up waiting for Flink's answer noted an older run.
        id=$(grep -oE -m 1 '[0-9a-f]{32}' <<<"$alike" | head -n 1) || id=
        last=$(cat "$(noted "$dir" "$job").id" 2>/dev/null) || last=
        if [ -n "$id" ] && [ -n "$last" ] && [ "$id" != "$last" ]; then
            note "$dir" "$job" "$id" "$(newest_state "$dir" "$job")"
        fi
        continue
    fi
    start=(-p "${FLINK_PARALLELISM:-1}")
    [ -z "$resume" ] || from=$(newest_state "$dir" "$job")
    [ -z "$from" ] || start+=(-s "$from")
    answer=$("$FLINK" run -d "${start[@]}" -c "$class" "$JAR" "$@" 2>&1) || {
        grep -m 1 -E 'ConfigError: |Exception: ' <<<"$answer" | sed 's/.*ConfigError: /arbflow: /' >&2 || true
        echo "arbflow: $job was not submitted; VERBOSE=1 shows the whole answer" >&2
        [ -n "${VERBOSE:-}" ] && echo "$answer" >&2
        exit 1
    }
    id=$(sed -n 's/.*JobID \([0-9a-f]\{32\}\).*/\1/p' <<<"$answer" | tail -n 1)
    [ ! -d "$dir" ] || note "$dir" "$job" "$id" "$from"
    echo "$job: $id${from:+ from $from}"
done
