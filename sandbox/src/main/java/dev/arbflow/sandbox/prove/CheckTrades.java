package dev.arbflow.sandbox.prove;

import dev.arbflow.jobs.io.json.ReadError;
import dev.arbflow.jobs.io.kafka.KafkaClients;
import dev.arbflow.jobs.io.sbe.SbeCodec;
import dev.arbflow.market.Feed;
import dev.arbflow.market.trade.Trade;
import dev.arbflow.market.trade.TradeUpdate;
import dev.arbflow.sandbox.prove.MissingTrades.Hole;
import dev.arbflow.sandbox.prove.MissingTrades.Reason;
import dev.arbflow.sandbox.prove.VenueLog.Series;
import dev.arbflow.sandbox.prove.VenueLog.Span;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;

/**
 * Looks for trades that the venues made and the topic does not have.
 *
 * <pre>
 * CheckTrades FOLDER OUTAGES
 * </pre>
 *
 * <p>OUTAGES is a file with a line for each time that ingest was away: from and to in milliseconds
 * since 1970. What the venues did, and when they cut their clients off on purpose, stands in
 * venues.tsv of the folder.
 */
public final class CheckTrades {
    /**
     * Trades made so shortly before the last one that was found may still have been on their way.
     */
    private static final long ON_THEIR_WAY_US = 1_000_000;

    /** Numbers of the trades that are in the topic, and how often one is there again. */
    static final class Found {
        private final Map<Series, Set<Long>> numbers = new HashMap<>();
        private long repeated;

        void add(Series series, long number) {
            if (!numbers.computeIfAbsent(series, s -> new HashSet<>()).add(number)) {
                repeated++;
            }
        }

        boolean has(Series series, long number) {
            return numbers.containsKey(series) && numbers.get(series).contains(number);
        }
    }

    private CheckTrades() {}

    /**
     * Prints a line a series and a line a hole; the exit status is 1 if a hole has no excuse.
     *
     * @param args a folder of {@code scripts/servers.sh} and the file of outages
     */
    public static void main(String[] args) throws Exception {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        Path folder = Path.of(args[0]);
        VenueLog venues = VenueLog.read(folder.resolve("venues.tsv"));
        List<Span> outages = outages(Path.of(args[1]));
        Found found = read(new Stores(folder).setting("KAFKA_BROKER"));
        Runtime.getRuntime().halt(judge(found, venues, outages, out) ? 0 : 1);
    }

    /** Times that ingest was away. */
    static List<Span> outages(Path file) throws IOException {
        return Files.readAllLines(file).stream()
                .map(line -> line.split(" ", 2))
                .map(l -> new Span(us(l[0]), us(l[1])))
                .toList();
    }

    static boolean judge(Found found, VenueLog venues, List<Span> outages, PrintStream out) {
        List<Hole> holes =
                new MissingTrades(venues, outages).among(found.numbers, lastUs(found, venues));
        boolean fine = !found.numbers.isEmpty();
        for (Series series : venues.trades().keySet()) {
            Map<Reason, Integer> missing = new EnumMap<>(Reason.class);
            holes.stream()
                    .filter(hole -> hole.series().equals(series))
                    .forEach(hole -> missing.merge(hole.reason(), hole.trades(), Integer::sum));
            out.printf(
                    Locale.ROOT,
                    "%-22s %8d trades%s%n",
                    series,
                    found.numbers.getOrDefault(series, Set.of()).size(),
                    missing.entrySet().stream()
                            .map(
                                    each ->
                                            ", "
                                                    + each.getValue()
                                                    + " missing: "
                                                    + each.getKey().words())
                            .collect(Collectors.joining()));
            fine &= missing.keySet().stream().allMatch(Reason::excuses);
        }
        out.printf(Locale.ROOT, "%-22s %8d%n", "repeated in the topic", found.repeated);
        holes.stream()
                .filter(hole -> !hole.reason().excuses())
                .forEach(
                        hole ->
                                out.printf(
                                        Locale.ROOT,
                                        "%-22s %8d missing between %d and %d ms: %s%n",
                                        hole.series(),
                                        hole.trades(),
                                        hole.fromUs() / 1_000,
                                        hole.toUs() / 1_000,
                                        hole.reason().words()));
        return fine;
    }

    /** When the last trade that was found happened, with room for what came by slower ways. */
    private static long lastUs(Found found, VenueLog venues) {
        return venues.trades().entrySet().stream()
                        .flatMap(
                                series ->
                                        series.getValue().entrySet().stream()
                                                .filter(
                                                        trade ->
                                                                found.has(
                                                                        series.getKey(),
                                                                        trade.getKey()))
                                                .map(Map.Entry::getValue))
                        .mapToLong(Long::longValue)
                        .max()
                        .orElse(0)
                - ON_THEIR_WAY_US;
    }

    private static long us(String milliseconds) {
        return Long.parseLong(milliseconds) * 1_000;
    }

    private static Found read(String brokers) throws ReadError {
        Found trades = new Found();
        SbeCodec<TradeUpdate> codec = SbeCodec.trades();
        try (KafkaConsumer<byte[], byte[]> consumer =
                KafkaClients.reader(
                        Map.of(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, brokers), Map.of())) {
            List<TopicPartition> partitions =
                    consumer.partitionsFor("market.trades").stream()
                            .map(each -> new TopicPartition(each.topic(), each.partition()))
                            .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            while (ends.entrySet().stream()
                    .anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                for (ConsumerRecord<byte[], byte[]> record : consumer.poll(Duration.ofSeconds(1))) {
                    note(codec.read(record.value()), trades);
                }
            }
        }
        return trades;
    }

    private static void note(TradeUpdate update, Found trades) {
        Trade trade = update.trade();
        if (trade == null || trade.origin().feed() == Feed.COINAPI) {
            return; // CoinAPI's ids are not numbers
        }
        String market = trade.listing().market().code();
        trades.add(new Series(trade.origin().feed(), market), Long.parseLong(trade.tradeId()));
    }
}
