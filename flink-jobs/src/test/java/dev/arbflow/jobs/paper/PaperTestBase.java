package dev.arbflow.jobs.paper;

import dev.arbflow.jobs.config.Paper;
import dev.arbflow.market.Asset;
import dev.arbflow.market.Market;
import dev.arbflow.market.Route;
import dev.arbflow.market.Venue;
import dev.arbflow.market.arbitrage.CloseReason;
import dev.arbflow.market.arbitrage.Episode;
import dev.arbflow.market.arbitrage.Fill;
import dev.arbflow.market.arbitrage.FollowUp;
import dev.arbflow.market.arbitrage.FollowUp.Look;
import dev.arbflow.market.arbitrage.Instrument;
import dev.arbflow.market.arbitrage.InstrumentTable;
import dev.arbflow.market.arbitrage.TransferTable;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Words for the stories of an account: it buys at 100 with 1 % of fees and sells at 105 with 2 %,
 * so that a unit costs 101, brings 102.9 and earns 1.9.
 */
abstract class PaperTestBase {
    static final Market BTC_USD = Market.parse("BTC/USD");
    static final Asset BTC = new Asset("BTC");
    static final Asset USD = new Asset("USD");
    static final Route KRAKEN_TO_BITSTAMP = new Route(BTC_USD, Venue.KRAKEN, Venue.BITSTAMP);
    static final Route KRAKEN_TO_BITFINEX = new Route(BTC_USD, Venue.KRAKEN, Venue.BITFINEX);
    static final Route BITSTAMP_TO_KRAKEN = new Route(BTC_USD, Venue.BITSTAMP, Venue.KRAKEN);

    /** 2026-11-30T00:00:00Z. */
    static final long MIDNIGHT_US = 1_795_996_800_000_000L;

    /** Whole thousandths, at least one hundredth. */
    static final InstrumentTable LOTS =
            new InstrumentTable(
                    List.of(
                            new InstrumentTable.Row(
                                    Venue.KRAKEN,
                                    "*",
                                    Instant.EPOCH,
                                    new Instrument(
                                            null,
                                            new BigDecimal("0.001"),
                                            new BigDecimal("0.01"),
                                            BigDecimal.ZERO),
                                    "test")));

    /** A hundredth of a bitcoin and an hour, ten dollars and a day. */
    static final TransferTable TRANSFERS =
            new TransferTable(
                    List.of(
                            row(Venue.KRAKEN, BTC, "0.01", Duration.ofHours(1)),
                            row(Venue.BITSTAMP, BTC, "0.01", Duration.ofHours(1)),
                            row(Venue.BITFINEX, BTC, "0.01", Duration.ofHours(1)),
                            row(Venue.KRAKEN, USD, "10", Duration.ofDays(1)),
                            row(Venue.BITSTAMP, USD, "10", Duration.ofDays(1)),
                            row(Venue.BITFINEX, USD, "10", Duration.ofDays(1))));

    private static TransferTable.Row row(Venue venue, Asset asset, String fee, Duration time) {
        return new TransferTable.Row(
                venue, asset, Instant.EPOCH, new BigDecimal(fee), time, "test");
    }

    /** The same of both assets at each venue, arriving 100 ms after an episode was told. */
    static Paper paper(String btc, String usd) {
        return paper(btc, usd, null, Duration.ofMillis(100), 0);
    }

    static Paper paper(
            String btc, String usd, String maxNotional, Duration detection, double rebalance) {
        Map<String, BigDecimal> start = new HashMap<>();
        for (Venue venue : List.of(Venue.KRAKEN, Venue.BITSTAMP, Venue.BITFINEX)) {
            start.put(venue + "|BTC", new BigDecimal(btc));
            start.put(venue + "|USD", new BigDecimal(usd));
        }
        return new Paper(
                start,
                LOTS,
                maxNotional == null ? null : new BigDecimal(maxNotional),
                TRANSFERS,
                detection,
                Duration.ZERO,
                Duration.ofSeconds(60),
                rebalance);
    }

    static PaperAccount account(Paper paper) {
        return new PaperAccount(paper, PaperBook.NEW);
    }

    static PaperOrder order(FollowUp followUp, int latencyMs) {
        return new PaperOrder(followUp, latencyMs * 1_000L);
    }

    /** An episode told at a second after midnight, of which the same is left at every look. */
    static FollowUp left(Route route, double second, String quantity) {
        return left(route, second, quantity, quantity, quantity, quantity, quantity);
    }

    /** The same with what is left at each look; nobody knows where it is null. */
    static FollowUp left(Route route, double second, String... quantities) {
        long toldUs = MIDNIGHT_US + Math.round(second * 1e6);
        FollowUp followUp =
                new FollowUp(
                        Episode.idOf(route, toldUs - 500_000),
                        route,
                        toldUs - 500_000,
                        toldUs,
                        5,
                        new BigDecimal("10"),
                        188,
                        null,
                        null,
                        null,
                        null,
                        null);
        for (String quantity : quantities) {
            followUp = followUp.with(look(followUp, quantity));
        }
        return followUp;
    }

    private static Look look(FollowUp followUp, String quantity) {
        if (quantity == null) {
            return Look.unknown(CloseReason.LEG_STALE);
        }
        BigDecimal units = new BigDecimal(quantity);
        return units.signum() == 0
                ? followUp.foundNothing(-3.0, 5_000, false)
                : followUp.found(fill(units), 5_000, false);
    }

    private static Fill fill(BigDecimal units) {
        return new Fill(
                units,
                units.multiply(new BigDecimal("101")),
                units.multiply(new BigDecimal("102.9")),
                units.multiply(new BigDecimal("100")),
                units.multiply(new BigDecimal("105")),
                false,
                false,
                BigDecimal.ZERO,
                BigDecimal.ZERO,
                null);
    }
}
