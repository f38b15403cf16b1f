#!/usr/bin/env bash
# Measures what the cores cost beside other ways to do the same, and writes performance.json and performance.md:
#   scripts/bench.sh [NAME] [--rounds N] [--to DIR] [--peers]
#   scripts/bench.sh [NAME] --gate
# NAME is part of a benchmark's name, for instance Detector; without it all are measured. What is not measured stays in
# the files as it was. N rounds (3), each way in a JVM of its own, ten seconds a way and round; DIR is docs. An idle
# machine gives better figures. With --peers engines are built and measured, too, whose licences are not the project's
# (Esper, GPL); they become part of no artifact. Nothing is timed before its result has been compared with that of a slow way.
# With --gate nothing is written: what is measured shortly (some three minutes) is compared with DIR/performance.json, and
# the exit status is 1 if arbflow is less than half as fast beside the same peer, or makes half as much garbage again.
set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
. "$root/scripts/lib/java.sh"
. "$root/scripts/lib/options.sh"

name=
rounds=3
folder=$root/docs
module=benchmarks
profile=
gate=
while [ $# -gt 0 ]; do
    case $1 in
        --rounds) needs_number 1 "$@"; rounds=$2; shift 2 ;;
        --to) needs_folder "$@"; folder=$(cd "$2" && pwd); shift 2 ;;
        --peers) module=benchmark-peers; profile=-Ppeers; shift ;;
        --gate) gate=1; shift ;;
        -*) other_option "$1" ;;
        *) name=$1; shift ;;
    esac
done
require_java
build_if_needed "$root" "$module" "$root/$module/target/$module.jar" ${profile:+"$profile"}

classes="$root/$module/target/classes:$(cat "$root/$module/target/classpath.txt")"
if [ -n "$gate" ]; then
    exec "$JAVA" -cp "$classes" dev.arbflow.benchmarks.report.Gate "$folder" ${name:+"$name"}
fi
commit=$(git -C "$root" describe --always --dirty 2>/dev/null || echo unknown)
exec "$JAVA" -cp "$classes" dev.arbflow.benchmarks.report.Bench "$folder" "$commit" "$rounds" ${name:+"$name"}
