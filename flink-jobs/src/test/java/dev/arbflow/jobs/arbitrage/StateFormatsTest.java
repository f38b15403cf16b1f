package dev.arbflow.jobs.arbitrage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.arbflow.jobs.testing.StateBytes;
import dev.arbflow.market.Asset;
import dev.arbflow.market.Feed;
import dev.arbflow.market.Listing;
import dev.arbflow.market.Venue;
import dev.arbflow.market.arbitrage.CloseReason;
import dev.arbflow.market.arbitrage.DetectionRule;
import dev.arbflow.market.arbitrage.EdgeNorm;
import dev.arbflow.market.arbitrage.Episode;
import dev.arbflow.market.arbitrage.Refusal;
import dev.arbflow.market.arbitrage.RefusalReason;
import dev.arbflow.market.arbitrage.Spread;
import dev.arbflow.market.arbitrage.TakerFee;
import dev.arbflow.market.book.BookValidity;
import dev.arbflow.market.book.Quote;
import dev.arbflow.market.rule.Parameter;
import dev.arbflow.market.rule.Rule;
import dev.arbflow.market.rule.Scope;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

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
                    -3,
                    new BigDecimal("50.005"),
                    new BigDecimal("50.05"),
                    false,
                    null,
                    null);

    private static final Quote QUOTE =
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
                    1);

    private static final String QUOTED =
            "01000000000000000200000000000000090100064b52414b454e00064b52"
                    + "414b454e00074254432f55534400034741507ff80000000000007ff80000"
                    + "0000000040594000000000004000000000000000000000000000001e0000"
                    + "0000000f424000000001";

    static Stream<StateBytes<?>> formats() {
        return Stream.of(
                StateBytes.of(
                        LegUpdate.class,
                        kraken(7, "100", "101"),
                        "020100064b52414b454e00084b52414b454e2d3000000000000000010000"
                                + "000000000008000e4b52414b454e7c4254432f5553440000000000001b58"
                                + "0000000000001b580000000000001b580000000000000000000000000000"
                                + "0000000556414c49440000000140590000000000003ff000000000000000"
                                + "00000140594000000000003ff000000000000000"),
                StateBytes.of(
                        LegUpdate.class,
                        alive(Venue.BITSTAMP, 8),
                        "020100084249545354414d50000a4249545354414d502d30000000000000"
                                + "0001000000000000000900104249545354414d507c4254432f5553440000"
                                + "000000001f400000000000001f400000000000001f400000000000000000"
                                + "00000000000000000000000000000000000000"),
                StateBytes.of(
                        RouteSignal.class,
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
                                2,
                                Episode.Onset.UNSEEN,
                                new EdgeNorm(7, 1.5, 90),
                                new Episode.Fees(
                                        new BigDecimal("0.004"),
                                        "table",
                                        new BigDecimal("0.001"),
                                        "rule 7 by anna",
                                        50.05)),
                        "0300174254432f5553447c4b52414b454e3e4249545354414d5000000000"
                                + "0000000300000000000f424100000000000f42400007494e56414c494401"
                                + "000100094c45475f5354414c4500094c45475f5354414c45010400174254"
                                + "432f5553447c4b52414b454e3e4249545354414d5000000000000f424140"
                                + "230000000000007ff80000000000000004302e3530000635302e30303500"
                                + "0535302e303501405900a3d70a3d71405906666666666600000000000000"
                                + "0cfffffffffffffffd000635302e303035000535302e3035000000000000"
                                + "020006554e5345454e0101401c0000000000003ff8000000000000000000"
                                + "5a01020005302e30303400057461626c650005302e303031000e72756c65"
                                + "203720627920616e6e6140490666666666660000"),
                StateBytes.of(
                        RouteSignal.class,
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
                                0,
                                Episode.Onset.SEEN,
                                null,
                                null),
                        "0300174254432f5553447c4249545354414d503e4b52414b454e00000000"
                                + "000000040000000000000005000000000000000400055245534554010000"
                                + "00000000000000000000045345454e0000"),
                StateBytes.of(
                        Rule.class,
                        new Rule(
                                3,
                                1_000_000,
                                Scope.of(KRAKEN_TO_BITSTAMP),
                                Rule.Values.of(
                                        Map.of(
                                                Parameter.SWITCHED_ON,
                                                1.0,
                                                Parameter.MIN_NET_BPS,
                                                5.5,
                                                Parameter.MAX_NOTIONAL,
                                                50_000.0,
                                                Parameter.MAX_LAG_US,
                                                400_000.0)),
                                null,
                                "anna",
                                "wide"),
                        "010000000300000000000f4240010100074254432f555344000000064b52"
                                + "414b454e00084249545354414d5001010101401600000000000000000140"
                                + "e86a00000000000000010000000000061a8000000004616e6e6100047769"
                                + "6465"),
                StateBytes.of(
                        Rule.class,
                        new Rule(
                                4,
                                1_000_000,
                                Scope.parse("KRAKEN|BTC/USD"),
                                Rule.Values.of(Parameter.DWELL_US, 200_000),
                                TakerFee.parse("25bps base"),
                                "",
                                ""),
                        "010000000400000000000f4240010100074254432f55534400064b52414b"
                                + "454e00000000010000000000010000000000030d4000000001010006302e"
                                + "30303235000d52454345495645445f4241534500000000"),
                StateBytes.of(
                        DetectionRule.class,
                        new DetectionRule(3, 1_000_000, 5.5, 2.25, 50, 100_000),
                        "010000000300000000000f42404016000000000000400200000000000040"
                                + "4900000000000000000000000186a0"),
                StateBytes.of(
                        Refusal.class,
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
                StateBytes.of(
                        EndedPiece.class,
                        new EndedPiece(
                                new Episode.Piece(7, 2, 9, Episode.Onset.SEEN),
                                Episode.Onset.UNSEEN,
                                2_000_000,
                                true,
                                62_000_000),
                        "0101000000000000000700000002000000000000000900045345454e0006"
                                + "554e5345454e00000000001e8480010000000003b20b80"),
                StateBytes.of(
                        RouteNorm.class,
                        new RouteNorm(new double[] {-30.5, 7}, 40_000_000),
                        "0100000002c03e800000000000401c0000000000000000000002625a00"),
                StateBytes.of(
                        PastLifetimes.class,
                        new PastLifetimes(new long[] {1_500_000, 7}, 604_800_000),
                        "0100000002000000000016e360000000000000000700000000240c8400"),
                StateBytes.of(
                        QuoteFunction.Last.class,
                        new QuoteFunction.Last(2, 9, QUOTE, "b"),
                        "02" + QUOTED.substring(2) + "000162"),
                StateBytes.of(
                        TouchUpdate.class,
                        new TouchUpdate(2, 9, QUOTE, "b"),
                        "02" + QUOTED.substring(2) + "000162"),
                new StateBytes<>(
                        new MarketBoardSerializer(),
                        board(),
                        "0500074254432f5553440000000000000002000000000000c35000000000"
                                + "000f42407fffffffffffffff0000000300084249545354414d5002010008"
                                + "4249545354414d50000a4249545354414d502d3000000000000000010000"
                                + "000000000001000556414c49440000000140590666666666663ff0000000"
                                + "000000000000014059070a3d70a3d73ff000000000000000000000000000"
                                + "000000000000000000000000000000000000000000000000000000000000"
                                + "000000000000000000000000000000000000007fffffffffffffff000000"
                                + "01000000000000000040590666666666664059070a3d70a3d70008424954"
                                + "46494e45580201000842495446494e4558000a42495446494e45582d3000"
                                + "000000000000010000000000000033000347415000000000000000000000"
                                + "00000000c350000000000000c350000000000000c3500000000000000000"
                                + "0000000000000000000000000000c350000000000000c3507fffffffffff"
                                + "ffff00000001000000000000c350fff00000000000007ff0000000000000"
                                + "00064b52414b454e020100064b52414b454e00084b52414b454e2d300000"
                                + "0000000000010000000000000001000556414c4944000000014059000000"
                                + "0000003ff000000000000000000001405900a3d70a3d713ff00000000000"
                                + "000000000000000000000000000000000000000000000000000000000000"
                                + "0000000000000000000000000000000000000000000000000000007fffff"
                                + "ffffffffff0000000100000000000000004059000000000000405900a3d7"
                                + "0a3d710000000100174254432f5553447c4b52414b454e3e424954535441"
                                + "4d50000541424f564500000000000000007fffffffffffffff0000000000"
                                + "000f4241000000000000000001000000000000000000000000"),
                new StateBytes<>(
                        new MarketBoardSerializer(),
                        followedBoard(),
                        "0500074254432f555344000000000000000300000000000249f000000000"
                                + "000f42407fffffffffffffff0000000200084249545354414d5002010008"
                                + "4249545354414d50000a4249545354414d502d3000000000000000010000"
                                + "000000000001000556414c49440000000140590666666666663ff0000000"
                                + "000000000000014059070a3d70a3d73ff000000000000000000000000000"
                                + "00000000000000000000000000000186a000000000000000000000000000"
                                + "00000000000000000186a000000000000000007fffffffffffffff000000"
                                + "01000000000000000040590666666666664059070a3d70a3d700064b5241"
                                + "4b454e020100064b52414b454e00084b52414b454e2d3000000000000000"
                                + "010000000000000001000556414c49440000000140590000000000003ff0"
                                + "00000000000000000001405900a3d70a3d713ff000000000000000000000"
                                + "00000000000000000000000000000000000186a000000000000000000000"
                                + "00000000000000000000000186a000000000000000007fffffffffffffff"
                                + "0000000100000000000000004059000000000000405900a3d70a3d710000"
                                + "000100174254432f5553447c4b52414b454e3e4249545354414d50000541"
                                + "424f56450000000000000000000000000000000000000000000010c8e100"
                                + "000000000186a001000000010100194254432f5553447c4b52414b454e3e"
                                + "4249545354414d50403000174254432f5553447c4b52414b454e3e424954"
                                + "5354414d50000000000000000000000000000186a0401400000000000000"
                                + "01314021ff8a0c07e24f0102000001000131013ff0000000000000014021"
                                + "ff8a0c07e24f01000000000000c35000010100063130302e303100053130"
                                + "302e3100063130302e303100053130302e31000000000000000000000000"),
                new StateBytes<>(
                        new EpisodeStorySerializer(),
                        story(),
                        "0600004021ff8a0c07e0b64021ff8a0c07e24f0000000100000000000186"
                                + "a00000000000000000000000000000000000000000000186a00000000000"
                                + "00000000000000000000020100000000000000004021ff8a0c07e24f0000"
                                + "0000000186a04021ff8a0c07e24f4021ff8a0c07e24f412b768c049b87b2"
                                + "000000000000000200000000000000000000000000000000040001310006"
                                + "3130302e30310004302e3039405900a3d70a3d7140590666666666660100"
                                + "0101000000000000000000063130302e303100053130302e310000000000"
                                + "000000000000000000000000010100063130302e303100053130302e3100"
                                + "00000000000f42400001310400013100063130302e30310004302e303940"
                                + "5900a3d70a3d7140590666666666660100010100000000000186a0000631"
                                + "30302e303100053130302e31000000000000000000000000000000000001"
                                + "0100063130302e303100053130302e3100000000000010c8e00006554e53"
                                + "45454e010100000000000000000000000100000000000000000006554e53"
                                + "45454e010000000000000000000000000000000000000000010200013000"
                                + "047465737400013000047465737400000000000000000000"),
                new StateBytes<>(
                        new EpisodeStorySerializer(),
                        new EpisodeStory(),
                        "0600007ff80000000000007ff80000000000000000000080000000000000"
                                + "000000000000000000000000000000000000000000000000008000000000"
                                + "00000000000000000000000000"));
    }

    /** What {@link #board()} is in versions 1 and 2, behind the version's number. */
    private static final String BOARD =
            "00074254432f5553440000000000000002000000000000c3500000000000"
                    + "0f42407fffffffffffffff0000000300084249545354414d500101000842"
                    + "49545354414d50000a4249545354414d502d300000000000000001000000"
                    + "0000000001000556414c49440000000140590666666666663ff000000000"
                    + "0000000000014059070a3d70a3d73ff00000000000000000000000000000"
                    + "000000000000000000000000000000000000000000000000000000000000"
                    + "00000000000000000000000842495446494e45580101000842495446494e"
                    + "4558000a42495446494e45582d3000000000000000010000000000000033"
                    + "00034741500000000000000000000000000000c350000000000000c35000"
                    + "0000000000c35000000000000000000000000000000000000000000000c3"
                    + "5000064b52414b454e010100064b52414b454e00084b52414b454e2d3000"
                    + "000000000000010000000000000001000556414c49440000000140590000"
                    + "000000003ff000000000000000000001405900a3d70a3d713ff000000000"
                    + "000000000000000000000000000000000000000000000000000000000000"
                    + "00000000000000000000000000000000000000000000000100174254432f"
                    + "5553447c4b52414b454e3e4249545354414d50000541424f564500000000"
                    + "000000007fffffffffffffff0000000000000f42410000000000000000";

    private static MarketBoard board() {
        return new DetectorRun(detection())
                .play(
                        kraken(0, "100.00", "100.01"),
                        bitstamp(0, "100.10", "100.11"),
                        broken(Venue.BITFINEX, 50, BookValidity.GAP))
                .until(60)
                .board();
    }

    private static final String BOARD_3 =
            "0300074254432f5553440000000000000002000000000000c35000000000"
                    + "000f42407fffffffffffffff0000000300084249545354414d5001010008"
                    + "4249545354414d50000a4249545354414d502d3000000000000000010000"
                    + "000000000001000556414c49440000000140590666666666663ff0000000"
                    + "000000000000014059070a3d70a3d73ff000000000000000000000000000"
                    + "000000000000000000000000000000000000000000000000000000000000"
                    + "00000000000000000000007fffffffffffffff0000000100000000000000"
                    + "0040590666666666664059070a3d70a3d7000842495446494e4558010100"
                    + "0842495446494e4558000a42495446494e45582d30000000000000000100"
                    + "0000000000003300034741500000000000000000000000000000c3500000"
                    + "00000000c350000000000000c35000000000000000000000000000000000"
                    + "000000000000c3507fffffffffffffff00000001000000000000c350fff0"
                    + "0000000000007ff000000000000000064b52414b454e010100064b52414b"
                    + "454e00084b52414b454e2d30000000000000000100000000000000010005"
                    + "56414c49440000000140590000000000003ff00000000000000000000140"
                    + "5900a3d70a3d713ff0000000000000000000000000000000000000000000"
                    + "000000000000000000000000000000000000000000000000000000000000"
                    + "0000007fffffffffffffff00000001000000000000000040590000000000"
                    + "00405900a3d70a3d710000000100174254432f5553447c4b52414b454e3e"
                    + "4249545354414d50000541424f564500000000000000007fffffffffffff"
                    + "ff0000000000000f4241000000000000000000000000";

    /**
     * Before the second version nobody looked again, before the third only the newest was known,
     * before the fourth nobody asked what had been in sight.
     */
    @ParameterizedTest
    @ValueSource(strings = {"01" + BOARD, "02" + BOARD + "00000000", BOARD_3})
    void aBoardOfAnEarlierVersionGoesOnWithTheNewestBookOfEachLeg(String hex) throws IOException {
        StateBytes<MarketBoard> kept = new StateBytes<>(new MarketBoardSerializer(), board(), hex);

        assertSame(kept.read(), inSightAllAlong(board()));
    }

    private static MarketBoard inSightAllAlong(MarketBoard board) {
        Listing listing = new Listing(Venue.BITFINEX, board.market);
        Leg leg = board.leg(listing);
        board.put(
                listing,
                new Leg(
                        leg.origin(),
                        leg.validity(),
                        leg.bids(),
                        leg.asks(),
                        leg.changedUs(),
                        leg.holdsFromUs(),
                        leg.asOfUs(),
                        leg.lagUs(),
                        leg.lateHereUs(),
                        leg.heardUs(),
                        0));
        board.tracks.values().forEach(track -> track.unseen = false);
        return board;
    }

    private static MarketBoard followedBoard() {
        return new DetectorRun(detection())
                .play(kraken(0, "100.00", "100.01"), bitstamp(0, "100.10", "100.11"))
                .proven(100)
                .until(160)
                .board();
    }

    private static EpisodeStory story() {
        EpisodeStory story = new EpisodeStory();
        DetectorRun run = new DetectorRun(detection());
        run.play(kraken(0, "100.00", "100.01"), bitstamp(0, "100.10", "100.11"))
                .proven(100)
                .until(100);
        run.signals.forEach(signal -> story.follow(signal, refused -> {}));
        story.open(
                run.signals.get(run.signals.size() - 1),
                Episode.Piece.first(story.course.sinceUs, story.course.onset));
        return story;
    }

    @ParameterizedTest
    @MethodSource("formats")
    void keepsItsBytes(StateBytes<?> format) throws IOException {
        format.assertKept();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                // without maxQuantity, then without the newest moment and how the legs stood
                "0100004021ff8a0c07e0b64021ff8a0c07e24f0100000000000186a00000"
                        + "000000000000000000000000000000000000000186a00100000000000000"
                        + "004021ff8a0c07e24f00000000000186a04021ff8a0c07e24f4021ff8a0c"
                        + "07e24f412b768c049b87b200000000000000020000000000000000000000"
                        + "00000000000100013100063130302e30310004302e3039405900a3d70a3d"
                        + "71405906666666666601",
                "0200004021ff8a0c07e0b64021ff8a0c07e24f0100000000000186a00000"
                        + "000000000000000000000000000000000000000186a00100000000000000"
                        + "004021ff8a0c07e24f00000000000186a04021ff8a0c07e24f4021ff8a0c"
                        + "07e24f412b768c049b87b200000000000000020000000000000000000000"
                        + "00000000000100013100063130302e30310004302e3039405900a3d70a3d"
                        + "71405906666666666601000131"
            })
    void aStoryOfAnEarlierVersionGoesOnWithWhatItKnewOfItsPeak(String hex) throws IOException {
        EpisodeStory story = story();
        Episode.Moment peak = story.course.peak;
        story.course.peak =
                new Episode.Moment(
                        peak.quantity(),
                        peak.cost(),
                        peak.profit(),
                        peak.buyPrice(),
                        peak.sellPrice(),
                        peak.exhausted(),
                        false,
                        null,
                        null,
                        null);
        story.course.last = story.course.peak;

        assertSame(
                new StateBytes<>(new EpisodeStorySerializer(), story, hex).read(),
                beforeTheLedger(story));
    }

    @Test
    void aStoryFromBeforeTheLedgerBeginsForItWithTheNextEvaluation() throws IOException {
        EpisodeStory story = story();
        StateBytes<EpisodeStory> kept =
                new StateBytes<>(
                        new EpisodeStorySerializer(),
                        story,
                        "0300004021ff8a0c07e0b64021ff8a0c07e24f0100000000000186a00000"
                                + "000000000000000000000000000000000000000186a00100000000000000"
                                + "004021ff8a0c07e24f00000000000186a04021ff8a0c07e24f4021ff8a0c"
                                + "07e24f412b768c049b87b200000000000000020000000000000000000000"
                                + "00000000000200013100063130302e30310004302e3039405900a3d70a3d"
                                + "71405906666666666601000101000000000000000000063130302e303100"
                                + "053130302e31000000000000000000000000000000000001310200013100"
                                + "063130302e30310004302e3039405900a3d70a3d71405906666666666601"
                                + "00010100000000000186a000063130302e303100053130302e3100000000"
                                + "000000000000000000000000");

        assertSame(kept.read(), beforeTheLedger(story));
    }

    @Test
    void aStoryFromBeforePiecesIsTheOnlyOneOfItsDislocation() throws IOException {
        StateBytes<EpisodeStory> kept =
                new StateBytes<>(
                        new EpisodeStorySerializer(),
                        story(),
                        "0400004021ff8a0c07e0b64021ff8a0c07e24f0000000100000000000186"
                                + "a00000000000000000000000000000000000000000000186a00000000000"
                                + "00000000000000000000020100000000000000004021ff8a0c07e24f0000"
                                + "0000000186a04021ff8a0c07e24f4021ff8a0c07e24f412b768c049b87b2"
                                + "000000000000000200000000000000000000000000000000020001310006"
                                + "3130302e30310004302e3039405900a3d70a3d7140590666666666660100"
                                + "0101000000000000000000063130302e303100053130302e310000000000"
                                + "00000000000000000000000001310200013100063130302e30310004302e"
                                + "3039405900a3d70a3d7140590666666666660100010100000000000186a0"
                                + "00063130302e303100053130302e31000000000000000000000000000000"
                                + "00");

        assertSame(kept.read(), beforePieces(story()));
    }

    @Test
    void aStoryFromBeforeRulesHadFeesPaysThoseOfTheConfiguration() throws IOException {
        StateBytes<EpisodeStory> kept =
                new StateBytes<>(
                        new EpisodeStorySerializer(),
                        story(),
                        "0500004021ff8a0c07e0b64021ff8a0c07e24f0000000100000000000186"
                                + "a00000000000000000000000000000000000000000000186a00000000000"
                                + "00000000000000000000020100000000000000004021ff8a0c07e24f0000"
                                + "0000000186a04021ff8a0c07e24f4021ff8a0c07e24f412b768c049b87b2"
                                + "000000000000000200000000000000000000000000000000020001310006"
                                + "3130302e30310004302e3039405900a3d70a3d7140590666666666660100"
                                + "0101000000000000000000063130302e303100053130302e310000000000"
                                + "00000000000000000000000001310200013100063130302e30310004302e"
                                + "3039405900a3d70a3d7140590666666666660100010100000000000186a0"
                                + "00063130302e303100053130302e31000000000000000000000000000000"
                                + "000006554e5345454e010100000000000000000000000100000000000000"
                                + "000006554e5345454e010000000000000000000000000000000000000000");

        assertSame(kept.read(), beforeFees(story()));
    }

    @Test
    void aStoryFromBeforeOrdersWereToldHasNoneOfItsMoments() throws IOException {
        StateBytes<EpisodeStory> kept =
                new StateBytes<>(
                        new EpisodeStorySerializer(),
                        story(),
                        "0600004021ff8a0c07e0b64021ff8a0c07e24f0000000100000000000186"
                                + "a00000000000000000000000000000000000000000000186a00000000000"
                                + "00000000000000000000020100000000000000004021ff8a0c07e24f0000"
                                + "0000000186a04021ff8a0c07e24f4021ff8a0c07e24f412b768c049b87b2"
                                + "000000000000000200000000000000000000000000000000030001310006"
                                + "3130302e30310004302e3039405900a3d70a3d7140590666666666660100"
                                + "0101000000000000000000063130302e303100053130302e310000000000"
                                + "0000000000000000000000000001310300013100063130302e3031000430"
                                + "2e3039405900a3d70a3d7140590666666666660100010100000000000186"
                                + "a000063130302e303100053130302e310000000000000000000000000000"
                                + "0000000006554e5345454e01010000000000000000000000010000000000"
                                + "0000000006554e5345454e01000000000000000000000000000000000000"
                                + "000001020001300004746573740001300004746573740000000000000000"
                                + "0000");

        assertSame(kept.read(), beforeOrders(story()));
        assertThat(story().course.last.orders()).isNotNull();
    }

    private static EpisodeStory beforeOrders(EpisodeStory story) {
        story.course.peak = withoutOrders(story.course.peak);
        story.course.last = withoutOrders(story.course.last);
        return story;
    }

    private static Episode.Moment withoutOrders(Episode.Moment moment) {
        return new Episode.Moment(
                moment.quantity(),
                moment.cost(),
                moment.profit(),
                moment.buyPrice(),
                moment.sellPrice(),
                moment.exhausted(),
                moment.capped(),
                moment.legs(),
                moment.exchange(),
                null);
    }

    private static EpisodeStory beforeFees(EpisodeStory story) {
        beforeOrders(story);
        story.fees = null;
        return story;
    }

    private static EpisodeStory beforePieces(EpisodeStory story) {
        beforeFees(story);
        story.course.onset = Episode.Onset.UNKNOWN;
        story.piece = Episode.Piece.first(story.course.sinceUs, Episode.Onset.UNKNOWN);
        return story;
    }

    private static EpisodeStory beforeTheLedger(EpisodeStory story) {
        beforePieces(story);
        story.startUs = new EpisodeStory().startUs;
        story.samples = 0;
        return story;
    }

    @Test
    void aSpreadOfTheFirstVersionDoesNotKnowWhatItCostsBeforeFees() throws IOException {
        RouteSignal signal =
                StateBytes.of(
                                RouteSignal.class,
                                null,
                                "0100174254432f5553447c4b52414b454e3e4249545354414d5000000000"
                                        + "0000000300000000000f424100000000000f42400007494e56414c494401"
                                        + "000100094c45475f5354414c4500094c45475f5354414c45010100174254"
                                        + "432f5553447c4b52414b454e3e4249545354414d5000000000000f424140"
                                        + "230000000000007ff80000000000000004302e3530000635302e30303500"
                                        + "0535302e303501405900a3d70a3d71405906666666666600000000000000"
                                        + "0cfffffffffffffffd00000002")
                        .read();

        assertThat(signal.spread().bought()).isZero();
        assertThat(Episode.Moment.of(signal.spread(), 0).legs()).isNull();
        assertThat(signal.spread().cost()).isEqualByComparingTo("50.005");
        assertThat(signal.onset()).isEqualTo(Episode.Onset.UNKNOWN);
    }

    /** Before that every leg was in the quote of its market, and judged there. */
    @Test
    void whatWasWrittenBeforeCurrenciesWereConvertedHasNone() throws IOException {
        for (StateBytes<?> kept : formats().toList()) {
            if (kept.value() instanceof LegUpdate now) {
                LegUpdate before =
                        StateBytes.of(LegUpdate.class, null, withoutEnd("01", kept.hex(), 2))
                                .read();
                assertThat(before).isEqualTo(now);
                assertThat(before.board()).isEqualTo(MARKET);
            } else if (kept.value() instanceof MarketBoard board) {
                assertSame(
                        new StateBytes<>(
                                        new MarketBoardSerializer(),
                                        board,
                                        withoutEnd("04", kept.hex(), 16))
                                .read(),
                        board);
            }
        }
    }

    @Test
    void aSpreadOfTheSecondVersionExchangesNothing() throws IOException {
        RouteSignal signal =
                StateBytes.of(
                                RouteSignal.class,
                                null,
                                "0200174254432f5553447c4b52414b454e3e4249545354414d5000000000"
                                        + "0000000300000000000f424100000000000f42400007494e56414c494401"
                                        + "000100094c45475f5354414c4500094c45475f5354414c45010200174254"
                                        + "432f5553447c4b52414b454e3e4249545354414d5000000000000f424140"
                                        + "230000000000007ff80000000000000004302e3530000635302e30303500"
                                        + "0535302e303501405900a3d70a3d71405906666666666600000000000000"
                                        + "0cfffffffffffffffd000635302e303035000535302e3035000000000200"
                                        + "06554e5345454e0101401c0000000000003ff80000000000000000005a")
                        .read();

        assertThat(signal.spread().exchange()).isNull();
        assertThat(signal.spread().sold()).isEqualByComparingTo("50.05");
        assertThat(signal.norm().samples()).isEqualTo(90);
    }

    private static String withoutEnd(String version, String hex, int digits) {
        return version + hex.substring(2, hex.length() - digits);
    }

    @Test
    void aBoardKeepsItsLegsInOtherCurrenciesAndWhatTheseAreWorth() throws IOException {
        MarketBoard board = ConvertedRoutesTest.board();
        MarketBoard read = new MarketBoardSerializer().copy(board);

        assertSame(read, board);
        assertThat(read.legs.currencies())
                .singleElement()
                .satisfies(paid -> assertThat(paid.bid).isEqualTo(0.998));
    }

    /** Else each that was ever compared would take a venue's places for ever. */
    @Test
    void aCurrencyOfWhichNothingIsKnownIsNotKept() {
        MarketBoard board = ConvertedRoutesTest.board();
        board.legs.currency(new Asset("USDC"));
        MarketBoard read = new MarketBoardSerializer().copy(board);

        assertThat(board.legs.currencies()).hasSize(2);
        assertThat(read.legs.currencies()).hasSize(1);
    }

    @Test
    void aQuoteOfTheFirstVersionCameThroughTheFirstIngest() throws IOException {
        assertThat(StateBytes.of(QuoteFunction.Last.class, null, QUOTED).read().ingest())
                .isEqualTo("a");
    }

    @Test
    void aCopiedBoardDoesNotChangeWithTheOriginal() {
        MarketBoard board = board();
        MarketBoard copy = new MarketBoardSerializer().copy(board);

        board.put(
                new Listing(Venue.KRAKEN, board.market),
                board.leg(new Listing(Venue.BITFINEX, board.market)));
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

    private static void assertSame(Object actual, Object expected) {
        assertThat(actual)
                .usingRecursiveComparison()
                .withEqualsForType((a, b) -> Double.compare(a, b) == 0, Double.class) // NaN too
                .isEqualTo(expected);
    }
}
