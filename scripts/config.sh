#!/usr/bin/env bash
# Says what every setting is, who set it, and whether the jobs would start with all of them. Shows no secret:
#   scripts/config.sh check [--any-setting value]...
# The settings come from the arguments, the environment and .env, in this order.
set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
. "$root/scripts/lib/java.sh"
. "$root/scripts/lib/options.sh"

case ${1:-} in
    check) ;;
    *) other_option "${1:-}" ;;
esac
require_java
build_if_needed "$root" sandbox "$root/sandbox/target/sandbox.jar"
exec "$JAVA" -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -Xmx128m -Darbflow.log=/dev/null "-Darbflow.env.file=$root/.env" \
    -cp "$root/sandbox/target/sandbox.jar" dev.arbflow.sandbox.run.commands.Arbflow config "$@"
