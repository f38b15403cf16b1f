#!/usr/bin/env bash
# Makes the figures of docs/evaluation.md. Compressed: simulated markets with every kind of false opportunity through
# detection, judged to the last digit; about a minute a seed. Live: the whole pipeline by the clock, judged by what was
# injected; about two and a half minutes a seed. Needs a JDK.
#   scripts/evaluate.sh --write docs/evaluation.md
#   scripts/evaluate.sh --live --seeds 1,2,3,4,5 --seconds 120
set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
. "$root/scripts/lib/java.sh"

require_java
build_if_needed "$root" sandbox "$root/sandbox/target/sandbox.jar"

# Like run-local.sh.
exec "$JAVA" \
    --add-opens=java.base/java.util=ALL-UNNAMED --add-opens=java.base/java.lang=ALL-UNNAMED \
    -XX:+UseSerialGC -Xmx1g -XX:MaxMetaspaceSize=512m -Xss512k \
    "-Darbflow.env.file=$root/.env" -cp "$root/sandbox/target/sandbox.jar" dev.arbflow.sandbox.run.commands.Arbflow evaluate "$@"
