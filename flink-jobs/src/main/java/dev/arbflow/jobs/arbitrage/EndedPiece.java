package dev.arbflow.jobs.arbitrage;

import dev.arbflow.market.arbitrage.CloseReason;
import dev.arbflow.market.arbitrage.Episode;

/**
 * The newest piece of a dislocation that has ended, and how long the next one may let wait.
 *
 * @param piece which it is
 * @param firstOnset whether the first piece was seen to begin
 * @param lastUs when it was last seen
 * @param byItself whether the edge ended, and not our sight of it
 * @param untilUs last moment, event time, at which a piece may open that goes on with it; {@link
 *     #GONE_ON} once one has
 */
record EndedPiece(
        Episode.Piece piece,
        Episode.Onset firstOnset,
        long lastUs,
        boolean byItself,
        long untilUs) {
    static final long GONE_ON = Long.MAX_VALUE;

    static EndedPiece of(Episode ended, Episode.Onset firstOnset, long untilUs) {
        return new EndedPiece(
                ended.piece(),
                firstOnset,
                ended.lastUs(),
                ended.closeReason() == CloseReason.SPREAD_COLLAPSED,
                untilUs);
    }

    /** The next piece has opened. */
    EndedPiece goneOn() {
        return new EndedPiece(piece, firstOnset, lastUs, byItself, GONE_ON);
    }

    /** The next piece. */
    Episode.Piece next(long openedUs, Episode.Onset onset) {
        return new Episode.Piece(
                piece.sinceUs(),
                piece.number() + 1,
                piece.interruptedUs() + Math.max(0, openedUs - lastUs),
                onset);
    }

    /** Whether it says how long such ones last: seen from its beginning to its own end. */
    boolean isMeasured() {
        return byItself && firstOnset != Episode.Onset.UNSEEN;
    }

    /** From the first piece to the last. */
    long lastedUs() {
        return lastUs - piece.sinceUs();
    }

    /** When, on Flink's clock, its end is known to be that of the dislocation. */
    long finalMs() {
        return Math.floorDiv(untilUs, 1_000L) + 1;
    }
}
