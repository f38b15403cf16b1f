#!/usr/bin/env bash
# Says which savepoints and left checkpoints are not needed any more, and with --delete removes them:
#   scripts/clean-savepoints.sh [--dir DIR] [--keep N] [--days N] [--delete]
# Never removed: the newest N (2) savepoints of each job, whatever is younger than N days (7), checkpoints of a job that
# runs or that 'submit.sh --resume' would go on from, and what is not a whole savepoint or checkpoint. DIR holds
# checkpoints/ and savepoints/: FLINK_CLUSTER_DIR, or flink-cluster; in the stack /data/flink. FLINK names the client.
set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
. "$root/scripts/lib/options.sh"
dir=${FLINK_CLUSTER_DIR:-$root/flink-cluster}
keep=2
days=7
delete=
while [ $# -gt 0 ]; do
    case $1 in
        --dir) needs_value "$@"; dir=$2; shift ;;
        --keep) needs_number 0 "$@"; keep=$2; shift ;;
        --days) needs_number 0 "$@"; days=$2; shift ;;
        --delete) delete=yes ;;
        *) other_option "$1" ;;
    esac
    shift
done
[ "$keep" -ge 1 ] || refuse "--keep must be at least 1: a job without savepoint cannot go back"
[ -d "$dir/checkpoints" ] || [ -d "$dir/savepoints" ] || refuse "no checkpoints and no savepoints in $dir"

# A job whose checkpoints are in use must be known before one of them is called old.
running=$(FLINK_CLUSTER_DIR=$dir "${FLINK:-$root/scripts/flink.sh}" list -r 2>&1) || {
    echo "arbflow: cannot ask Flink which jobs run, so nothing is called old: $(tail -n 1 <<<"$running")" >&2
    exit 1
}
resumed=$(cat "$dir"/jobs/*.id "$dir"/jobs/*.from 2>/dev/null || true)

# old PATH: whether it has not been written to for so many days.
old() {
    [ -z "$(find "$1" -maxdepth 1 -newermt "-$days days" -print -quit)" ]
}

removed=0
freed=0
remove() {
    local kib
    kib=$(du -sk "$1" | cut -f 1)
    echo "$2 $1 ($kib KiB, $(date -u -r "$1" +%Y-%m-%dT%H:%MZ))"
    [ -z "$delete" ] || rm -rf -- "$1"
    removed=$((removed + 1))
    freed=$((freed + kib))
}

# The newest first of each job, whose id begins with the six letters behind the word.
seen=
while IFS= read -r metadata; do
    savepoint=$(dirname "$metadata")
    job=$(basename "$savepoint" | cut -d - -f 2)
    seen="$seen $job"
    [ "$(tr ' ' '\n' <<<"$seen" | grep -cx "$job")" -gt "$keep" ] || continue
    ! grep -qF "$(basename "$savepoint")" <<<"$resumed" || continue
    ! old "$savepoint" || remove "$savepoint" savepoint
done < <(find "$dir/savepoints" -mindepth 2 -maxdepth 2 -path '*/savepoint-*/_metadata' -printf '%T@ %p\n' 2>/dev/null |
    sort -rn | cut -d ' ' -f 2-)

for checkpoints in "$dir"/checkpoints/*/; do
    job=$(basename "$checkpoints")
    [[ $job =~ ^[0-9a-f]{32}$ ]] || continue
    ! grep -qF "$job" <<<"$running $resumed" || continue
    newest=$(find "$checkpoints" -mindepth 2 -maxdepth 2 -name _metadata -printf '%T@ %h\n' | sort -rn | head -n 1 | cut -d ' ' -f 2-)
    if old "$checkpoints" && { [ -z "$newest" ] || old "$newest"; }; then
        remove "${checkpoints%/}" "checkpoints of an ended job"
    fi
done

if [ "$removed" -eq 0 ]; then
    echo "nothing is old"
elif [ -n "$delete" ]; then
    echo "removed $removed, freed $((freed / 1024)) MiB"
else
    echo "would remove $removed and free $((freed / 1024)) MiB; --delete does it"
fi
