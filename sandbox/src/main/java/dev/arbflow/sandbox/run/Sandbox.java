package dev.arbflow.sandbox.run;

import dev.arbflow.jobs.ArbitrageJob;
import dev.arbflow.jobs.IngestJob;
import dev.arbflow.jobs.JobEnvironment;
import dev.arbflow.jobs.PatternJob;
import dev.arbflow.jobs.config.PipelineConfig;
import dev.arbflow.jobs.io.kafka.TopicSetup;
import dev.arbflow.jobs.io.mongo.MongoSetup;
import dev.arbflow.sandbox.flink.FlinkCluster;
import dev.arbflow.sandbox.page.LivePage;
import dev.arbflow.sandbox.run.outcome.Backlog;
import dev.arbflow.sandbox.run.outcome.EpisodeLog;
import dev.arbflow.sandbox.run.outcome.Summary;
import java.io.IOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** One run of everything: start in order, run until told, stop in order, say what came of it. */
public final class Sandbox implements AutoCloseable {
    public static final String ARBITRAGE = "arbitrage";

    /** One a job. */
    private static final int SLOTS = 3;

    private final RunOptions options;
    private final RunSettings settings;
    private final RunFolder folder;
    private final Ports ports;
    private final Console console;
    private final Closing open = new Closing();
    private final BusyLog busy = new BusyLog();
    private final boolean haltsNext;
    private final DiskSpace space;
    private final long startUs = nowUs();
    private Servers servers;
    private MarketFeed feed;
    private PipelineConfig config;
    private FlinkCluster flink;
    private EpisodeLog episodes;
    private Judges judges;
    private LivePage page;
    private RunningJobs jobs;
    private Set<Part> telling;

    /**
     * @param settings that have been read without a complaint
     * @param folder where the run keeps everything
     * @param haltsNext whether the process is halted next, so that nothing that hangs is waited for
     */
    public Sandbox(
            RunOptions options,
            RunSettings settings,
            RunFolder folder,
            Console console,
            boolean haltsNext) {
        this.haltsNext = haltsNext;
        this.options = options;
        this.settings = settings;
        this.folder = folder;
        this.console = console;
        this.ports = Ports.parse(options.ports);
        this.space = new DiskSpace(folder.path(), DiskSpace.LARGE);
    }

    /** Starts servers, feed, cluster and jobs, in this order. */
    public void start() throws Exception {
        GivenServers.check(settings);
        if (options.recordings().isPresent()) {
            feed = open.add(openFeed(), MarketFeed::close); // there may be none in that folder
        }
        servers = open.add(startServers(), Servers::close);
        folder.started();
        settings.replace(servers.addresses());
        settings.suggest(servers.settings());
        if (feed == null) {
            feed = open.add(openFeed(), MarketFeed::close); // the market moves from here on
        }
        settings.replace(feed.settings());
        config = feed.adapt(settings.read());
        TopicSetup.ensure(config.kafka());
        MongoSetup.ensure(config.stores());
        telling = new StoreCounts(servers, config).tellingOfTheRun(!folder.isResumed());
        flink =
                open.add(
                        console.step(
                                "Starting Flink",
                                () -> FlinkCluster.start(ports.web(), SLOTS, folder.path())),
                        Sandbox::stopFlink);
        judges = Judges.fromNow(config, nowUs(), busy);
        episodes = open.add(new EpisodeLog(config, Sandbox::nowUs), EpisodeLog::close);
        page =
                open.add(
                        LivePage.start(config, sources(), System::currentTimeMillis),
                        LivePage::close);
        settings.suggest("DASHBOARD_URL", page.address().toString());
        config = feed.adapt(settings.read()); // mails link to the page
        startJobs();
        DetectionProgress read =
                new DetectionProgress(flink.metrics(), config.venues(), System::currentTimeMillis);
        feed.onceWarm().ifPresent(begin -> WarmStart.in(open, read, busy, console, begin));
    }

    private Servers startServers() throws Exception {
        Set<Part> own = settings.own();
        return own.isEmpty()
                ? Servers.start(folder.path(), ports, own)
                : console.step(
                        "Starting " + Part.titles(own),
                        () -> Servers.start(folder.path(), ports, own));
    }

    private void startJobs() throws Exception {
        Backlog backlog =
                open.add(
                        new Backlog(config.kafka(), flink.metrics()::gauges, PatternRun.READERS),
                        Backlog::close);
        jobs = new RunningJobs(flink, backlog, folder.file("savepoints"));
        submit(ARBITRAGE, env -> ArbitrageJob.define(env, config));
        if (!options.noPatterns && feed.isOfOneStretch()) {
            // Recordings of several years would make it count every second between them.
            submit(PatternRun.JOB, env -> PatternJob.define(env, config));
        }
        submit(
                RunningJobs.INGEST,
                env -> IngestJob.define(env, feed.source(config), config.kafka()));
    }

    /** Says where everything listens, and where what is given comes from. */
    public void sayAddresses() throws Exception {
        Map<String, Object> addresses = new LinkedHashMap<>();
        addresses.put("data", config.stores().origin().sentence());
        addresses.put("live page", page.address());
        addresses.putAll(feed.addresses());
        addresses.putAll(settings.origins(servers));
        addresses.put("Flink web UI", flink.webUi());
        addresses.put("log", folder.file("sandbox.log"));
        console.say("");
        addresses.forEach((name, where) -> console.say("  %-20s %s", name, where));
        console.say("");
    }

    /** Says what is happening. */
    public void sayHowItGoes(long second) throws Exception {
        new LiveSummary(console, sources(), feed.isRecorded()).say(second);
    }

    /** Says so when the folder of this run has become large. */
    public void sayIfLarge() throws IOException {
        space.look().ifPresent(line -> console.result("%s", line));
    }

    /**
     * Stops the jobs so that nothing is lost.
     *
     * @param time for the jobs, and for judging what they have told
     * @return what came of the run
     */
    public RunResult stop(TimeToStop time) throws Exception {
        console.say("Stopping ...");
        long untilUs = nowUs();
        jobs.stop(time.forJobs());
        episodes.close(time::isOver);
        PatternRun found = new PatternRun(config.stores().mongo());
        Optional<MarketFeed.Judged> judged = feed.judge(all(found, time), untilUs);
        Counts counts = new Counts(flink.metrics());
        StoreCounts stores = new StoreCounts(servers, config);
        PaperVerdict account = judges.paper(time::isOver);
        Summary summary = counts.summary(stores, telling, account.summary(), found.found(), judged);
        return new RunResult(
                feed.isRecorded()
                        ? summary
                        : summary.with(counts.latencyMs(), episodes.warmMs(), episodes.storeMs()),
                judged,
                account,
                telling,
                stores.repeatedMails(),
                stores.wrongHints(),
                jobs.restarts());
    }

    private MarketFeed.Found all(PatternRun patterns, TimeToStop time) {
        return new MarketFeed.Found(
                episodes.episodes(),
                jobs.has(PatternRun.JOB) ? Optional.of(patterns.claims(startUs)) : Optional.empty(),
                () ->
                        console.step(
                                "Judging figures",
                                () -> judges.figures(episodes, flink.metrics(), time::isOver)));
    }

    /** Whether there is nothing more to come: the end of a recording. */
    public boolean feedHasEnded() throws Exception {
        return jobs.feedHasEnded();
    }

    private void submit(String name, Consumer<StreamExecutionEnvironment> job) throws Exception {
        StreamExecutionEnvironment env = JobEnvironment.create(config.checkpointEvery());
        env.setBufferTimeout(0); // so few records cost less passed on at once than by timers
        env.setParallelism(1);
        job.accept(env);
        console.step(
                "Starting the " + name + " job",
                () -> {
                    jobs.start(name, env);
                    return name;
                });
    }

    private MarketFeed openFeed() throws IOException {
        return FeedChoice.open(options, settings, console, busy);
    }

    private LivePage.Sources sources() {
        return new LivePage.Sources(servers.influx(), servers.mail(), flink, ports.page());
    }

    private static void stopFlink(FlinkCluster cluster) {
        try {
            cluster.close();
        } catch (Exception e) {
            throw new IllegalStateException("Flink did not stop", e);
        }
    }

    /** Our clock: microseconds since 1970-01-01T00:00:00Z. */
    public static long nowUs() {
        return ChronoUnit.MICROS.between(Instant.EPOCH, Instant.now());
    }

    @Override
    public void close() {
        if (haltsNext) {
            open.closeAllInTime();
        } else {
            open.closeAll();
        }
    }
}
