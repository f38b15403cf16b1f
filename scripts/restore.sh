#!/usr/bin/env bash
# Puts back what the servers lack of a backup: topics, rules and documents. Nothing that is there is changed. Then it says
# how each job goes on from its savepoint:
#   scripts/restore.sh --dir DIR
# Servers are those of the environment or of .env, and PSEUDONYM_KEY_FILE must be DIR/pseudonym.key, or a copy of it.
set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
. "$root/scripts/lib/java.sh"
. "$root/scripts/lib/options.sh"

dir=
while [ $# -gt 0 ]; do
    case $1 in
        --dir) needs_value "$@"; dir=$2; shift ;;
        *) other_option "$1" ;;
    esac
    shift
done
[ -n "$dir" ] || refuse "say with --dir where the backup is"
require_java
build_if_needed "$root" sandbox "$root/sandbox/target/sandbox.jar"
"$JAVA" -XX:+UseSerialGC -Xmx512m -Darbflow.log=/dev/null "-Darbflow.env.file=$root/.env" \
    -cp "$root/sandbox/target/sandbox.jar" dev.arbflow.sandbox.run.commands.Arbflow restore "--dir" "$dir"
dir=$(cd "$dir" && pwd)

# The state says what the job has read; it goes before a start at the topics' beginning.
for metadata in "$dir"/savepoints/*/savepoint-*/_metadata; do
    [ -e "$metadata" ] || continue
    savepoint=$(dirname "$metadata")
    job=$(basename "$(dirname "$savepoint")")
    case $job in patterns) job=pattern ;; esac
    echo "scripts/submit.sh --from $savepoint $job"
done
