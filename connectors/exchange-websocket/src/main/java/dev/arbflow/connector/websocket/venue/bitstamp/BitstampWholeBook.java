package dev.arbflow.connector.websocket.venue.bitstamp;

import dev.arbflow.connector.websocket.venue.session.ProtocolEvent;
import dev.arbflow.connector.websocket.venue.session.ProtocolOutput;
import dev.arbflow.connector.websocket.venue.session.SubscribedBook;
import dev.arbflow.connector.websocket.venue.wire.MalformedFrameException;
import dev.arbflow.connector.websocket.venue.wire.WireJson;
import dev.arbflow.market.Times;
import dev.arbflow.market.book.BookValidity;
import dev.arbflow.market.book.FeedStatus;
import java.time.Duration;

/**
 * The {@code order_book} channel: every frame replaces the book, so every fault heals itself. A
 * frame older than the one before is dropped, unless so many follow that the venue's clock must
 * have been set back.
 *
 * <p>One that is older by more than frames overtake each other says already that either the clock
 * was set back, and the book has changed since, or it was wrong before: until it is known which,
 * there is no book.
 */
final class BitstampWholeBook implements BitstampBook {
    static final int MAX_OLDER = 20;

    /** By more a book would lag too far behind to be a leg, too. */
    static final Duration OVERTAKEN_BY = Duration.ofSeconds(1);

    private final SubscribedBook book;
    private long newestUs;
    private int older;

    BitstampWholeBook(SubscribedBook book) {
        this.book = book;
    }

    @Override
    public SubscribedBook book() {
        return book;
    }

    @Override
    public void opened() {
        newestUs = 0;
        older = 0;
    }

    @Override
    public void read(WireJson data, long exchangeUs, long receiveUs, ProtocolOutput out)
            throws MalformedFrameException {
        boolean isOlder = exchangeUs < newestUs;
        older = isOlder ? older + 1 : 0;
        if (isOlder && older <= MAX_OLDER) {
            out.count(ProtocolEvent.STALE_UPDATE);
            doubtIfFarBehind(newestUs - exchangeUs, receiveUs, out);
            out.alive(exchangeUs);
            return;
        }
        book.levels().clear();
        BitstampBook.apply(data, book.levels());
        book.confirmed(exchangeUs);
        book.publish(exchangeUs, receiveUs, out);
        newestUs = exchangeUs;
        older = 0;
    }

    private void doubtIfFarBehind(long behindUs, long receiveUs, ProtocolOutput out) {
        if (behindUs > Times.micros(OVERTAKEN_BY) && !book.isAwaitingSnapshot()) {
            String reason = "a book of " + behindUs / 1_000 + " ms before the newest one";
            out.status(book.listing().code(), FeedStatus.State.GAP, reason);
            book.invalidate(BookValidity.UNREADABLE, Times.UNKNOWN, receiveUs, out);
        }
    }

    @Override
    public void seed(WireJson body, long exchangeUs, long receiveUs, ProtocolOutput out)
            throws MalformedFrameException {
        read(body, exchangeUs, receiveUs, out);
    }
}
