package dev.arbflow.benchmarks.workload;

import dev.arbflow.connector.websocket.venue.session.ProtocolEvent;
import dev.arbflow.connector.websocket.venue.session.ProtocolOutput;
import dev.arbflow.market.Listing;
import dev.arbflow.market.Side;
import dev.arbflow.market.book.BookValidity;
import dev.arbflow.market.book.FeedStatus;
import dev.arbflow.market.book.Ladder;

/** Takes what a protocol says as cheaply as can be: keeps the newest book and counts. */
public final class NotedOutput implements ProtocolOutput {
    private Listing listing;
    private Ladder bids;
    private Ladder asks;
    private int books;
    private int trades;
    private int faults;
    private int others;

    /** Whose the newest book is. */
    public Listing listing() {
        return listing;
    }

    /** Bids of the newest book. */
    public Ladder bids() {
        return bids;
    }

    /** Asks of the newest book. */
    public Ladder asks() {
        return asks;
    }

    /** Books so far. */
    public int books() {
        return books;
    }

    /** Trades so far. */
    public int trades() {
        return trades;
    }

    /** Books that were withdrawn, and checksums and sequences that did not match. */
    public int faults() {
        return faults;
    }

    /** Everything else. */
    public int others() {
        return others;
    }

    @Override
    public void send(String frame) {
        others++;
    }

    @Override
    public void trade(
            Listing of,
            String tradeId,
            Side takerSide,
            double price,
            double quantity,
            long exchangeUs) {
        trades++;
    }

    @Override
    public void tradesBegin(Listing of, long newestId) {
        others++;
    }

    @Override
    public void tradesMissing(Listing of) {
        others++;
    }

    @Override
    public void book(Listing of, Ladder newBids, Ladder newAsks, long exchangeUs) {
        listing = of;
        bids = newBids;
        asks = newAsks;
        books++;
    }

    @Override
    public void invalidBook(Listing of, BookValidity why, long exchangeUs) {
        faults++;
    }

    @Override
    public void alive(long exchangeUs) {
        others++;
    }

    @Override
    public void proven(Listing of, long exchangeUs) {
        others++;
    }

    @Override
    public void provenAll(long exchangeUs) {
        others++;
    }

    @Override
    public void answered(long askedUs) {
        others++;
    }

    @Override
    public void status(String subject, FeedStatus.State state, String reason) {
        others++;
    }

    @Override
    public void reconnect(String reason) {
        faults++;
    }

    @Override
    public void count(ProtocolEvent event) {
        boolean fault =
                event == ProtocolEvent.CHECKSUM_MISMATCH || event == ProtocolEvent.SEQUENCE_GAP;
        faults += fault ? 1 : 0;
        others += fault ? 0 : 1;
    }
}
