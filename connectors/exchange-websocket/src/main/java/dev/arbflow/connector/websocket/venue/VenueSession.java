package dev.arbflow.connector.websocket.venue;

import dev.arbflow.market.BookValidity;
import dev.arbflow.market.Feed;
import dev.arbflow.market.FeedStatus;
import dev.arbflow.market.Listing;
import dev.arbflow.market.Times;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * Speaks a venue's language over one connection: what is equal for all venues, namely liveness,
 * faults and asking for books anew.
 */
final class VenueSession implements VenueProtocol {
    /**
     * Longest silence before the venue is asked for a sign of life, and shortest between asking.
     */
    private static final long PING_AFTER_US = TimeUnit.SECONDS.toMicros(1);

    private final Feed feed;
    private final SubscribedBooks books;
    private final VenueLanguage language;
    private final long deadAfterUs;

    private boolean open;
    private long heardUs;
    private long pingedUs;

    /**
     * @param deadAfter silence after which the connection is given up
     */
    VenueSession(Feed feed, SubscribedBooks books, VenueLanguage language, Duration deadAfter) {
        this.feed = feed;
        this.books = books;
        this.language = language;
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
        pingedUs = nowUs;
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
        books.suspectAll();
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
            pingIfQuiet(nowUs, out);
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

    private void pingIfQuiet(long nowUs, ProtocolOutput out) {
        if (nowUs - Math.max(heardUs, pingedUs) >= PING_AFTER_US) {
            pingedUs = nowUs;
            language.ping().ifPresent(out::send);
        }
    }

    private void resubscribe(long nowUs, ProtocolOutput out) {
        for (SubscribedBook book : books.due(nowUs)) {
            book.askedAgain(nowUs, out);
            language.resubscribe(book, out);
        }
    }
}
