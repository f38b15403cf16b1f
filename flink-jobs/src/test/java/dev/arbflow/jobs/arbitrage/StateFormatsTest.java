package dev.arbflow.jobs.arbitrage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.arbflow.jobs.state.StateSerializer;
import dev.arbflow.market.Feed;
import dev.arbflow.market.Venue;
import dev.arbflow.market.arbitrage.CloseReason;
import dev.arbflow.market.arbitrage.DetectionRule;
import dev.arbflow.market.arbitrage.Refusal;
import dev.arbflow.market.arbitrage.RefusalReason;
import dev.arbflow.market.arbitrage.Spread;
import dev.arbflow.market.book.BookValidity;
import dev.arbflow.market.book.Quote;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.HexFormat;
import java.util.stream.Stream;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The bytes of every state format ever shipped can be read, and mean what they meant. */
class StateFormatsTest extends DetectionTestBase {

    private static final Spread SPREAD =
            new Spread(
                    KRAKEN_TO_BITSTAMP,
                    1_000_001,
                    9.5,
                    Double.NaN,
                    new BigDecimal("0.50"),
                    new BigDecimal("50.005"),
                    new BigDecimal("50.05"),
                    true,
                    100.01,
                    100.1,
                    12,
                    -3);

    /** A format, a value of it, and the bytes that its newest version writes for the value. */
    record Format<T>(StateSerializer<T> serializer, T value, String hex) {
        @Override
        public String toString() {
            return serializer.getClass().getSimpleName();
        }
    }

    static Stream<Format<?>> formats() {
        return Stream.of(
                new Format<>(
                        new LegUpdateSerializer(),
                        kraken(7, "100", "101"),
                        "0200064b52414b454e00084b52414b454e2d300000000000000001000000"
                                + "0000000008000e4b52414b454e7c4254432f5553440000000000001b5800"
                                + "00000000001b580000000000001b58000000000000000000000000000000"
                                + "00000556414c49440000000140590000000000003ff00000000000000000"
                                + "000140594000000000003ff0000000000000"),
                new Format<>(
                        new LegUpdateSerializer(),
                        alive(Venue.BITSTAMP, 8),
                        "0200084249545354414d50000a4249545354414d502d3000000000000000"
                                + "01000000000000000900104249545354414d507c4254432f555344000000"
                                + "0000001f400000000000001f400000000000001f40000000000000000000"
                                + "0000000000000000000000000000000000"),
                new Format<>(
                        new RouteSignalSerializer(),
                        new RouteSignal(
                                KRAKEN_TO_BITSTAMP,
                                3,
                                1_000_001,
                                1_000_000,
                                RouteSignal.Kind.INVALID,
                                true,
                                false,
                                true,
                                RefusalReason.LEG_STALE,
                                CloseReason.LEG_STALE,
                                SPREAD,
                                2),
                        "0200174254432f5553447c4b52414b454e3e4249545354414d5000000000"
                                + "0000000300000000000f424100000000000f42400007494e56414c494401"
                                + "000100094c45475f5354414c4500094c45475f5354414c45010017425443"
                                + "2f5553447c4b52414b454e3e4249545354414d5000000000000f42414023"
                                + "0000000000007ff80000000000000004302e3530000635302e3030350005"
                                + "35302e303501405900a3d70a3d714059066666666666000000000000000c"
                                + "fffffffffffffffd00000002"),
                new Format<>(
                        new RouteSignalSerializer(),
                        new RouteSignal(
                                BITSTAMP_TO_KRAKEN,
                                4,
                                5,
                                4,
                                RouteSignal.Kind.RESET,
                                true,
                                false,
                                false,
                                null,
                                null,
                                null,
                                0),
                        "0200174254432f5553447c4249545354414d503e4b52414b454e00000000"
                                + "000000040000000000000005000000000000000400055245534554010000"
                                + "000000000000000000"),
                new Format<>(
                        new DetectionRuleSerializer(),
                        new DetectionRule(3, 1_000_000, 5.5, 2.25, 50, 100_000),
                        "010000000300000000000f42404016000000000000400200000000000040"
                                + "4900000000000000000000000186a0"),
                new Format<>(
                        new RefusalSerializer(),
                        new Refusal(
                                KRAKEN_TO_BITSTAMP,
                                RefusalReason.TOO_SHORT,
                                60_000_000,
                                0,
                                2,
                                9.5,
                                Double.NaN),
                        "0100174254432f5553447c4b52414b454e3e4249545354414d500009544f"
                                + "4f5f53484f52540000000003938700000000000000000000000000000000"
                                + "0240230000000000007ff8000000000000"),
                new Format<>(
                        new PastLifetimesSerializer(),
                        new PastLifetimes(new long[] {1_500_000, 7}, 604_800_000),
                        "0100000000240c840000000002000000000016e3600000000000000007"),
                new Format<>(
                        new LastQuoteSerializer(),
                        new QuoteFunction.Last(
                                2,
                                9,
                                new Quote(
                                        Feed.KRAKEN,
                                        Venue.KRAKEN,
                                        MARKET,
                                        BookValidity.GAP,
                                        Double.NaN,
                                        Double.NaN,
                                        101,
                                        2,
                                        30,
                                        1_000_000,
                                        1)),
                        "010000000000000002000000000000000900064b52414b454e000e4b5241"
                                + "4b454e7c4254432f55534400034741507ff80000000000007ff800000000"
                                + "000040594000000000004000000000000000000000000000001e00000000"
                                + "000f424000000001"),
                new Format<>(
                        new MarketBoardSerializer(),
                        board(),
                        "0300074254432f5553440000000000000002000000000000c35000000000"
                                + "000f42407fffffffffffffff0000000300084249545354414d5000084249"
                                + "545354414d50000a4249545354414d502d30000000000000000100000000"
                                + "00000001000556414c49440000000140590666666666663ff00000000000"
                                + "00000000014059070a3d70a3d73ff0000000000000000000000000000000"
                                + "000000000000000000000000000000000000000000000000000000000000"
                                + "000000000000000000000842495446494e4558000842495446494e455800"
                                + "0a42495446494e45582d3000000000000000010000000000000033000347"
                                + "41500000000000000000000000000000c350000000000000c35000000000"
                                + "0000c35000000000000000000000000000000000000000000000c3500006"
                                + "4b52414b454e00064b52414b454e00084b52414b454e2d30000000000000"
                                + "00010000000000000001000556414c49440000000140590000000000003f"
                                + "f000000000000000000001405900a3d70a3d713ff0000000000000000000"
                                + "000000000000000000000000000000000000000000000000000000000000"
                                + "0000000000000000000000000000000000000100174254432f5553447c4b"
                                + "52414b454e3e4249545354414d50000541424f564500000000000000007f"
                                + "ffffffffffffff0000000000000f42410000000000000000"),
                new Format<>(
                        new EpisodeStorySerializer(),
                        story(),
                        "0100004021ff8a0c07e0b64021ff8a0c07e24f0100000000000186a00000"
                                + "000000000000000000000000000000000000000186a00100000000000000"
                                + "004021ff8a0c07e24f00000000000186a04021ff8a0c07e24f4021ff8a0c"
                                + "07e24f412b768c049b87b200000000000000020000000000000000000000"
                                + "000000000000013100103130302e303130303030303030303030000e302e"
                                + "303930303030303030303030405900a3d70a3d71405906666666666601"));
    }

    /** What a release before the newest one wrote, and how it is read today. */
    static Stream<Format<?>> olderFormats() {
        return Stream.of(
                new Format<>(
                        new LegUpdateSerializer(),
                        kraken(7, "100", "101"),
                        "0100064b52414b454e00084b52414b454e2d300000000000000001000000"
                                + "0000000008000e4b52414b454e7c4254432f5553440000000000001b5800"
                                + "00000000001b580000000000000000000556414c49440000000140590000"
                                + "000000003ff00000000000000000000140594000000000003ff000000000"
                                + "0000"),
                new Format<>(
                        new LegUpdateSerializer(),
                        alive(Venue.BITSTAMP, 8),
                        "0100084249545354414d50000a4249545354414d502d3000000000000000"
                                + "01000000000000000900104249545354414d507c4254432f555344000000"
                                + "0000001f400000000000001f400000000000000000000000000000000000"
                                + "00"),
                new Format<>(
                        new RouteSignalSerializer(),
                        new RouteSignal(
                                KRAKEN_TO_BITSTAMP,
                                3,
                                1_000_001,
                                1_000_001,
                                RouteSignal.Kind.INVALID,
                                true,
                                false,
                                true,
                                RefusalReason.LEG_STALE,
                                CloseReason.LEG_STALE,
                                SPREAD,
                                2),
                        "0100174254432f5553447c4b52414b454e3e4249545354414d5000000000"
                                + "0000000300000000000f42410007494e56414c494401000100094c45475f"
                                + "5354414c4500094c45475f5354414c450100174254432f5553447c4b5241"
                                + "4b454e3e4249545354414d5000000000000f424140230000000000007ff8"
                                + "0000000000000004302e3530000635302e303035000535302e3035014059"
                                + "00a3d70a3d714059066666666666000000000000000cfffffffffffffffd"
                                + "00000002"),
                new Format<>(
                        new RouteSignalSerializer(),
                        new RouteSignal(
                                BITSTAMP_TO_KRAKEN,
                                4,
                                5,
                                5,
                                RouteSignal.Kind.RESET,
                                true,
                                false,
                                false,
                                null,
                                null,
                                null,
                                0),
                        "0100174254432f5553447c4249545354414d503e4b52414b454e00000000"
                                + "000000040000000000000005000552455345540100000000000000000000"
                                + "00"),
                new Format<>(
                        new MarketBoardSerializer(),
                        boardOfVersion2(),
                        "0200074254432f5553440000000000000002000000000000c35000000000"
                                + "000f42407fffffffffffffff0000000300084249545354414d5000055641"
                                + "4c49440000000140590666666666663ff000000000000000000001405907"
                                + "0a3d70a3d73ff00000000000000000000000000000000000000000000000"
                                + "000000000000000000000000000000000000000000000000000000000000"
                                + "00000842495446494e455800034741500000000000000000000000000000"
                                + "c350000000000000c350000000000000c350000000000000000000000000"
                                + "00000000000000000000c35000064b52414b454e000556414c4944000000"
                                + "0140590000000000003ff000000000000000000001405900a3d70a3d713f"
                                + "f00000000000000000000000000000000000000000000000000000000000"
                                + "000000000000000000000000000000000000000000000000000000000100"
                                + "174254432f5553447c4b52414b454e3e4249545354414d50000541424f56"
                                + "4500000000000000007fffffffffffffff0000000000000f424100000000"
                                + "00000000"),
                new Format<>(
                        new MarketBoardSerializer(),
                        boardOfVersion1(),
                        "0100074254432f5553440000000000000002000000000000c35000000000"
                                + "000f42407fffffffffffffff0000000300084249545354414d5000055641"
                                + "4c49440000000140590666666666663ff000000000000000000001405907"
                                + "0a3d70a3d73ff00000000000000000000000000000000000000000000000"
                                + "000000000000000000000000000000000842495446494e45580003474150"
                                + "0000000000000000000000000000c350000000000000c350000000000000"
                                + "0000000000000000c35000064b52414b454e000556414c49440000000140"
                                + "590000000000003ff000000000000000000001405900a3d70a3d713ff000"
                                + "000000000000000000000000000000000000000000000000000000000000"
                                + "000000000000000000000100174254432f5553447c4b52414b454e3e4249"
                                + "545354414d50000541424f564500000000000000007fffffffffffffff00"
                                + "00000000000186a0"));
    }

    /**
     * Without a moment of its own, a book holds from its receipt, and a track has proven nothing.
     */
    private static MarketBoard boardOfVersion1() {
        MarketBoard board = boardOfVersion2();
        for (RouteTrack track : board.tracks.values()) {
            track.provenUs = Long.MIN_VALUE;
            track.dueUs = 100_000;
        }
        return board;
    }

    /** Who delivered a book was not written. */
    private static MarketBoard boardOfVersion2() {
        MarketBoard board = board();
        board.legs.replaceAll((venue, leg) -> unknownSession(leg));
        return board;
    }

    private static Leg unknownSession(Leg leg) {
        return new Leg(
                MarketBoardSerializer.NO_SESSION,
                leg.validity(),
                leg.bids(),
                leg.asks(),
                leg.changedUs(),
                leg.holdsFromUs(),
                leg.asOfUs(),
                leg.lagUs(),
                leg.lateHereUs(),
                leg.heardUs());
    }

    private static MarketBoard board() {
        return new DetectorRun(detection())
                .play(
                        kraken(0, "100.00", "100.01"),
                        bitstamp(0, "100.10", "100.11"),
                        broken(Venue.BITFINEX, 50, BookValidity.GAP))
                .until(60)
                .board();
    }

    private static EpisodeStory story() {
        EpisodeStory story = new EpisodeStory();
        DetectorRun run = new DetectorRun(detection());
        run.play(kraken(0, "100.00", "100.01"), bitstamp(0, "100.10", "100.11"))
                .proven(100)
                .until(100);
        run.signals.forEach(signal -> story.follow(signal, refused -> {}));
        story.open(run.signals.get(run.signals.size() - 1));
        return story;
    }

    @ParameterizedTest
    @MethodSource({"formats", "olderFormats"})
    <T> void readsItsBytes(Format<T> format) throws IOException {
        T read = read(format.serializer, HexFormat.of().parseHex(format.hex));

        assertSame(read, format.value);
    }

    @ParameterizedTest
    @MethodSource("formats")
    <T> void writesTheSameBytesAsEver(Format<T> format) throws IOException {
        assertThat(HexFormat.of().formatHex(bytes(format.serializer, format.value)))
                .isEqualTo(format.hex);
    }

    @ParameterizedTest
    @MethodSource("formats")
    <T> void refusesBytesOfANewerRelease(Format<T> format) throws IOException {
        byte[] bytes = bytes(format.serializer, format.value);
        int newest = bytes[0];
        bytes[0]++;

        assertThatThrownBy(() -> read(format.serializer, bytes))
                .isInstanceOf(IOException.class)
                .hasMessageContaining(
                        "reads versions 1 to %s, not %s".formatted(newest, newest + 1));
    }

    @ParameterizedTest
    @MethodSource("formats")
    <T> void findsItsSerializerAgainFromASnapshot(Format<T> format) {
        assertThat(format.serializer.snapshotConfiguration().restoreSerializer())
                .isEqualTo(format.serializer);
    }

    @Test
    void aCopiedBoardDoesNotChangeWithTheOriginal() {
        MarketBoard board = board();
        MarketBoard copy = new MarketBoardSerializer().copy(board);

        board.legs.clear();
        board.tracks.values().iterator().next().capped = true;

        assertSame(copy, board());
    }

    @Test
    void aCopiedStoryDoesNotChangeWithTheOriginal() {
        EpisodeStory story = story();
        EpisodeStory copy = new EpisodeStorySerializer().copy(story);

        story.course.add(SPREAD.timeUs(), SPREAD);

        assertSame(copy, story());
    }

    @Test
    void aStoryWithoutACourseSurvives() throws IOException {
        EpisodeStorySerializer serializer = new EpisodeStorySerializer();

        EpisodeStory read = read(serializer, bytes(serializer, new EpisodeStory()));

        assertSame(read, new EpisodeStory());
    }

    private static void assertSame(Object actual, Object expected) {
        assertThat(actual)
                .usingRecursiveComparison()
                .withEqualsForType((a, b) -> Double.compare(a, b) == 0, Double.class) // NaN too
                .isEqualTo(expected);
    }

    private static <T> byte[] bytes(StateSerializer<T> serializer, T value) throws IOException {
        DataOutputSerializer out = new DataOutputSerializer(64);
        serializer.serialize(value, out);
        return out.getCopyOfBuffer();
    }

    private static <T> T read(StateSerializer<T> serializer, byte[] bytes) throws IOException {
        DataInputDeserializer in = new DataInputDeserializer(bytes);
        T value = serializer.deserialize(in);
        assertThat(in.available()).isZero();
        return value;
    }
}
