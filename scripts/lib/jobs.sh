# Which jobs a pipeline has, and from which state one goes on; sourced by scripts that submit or watch them.

# configured_jobs: the analysis first: it then reads from the first record on, and alerts have no backlog.
configured_jobs() {
    [ "${ARCHIVE:-}" != separate ] || echo archive
    echo arbitrage pattern ingest
}

# called JOB: what it is called in its name in Flink: an ingest process has a name of its own.
called() {
    [ "$1" != ingest ] || [ "${INGEST_ID:-a}" = a ] || { echo "ingest $INGEST_ID" && return; }
    echo "$1"
}

# noted DIR JOB: the beginning of the names of what is noted of a job that was submitted, .id and .from.
noted() {
    local name
    name=$(called "$2")
    echo "$1/jobs/${name/ /-}"
}

# note DIR JOB ID FROM: remembers a submission. Its own id is of no use before its first checkpoint, what it went on from is.
note() {
    local notes
    notes=$(noted "$1" "$2")
    mkdir -p "$1/jobs"
    echo "$4" >"$notes.from"
    echo "$3" >"$notes.id"
}

# newest_state DIR JOB: the newest complete checkpoint or savepoint of its last run, or, before there is one, what that
# run went on from. Fails if the run had state that is gone: to begin empty is for somebody to decide.
newest_state() {
    local notes id newest= found
    notes=$(noted "$1" "$2")
    id=$(cat "$notes.id" 2>/dev/null) || return 0
    for found in "$1/checkpoints/$id"/chk-*/_metadata "$1/savepoints/savepoint-${id:0:6}"-*/_metadata; do
        [ -e "$found" ] && [ ! "$newest" -nt "$found" ] && newest=$found
    done
    if [ -n "$newest" ]; then
        dirname "$newest"
        return
    fi
    found=$(cat "$notes.from" 2>/dev/null || true)
    [ -n "$found" ] || return 0
    local path=${found#file:}
    case $path in /*) [ -e "${path/#\/\/\//\/}" ] || {
        echo "arbflow: $2 went on from $found, which is gone, and has no newer state; remove $notes.id to begin empty" >&2
        return 1
    } ;; esac
    echo "$found"
}
