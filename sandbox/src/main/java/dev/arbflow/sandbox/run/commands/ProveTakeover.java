package dev.arbflow.sandbox.run.commands;

import dev.arbflow.market.Origin;
import dev.arbflow.sandbox.run.TakeOverTrial;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.Locale;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The command behind {@code scripts/prove-takeover.sh}: kills one of two ingests, in turn. */
@Command(
        name = "prove-takeover.sh",
        sortOptions = false,
        description = {
            "Kills one of two ingest processes without savepoint, in turn, while a reader looks; prints",
            "how old a book became, and which of the venues' trades were missing or told twice."
        })
final class ProveTakeover {
    /** Above this a leg is refused as stale by default twice over. */
    private static final Duration TOO_OLD = Duration.ofSeconds(6);

    private static final String SECOND = "b";

    @Option(
            names = "--kills",
            paramLabel = "N",
            defaultValue = "3",
            converter = WholeNumber.class,
            description = "How often (default: ${DEFAULT-VALUE}).")
    int kills;

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "7",
            description = "Of the simulated market (default: ${DEFAULT-VALUE}).")
    long seed;

    @Option(names = "--help", usageHelp = true, description = "Show this text.")
    boolean help;

    private ProveTakeover() {}

    /**
     * Prints a line a kill, and one about all trades.
     *
     * @return 0 if no trade is missing or told twice and no book became too old, 1 if not so, 2 if
     *     it was asked for wrongly
     */
    static int run(String[] args, PrintStream out) {
        ProveTakeover options = new ProveTakeover();
        return new Invocation(new CommandLine(options), out).run(args, () -> options.prove(out));
    }

    private int prove(PrintStream out) throws Exception {
        Path dir = Files.createTempDirectory("arbflow-takeover");
        try (TakeOverTrial trial = TakeOverTrial.start(dir, seed)) {
            return prove(trial, out);
        } finally {
            delete(dir);
        }
    }

    private int prove(TakeOverTrial trial, PrintStream out) throws Exception {
        boolean inTime = true;
        String owner = Origin.FIRST_INGEST;
        for (int kill = 1; kill <= kills; kill++) {
            String other = owner.equals(SECOND) ? Origin.FIRST_INGEST : SECOND;
            long oldestUs = trial.kill(owner, other);
            out.printf(
                    Locale.ROOT,
                    "kill %d: %s is gone, %s has taken over; oldest book %.1f s%n",
                    kill,
                    owner,
                    other,
                    oldestUs / 1e6);
            inTime &= oldestUs <= TOO_OLD.toMillis() * 1_000;
            trial.startIngest(owner);
            owner = other;
        }
        TakeOverTrial.Trades trades = trial.trades();
        out.printf(
                Locale.ROOT,
                "%d trades, %d missing, %d told twice%n",
                trades.made(),
                trades.missing(),
                trades.doubled());
        boolean whole = trades.made() > 0 && trades.missing() == 0 && trades.doubled() == 0;
        return inTime && whole ? RunLocal.FINE : RunLocal.WRONG;
    }

    private static void delete(Path dir) throws IOException {
        try (Stream<Path> files = Files.walk(dir)) {
            for (Path each : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(each);
            }
        }
    }
}
