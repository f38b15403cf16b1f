package dev.arbflow.connector.websocket.venue.session;

import dev.arbflow.connector.websocket.venue.wire.MalformedFrameException;
import dev.arbflow.connector.websocket.venue.wire.WireJson;
import dev.arbflow.market.Feed;
import dev.arbflow.market.Listing;
import dev.arbflow.market.Times;
import dev.arbflow.market.book.BookValidity;
import dev.arbflow.market.book.FeedStatus;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * Speaks a venue's language over one connection: what is equal for all venues, namely liveness,
 * faults and asking for books anew.
 */
public final class VenueSession implements VenueProtocol {
    /**
     * How often the venue is asked to prove that a live book is complete: an edge is only known to
     * have lasted when both legs are proven. No venue here publishes a limit below 8 messages a
     * second.
     */
    private static final long PING_EVERY_US = TimeUnit.MILLISECONDS.toMicros(250);

    /** The same while no book is live, to keep the connection open. */
    private static final long PING_IDLE_EVERY_US = TimeUnit.SECONDS.toMicros(1);

    private final Feed feed;
    private final SubscribedBooks books;
    private final VenueLanguage language;
    private final Pings pings;
    private final long deadAfterUs;
    private final boolean live;

    private boolean open;
    private long heardUs;

    /**
     * @param pings what the language tells of answers
     * @param deadAfter silence after which the connection is given up
     * @param live whether a venue answers; a recording sends no book again that it was asked for
     */
    public VenueSession(
            Feed feed,
            SubscribedBooks books,
            VenueLanguage language,
            Pings pings,
            Duration deadAfter,
            boolean live) {
        this.feed = feed;
        this.books = books;
        this.language = language;
        this.pings = pings;
        this.live = live;
        this.deadAfterUs = Times.micros(deadAfter);
    }

    @Override
    public void resume(Map<Listing, Long> newestTrades) {
        language.resume(newestTrades);
    }

    @Override
    public void opened(long nowUs, ProtocolOutput out) {
        open = true;
        heardUs = nowUs;
        pings.opened(nowUs);
        books.opened(nowUs);
        language.opened(out);
    }

    @Override
    public void frame(String text, long receiveUs, ProtocolOutput out)
            throws MalformedFrameException {
        if (receiveUs - heardUs >= deadAfterUs) {
            // Only a recording's clock jumps: nothing could be heard in between.
            books.waitFrom(receiveUs);
        }
        heardUs = receiveUs;
        books.suspectAll(receiveUs);
        try {
            language.read(WireJson.parse(text), receiveUs, out);
        } catch (MalformedFrameException e) {
            books.voidSuspects(feed, e.getMessage(), receiveUs, out);
            throw e;
        } finally {
            resubscribe(receiveUs, out);
        }
    }

    @Override
    public void tick(long nowUs, ProtocolOutput out) {
        if (!open) {
            return;
        }
        if (nowUs - heardUs >= deadAfterUs) {
            giveUp(nowUs, out);
        } else {
            if (live) {
                books.withdrawSilent(nowUs, out);
            }
            pingIfDue(nowUs, out);
            resubscribe(nowUs, out);
        }
    }

    @Override
    public void closed(long nowUs, String reason, ProtocolOutput out) {
        open = false;
        books.invalidateAll(BookValidity.DISCONNECTED, nowUs, out);
    }

    private void giveUp(long nowUs, ProtocolOutput out) {
        open = false;
        String reason =
                "nothing heard for " + TimeUnit.MICROSECONDS.toSeconds(nowUs - heardUs) + " s";
        books.invalidateAll(BookValidity.SILENT, nowUs, out);
        out.status(FeedStatus.wholeFeed(feed), FeedStatus.State.STALE, reason);
        out.reconnect(reason);
    }

    private void pingIfDue(long nowUs, ProtocolOutput out) {
        long everyUs = books.anyIsLive() ? PING_EVERY_US : PING_IDLE_EVERY_US;
        if (pings.mayAsk(nowUs, everyUs)) {
            language.ping(pings.ask(nowUs)).ifPresent(out::send);
        }
    }

    private void resubscribe(long nowUs, ProtocolOutput out) {
        for (SubscribedBook book : books.due(nowUs)) {
            book.askedAgain(nowUs, out);
            language.resubscribe(book, out);
        }
    }
}
