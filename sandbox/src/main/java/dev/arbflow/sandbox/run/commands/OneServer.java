package dev.arbflow.sandbox.run.commands;

import dev.arbflow.embedded.EmbeddedInflux;
import dev.arbflow.embedded.EmbeddedKafka;
import dev.arbflow.embedded.EmbeddedMail;
import dev.arbflow.embedded.EmbeddedMongo;
import dev.arbflow.jobs.config.settings.ConfigReader;
import dev.arbflow.market.Feed;
import dev.arbflow.sandbox.run.Closing;
import dev.arbflow.sandbox.run.Sandbox;
import dev.arbflow.sandbox.run.Servers;
import dev.arbflow.sandbox.run.SimulatedFeed;
import dev.arbflow.sandbox.run.outcome.MailLog;
import dev.arbflow.sandbox.truth.TruthFile;
import dev.arbflow.sandbox.venues.JournalFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;

/** One server of the sandbox and the settings by which the jobs find it. */
final class OneServer implements AutoCloseable {
    private static final int REMEMBERED_MAILS = 10_000;

    private final Closing parts = new Closing();
    private final Map<String, String> settings;

    /**
     * Starts it.
     *
     * @param environment settings of the jobs, by which simulated dislocations are sized
     * @throws IOException if a port or a folder cannot be used
     */
    OneServer(ServeOptions options, Map<String, String> environment) throws IOException {
        settings =
                switch (options.kind) {
                    case KAFKA -> kafka(options.dir.resolve("kafka"), options.port);
                    case MONGO -> mongo(options.dir.resolve("mongo"), options.port);
                    case INFLUX -> influx(options.dir.resolve("influx"), options.port);
                    case MAIL -> mail(options.dir.resolve("mails.tsv"), options.port);
                    case VENUES -> venues(options, environment);
                };
    }

    /** The settings by which the jobs find it. */
    Map<String, String> settings() {
        return settings;
    }

    private Map<String, String> kafka(Path folder, int port) throws IOException {
        EmbeddedKafka kafka = parts.add(EmbeddedKafka.start(folder, port), EmbeddedKafka::close);
        return Servers.settings(kafka);
    }

    private Map<String, String> mongo(Path folder, int port) throws IOException {
        EmbeddedMongo mongo = parts.add(EmbeddedMongo.start(folder, port), EmbeddedMongo::close);
        return Servers.settings(mongo);
    }

    private Map<String, String> influx(Path folder, int port) throws IOException {
        EmbeddedInflux influx =
                parts.add(EmbeddedInflux.start(folder, port), EmbeddedInflux::close);
        Servers.createTables(influx);
        return Servers.settings(influx);
    }

    private Map<String, String> mail(Path log, int port) throws IOException {
        EmbeddedMail mail = EmbeddedMail.builder().port(port).capacity(REMEMBERED_MAILS).start();
        MailLog mails = parts.add(new MailLog(mail, log), MailLog::close);
        parts.add(mail, EmbeddedMail::close); // first, so that the log sees the last mail
        mails.start();
        return Servers.settings(mail);
    }

    /**
     * They keep {@code venues.tsv}, by which it can be judged what trades a client could have
     * known, and in the end leave {@code truth.tsv}, by which episodes can be.
     */
    private Map<String, String> venues(ServeOptions options, Map<String, String> environment)
            throws IOException {
        ConfigReader config = new ConfigReader(new String[0], environment);
        JournalFile journal =
                parts.add(new JournalFile(options.dir.resolve("venues.tsv")), JournalFile::close);
        SimulatedFeed feed =
                SimulatedFeed.of(
                        options.seed,
                        config.detection(),
                        config.venues().subscriptions().get(0).depth(),
                        Sandbox::nowUs,
                        journal,
                        !options.noFaults);
        feed.venues().pace(options.pace, options.paceAfter(), options.paceFor());
        feed.venues().start(options.bind, ports(options.port));
        parts.add(feed, SimulatedFeed::close);
        parts.add(feed, each -> keepTruth(each, options.dir.resolve("truth.tsv")));
        return feed.settings();
    }

    private static void keepTruth(SimulatedFeed feed, Path file) {
        try {
            TruthFile.write(feed.truth(Sandbox.nowUs()), file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** From the first port on, in the order of {@link Feed}. */
    static Map<Feed, Integer> ports(int first) {
        Map<Feed, Integer> ports = new EnumMap<>(Feed.class);
        int next = first;
        for (Feed feed : Feed.values()) {
            ports.put(feed, first == 0 ? 0 : next++);
        }
        return ports;
    }

    @Override
    public void close() {
        parts.closeAll();
    }
}
