package dev.arbflow.jobs.privacy;

import dev.arbflow.connector.websocket.venue.session.ProtocolEvent;
import dev.arbflow.connector.websocket.venue.session.ProtocolOutput;
import dev.arbflow.market.Feed;
import dev.arbflow.market.Listing;
import dev.arbflow.market.Origin;
import dev.arbflow.market.Side;
import dev.arbflow.market.Times;
import dev.arbflow.market.book.BookValidity;
import dev.arbflow.market.book.FeedStatus;
import dev.arbflow.market.book.Ladder;
import dev.arbflow.market.trade.Trade;
import java.util.ArrayList;
import java.util.List;

/** Keeps the trades that a protocol reads from frames, as ingest would make them. */
final class HeardTrades implements ProtocolOutput {
    final List<Trade> trades = new ArrayList<>();
    private final Feed feed;

    HeardTrades(Feed feed) {
        this.feed = feed;
    }

    @Override
    public void trade(
            Listing listing,
            String tradeId,
            Side takerSide,
            double price,
            double quantity,
            long exchangeUs) {
        trades.add(
                new Trade(
                        new Origin(feed, feed.name() + "-0", 1, trades.size() + 1),
                        listing.venue(),
                        listing.market(),
                        tradeId,
                        takerSide,
                        price,
                        quantity,
                        new Times(exchangeUs, 0, exchangeUs, exchangeUs),
                        0));
    }

    @Override
    public void tradesBegin(Listing listing, long newestId) {}

    @Override
    public void tradesMissing(Listing listing) {}

    @Override
    public void send(String frame) {}

    @Override
    public void book(Listing listing, Ladder bids, Ladder asks, long exchangeUs) {}

    @Override
    public void invalidBook(Listing listing, BookValidity why, long exchangeUs) {}

    @Override
    public void alive(long exchangeUs) {}

    @Override
    public void proven(Listing listing, long exchangeUs) {}

    @Override
    public void provenAll(long exchangeUs) {}

    @Override
    public void answered(long askedUs) {}

    @Override
    public void status(String subject, FeedStatus.State state, String reason) {}

    @Override
    public void reconnect(String reason) {}

    @Override
    public void count(ProtocolEvent event) {}
}
