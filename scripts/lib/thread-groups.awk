# Sums the processor time of threads between two thread dumps by what they work for, in percent of one core.
#   awk -v seconds=N [-v tasks=FILE] -f thread-groups.awk FIRST SECOND
# FILE names PatternJob's tasks, one a line; their threads, fetchers, flushers and timers are a group of their own.

function group(name, task) {
    task = name
    sub(/^(OutputFlusher|System Time Trigger|Time Trigger|Source Data Fetcher) for /, "", task)
    sub(/ \([0-9]+\/[0-9]+\)#[0-9]+$/, "", task)
    if (task in ofPatterns) return "PatternJob"
    if (name ~ /CompilerThread|^Sweeper thread/) return "JIT"
    if (name ~ /^VM Thread|^GC |^G1 /) return "GC"
    if (name ~ /^(data-plane-|control-plane-)?kafka-(request|network|socket)|^(data|control)-plane-kafka/) return "Kafka broker"
    if (name ~ /^kafka-(producer|admin|coordinator)|^kafka-.*-(heartbeat|network)-thread/) return "Kafka clients"
    if (name ~ /^(kafka-|raft-|broker-|controller-|quorum-|group-|transaction|ExpirationReaper|executor-|metadata|Txn|Log)/) return "Kafka broker"
    if (name ~ /^mongo-server|^(H2|MVStore)/) return "MongoDB stand-in"
    if (name ~ /^(shared-|wal-apply|questdb|log-writer)/) return "QuestDB"
    if (name ~ /^(simulated-|websocket-server)/) return "simulators"
    if (name ~ /^(feed-|HttpClient-)/) return "websocket clients"
    if (name ~ /^Source Data Fetcher/) return "source fetchers"
    if (name ~ /^(OutputFlusher|Time Trigger)/) return "flushers and timers"
    if (name ~ /^Source: exchanges/) return "ingest"
    if (name ~ /^Source: /) return "job sources"
    if (name ~ /^(judged routes|books in receive order|episodes ->|sustained spread|changed touches|refusals a minute|one alert)/) return "detection"
    if (name ~ /\([0-9]+\/[0-9]+\)#[0-9]+$/) return "prices, patterns, archive"
    if (name ~ /^(page-|live-page|episode-log|mail-log|run-)/) return "live page and logs"
    if (name ~ /^(flink-|AsyncOperations|jobmanager|Checkpoint|Flink|mini-cluster|mongo-writer|cluster-ClusterId|OkHttp)/) return "Flink's own, store clients"
    return "other"
}

BEGIN {
    while (tasks != "" && (getline each < tasks) > 0) ofPatterns[each] = 1
}

/^"/ && match($0, / cpu=[0-9.]+ms/) {
    spent = substr($0, RSTART + 5, RLENGTH - 7)
    match($0, /tid=0x[0-9a-f]+/)
    id = substr($0, RSTART, RLENGTH)
    name = substr($0, 2)
    sub(/" (#|os_prio|prio|daemon|cpu=).*/, "", name)
    if (FNR == NR) {
        before[id] = spent
    } else {
        sum[group(name)] += spent - before[id]
    }
}

END {
    for (each in sum) {
        printf "%s\t%.1f\n", each, sum[each] / seconds / 10
    }
}
