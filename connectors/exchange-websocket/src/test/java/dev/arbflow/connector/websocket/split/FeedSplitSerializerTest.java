package dev.arbflow.connector.websocket.split;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.arbflow.connector.websocket.ConnectionSpec;
import dev.arbflow.connector.websocket.testing.Connections;
import dev.arbflow.market.Listing;
import java.io.IOException;
import java.net.URI;
import java.util.HexFormat;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FeedSplitSerializerTest {

    private static final FeedSplit SPLIT =
            new FeedSplit(
                    Connections.kraken(
                            "KRAKEN-0", URI.create("wss://ws.kraken.com/v2"), "BTC/USD", "ETH/USD"),
                    258);

    private static final String VERSION_1 =
            "00064b52414b454e" // KRAKEN
                    + "00084b52414b454e2d30" // KRAKEN-0
                    + "00167773733a2f2f77732e6b72616b656e2e636f6d2f7632" // the address
                    + "00000002" // two listings
                    + "000e4b52414b454e7c4254432f555344" // KRAKEN|BTC/USD
                    + "000e4b52414b454e7c4554482f555344" // KRAKEN|ETH/USD
                    + "0000000a" // depth 10
                    + "00044c495645" // LIVE
                    + "0000000000000102"; // epoch 258

    private static final FeedSplit SPLIT_WITH_TRADES =
            new FeedSplit(
                    SPLIT.spec(),
                    258,
                    Map.of(
                            Listing.parse("KRAKEN|ETH/USD"), 3L,
                            Listing.parse("KRAKEN|BTC/USD"), 4_294_967_296L));

    private static final String VERSION_2 =
            VERSION_1
                    + "00000002" // two of them have traded
                    + "000e4b52414b454e7c4254432f555344" // KRAKEN|BTC/USD
                    + "0000000100000000" // up to number 4294967296
                    + "000e4b52414b454e7c4554482f555344" // KRAKEN|ETH/USD
                    + "0000000000000003"; // up to number 3

    private final FeedSplitSerializer serializer = new FeedSplitSerializer();

    @Test
    void readsTheBytesOfVersion1() throws IOException {
        assertThat(serializer.deserialize(1, HexFormat.of().parseHex(VERSION_1))).isEqualTo(SPLIT);
    }

    @Test
    void readsTheBytesOfVersion2() throws IOException {
        assertThat(serializer.deserialize(2, HexFormat.of().parseHex(VERSION_2)))
                .isEqualTo(SPLIT_WITH_TRADES);
    }

    @Test
    void writesTheBytesOfVersion2() throws IOException {
        assertThat(serializer.getVersion()).isEqualTo(2);
        assertThat(HexFormat.of().formatHex(serializer.serialize(SPLIT_WITH_TRADES)))
                .isEqualTo(VERSION_2);
    }

    @Test
    void refusesAVersionItDoesNotKnow() {
        assertThatThrownBy(() -> serializer.deserialize(3, new byte[0]))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("version of a feed split: 3");
    }

    @Test
    void underTodaysOptionsTheSubscriptionsAreTodaysAndTheEpochGoesOn() {
        ConnectionSpec today =
                Connections.kraken("KRAKEN-0", URI.create("ws://127.0.0.1:9"), "SOL/USD");
        assertThat(SPLIT.under(Connections.options(today).build()))
                .contains(new FeedSplit(today, 258));
    }

    @Test
    void theTradesOfListingsThatAreStillSubscribedGoOn() {
        ConnectionSpec today =
                Connections.kraken(
                        "KRAKEN-0", URI.create("ws://127.0.0.1:9"), "SOL/USD", "ETH/USD");
        assertThat(SPLIT_WITH_TRADES.under(Connections.options(today).build()))
                .contains(new FeedSplit(today, 258, Map.of(Listing.parse("KRAKEN|ETH/USD"), 3L)));
    }

    @Test
    void underOptionsWithoutItThereIsNoSplit() {
        ConnectionSpec other =
                Connections.kraken("KRAKEN-1", URI.create("ws://127.0.0.1:9"), "SOL/USD");
        assertThat(SPLIT.under(Connections.options(other).build())).isEmpty();
    }
}
