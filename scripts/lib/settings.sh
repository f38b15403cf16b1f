# Reads settings as docker compose does; sourced by the scripts beside this folder.

# read_settings FILE: exports every KEY=VALUE of it that the environment does not have. Nothing in
# the file is run.
read_settings() {
    local line key
    while IFS= read -r line || [ -n "$line" ]; do
        case $line in '' | '#'*) continue ;; esac
        key=${line%%=*}
        if [[ $key =~ ^[A-Z][A-Z0-9_]*$ ]] && [ -z "${!key+x}" ]; then
            export "$key=${line#*=}"
        fi
    done <"$1"
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
