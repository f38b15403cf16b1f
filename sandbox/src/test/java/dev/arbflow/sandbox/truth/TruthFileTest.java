package dev.arbflow.sandbox.truth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.arbflow.market.Listing;
import dev.arbflow.market.Route;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TruthFileTest {
    private static final Route ROUTE = Route.parse("BTC/USD|KRAKEN>BITSTAMP");
    private static final Route QUIET = Route.parse("BTC/USD|BITSTAMP>KRAKEN");

    @TempDir Path folder;

    @Test
    void whatIsReadIsWhatWasWritten() throws IOException {
        KnownTruth truth =
                new KnownTruth(
                        250_000,
                        Map.of(
                                ROUTE,
                                new RouteCourse(
                                        List.of(stretch(20, 30)),
                                        List.of(stretch(10, 15), stretch(19, 31)),
                                        List.of(stretch(9, 40)),
                                        List.of(stretch(9, 50))),
                                QUIET,
                                new RouteCourse(List.of(), List.of(), List.of(), List.of())),
                        List.of(
                                new FeedFault(
                                        Listing.parse("KRAKEN|BTC/USD"),
                                        FeedFault.Kind.CHECKSUM,
                                        25)));
        Path file = folder.resolve("truth.tsv");

        TruthFile.write(truth, file);

        assertThat(TruthFile.read(file)).isEqualTo(truth);
    }

    @Test
    void aStretchOfAnotherKindIsRefused() throws IOException {
        Path file = folder.resolve("truth.tsv");
        Files.write(file, List.of("route\t" + ROUTE.code(), "wished\t1\t2"));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> TruthFile.read(file))
                .withMessageContaining("wished");
    }

    private static Interval stretch(long fromUs, long toUs) {
        return new Interval(ROUTE, fromUs, toUs);
    }
}
