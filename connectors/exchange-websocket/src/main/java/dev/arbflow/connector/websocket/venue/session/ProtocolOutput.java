package dev.arbflow.connector.websocket.venue.session;

import dev.arbflow.market.Listing;
import dev.arbflow.market.Side;
import dev.arbflow.market.Times;
import dev.arbflow.market.book.BookValidity;
import dev.arbflow.market.book.FeedStatus;
import dev.arbflow.market.book.Ladder;

/**
 * What a protocol has to say about the frame it was just given.
 *
 * <p>Times are the venue's own, in microseconds since 1970-01-01T00:00:00Z, or {@link
 * Times#UNKNOWN}; clock correction, lag, origin and order are the receiver's business. Whatever
 * takes such a time throws {@link ImplausibleFrameException} if the venue cannot mean it.
 */
public interface ProtocolOutput {

    /** Sends a text frame to the venue. */
    void send(String frame);

    /**
     * A trade.
     *
     * @param takerSide the aggressor's side, translated from the venue's convention
     * @param exchangeUs when the venue says it happened
     */
    void trade(
            Listing listing,
            String tradeId,
            Side takerSide,
            double price,
            double quantity,
            long exchangeUs);

    /**
     * The trades of a listing up to this one happened before it was followed for the first time:
     * they are not passed on, and whoever resumes is to look for later ones only.
     *
     * @param newestId the venue's number of the trade
     */
    void tradesBegin(Listing listing, long newestId);

    /**
     * Trades of a listing are or may be missing between the last one that was passed on and the
     * next one that will be.
     */
    void tradesMissing(Listing listing);

    /** A complete, checked book of at most the subscribed depth. */
    void book(Listing listing, Ladder bids, Ladder asks, long exchangeUs);

    /** The book of a listing must not be used any more. */
    void invalidBook(Listing listing, BookValidity why, long exchangeUs);

    /**
     * The frame proves the connection alive without saying anything else, for example a heartbeat.
     * It proves no channel: one may be silent on a lively socket.
     */
    void alive(long exchangeUs);

    /**
     * The book channel of a listing spoke, and its book is unchanged.
     *
     * @param exchangeUs when the venue says that it spoke
     */
    void proven(Listing listing, long exchangeUs);

    /** A frame that completes everything the venue has sent on the connection up to its time. */
    void provenAll(long exchangeUs);

    /**
     * The venue answered: everything that it had sent when it was asked has been delivered.
     *
     * @param askedUs our clock when it was asked
     */
    void answered(long askedUs);

    /**
     * Something for people and dashboards.
     *
     * @param subject {@link Listing#code()} or {@link FeedStatus#wholeFeed}
     */
    void status(String subject, FeedStatus.State state, String reason);

    /** Asks for the connection to be closed and opened again. */
    void reconnect(String reason);

    /** Asks for the named counter of this feed to grow by one; see {@link ProtocolEvent}. */
    void count(ProtocolEvent event);
}
