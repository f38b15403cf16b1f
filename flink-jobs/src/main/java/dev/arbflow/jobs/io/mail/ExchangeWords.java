package dev.arbflow.jobs.io.mail;

import dev.arbflow.market.Conversion;
import dev.arbflow.market.Listing;
import dev.arbflow.market.Market;
import dev.arbflow.market.arbitrage.Episode;
import dev.arbflow.market.arbitrage.Exchanged;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/** How the currency of one leg is paid for, in words. */
final class ExchangeWords {
    private ExchangeWords() {}

    /** What an order at the exchange needs; nothing where both legs are in one currency. */
    static List<Row> rows(Episode episode) {
        Conversion conversion = episode.route().conversion();
        Exchanged then = episode.last().exchange();
        if (conversion == null || then == null) {
            return List.of();
        }
        Market market = conversion.over().market();
        Figures figures = new Figures(market);
        String way =
                switch (conversion.leg()) {
                    case BUY -> "bought";
                    case SELL -> "sold";
                };
        return List.of(
                new Row(
                        "Exchange",
                        market.base()
                                + " are "
                                + way
                                + " on "
                                + conversion.over().venue().label()
                                + " at "
                                + figures.price(then.rate())
                                + mean(figures, then.vwap())
                                + ", "
                                + Figures.duration(then.ageUs())
                                + " old"
                                + fee(episode.fees())));
    }

    /** What is paid at a leg, in its own currency. */
    static String price(Listing leg, double best, Optional<BigDecimal> vwap) {
        Figures its = new Figures(leg.market());
        return its.price(best)
                + vwap.map(mean -> ", " + its.price(mean) + " on average").orElse("");
    }

    private static String mean(Figures figures, BigDecimal vwap) {
        return vwap == null ? "" : ", " + figures.price(vwap) + " on average";
    }

    private static String fee(Episode.Fees fees) {
        return fees == null || fees.exchangeRate() == null
                ? ""
                : "; fee "
                        + Figures.percent(fees.exchangeRate())
                        + " ("
                        + fees.exchangeSource()
                        + ")";
    }
}
