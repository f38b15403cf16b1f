#!/usr/bin/env bash
# Prepares the sandbox's classes for the JVM, so that run-local.sh starts faster; once after each build. README.md says
# what it takes and saves.
#   scripts/faster-start.sh
set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
. "$root/scripts/lib/java.sh"
. "$root/scripts/lib/options.sh"
[ $# -eq 0 ] || other_option "$1"

require_java
jar=$root/sandbox/target/sandbox.jar
build_if_needed "$root" sandbox "$jar"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

echo "Listing the classes of a short run ..." >&2
if ! JAVA_TOOL_OPTIONS="-XX:DumpLoadedClassList=$work/classes" \
    "$root/scripts/run-local.sh" --seconds 10 --ports auto --data-dir "$work/data" >"$work/log" 2>&1 &&
    [ ! -s "$work/classes" ]; then
    cat "$work/log" >&2
    exit 1
fi

echo "Writing their archive ..." >&2
# The same collector as run-local.sh: an archive holds for one layout of objects.
if ! "$JAVA" -XX:+UseSerialGC -Xshare:dump "-XX:SharedClassListFile=$work/classes" \
    "-XX:SharedArchiveFile=$work/sandbox.jsa" -cp "$jar" >"$work/log" 2>&1; then
    cat "$work/log" >&2
    exit 1
fi
mv -f "$work/sandbox.jsa" "$root/sandbox/target/sandbox.jsa"
