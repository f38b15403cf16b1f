# Finds a JDK and builds what a script needs; sourced by the scripts beside this folder.

# Sets JAVA to a JDK of a version that the build accepts, or ends with one clear line.
require_java() {
    JAVA=${JAVA_HOME:+$JAVA_HOME/bin/}java
    local version
    version=$("$JAVA" -version 2>&1 | sed -n 's/.*version "\([0-9]*\).*/\1/p' | head -n 1) || true
    if [ -z "$version" ]; then
        echo "arbflow: no java found; install a JDK 17 or set JAVA_HOME" >&2
        exit 2
    fi
    if [ "$version" -lt 17 ] || [ "$version" -gt 21 ]; then
        echo "arbflow: needs a JDK 17 to 21, found version $version; set JAVA_HOME" >&2
        exit 2
    fi
}

# build_if_needed ROOT MODULE JAR: builds the module unless its jar is newer than every source.
build_if_needed() {
    local root=$1 module=$2 jar=$3
    if [ ! -f "$jar" ] || [ -n "$(sources_newer_than "$root" "$jar")" ]; then
        build "$root" "$module"
        touch "$jar" # Maven leaves a jar alone whose content did not change
    fi
}

# build ROOT MODULE: builds the module and what it needs, or ends with the whole log.
build() {
    local root=$1 module=$2
    if ! command -v mvn >/dev/null; then
        echo "arbflow: no mvn found; install Maven 3.8 or newer" >&2
        exit 2
    fi
    echo "Building arbflow; the first time Maven also downloads its parts (a few minutes) ..." >&2
    local log
    log=$(mktemp)
    if ! (cd "$root" && mvn -B -q -pl "$module" -am package -DskipTests \
        -Dspotless.check.skip -Dcheckstyle.skip -Djacoco.skip >"$log" 2>&1); then
        cat "$log" >&2
        echo "arbflow: the build failed, see above" >&2
        rm -f "$log"
        exit 1
    fi
    rm -f "$log"
}

sources_newer_than() {
    find "$1" \( -name target -o -name .git \) -prune -o \
        \( -name '*.java' -o -name pom.xml -o -path '*/src/main/resources/*' \) -type f -newer "$2" -print | head -n 1
}
