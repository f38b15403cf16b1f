package dev.arbflow.sandbox.trial;

import dev.arbflow.market.Listing;
import dev.arbflow.market.Times;
import dev.arbflow.sandbox.sim.NetworkProfile;
import dev.arbflow.sandbox.truth.seen.Delivery;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Random;

/**
 * The connection to one venue: frames arrive in their order, some time after they were sent, with
 * the venue's own time on them, of which the client takes back what is ahead of its own.
 */
final class VenueLine {
    private static final int LAGS_KEPT = 10;

    private final NetworkProfile network;
    private final Random random;
    private final List<Delivery> out;
    private final Deque<Long> lagsUs = new ArrayDeque<>();
    private long correctionUs;
    private long lastReceiveUs;
    private long session = 1;

    /**
     * @param out where deliveries go
     */
    VenueLine(NetworkProfile network, Random random, List<Delivery> out) {
        this.network = network;
        this.random = random;
        this.out = out;
    }

    /** What is sent from now on comes through a new connection. */
    void reconnect() {
        session++;
    }

    /**
     * Sends a frame.
     *
     * @param heldUs how much longer than usual it takes
     * @param lateHereUs how long it then waits at the client
     * @param content what it says; a book holds from the time that stands on the frame
     */
    void send(
            Listing listing, long sentUs, long heldUs, long lateHereUs, Delivery.Content content) {
        long arrivesUs = sentUs + network.delayUs(random) + heldUs;
        long receiveUs = Math.max(lastReceiveUs + 1, arrivesUs);
        lastReceiveUs = receiveUs;
        long stampUs = sentUs + Times.micros(network.clockOffset());
        correctionUs = Math.min(correctionUs, receiveUs - stampUs);
        long happenedUs = stampUs + correctionUs;
        lagsUs.addLast(receiveUs - happenedUs);
        if (lagsUs.size() > LAGS_KEPT) {
            lagsUs.removeFirst();
        }
        long lagUs = lagsUs.stream().mapToLong(Long::longValue).min().orElse(0);
        Delivery.Content stamped =
                content instanceof Delivery.Shown shown
                        ? new Delivery.Shown(shown.book(), happenedUs)
                        : content;
        out.add(new Delivery(listing, session, receiveUs, happenedUs, lagUs, lateHereUs, stamped));
    }
}
