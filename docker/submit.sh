#!/usr/bin/env bash
# The compose stack's submission, by the watch of docker/watch.sh or by hand. Published ids need a key that nobody can guess and that stays:
# without PSEUDONYM_KEY one is made at the first start and kept beside the checkpoints. A job that does not run any more
# goes on from its newest checkpoint or savepoint, as long as it reads the same feed.
set -euo pipefail
umask 077 # what is kept here is for Flink's user only
data=${FLINK_DATA:-/data/flink}
home=${ARBFLOW_HOME:-/opt/arbflow}

# Two that look at the same moment would both find a job missing, and submit it twice.
if command -v flock >/dev/null; then
    exec 9>"$data/submit.lock"
    flock 9
fi

key=$data/pseudonym.key
if [ -z "${PSEUDONYM_KEY:-}${PSEUDONYM_KEY_FILE:-}" ]; then
    [ -s "$key" ] || od -An -tx1 -N32 /dev/urandom | tr -d ' \n' >"$key"
    export PSEUDONYM_KEY_FILE=$key
fi

# State of one feed means nothing to another: simulated prices must not go on as real ones.
feed=${FEED:-simulated}
resume=()
if [ "$(cat "$data/feed" 2>/dev/null || true)" = "$feed" ]; then
    resume=(--resume)
else
    rm -rf "$data/jobs"
    echo "$feed" >"$data/feed"
fi
FLINK=${FLINK:-flink} JAR=${JAR:-$home/arbflow-jobs.jar} FLINK_CLUSTER_DIR=$data \
    exec "$home/scripts/submit.sh" ${resume[@]+"${resume[@]}"} "$@"
