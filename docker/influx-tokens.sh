#!/usr/bin/env bash
# Gives the jobs a token that may read and write the bucket, and Grafana one that may only read it, each in a file of its
# reader's user. Those that still work stay. The operator's token is INFLUX_TOKEN; no token stands on a command line.
set -euo pipefail
umask 077

# bucket: its id, as the token in the environment sees it.
bucket() {
    influx bucket list --org "$INFLUX_ORG" --name "$INFLUX_BUCKET" --hide-headers | cut -f 1
}

# token NAME USER FILE PERMISSION...
token() {
    local name=$1 user=$2 file=$3 made
    shift 3
    if [ -s "$file" ] && [ -n "$(INFLUX_TOKEN=$(cat "$file") bucket 2>/dev/null)" ]; then
        echo "$name: has a token"
        return
    fi
    made=$(influx auth create --org "$INFLUX_ORG" --description "$name" "$@" --json |
        sed -n 's/.*"token": *"\([^"]*\)".*/\1/p')
    if [ -z "$made" ]; then
        echo "arbflow: InfluxDB made no token for $name" >&2
        exit 1
    fi
    rm -f "$file.new"
    printf '%s\n' "$made" >"$file.new"
    chown "$user" "$file.new"
    chmod 0400 "$file.new"
    mv "$file.new" "$file"
    echo "$name: has a new token"
}

id=$(bucket)
[ -n "$id" ] || { echo "arbflow: no bucket $INFLUX_BUCKET in $INFLUX_ORG" >&2 && exit 1; }
token "arbflow jobs" "${JOBS_USER:-9999}" "${JOBS_DIR:-/run/jobs}/influx-token" --read-bucket "$id" --write-bucket "$id"
token "arbflow grafana" "${GRAFANA_USER:-472}" "${GRAFANA_DIR:-/run/grafana}/influx-token" --read-bucket "$id"
