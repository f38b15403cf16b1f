#!/usr/bin/env bash
# Makes the figures of docs/pattern-discovery.md, section "Which search is used when": how many of the ten nearest
# each way finds and how long it takes. Takes about three minutes after the build, with --million ten more and
# 8 GB of memory. Needs a JDK and Maven.
#   scripts/measure-similarity.sh [--million] > figures.md
set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
. "$root/scripts/lib/java.sh"
. "$root/scripts/lib/options.sh"
windows=(1000 2000 4000 10000 100000)
memory=2g
case ${1:-} in
    "") ;;
    --million) windows+=(1000000) memory=8g ;;
    *) other_option "$1" ;;
esac

run_measurement "$root" "-Xmx$memory" dev.arbflow.jobs.pattern.similarity.SimilarityMeasurements "${windows[@]}"
