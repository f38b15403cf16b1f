#!/usr/bin/env bash
# Makes the figures of docs/pattern-discovery.md, section "Clusters", and prints them as tables.
# Takes about five minutes of a processor after the build. Needs a JDK and Maven.
#   scripts/measure-clusters.sh > figures.md
set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
. "$root/scripts/lib/java.sh"
. "$root/scripts/lib/options.sh"
[ $# -eq 0 ] || other_option "$1"

run_measurement "$root" -Xmx512m dev.arbflow.jobs.pattern.kmeans.ClusterMeasurements
