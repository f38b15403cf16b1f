package dev.arbflow.sandbox.run;

import dev.arbflow.jobs.config.DataOrigin;
import dev.arbflow.jobs.config.Detection;
import dev.arbflow.jobs.config.settings.FeeFile;
import dev.arbflow.market.Feed;
import dev.arbflow.sandbox.run.outcome.Summary;
import dev.arbflow.sandbox.scenario.FaultScenario;
import dev.arbflow.sandbox.scenario.ScenarioPlayer;
import dev.arbflow.sandbox.sim.DislocationPlan;
import dev.arbflow.sandbox.sim.MarketSetup;
import dev.arbflow.sandbox.sim.Scenario;
import dev.arbflow.sandbox.truth.BusyTimes;
import dev.arbflow.sandbox.truth.Charges;
import dev.arbflow.sandbox.truth.ClaimedEpisode;
import dev.arbflow.sandbox.truth.KnownTruth;
import dev.arbflow.sandbox.truth.Oracle;
import dev.arbflow.sandbox.truth.TruthRule;
import dev.arbflow.sandbox.truth.Verdict;
import dev.arbflow.sandbox.truth.seen.FiguresVerdict;
import dev.arbflow.sandbox.venues.SimulatedVenueList;
import dev.arbflow.sandbox.venues.SimulatedVenues;
import dev.arbflow.sandbox.venues.VenueJournal;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;

/** Simulated venues that speak the real protocols, and the oracle that knows their books. */
public final class SimulatedFeed implements MarketFeed {
    /** A market that waited for the pipeline need not make a person wait as well. */
    private static final Duration FIRST_ONCE_WARM = Duration.ofSeconds(1);

    private static final long NOT_YET = Long.MAX_VALUE;

    private final Scenario scenario;
    private final Oracle oracle;
    private final SimulatedVenues venues;
    private final BusyLog busy;
    private final LongSupplier clockUs;
    private volatile long judgedFromUs;
    private Optional<FaultScenario> wrong = Optional.empty();

    private SimulatedFeed(
            Scenario scenario,
            Oracle oracle,
            SimulatedVenues venues,
            BusyLog busy,
            LongSupplier clockUs) {
        this.scenario = scenario;
        this.oracle = oracle;
        this.venues = venues;
        this.busy = busy;
        this.clockUs = clockUs;
        this.judgedFromUs = clockUs.getAsLong();
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

    /**
     * The same with venues that stay together until {@link #onceWarm} is run, and soon come apart
     * then.
     *
     * @param options with the seed, and with what is to go wrong then
     * @param markets listed on every venue
     * @param busy what is due at the venues and comes late is noted there
     */
    static SimulatedFeed startCalm(
            RunOptions options,
            List<MarketSetup> markets,
            Detection detection,
            int depth,
            LongSupplier clockUs,
            BusyLog busy)
            throws IOException {
        DislocationPlan plan =
                DislocationPlan.of(detection.rule(), detection.fees())
                        .startingAfter(FIRST_ONCE_WARM);
        Scenario scenario =
                Scenario.standard(SimulatedVenueList.traits(), options.seed, plan)
                        .withMarkets(markets);
        Oracle oracle = oracle(detection, depth);
        VenueJournal journal =
                new VenueJournal() {
                    @Override
                    public void happened(long plannedUs, long atUs) {
                        busy.happened(plannedUs, atUs);
                    }
                };
        SimulatedVenues venues =
                new SimulatedVenues(scenario, oracle, clockUs, journal).calm().start();
        SimulatedFeed feed = new SimulatedFeed(scenario, oracle, venues, busy, clockUs);
        feed.wrong = options.scenario();
        feed.judgedFromUs = NOT_YET;
        return feed;
    }

    private static Oracle oracle(Detection detection, int depth) {
        return new Oracle(
                TruthRule.of(
                        detection.rule(), charges(detection), depth, detection.outOfOrderness()));
    }

    /** The venues' own; unless a person says otherwise, who then knows what they charge. */
    public static Charges charges(Detection detection) {
        return detection.fees().equals(FeeFile.builtIn())
                ? Charges.OF_THE_VENUES
                : Charges.saidToBe(detection.fees());
    }

    /** The same, listening on nothing yet. */
    public static SimulatedFeed of(
            long seed,
            Detection detection,
            int depth,
            LongSupplier clockUs,
            VenueJournal journal,
            boolean faults) {
        Oracle oracle = oracle(detection, depth);
        Scenario whole =
                Scenario.standard(
                        SimulatedVenueList.traits(),
                        seed,
                        DislocationPlan.of(detection.rule(), detection.fees()));
        Scenario scenario = faults ? whole : whole.withoutFaults();
        SimulatedVenues venues = new SimulatedVenues(scenario, oracle, clockUs, journal);
        return new SimulatedFeed(scenario, oracle, venues, new BusyLog(), clockUs);
    }

    /** What was true of the venues' prices until a moment. */
    public KnownTruth truth(long untilUs) {
        return oracle.known(untilUs);
    }

    /** The venues themselves. */
    public SimulatedVenues venues() {
        return venues;
    }

    @Override
    public Map<String, String> settings() {
        return settings(venues, scenario);
    }

    /** Settings by which jobs read all that simulated venues offer. */
    public static Map<String, String> settings(SimulatedVenues venues, Scenario scenario) {
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
        settings.put("DATA_ORIGIN", DataOrigin.SIMULATED.setting());
        return settings;
    }

    @Override
    public Map<String, URI> addresses() {
        Map<String, URI> addresses = new LinkedHashMap<>();
        venues.uris().forEach((feed, uri) -> addresses.put("simulated " + feed, uri));
        return addresses;
    }

    @Override
    public Optional<Runnable> onceWarm() {
        return Optional.of(
                () -> {
                    judgedFromUs = clockUs.getAsLong();
                    venues.dislocate();
                    wrong.ifPresent(faults -> new ScenarioPlayer(faults, venues).start());
                });
    }

    @Override
    public Optional<Judged> judge(Found found, long untilUs) throws Exception {
        List<ClaimedEpisode> claims = found.episodes().stream().map(ClaimedEpisode::of).toList();
        FiguresVerdict figures = found.figures().call(); // reads too when this machine was late
        BusyTimes busyTimes = busy.times();
        KnownTruth known = oracle.known(untilUs);
        Verdict verdict = known.judge(claims, busyTimes);
        List<String> complaints = new ArrayList<>();
        verdict.missed().forEach(line -> complaints.add("missed: " + line));
        verdict.forbidden().forEach(line -> complaints.add("forbidden: " + line));
        figures.complaints().forEach(line -> complaints.add("wrong figures: " + line));
        long fromUs = Math.min(judgedFromUs, untilUs);
        Summary.Judged judged =
                Summary.Judged.of(
                        untilUs - fromUs,
                        busyTimes.busyUs(fromUs, untilUs),
                        busyTimes.longestUs(fromUs, untilUs),
                        verdict.notJudged());
        Summary.Candidates candidates =
                found.patterns()
                        .map(
                                all ->
                                        TruthSummary.of(
                                                all.candidates(),
                                                oracle.plainRule().of(all.windows()),
                                                known.demandedOutside(busyTimes)))
                        .orElse(null);
        return Optional.of(
                new Judged(
                        TruthSummary.of(verdict, claims.size(), figures, candidates, judged),
                        complaints));
    }

    @Override
    public void close() {
        venues.close();
    }
}
