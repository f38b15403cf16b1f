#!/usr/bin/env bash
# Makes the pictures in docs/screenshots anew from a real run in a headless Chromium, and docs/architecture.png from
# docs/architecture.svg. Needs a JDK, Maven, and chromium with chromedriver on the PATH.
#   scripts/screenshots.sh [--grafana http://localhost:3000]   also the dashboards of that Grafana, open to viewers
#   scripts/screenshots.sh --cluster http://localhost:8081     only the jobs of that session cluster
set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
. "$root/scripts/lib/java.sh"

grafana=
cluster=
only=ScreenshotsITCase
if [ "${1:-}" = --grafana ] && [ $# -eq 2 ]; then
    grafana=$2
elif [ "${1:-}" = --cluster ] && [ $# -eq 2 ]; then
    cluster=$2
    only='ScreenshotsITCase#showsTheJobsOfASessionCluster'
elif [ $# -gt 0 ]; then
    sed -n 's/^# \{0,1\}//; 2,5p' "${BASH_SOURCE[0]}" >&2
    exit 2
fi
require_java
cd "$root"
exec mvn -B -q -pl sandbox -am verify -Dspotless.check.skip -Dcheckstyle.skip -Djacoco.skip \
    -Dtest=none -Dit.test="$only" \
    -Dsurefire.failIfNoSpecifiedTests=false -Dfailsafe.failIfNoSpecifiedTests=false \
    -Dscreenshots.into="$root/docs/screenshots" -Dscreenshots.grafana="$grafana" -Dscreenshots.cluster="$cluster"
