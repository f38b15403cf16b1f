package dev.arbflow.sandbox.run.commands;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Which simulated markets are judged, for how long, and in which document the tables go. */
final class SeriesOptions {
    @Option(
            names = "--seeds",
            paramLabel = "N,N...",
            split = ",",
            defaultValue = "1,2,3,4,5,6,7,8,9,10",
            description = "A trial for each seed (default: ${DEFAULT-VALUE}).")
    List<Long> seeds;

    @Option(
            names = "--minutes",
            paramLabel = "N",
            converter = WholeNumber.class,
            description = "How long each lasts by the market's clock (default: ${DEFAULT-VALUE}).")
    private int minutes;

    @Option(
            names = "--write",
            paramLabel = "FILE",
            description = "Also puts the tables between the markers of a document.")
    private Path document;

    @Option(names = "--help", usageHelp = true, description = "Show this text.")
    boolean help;

    /**
     * @param minutes how long each market lasts unless somebody says otherwise
     */
    SeriesOptions(int minutes) {
        this.minutes = minutes;
    }

    Duration length() {
        return Duration.ofMinutes(minutes);
    }

    /**
     * Where the tables go beside the console, if anywhere.
     *
     * @throws IOException if nothing can be put there
     */
    Optional<MarkedPage> page(String begin, String end) throws IOException {
        if (document == null) {
            return Optional.empty();
        }
        MarkedPage page = new MarkedPage(document, begin, end);
        page.check();
        return Optional.of(page);
    }
}
