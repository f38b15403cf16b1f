#!/usr/bin/env bash
# Makes the figures of docs/pattern-discovery.md, sections "Who leads" and "Where the price is made", and
# prints them as tables; the time that a pair and hour takes goes to standard error.
# Takes about a minute of a processor after the build. Needs a JDK and Maven.
#   scripts/measure-lead-lag.sh > figures.md
set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
. "$root/scripts/lib/java.sh"
. "$root/scripts/lib/options.sh"
[ $# -eq 0 ] || other_option "$1"

run_measurement "$root" -Xmx512m -XX:+UseSerialGC -XX:TieredStopAtLevel=1 \
    dev.arbflow.jobs.pattern.leadlag.LeadLagMeasurements
echo
run_measurement "$root" -Xmx512m -XX:+UseSerialGC -XX:TieredStopAtLevel=1 \
    dev.arbflow.jobs.pattern.discovery.DiscoveryMeasurements
