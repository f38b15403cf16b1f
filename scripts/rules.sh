#!/usr/bin/env bash
# Shows, checks and sends rules of detection, while the jobs run (docs/rules.md):
#   scripts/rules.sh show [SCOPE]
#   scripts/rules.sh check SCOPE --set FIELD=VALUE [--set ...] [--in 30 | --from INSTANT] [--author WHO] [--note WHY]
#                    [--minutes 60 | --hours 1]   # what it would have changed then; 0 minutes: do not look
#   scripts/rules.sh check --file FILE
#   scripts/rules.sh send ... as check
# The settings must be those of the jobs, from the environment or .env: by them a rule is judged.
set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
. "$root/scripts/lib/java.sh"
. "$root/scripts/lib/options.sh"

case ${1:-} in
    show | check | send) ;;
    *) other_option "${1:-}" ;;
esac
require_java
build_if_needed "$root" sandbox "$root/sandbox/target/sandbox.jar"
memory=256m
[ "$1" = check ] && memory=768m # the past goes through a cluster in this process
exec "$JAVA" -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -Xmx$memory \
    --add-opens=java.base/java.util=ALL-UNNAMED --add-opens=java.base/java.lang=ALL-UNNAMED -Darbflow.log=/dev/null "-Darbflow.env.file=$root/.env" \
    -cp "$root/sandbox/target/sandbox.jar" dev.arbflow.sandbox.run.commands.Arbflow rules "$@"
