# What the proofs share: a session cluster and servers of their own in a folder; sourced by scripts/prove-*.sh.

# begin NAME DIR: makes the folder and sees to it that everything ends with the script.
begin() {
    proof=$1
    dir=${2:-$(mktemp -d)}
    mkdir -p "$dir"
    dir=$(cd "$dir" && pwd)
    export FLINK_CLUSTER_DIR=$dir/cluster
    servers=$dir/servers
    began=$SECONDS
    # A machine that does ten things at once may hold a connection up for longer than the usual 2 s;
    # a replay would then not see what the run saw.
    export KAFKA_IDLENESS_MS=600000
    # Each mail is to come once however long an outage was.
    export ALERT_COOLDOWN_MS=1000 ALERT_MAX_BEHIND_MS=600000 CHECKPOINT_EVERY_MS=3000
    export ALERT_DIGEST_AFTER_MS=0 # the undisturbed run comes later, and its mails are counted
    export MAIL_JOURNAL_DIR=file://$dir/journal
    trap finish EXIT
    say "in $dir"
}

finish() {
    local status=$?
    local each
    for each in "$dir"/cluster*; do
        "$root/scripts/cluster.sh" stop --dir "$each" || true
    done
    for each in "$servers" "$dir/clean"; do
        "$root/scripts/servers.sh" stop --dir "$each" || true
    done
    [ $status -eq 0 ] && say "fine after $((SECONDS - began)) s" || say "FAILED; everything is in $dir"
}

say() {
    printf '%s  %5d s  %s\n' "$proof" "$((SECONDS - ${began:-SECONDS}))" "$*"
}

cluster() {
    "$root/scripts/cluster.sh" start --dir "$FLINK_CLUSTER_DIR" --ports auto "$@" >/dev/null
}

rest() {
    curl -sf "http://127.0.0.1:$(sed -n 's/^rest.port: //p' "$FLINK_CLUSTER_DIR/conf/config.yaml")/$1"
}

job_id() {
    cat "$FLINK_CLUSTER_DIR/jobs/$1.id"
}

# The word that the answer has for a key, the first one of it.
word() {
    grep -o "\"$1\":\"\?[A-Za-z0-9_-]*" | head -n 1 | sed 's/.*[:"]//'
}

state_of() {
    rest "jobs/$(job_id "$1")" | word state
}

# Whether every subtask runs, not only the job.
runs() {
    local job
    job=$(rest "jobs/$(job_id "$1")") || return 1
    [ "$(word state <<<"$job")" = RUNNING ] || return 1
    ! grep -oE '"status":"[A-Z]+"' <<<"$job" | grep -qv RUNNING
}

# restarted_since JOB MILLISECONDS: whether the job has begun to run again after that moment.
restarted_since() {
    local ran
    ran=$(rest "jobs/$(job_id "$1")" | grep -o '"RUNNING":[0-9]\{13\}' | head -n 1 | sed 's/.*://')
    [ "${ran:-0}" -gt "$2" ]
}

# await SECONDS COMMAND...: until it succeeds. PATIENCE is a factor for machines that have other things to do.
await() {
    local deadline=$((SECONDS + $1 * ${PATIENCE:-1}))
    shift
    until "$@" 2>/dev/null; do
        if [ $SECONDS -ge $deadline ]; then
            say "waited in vain for: $*"
            return 1
        fi
        sleep 0.5
    done
}

# Name of the process that runs a job's first operator, for example taskmanager-1.
worker_of() {
    local id vertex
    id=$(job_id "$1")
    vertex=$(rest "jobs/$id" | grep -o '"vertices":\[{"id":"[0-9a-f]*' | sed 's/.*"//')
    rest "jobs/$id/vertices/$vertex" | word taskmanager-id | sed 's/-[0-9]*$//'
}

# kill_worker JOB: as the kernel does when memory is short; then a new process takes its place.
kill_worker() {
    local worker ingest since
    worker=$(worker_of "$1")
    ingest=$(worker_of ingest)
    since=$(milliseconds)
    kill -9 "$(cat "$FLINK_CLUSTER_DIR/pids/$worker.pid")"
    say "killed $worker, which ran $1"
    cluster
    await 120 restarted_since "$1" "$since"
    [ "$worker" != "$ingest" ] || outage_of_ingest "$since"
}

mails() {
    cut -f 1 "$servers/mails.tsv" | sort -u | wc -l
}

more_mails_than() {
    [ "$(mails)" -gt "$1" ]
}

# outage_of_ingest SINCE: notes that ingest was away from then until now, when it runs again.
outage_of_ingest() {
    await 120 restarted_since ingest "$1"
    await 180 runs ingest
    echo "$1 $(($(milliseconds) + 5000))" >>"$dir/outages"
}

prover() {
    "$JAVA" -Xmx512m --add-opens=java.base/java.lang=ALL-UNNAMED -cp "$root/sandbox/target/sandbox.jar" \
        "dev.arbflow.sandbox.prove.$1" "${@:2}"
}

milliseconds() {
    date +%s%3N
}

finished() {
    [ "$(state_of arbitrage)" = FINISHED ]
}

# fill_clean_stores: one undisturbed, bounded run over the same topics into empty stores.
fill_clean_stores() {
    say "filling empty stores from the same topics in one undisturbed run"
    "$root/scripts/servers.sh" start mongo influx mail --dir "$dir/clean" --ports auto >/dev/null
    PSEUDONYM_KEY=$(sed 's/.*=//' "$servers/env/key.env") KAFKA_START=earliest KAFKA_END=latest \
        KAFKA_GROUP=clean MAIL_JOURNAL_DIR=file://$dir/clean/journal "$root/scripts/submit.sh" --env "$dir/clean/servers.env" \
        --env "$servers/servers.env" arbitrage
    await 300 finished
}
