# Reads settings as docker compose does; sourced by the scripts beside this folder.

# read_settings FILE CLASSPATH: exports every NAME=value of it that is missing or empty in the environment, or ends
# with the line that cannot be read. Jobs and scripts share one parser; nothing in the file is run.
read_settings() {
    local settings setting
    mapfile -d '' -t settings < <("${JAVA:-java}" -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -Xmx32m -cp "$2" \
        dev.arbflow.jobs.config.settings.EnvExport "$1")
    wait "$!" || exit 2
    for setting in ${settings[@]+"${settings[@]}"}; do
        export "$setting"
    done
}

# The one jar for 'flink run', whatever its version.
job_jar() {
    local version
    version=$(sed -n '0,/<version>/s|.*<version>\(.*\)</version>.*|\1|p' "$1/pom.xml" | head -n 1)
    echo "$1/flink-jobs/target/flink-jobs-$version-job.jar"
}

# jar_has JAR PATH: the names of a jar's entries stand in it as they are.
jar_has() {
    grep -qaF "$2" "$1"
}
