package dev.arbflow.sandbox.run.commands;

import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What {@link ServeOne} is told. */
@Command(
        name = "servers.sh",
        sortOptions = false,
        description = "Runs one server of the sandbox in this process until it is terminated.")
final class ServeOptions {

    /** The servers there are. */
    enum Kind {
        KAFKA,
        MONGO,
        INFLUX,
        MAIL,
        VENUES
    }

    @Parameters(index = "0", paramLabel = "kafka|mongo|influx|mail|venues")
    Kind kind;

    @Option(
            names = "--dir",
            paramLabel = "DIR",
            defaultValue = "arbflow-data",
            description = "Where data, log and settings go (default: ${DEFAULT-VALUE}).")
    Path dir;

    @Option(
            names = "--port",
            paramLabel = "N",
            defaultValue = "0",
            description = "Where it listens; venues take five ports from here; 0 takes free ones.")
    int port;

    @Option(
            names = "--bind",
            paramLabel = "ADDRESS",
            defaultValue = "127.0.0.1",
            description = "Interface that venues listen on (default: ${DEFAULT-VALUE}).")
    InetAddress bind;

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "42",
            description = "Seed of the simulated market (default: ${DEFAULT-VALUE}).")
    long seed;

    @Option(
            names = "--pace",
            paramLabel = "FACTOR",
            defaultValue = "1",
            description = "How fast the simulated market moves (default: ${DEFAULT-VALUE}).")
    double pace;

    @Option(
            names = "--pace-after",
            paramLabel = "SECONDS",
            defaultValue = "0",
            description = "When it begins to move at that pace (default: at once).")
    long paceAfterS;

    @Option(
            names = "--pace-for",
            paramLabel = "SECONDS",
            defaultValue = "0",
            description = "For how long, before it moves as usual again (default: for ever).")
    long paceForS;

    @Option(
            names = "--no-faults",
            description = "Let the simulated venues cut no lines and spoil no checksums.")
    boolean noFaults;

    @Option(names = "--help", usageHelp = true, description = "Show this text.")
    boolean help;

    /** When the pace changes. */
    Duration paceAfter() {
        return Duration.ofSeconds(paceAfterS);
    }

    /** How long it stays so; nothing for ever. */
    Optional<Duration> paceFor() {
        return paceForS == 0 ? Optional.empty() : Optional.of(Duration.ofSeconds(paceForS));
    }

    /** The server's name in file names. */
    String name() {
        return kind.name().toLowerCase(Locale.ROOT);
    }
}
