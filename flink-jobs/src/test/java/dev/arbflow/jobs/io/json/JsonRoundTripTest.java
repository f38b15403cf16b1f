package dev.arbflow.jobs.io.json;

import static org.assertj.core.api.Assertions.assertThat;

import dev.arbflow.market.Feed;
import dev.arbflow.market.Market;
import dev.arbflow.market.Origin;
import dev.arbflow.market.Route;
import dev.arbflow.market.Side;
import dev.arbflow.market.Times;
import dev.arbflow.market.Venue;
import dev.arbflow.market.arbitrage.Candidate;
import dev.arbflow.market.arbitrage.CloseReason;
import dev.arbflow.market.arbitrage.DetectionRule;
import dev.arbflow.market.arbitrage.Episode;
import dev.arbflow.market.arbitrage.Fill;
import dev.arbflow.market.arbitrage.FollowUp;
import dev.arbflow.market.arbitrage.Outcome;
import dev.arbflow.market.arbitrage.RefusalReason;
import dev.arbflow.market.book.Book;
import dev.arbflow.market.book.BookUpdate;
import dev.arbflow.market.book.BookValidity;
import dev.arbflow.market.book.FeedStatus;
import dev.arbflow.market.book.Ladder;
import dev.arbflow.market.book.MalformedFrame;
import dev.arbflow.market.book.Progress;
import dev.arbflow.market.rule.Rule;
import dev.arbflow.market.testing.Episodes;
import dev.arbflow.market.trade.Trade;
import dev.arbflow.market.trade.TradeUpdate;
import java.math.BigDecimal;
import java.util.Arrays;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.NotBlank;
import net.jqwik.api.constraints.StringLength;
import net.jqwik.api.constraints.WithNull;

class JsonRoundTripTest {
    private static final Market MARKET = Market.parse("BTC/USD");

    @Property
    void everyTradeComesBack(
            @ForAll("origins") Origin origin,
            @ForAll Side side,
            @ForAll("positive") double price,
            @ForAll("positive") double quantity,
            @ForAll("times") Times times,
            @ForAll @NotBlank @StringLength(max = 40) String id)
            throws ReadError {
        comesBack(
                JsonCodec.trades(),
                TradeUpdate.of(
                        new Trade(
                                origin,
                                Venue.GEMINI,
                                MARKET,
                                encodable(id),
                                side,
                                price,
                                quantity,
                                times,
                                times.exchangeUs() & Long.MAX_VALUE)));
    }

    @Property
    void everyValidBookComesBack(
            @ForAll("origins") Origin origin,
            @ForAll("prices") double[] prices,
            @ForAll("positive") double quantity,
            @ForAll("times") Times times,
            @ForAll long asOfUs)
            throws ReadError {
        double[] quantities = new double[prices.length];
        Arrays.fill(quantities, quantity);
        Ladder asks = new Ladder(prices, quantities);
        comesBack(
                JsonCodec.books(),
                BookUpdate.of(
                        new Book(
                                origin,
                                Venue.KRAKEN,
                                MARKET,
                                BookValidity.VALID,
                                Ladder.EMPTY,
                                asks,
                                times,
                                asOfUs,
                                7)));
    }

    @Property
    void everyInvalidBookComesBack(@ForAll BookValidity validity, @ForAll("times") Times times)
            throws ReadError {
        comesBack(
                JsonCodec.books(),
                BookUpdate.of(
                        new Book(
                                new Origin(Feed.KRAKEN, "KRAKEN-0", 1, 1),
                                Venue.KRAKEN,
                                MARKET,
                                validity,
                                Ladder.EMPTY,
                                Ladder.EMPTY,
                                times,
                                1,
                                0)));
    }

    @Property
    void progressComesBackInBothTopics(
            @ForAll("origins") Origin origin,
            @ForAll long receiveUs,
            @ForAll("codes") String[] codes)
            throws ReadError {
        Progress progress = Progress.ofAll(origin, receiveUs, receiveUs - 1, 1, codes);

        comesBack(JsonCodec.trades(), TradeUpdate.of(progress));
        comesBack(JsonCodec.books(), BookUpdate.of(progress));
    }

    @Property
    void everyFeedStatusAndMalformedFrameComesBack(
            @ForAll("origins") Origin origin,
            @ForAll FeedStatus.State state,
            @ForAll String text,
            @ForAll long receiveUs)
            throws ReadError {
        comesBack(
                JsonCodec.feedStatus(),
                new FeedStatus(origin, "KRAKEN|*", state, encodable(text), receiveUs));
        comesBack(
                JsonCodec.malformed(),
                new MalformedFrame(origin, encodable(text), encodable(text), receiveUs));
    }

    @Property
    void everyEpisodeComesBack(
            @ForAll("reasons") CloseReason reason,
            @ForAll("finite") double bps,
            @ForAll("decimals") BigDecimal money,
            @ForAll long us,
            @ForAll int revision,
            @ForAll boolean exhausted)
            throws ReadError {
        Route route = new Route(MARKET, Venue.BITFINEX, Venue.BITSTAMP);
        comesBack(
                JsonCodec.episodes(),
                Episodes.of(route, us)
                        .revision(revision)
                        .closed(reason)
                        .net(new Episode.NetEdge(bps, -bps, bps, 0))
                        .peak(moment(money, bps, us, exhausted))
                        .last(moment(money.negate(), -bps, us, !exhausted))
                        .counted(us, us, us)
                        .versions("fees", 3)
                        .emittedUs(us)
                        .build());
    }

    @Property
    void everyCandidateComesBack(
            @ForAll Outcome outcome,
            @ForAll @WithNull RefusalReason reason,
            @ForAll("finite") double bps,
            @ForAll long us,
            @ForAll int count)
            throws ReadError {
        Route route = new Route(MARKET, Venue.BITFINEX, Venue.BITSTAMP);
        Double net = reason == null ? null : bps;
        comesBack(
                JsonCodec.candidates(),
                new Candidate(
                        Candidate.idOf(route, us),
                        count,
                        route,
                        us,
                        us,
                        outcome,
                        reason,
                        count,
                        us,
                        bps,
                        net));
    }

    @Property
    void everyFollowUpComesBack(
            @ForAll("decimals") BigDecimal quantity,
            @ForAll("finite") double bps,
            @ForAll long us,
            @ForAll CloseReason reason)
            throws ReadError {
        Route route = new Route(MARKET, Venue.BITFINEX, Venue.BITSTAMP);
        FollowUp told =
                new FollowUp(
                        Episode.idOf(route, us),
                        route,
                        us,
                        us,
                        bps,
                        BigDecimal.TEN,
                        bps,
                        null,
                        null,
                        null,
                        null,
                        null);
        comesBack(
                JsonCodec.followUps(),
                told.with(
                                told.found(
                                        new Fill(
                                                quantity,
                                                quantity,
                                                BigDecimal.ONE,
                                                BigDecimal.TEN,
                                                quantity,
                                                true,
                                                false,
                                                BigDecimal.ZERO,
                                                BigDecimal.ZERO,
                                                null),
                                        us,
                                        true))
                        .with(told.foundNothing(bps, us, false))
                        .cutOff(reason));
    }

    private static Episode.Moment moment(
            BigDecimal money, double price, long us, boolean exhausted) {
        Episode.Legs legs = new Episode.Legs(us, money, money.negate(), us, us);
        return new Episode.Moment(
                money,
                money.negate(),
                money,
                price,
                price,
                exhausted,
                !exhausted,
                legs,
                null,
                null);
    }

    @Property
    void everyRuleComesBack(
            @ForAll("positive") double threshold, @ForAll long from, @ForAll("origins") Origin any)
            throws ReadError {
        comesBack(
                JsonCodec.rules(),
                Rule.of(
                        new DetectionRule(
                                3,
                                from,
                                threshold,
                                threshold / 2,
                                threshold,
                                any.sequence() & 0xFFFF)));
    }

    @Provide
    Arbitrary<Origin> origins() {
        return Combinators.combine(
                        Arbitraries.of(Feed.class),
                        Arbitraries.strings().alpha().numeric().ofMaxLength(12),
                        Arbitraries.longs(),
                        Arbitraries.longs())
                .as(Origin::new);
    }

    @Provide
    Arbitrary<Times> times() {
        return Combinators.combine(
                        Arbitraries.longs(),
                        Arbitraries.longs().lessOrEqual(0),
                        Arbitraries.longs(),
                        Arbitraries.longs())
                .as(Times::new);
    }

    @Provide
    Arbitrary<Double> positive() {
        return finite().map(Math::abs).filter(value -> value > 0);
    }

    /** Any bit pattern that is a number: also the tiniest and the largest. */
    @Provide
    Arbitrary<Double> finite() {
        return Arbitraries.longs().map(Double::longBitsToDouble).filter(Double::isFinite);
    }

    @Provide
    Arbitrary<double[]> prices() {
        return positive().array(double[].class).ofMaxSize(25);
    }

    @Provide
    Arbitrary<String[]> codes() {
        return Arbitraries.of("KRAKEN|BTC/USD", "KRAKEN|ETH/USD")
                .array(String[].class)
                .ofMaxSize(3);
    }

    @Provide
    Arbitrary<BigDecimal> decimals() {
        return Combinators.combine(
                        Arbitraries.bigIntegers(), Arbitraries.integers().between(-30, 60))
                .as(BigDecimal::new);
    }

    @Provide
    Arbitrary<CloseReason> reasons() {
        return Arbitraries.of(CloseReason.class).injectNull(0.2);
    }

    /** UTF-8 has no code for half a character; sockets deliver none either. */
    private static String encodable(String text) {
        return text.codePoints()
                .filter(point -> point < 0xD800 || point > 0xDFFF)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .append('x')
                .toString();
    }

    private static <T> void comesBack(JsonCodec<T> codec, T value) throws ReadError {
        assertThat(codec.read(codec.write(value))).isEqualTo(value);
    }
}
