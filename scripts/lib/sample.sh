# Samples a running pipeline once in a while; sourced by proofs that look at lag, memory and state.

# vertices JOB: ids of its operators.
vertices() {
    rest "jobs/$(job_id "$1")" | grep -o '"vertices":\[.*' | grep -o '{"id":"[0-9a-f]\{32\}' | sed 's/.*"//' | sort -u
}

# lag_ms JOB: how far the slowest operator's event time is behind our clock; -1 before there is any.
lag_ms() {
    local vertex oldest=
    for vertex in $(vertices "$1"); do
        # Moments only: an operator that has heard nothing, or a stream that does not hold time up, says otherwise.
        rest "jobs/$(job_id "$1")/vertices/$vertex/watermarks" | grep -o '"value":"[0-9]\{13\}"' | tr -dc '0-9\n'
    done | sort -n | head -n 1 | { read -r oldest && echo $(($(milliseconds) - oldest)) || echo -1; }
}

# counted JOB NAME: sum of a counter over all of its operators.
counted() {
    local vertex names
    for vertex in $(vertices "$1"); do
        names=$(rest "jobs/$(job_id "$1")/vertices/$vertex/metrics" | grep -o "\"id\":\"[^\"]*$2\"" | sed 's/.*:"//;s/"//' | paste -sd, -)
        [ -z "$names" ] || rest "jobs/$(job_id "$1")/vertices/$vertex/metrics?get=$names" | grep -o '"value":"[0-9]*' | sed 's/.*"//'
    done | awk '{ sum += $1 } END { printf "%d", sum }'
}

# heap_mib [gc]: what the TaskManagers hold on their heaps; with gc, after a collection.
heap_mib() {
    local pidfile
    for pidfile in "$FLINK_CLUSTER_DIR"/pids/taskmanager-*.pid; do
        [ -z "${1:-}" ] || jdk jcmd "$(cat "$pidfile")" GC.run >/dev/null
        jdk jcmd "$(cat "$pidfile")" GC.heap_info
    done | awk '/garbage-first|generation|PSYoungGen|ParOldGen/ && match($0, /used [0-9]+K/) {
        sum += substr($0, RSTART + 5, RLENGTH - 6) } END { printf "%.1f", sum / 1024 }'
}

# resident_mib: what the TaskManagers hold of the machine's memory.
resident_mib() {
    cat "$FLINK_CLUSTER_DIR"/pids/taskmanager-*.pid | xargs -I{} awk '/^VmRSS/ { print $2 }' /proc/{}/status |
        awk '{ sum += $1 } END { printf "%.0f", sum / 1024 }'
}

# state_kib JOB: size of its newest checkpoint.
state_kib() {
    rest "jobs/$(job_id "$1")/checkpoints" | grep -o '"completed":{[^}]*' | grep -o '"state_size":[0-9]*' | head -n 1 |
        sed 's/.*://' | awk '{ printf "%.0f", $1 / 1024 }'
}

# trades_made: how many the simulated venues have made so far.
trades_made() {
    grep -c "$(printf '\ttraded\t')[BK]" "$servers/venues.tsv" || true
}

jdk() {
    "${JAVA_HOME:+$JAVA_HOME/bin/}$1" "${@:2}" 2>/dev/null
}

# plot CSV SVG TITLE COLUMN...: columns of a CSV over its first one, each as a line in a panel of its own.
plot() {
    awk -F , -v title="$3" -v wanted="${*:4}" -f "$root/scripts/lib/plot.awk" "$1" >"$2"
}
