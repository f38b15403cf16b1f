#!/usr/bin/env bash
# Makes the figures of docs/pattern-discovery.md, section "Unlike any before": how often a market is said to move as
# never before where nothing is new, and how often what does not belong there is found.
# Takes about ten minutes of a processor after the build. Needs a JDK and Maven.
#   scripts/measure-discords.sh > figures.md
set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
. "$root/scripts/lib/java.sh"
. "$root/scripts/lib/options.sh"
[ $# -eq 0 ] || other_option "$1"

run_measurement "$root" -Xmx2g dev.arbflow.jobs.pattern.similarity.DiscordMeasurements 20000
