# Starts and ends processes by pid files; sourced by the scripts beside this folder.

# running PIDFILE MARK: prints the pid of the process if it is alive and still ours, that is, if
# its command line holds MARK: after a reboot the number may belong to somebody else.
running() {
    local pid
    [ -s "$1" ] && pid=$(cat "$1") && ps -o args= -p "$pid" 2>/dev/null | grep -qF -- "$2" && echo "$pid"
}

# launch PIDFILE OUTPUT COMMAND...: starts a process that outlives this shell.
launch() {
    local pidfile=$1 output=$2
    shift 2
    nohup "$@" >>"$output" 2>&1 </dev/null &
    echo $! >"$pidfile"
}

# end PIDFILE MARK: asks the process to end, and ends it after 30 s if it does not.
end() {
    local pid
    if pid=$(running "$1" "$2"); then
        kill "$pid" 2>/dev/null || true
        for _ in $(seq 300); do
            running "$1" "$2" >/dev/null || break
            sleep 0.1
        done
        if running "$1" "$2" >/dev/null; then
            kill -9 "$pid" 2>/dev/null || true
        fi
    fi
    rm -f "$1"
}

# A loopback port on which nobody listens now.
free_port() {
    local port
    while :; do
        port=$((20000 + RANDOM % 12000))
        if ! (exec 3<>"/dev/tcp/127.0.0.1/$port") 2>/dev/null; then
            echo "$port"
            return
        fi
    done
}
