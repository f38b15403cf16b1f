package dev.arbflow.sandbox.soak;

import dev.arbflow.connector.websocket.Inbound;
import dev.arbflow.jobs.config.Detection;
import dev.arbflow.market.Feed;
import dev.arbflow.market.Listing;
import dev.arbflow.market.Route;
import dev.arbflow.market.Times;
import dev.arbflow.market.arbitrage.Episode;
import dev.arbflow.market.book.BookUpdate;
import dev.arbflow.sandbox.matrix.VirtualMarket;
import dev.arbflow.sandbox.scenario.FaultKind;
import dev.arbflow.sandbox.scenario.FaultLine;
import dev.arbflow.sandbox.scenario.FaultScenario;
import dev.arbflow.sandbox.scenario.ScenarioPlayer;
import dev.arbflow.sandbox.sim.DislocationPlan;
import dev.arbflow.sandbox.sim.Scenario;
import dev.arbflow.sandbox.trial.UpdateFlow;
import dev.arbflow.sandbox.truth.TruthRule;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/** One run, moved a slice of time further whenever the detection asks for more. */
final class SoakRun implements UpdateFlow {
    private static final Duration SLICE = Duration.ofMillis(100);
    private static final Duration LOOK_EVERY = Duration.ofMillis(500);
    private static final Duration JUDGE_EVERY = Duration.ofMinutes(1);
    private static final Duration SAMPLE_EVERY = Duration.ofMinutes(5);

    /** In the end nothing moves any more, for no longer than a quiet book is believed. */
    private static final Duration DRAIN = Duration.ofMillis(500);

    /** An alien's prices, and familiar ones, show with the next step of each listing. */
    private static final Duration UNTIL_SHOWN = Duration.ofSeconds(2);

    private static final Duration NEVER = Duration.ofDays(1);

    private final SoakPlan plan;
    private final FaultLog faults;
    private final VirtualMarket market;
    private final OurClock clock = new OurClock();
    private final EpisodeJudge episodes;
    private final Map<Feed, FeedCheck> feeds = new EnumMap<>(Feed.class);
    private final FlatMemory memory = new FlatMemory();
    private final Map<String, Long> withdrawn = new TreeMap<>();
    private final List<Finding> findings = new ArrayList<>();
    private final Consumer<String> said;
    private final DetectionInput toDetection = new DetectionInput();
    private boolean done;
    private boolean failed;

    /**
     * @param plan what is played
     * @param detection what the jobs are given; venues come apart as its thresholds and fees ask
     * @param truth by which episodes are judged
     * @param said is told a line now and then
     */
    SoakRun(SoakPlan plan, Detection detection, TruthRule truth, Consumer<String> said) {
        this.plan = plan;
        this.said = said;
        FaultScenario scenario = plan.scenario();
        this.faults = new FaultLog(scenario);
        DislocationPlan apart = DislocationPlan.of(detection.rule(), detection.fees());
        Scenario base =
                VirtualMarket.quiet(plan.apart() ? apart : apart.startingAfter(NEVER), plan.seed());
        this.market = new VirtualMarket(base, List.of(Feed.values()), this::heard);
        this.episodes = new EpisodeJudge(truth, clock, faults, this::complain, market.nowUs());
        for (Feed feed : Feed.values()) {
            List<Listing> its =
                    base.markets().stream()
                            .map(each -> new Listing(VirtualMarket.venueOf(feed), each.market()))
                            .toList();
            feeds.put(
                    feed,
                    new FeedCheck(
                            feed,
                            market.witness(feed),
                            its,
                            faults,
                            this::complain,
                            market.nowUs()));
        }
        market.watch(book -> episodes.book(book, market.nowUs()));
        new ScenarioPlayer(scenario, market).start();
        scenario.lines().forEach(each -> announce(each, base));
    }

    private void announce(FaultLine line, Scenario base) {
        if (line.kind() != FaultKind.ALIEN) {
            return;
        }
        List<Listing> aliens =
                base.venues().stream()
                        .flatMap(
                                venue ->
                                        base.markets().stream()
                                                .map(each -> new Listing(venue, each.market())))
                        .filter(line::isOn)
                        .toList();
        long fromUs = Times.micros(line.at().plus(UNTIL_SHOWN));
        market.after(fromUs, () -> episodes.alien(aliens, market.nowUs()));
        line.over()
                .map(over -> Math.max(fromUs, Times.micros(over)))
                .ifPresent(us -> market.after(us, () -> episodes.familiar(aliens, market.nowUs())));
    }

    @Override
    public long slices() {
        return plan.length().plus(FaultLog.SLOWEST).dividedBy(SLICE);
    }

    @Override
    public void slice(long number, Consumer<BookUpdate> to) {
        if (done) {
            return;
        }
        toDetection.to(to);
        try {
            market.pass(Times.micros(SLICE));
            attend(market.elapsed());
        } catch (RuntimeException e) {
            failed(e);
            throw e;
        }
        toDetection.rethrow();
    }

    private void attend(Duration now) {
        if (isDue(LOOK_EVERY, now)) {
            feeds.values().forEach(each -> each.look(now));
        }
        if (isDue(JUDGE_EVERY, now)) {
            feeds.values().forEach(each -> each.settle(now));
            episodes.judge(now);
        }
        if (isDue(SAMPLE_EVERY, now) && now.compareTo(plan.length()) <= 0) {
            sample(now);
        }
        if (now.compareTo(plan.length()) >= 0
                && feeds.values().stream().allMatch(each -> each.isDone(now))) {
            end(now);
        }
    }

    private static boolean isDue(Duration every, Duration now) {
        return now.toMillis() % every.toMillis() < SLICE.toMillis();
    }

    private void sample(Duration now) {
        FlatMemory.Census sample = HeapCensus.take();
        memory.add(sample);
        said.accept(
                String.format(
                        Locale.ROOT,
                        "seed %d, %s: %d episodes judged, %d findings, %.1f MiB, %,d map entries",
                        plan.seed(),
                        Finding.clock(now),
                        episodes.judged(),
                        findings.size(),
                        sample.bytes() / 1_048_576.0,
                        sample.entries()));
    }

    private void end(Duration tradesUntil) {
        done = true;
        for (long us = 0; us < Times.micros(DRAIN); us += VirtualMarket.STEP_US) {
            market.step(false);
        }
        feeds.values().forEach(each -> each.end(tradesUntil, market.elapsed()));
    }

    /** It ended early; the first reason is told, the others follow from it. */
    void failed(Exception why) {
        if (!failed) {
            failed = true;
            complain("the run", Finding.thrown(why));
        }
    }

    /** All is read, or it failed; what of the episodes is still open is not judged. */
    SoakReport report(Map<String, Long> refusals) {
        if (!failed) {
            finish();
        }
        memory.complaints().forEach(each -> complain("this process", each));
        return SoakReport.of(
                plan,
                feeds,
                episodes,
                memory,
                new SoakReport.Refused(withdrawn, refusals),
                findings);
    }

    private void finish() {
        episodes.judge(market.elapsed());
        if (!done) {
            complain("the run", "is not right in the end");
        }
        if (plan.apart() && episodes.judged() == 0) {
            complain("the run", "no episode was judged");
        }
    }

    /** A version of an episode was found; may be called by any thread. */
    void found(Episode episode) {
        episodes.found(episode);
    }

    private void heard(Inbound event) {
        if (event.book() != null) {
            long receiveUs = event.book().times().receiveUs();
            clock.said(receiveUs, market.nowUs());
            if (!event.book().isValid()) {
                withdrawn.merge(event.book().validity().name(), 1L, Long::sum);
            }
            toDetection.send(BookUpdate.of(event.book().leavingAt(receiveUs)));
        } else if (event.progress() != null) {
            long receiveUs = event.progress().receiveUs();
            clock.said(receiveUs, market.nowUs());
            toDetection.send(BookUpdate.of(event.progress().leavingAt(receiveUs)));
        } else if (event.malformed() != null
                && event.malformed().reason().startsWith("unexpected ")) {
            complain(
                    event.malformed().origin().feed(),
                    market.elapsed(),
                    event.malformed().reason());
        }
    }

    private void complain(Feed feed, Duration when, String what) {
        findings.add(new Finding(when, feed.name(), what, faults.lately(feed, when)));
    }

    private void complain(Route route, Duration when, String what) {
        findings.add(new Finding(when, route.code(), what, faults.lately(route, when)));
    }

    private void complain(String who, String what) {
        findings.add(new Finding(market.elapsed(), who, what, List.of()));
    }
}
