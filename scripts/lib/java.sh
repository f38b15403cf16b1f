# Finds a JDK and builds what a script needs; sourced by the scripts beside this folder.

# Sets JAVA to a JDK of a version that the build accepts, or ends with one clear line.
require_java() {
    speak_utf8
    JAVA=${JAVA_HOME:+$JAVA_HOME/bin/}java
    local version
    version=$("$JAVA" -version 2>&1 | sed -n 's/.*version "\(1\.\)\{0,1\}\([0-9]*\).*/\2/p' | head -n 1) || true
    if [ -z "$version" ]; then
        echo "arbflow: no java found; install a JDK 17 or set JAVA_HOME" >&2
        exit 2
    fi
    if [ "$version" -lt 17 ] || [ "$version" -gt 21 ]; then
        echo "arbflow: needs a JDK 17 to 21, found version $version; set JAVA_HOME" >&2
        exit 2
    fi
}

# A JVM reads the names of files and variables in the locale's encoding, and the C locale knows ASCII only.
speak_utf8() {
    local locale
    case $(locale charmap 2>/dev/null) in UTF-8 | utf8) return ;; esac
    for locale in C.UTF-8 en_US.UTF-8; do
        if [ "$(LC_ALL=$locale locale charmap 2>/dev/null)" = UTF-8 ]; then
            export LC_ALL=$locale
            return
        fi
    done
}

# build_if_needed ROOT MODULE JAR [OPTION...]: builds the module unless its jar is newer than every source.
build_if_needed() {
    local root=$1 module=$2 jar=$3
    shift 3
    if [ ! -f "$jar" ] || [ -n "$(sources_newer_than "$root" "$jar")" ]; then
        build "$root" "$module" "$@"
        touch "$jar" # Maven leaves a jar alone whose content did not change
    fi
}

# build ROOT MODULE [OPTION...]: builds the module and what it needs, Maven given the options, or ends with the whole log.
build() {
    local root=$1 module=$2
    shift 2
    if ! command -v mvn >/dev/null; then
        echo "arbflow: no mvn found; install Maven 3.8 or newer" >&2
        exit 2
    fi
    echo "Building arbflow; the first time Maven also downloads its parts (a few minutes) ..." >&2
    local log
    log=$(mktemp)
    if ! (cd "$root" && mvn -B -q -pl "$module" -am package -DskipTests \
        -Dspotless.check.skip -Dcheckstyle.skip -Djacoco.skip "$@" >"$log" 2>&1); then
        cat "$log" >&2
        echo "arbflow: the build failed, see above" >&2
        rm -f "$log"
        exit 1
    fi
    rm -f "$log"
}

# What belongs to the project and goes into a jar: not data, nor another checkout below this one.
sources_newer_than() {
    local root=$1 jar=$2 module sources=()
    while IFS= read -r module; do
        sources+=("$root/$module/pom.xml" "$root/$module/src/main")
    done < <(modules "$root")
    find "$root/pom.xml" "${sources[@]}" -type f -newer "$jar" -print 2>/dev/null | head -n 1
}

# modules FOLDER [BELOW]: the modules that the pom of a folder names, and theirs.
modules() {
    local module
    sed -n 's|.*<module>\(.*\)</module>.*|\1|p' "$1/${2:-.}/pom.xml" | while IFS= read -r module; do
        echo "${2:+$2/}$module"
        modules "$1" "${2:+$2/}$module"
    done
}

# run_measurement ROOT JVM_OPTION... CLASS [ARGUMENT...]: compiles flink-jobs and its tests, and becomes a class of them.
run_measurement() {
    local jobs=$1/flink-jobs
    shift
    require_java
    (cd "$jobs/.." && mvn -B -q -pl flink-jobs -am test-compile dependency:build-classpath \
        -Dmdep.outputFile=target/test-classpath.txt \
        -Dspotless.check.skip -Dcheckstyle.skip -Djacoco.skip >&2)
    exec "$JAVA" -cp "$jobs/target/test-classes:$jobs/target/classes:$(cat "$jobs/target/test-classpath.txt")" "$@"
}
