#!/usr/bin/env bash
# The compose stack's one-shot submission. Published ids need a key that nobody can guess and that stays:
# without PSEUDONYM_KEY one is made at the first start and kept beside the checkpoints.
set -euo pipefail
key=/data/flink/pseudonym.key
if [ -z "${PSEUDONYM_KEY:-}" ]; then
    [ -s "$key" ] || (umask 077 && od -An -tx1 -N32 /dev/urandom | tr -d ' \n' >"$key")
    PSEUDONYM_KEY=$(cat "$key")
    export PSEUDONYM_KEY
fi
FLINK=flink JAR=/opt/arbflow/arbflow-jobs.jar exec /opt/arbflow/scripts/submit.sh "$@"
