#!/usr/bin/env bash
# Says in ten lines whether data is flowing, and if not, where it stops. Ends with 0 while it flows.
#   scripts/status.sh [--jobmanager http://localhost:8081] [--any-setting value]
# The jobs' settings come from the environment, or from .env if there is one.
set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
. "$root/scripts/lib/java.sh"

require_java
build_if_needed "$root" sandbox "$root/sandbox/target/sandbox.jar"
exec "$JAVA" -Xmx128m -Darbflow.log=/dev/null "-Darbflow.env.file=$root/.env" -cp "$root/sandbox/target/sandbox.jar" \
    dev.arbflow.jobs.status.PipelineStatus "$@"
