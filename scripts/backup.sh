#!/usr/bin/env bash
# Writes what cannot be made again into a new folder: the key of published ids, rules, episodes and every other document
# that does not expire, and a savepoint of each job that runs. It goes on while the jobs run:
#   scripts/backup.sh --dir DIR [--no-savepoints]
# Servers and key are those of the environment or of .env. The savepoints are written by Flink, so every JobManager and
# TaskManager must reach DIR; FLINK names another client. The folder holds the key: it is for its owner only.
set -euo pipefail
umask 077
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
. "$root/scripts/lib/java.sh"
. "$root/scripts/lib/options.sh"

dir=
savepoints=yes
while [ $# -gt 0 ]; do
    case $1 in
        --dir) needs_value "$@"; dir=$2; shift ;;
        --no-savepoints) savepoints= ;;
        *) other_option "$1" ;;
    esac
    shift
done
[ -n "$dir" ] || refuse "say with --dir where the backup goes"
flink=${FLINK:-$root/scripts/flink.sh}

# Asked first: a backup without the jobs' state must be meant.
running=
if [ -n "$savepoints" ]; then
    running=$("$flink" list -r 2>&1) || {
        echo "arbflow: Flink does not answer; --no-savepoints makes a backup without the jobs' state" >&2
        exit 1
    }
fi

require_java
build_if_needed "$root" sandbox "$root/sandbox/target/sandbox.jar"
"$JAVA" -XX:+UseSerialGC -Xmx512m -Darbflow.log=/dev/null "-Darbflow.env.file=$root/.env" \
    -cp "$root/sandbox/target/sandbox.jar" dev.arbflow.sandbox.run.commands.Arbflow backup "--dir" "$dir"
dir=$(cd "$dir" && pwd)

# Of each running job of ours its id and its name; flink list says: DATE : ID : arbflow NAME (RUNNING)
while read -r id job; do
    answer=$("$flink" savepoint "$id" "file://$dir/savepoints/$job" </dev/null 2>&1) || {
        echo "arbflow: no savepoint of $job: $(grep -m 1 -i exception <<<"$answer" || tail -n 1 <<<"$answer")" >&2
        exit 1
    }
    echo "savepoint of $job: $(sed -n 's|.*\(savepoint-[0-9a-f]*-[0-9a-f]*\).*|\1|p' <<<"$answer" | tail -n 1)"
done < <(sed -nE 's/.* : ([0-9a-f]{32}) : arbflow ([a-z]+) \(.*/\1 \2/p' <<<"$running")
echo "backup in $dir; keep a copy on another machine"
