#!/usr/bin/env bash
# The compose stack's watch over its jobs: docker/watch.sh [--check] [JOB]...
# At its start it submits what does not run; after that, what failed or was never submitted, from its newest state. What
# somebody stopped or cancelled stays so until the next start. --check says what does not run, and fails if anything.
set -euo pipefail
data=${FLINK_DATA:-/data/flink}
home=${ARBFLOW_HOME:-/opt/arbflow}
rest=${FLINK_REST:-jobmanager:8081}
every=${WATCH_EVERY_S:-15}
. "$home/scripts/lib/jobs.sh"

check=
[ "${1:-}" != --check ] || { check=yes && shift; }
jobs=("$@")
[ $# -gt 0 ] || read -ra jobs <<<"$(configured_jobs | tr '\n' ' ')"

# Every job that Flink knows, with its status. The image need not have curl, and Flink's client starts a JVM each time.
overview() {
    timeout 10 bash -c 'exec 3<>"/dev/tcp/${1%:*}/${1##*:}" && printf "GET /jobs HTTP/1.0\r\nHost: %s\r\n\r\n" "$1" >&3 &&
        cat <&3' bash "$rest" 2>/dev/null | grep -F '"jobs"'
}

id_of() {
    cat "$(noted "$data" "$1").id" 2>/dev/null || true
}

# status_of ID: of a run; MISSING if Flink does not know it.
status_of() {
    local status=
    [ -z "$1" ] || status=$(tr '}' '\n' <<<"$known" | grep -F "\"$1\"" | grep -oE '"status": ?"[A-Z]+' | sed 's/.*"//') || true
    echo "${status:-MISSING}"
}

if [ -n "$check" ]; then
    known=$(overview) || { echo "Flink does not answer at $rest" && exit 1; }
    well=0
    for job in "${jobs[@]}"; do
        status=$(status_of "$(id_of "$job")")
        [ "$status" = RUNNING ] || { echo "$(called "$job"): $status" && well=1; }
    done
    exit $well
fi

trap 'exit 0' TERM INT # nobody else would end a container's first process
"$home/submit.sh" "${jobs[@]}" || true
declare -A left=() unseen=()
pause=$every
while :; do
    sleep "$pause" &
    wait $! || true
    known=$(overview) || continue
    again=()
    for job in "${jobs[@]}"; do
        id=$(id_of "$job")
        case $(status_of "$id") in
            FINISHED | CANCELED) left[$job]=$id ;;
            FAILED) again+=("$job") ;;
            MISSING)
                # A JobManager that has just begun may not know it yet, and forgets what was stopped.
                unseen[$job]=$((${unseen[$job]:-0} + 1))
                [ -n "$id" ] && { [ "${left[$job]:-}" = "$id" ] || [ "${unseen[$job]}" -lt 4 ]; } || again+=("$job")
                ;;
            *) unseen[$job]=0 ;;
        esac
    done
    if [ ${#again[@]} -eq 0 ]; then
        pause=$every
        continue
    fi
    echo "arbflow: submits again: ${again[*]}" >&2
    "$home/submit.sh" "${again[@]}" || true
    # What fails at once must not take the machine from what runs.
    pause=$(awk -v pause="$pause" -v every="$every" 'BEGIN { print (pause > every * 16 ? every * 32 : pause * 2) }')
done
