package dev.arbflow.connector.websocket.venue.session;

import dev.arbflow.connector.websocket.venue.wire.MalformedFrameException;
import dev.arbflow.connector.websocket.venue.wire.WireJson;
import dev.arbflow.market.Feed;
import dev.arbflow.market.Listing;
import dev.arbflow.market.Times;
import dev.arbflow.market.book.BookValidity;
import dev.arbflow.market.book.FeedStatus;
import java.util.List;
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

    /**
     * What a session works with.
     *
     * @param books of the connection
     * @param subscriptions of the connection, among them those of the books
     * @param paced through which the language speaks
     * @param pings what the language tells of answers
     */
    record Parts(
            SubscribedBooks books, Subscriptions subscriptions, PacedOutput paced, Pings pings) {}

    private final Feed feed;
    private final SubscribedBooks books;
    private final Subscriptions subscriptions;
    private final PacedOutput paced;
    private final GuardedOutput guarded;
    private final VenueLanguage language;
    private final Pings pings;
    private final FaultRate faults = new FaultRate();
    private final SecondLook secondLook;
    private final long deadAfterUs;
    private final boolean live;

    private boolean open;
    private long heardUs;

    /**
     * @param limits of the venue
     * @param live whether a venue answers; a recording is asked for nothing but its beginning
     */
    VenueSession(Feed feed, Parts parts, VenueLanguage language, VenueLimits limits, boolean live) {
        this.feed = feed;
        this.books = parts.books();
        this.subscriptions = parts.subscriptions();
        this.paced = parts.paced();
        this.guarded = new GuardedOutput(new WitnessedTrades(paced, books));
        this.pings = parts.pings();
        this.language = language;
        this.live = live;
        this.deadAfterUs = Times.micros(limits.deadAfter());
        this.secondLook = new SecondLook(books, limits.secondLook());
    }

    @Override
    public void resume(Map<Listing, Long> newestTrades) {
        language.resume(newestTrades);
    }

    @Override
    public void opened(long nowUs, ProtocolOutput out) {
        open = true;
        heardUs = nowUs;
        faults.clear();
        pings.opened(nowUs);
        subscriptions.opened(nowUs);
        paced.opened();
        language.opened(paced.over(out, nowUs));
    }

    @Override
    public void frame(String text, long receiveUs, ProtocolOutput out)
            throws MalformedFrameException {
        if (receiveUs - heardUs >= deadAfterUs) {
            // Only a recording's clock jumps: nothing could be heard in between.
            subscriptions.waitFrom(receiveUs);
        }
        heardUs = receiveUs;
        paced.over(out, receiveUs);
        subscriptions.receivedAt(receiveUs);
        books.suspectAll();
        try {
            WireJson frame = WireJson.parse(text);
            books.suspectNone();
            language.read(frame, receiveUs, guarded);
        } catch (MalformedFrameException e) {
            refuse(e.getMessage(), receiveUs);
            throw e;
        } catch (ImplausibleFrameException e) {
            refuse(e.getMessage(), receiveUs);
            throw new MalformedFrameException(e.getMessage(), e);
        } finally {
            ask(receiveUs);
        }
    }

    @Override
    public void tick(long nowUs, ProtocolOutput out) {
        if (!open) {
            return;
        }
        paced.over(out, nowUs);
        if (nowUs - heardUs >= deadAfterUs && !subscriptions.allRefused()) {
            giveUp(nowUs, out);
        } else {
            if (live) {
                subscriptions.loseSilent(nowUs, paced);
                secondLook.due(nowUs).ifPresent(book -> book.lookAgain(nowUs, paced));
            }
            pingIfDue(nowUs);
            ask(nowUs);
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

    private void refuse(String reason, long receiveUs) {
        books.voidSuspects(feed, reason, receiveUs, paced);
        giveUpIfUseless(receiveUs);
    }

    private void giveUpIfUseless(long nowUs) {
        if (live && faults.isTooHighWith(nowUs)) {
            open = false;
            String reason =
                    FaultRate.MOST
                            + " unreadable frames within "
                            + FaultRate.WITHIN.toSeconds()
                            + " s";
            books.invalidateAll(BookValidity.UNREADABLE, nowUs, paced);
            paced.status(FeedStatus.wholeFeed(feed), FeedStatus.State.STALE, reason);
            paced.reconnect(reason);
        }
    }

    private void pingIfDue(long nowUs) {
        long everyUs = books.anyIsLive() ? PING_EVERY_US : PING_IDLE_EVERY_US;
        if (paced.isFree() && pings.mayAsk(nowUs, everyUs)) {
            language.ping(pings.ask(nowUs)).ifPresent(paced::send);
        }
    }

    private void ask(long nowUs) {
        if (!live || !open || paced.isPaused() || !language.mayAsk()) {
            return;
        }
        List<Subscription> due = subscriptions.due(nowUs);
        for (Subscription each : due) {
            if (!hasHope(each)) {
                open = false;
                return;
            }
        }
        if (!due.isEmpty()) {
            language.ask(due, paced);
            due.forEach(each -> subscriptions.asked(each, nowUs));
        }
    }

    /** Tells what is overdue, and gives up the connection where asking once more is of no use. */
    private boolean hasHope(Subscription due) {
        String overdue = due.overdue();
        if (!overdue.isEmpty()) {
            paced.status(due.listing().code(), FeedStatus.State.STALE, overdue);
        }
        if (due.isHopeless()) {
            paced.reconnect(overdue + ", for the second time: " + due);
        }
        return !due.isHopeless();
    }
}
