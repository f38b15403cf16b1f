package dev.arbflow.sandbox.venues.faults;

import dev.arbflow.embedded.websocket.TurnedAway;
import dev.arbflow.market.Market;
import dev.arbflow.sandbox.venues.server.Frame;
import dev.arbflow.sandbox.venues.server.MarketChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * All that is wrong with one venue at the moment, one fault after the other in the order in which
 * they began. Changed by the venues' one thread; may be asked by any.
 */
public final class VenueFaults implements VenueFault {
    private final List<VenueFault> active = new CopyOnWriteArrayList<>();

    /** A fault begins. */
    public void begin(VenueFault fault) {
        active.add(fault);
    }

    /** A fault is over. */
    public void end(VenueFault fault) {
        active.remove(fault);
    }

    /** Whether nothing is wrong. */
    public boolean isCalm() {
        return active.isEmpty();
    }

    /** What becomes of a frame. */
    public List<Departure> leaving(Frame frame, long nowUs) {
        return pass(Departure.of(frame), nowUs);
    }

    @Override
    public List<Departure> pass(Departure departure, long nowUs) {
        List<Departure> departures = List.of(departure);
        for (VenueFault fault : active) {
            List<Departure> next = new ArrayList<>(departures.size());
            departures.forEach(each -> next.addAll(fault.pass(each, nowUs)));
            departures = next;
        }
        return departures;
    }

    @Override
    public List<Frame> due(long nowUs) {
        List<Frame> due = active.stream().flatMap(fault -> fault.due(nowUs).stream()).toList();
        active.removeIf(VenueFault::isOver); // or it would hold its megabytes for ever
        return due;
    }

    @Override
    public boolean refuses(MarketChannel marketChannel) {
        return active.stream().anyMatch(fault -> fault.refuses(marketChannel));
    }

    @Override
    public boolean hides(Market market) {
        return active.stream().anyMatch(fault -> fault.hides(market));
    }

    @Override
    public long clockShiftUs(long nowUs) {
        return active.stream().mapToLong(fault -> fault.clockShiftUs(nowUs)).sum();
    }

    @Override
    public long unreadUs() {
        return active.stream().mapToLong(VenueFault::unreadUs).sum();
    }

    @Override
    public boolean findsTooFast(long nowUs) {
        return active.stream().filter(fault -> fault.findsTooFast(nowUs)).count() > 0;
    }

    @Override
    public Optional<TurnedAway> turnsAway() {
        return active.stream().map(VenueFault::turnsAway).flatMap(Optional::stream).findFirst();
    }
}
