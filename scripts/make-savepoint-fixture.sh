#!/usr/bin/env bash
# Keeps savepoints of today's ArbitrageJob and PatternJob as the fixtures of a release, from which
# every later version must go on (docs/adr/0022). Run it once when a release is made, and commit
# the files.
#   scripts/make-savepoint-fixture.sh 0.1.0
set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
. "$root/scripts/lib/options.sh"

case ${1:-} in
    "") refuse "say which release the savepoints are of, for example 0.1.0" ;;
    -*) other_option "$1" ;;
    *) release=$1 ;;
esac
cd "$root"
mvn -B -q -pl flink-jobs -am verify -Dsavepoint.release="$release" \
    -Dtest=NoUnitTest -Dsurefire.failIfNoSpecifiedTests=false \
    -Dit.test='*SavepointITCase#keepASavepointOfThisRelease' -Dfailsafe.failIfNoSpecifiedTests=false \
    -Dspotless.check.skip -Dcheckstyle.skip -Djacoco.skip
ls -l "flink-jobs/src/test/resources/savepoints/$release"/*/_metadata
