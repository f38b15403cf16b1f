package dev.arbflow.connector.websocket.venue.session;

import dev.arbflow.market.Listing;
import dev.arbflow.market.Side;
import dev.arbflow.market.book.BookValidity;
import dev.arbflow.market.book.FeedStatus;
import dev.arbflow.market.book.Ladder;

/** Passes everything on, to be overridden where something is to be done differently. */
abstract class ForwardingOutput implements ProtocolOutput {

    /** Who is told at the moment. */
    abstract ProtocolOutput target();

    @Override
    public void send(String frame) {
        target().send(frame);
    }

    @Override
    public void trade(
            Listing listing,
            String tradeId,
            Side takerSide,
            double price,
            double quantity,
            long exchangeUs) {
        target().trade(listing, tradeId, takerSide, price, quantity, exchangeUs);
    }

    @Override
    public void tradesBegin(Listing listing, long newestId) {
        target().tradesBegin(listing, newestId);
    }

    @Override
    public void tradesMissing(Listing listing) {
        target().tradesMissing(listing);
    }

    @Override
    public void book(Listing listing, Ladder bids, Ladder asks, long exchangeUs) {
        target().book(listing, bids, asks, exchangeUs);
    }

    @Override
    public void invalidBook(Listing listing, BookValidity why, long exchangeUs) {
        target().invalidBook(listing, why, exchangeUs);
    }

    @Override
    public void alive(long exchangeUs) {
        target().alive(exchangeUs);
    }

    @Override
    public void proven(Listing listing, long exchangeUs) {
        target().proven(listing, exchangeUs);
    }

    @Override
    public void provenAll(long exchangeUs) {
        target().provenAll(exchangeUs);
    }

    @Override
    public void answered(long askedUs) {
        target().answered(askedUs);
    }

    @Override
    public void status(String subject, FeedStatus.State state, String reason) {
        target().status(subject, state, reason);
    }

    @Override
    public void reconnect(String reason) {
        target().reconnect(reason);
    }

    @Override
    public void count(ProtocolEvent event) {
        target().count(event);
    }
}
