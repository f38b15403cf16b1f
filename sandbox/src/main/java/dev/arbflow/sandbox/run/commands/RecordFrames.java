package dev.arbflow.sandbox.run.commands;

import dev.arbflow.connector.websocket.ConnectionSpec;
import dev.arbflow.connector.websocket.ExchangeSourceOptions;
import dev.arbflow.connector.websocket.client.FeedSession;
import dev.arbflow.connector.websocket.client.FeedSessions;
import dev.arbflow.jobs.IngestJob;
import dev.arbflow.jobs.config.Detection;
import dev.arbflow.jobs.config.Venues;
import dev.arbflow.jobs.config.settings.ConfigReader;
import dev.arbflow.jobs.io.exchange.MarketFeeds;
import dev.arbflow.sandbox.frames.FrameRecorder;
import dev.arbflow.sandbox.run.Sandbox;
import dev.arbflow.sandbox.run.SimulatedFeed;
import dev.arbflow.sandbox.sim.DislocationPlan;
import dev.arbflow.sandbox.sim.Scenario;
import dev.arbflow.sandbox.truth.Oracle;
import dev.arbflow.sandbox.truth.TruthRule;
import dev.arbflow.sandbox.venues.SimulatedVenueList;
import dev.arbflow.sandbox.venues.SimulatedVenues;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * The command behind {@code scripts/record-sample-frames.sh}: a quiet, shallow and faultless market
 * on the simulated venues, read by our own clients, as files for {@code --feed frames:DIR}.
 */
@Command(
        name = "record-sample-frames.sh",
        sortOptions = false,
        description = "Records what the simulated venues say, for --feed frames:DIR.")
public final class RecordFrames {
    private static final int DEPTH = 10;
    private static final double UPDATES_PER_SECOND = 5;
    private static final double TRADES_PER_SECOND = 1;
    private static final int MAX_EVENTS = 1_000;

    /** For every connection to be made and heard. */
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    @Option(names = "--to", paramLabel = "DIR", required = true, description = "Where files go.")
    private Path folder;

    @Option(
            names = "--seconds",
            paramLabel = "N",
            defaultValue = "15",
            converter = WholeNumber.class,
            description = "For how long, once every venue is heard (default: ${DEFAULT-VALUE}).")
    private int seconds;

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "42",
            description = "Seed of the simulated market (default: ${DEFAULT-VALUE}).")
    private long seed;

    @Option(names = "--help", usageHelp = true, description = "Show this text.")
    boolean help;

    private RecordFrames() {}

    /**
     * Records in this process.
     *
     * @return 0 if the files are complete, 1 if that failed, 2 if it was asked for wrongly
     */
    static int run(String[] args, PrintStream out) {
        RecordFrames options = new RecordFrames();
        return new Invocation(new CommandLine(options), out).run(args, options::write);
    }

    private int write() throws IOException, InterruptedException {
        Files.createDirectories(folder);
        Detection detection = settings(Map.of()).detection();
        Oracle nobody =
                new Oracle(
                        TruthRule.of(
                                detection.rule(),
                                SimulatedFeed.charges(detection),
                                DEPTH,
                                detection.outOfOrderness()));
        try (FrameRecorder recorder = new FrameRecorder(folder, "simulated");
                SimulatedVenues venues =
                        new SimulatedVenues(scenario(detection), nobody, Sandbox::nowUs)) {
            venues.start();
            venues.uris().keySet().forEach(feed -> venues.simulator(feed).tap(recorder));
            listen(settings(SimulatedFeed.settings(venues, scenario(detection))).venues());
        }
        return RunLocal.FINE;
    }

    /** Reads all feeds as the ingest job does, and forgets what it reads. */
    private void listen(Venues venues) throws IOException, InterruptedException {
        ExchangeSourceOptions options = IngestJob.source(venues).build();
        Semaphore arrivals = new Semaphore(0);
        try (FeedSessions sessions = new FeedSessions(options, Sandbox::nowUs, arrivals::release)) {
            List<FeedSession> all = new ArrayList<>();
            for (ConnectionSpec connection : MarketFeeds.connections(venues)) {
                all.add(sessions.start(connection, 0, (what, by) -> {}));
            }
            try {
                listen(all, arrivals);
            } finally {
                all.forEach(FeedSession::close);
            }
        }
    }

    /** The time begins once every connection has said something. */
    private void listen(List<FeedSession> all, Semaphore arrivals)
            throws IOException, InterruptedException {
        Set<FeedSession> silent = new HashSet<>(all);
        boolean begun = false;
        long endNs = System.nanoTime() + PATIENCE.toNanos();
        for (long restNs = 1; restNs > 0; restNs = endNs - System.nanoTime()) {
            if (arrivals.tryAcquire(restNs, TimeUnit.NANOSECONDS)) {
                arrivals.drainPermits();
            }
            for (FeedSession session : all) {
                session.events().drainTo(event -> silent.remove(session), MAX_EVENTS);
            }
            if (!begun && silent.isEmpty()) {
                begun = true;
                endNs = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
            }
        }
        if (!begun) {
            throw new IOException(
                    "%d of %d connections said nothing for %d s"
                            .formatted(silent.size(), all.size(), PATIENCE.toSeconds()));
        }
    }

    private Scenario scenario(Detection detection) {
        DislocationPlan plan =
                new DislocationPlan(
                        detection.rule(),
                        detection.fees(),
                        Duration.ofSeconds(3),
                        Duration.ofMillis(2_500),
                        Duration.ofMillis(4_000));
        return Scenario.standard(SimulatedVenueList.traits(), seed, plan)
                .withoutFaults()
                .withDepth(DEPTH)
                .withRates(UPDATES_PER_SECOND, TRADES_PER_SECOND);
    }

    private static ConfigReader settings(Map<String, String> feed) {
        Map<String, String> settings = new HashMap<>(feed);
        settings.put("BOOK_DEPTH", Integer.toString(DEPTH));
        return new ConfigReader(new String[0], settings);
    }
}
