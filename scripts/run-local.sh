#!/usr/bin/env bash
# Runs the whole pipeline on this machine: simulated venues, Kafka, stores, Flink, mail. Needs a JDK.
#   scripts/run-local.sh --help
set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
. "$root/scripts/lib/java.sh"

require_java
build_if_needed "$root" sandbox "$root/sandbox/target/sandbox.jar"

# On a terminal the newest state is drawn over the one before.
terminal=false
if [ -t 1 ] && [ "${TERM:-dumb}" != dumb ]; then
    terminal=true
fi

# Classes prepared by scripts/faster-start.sh, unless the jar is newer: a JVM that cannot use them goes on without.
share=()
archive=$root/sandbox/target/sandbox.jsa
if [ "$archive" -nt "$root/sandbox/target/sandbox.jar" ]; then
    share=("-XX:SharedArchiveFile=$archive" -Xshare:auto)
fi

# Flink looks into these packages; the limits keep the whole process below 3 GiB. Two cores cannot
# feed the optimising compiler beside the work, so the quick one compiles everything.
exec "$JAVA" \
    --add-opens=java.base/java.util=ALL-UNNAMED --add-opens=java.base/java.lang=ALL-UNNAMED \
    -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -Xms512m -Xmn192m -Xmx1g -XX:MaxMetaspaceSize=320m -XX:MaxDirectMemorySize=320m \
    -XX:ReservedCodeCacheSize=128m -Xss512k ${share[@]+"${share[@]}"} \
    -Darbflow.terminal="$terminal" "-Darbflow.env.file=$root/.env" \
    -jar "$root/sandbox/target/sandbox.jar" run "$@"
