package dev.arbflow.sandbox.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.arbflow.market.Feed;
import dev.arbflow.market.Origin;
import dev.arbflow.market.book.BookUpdate;
import dev.arbflow.market.book.Progress;
import dev.arbflow.sandbox.truth.seen.Delivery;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

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
        assertThat(received.end()).isTrue();
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

        assertThat(received.end()).isFalse();
        assertThat(seen).extracting(Delivery::receiveUs).containsExactly(20 * S, 60 * S);
    }
}
