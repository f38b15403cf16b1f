package dev.arbflow.sandbox.run;

import dev.arbflow.connector.websocket.ConnectionSpec;
import dev.arbflow.connector.websocket.ExchangeSourceOptions;
import dev.arbflow.jobs.IngestJob;
import dev.arbflow.jobs.config.DataOrigin;
import dev.arbflow.jobs.config.PipelineConfig;
import dev.arbflow.jobs.config.Secret;
import dev.arbflow.jobs.config.Subscription;
import dev.arbflow.jobs.config.Venues;
import dev.arbflow.jobs.io.exchange.MarketFeeds;
import dev.arbflow.sandbox.frames.RecordedFeeds;
import dev.arbflow.sandbox.frames.Recording;
import dev.arbflow.sandbox.frames.ReplayServer;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.LongSummaryStatistics;
import java.util.Map;
import java.util.Optional;

/**
 * Recorded frames, played over local websockets, each recording by a server of its own.
 *
 * <p>Recordings of one day that were not made at the same time are each shifted by a constant, so
 * that all begin together with the one that begins last.
 */
final class RecordedFeed implements MarketFeed {

    /** Recordings lie years apart: the end of an early one must not be taken for silence. */
    private static final Duration NEVER_QUIET = Duration.ofDays(36_500);

    private static final long DAY_US = Duration.ofDays(1).toMillis() * 1_000;

    private final List<ReplayServer> servers;

    private RecordedFeed(List<ReplayServer> servers) {
        this.servers = servers;
    }

    /**
     * Serves all recordings of a folder and says which files it leaves out.
     *
     * @param speed how much faster than recorded
     * @throws IOException if a recording cannot be read
     * @throws IllegalArgumentException if there is none
     */
    static RecordedFeed start(Path folder, double speed, Console console) throws IOException {
        RecordedFeeds found = RecordedFeeds.open(folder);
        found.skipped().forEach((file, why) -> console.say("Skipping %s: %s", file, why));
        if (found.recordings().isEmpty()) {
            throw new IllegalArgumentException("--feed: no recording in " + folder);
        }
        List<ReplayServer> servers = new ArrayList<>();
        found.recordings().forEach(each -> servers.add(new ReplayServer(each, speed).start()));
        return new RecordedFeed(servers);
    }

    @Override
    public Map<String, String> settings() {
        return Map.of(
                "ALERT_DIGEST_AFTER_MS",
                "0", // recorded alerts are all old
                "DATA_ORIGIN",
                origin().setting());
    }

    @Override
    public PipelineConfig adapt(PipelineConfig config) {
        return new PipelineConfig(
                new Venues(
                        servers.stream().map(RecordedFeed::subscription).toList(),
                        Optional.of(new Secret("recorded"))),
                config.kafka().withQuiet(NEVER_QUIET),
                config.detection(),
                config.dedup(),
                config.prices(),
                config.indicative(),
                config.privacy(),
                config.patterns(),
                config.stores(),
                config.terms(),
                config.paper(),
                config.cycles(),
                config.checkpointEvery());
    }

    private static Subscription subscription(ReplayServer server) {
        Recording recording = server.recording();
        return new Subscription(
                recording.feed(),
                Optional.of(server.uri()),
                recording.listings(),
                recording.depth(),
                !recording.live());
    }

    @Override
    public ExchangeSourceOptions source(PipelineConfig config) {
        Map<URI, Recording> byAddress = new HashMap<>();
        servers.forEach(server -> byAddress.put(server.uri(), server.recording()));
        Map<String, ExchangeSourceOptions.Recording> byConnection = new HashMap<>();
        for (ConnectionSpec connection : MarketFeeds.connections(config.venues())) {
            long firstUs = byAddress.get(connection.uri()).firstUs();
            byConnection.put(
                    connection.name(),
                    new ExchangeSourceOptions.Recording(firstUs, beginOfDay(firstUs) - firstUs));
        }
        return IngestJob.source(config.venues())
                .recordings(byConnection)
                .stopWhen(ExchangeSourceOptions.StopWhen.END_OF_RECORDING)
                .build();
    }

    /**
     * When the last recording of the day of a moment begins; the moment itself if that day's
     * recordings were made together.
     */
    private long beginOfDay(long timeUs) {
        List<Recording> ofDay =
                servers.stream()
                        .map(ReplayServer::recording)
                        .filter(recording -> recording.firstUs() / DAY_US == timeUs / DAY_US)
                        .toList();
        long lastBegin = ofDay.stream().mapToLong(Recording::firstUs).max().orElse(timeUs);
        long firstEnd = ofDay.stream().mapToLong(Recording::lastUs).min().orElse(timeUs);
        return lastBegin < firstEnd ? timeUs : lastBegin;
    }

    @Override
    public boolean isRecorded() {
        return true;
    }

    @Override
    public boolean isOfOneStretch() {
        LongSummaryStatistics days =
                servers.stream()
                        .mapToLong(server -> server.recording().firstUs() / DAY_US)
                        .summaryStatistics();
        return days.getMax() - days.getMin() <= 1;
    }

    /** With its day, if all of it is of one. */
    private DataOrigin origin() {
        List<LocalDate> days =
                servers.stream()
                        .map(server -> server.recording().firstUs())
                        .map(firstUs -> Instant.EPOCH.plus(firstUs, ChronoUnit.MICROS))
                        .map(first -> LocalDate.ofInstant(first, ZoneOffset.UTC))
                        .distinct()
                        .toList();
        return new DataOrigin(DataOrigin.Kind.RECORDED, days.size() == 1 ? days.get(0) : null);
    }

    @Override
    public Map<String, URI> addresses() {
        Map<String, URI> addresses = new LinkedHashMap<>();
        servers.forEach(server -> addresses.put(server.recording().name(), server.uri()));
        return addresses;
    }

    @Override
    public Optional<Judged> judge(Found found, long untilUs) {
        return Optional.empty();
    }

    @Override
    public void close() {
        servers.forEach(ReplayServer::close);
    }
}
