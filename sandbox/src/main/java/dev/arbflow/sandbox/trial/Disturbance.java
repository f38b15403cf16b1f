package dev.arbflow.sandbox.trial;

import dev.arbflow.market.Market;
import dev.arbflow.market.Venue;

/**
 * A stretch in which something about a market or the way to it is not as usual.
 *
 * @param kind what
 * @param market of which market the prices move
 * @param venue whose prices or connection it is about
 * @param startUs when it begins, by the market's clock
 * @param endUs when it is over
 * @param shiftBps how far the venue's book stands apart meanwhile; positive is up
 * @param besideVenue another venue that stands apart as well, from a little later on until a little
 *     before the end; null for kinds that need none
 * @param besideBps how far that one does
 * @param moveUs when all venues move together; only for kinds that need it
 * @param moveBps how far; they move back at the end
 */
record Disturbance(
        Kind kind,
        Market market,
        Venue venue,
        long startUs,
        long endUs,
        double shiftBps,
        Venue besideVenue,
        double besideBps,
        long moveUs,
        double moveBps) {

    private static final long SECOND_LATER_US = 300_000;

    /** What can be wrong, or right. */
    enum Kind {
        /** Worth taking after fees, and long enough. */
        TAKEABLE(8),
        /** Worth taking, but gone before the dwell time is over. */
        TOO_SHORT(2),
        /** There for one update, gone with the next, and so on. */
        FLICKER(1),
        /** The fees eat it. */
        BELOW_FEES(1),
        /** A premium that stands for long, below the fees. */
        STANDING_PREMIUM(1),
        /** A premium that grows and shrinks below the fees. */
        BREATHING_PREMIUM(1),
        /** It earns, but too little. */
        BELOW_THRESHOLD(2),
        /** One thin level in front of the depth. */
        THIN_LEVEL(2),
        /** Stands for longer than anything believable. */
        OUTSTAYING(1),
        /** Another asset under the same code. */
        ALIEN_ASSET(1),
        /** Another asset under the same code on two venues: nobody can say which two they are. */
        ALIEN_IN_HALF(1),
        /** Worth taking while another venue has another asset under the same code. */
        TAKEABLE_BESIDE_AN_ALIEN(2),
        /** One venue's prices leap by several percent and back: worth taking. */
        FLASH_MOVE(1),
        /** All venues move, one tells later than the others but not too late. */
        MOVE_SEEN_LATE(2),
        /** All venues move, one tells far too late. */
        MOVE_SEEN_FAR_TOO_LATE(2),
        /** One venue tells later and later, and all venues move. */
        GROWING_DELAY(1),
        /** One venue's frames are held up and come all at once; all venues move meanwhile. */
        STALL_WITH_BACKLOG(2),
        /** One venue is silent for a while, and all venues move. */
        SILENT(2),
        /** One venue is silent for longer than can be believed before all venues move. */
        SILENT_FOR_LONG(2),
        /** One book does not change any more though its connection lives; all venues move. */
        FROZEN(1),
        /** Worth taking, but it waited in our own process. */
        LATE_HERE(2),
        /** Worth taking until a book has to be built anew. */
        RESYNC(2),
        /** Worth taking until the connection breaks. */
        DISCONNECT(2),
        /** Worth taking until the venue's own book is crossed for one update. */
        CROSSED_FOR_AN_UPDATE(1);

        private final int share;

        Kind(int share) {
            this.share = share;
        }

        /** How often it occurs among the others. */
        int share() {
            return share;
        }

        /** Whether a second venue stands apart in it as well. */
        boolean isOfTwo() {
            return this == ALIEN_IN_HALF || this == TAKEABLE_BESIDE_AN_ALIEN;
        }

        /** Whether all venues move in it. */
        boolean moves() {
            return switch (this) {
                case MOVE_SEEN_LATE,
                        MOVE_SEEN_FAR_TOO_LATE,
                        GROWING_DELAY,
                        STALL_WITH_BACKLOG,
                        SILENT,
                        SILENT_FOR_LONG,
                        FROZEN ->
                        true;
                default -> false;
            };
        }
    }

    boolean isOn(long timeUs) {
        return timeUs >= startUs && timeUs < endUs;
    }

    /** How far a venue's book stands apart at a moment of it; positive is up. */
    double apartBps(Venue of, long timeUs) {
        boolean both = timeUs >= startUs + SECOND_LATER_US && timeUs < endUs - SECOND_LATER_US;
        return of == venue ? shiftBps : of == besideVenue && both ? besideBps : 0;
    }

    /** The moment in it at which a feed breaks. */
    long breaksUs() {
        return startUs + (endUs - startUs) * 6 / 10;
    }

    /** How much later than usual the venue's frames arrive that are sent at a moment. */
    long delayUs(long sentUs) {
        if (!isOn(sentUs)) {
            return 0;
        }
        return switch (kind) {
            case MOVE_SEEN_LATE -> 700_000;
            case MOVE_SEEN_FAR_TOO_LATE -> 1_800_000;
            case GROWING_DELAY -> (sentUs - startUs) / 3;
            case STALL_WITH_BACKLOG -> endUs - sentUs;
            default -> 0;
        };
    }

    /** Whether the venue sends nothing at a moment, not even that it lives. */
    boolean silences(long sentUs) {
        return switch (kind) {
            case SILENT, SILENT_FOR_LONG -> isOn(sentUs);
            case DISCONNECT -> sentUs >= breaksUs() && sentUs < breaksUs() + 700_000;
            default -> false;
        };
    }

    /** Whether a book that a venue has at a moment reaches nobody, though the venue lives. */
    boolean withholds(Market of, long sentUs) {
        boolean building = sentUs >= breaksUs() && sentUs < breaksUs() + 200_000;
        return market.equals(of)
                && (kind == Kind.FROZEN ? isOn(sentUs) : kind == Kind.RESYNC && building);
    }
}
