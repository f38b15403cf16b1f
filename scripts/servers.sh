#!/usr/bin/env bash
# What the jobs talk to, each in a process of its own on loopback: simulated venues, Kafka, the MongoDB and the
# Influx protocol, SMTP. Their settings go to DIR/servers.env:
#   scripts/servers.sh start [kafka|mongo|influx|mail|venues]... [--dir DIR] [--ports default|auto] [--seed N]
#                      [--pace FACTOR [--pace-after SECONDS] [--pace-for SECONDS]] [--no-faults]
#   scripts/servers.sh stop|status [NAME]... [--dir DIR]
# DIR is arbflow-servers by default. A server that is started again listens where it did before, on its old data.
set -euo pipefail
umask 077 # what is written here holds keys and prices; nobody else on this machine needs them
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
. "$root/scripts/lib/java.sh"
. "$root/scripts/lib/options.sh"
. "$root/scripts/lib/processes.sh"

action=${1:-}
shift || true
dir=$root/arbflow-servers
ports=default
seed=42
venues=()
names=()
while [ $# -gt 0 ]; do
    case $1 in
        --dir) needs_value "$@"; dir=$2; shift ;;
        --ports) needs_value "$@"; ports=$2; shift ;;
        --seed) needs_value "$@"; seed=$2; shift ;;
        --pace) needs_factor "$@"; venues+=("$1" "$2"); shift ;;
        --pace-after | --pace-for) needs_number 0 "$@"; venues+=("$1" "$2"); shift ;;
        --no-faults) venues+=("$1") ;;
        kafka | mongo | influx | mail | venues) names+=("$1") ;;
        *) other_option "$1" ;;
    esac
    shift
done
case $ports in default | auto) ;; *) refuse "--ports is default or auto, not $ports" ;; esac
[ ${#names[@]} -gt 0 ] || names=(kafka mongo influx mail venues)

# Remembered, so that clients find the server again after a restart.
port_of() {
    if [ ! -s "$dir/ports/$1" ]; then
        case $ports in
            auto) free_port ;;
            *) case $1 in
                kafka) echo 9092 ;;
                mongo) echo 27017 ;;
                influx) echo 8086 ;;
                mail) echo 3025 ;;
                venues) echo 18080 ;;
            esac ;;
        esac >"$dir/ports/$1"
    fi
    cat "$dir/ports/$1"
}

heap_of() {
    case $1 in
        kafka) echo 384m ;;
        mail) echo 128m ;;
        *) echo 256m ;;
    esac
}

start_server() {
    if running "$dir/pids/$1.pid" "$dir" >/dev/null; then
        return
    fi
    rm -f "$dir/env/$1.env"
    launch "$dir/pids/$1.pid" "$dir/$1.out" "$JAVA" "-Xmx$(heap_of "$1")" -XX:+UseSerialGC \
        --add-opens=java.base/java.lang=ALL-UNNAMED -cp "$root/sandbox/target/sandbox.jar" \
        dev.arbflow.sandbox.run.commands.Arbflow serve "$1" --dir "$dir" --port "$(port_of "$1")" --seed "$seed" \
        ${venues[@]+"${venues[@]}"}
}

await_server() {
    local _
    for _ in $(seq 600); do
        if [ -s "$dir/env/$1.env" ]; then
            return
        fi
        running "$dir/pids/$1.pid" "$dir" >/dev/null || break
        sleep 0.1
    done
    echo "arbflow: $1 did not start:" >&2
    tail -n 5 "$dir/$1.out" >&2
    exit 1
}

case $action in
    start)
        require_java
        build_if_needed "$root" sandbox "$root/sandbox/target/sandbox.jar"
        mkdir -p "$dir"/{env,pids,ports}
        dir=$(cd "$dir" && pwd)
        [ -s "$dir/env/key.env" ] ||
            echo "PSEUDONYM_KEY=$(od -An -tx1 -N32 /dev/urandom | tr -d ' \n')" >"$dir/env/key.env"
        for name in "${names[@]}"; do
            start_server "$name"
        done
        for name in "${names[@]}"; do
            await_server "$name"
        done
        cat "$dir"/env/*.env >"$dir/servers.env"
        echo "serving ${names[*]}; settings in $dir/servers.env"
        ;;
    stop)
        dir=$(cd "$dir" 2>/dev/null && pwd) || exit 0
        for name in "${names[@]}"; do
            [ ! -e "$dir/pids/$name.pid" ] || end "$dir/pids/$name.pid" "$dir"
        done
        ;;
    status)
        dir=$(cd "$dir" 2>/dev/null && pwd) || { echo "no servers in $dir"; exit 1; }
        status=0
        for name in "${names[@]}"; do
            if pid=$(running "$dir/pids/$name.pid" "$dir"); then
                echo "$name runs, pid $pid"
            else
                echo "$name does not run"
                status=1
            fi
        done
        exit $status
        ;;
    *) other_option "$action" ;;
esac
