package dev.arbflow.jobs.alert;

import static org.assertj.core.api.Assertions.assertThat;

import dev.arbflow.jobs.testing.StateBytes;
import dev.arbflow.market.Feed;
import dev.arbflow.market.Listing;
import dev.arbflow.market.Side;
import dev.arbflow.market.Venue;
import dev.arbflow.market.arbitrage.Alert;
import dev.arbflow.market.arbitrage.PaperDay;
import dev.arbflow.market.behaviour.SuspectActivity;
import dev.arbflow.market.testing.Alerts;
import dev.arbflow.market.trade.PriceWindow;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The bytes in which notices and what leads to them are kept: never to change. */
class NoticeStateFormatsTest extends AlertTestBase {
    private static final IndicativeEdge EDGE =
            new IndicativeEdge(
                    KRAKEN_TO_BITSTAMP,
                    0,
                    60_000_000,
                    100,
                    101,
                    100,
                    59.6,
                    3,
                    new IndicativeEdge.Fees(
                            new BigDecimal("0.008"), "a page", BigDecimal.ZERO, "another"),
                    true);

    static Stream<StateBytes<?>> formats() {
        return Stream.of(
                StateBytes.of(
                        Notice.class,
                        Notice.of(
                                Alerts.of(
                                        Alert.Kind.OPENED,
                                        opened(KRAKEN_TO_BITSTAMP, 1, 5).episode())),
                        "0100064f50454e4544010100064f50454e454401001f4254432f5553447c"
                                + "4b52414b454e3e4249545354414d5040313030303030300000000000000f"
                                + "42400000000100000001401400000000000000000000000f424000000001"
                                + "001f4254432f5553447c4b52414b454e3e4249545354414d504031303030"
                                + "3030300000000100174254432f5553447c4b52414b454e3e424954535441"
                                + "4d50000000000000000f424000000000000f424000000000000f42400140"
                                + "140000000000004014000000000000401400000000000040140000000000"
                                + "0004000131000531303030300003352e3040c388000000000040c38a8000"
                                + "0000000000010100060a24184465a0000731303030302e30000731303030"
                                + "352e300000000000002ee00000000000002328000101000731303030302e"
                                + "30000731303030352e300000060a2418722c600400013100053130303030"
                                + "0003352e3040c388000000000040c38a80000000000000010100060a2418"
                                + "4465a0000731303030302e30000731303030352e300000000000002ee000"
                                + "00000000002328000101000731303030302e30000731303030352e300000"
                                + "060a2418722c600102000130001162697466696e65782e636f6d2f666565"
                                + "730005302e30303400087363686564756c654044147ae147ae1400000003"
                                + "322e35000000000000000100000000000000000000000000000000000466"
                                + "6565730000000000000000000000000100000000000f4240000000010000"
                                + "00000000000000045345454e010000000000000000000000000000000000"
                                + "000000000000000000000000000000000000000000000000000000000000"
                                + "000000000001d905c000"),
                StateBytes.of(
                        Notice.class,
                        hint(),
                        "01000a494e44494341544956450001010007434f494e4150490007425443"
                                + "2f555344000000010200174254432f5553447c4b52414b454e3e42495453"
                                + "54414d500000000000000000000000000393870040590000000000004059"
                                + "4000000000004059000000000000404dcccccccccccd4008000000000000"
                                + "01010005302e30303800066120706167650001300007616e6f7468657201"
                                + "000000000393870000000000001e8480"),
                StateBytes.of(
                        Letter.class,
                        Letter.of("a@b.org", hint()),
                        "020100076140622e6f72670101000a494e44494341544956450001010007"
                                + "434f494e41504900074254432f555344000000010200174254432f555344"
                                + "7c4b52414b454e3e4249545354414d500000000000000000000000000393"
                                + "8700405900000000000040594000000000004059000000000000404dcccc"
                                + "cccccccd400800000000000001010005302e303038000661207061676500"
                                + "01300007616e6f7468657201000000000393870000000000001e848000"
                                + "0000000000000000"),
                StateBytes.of(
                        Letter.class,
                        Letter.of("a@b.org", heldBack()),
                        "020100076140622e6f726700010100000000000f424000000000001e8480"
                                + "00000000000000000000000000000001000000010000000001000a494e44"
                                + "494341544956450001010007434f494e41504900074254432f5553440000"
                                + "00010200174254432f5553447c4b52414b454e3e4249545354414d500000"
                                + "000000000000000000000393870040590000000000004059400000000000"
                                + "4059000000000000404dcccccccccccd400800000000000001010005302e"
                                + "30303800066120706167650001300007616e6f7468657201000000000393"
                                + "870000000000001e84800000000000000000"),
                StateBytes.of(
                        Letter.class,
                        Letter.of("a@b.org", heldBack()).with(List.of(suspect()), List.of(day())),
                        "020100076140622e6f726700010100000000000f424000000000001e8480"
                                + "00000000000000000000000000000001000000010000000001000a494e44"
                                + "494341544956450001010007434f494e41504900074254432f5553440000"
                                + "00010200174254432f5553447c4b52414b454e3e4249545354414d500000"
                                + "000000000000000000000393870040590000000000004059400000000000"
                                + "4059000000000000404dcccccccccccd400800000000000001010005302e"
                                + "30303800066120706167650001300007616e6f7468657201000000000393"
                                + "870000000000001e84800000000101000e4b52414b454e7c4254432f5553"
                                + "44000d51554f54455f464c49434b4552000453454c4c00000000000f4240"
                                + "00000000005b8d80000000074032800000000000403fc000000000000000"
                                + "0001010003555344000000141dd7600000000000000000141dd760000000"
                                + "000000000000010000000000000000000000000000000000000000000000"
                                + "000001300001300001300001300000000000013000000000000000000000"
                                + "0000000130"),
                StateBytes.of(
                        Addressed.class,
                        new Addressed("a@b.org", hint()),
                        "0100076140622e6f726701000a494e44494341544956450001010007434f"
                                + "494e41504900074254432f555344000000010200174254432f5553447c4b"
                                + "52414b454e3e4249545354414d5000000000000000000000000003938700"
                                + "405900000000000040594000000000004059000000000000404dcccccccc"
                                + "cccd400800000000000001010005302e3030380006612070616765000130"
                                + "0007616e6f7468657201000000000393870000000000001e8480"),
                StateBytes.of(
                        ReceiverMemory.class,
                        new ReceiverMemory(
                                List.of(
                                        new ReceiverMemory.Known("one", true),
                                        new ReceiverMemory.Known("two", false)),
                                List.of(3_600_000_000L, 3_700_000_000L),
                                heldBack()),
                        "01000000020100036f6e650101000374776f000000000200000000d693a4"
                                + "0000000000dc898500010100000000000f424000000000001e8480000000"
                                + "00000000000000000000000001000000010000000001000a494e44494341"
                                + "544956450001010007434f494e41504900074254432f5553440000000102"
                                + "00174254432f5553447c4b52414b454e3e4249545354414d500000000000"
                                + "000000000000000393870040590000000000004059400000000000405900"
                                + "0000000000404dcccccccccccd400800000000000001010005302e303038"
                                + "00066120706167650001300007616e6f7468657201000000000393870000"
                                + "000000001e8480"),
                StateBytes.of(
                        IndicativeMemory.class,
                        new IndicativeMemory(
                                List.of(
                                        new IndicativeMemory.Known(
                                                KRAKEN_TO_BITSTAMP, 60_000_000, true)),
                                List.of(EDGE),
                                120_000_000),
                        "01000000010100174254432f5553447c4b52414b454e3e4249545354414d"
                                + "50000000000393870001000000010200174254432f5553447c4b52414b45"
                                + "4e3e4249545354414d500000000000000000000000000393870040590000"
                                + "0000000040594000000000004059000000000000404dcccccccccccd4008"
                                + "00000000000001010005302e30303800066120706167650001300007616e"
                                + "6f74686572010000000007270e00"),
                StateBytes.of(
                        PriceWindow.class,
                        new PriceWindow(
                                Feed.COINAPI,
                                Venue.KRAKEN,
                                EDGE.route().market(),
                                0,
                                60_000_000,
                                100,
                                99,
                                Double.NaN,
                                99.5,
                                3,
                                true),
                        "020007434f494e41504900064b52414b454e00074254432f555344000000"
                                + "0000000000000000000393870040590000000000004058c000000000007f"
                                + "f80000000000004058e00000000000000000000000000301"));
    }

    private static Notice hint() {
        return Notice.of(
                new IndicativeAlert(
                        Feed.COINAPI, EDGE.route().market(), List.of(EDGE), 60_000_000, 2_000_000));
    }

    private static SuspectActivity suspect() {
        return new SuspectActivity(
                Listing.parse("KRAKEN|BTC/USD"),
                SuspectActivity.Kind.QUOTE_FLICKER,
                Side.SELL,
                1_000_000,
                6_000_000,
                7,
                18.5,
                31.75);
    }

    private static PaperDay day() {
        return PaperDay.begun("USD", 86_400_000_000L);
    }

    private static HeldBack heldBack() {
        return HeldBack.with(null, hint(), 1_000_000, true).toldAt(2_000_000);
    }

    @ParameterizedTest
    @MethodSource("formats")
    void bytesAreKept(StateBytes<?> format) throws Exception {
        format.assertKept();
    }

    @Test
    void aLetterThatWasKeptBeforeHasNoBackground() throws Exception {
        Letter letter =
                StateBytes.of(
                                Letter.class,
                                null,
                                "010100076140622e6f72670101000a494e44494341544956450001010007"
                                        + "434f494e41504900074254432f5553440000000102001742544"
                                        + "32f5553447c4b52414b454e3e4249545354414d500000000000"
                                        + "00000000000000039387004059000000000000405940000000"
                                        + "00004059000000000000404dcccccccccccd40080000000000"
                                        + "0001010005302e3030380006612070616765000130000761"
                                        + "6e6f7468657201000000000393870000000000001e848000")
                        .read();

        assertThat(letter).isEqualTo(Letter.of("a@b.org", hint()));
    }

    @Test
    void whatWasKeptBeforeGapsWereToldHasNone() throws Exception {
        PriceWindow window =
                StateBytes.of(
                                PriceWindow.class,
                                null,
                                "010007434f494e41504900064b52414b454e00074254432f555344000000"
                                        + "0000000000000000000393870040590000000000004058c000000000007f"
                                        + "f80000000000004058e000000000000000000000000003")
                        .read();
        assertThat(window.trades()).isEqualTo(3);
        assertThat(window.missingTrades()).isFalse();
        Notice notice =
                StateBytes.of(
                                Notice.class,
                                null,
                                "01000a494e44494341544956450001010007434f494e4150490007425443"
                                        + "2f555344000000010100174254432f5553447c4b52414b454e3e42495453"
                                        + "54414d500000000000000000000000000393870040590000000000004059"
                                        + "4000000000004059000000000000404dcccccccccccd4008000000000000"
                                        + "01010005302e30303800066120706167650001300007616e6f7468657200"
                                        + "0000000393870000000000001e8480")
                        .read();
        assertThat(notice.indicative().best().fees()).isEqualTo(EDGE.fees());
        assertThat(notice.indicative().best().missingTrades()).isFalse();
    }
}
