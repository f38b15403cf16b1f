package dev.arbflow.sandbox.prove;

import dev.arbflow.jobs.io.json.JsonCodec;
import dev.arbflow.jobs.io.json.ReadError;
import dev.arbflow.market.Feed;
import dev.arbflow.market.Trade;
import dev.arbflow.market.TradeUpdate;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/**
 * Looks for trades that the venues made and the topic does not have.
 *
 * <pre>
 * CheckTrades FOLDER OUTAGES
 * </pre>
 *
 * <p>OUTAGES is a file with a line for each time that ingest was away: from and to in milliseconds
 * since 1970. A venue that sends its latest trades to whoever connects leaves no hole; the others
 * may have holes that lie in an outage, and nowhere else.
 */
public final class CheckTrades {
    private static final Set<Feed> SENDS_LATEST = Set.of(Feed.KRAKEN, Feed.BITFINEX);
    private static final Set<Feed> NUMBERS_ALL_MARKETS = Set.of(Feed.BITSTAMP, Feed.BITFINEX);

    /** What was read after the last checkpoint and not written is lost with the process. */
    private static final long BEFORE_US = Duration.ofSeconds(2).toMillis() * 1_000;

    private CheckTrades() {}

    /** From when to when ingest was away. */
    record Outage(long fromMs, long toMs) {
        boolean covers(TradeHoles.Hole hole) {
            return hole.toUs() >= fromMs * 1_000 - BEFORE_US && hole.fromUs() <= toMs * 1_000;
        }
    }

    /**
     * Prints a line a series and a line a hole; the exit status is 1 if a hole has no excuse.
     *
     * @param args a folder of {@code scripts/servers.sh} and the file of outages
     */
    public static void main(String[] args) throws Exception {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        TradeHoles trades = read(new Stores(Path.of(args[0])).setting("KAFKA_BROKER"));
        List<Outage> outages =
                Files.readAllLines(Path.of(args[1])).stream()
                        .map(line -> line.split(" ", 2))
                        .map(l -> new Outage(Long.parseLong(l[0]), Long.parseLong(l[1])))
                        .toList();
        Runtime.getRuntime().halt(judge(trades, outages, out) ? 0 : 1);
    }

    static boolean judge(TradeHoles trades, List<Outage> outages, PrintStream out) {
        Map<String, Integer> counts = trades.counts();
        counts.forEach(
                (series, count) -> out.printf(Locale.ROOT, "%-22s %8d trades%n", series, count));
        out.printf(Locale.ROOT, "%-22s %8d%n", "repeated in the topic", trades.repeated());
        boolean fine = !counts.isEmpty();
        for (TradeHoles.Hole hole : trades.holes()) {
            boolean mustNotBe = SENDS_LATEST.stream().anyMatch(f -> of(f, hole.series()));
            boolean excused =
                    !mustNotBe && outages.stream().anyMatch(outage -> outage.covers(hole));
            out.printf(
                    Locale.ROOT,
                    "%-22s %8d missing between %d and %d ms: %s%n",
                    hole.series(),
                    hole.trades(),
                    hole.fromUs() / 1_000,
                    hole.toUs() / 1_000,
                    excused ? "an outage of ingest" : "NO EXCUSE");
            fine &= excused;
        }
        return fine;
    }

    private static boolean of(Feed feed, String series) {
        return series.startsWith(feed.name());
    }

    private static TradeHoles read(String brokers) throws ReadError {
        TradeHoles trades = new TradeHoles();
        JsonCodec<TradeUpdate> codec = JsonCodec.trades();
        try (KafkaConsumer<String, byte[]> consumer =
                new KafkaConsumer<>(
                        Map.of(
                                ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                                brokers,
                                ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                                "false"),
                        new StringDeserializer(),
                        new ByteArrayDeserializer())) {
            List<TopicPartition> partitions =
                    consumer.partitionsFor("market.trades").stream()
                            .map(each -> new TopicPartition(each.topic(), each.partition()))
                            .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            while (ends.entrySet().stream()
                    .anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                for (ConsumerRecord<String, byte[]> record : consumer.poll(Duration.ofSeconds(1))) {
                    note(codec.read(record.value()), trades);
                }
            }
        }
        return trades;
    }

    private static void note(TradeUpdate update, TradeHoles trades) {
        Trade trade = update.trade();
        if (trade == null || trade.origin().feed() == Feed.COINAPI) {
            return; // CoinAPI's ids are not numbers
        }
        Feed feed = trade.origin().feed();
        trades.found(
                NUMBERS_ALL_MARKETS.contains(feed)
                        ? feed.name()
                        : feed.name() + " " + trade.listing().market().code(),
                Long.parseLong(trade.tradeId()),
                trade.times().happenedUs());
    }
}
