#!/usr/bin/env bash
# Prints how many published trades can be found again on the venue's public tape, as in
# docs/privacy.md. Input: recordings of real venues in ../shared/frames, beside the repository.
#   scripts/measure-rejoin.sh
set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
. "$root/scripts/lib/options.sh"
[ $# -eq 0 ] || other_option "$1"
cd "$root"
mvn -q -B -pl flink-jobs -am test -Dtest=RejoinTest -Dsurefire.failIfNoSpecifiedTests=false \
    -Djacoco.skip | grep '^rejoin:' || {
    echo "nothing was measured: are the recordings in ../shared/frames?" >&2
    exit 1
}
