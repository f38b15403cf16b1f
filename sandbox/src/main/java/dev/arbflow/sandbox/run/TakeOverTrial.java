package dev.arbflow.sandbox.run;

import dev.arbflow.jobs.IngestJob;
import dev.arbflow.jobs.JobEnvironment;
import dev.arbflow.jobs.config.PipelineConfig;
import dev.arbflow.jobs.config.settings.ConfigReader;
import dev.arbflow.jobs.dedup.EachTradeOnce;
import dev.arbflow.jobs.io.kafka.KafkaSources;
import dev.arbflow.jobs.io.kafka.TopicSetup;
import dev.arbflow.market.Feed;
import dev.arbflow.market.Listing;
import dev.arbflow.sandbox.flink.FlinkCluster;
import dev.arbflow.sandbox.venues.VenueJournal;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.apache.flink.api.common.JobID;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * Two ingest processes of the same simulated venues, a broker, and a reader, in this process; an
 * ingest is killed without savepoint while the reader looks.
 */
public final class TakeOverTrial implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /** Books of an ingest, for each listing, after which it is taken to be warm. */
    private static final long WARM_BOOKS = 20;

    private static final long LOOK_EVERY_MS = 20;

    private final Closing open = new Closing();
    private final Map<String, JobID> ingests = new HashMap<>();
    private final Map<String, Long> madeUs = new ConcurrentHashMap<>();
    private PipelineConfig config;
    private FlinkCluster flink;
    private TakeOverProbe probe;
    private long fromUs;

    private TakeOverTrial() {}

    /**
     * Starts it all, and waits until both ingests, {@code a} and {@code b}, deliver.
     *
     * @param dir where the broker and Flink put their files
     * @throws TimeoutException if they do not within a minute each
     */
    public static TakeOverTrial start(Path dir, long seed) throws Exception {
        TakeOverTrial trial = new TakeOverTrial();
        try {
            trial.begin(dir, seed);
        } catch (Exception e) {
            trial.close();
            throw e;
        }
        return trial;
    }

    private void begin(Path dir, long seed) throws Exception {
        Servers servers =
                open.add(
                        Servers.start(dir, Ports.parse("auto"), EnumSet.of(Part.KAFKA)),
                        Servers::close);
        Map<String, String> settings = new HashMap<>(UNUSED);
        settings.putAll(servers.addresses());
        PipelineConfig asked = read(settings);
        SimulatedFeed feed =
                open.add(
                        SimulatedFeed.of(
                                seed,
                                asked.detection(),
                                25,
                                TakeOverTrial::nowUs,
                                madeTrades(),
                                false),
                        SimulatedFeed::close);
        feed.venues().start();
        settings.putAll(feed.settings());
        settings.put("VENUES", ownFeeds(settings.get("VENUES")));
        config = read(settings);
        TopicSetup.ensure(config.kafka());
        flink = open.add(FlinkCluster.start(0, 3, dir), TakeOverTrial::close);
        probe = open.add(new TakeOverProbe(TakeOverTrial::nowUs), TakeOverProbe::close);
        submit("reader", this::defineReader);
        startIngest("a");
        await("a owns every listing", () -> probe.isServedBy("a", listings(), 0));
        startIngest("b");
        fromUs = nowUs();
        probe.takeOldestUs();
    }

    /** Nobody writes there. */
    private static final Map<String, String> UNUSED =
            Map.of(
                    "MONGO_URI", "mongodb://127.0.0.1:1",
                    "INFLUX_URL", "http://127.0.0.1:1",
                    "INFLUX_TOKEN", "unused",
                    "SMTP_SERVER", "127.0.0.1",
                    "ALERT_FROM", "arbflow@localhost",
                    "ALERT_TO", "you@localhost",
                    "PSEUDONYM_KEY", "6f1d0c94a7b35e28f0937ac1d46e8b52");

    private VenueJournal madeTrades() {
        return new VenueJournal() {
            @Override
            public void traded(Feed feed, String trade, long atUs) {
                if (feed.hasBooks()) {
                    madeUs.put(feed + " " + trade, atUs);
                }
            }
        };
    }

    /** An aggregator repeats under ids of its own what the venues print. */
    private static String ownFeeds(String feeds) {
        return List.of(feeds.split(",")).stream()
                .filter(each -> Feed.valueOf(each).hasBooks())
                .collect(Collectors.joining(","));
    }

    private void defineReader(StreamExecutionEnvironment env) {
        KafkaSources.books(env, config).sinkTo(probe.books()).uid("books-seen").name("books seen");
        EachTradeOnce.build(KafkaSources.trades(env, config), config.dedup())
                .sinkTo(probe.trades())
                .uid("trades-seen")
                .name("trades seen");
    }

    /**
     * Starts an ingest, and waits until it delivers.
     *
     * @throws TimeoutException if it does not within a minute
     */
    public void startIngest(String ingest) throws Exception {
        JobID job =
                submit(
                        "ingest " + ingest,
                        env ->
                                IngestJob.define(
                                        env,
                                        IngestJob.source(config.venues(), ingest).build(),
                                        config.kafka()));
        ingests.put(ingest, job);
        long books = WARM_BOOKS * listings().size();
        await(
                ingest + " delivers",
                () -> flink.metrics().sum("booksRouted", "job_id", job.toHexString()) > books);
    }

    /**
     * Kills an ingest, and waits until another serves every listing.
     *
     * @return how old a book was at most from a moment before on, microseconds
     * @throws TimeoutException if the other does not take over within a minute
     */
    public long kill(String killed, String other) throws Exception {
        probe.takeOldestUs();
        flink.cancel(ingests.remove(killed));
        long sinceUs = nowUs();
        await(other + " has taken over", () -> probe.isServedBy(other, listings(), sinceUs));
        return probe.takeOldestUs();
    }

    /** The trades that the venues made since both ingests delivered, and what became of them. */
    public Trades trades() throws Exception {
        long untilUs = nowUs();
        List<String> made = new ArrayList<>();
        madeUs.forEach(
                (trade, atUs) -> {
                    if (fromUs <= atUs && atUs <= untilUs) {
                        made.add(trade);
                    }
                });
        try {
            await("every trade was told", () -> probe.missing(made).isEmpty());
        } catch (TimeoutException e) {
            // then they are missing
        }
        return new Trades(made.size(), probe.missing(made).size(), probe.doubledTrades());
    }

    /**
     * What became of the venues' trades.
     *
     * @param made by the venues
     * @param missing of these
     * @param doubled told again after the repeated ones were dropped
     */
    public record Trades(int made, int missing, long doubled) {}

    private List<String> listings() {
        return config.venues().listingsWithBooks().stream().map(Listing::code).toList();
    }

    private JobID submit(String name, Consumer<StreamExecutionEnvironment> job) throws Exception {
        StreamExecutionEnvironment env = JobEnvironment.create(config.checkpointEvery());
        env.setParallelism(1);
        job.accept(env);
        return flink.submit(env, name);
    }

    /** What may become true. */
    private interface Condition {
        boolean holds() throws Exception;
    }

    private static void await(String what, Condition condition) throws Exception {
        long deadlineNs = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.holds()) {
            if (System.nanoTime() > deadlineNs) {
                throw new TimeoutException("waited in vain: " + what);
            }
            TimeUnit.MILLISECONDS.sleep(LOOK_EVERY_MS);
        }
    }

    private static PipelineConfig read(Map<String, String> settings) {
        return new ConfigReader(new String[0], settings).pipeline();
    }

    private static long nowUs() {
        return ChronoUnit.MICROS.between(Instant.EPOCH, Instant.now());
    }

    private static void close(FlinkCluster cluster) {
        try {
            cluster.close();
        } catch (Exception e) {
            throw new IllegalStateException("Flink did not stop", e);
        }
    }

    @Override
    public void close() {
        open.closeAll();
    }
}
