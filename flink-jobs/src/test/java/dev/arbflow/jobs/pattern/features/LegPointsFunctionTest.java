package dev.arbflow.jobs.pattern.features;

import static org.assertj.core.api.Assertions.assertThat;

import dev.arbflow.market.Feed;
import dev.arbflow.market.Origin;
import dev.arbflow.market.book.BookUpdate;
import dev.arbflow.market.book.Progress;
import dev.arbflow.market.testing.Books;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.functions.util.ListCollector;
import org.junit.jupiter.api.Test;

class LegPointsFunctionTest extends FeatureTestBase {
    private final LegPointsFunction function = new LegPointsFunction(Duration.ofMillis(250));
    private final List<LegPoint> points = new ArrayList<>();

    @Test
    void passesEveryBookOn() {
        tell(BookUpdate.of(Books.kraken("BTC/USD").bid(99, 1).ask(101, 1).at(5).asOf(4).build()));

        assertThat(points).hasSize(1);
        assertThat(points.get(0).listing()).isEqualTo(KRAKEN);
        assertThat(points.get(0).receiveUs()).isEqualTo(5_000);
        assertThat(points.get(0).aliveUs()).isEqualTo(4_000);
        assertThat(points.get(0).touch().mid()).isEqualTo(100);
    }

    @Test
    void passesAFewProofsOfLifeASecondOnForEachListing() {
        tell(BookUpdate.of(book("BTC/USD").build()));
        tell(BookUpdate.of(book("ETH/USD").build()));
        points.clear();
        for (long ms = 0; ms < 1_000; ms += 20) {
            tell(alive(ms, KRAKEN.code(), "KRAKEN|ETH/USD"));
        }

        assertThat(points).hasSize(8).allMatch(point -> point.touch() == null);
        assertThat(points)
                .filteredOn(point -> point.listing().equals(KRAKEN))
                .extracting(LegPoint::receiveUs)
                .containsExactly(0L, 260_000L, 500_000L, 760_000L);
    }

    @Test
    void passesNoProofOnFromAnotherSessionThanTheBooks() {
        tell(alive(20, KRAKEN.code())); // no book is known
        tell(BookUpdate.of(book("BTC/USD").build()));
        points.clear();
        tell(proof(new Origin(Feed.COINAPI, "COINAPI-0", 1, 1), 20));
        tell(proof(new Origin(Feed.KRAKEN, "KRAKEN-0", 2, 1), 40));

        assertThat(points).isEmpty();
    }

    private static Books book(String market) {
        return Books.kraken(market).bid(99, 1).ask(101, 1).at(0);
    }

    private static BookUpdate proof(Origin origin, long ms) {
        return BookUpdate.of(Progress.ofAll(origin, ms * 1_000, ms * 1_000, 0, KRAKEN.code()));
    }

    private void tell(BookUpdate update) {
        function.flatMap(update, new ListCollector<>(points));
    }

    private static BookUpdate alive(long ms, String... listings) {
        return BookUpdate.of(
                Progress.ofAll(
                        new Origin(Feed.KRAKEN, "KRAKEN-0", 1, 1),
                        ms * 1_000,
                        ms * 1_000,
                        0,
                        listings));
    }
}
