package dev.arbflow.sandbox.matrix;

import dev.arbflow.market.Feed;
import dev.arbflow.sandbox.scenario.FaultLine;
import dev.arbflow.sandbox.scenario.FaultScenario;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * A row of the matrix.
 *
 * @param name what goes wrong, for a person
 * @param lasting whether it never is for ETH/USD, so that only BTC/USD comes back
 * @param lines of the scenario; {@code VENUE} stands for the column, {@code MARKET} for the venue
 *     of which it tells
 */
record FaultCase(String name, boolean lasting, List<String> lines) {
    /** When something goes wrong first. */
    static final Duration BEGIN = Duration.ofSeconds(30);

    /** All rows. */
    static final List<FaultCase> ALL =
            List.of(
                    of("silent book", "at 30s for 20s silent on VENUE BTC/USD book"),
                    of("silent trades", "at 30s for 60s silent on VENUE BTC/USD trades"),
                    of("trades silent for 5 s", "at 30s for 5s silent on VENUE BTC/USD trades"),
                    of("everything silent but heartbeats", "at 30s for 60s silent on VENUE"),
                    of(
                            "lost acknowledgements",
                            "at 30s for 40s lost-answer on VENUE",
                            "at 30s cut on VENUE"),
                    of(
                            "refused for a moment",
                            "at 30s for 15s refuse on VENUE BTC/USD",
                            "at 30s cut on VENUE"),
                    lasting("refused for ever", "at 0s refuse on VENUE ETH/USD"),
                    lasting("product not listed", "at 0s unlisted on VENUE ETH/USD"),
                    of("late by 2 s", "at 30s for 20s late on VENUE by=2s"),
                    of("later and later, to 4 s", "at 30s for 20s ramp on VENUE to=4s"),
                    of("stalled for 7 s, then all at once", "at 30s for 7s stall on VENUE"),
                    of("stalled for 15 s, then all at once", "at 30s for 15s stall on VENUE"),
                    of("2 % of frames lost", "at 30s for 20s lose on VENUE chance=0.02"),
                    of("5 % of frames doubled", "at 30s for 20s duplicate on VENUE chance=0.05"),
                    of("5 % of frames reordered", "at 30s for 20s reorder on VENUE chance=0.05"),
                    of(
                            "untimed heartbeats, silent book",
                            "at 30s for 20s untimed on VENUE",
                            "at 30s for 20s silent on VENUE BTC/USD book"),
                    of(
                            "venue's clock 10 min ahead for 50 ms",
                            "at 30s for 50ms clock on VENUE by=10m"),
                    of("venue's clock set 10 s ahead", "at 30s clock on VENUE by=10s"),
                    of("venue's clock 10 s back for 20 s", "at 30s for 20s clock on VENUE by=-10s"),
                    of("venue's clock 0.5 % fast", "at 30s for 20s drift on VENUE ppm=5000"),
                    of("our clock 1 h ahead for 300 ms", "at 30s for 300ms own-clock by=1h"),
                    of("our clock, 60 s back, set right", "at 0s for 30s own-clock by=-60s"),
                    of("HTTP 429, Retry-After", "at 30s for 20s turn-away on VENUE retry-after=8s"),
                    of("complaints about our rate", "at 30s for 10s complain on VENUE above=3"),
                    of("maintenance", "at 30s for 20s maintenance on VENUE"),
                    of("maintenance without an end", "at 30s maintenance-without-end on VENUE"),
                    of("garbage, ten a second", "at 30s for 5s garbage on VENUE"),
                    of("message of 9 million characters", "at 30s oversized on VENUE"),
                    of("300,000 levels", "at 30s levels on VENUE"),
                    of("price of a level 9.2e18", "at 30s outlandish on VENUE"),
                    of(
                            "price of a trade 9.2e18",
                            "at 30s outlandish on VENUE field=trade-price value=9.2e18"),
                    of(
                            "trade id 9e18",
                            "at 30s outlandish on VENUE field=trade-id value=9000000000000000000"),
                    of(
                            "a book of the year 9999",
                            "at 30s outlandish on VENUE field=time value=9999-12-31T23:59:59Z"),
                    of(
                            "a trade of the year 9999",
                            "at 30s outlandish on VENUE field=trade-time"
                                    + " value=9999-12-31T23:59:59Z"),
                    of("our messages unread for 3 s", "at 30s for 20s unread on VENUE"),
                    of("connection cut", "at 30s cut on VENUE"),
                    of("asked to reconnect", "at 30s reconnect on VENUE"),
                    of("wrong checksum", "at 30s bad-checksum on VENUE BTC/USD"),
                    of("sequence number left out", "at 30s skip-sequence on VENUE"),
                    of("ten times the traffic", "at 30s for 10s burst"),
                    of("crossed for one update", "at 30s crossed on MARKET BTC/USD"),
                    of(
                            "late, drifting, losing and garbled at once",
                            "at 30s for 20s late on VENUE by=600ms",
                            "at 30s for 20s drift on VENUE ppm=2000",
                            "at 35s for 10s lose on VENUE chance=0.02",
                            "at 40s for 3s garbage on VENUE per-second=5"));

    private static FaultCase of(String name, String... lines) {
        return new FaultCase(name, false, List.of(lines));
    }

    private static FaultCase lasting(String name, String line) {
        return new FaultCase(name, true, List.of(line));
    }

    /** When it is over, counted from the start of a trial. */
    Duration over(Feed feed) {
        return on(feed).lines().stream()
                .map(line -> line.at().plus(line.lasting().orElse(Duration.ZERO)))
                .reduce(BEGIN, (a, b) -> a.compareTo(b) > 0 ? a : b);
    }

    /** The scenario of one cell. */
    FaultScenario on(Feed feed) {
        String market = VirtualMarket.venueOf(feed).name();
        return FaultScenario.parse(
                name,
                lines.stream()
                        .map(line -> line.replace("VENUE", feed.name()).replace("MARKET", market))
                        .toList());
    }

    /** What of it happens in the market itself and changes what is true; empty if nothing. */
    Optional<FaultScenario> marketAlone(Feed feed) {
        FaultScenario all = on(feed);
        List<FaultLine> its = all.lines().stream().filter(FaultLine::changesTheMarket).toList();
        return its.isEmpty() ? Optional.empty() : Optional.of(new FaultScenario(all.seed(), its));
    }
}
