#!/usr/bin/env bash
# Damages frames of every protocol and lets it read them, one session after the other: none may throw anything but its
# complaint about the frame, or publish a book that is crossed or out of order. The build tries a thousand:
#   scripts/prove-parsers.sh [--tries N]
# N (1000000) sessions for each protocol, of up to eight frames. Needs Maven; ends with 0 if nothing was found.
set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
. "$root/scripts/lib/java.sh"
. "$root/scripts/lib/options.sh"

tries=1000000
while [ $# -gt 0 ]; do
    case $1 in
        --tries) needs_number 1 "$@"; tries=$2 ;;
        *) other_option "$1" ;;
    esac
    shift 2
done

require_java
cd "$root"
mvn -B -q -pl connectors/exchange-websocket -am test -Dtest=MalformedFramesTest -Dsurefire.failIfNoSpecifiedTests=false \
    "-Djqwik.tries.default=$tries" -Djqwik.reporting.onlyfailures=false \
    -Dspotless.check.skip -Dcheckstyle.skip -Djacoco.skip
