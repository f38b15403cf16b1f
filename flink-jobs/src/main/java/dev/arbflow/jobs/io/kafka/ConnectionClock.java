package dev.arbflow.jobs.io.kafka;

import dev.arbflow.market.Origin;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;

/**
 * How far time has come in a partition that several connections are written to.
 *
 * <p>A connection's records are in order, but two connections may be written at different delays.
 * So time is that of the connection that is furthest behind, minus a bound for what is out of order
 * within one. Left out is a connection that has not been heard for a while, as counted by the
 * receive times of the others, and one whose venue is too late: nobody stops the clock for good.
 *
 * <p>The clock starts when every expected connection has proven some time, or the first has been
 * waiting for as long as a quiet one is waited for: one that has just connected is heard before its
 * venue has said what time it is. Holds as many entries as connections were heard lately.
 */
final class ConnectionClock {
    private final long outOfOrdernessUs;
    private final long quietUs;
    private final long latestUs;
    private final Set<String> awaited;
    private final Map<String, Heard> connections = new HashMap<>();
    private long firstReceiveUs = Long.MAX_VALUE;
    private long newestReceiveUs = Long.MIN_VALUE;

    /** The newest that a connection has told. */
    private record Heard(long receiveUs, long provenUs) {
        Heard and(Heard later) {
            return new Heard(
                    Math.max(receiveUs, later.receiveUs), Math.max(provenUs, later.provenUs));
        }
    }

    /**
     * All times are microseconds.
     *
     * @param outOfOrdernessUs how much out of order one connection's records may be
     * @param quietUs how long a connection that falls silent is waited for
     * @param latestUs how late a venue may deliver and still be waited for
     * @param expected connections that will be heard, by the names they have in the first ingest
     */
    ConnectionClock(long outOfOrdernessUs, long quietUs, long latestUs, Set<String> expected) {
        this.outOfOrdernessUs = outOfOrdernessUs;
        this.quietUs = quietUs;
        this.latestUs = latestUs;
        this.awaited = new HashSet<>(expected);
    }

    /**
     * Takes note of a record.
     *
     * @param receiveUs our clock when it arrived
     * @param provenUs the moment up to which it proves its connection complete
     * @return the moment before which nothing is expected any more, if that is known
     */
    OptionalLong heard(String connection, long receiveUs, long provenUs) {
        Heard newest = connections.merge(connection, new Heard(receiveUs, provenUs), Heard::and);
        firstReceiveUs = Math.min(firstReceiveUs, receiveUs);
        if (receiveUs > newestReceiveUs) {
            newestReceiveUs = receiveUs;
            connections.values().removeIf(heard -> isLongerThanQuiet(heard.receiveUs));
        }
        if (isTimely(newest)) {
            awaited.remove(Origin.plainName(connection)); // whichever ingest process reads it
        }
        if (!awaited.isEmpty() && !isLongerThanQuiet(firstReceiveUs)) {
            return OptionalLong.empty();
        }
        awaited.clear();
        return now();
    }

    private OptionalLong now() {
        OptionalLong slowest =
                connections.values().stream()
                        .filter(this::isTimely)
                        .mapToLong(Heard::provenUs)
                        .min();
        return slowest.isEmpty()
                ? slowest
                : OptionalLong.of(slowest.getAsLong() - outOfOrdernessUs);
    }

    private boolean isTimely(Heard heard) {
        return heard.receiveUs - heard.provenUs <= latestUs;
    }

    private boolean isLongerThanQuiet(long sinceUs) {
        return newestReceiveUs - sinceUs > quietUs;
    }
}
