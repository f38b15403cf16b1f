package dev.arbflow.sandbox.soak;

import dev.arbflow.market.Feed;
import dev.arbflow.market.Route;
import dev.arbflow.sandbox.matrix.Unprovable;
import dev.arbflow.sandbox.matrix.VirtualMarket;
import dev.arbflow.sandbox.scenario.FaultKind;
import dev.arbflow.sandbox.scenario.FaultLine;
import dev.arbflow.sandbox.scenario.FaultScenario;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** When which faults of a scenario stand on whom. */
final class FaultLog {
    /** A second look at a book comes within ten minutes, and takes a moment. */
    static final Duration SLOWEST = Duration.ofMinutes(11);

    /** What has been over for so long is not named any more. */
    private static final Duration LATELY = Duration.ofMinutes(2);

    /** An episode that ends in what has waited does so soon after the last of it has come. */
    private static final Duration DRAINED = Duration.ofSeconds(5);

    /** What is before it stands for a time that nobody knows. */
    private static final String FIRST_TIME = "2009-01-03T18:15:05Z";

    private static final Set<FaultKind> DELAYS =
            Set.of(FaultKind.LATE, FaultKind.RAMP, FaultKind.STALL);

    private final FaultScenario scenario;

    FaultLog(FaultScenario scenario) {
        this.scenario = scenario;
    }

    /** Since when nothing is wrong with a feed; empty if something is. */
    Optional<Duration> calmSince(Feed feed, Duration now) {
        Duration since = Duration.ZERO;
        for (FaultLine each : begun(feed, now)) {
            Optional<Duration> over = each.over();
            if (over.isEmpty() || over.get().compareTo(now) > 0) {
                return Optional.empty();
            }
            since = over.get().compareTo(since) > 0 ? over.get() : since;
        }
        return Optional.of(since);
    }

    /** What stands on a feed, or did so lately. */
    List<FaultLine> lately(Feed feed, Duration now) {
        return since(feed, now, LATELY);
    }

    /** The same for either venue of a route. */
    List<FaultLine> lately(Route route, Duration now) {
        return Stream.of(route.buy(), route.sell())
                .map(venue -> Feed.valueOf(venue.name()))
                .flatMap(feed -> lately(feed, now).stream())
                .distinct()
                .toList();
    }

    /** Whether frames of either venue are held back, or what was has only just come. */
    boolean mayHaveWaited(Route route, Duration now) {
        return lately(route, now).stream()
                .filter(each -> DELAYS.contains(each.kind()))
                .anyMatch(each -> endsAfter(each, now.minus(delay(each)).minus(DRAINED)));
    }

    /** By how much what a fault holds back comes after its end. */
    private static Duration delay(FaultLine fault) {
        return switch (fault.kind()) {
            case LATE -> Duration.ofNanos(fault.micros("by") * 1_000);
            case RAMP -> Duration.ofNanos(fault.micros("to") * 1_000);
            default -> Duration.ZERO;
        };
    }

    /** What nothing that a venue sends can prove of the faults of the last minutes. */
    Unprovable.Tolerance tolerance(Feed feed, Duration now) {
        return Unprovable.on(feed, since(feed, now, SLOWEST));
    }

    /**
     * For how long without a break a book may be wrong without anything to prove it, by what stands
     * or is over for no longer than that.
     *
     * @param from since this moment
     */
    long wrongBookUs(Feed feed, Duration from, Duration until) {
        return begun(feed, until).stream()
                .mapToLong(each -> wrongBookUs(feed, each, from))
                .max()
                .orElse(0);
    }

    private static long wrongBookUs(Feed feed, FaultLine fault, Duration from) {
        long us = Unprovable.on(feed, List.of(fault)).wrongBookUs();
        return endsAfter(fault, from.minus(Duration.ofNanos(us * 1_000))) ? us : 0;
    }

    /** Whether a book may be wrong without anything to prove it. */
    boolean mayHideAWrongBook(Feed feed, Duration now) {
        return wrongBookUs(feed, now, now) > 0;
    }

    /** For how many trades a feed has printed a time that stands for none. */
    int undatedTrades(Feed feed, Duration now) {
        return (int) begun(feed, now).stream().filter(FaultLog::takesATradesTime).count();
    }

    private static boolean takesATradesTime(FaultLine fault) {
        return fault.kind() == FaultKind.OUTLANDISH
                && fault.word("field").equals("trade-time")
                && fault.word("value").compareTo(FIRST_TIME) < 0;
    }

    /** Whether a fault stands at a moment, or will. */
    private static boolean endsAfter(FaultLine fault, Duration moment) {
        return fault.over().map(over -> over.compareTo(moment) >= 0).orElse(true);
    }

    private List<FaultLine> since(Feed feed, Duration now, Duration before) {
        return begun(feed, now).stream()
                .filter(each -> endsAfter(each, now.minus(before)))
                .toList();
    }

    private List<FaultLine> begun(Feed feed, Duration now) {
        Feed market = Feed.valueOf(VirtualMarket.venueOf(feed).name());
        return scenario.lines().stream()
                .filter(each -> each.at().compareTo(now) <= 0)
                .filter(each -> each.isOn(feed) || (each.changesTheMarket() && each.isOn(market)))
                .toList();
    }
}
