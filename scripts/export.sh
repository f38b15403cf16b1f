#!/usr/bin/env bash
# Writes what is stored as CSV or JSON lines, for researchers. Needs a JDK.
#   scripts/export.sh --from 2026-11-23T00:00:00Z --to 2026-11-24T00:00:00Z --format csv --out export
#   scripts/export.sh --data-dir arbflow-data --private --out shared
set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
. "$root/scripts/lib/java.sh"

require_java
build_if_needed "$root" sandbox "$root/sandbox/target/sandbox.jar"

# Errors are told on the console; a log would only replace that of a run.
exec "$JAVA" -XX:+UseSerialGC -Xmx512m -Darbflow.log=/dev/null "-Darbflow.env.file=$root/.env" \
    -cp "$root/sandbox/target/sandbox.jar" dev.arbflow.sandbox.run.commands.Arbflow export "$@"
