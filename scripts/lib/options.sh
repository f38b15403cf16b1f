# Reads a script's arguments; sourced by the scripts beside this folder.

# Prints the comment at the top of the script.
usage() {
    sed -n '2,/^set /{/^set /d;s/^# \{0,1\}//;p}' "$0"
}

# refuse LINE: ends with one line about what was asked for wrongly.
refuse() {
    echo "arbflow: $1" >&2
    exit 2
}

# other_option [OPTION]: what to do with one that the script does not list; prints the usage if it is asked for.
other_option() {
    case ${1:-} in --help | -h | help) usage; exit ;; esac
    refuse "${1:+no such argument: $1; }--help says what there is"
}

# needs_value OPTION [VALUE]...: ends with one line unless the option is followed by a value.
needs_value() {
    [ -n "${2:-}" ] || refuse "$1 needs a value"
}

# needs_number LEAST OPTION [VALUE]...: likewise, for a whole number.
needs_number() {
    needs_value "${@:2}"
    case $3 in *[!0-9]*) refuse "$2 needs a whole number, not $3" ;; esac
    [ "$3" -ge "$1" ] || refuse "$2 must be $1 or more, not $3"
}

# needs_folder OPTION [VALUE]...: likewise, for a folder that there is.
needs_folder() {
    needs_value "$@"
    [ -d "$2" ] || refuse "$1: no folder $2"
}

# needs_factor OPTION [VALUE]...: likewise, for a number above 0.
needs_factor() {
    needs_value "$@"
    awk 'BEGIN { exit !(ARGV[1] ~ /^[0-9]*[.]?[0-9]+$/ && ARGV[1] > 0) }' "$2" ||
        refuse "$1 needs a number above 0, not $2"
}
