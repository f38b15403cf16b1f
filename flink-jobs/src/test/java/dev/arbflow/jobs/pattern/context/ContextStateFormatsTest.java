package dev.arbflow.jobs.pattern.context;

import dev.arbflow.jobs.privacy.PublishedTrade;
import dev.arbflow.jobs.testing.StateBytes;
import dev.arbflow.market.Feed;
import dev.arbflow.market.Side;
import dev.arbflow.market.Times;
import dev.arbflow.market.arbitrage.CloseReason;
import java.io.IOException;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The bytes of every state format ever shipped can be read, and mean what they meant. */
class ContextStateFormatsTest extends ContextTestBase {

    static Stream<StateBytes<?>> formats() {
        return Stream.of(
                StateBytes.of(
                        ClusterMark.class,
                        new ClusterMark(KRAKEN, 1, 2, 3, new double[] {4, 5}),
                        "01000e4b52414b454e7c4254432f55534400000000000000010000000000"
                                + "000002000000030000000240100000000000004014000000000000"),
                StateBytes.of(
                        KnownEpisode.class,
                        new KnownEpisode(
                                "BTC/USD|KRAKEN>BITSTAMP@1",
                                1,
                                2,
                                CloseReason.LEG_STALE,
                                3,
                                4,
                                new double[] {5}),
                        "0100194254432f5553447c4b52414b454e3e4249545354414d5040310000"
                                + "000000000001000000000000000200094c45475f5354414c454008000000"
                                + "0000004010000000000000000000014014000000000000"),
                StateBytes.of(
                        KnownEpisode.class,
                        new KnownEpisode(
                                "BTC/USD|KRAKEN>BITSTAMP@1", 1, 2, null, 3, 4, new double[0]),
                        "0100194254432f5553447c4b52414b454e3e4249545354414d5040310000"
                                + "000000000001000000000000000200004008000000000000401000000000"
                                + "000000000000"),
                StateBytes.of(
                        PublishedTrade.class,
                        new PublishedTrade(
                                "0f", Feed.KRAKEN, KRAKEN, Side.SELL, 1, 2, new Times(3, -4, 5, 6)),
                        "010002306600064b52414b454e000e4b52414b454e7c4254432f55534400"
                                + "0453454c4c3ff00000000000004000000000000000010000000000000003"
                                + "fffffffffffffffc00000000000000050000000000000006"));
    }

    @ParameterizedTest
    @MethodSource("formats")
    void keepsItsBytes(StateBytes<?> format) throws IOException {
        format.assertKept();
    }
}
