package dev.arbflow.market.cycle;

import dev.arbflow.market.Asset;
import dev.arbflow.market.Listing;
import dev.arbflow.market.Side;

/**
 * One exchange of a cycle.
 *
 * @param listing at whose book
 * @param side whether its base is bought there, from the asks, or sold, to the bids
 */
public record CycleLeg(Listing listing, Side side) {

    /** The exchange of an asset at a book. */
    static CycleLeg of(Asset paid, Listing listing) {
        if (!paid.equals(listing.market().base()) && !paid.equals(listing.market().quote())) {
            throw new IllegalArgumentException(listing + " does not exchange " + paid);
        }
        return new CycleLeg(listing, paid.equals(listing.market().quote()) ? Side.BUY : Side.SELL);
    }

    /** What is paid. */
    public Asset from() {
        return side == Side.BUY ? listing.market().quote() : listing.market().base();
    }

    /** What is received. */
    public Asset to() {
        return side == Side.BUY ? listing.market().base() : listing.market().quote();
    }
}
