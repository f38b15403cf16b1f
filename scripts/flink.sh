#!/usr/bin/env bash
# The ordinary Flink client against the cluster of scripts/cluster.sh:
#   scripts/flink.sh run|list|savepoint|cancel|stop ...
# FLINK_CLUSTER_DIR names the cluster's folder; flink-cluster by default.
set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
. "$root/scripts/lib/java.sh"
require_java

dir=${FLINK_CLUSTER_DIR:-$root/flink-cluster}
if [ ! -s "$dir/conf/config.yaml" ]; then
    echo "arbflow: no cluster in $dir; scripts/cluster.sh start" >&2
    exit 2
fi
dir=$(cd "$dir" && pwd)
options=$(sed -n 's/^env.java.opts.all: *//p' "$dir/conf/config.yaml")
# shellcheck disable=SC2086 # the options are words of one line
FLINK_CONF_DIR=$dir/conf FLINK_PLUGINS_DIR=$root/cluster/target/flink/plugins exec "$JAVA" $options -Xmx256m "-Dlog.file=$dir/log/client.log" \
    "-Dlog4j2.configurationFile=file:$dir/conf/log4j.properties" \
    -cp "$root/cluster/target/flink/lib/*" org.apache.flink.client.cli.CliFrontend "$@"
