package dev.arbflow.connector.websocket.venue.session;

import dev.arbflow.market.Listing;
import dev.arbflow.market.Side;

/** Checks every trade that is passed on against the book of its listing. */
final class WitnessedTrades extends ForwardingOutput {
    private final ProtocolOutput target;
    private final SubscribedBooks books;

    WitnessedTrades(ProtocolOutput target, SubscribedBooks books) {
        this.target = target;
        this.books = books;
    }

    @Override
    public void trade(
            Listing listing,
            String tradeId,
            Side takerSide,
            double price,
            double quantity,
            long exchangeUs) {
        super.trade(listing, tradeId, takerSide, price, quantity, exchangeUs);
        books.traded(listing, price, exchangeUs, target);
    }

    @Override
    ProtocolOutput target() {
        return target;
    }
}
