package dev.arbflow.sandbox.run;

import dev.arbflow.jobs.config.Detection;
import dev.arbflow.market.Feed;
import dev.arbflow.sandbox.sim.DislocationPlan;
import dev.arbflow.sandbox.sim.Scenario;
import dev.arbflow.sandbox.truth.CandidateVerdict;
import dev.arbflow.sandbox.truth.ClaimedCandidate;
import dev.arbflow.sandbox.truth.ClaimedEpisode;
import dev.arbflow.sandbox.truth.KnownTruth;
import dev.arbflow.sandbox.truth.Oracle;
import dev.arbflow.sandbox.truth.TruthRule;
import dev.arbflow.sandbox.truth.Verdict;
import dev.arbflow.sandbox.venues.SimulatedVenues;
import dev.arbflow.sandbox.venues.VenueJournal;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;

/** Simulated venues that speak the real protocols, and the oracle that knows their books. */
final class SimulatedFeed implements MarketFeed {
    private final Scenario scenario;
    private final Oracle oracle;
    private final SimulatedVenues venues;

    private SimulatedFeed(Scenario scenario, Oracle oracle, SimulatedVenues venues) {
        this.scenario = scenario;
        this.oracle = oracle;
        this.venues = venues;
    }

    /**
     * Starts the venues on free loopback ports.
     *
     * @param detection the thresholds and fees by which dislocations are sized and judged
     * @param depth levels a side that the job sees
     * @param clockUs our clock, the one that the job reads too
     */
    static SimulatedFeed start(long seed, Detection detection, int depth, LongSupplier clockUs) {
        SimulatedFeed feed = of(seed, detection, depth, clockUs, VenueJournal.NONE, true);
        feed.venues.start();
        return feed;
    }

    /** The same, listening on nothing yet. */
    static SimulatedFeed of(
            long seed,
            Detection detection,
            int depth,
            LongSupplier clockUs,
            VenueJournal journal,
            boolean faults) {
        Oracle oracle =
                new Oracle(
                        TruthRule.of(
                                detection.rule(), detection.fees(), depth, detection.disorder()));
        Scenario whole =
                Scenario.standard(seed, DislocationPlan.of(detection.rule(), detection.fees()));
        Scenario scenario = faults ? whole : whole.withoutFaults();
        SimulatedVenues venues = new SimulatedVenues(scenario, oracle, clockUs, journal);
        return new SimulatedFeed(scenario, oracle, venues);
    }

    /** What was true of the venues' prices until a moment. */
    KnownTruth truth(long untilUs) {
        return oracle.known(untilUs);
    }

    /** The venues themselves. */
    SimulatedVenues venues() {
        return venues;
    }

    @Override
    public Map<String, String> settings() {
        return settings(venues, scenario);
    }

    /** Settings by which jobs read all that simulated venues offer. */
    static Map<String, String> settings(SimulatedVenues venues, Scenario scenario) {
        Map<String, String> settings = new LinkedHashMap<>();
        venues.uris().forEach((feed, uri) -> settings.put(feed + "_URI", uri.toString()));
        settings.put(
                "VENUES",
                venues.uris().keySet().stream().map(Feed::name).collect(Collectors.joining(",")));
        settings.put(
                "MARKETS",
                scenario.markets().stream()
                        .map(setup -> setup.market().code())
                        .collect(Collectors.joining(",")));
        settings.put("COINAPI_KEY", "simulated");
        return settings;
    }

    @Override
    public Map<String, URI> addresses() {
        Map<String, URI> addresses = new LinkedHashMap<>();
        venues.uris().forEach((feed, uri) -> addresses.put("simulated " + feed, uri));
        return addresses;
    }

    @Override
    public Optional<Judged> judge(Found found, long untilUs) {
        List<ClaimedEpisode> claims = found.episodes().stream().map(ClaimedEpisode::of).toList();
        Verdict verdict = oracle.judge(claims, untilUs);
        List<String> complaints = new ArrayList<>();
        verdict.missed().forEach(line -> complaints.add("missed: " + line));
        verdict.forbidden().forEach(line -> complaints.add("forbidden: " + line));
        return Optional.of(
                new Judged(
                        new Summary.Truth(
                                verdict.injected(),
                                verdict.detected(),
                                verdict.precision(),
                                verdict.recall(),
                                percentiles(verdict.detectionDelayMs()),
                                claims.size(),
                                claims.size() - verdict.forbidden().size(),
                                found.candidates()
                                        .map(candidates -> judge(candidates, untilUs))
                                        .orElse(null)),
                        complaints));
    }

    private Summary.Candidates judge(List<ClaimedCandidate> claims, long untilUs) {
        return new Summary.Candidates(
                hits(oracle.judge(claims, ClaimedCandidate.Extent.MOMENT, untilUs)),
                hits(oracle.judge(claims, ClaimedCandidate.Extent.WINDOW, untilUs)));
    }

    private static Summary.Hits hits(CandidateVerdict verdict) {
        return new Summary.Hits(
                verdict.reported(),
                verdict.right(),
                verdict.detected(),
                verdict.precision(),
                verdict.recall(),
                percentiles(verdict.detectionDelayMs()));
    }

    private static Summary.Percentiles percentiles(Verdict.Delay delay) {
        return new Summary.Percentiles(
                Math.round(delay.p50()), Math.round(delay.p99()), Math.round(delay.max()));
    }

    @Override
    public void close() {
        venues.close();
    }
}
