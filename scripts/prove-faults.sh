#!/usr/bin/env bash
# Tries every fault on every venue and prints a table; the table of docs/fault-matrix.md is made by
#   scripts/prove-faults.sh --out docs/fault-matrix.md
# Simulated time: an hour of faults takes seconds. Needs a JDK.
#   scripts/prove-faults.sh --venues KRAKEN,BITFINEX --faults silent
# Or plays hours of faults drawn at random on all venues at once; those of the same page are made by
#   scripts/prove-faults.sh --random --minutes 60 --seed 1,2,3,4,5 --out docs/fault-matrix.md
set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
. "$root/scripts/lib/java.sh"

require_java
build_if_needed "$root" sandbox "$root/sandbox/target/sandbox.jar"

exec "$JAVA" -XX:+UseParallelGC -Xmx1g \
    -cp "$root/sandbox/target/sandbox.jar" dev.arbflow.sandbox.run.commands.Arbflow prove-faults "$@"
