#!/usr/bin/env bash
# Makes the pictures in docs/screenshots anew from a real run in a headless Chromium, and docs/architecture.png from
# docs/architecture.svg. Needs a JDK, Maven, and chromium with chromedriver on the PATH.
#   scripts/screenshots.sh [--grafana http://localhost:3000]   also the dashboards of that Grafana, open to viewers
set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
. "$root/scripts/lib/java.sh"

grafana=
if [ "${1:-}" = --grafana ] && [ $# -eq 2 ]; then
    grafana=$2
elif [ $# -gt 0 ]; then
    sed -n 's/^# \{0,1\}//; 2,4p' "${BASH_SOURCE[0]}" >&2
    exit 2
fi
require_java
cd "$root"
exec mvn -B -q -pl sandbox -am verify -Dspotless.check.skip -Dcheckstyle.skip -Djacoco.skip \
    -Dtest=none -Dit.test=ScreenshotsITCase \
    -Dsurefire.failIfNoSpecifiedTests=false -Dfailsafe.failIfNoSpecifiedTests=false \
    -Dscreenshots.into="$root/docs/screenshots" -Dscreenshots.grafana="$grafana"
