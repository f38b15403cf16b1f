#!/usr/bin/env bash
# Kills one of two ingest processes, in turn, while simulated venues go on; prints how old a book became, and which trades
# were missing or told twice. Ends with 0 if none was and no book became too old:
#   scripts/prove-takeover.sh [--kills N] [--seed N]
set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
. "$root/scripts/lib/java.sh"

require_java
build_if_needed "$root" sandbox "$root/sandbox/target/sandbox.jar"

exec "$JAVA" -Xmx1g --add-opens=java.base/java.util=ALL-UNNAMED --add-opens=java.base/java.lang=ALL-UNNAMED \
    -cp "$root/sandbox/target/sandbox.jar" dev.arbflow.sandbox.run.commands.Arbflow prove-takeover "$@"
