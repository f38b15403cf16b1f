#!/usr/bin/env bash
# Runs the tests that talk to Kafka, MongoDB, InfluxDB, its dashboards and a mail server on the real ones that a
# file of settings names, and prints what was proven on which version. Needs a JDK and Maven.
#   scripts/verify-against.sh .env
# On those servers it makes topics, groups, databases and buckets of its own, named arbflow-test-..., and deletes them;
# mails go to ALERT_TO. Products that the file does not name are left out. docs/real-servers.md says more.
# Exit status: 0 all proven, 1 a test failed, 2 a setting or a server cannot be used.
set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
. "$root/scripts/lib/java.sh"
. "$root/scripts/lib/options.sh"
. "$root/scripts/lib/settings.sh"

case ${1:-} in "" | -*) other_option "${1:-}" ;; esac
[ $# = 1 ] || refuse "no such argument: $2; --help says what there is"
[ -f "$1" ] || refuse "no file $1"
require_java
command -v mvn >/dev/null || refuse "no mvn found; install Maven 3.8 or newer"

modules=connectors/influxdb-sink,connectors/mail-sink,flink-jobs,sandbox
quick=(-Dspotless.check.skip -Dcheckstyle.skip -Djacoco.skip)
classpath=target/verify-classpath.txt
echo "Compiling the tests ..." >&2
(cd "$root" && mvn -B -q -pl $modules -am test-compile dependency:build-classpath \
    -Dmdep.outputFile=$classpath "${quick[@]}" >&2)

# The file alone says where the servers are.
unset ${!KAFKA_@} ${!MONGO_@} ${!INFLUX_@} ${!SMTP_@} ALERT_FROM ALERT_TO TLS_CA_FILE PROMETHEUS_URL
read_settings "$1" "$root/flink-jobs/target/classes:$(cat "$root/flink-jobs/$classpath")"
# The tests run in their modules' folders.
read -r ca_file <<<"${TLS_CA_FILE:-}"
case $ca_file in "" | /*) ;; *) export TLS_CA_FILE=$PWD/$ca_file ;; esac

verify() {
    "$JAVA" -XX:TieredStopAtLevel=1 -XX:+UseSerialGC \
        -cp "$root/embedded-servers/target/classes:$(cat "$root/embedded-servers/$classpath")" \
        dev.arbflow.embedded.endpoints.VerifyAgainst "$@" 2> >(grep -E '^arbflow: |^Exception|^\s+at ' >&2)
}

# The tests that bear the tag of a product, Class,Class,...
tests_of() {
    grep -rlF --include='*.java' "@Tag(\"$1\")" "$root"/connectors/*/src/test "$root"/{flink-jobs,sandbox}/src/test |
        sed 's|.*/\(.*\)\.java|\1|' | grep -v '^ServersOfTests' | sort | paste -s -d ,
}

tags=$(verify tags) || exit $?
tests=()
for tag in $tags; do
    tests+=("$tag=$(tests_of "$tag")")
done
since=$(date +%s)
names=$(printf '%s\n' "${tests[@]#*=}" | paste -s -d ,)
echo "Running $names ..." >&2
log=$(mktemp)
(cd "$root" && mvn -B -pl $modules -am test -Dtest="$names" -Dsurefire.failIfNoSpecifiedTests=false \
    -Dmaven.test.failure.ignore=true "${quick[@]}" >"$log" 2>&1) ||
    { tail -n 40 "$log" >&2; refuse "the tests could not be run; all of it: $log"; }
verify table "$root" "$since" "${tests[@]}" || { status=$?; echo "What the tests said: $log" >&2; exit $status; }
rm -f "$log"
