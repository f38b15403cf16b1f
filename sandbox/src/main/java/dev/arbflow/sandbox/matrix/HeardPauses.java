package dev.arbflow.sandbox.matrix;

import dev.arbflow.market.Times;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * The pauses of a channel of trades, and which of them its others do not explain: those longer than
 * four times the second longest of the ten minutes before, at least ten seconds. Where too few were
 * heard to say so, longer than ten minutes. All of it in {@link ListeningTime}.
 */
final class HeardPauses {
    private static final int FACTOR = 4;
    private static final int ENOUGH = 32;
    private static final long FLOOR_US = Times.micros(Duration.ofSeconds(10));
    private static final long CAP_US = Times.micros(Duration.ofMinutes(10));

    /** Whoever remembers by stretches of time remembers up to a stretch more or less. */
    private static final long STRETCH_US = Times.micros(Duration.ofSeconds(10));

    /** It is noticed with the next look. */
    private static final long NOTICED_US = Times.micros(Duration.ofSeconds(1));

    private final Deque<Pause> pauses = new ArrayDeque<>();
    private long heardUs = Times.UNKNOWN;

    private record Pause(long us, long endUs) {}

    /**
     * A trade was heard.
     *
     * @return whether the pause that it ends is unlike those before
     */
    boolean heard(long nowUs) {
        while (!pauses.isEmpty() && pauses.getFirst().endUs < nowUs - CAP_US - STRETCH_US) {
            pauses.removeFirst();
        }
        boolean unusual = isUnusual(nowUs);
        if (heardUs != Times.UNKNOWN) {
            pauses.addLast(new Pause(nowUs - heardUs, nowUs));
        }
        heardUs = nowUs;
        return unusual;
    }

    /** Whether the pause that has not ended yet is unlike those before by now. */
    boolean isUnusual(long nowUs) {
        long pauseUs = nowUs - heardUs;
        return heardUs != Times.UNKNOWN
                && pauseUs > FLOOR_US
                && pauseUs > limitUs(nowUs) + NOTICED_US;
    }

    private long limitUs(long nowUs) {
        long sureUs = nowUs - CAP_US + STRETCH_US;
        if (pauses.stream().filter(each -> each.endUs >= sureUs).count() < ENOUGH) {
            return CAP_US;
        }
        long secondUs =
                pauses.stream()
                        .map(Pause::us)
                        .sorted((a, b) -> Long.compare(b, a))
                        .skip(1)
                        .findFirst()
                        .orElse(0L);
        return Math.max(FLOOR_US, Math.min(FACTOR * secondUs, CAP_US));
    }
}
