package dev.arbflow.sandbox.matrix;

import dev.arbflow.market.Feed;
import dev.arbflow.market.Listing;
import dev.arbflow.market.Market;
import dev.arbflow.market.Route;
import dev.arbflow.market.Times;
import dev.arbflow.sandbox.scenario.FaultScenario;
import dev.arbflow.sandbox.scenario.ScenarioPlayer;
import dev.arbflow.sandbox.sim.Scenario;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One fault tried on one venue, beside another that nothing happens to: from a calm start until
 * everything is right again, or never.
 */
final class FaultTrial {
    /** Episodes are compared from when both venues are read until here. */
    static final Duration COMPARED_FROM = Duration.ofSeconds(20);

    static final Duration COMPARED_UNTIL = Duration.ofSeconds(75);

    private static final long LOOK_EVERY_US = 100_000;

    /** What was right for so long is so for good. */
    private static final Duration FOR_GOOD = Duration.ofSeconds(5);

    /** In the end nothing moves any more, for no longer than a quiet book is believed. */
    private static final Duration DRAIN = Duration.ofMillis(500);

    /** Trades of the first seconds are not asked for: a subscription takes its time. */
    private static final Duration BEGUN = Duration.ofSeconds(15);

    private final Feed feed;
    private final FaultCase wrong;
    private final Reading reading;
    private final FaultScenario scenario;
    private final VirtualMarket market;
    private final VirtualFeed tried;
    private final VirtualFeed partner;
    private final FeedWitness witness;
    private final List<Listing> listings;
    private final Recording recording;

    /**
     * @param base what the market is like
     * @param reading how the venue is read
     * @param number another one for each trial
     */
    FaultTrial(Feed feed, FaultCase wrong, Scenario base, Reading reading, int number) {
        this.feed = feed;
        this.wrong = wrong;
        this.reading = reading;
        this.scenario = wrong.on(feed);
        this.recording = new Recording(number, VirtualTime.START_US + Times.micros(COMPARED_UNTIL));
        Feed other = partnerOf(feed);
        this.market =
                new VirtualMarket(
                        base,
                        List.of(feed, other),
                        reading,
                        feed.hasBooks() ? recording::heard : event -> {});
        this.tried = market.feed(feed);
        this.partner = market.feed(other);
        this.witness = tried.witness();
        this.listings = tried.listings();
    }

    /** With whose books those of a feed are compared. */
    static Feed partnerOf(Feed feed) {
        return feed == Feed.BITSTAMP ? Feed.BITFINEX : Feed.BITSTAMP;
    }

    /** What the market does without the fault, as long as episodes are compared. */
    static Recording calm(Feed feed, Scenario base, FaultCase wrong, int number) {
        Recording kept = new Recording(number, Long.MAX_VALUE);
        VirtualMarket market = new VirtualMarket(base, List.of(feed, partnerOf(feed)), kept::heard);
        wrong.marketAlone(feed).ifPresent(lines -> new ScenarioPlayer(lines, market).start());
        while (market.elapsed().compareTo(COMPARED_UNTIL) < 0) {
            market.step(true);
        }
        return kept;
    }

    /** Plays it; what is found in its recording is not yet known. */
    FaultOutcome run() {
        new ScenarioPlayer(scenario, market).start();
        passUntil(FaultCase.BEGIN.minusMillis(100));
        witness.watch();
        passUntil(wrong.over(feed));
        Optional<Duration> recovered = recover();
        long tradesUntilUs = market.nowUs();
        for (long us = 0; us < Times.micros(DRAIN); us += VirtualMarket.STEP_US) {
            market.step(false);
        }
        LostTrades lost =
                expected().stream()
                        .map(each -> lost(each, tradesUntilUs))
                        .reduce(LostTrades.NONE, LostTrades::plus);
        boolean right = expected().stream().allMatch(witness::hasRightBook) && withdrawn();
        return new FaultOutcome(
                recovered,
                right,
                witness.wrongUs(),
                lost,
                witness.invented(),
                witness.refusals(),
                EpisodeScore.NONE,
                Unprovable.inATrial(feed, scenario.lines()));
    }

    Recording recording() {
        return recording;
    }

    /** Compares what was found in this trial with what is found without the fault. */
    EpisodeComparison comparison() {
        long endUs = market.nowUs() - 2 * Times.micros(DRAIN);
        long comparedUs = VirtualTime.START_US + Times.micros(COMPARED_UNTIL);
        return new EpisodeComparison(
                VirtualTime.START_US + Times.micros(COMPARED_FROM),
                Math.min(endUs, comparedUs) - Times.micros(DRAIN),
                (route, fromUs, untilUs) ->
                        legs(route, (leg, code) -> leg.refused().names(code, fromUs, untilUs))
                                .flatMap(Set::stream)
                                .collect(Collectors.toSet()),
                (route, fromUs, untilUs) ->
                        legs(route, (leg, code) -> leg.late().lagUs(code, fromUs, untilUs))
                                .max(Long::compare)
                                .orElse(0L));
    }

    /** Asks either leg of a route. */
    private <T> Stream<T> legs(Route route, BiFunction<FeedWitness, String, T> question) {
        return Stream.of(tried, partner)
                .flatMap(
                        feed ->
                                feed.listings().stream()
                                        .filter(each -> each.market().equals(route.market()))
                                        .map(each -> question.apply(feed.witness(), each.code())));
    }

    List<Market> markets() {
        return listings.stream().map(Listing::market).toList();
    }

    private LostTrades lost(Listing listing, long untilUs) {
        return witness.lost(listing, VirtualTime.START_US + Times.micros(BEGUN), untilUs);
    }

    /** What must be right in the end. */
    private List<Listing> expected() {
        return wrong.lasting() ? listings.subList(0, 1) : listings;
    }

    private boolean withdrawn() {
        return listings.stream()
                .filter(each -> !expected().contains(each))
                .allMatch(witness::isWithdrawn);
    }

    private Optional<Duration> recover() {
        long overUs = market.nowUs();
        long rightSinceUs = Long.MAX_VALUE;
        while (market.nowUs() - overUs < Times.micros(reading.patience())) {
            market.pass(LOOK_EVERY_US);
            if (!isRight(overUs)) {
                rightSinceUs = Long.MAX_VALUE;
            } else if (rightSinceUs == Long.MAX_VALUE) {
                rightSinceUs = market.nowUs();
            } else if (market.nowUs() - rightSinceUs >= Times.micros(FOR_GOOD)) {
                return Optional.of(Duration.ofNanos((rightSinceUs - overUs) * 1_000));
            }
        }
        return Optional.empty();
    }

    private boolean isRight(long overUs) {
        long tradesSinceUs = Math.max(overUs, market.nowUs() - 2 * Times.micros(FOR_GOOD));
        return expected().stream().allMatch(each -> witness.isRight(each, tradesSinceUs));
    }

    private void passUntil(Duration elapsed) {
        while (market.elapsed().compareTo(elapsed) < 0) {
            market.pass(LOOK_EVERY_US);
        }
    }
}
