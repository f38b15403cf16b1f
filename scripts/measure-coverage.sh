#!/usr/bin/env bash
# Makes the figures of docs/fairness.md, section "How often it is wrong, and how soon right": false alarms of an
# installation over so many weeks (1,000), how soon half of a venue's trades are missed, and whether it would be sooner
# with looks at parts of an hour. Takes about ten minutes of a processor after the build. Needs a JDK and Maven.
#   scripts/measure-coverage.sh [--weeks N] > figures.md
set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
. "$root/scripts/lib/java.sh"
. "$root/scripts/lib/options.sh"
weeks=1000
while [ $# -gt 0 ]; do
    case $1 in
        --weeks) needs_number 1 "$@"; weeks=$2 ;;
        *) other_option "$1" ;;
    esac
    shift 2
done

run_measurement "$root" -Xmx512m dev.arbflow.jobs.fairness.CoverageMeasurements "$weeks" 40
