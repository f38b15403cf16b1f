package dev.arbflow.connector.websocket.venue.session;

import dev.arbflow.market.Listing;
import dev.arbflow.market.Times;
import java.time.Duration;

/**
 * One channel of one listing on one connection: what was asked of the venue, what it answered, and
 * when it is to be asked again.
 *
 * <pre>
 * opened ─► ASKED ─ answer ─► ACKNOWLEDGED ─ data ─► LIVE
 *            ▲ └─ refusal ─► REFUSED until a moment    │
 *            └──────────── asked again ◄── LOST ◄──────┘
 * </pre>
 *
 * <p>Every state but LIVE ends by itself: a question without an answer is put once more and then
 * costs the connection, so does a channel that was live and says nothing after it was asked anew;
 * refusals and books that never come are asked for at doubling intervals. All times are of one
 * clock that does not jump, in microseconds.
 */
public final class Subscription {

    /** What a subscription carries. */
    public enum Channel {
        BOOK,
        TRADES
    }

    /** How far a subscription has come. */
    enum State {
        ASKED,
        ACKNOWLEDGED,
        LIVE,
        LOST,
        REFUSED
    }

    /** Within which every venue answers; Bitfinex took up to 11 s. */
    static final Duration ANSWER_WITHIN = Duration.ofSeconds(30);

    /** Within which an acknowledged book comes for the first time; Bitstamp took up to 49 s. */
    static final Duration DATA_WITHIN = Duration.ofSeconds(60);

    /** The first pause after a refusal. */
    static final Duration FIRST_REFUSAL = Duration.ofSeconds(10);

    /** No pause grows beyond it. */
    static final Duration MAX_PAUSE = Duration.ofMinutes(10);

    private static final long NEVER = Long.MAX_VALUE;
    private static final long ANSWER_WITHIN_US = Times.micros(ANSWER_WITHIN);
    private static final long DATA_WITHIN_US = Times.micros(DATA_WITHIN);
    private static final long FIRST_REFUSAL_US = Times.micros(FIRST_REFUSAL);
    private static final long FIRST_PAUSE_US = Times.micros(Duration.ofSeconds(5));
    private static final long MAX_PAUSE_US = Times.micros(MAX_PAUSE);
    private static final long SETTLED_US = Times.micros(Duration.ofMinutes(1));

    private final Listing listing;
    private final Channel channel;

    private State state = State.LOST;
    private boolean held;
    private boolean wasLive;
    private boolean unanswered;
    private long dueUs = NEVER;
    private long liveSinceUs;
    private long mayAskFromUs;
    private long pauseUs;
    private long dataWithinUs;
    private long refusalUs;

    Subscription(Listing listing, Channel channel) {
        this.listing = listing;
        this.channel = channel;
    }

    public Listing listing() {
        return listing;
    }

    public Channel channel() {
        return channel;
    }

    /** Whether the venue may still hold an earlier subscription, which must be left first. */
    public boolean leavesFirst() {
        return held || state == State.ASKED;
    }

    boolean is(State which) {
        return state == which;
    }

    /** A new connection: the question is among those with which it is opened. */
    void opened(long nowUs) {
        held = false;
        wasLive = false;
        unanswered = false;
        mayAskFromUs = nowUs;
        pauseUs = FIRST_PAUSE_US;
        dataWithinUs = DATA_WITHIN_US;
        refusalUs = FIRST_REFUSAL_US;
        await(State.ASKED, nowUs + ANSWER_WITHIN_US);
    }

    /** The question has been put once more. */
    void asked(long nowUs) {
        if (state == State.ACKNOWLEDGED) {
            dataWithinUs = doubled(dataWithinUs);
        }
        unanswered = state == State.ASKED;
        held = false;
        mayAskFromUs = nowUs + pauseUs;
        pauseUs = doubled(pauseUs);
        await(State.ASKED, nowUs + ANSWER_WITHIN_US);
    }

    /** What is waited for is waited for from now on: nothing could be heard until now. */
    void waitFrom(long nowUs) {
        if (state == State.ASKED) {
            dueUs = nowUs + ANSWER_WITHIN_US;
        } else if (state == State.ACKNOWLEDGED && dueUs != NEVER) {
            dueUs = nowUs + dataWithinUs;
        }
    }

    /** The venue holds the subscription. A book is waited for; trades come when there are any. */
    void acknowledged(long nowUs) {
        held = true;
        if (state == State.ASKED || state == State.REFUSED) {
            unanswered = false;
            boolean isBook = channel == Channel.BOOK;
            await(State.ACKNOWLEDGED, isBook ? nowUs + dataWithinUs : NEVER);
        }
    }

    /** The question was voided with others that the venue did not take: to be put again at once. */
    public void notTaken(long nowUs) {
        if (state == State.ASKED) {
            await(State.LOST, nowUs);
        }
    }

    /** The channel delivers what was asked for, which is an answer, too. */
    void live(long nowUs) {
        if (state != State.LIVE) {
            liveSinceUs = nowUs;
        }
        held = true;
        wasLive = true;
        unanswered = false;
        dataWithinUs = DATA_WITHIN_US;
        refusalUs = FIRST_REFUSAL_US;
        await(State.LIVE, NEVER);
    }

    /**
     * What a live channel said so far may be wrong: asked anew unless it heals within this time.
     */
    void doubted(long nowUs, Duration healsWithin) {
        if (state == State.LIVE) {
            dueUs = nowUs + Times.micros(healsWithin);
        }
    }

    /** What the channel said is of no use any more: asked anew as soon as that is polite. */
    void lost(long nowUs) {
        if (state == State.LIVE && nowUs - liveSinceUs >= SETTLED_US) {
            pauseUs = FIRST_PAUSE_US;
            mayAskFromUs = nowUs;
        }
        held = held || state == State.ASKED; // what was lost may have been the answer
        if (state != State.REFUSED) {
            await(State.LOST, Math.max(nowUs, mayAskFromUs));
        }
    }

    /**
     * The venue said no.
     *
     * @return after which time it is asked again; doubles until there is data
     */
    Duration refused(long nowUs) {
        long waitUs = refusalUs;
        refusalUs = doubled(refusalUs);
        held = held && state == State.LIVE;
        unanswered = false;
        await(State.REFUSED, nowUs + waitUs);
        return Duration.ofNanos(waitUs * 1_000);
    }

    boolean isDue(long nowUs) {
        return nowUs >= dueUs;
    }

    /** Whether to ask once more would be of no use, so that only another connection is left. */
    boolean isHopeless() {
        return (state == State.ASKED && unanswered) || (state == State.ACKNOWLEDGED && wasLive);
    }

    /** What is waited for in vain; empty if nothing is. */
    String overdue() {
        return switch (state) {
            case ASKED -> ANSWER_WITHIN.toSeconds() + " s without an answer";
            case ACKNOWLEDGED ->
                    dataWithinUs / 1_000_000 + " s without the book that was asked for";
            default -> "";
        };
    }

    private void await(State next, long untilUs) {
        state = next;
        dueUs = untilUs;
    }

    private static long doubled(long us) {
        return Math.min(2 * us, MAX_PAUSE_US);
    }

    @Override
    public String toString() {
        return (channel == Channel.BOOK ? "the book of " : "the trades of ") + listing.code();
    }
}
