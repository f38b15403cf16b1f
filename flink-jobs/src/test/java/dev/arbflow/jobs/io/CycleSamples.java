package dev.arbflow.jobs.io;

import dev.arbflow.market.Listing;
import dev.arbflow.market.Side;
import dev.arbflow.market.arbitrage.CloseReason;
import dev.arbflow.market.arbitrage.Episode;
import dev.arbflow.market.arbitrage.Outcome;
import dev.arbflow.market.arbitrage.RefusalReason;
import dev.arbflow.market.cycle.Cycle;
import dev.arbflow.market.cycle.CycleCandidate;
import dev.arbflow.market.cycle.CycleEpisode;
import java.math.BigDecimal;

/** Records of cycles that fill every field. */
public final class CycleSamples {
    private static final Cycle THREE =
            Cycle.parse("USD>KRAKEN|BTC/USD>KRAKEN|ETH/BTC>BITFINEX|ETH/USD");
    private static final Cycle FOUR =
            Cycle.parse("USD>KRAKEN|BTC/USD>KRAKEN|ETH/BTC>KRAKEN|ETH/EUR>KRAKEN|EUR/USD");

    private CycleSamples() {}

    /** Open. */
    public static CycleEpisode three() {
        return episode(THREE, null, null);
    }

    /** Closed, over four books. */
    public static CycleEpisode four() {
        return episode(
                FOUR, leg("KRAKEN|EUR/USD", Side.SELL, "1.25"), CloseReason.SPREAD_COLLAPSED);
    }

    public static CycleCandidate candidate() {
        return new CycleCandidate(
                CycleCandidate.idOf(THREE, 900_000),
                2,
                THREE,
                900_000,
                1_900_000,
                Outcome.REFUSED,
                RefusalReason.TOO_SHORT,
                0,
                9,
                4.5);
    }

    private static CycleEpisode episode(Cycle cycle, CycleEpisode.Leg fourth, CloseReason reason) {
        CycleEpisode.Moment moment =
                new CycleEpisode.Moment(
                        1_500_000,
                        new BigDecimal("1000"),
                        new BigDecimal("1.25"),
                        true,
                        false,
                        leg("KRAKEN|BTC/USD", Side.BUY, "64000"),
                        leg("KRAKEN|ETH/BTC", Side.BUY, "0.05"),
                        leg(cycle.books().get(2).code(), Side.SELL, "3210.5"),
                        fourth);
        return new CycleEpisode(
                CycleEpisode.idOf(cycle, 1_000_000),
                2,
                cycle,
                reason,
                1_000_000,
                1_500_000,
                1_600_000,
                new Episode.NetEdge(5, 8.5, 12.5, 6.5),
                moment,
                moment,
                12,
                90_000,
                40_000,
                Episode.Onset.SEEN,
                "fees-1",
                0,
                1_620_000);
    }

    private static CycleEpisode.Leg leg(String listing, Side side, String price) {
        return new CycleEpisode.Leg(
                Listing.parse(listing),
                side,
                Double.parseDouble(price),
                new BigDecimal("0.25"),
                new BigDecimal(price),
                new BigDecimal("0.0004"),
                40_000);
    }
}
