#!/usr/bin/env bash
# A Flink session cluster of own processes on loopback, without Docker and without a Flink distribution.
#   scripts/cluster.sh start [--task-managers N] [--ports default|auto] [--ha]
#                            [--metrics] [--dir DIR] [--set KEY=VALUE]...
#   scripts/cluster.sh status|stop [--dir DIR]
# 'start' on a cluster that runs starts what is missing of it. DIR (flink-cluster) holds configuration,
# logs, checkpoints and pids. --ha adds a ZooKeeper, so that jobs survive the JobManager. --metrics lets
# every process answer Prometheus, on loopback too. --set overrides flink-conf/config.yaml.
set -euo pipefail
umask 077 # checkpoints, job graphs and logs are nobody else's on this machine; the graphs hold secrets
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
. "$root/scripts/lib/java.sh"
. "$root/scripts/lib/options.sh"
. "$root/scripts/lib/processes.sh"

action=${1:-}
shift || true
dir=$root/flink-cluster
task_managers=2
ports=default
ha=
metrics=
overrides=()
while [ $# -gt 0 ]; do
    case $1 in
        --dir) needs_value "$@"; dir=$2; shift ;;
        --task-managers) needs_number 1 "$@"; task_managers=$2; shift ;;
        --ports) needs_value "$@"; ports=$2; shift ;;
        --ha) ha=yes ;;
        --metrics) metrics=yes ;;
        --set) needs_value "$@"; overrides+=("$2"); shift ;;
        *) other_option "$1" ;;
    esac
    shift
done
case $ports in default | auto) ;; *) refuse "--ports is default or auto, not $ports" ;; esac

flink_lib=$root/cluster/target/flink

# Writes what only this machine knows below the common configuration; once, so that a restart of any
# process finds the others where they were.
configure() {
    [ ! -s "$dir/conf/config.yaml" ] || return 0
    local rpc=6123 rest=8081 blob=6124 zookeeper=2181
    if [ "$ports" = auto ]; then
        rpc=$(free_port) rest=$(free_port) blob=$(free_port) zookeeper=$(free_port)
    fi
    mkdir -p "$dir"/{conf,log,pids,tmp,checkpoints,savepoints,ha,zookeeper}
    cp "$root/flink-conf/log4j.properties" "$dir/conf/"
    local override keys='#|metrics.reporter.prom.factory.class'
    for override in ${overrides[@]+"${overrides[@]}"}; do
        keys="$keys|${override%%=*}"
    done
    {
        grep -vE "^($keys)(:|\$)" "$root/flink-conf/config.yaml"
        printf '\n# ---- This machine ----\n'
        printf '%s\n' \
            "jobmanager.rpc.address: 127.0.0.1" "jobmanager.bind-host: 127.0.0.1" \
            "jobmanager.rpc.port: $rpc" "blob.server.port: $blob" \
            "taskmanager.host: 127.0.0.1" "taskmanager.bind-host: 127.0.0.1" \
            "rest.address: 127.0.0.1" "rest.bind-address: 127.0.0.1" "rest.port: $rest" \
            "io.tmp.dirs: $dir/tmp" \
            "execution.checkpointing.dir: file://$dir/checkpoints" \
            "execution.checkpointing.savepoint-dir: file://$dir/savepoints"
        # Flink's own reporter listens on all network interfaces.
        echo "metrics.reporter.prom.factory.class: dev.arbflow.guard.flink.LoopbackPrometheusFactory"
        [ -n "$metrics" ] || echo "metrics.reporters: none"
        [ -z "$ha" ] || printf '%s\n' \
            "high-availability.type: zookeeper" "high-availability.storageDir: file://$dir/ha" \
            "high-availability.zookeeper.quorum: 127.0.0.1:$zookeeper" \
            "high-availability.jobmanager.port: $rpc"
        for override in ${overrides[@]+"${overrides[@]}"}; do
            echo "${override%%=*}: ${override#*=}"
        done
    } >"$dir/conf/config.yaml"
    [ -z "$ha" ] || printf '%s\n' "tickTime=2000" "dataDir=$dir/zookeeper" \
        "clientPort=$zookeeper" "clientPortAddress=127.0.0.1" "admin.enableServer=false" \
        "maxClientCnxns=0" >"$dir/conf/zoo.cfg"
}

value_of() {
    sed -n "s|^$1: *||p" "$dir/conf/config.yaml"
}

rest_url() {
    echo "http://127.0.0.1:$(value_of rest.port)"
}

# start_process NAME CLASS JVM-OPTIONS... -- ARGUMENTS...
start_process() {
    local name=$1 class=$2
    shift 2
    if running "$dir/pids/$name.pid" "$dir" >/dev/null; then
        return
    fi
    local options=()
    while [ "$1" != -- ]; do
        options+=("$1")
        shift
    done
    shift
    # shellcheck disable=SC2046 # the options are words of one line
    FLINK_PLUGINS_DIR=$flink_lib/plugins FLINK_LIB_DIR=$flink_lib/lib FLINK_CONF_DIR=$dir/conf \
        launch "$dir/pids/$name.pid" "$dir/log/$name.out" \
        "$JAVA" $(value_of env.java.opts.all) ${options[@]+"${options[@]}"} \
        "-Dlog.file=$dir/log/$name.log" "-Dlog4j2.configurationFile=file:$dir/conf/log4j.properties" \
        -cp "$flink_lib/lib/*" "$class" "$@"
}

# Flink's own arithmetic of memory: two lines, the options of the JVM and the arguments of the process.
memory() {
    FLINK_CONF_DIR=$dir/conf "$JAVA" -Xmx64m -cp "$flink_lib/lib/*" -Dlog.file=/dev/null \
        "-Dlog4j2.configurationFile=file:$dir/conf/log4j.properties" \
        org.apache.flink.runtime.util.bash.BashJavaUtils "$1" --configDir "$dir/conf" |
        sed -n 's/^BASH_JAVA_UTILS_EXEC_RESULT://p'
}

start_zookeeper() {
    [ -s "$dir/conf/zoo.cfg" ] || return 0
    start_process zookeeper org.apache.flink.runtime.zookeeper.FlinkZooKeeperQuorumPeer -Xmx128m -- \
        --zkConfigFile "$dir/conf/zoo.cfg" --peerId 1
}

start_jobmanager() {
    if running "$dir/pids/jobmanager.pid" "$dir" >/dev/null; then
        return
    fi
    local parameters
    mapfile -t parameters < <(memory GET_JM_RESOURCE_PARAMS)
    # shellcheck disable=SC2086 # words of one line
    start_process jobmanager org.apache.flink.runtime.entrypoint.StandaloneSessionClusterEntrypoint \
        ${parameters[0]} -- --configDir "$dir/conf" --executionMode cluster ${parameters[1]:-}
}

# A TaskManager that replaces a dead one gets a new name: Flink then never takes one for the other.
start_taskmanagers() {
    local parameters number
    for number in $(seq "$task_managers"); do
        if running "$dir/pids/taskmanager-$number.pid" "$dir" >/dev/null; then
            continue
        fi
        [ -n "${parameters:-}" ] || mapfile -t parameters < <(memory GET_TM_RESOURCE_PARAMS)
        local born=$(($(cat "$dir/pids/born" 2>/dev/null || echo 0) + 1))
        echo "$born" >"$dir/pids/born"
        # shellcheck disable=SC2086 # words of one line
        start_process "taskmanager-$number" org.apache.flink.runtime.taskexecutor.TaskManagerRunner \
            ${parameters[0]} -- --configDir "$dir/conf" ${parameters[1]:-} \
            -D "taskmanager.resource-id=taskmanager-$number-$born"
    done
}

await_ready() {
    local _
    for _ in $(seq 120); do
        if [ "$(registered)" -ge "$task_managers" ]; then
            return
        fi
        if ! running "$dir/pids/jobmanager.pid" "$dir" >/dev/null; then
            break
        fi
        sleep 0.5
    done
    echo "arbflow: the cluster did not start; see $dir/log" >&2
    exit 1
}

registered() {
    curl -sf "$(rest_url)/overview" | sed -n 's/.*"taskmanagers":\([0-9]*\).*/\1/p' | grep . || echo 0
}

case $action in
    start)
        require_java
        if [ ! -d "$flink_lib/lib" ] || [ "$root/pom.xml" -nt "$flink_lib/lib" ] ||
            [ "$root/cluster/pom.xml" -nt "$flink_lib/lib" ] ||
            [ -n "$(sources_newer_than "$root/http-guard" "$flink_lib/lib")" ]; then
            rm -rf "$flink_lib"
            build "$root" cluster
        fi
        mkdir -p "$dir"
        dir=$(cd "$dir" && pwd)
        configure
        start_zookeeper
        start_jobmanager
        start_taskmanagers
        await_ready
        echo "Flink runs with $(registered) TaskManagers: $(rest_url)"
        ;;
    status)
        dir=$(cd "$dir" 2>/dev/null && pwd) || { echo "no cluster in $dir"; exit 1; }
        status=0
        for pidfile in "$dir"/pids/*.pid; do
            name=$(basename "$pidfile" .pid)
            if pid=$(running "$pidfile" "$dir"); then
                echo "$name runs, pid $pid"
            else
                echo "$name does not run"
                status=1
            fi
        done
        [ -s "$dir/conf/config.yaml" ] || { echo "no cluster in $dir"; exit 1; }
        echo "web UI: $(rest_url)"
        exit $status
        ;;
    stop)
        dir=$(cd "$dir" 2>/dev/null && pwd) || exit 0
        for pidfile in "$dir"/pids/taskmanager-*.pid "$dir"/pids/jobmanager.pid "$dir"/pids/zookeeper.pid; do
            [ ! -e "$pidfile" ] || end "$pidfile" "$dir"
        done
        ;;
    *) other_option "$action" ;;
esac
