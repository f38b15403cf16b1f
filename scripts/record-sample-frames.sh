#!/usr/bin/env bash
# Records what the simulated venues say, for --feed frames:DIR. Needs a JDK.
#   scripts/record-sample-frames.sh --to docs/sample-frames
set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
. "$root/scripts/lib/java.sh"

require_java
build_if_needed "$root" sandbox "$root/sandbox/target/sandbox.jar"
exec "$JAVA" -Xmx512m -cp "$root/sandbox/target/sandbox.jar" dev.arbflow.sandbox.run.commands.Arbflow record-frames "$@"
