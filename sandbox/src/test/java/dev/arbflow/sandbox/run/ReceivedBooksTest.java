package dev.arbflow.sandbox.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.arbflow.market.Feed;
import dev.arbflow.market.Origin;
import dev.arbflow.market.book.Book;
import dev.arbflow.market.book.BookUpdate;
import dev.arbflow.market.book.Progress;
import dev.arbflow.market.testing.Books;
import dev.arbflow.sandbox.sim.Level;
import dev.arbflow.sandbox.truth.seen.Delivery;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReceivedBooksTest {
    private static final long S = 1_000_000;

    private final List<Delivery> seen = new ArrayList<>();
    private final ReceivedBooks received = new ReceivedBooks(seen::add);

    private void alive(Feed feed, long epoch, long receiveS) {
        received.add(
                BookUpdate.of(
                        Progress.ofAll(
                                new Origin(feed, feed + "-0", epoch, 1),
                                receiveS * S,
                                receiveS * S - 10,
                                10,
                                feed + "|BTC/USD")));
    }

    @Test
    void connectionsThatAreWrittenSideBySideArePutInOrder() {
        alive(Feed.KRAKEN, 1, 1);
        alive(Feed.KRAKEN, 1, 20);
        alive(Feed.BITSTAMP, 1, 2);
        alive(Feed.BITSTAMP, 1, 25);
        alive(Feed.KRAKEN, 2, 40);

        assertThat(seen).extracting(Delivery::receiveUs).containsExactly(S, 2 * S);
        assertThat(received.end()).isEmpty();
        assertThat(seen)
                .extracting(Delivery::receiveUs)
                .containsExactly(S, 2 * S, 20 * S, 25 * S, 40 * S);
        assertThat(seen).extracting(Delivery::session).containsExactly(0L, 1L, 0L, 1L, 2L);
    }

    @Test
    void whatComesFartherBehindThanAnybodyWaitsIsNoSoundRecord() {
        alive(Feed.KRAKEN, 1, 20);
        alive(Feed.KRAKEN, 1, 60);
        alive(Feed.BITSTAMP, 1, 2);

        assertThat(received.end()).contains("records are more than 30 s out of order");
        assertThat(seen).extracting(Delivery::receiveUs).containsExactly(20 * S, 60 * S);
    }

    @ParameterizedTest
    @CsvSource({"1e11, 1", "100, 2e11", "100, 1e-9"})
    void whatNoUnitCanExpressIsNoSoundBookAndNoOtherNumber(double price, double quantity) {
        Book book = Books.kraken("BTC/USD").bid(97, 1).ask(98, 3).ask(price, quantity).build();
        received.add(BookUpdate.of(book));

        assertThat(received.end()).get().asString().contains("1e-8");
        assertThat(seen)
                .singleElement()
                .extracting(each -> ((Delivery.Shown) each.content()).book().asks())
                .isEqualTo(List.of(new Level(9_800_000_000L, 300_000_000)));
    }
}
