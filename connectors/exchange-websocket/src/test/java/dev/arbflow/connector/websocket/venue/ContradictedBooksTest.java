package dev.arbflow.connector.websocket.venue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.arbflow.connector.websocket.ConnectionSpec.Dialect;
import dev.arbflow.connector.websocket.venue.SeenOutput.SeenFault;
import dev.arbflow.connector.websocket.venue.SeenOutput.SeenStatus;
import dev.arbflow.connector.websocket.venue.session.ProtocolEvent;
import dev.arbflow.market.Feed;
import dev.arbflow.market.Listing;
import dev.arbflow.market.book.BookValidity;
import dev.arbflow.market.book.FeedStatus.State;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** A book that its own market's trades prove wrong is withdrawn and asked for anew. */
class ContradictedBooksTest {
    private static final Listing BTC_USD = Listing.parse("COINBASE|BTC/USD");
    private static final String SNAPSHOT =
            """
            {"type":"snapshot","product_id":"BTC-USD","bids":[["99","1"]],\
            "asks":[["100","1"],["101","5"]]}""";

    private final Speaker coinbase =
            new Speaker(Speaker.spec(Feed.COINBASE, 10, Dialect.LIVE, BTC_USD.code()));
    private int trades = 10;

    @Test
    void theUpdateThatCoinbaseLostIsFoundByTheTradesAfterIt() throws Exception {
        coinbase.open().hear(SNAPSHOT, update("99", "2", 0));
        // What sold at 100 is gone, and the update that says so was lost.
        coinbase.hear(bought("101", 1), bought("101", 2), bought("101", 3));
        assertThat(coinbase.out.faults).isEmpty();
        int asked = coinbase.out.sent.size();

        coinbase.hear(bought("101", 4)).after(Duration.ofSeconds(1));

        assertThat(coinbase.out.counted(ProtocolEvent.CONTRADICTED_BOOK)).isEqualTo(1);
        assertThat(coinbase.out.faults).containsExactly(new SeenFault(BTC_USD, BookValidity.GAP));
        assertThat(coinbase.out.statuses)
                .endsWith(
                        new SeenStatus(
                                BTC_USD.code(),
                                State.GAP,
                                "3 trades within 2000 ms were above the best ask of 100.0"));
        assertThat(coinbase.out.sent.subList(asked, coinbase.out.sent.size()))
                .as("the book is asked for anew")
                .anyMatch(frame -> frame.contains("\"subscribe\"") && frame.contains("level2"));
        assertThat(coinbase.out.trades).as("no trade is lost with the book").hasSize(4);

        coinbase.hear(SNAPSHOT.replace("[\"100\",\"1\"],", ""), bought("101", 5));
        assertThat(coinbase.out.lastBook().asks().best()).isEqualTo(101);
        assertThat(coinbase.out.states()).endsWith(State.LIVE);
    }

    @Test
    void aBookThatFollowsItsTradesIsLeftAlone() throws Exception {
        coinbase.open().hear(SNAPSHOT);
        for (int second = 0; second < 30; second++) {
            coinbase.hear(bought("100", second), update("99", (second + 2) + "", second));
        }

        assertThat(coinbase.out.faults).isEmpty();
        assertThat(coinbase.out.counted(ProtocolEvent.CONTRADICTED_BOOK)).isZero();
    }

    private static String update(String price, String size, int second) {
        return """
               {"type":"l2update","product_id":"BTC-USD","changes":[["buy","%s","%s"]],\
               "time":"2026-07-02T00:00:%02d.000000Z"}"""
                .formatted(price, size, second);
    }

    private String bought(String price, int second) {
        trades++;
        return """
               {"type":"match","trade_id":%d,"side":"sell","size":"2","price":"%s",\
               "product_id":"BTC-USD","sequence":%d,"time":"2026-07-02T00:00:%02d.500000Z"}"""
                .formatted(trades, price, trades, second);
    }
}
