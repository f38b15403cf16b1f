package dev.arbflow.market.arbitrage;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.Optional;

/**
 * Which quantities two venues both accept: what is bought on one has to be sold on the other.
 *
 * @param lot step of quantities that is one of both venues; null if neither is known
 * @param minQuantity larger of both least quantities, base units
 * @param minBought least notional of the buying venue, in the currency of that leg before fees
 * @param minSold least notional of the selling venue, likewise
 * @param minExchanged least quantity of the venue that exchanges the currency of a leg; zero if
 *     none does
 * @param minExchangedValue its least notional, in the quote of the route; likewise
 */
public record OrderSize(
        BigDecimal lot,
        BigDecimal minQuantity,
        BigDecimal minBought,
        BigDecimal minSold,
        BigDecimal minExchanged,
        BigDecimal minExchangedValue) {

    /** What both accept. */
    public static OrderSize of(Instrument buy, Instrument sell) {
        return new OrderSize(
                commonLot(buy.lot(), sell.lot()),
                buy.minQuantity().max(sell.minQuantity()),
                buy.minNotional(),
                sell.minNotional(),
                BigDecimal.ZERO,
                BigDecimal.ZERO);
    }

    /** The same with the least that a venue exchanges. What is below its lot is not looked at. */
    public OrderSize exchangingAt(Instrument over) {
        return new OrderSize(
                lot, minQuantity, minBought, minSold, over.minQuantity(), over.minNotional());
    }

    /** The largest quantity up to one that is a whole number of lots on both venues. */
    public BigDecimal roundDown(BigDecimal quantity) {
        return lot == null ? quantity : quantity.divide(lot, 0, RoundingMode.DOWN).multiply(lot);
    }

    /** Why a venue would not accept the orders of a fill; empty if all would. */
    public Optional<RefusalReason> objection(Fill fill) {
        if (fill.isEmpty()
                || fill.quantity().compareTo(minQuantity) < 0
                || fill.exchanged().compareTo(minExchanged) < 0) {
            return Optional.of(RefusalReason.BELOW_MIN_QUANTITY);
        }
        boolean tooLittle =
                fill.bought().compareTo(minBought) < 0
                        || fill.sold().compareTo(minSold) < 0
                        || fill.exchangedValue().compareTo(minExchangedValue) < 0;
        return tooLittle ? Optional.of(RefusalReason.BELOW_VENUE_NOTIONAL) : Optional.empty();
    }

    /** The least common multiple of two steps. */
    private static BigDecimal commonLot(BigDecimal buy, BigDecimal sell) {
        if (buy == null || sell == null) {
            return buy == null ? sell : buy;
        }
        int scale = Math.max(0, Math.max(buy.scale(), sell.scale()));
        BigInteger left = buy.setScale(scale).unscaledValue();
        BigInteger right = sell.setScale(scale).unscaledValue();
        return new BigDecimal(left.divide(left.gcd(right)).multiply(right), scale);
    }
}
