package dev.arbflow.jobs.pattern.similarity;

import dev.arbflow.jobs.state.RecordTypeFactory;
import dev.arbflow.market.behaviour.Discord;
import dev.arbflow.market.behaviour.WindowRef;
import java.util.Arrays;
import java.util.Optional;
import org.apache.flink.api.common.typeinfo.TypeInfo;

/**
 * How far the moments of a market lay from all before them: the peaks of its left matrix profile,
 * one for each stretch of a window's length, and what is further than nearly all of them.
 *
 * <p>Where nothing is new, a moment takes any place among those before it as likely as any other,
 * whatever the distances are like: it is one of the {@code k} furthest of {@code n + 1} with a
 * chance of {@code k / (n + 1)}. Windows slide and venues see the same, so moments are whole
 * stretches and not windows.
 *
 * <p>The fewer windows there are to choose from, the further is the nearest. So a moment is held
 * against those only that had half as many to a tenth more.
 *
 * @param stretch the present one, counted in windows' lengths
 * @param peak the largest distance in it so far
 * @param among the most windows that were compared with one in it
 * @param toldUs end of the last window that was told
 * @param peaks of the stretches before, oldest first
 * @param amongst of each of those the same as {@code among}
 * @see <a href="https://doi.org/10.1007/s10618-022-00911-7">Lu et al. 2023 on discords that are
 *     found as they come</a>
 */
@TypeInfo(RecordTypeFactory.class)
@SuppressWarnings("ArrayRecordComponent") // never changed; the next one has its own
record ProfilePeaks(
        long stretch, float peak, int among, long toldUs, float[] peaks, int[] amongst) {
    /** What is new hides nothing else that is: so many of the furthest are told. */
    private static final int KEPT = 10;

    private static final double MORE = 1.1;
    private static final double LESS = 0.5;

    static final ProfilePeaks NONE =
            new ProfilePeaks(Long.MIN_VALUE, 0, 0, Long.MIN_VALUE, new float[0], new int[0]);

    /**
     * A window and the nearest before it.
     *
     * @param among how many windows the nearest was chosen from
     */
    record Point(WindowRef window, WindowRef nearest, double distance, int among) {}

    /** With a point of the profile, after those that ended earlier. */
    ProfilePeaks with(Point point, int oneIn) {
        long now = Math.floorDiv(point.window().endUs(), point.window().lengthUs());
        float distance = (float) point.distance();
        if (now == stretch) {
            return new ProfilePeaks(
                    stretch,
                    Math.max(peak, distance),
                    Math.max(among, point.among()),
                    toldUs,
                    peaks,
                    amongst);
        }
        if (stretch == Long.MIN_VALUE) {
            return new ProfilePeaks(now, distance, point.among(), toldUs, peaks, amongst);
        }
        int from = Math.max(0, peaks.length + 1 - KEPT * oneIn);
        float[] grown = Arrays.copyOfRange(peaks, from, peaks.length + 1);
        int[] grownAmongst = Arrays.copyOfRange(amongst, from, peaks.length + 1);
        grown[grown.length - 1] = peak;
        grownAmongst[grown.length - 1] = among;
        return new ProfilePeaks(now, distance, point.among(), toldUs, grown, grownAmongst);
    }

    ProfilePeaks told(Discord discord) {
        return new ProfilePeaks(stretch, peak, among, discord.window().endUs(), peaks, amongst);
    }

    /**
     * Whether a point is further than all but one in so many of the moments before its own, and
     * does not overlap with what was told last.
     */
    Optional<Discord> discord(Point point, int oneIn) {
        WindowRef window = point.window();
        int moments = 0;
        int asFar = 0;
        for (int i = 0; i < peaks.length; i++) {
            if (amongst[i] <= point.among() * MORE && amongst[i] >= point.among() * LESS) {
                moments++;
                asFar += peaks[i] >= (float) point.distance() ? 1 : 0;
            }
        }
        if ((asFar + 1L) * oneIn > moments || toldUs > window.startUs()) {
            return Optional.empty();
        }
        return Optional.of(
                new Discord(
                        window, point.nearest(), point.distance(), point.among(), moments, asFar));
    }
}
