#!/usr/bin/env bash
# Prints records of a topic as JSON lines, whatever form they have there, and waits for nothing:
#   scripts/topics.sh cat TOPIC [--max 10] [--from beginning|latest]
# TOPIC is a name of docs/topics.md without prefix. The brokers are those of KAFKA_BROKER, from the environment or .env.
set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
. "$root/scripts/lib/java.sh"
. "$root/scripts/lib/options.sh"

case ${1:-} in
    cat) ;;
    *) other_option "${1:-}" ;;
esac
require_java
build_if_needed "$root" sandbox "$root/sandbox/target/sandbox.jar"
exec "$JAVA" -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -Xmx256m -Darbflow.log=/dev/null "-Darbflow.env.file=$root/.env" \
    -cp "$root/sandbox/target/sandbox.jar" dev.arbflow.sandbox.run.commands.Arbflow topics "$@"
