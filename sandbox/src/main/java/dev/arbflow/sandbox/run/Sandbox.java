package dev.arbflow.sandbox.run;

import dev.arbflow.jobs.ArbitrageJob;
import dev.arbflow.jobs.IngestJob;
import dev.arbflow.jobs.JobEnvironment;
import dev.arbflow.jobs.PatternJob;
import dev.arbflow.jobs.config.ConfigReader;
import dev.arbflow.jobs.config.PipelineConfig;
import dev.arbflow.jobs.io.MongoSetup;
import dev.arbflow.jobs.io.TopicSetup;
import dev.arbflow.sandbox.flink.FlinkCluster;
import dev.arbflow.sandbox.page.LivePage;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import org.apache.flink.api.common.JobID;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** One run of everything: start in order, run until told, stop in order, say what came of it. */
final class Sandbox implements AutoCloseable {
    static final String ARBITRAGE = "arbitrage";

    private static final Duration DRAIN_AT_MOST = Duration.ofMinutes(3);

    /** One a job. */
    private static final int SLOTS = 3;

    private final RunOptions options;
    private final Ports ports;
    private final Console console;
    private final Closing open = new Closing();
    private final BusyLog busy = new BusyLog();
    private final Map<String, String> environment = new HashMap<>(System.getenv());
    private final PipelineConfig asked;
    private Servers servers;
    private MarketFeed feed;
    private PipelineConfig config;
    private FlinkCluster flink;
    private EpisodeLog episodes;
    private Backlog backlog;
    private LivePage page;
    private JobID ingest;
    private JobID arbitrage;
    private Optional<JobID> patterns = Optional.empty();

    /**
     * @throws dev.arbflow.jobs.config.ConfigError if a setting is wrong
     * @throws IllegalArgumentException if an option is wrong
     */
    Sandbox(RunOptions options, Console console) {
        this.options = options;
        this.console = console;
        this.ports = Ports.parse(options.ports);
        environment.put("PSEUDONYM_KEY", randomKey());
        PatternRun.SETTINGS.forEach(environment::putIfAbsent);
        Servers.presetInto(environment);
        asked = read();
        options.check();
    }

    /** Starts servers, feed, cluster and jobs, in this order. */
    void start() throws Exception {
        servers =
                open.add(
                        console.step(
                                "Starting Kafka, MongoDB, InfluxDB and SMTP",
                                () -> Servers.start(options.runDir, ports)),
                        Servers::close);
        environment.putAll(servers.settings());
        feed = open.add(openFeed(), MarketFeed::close);
        environment.putAll(feed.settings());
        config = feed.adapt(read());
        TopicSetup.ensure(config.kafka());
        MongoSetup.ensure(config.stores());
        flink =
                open.add(
                        console.step(
                                "Starting Flink",
                                () -> FlinkCluster.start(ports.web(), SLOTS, options.runDir)),
                        Sandbox::stopFlink);
        episodes = open.add(new EpisodeLog(config, Sandbox::nowUs), EpisodeLog::close);
        backlog =
                open.add(
                        new Backlog(config.kafka(), flink.metrics()::gauges, PatternRun.READERS),
                        Backlog::close);
        page = open.add(openPage(), LivePage::close);
        environment.putIfAbsent("DASHBOARD_URL", page.address().toString());
        config = feed.adapt(read()); // mails link to the page
        arbitrage = submit(ARBITRAGE, env -> ArbitrageJob.define(env, config));
        if (withPatterns()) {
            patterns = Optional.of(submit(PatternRun.JOB, env -> PatternJob.define(env, config)));
        }
        ingest =
                submit("ingest", env -> IngestJob.define(env, feed.source(config), config.kafka()));
        DetectionProgress read = new DetectionProgress(flink.metrics(), config.venues());
        feed.onceWarm().ifPresent(begin -> WarmStart.in(open, read, busy, console, begin));
    }

    /** Recordings of several years would make it count every second between them. */
    private boolean withPatterns() {
        return !options.noPatterns && feed.isOfOneStretch();
    }

    /** Says where everything listens. */
    void sayAddresses() throws Exception {
        console.say("%n  %-20s %s", "data", config.stores().origin().sentence());
        console.say("  %-20s %s", "live page", page.address());
        feed.addresses().forEach((name, uri) -> console.say("  %-20s %s", name, uri));
        console.say("  %-20s %s", "Kafka", servers.kafka().bootstrapServers());
        console.say("  %-20s %s", "MongoDB", servers.mongo().uri());
        console.say("  %-20s %s", "InfluxDB", servers.influx().url());
        console.say("  %-20s %s:%d", "SMTP", servers.mail().host(), servers.mail().port());
        console.say("  %-20s %s", "Flink web UI", flink.webUi());
        console.say("  %-20s %s", "log", options.runDir.resolve("sandbox.log"));
        console.say("");
    }

    /** Says what is happening. */
    void sayHowItGoes(long second) throws Exception {
        new LiveSummary(console, servers, flink.metrics()).say(second);
    }

    /**
     * Stops the jobs so that nothing is lost: sockets first, then what was read from them.
     *
     * @return what came of the run
     */
    Result stop() throws Exception {
        console.say("Stopping ...");
        long untilUs = nowUs();
        Path savepoints = options.runDir.resolve("savepoints");
        if (!feedHasEnded()) {
            flink.drain(ingest, savepoints, DRAIN_AT_MOST);
        }
        drainWhenRead(ARBITRAGE, arbitrage, savepoints);
        if (patterns.isPresent()) { // closed episodes are written by the drain before
            drainWhenRead(PatternRun.JOB, patterns.get(), savepoints);
        }
        episodes.close();
        PatternRun found = new PatternRun(servers, config);
        Optional<MarketFeed.Judged> judged =
                feed.judge(
                        new MarketFeed.Found(
                                episodes.episodes(), patterns.map(job -> found.candidates())),
                        untilUs);
        Counts counts = new Counts(flink.metrics());
        StoreCounts stores = new StoreCounts(servers, config);
        Summary summary = counts.summary(stores, found.found(), judged);
        return new Result(
                feed.isRecorded()
                        ? summary
                        : summary.with(counts.latencyMs(), episodes.warmMs(), episodes.storeMs()),
                judged,
                stores.repeatedMails(),
                flink.restarts(ingest)
                        + flink.restarts(arbitrage)
                        + patterns.map(flink::restarts).orElse(0L));
    }

    private void drainWhenRead(String name, JobID job, Path savepoints) throws Exception {
        if (!backlog.awaitRead(name, DRAIN_AT_MOST)) {
            throw new IllegalStateException(name + " did not catch up with the topics");
        }
        flink.drain(job, savepoints, DRAIN_AT_MOST);
    }

    /** Whether there is nothing more to come: the end of a recording. */
    boolean feedHasEnded() throws Exception {
        return flink.status(ingest).isGloballyTerminalState();
    }

    /**
     * What came of a run.
     *
     * @param summary all figures
     * @param judged what the oracle says; empty without one
     * @param repeatedMails how many mails came although they had come before
     * @param restarts how often a job was restarted
     */
    record Result(
            Summary summary,
            Optional<MarketFeed.Judged> judged,
            long repeatedMails,
            long restarts) {}

    /** Something that defines a job. */
    private interface Definition {
        void into(StreamExecutionEnvironment env);
    }

    private JobID submit(String name, Definition job) throws Exception {
        StreamExecutionEnvironment env = JobEnvironment.create(config.checkpointEvery());
        env.setParallelism(1);
        job.into(env);
        return console.step("Starting the " + name + " job", () -> flink.submit(env, name));
    }

    private MarketFeed openFeed() throws IOException {
        if (options.recordings().isPresent()) {
            return RecordedFeed.start(options.recordings().get(), options.replaySpeed(), console);
        }
        int depth = asked.venues().subscriptions().get(0).depth();
        return options.feed.equals("live")
                ? new LiveFeed()
                : SimulatedFeed.startCalm(
                        options.seed, asked.detection(), depth, Sandbox::nowUs, busy);
    }

    private LivePage openPage() throws Exception {
        return LivePage.start(
                config,
                new LivePage.Sources(servers.influx(), servers.mail(), flink, ports.page()),
                System::currentTimeMillis);
    }

    private PipelineConfig read() {
        return new ConfigReader(options.settings.toArray(String[]::new), environment).pipeline();
    }

    private static void stopFlink(FlinkCluster cluster) {
        try {
            cluster.close();
        } catch (Exception e) {
            throw new IllegalStateException("Flink did not stop", e);
        }
    }

    private static String randomKey() {
        byte[] key = new byte[32];
        new SecureRandom().nextBytes(key);
        return HexFormat.of().formatHex(key);
    }

    /** Our clock: microseconds since 1970-01-01T00:00:00Z. */
    static long nowUs() {
        return ChronoUnit.MICROS.between(Instant.EPOCH, Instant.now());
    }

    @Override
    public void close() {
        open.closeAll();
    }
}
