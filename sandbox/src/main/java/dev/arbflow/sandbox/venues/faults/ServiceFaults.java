package dev.arbflow.sandbox.venues.faults;

import dev.arbflow.embedded.websocket.TurnedAway;
import dev.arbflow.market.Market;
import dev.arbflow.sandbox.venues.server.Frame;
import dev.arbflow.sandbox.venues.server.MarketChannel;
import dev.arbflow.sandbox.venues.server.VenueLoop;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.LongUnaryOperator;

/** How a venue can serve badly, beside what happens to its frames. */
public final class ServiceFaults {
    private static final long SECOND_US = 1_000_000;

    private ServiceFaults() {}

    /** Subscriptions are refused. */
    public static VenueFault refusing(FrameFilter what) {
        return new VenueFault() {
            @Override
            public boolean refuses(MarketChannel marketChannel) {
                return what.isAbout(marketChannel);
            }
        };
    }

    /** Markets are not known. */
    public static VenueFault unlisted(FrameFilter what) {
        return new VenueFault() {
            @Override
            public boolean hides(Market market) {
                return what.isAbout(market);
            }
        };
    }

    /**
     * The venue's clock is wrong.
     *
     * @param shiftUs by how much at a moment
     */
    public static VenueFault wrongClock(LongUnaryOperator shiftUs) {
        return new VenueFault() {
            @Override
            public long clockShiftUs(long nowUs) {
                return shiftUs.applyAsLong(nowUs);
            }
        };
    }

    /** What clients send lies unread for a while. */
    public static VenueFault readingLate(long us) {
        return new VenueFault() {
            @Override
            public long unreadUs() {
                return us;
            }
        };
    }

    /** Whoever dials is turned away. */
    public static VenueFault turningAway(TurnedAway answer) {
        return new VenueFault() {
            @Override
            public Optional<TurnedAway> turnsAway() {
                return Optional.of(answer);
            }
        };
    }

    /** Messages of clients above so many in a second are complained about. */
    public static VenueFault complaining(long mostPerSecond) {
        return new VenueFault() {
            private long second;
            private long heard;

            @Override
            public boolean findsTooFast(long nowUs) {
                if (nowUs / SECOND_US != second) {
                    second = nowUs / SECOND_US;
                    heard = 0;
                }
                heard++;
                return heard > mostPerSecond;
            }
        };
    }

    /** A text comes once that is no frame of the venue. */
    public static VenueFault sayingOnce(String text) {
        return new VenueFault() {
            private boolean said;

            @Override
            public List<Frame> due(long nowUs) {
                List<Frame> due = said ? List.of() : List.of(Frame.control(text));
                said = true;
                return due;
            }

            @Override
            public boolean isOver() {
                return said;
            }
        };
    }

    /**
     * The same at a rate; after a pause of the process it goes on from then, instead of catching up
     * in a burst.
     *
     * @param perSecond positive; may be more than there are ticks
     */
    public static VenueFault saying(String text, double perSecond) {
        long everyUs = Math.round(SECOND_US / perSecond);
        return new VenueFault() {
            private long nextUs;

            @Override
            public List<Frame> due(long nowUs) {
                List<Frame> due = new ArrayList<>();
                if (nowUs - nextUs > VenueLoop.MAX_STEP_US) {
                    nextUs = nowUs;
                }
                for (; nextUs <= nowUs; nextUs += everyUs) {
                    due.add(Frame.control(text));
                }
                return due;
            }
        };
    }
}
