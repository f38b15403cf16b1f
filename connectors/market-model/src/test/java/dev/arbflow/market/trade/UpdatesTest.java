package dev.arbflow.market.trade;

import static org.assertj.core.api.Assertions.assertThat;

import dev.arbflow.market.Feed;
import dev.arbflow.market.Origin;
import dev.arbflow.market.Times;
import dev.arbflow.market.book.BookUpdate;
import dev.arbflow.market.book.Progress;
import dev.arbflow.market.testing.Books;
import dev.arbflow.market.testing.Trades;
import org.junit.jupiter.api.Test;

/** Records of the books and trades topics: an event, or the progress of its connection. */
class UpdatesTest {
    private static final Origin ORIGIN = new Origin(Feed.KRAKEN, "KRAKEN-0", 1, 7);
    private static final Times TIMES = new Times(900, 0, 1_000, 1_001);
    private static final Progress PROGRESS =
            Progress.ofAll(ORIGIN, 2_000, 1_900, 100, new String[0]);

    @Test
    void aBookHappensWhenItIsReceived() {
        BookUpdate update =
                BookUpdate.of(Books.kraken("BTC/USD").delivery(1, 7).times(TIMES).build());

        assertThat(update.receiveUs()).isEqualTo(1_000);
        assertThat(update.origin()).isEqualTo(ORIGIN);
    }

    @Test
    void aTradeHappensWhenItsVenueSays() {
        TradeUpdate update =
                TradeUpdate.of(Trades.kraken("BTC/USD").delivery(1, 7).times(TIMES).build());

        assertThat(update.happenedUs()).isEqualTo(900);
        assertThat(update.receiveUs()).isEqualTo(1_000);
        assertThat(update.origin()).isEqualTo(ORIGIN);
    }

    @Test
    void progressMovesBooksByReceiveTimeAndTradesByWhatIsProven() {
        assertThat(BookUpdate.of(PROGRESS).receiveUs()).isEqualTo(2_000);
        assertThat(BookUpdate.of(PROGRESS).origin()).isEqualTo(ORIGIN);
        assertThat(TradeUpdate.of(PROGRESS).happenedUs()).isEqualTo(1_900);
        assertThat(TradeUpdate.of(PROGRESS).receiveUs()).isEqualTo(2_000);
        assertThat(TradeUpdate.of(PROGRESS).origin()).isEqualTo(ORIGIN);
    }

    @Test
    void progressIsEqualByAllItSays() {
        Progress named = progress(2_000, 1_900, 100, "KRAKEN|BTC/USD");

        assertThat(named)
                .isEqualTo(progress(2_000, 1_900, 100, "KRAKEN|BTC/USD"))
                .hasSameHashCodeAs(progress(2_000, 1_900, 100, "KRAKEN|BTC/USD"))
                .isNotEqualTo(PROGRESS)
                .isNotEqualTo(progress(2_001, 1_900, 100, "KRAKEN|BTC/USD"))
                .isNotEqualTo(progress(2_000, 1_901, 100, "KRAKEN|BTC/USD"))
                .isNotEqualTo(progress(2_000, 1_900, 101, "KRAKEN|BTC/USD"))
                .isNotEqualTo(progress(2_000, 1_900, 100, "KRAKEN|ETH/USD"))
                .isNotEqualTo("progress");
        assertThat(named.toString()).contains("KRAKEN-0").contains("2000").contains("1900");
    }

    private static Progress progress(long receiveUs, long asOfUs, long lagUs, String... listings) {
        return Progress.ofAll(ORIGIN, receiveUs, asOfUs, lagUs, listings);
    }
}
