#!/usr/bin/env bash
# Prints how many published trades can be found again on the venue's public tape, as in
# docs/privacy.md. Input: recordings of real venues in ../shared/frames, beside the repository.
set -euo pipefail
cd "$(dirname "$0")/.."
mvn -q -B -pl flink-jobs -am test -Dtest=RejoinTest -Dsurefire.failIfNoSpecifiedTests=false \
    -Djacoco.skip | grep '^rejoin:' || {
    echo "nothing was measured: are the recordings in ../shared/frames?" >&2
    exit 1
}
