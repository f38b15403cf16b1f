package dev.arbflow.connector.websocket.venue.session;

import dev.arbflow.market.Times;
import dev.arbflow.market.book.Ladder;
import java.time.Duration;
import java.util.Optional;

/**
 * Tells a wrong book by the trades of its market: nothing trades above the best ask or below the
 * best bid while that rests there.
 *
 * <p>A trade and the book that it leaves come on channels of their own, a moment apart, and a large
 * order prints at many prices at once. Hence a best price is held to be wrong only when at least
 * {@link #PRINTS} trades went beyond it over at least {@link #LASTING} of the venue's own time, all
 * of them later than what the venue last said about that price, and none at it.
 */
final class TradeWitness {
    static final int PRINTS = 3;

    /** A book that is further behind its trades, lost or late, is not worth trading on. */
    static final Duration LASTING = Duration.ofSeconds(2);

    private static final long LASTING_US = Times.micros(LASTING);

    private final Touch bid = new Touch(-1);
    private final Touch ask = new Touch(1);

    /** A book of which nothing is known: no trade contradicts it. */
    void begin() {
        bid.forget();
        ask.forget();
    }

    /**
     * The book as it is now.
     *
     * @param exchangeUs when the venue said so; may be unknown
     */
    void says(Ladder bids, Ladder asks, long exchangeUs) {
        bid.says(bids, exchangeUs);
        ask.says(asks, exchangeUs);
    }

    /** The venue sent the whole book, or a checksum of it that matches. */
    void confirmed(long exchangeUs) {
        bid.restart(exchangeUs);
        ask.restart(exchangeUs);
    }

    /**
     * A trade was printed.
     *
     * @return what speaks against the book; empty while nothing does
     */
    Optional<String> contradiction(double price, long exchangeUs) {
        if (bid.isContradictedBy(price, exchangeUs)) {
            return Optional.of(bid.told("below the best bid"));
        }
        if (ask.isContradictedBy(price, exchangeUs)) {
            return Optional.of(ask.told("above the best ask"));
        }
        return Optional.empty();
    }

    /** The best level of one side, and the trades that went beyond it. */
    private static final class Touch {
        private final int sign;
        private double price = Double.NaN;
        private double quantity = Double.NaN;
        private long saidUs = Times.UNKNOWN;
        private int prints;
        private long firstUs;
        private long lastUs;

        /**
         * @param sign 1 if beyond is above, -1 if it is below
         */
        Touch(int sign) {
            this.sign = sign;
        }

        void forget() {
            price = Double.NaN;
            quantity = Double.NaN;
            restart(Times.UNKNOWN);
        }

        void says(Ladder side, long exchangeUs) {
            if (side.isEmpty()) {
                forget();
            } else if (side.prices()[0] != price || side.quantities()[0] != quantity) {
                price = side.prices()[0];
                quantity = side.quantities()[0];
                restart(exchangeUs);
            }
        }

        void restart(long exchangeUs) {
            saidUs = exchangeUs;
            prints = 0;
        }

        boolean isContradictedBy(double printed, long exchangeUs) {
            if (saidUs == Times.UNKNOWN) {
                // The first trade after a book without a time only says how late it is by now.
                saidUs = exchangeUs;
            } else if (printed == price) {
                restart(Math.max(saidUs, exchangeUs));
            } else if (sign * (printed - price) > 0 && exchangeUs > saidUs) {
                firstUs = prints == 0 ? exchangeUs : firstUs;
                lastUs = exchangeUs;
                prints++;
                return prints >= PRINTS && lastUs - firstUs >= LASTING_US;
            }
            return false;
        }

        String told(String where) {
            return "%s trades within %s ms were %s of %s"
                    .formatted(prints, (lastUs - firstUs) / 1_000, where, price);
        }
    }
}
