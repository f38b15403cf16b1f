#!/usr/bin/env bash
# Makes the figures of docs/pattern-discovery.md, section "Similar behaviour": prints them as tables and draws
# the picture. Takes about five minutes after the build. Needs a JDK and Maven.
#   scripts/measure-lsh.sh > figures.md
set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
. "$root/scripts/lib/java.sh"
. "$root/scripts/lib/options.sh"
[ $# -eq 0 ] || other_option "$1"

mkdir -p "$root/docs/pictures"
run_measurement "$root" -Xmx2g \
    dev.arbflow.jobs.pattern.similarity.LshMeasurements "$root/docs/pictures/similar-behaviour.svg"
