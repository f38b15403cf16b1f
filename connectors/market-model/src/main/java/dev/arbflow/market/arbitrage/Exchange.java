package dev.arbflow.market.arbitrage;

import dev.arbflow.market.Side;
import dev.arbflow.market.book.Ladder;

/**
 * The side of a book at which a walk exchanges the currency of one leg.
 *
 * @param leg which leg is traded in another currency
 * @param ladder asks of that currency where the leg buys, its bids where the leg sells, in the
 *     quote of the route
 * @param fee what the exchange charges
 */
public record Exchange(Side leg, Ladder ladder, TakerFee fee) {

    /** What a unit at an ask of the buying leg costs in the quote of the route. */
    double ask(double ask) {
        return leg == Side.BUY ? withFee(ask * ladder.best(), fee) : ask;
    }

    /** What a unit at a bid of the selling leg brings in the quote of the route. */
    double bid(double bid) {
        return leg == Side.SELL ? withoutFee(bid * ladder.best(), fee) : bid;
    }

    /** What is paid for a purchase with its fee; in binary numbers. */
    public static double withFee(double cost, TakerFee fee) {
        double rate = fee.fraction().doubleValue();
        return switch (fee.deductedFrom()) {
            case QUOTE -> cost * (1 + rate);
            case RECEIVED_BASE -> cost / (1 - rate);
        };
    }

    /** What is left of the proceeds of a sale after its fee; in binary numbers. */
    public static double withoutFee(double proceeds, TakerFee fee) {
        return proceeds * (1 - fee.fraction().doubleValue());
    }
}
