package dev.arbflow.connector.websocket.venue.session;

import dev.arbflow.market.Listing;
import dev.arbflow.market.Side;
import dev.arbflow.market.book.FeedStatus;
import java.util.HashMap;
import java.util.Map;

/** Passes on no trade that the venue cannot mean, whose frame is refused, and no endless text. */
final class GuardedOutput extends ForwardingOutput {
    /** Far beyond every venue's: a UUID has 36 characters. */
    static final int MAX_ID_LENGTH = 64;

    static final int MAX_REASON_LENGTH = 1_000;

    /** In units of the quote asset; no market trades the wealth of the world. */
    static final double MAX_VALUE = 1e18;

    private final ProtocolOutput target;
    private final Map<Listing, PlausiblePrices> prices = new HashMap<>();

    GuardedOutput(ProtocolOutput target) {
        this.target = target;
    }

    @Override
    public void trade(
            Listing listing,
            String tradeId,
            Side takerSide,
            double price,
            double quantity,
            long exchangeUs) {
        if (tradeId.length() > MAX_ID_LENGTH) {
            throw new ImplausibleFrameException(
                    "a trade id of " + tradeId.length() + " characters");
        }
        if (!(price * quantity <= MAX_VALUE)) {
            throw new ImplausibleFrameException(
                    "a trade of " + quantity + " at " + price + " is worth too much");
        }
        if (!prices.computeIfAbsent(listing, key -> new PlausiblePrices()).accept(price)) {
            throw new ImplausibleFrameException(
                    "a price of " + price + " is far from all others of " + listing.code());
        }
        super.trade(listing, tradeId, takerSide, price, quantity, exchangeUs);
    }

    /** What a venue says of itself is passed on up to a length. */
    @Override
    public void status(String subject, FeedStatus.State state, String reason) {
        boolean fits = reason.length() <= MAX_REASON_LENGTH;
        super.status(subject, state, fits ? reason : reason.substring(0, MAX_REASON_LENGTH));
    }

    @Override
    ProtocolOutput target() {
        return target;
    }
}
