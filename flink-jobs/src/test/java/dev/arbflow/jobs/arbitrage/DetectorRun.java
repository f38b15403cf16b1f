package dev.arbflow.jobs.arbitrage;

import dev.arbflow.jobs.config.Detection;
import dev.arbflow.market.Route;
import dev.arbflow.market.Venue;
import dev.arbflow.market.arbitrage.FollowUp;
import dev.arbflow.market.arbitrage.Spread;
import dev.arbflow.market.rule.Rule;
import dev.arbflow.market.rule.RuleBook;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A detector at work on one market, with all it has said so far. */
final class DetectorRun implements CrossVenueDetector.Findings {
    final List<RouteSignal> signals = new ArrayList<>();
    final List<Spread> samples = new ArrayList<>();
    final List<FollowUp> followUps = new ArrayList<>();
    long evaluations;

    private final CrossVenueDetector detector;
    private final RuleBook rules;
    private MarketBoard board = new MarketBoard(DetectionTestBase.MARKET);

    DetectorRun(Detection detection, Rule... rules) {
        this.detector = new CrossVenueDetector(detection);
        this.rules = RuleBook.of(detection.configured()).with(List.of(rules));
    }

    DetectorRun play(LegUpdate... updates) {
        for (LegUpdate update : updates) {
            detector.update(board, update, rules, this);
        }
        return this;
    }

    /** Both venues of the usual route are proven alive at a millisecond. */
    DetectorRun proven(long ms) {
        return play(
                DetectionTestBase.alive(Venue.KRAKEN, ms),
                DetectionTestBase.alive(Venue.BITSTAMP, ms));
    }

    /** Lets time pass up to and including a millisecond. */
    DetectorRun until(long ms) {
        return untilUs(ms * 1_000);
    }

    DetectorRun untilUs(long timeUs) {
        detector.advance(board, timeUs, rules, this);
        return this;
    }

    /** Sends the state through its bytes, as a failure and a restore would. */
    DetectorRun restored() {
        board = new MarketBoardSerializer().copy(board);
        return this;
    }

    /** Nothing more comes. */
    DetectorRun end() {
        detector.end(board, this);
        return this;
    }

    MarketBoard board() {
        return board;
    }

    /** What was said of a route, as rows such as {@code "100 ABOVE sustained"}. */
    List<String> rows(Route route) {
        return signals.stream()
                .filter(signal -> signal.route().equals(route))
                .map(DetectorRun::row)
                .toList();
    }

    static String row(RouteSignal signal) {
        StringBuilder row = new StringBuilder();
        row.append(ms(signal.timeUs())).append(' ').append(signal.kind());
        if (signal.refusal() != null) {
            row.append(' ').append(signal.refusal());
        }
        if (signal.sustained()) {
            row.append(" sustained");
        }
        if (!signal.transition()) {
            row.append(" again");
        }
        if (signal.candidateEnds()) {
            row.append(" end");
        }
        return row.toString();
    }

    private static String ms(long us) {
        return us % 1_000 == 0
                ? Long.toString(us / 1_000)
                : String.format(Locale.ROOT, "%d.%03d", us / 1_000, us % 1_000);
    }

    @Override
    public void signal(RouteSignal signal) {
        signals.add(signal);
    }

    @Override
    public void sample(Spread spread) {
        samples.add(spread);
    }

    @Override
    public void evaluated(int routes) {
        evaluations += routes;
    }

    @Override
    public void followed(FollowUp followUp) {
        followUps.add(followUp);
    }
}
