#!/usr/bin/env bash
# Writes one HTML page about what a finished run of run-local.sh has stored. Needs a JDK.
#   scripts/report.sh --data-dir arbflow-data --out report.html
set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
. "$root/scripts/lib/java.sh"

require_java
build_if_needed "$root" sandbox "$root/sandbox/target/sandbox.jar"

# Flink looks into these packages; without handlers its linear algebra does not warn that it computes in Java.
exec "$JAVA" -Djava.util.logging.config.file=/dev/null \
    --add-opens=java.base/java.util=ALL-UNNAMED --add-opens=java.base/java.lang=ALL-UNNAMED \
    -XX:+UseSerialGC -Xmx2g \
    -cp "$root/sandbox/target/sandbox.jar" dev.arbflow.sandbox.run.commands.Arbflow report "$@"
