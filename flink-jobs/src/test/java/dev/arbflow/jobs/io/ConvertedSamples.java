package dev.arbflow.jobs.io;

import dev.arbflow.market.Route;
import dev.arbflow.market.Side;
import dev.arbflow.market.arbitrage.Candidate;
import dev.arbflow.market.arbitrage.CloseReason;
import dev.arbflow.market.arbitrage.Episode;
import dev.arbflow.market.arbitrage.Exchanged;
import dev.arbflow.market.arbitrage.FollowUp;
import dev.arbflow.market.arbitrage.LimitOrders;
import dev.arbflow.market.arbitrage.Outcome;
import dev.arbflow.market.arbitrage.Refusal;
import dev.arbflow.market.arbitrage.RefusalReason;
import dev.arbflow.market.testing.Episodes;
import java.math.BigDecimal;

/** What is told of a route of which one leg is in another currency. */
final class ConvertedSamples {
    static final Route ROUTE = Route.parse("BTC/USD|BITFINEX:USDT:KRAKEN>BITSTAMP");

    private static final long OPENED_US = StoreSamples.OPENED_US;

    private ConvertedSamples() {}

    static Episode episode() {
        Episode plain = StoreSamples.closed(2);
        Episode.Fees fees = plain.fees();
        return Episodes.of(ROUTE, OPENED_US)
                .revision(plain.revision())
                .closed(plain.closeReason())
                .detectedUs(plain.detectedUs())
                .lastUs(plain.lastUs())
                .net(plain.net())
                .peak(exchanging(plain.peak()))
                .last(exchanging(plain.last()))
                .fees(
                        new Episode.Fees(
                                fees.buyRate(),
                                fees.buySource(),
                                fees.sellRate(),
                                fees.sellSource(),
                                fees.breakEvenBps(),
                                new BigDecimal("0.002"),
                                "schedule"))
                .emittedUs(plain.emittedUs())
                .norm(plain.norm())
                .build();
    }

    private static Episode.Moment exchanging(Episode.Moment moment) {
        return new Episode.Moment(
                moment.quantity(),
                moment.cost(),
                moment.profit(),
                moment.buyPrice(),
                moment.sellPrice(),
                moment.exhausted(),
                moment.capped(),
                moment.legs(),
                new Exchanged(
                        Side.BUY, 0.9995, new BigDecimal("5000"), new BigDecimal("4997.5"), 15_000),
                new LimitOrders(
                        new BigDecimal("10001.0"),
                        new BigDecimal("10048.0"),
                        new BigDecimal("0.9996"),
                        OPENED_US + 1_000_000));
    }

    static Candidate candidate() {
        return StoreSamples.candidate(ROUTE, 2, Outcome.REFUSED, RefusalReason.NO_CONVERSION);
    }

    static FollowUp followUp() {
        return StoreSamples.told(ROUTE, OPENED_US).cutOff(CloseReason.SHUTDOWN);
    }

    static Refusal refusal() {
        return new Refusal(
                ROUTE,
                RefusalReason.NO_CONVERSION,
                StoreSamples.refusal(1, 0).minuteUs(),
                9,
                2,
                12.5,
                -3);
    }
}
