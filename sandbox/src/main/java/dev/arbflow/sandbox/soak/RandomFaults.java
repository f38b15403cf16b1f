package dev.arbflow.sandbox.soak;

import dev.arbflow.market.Feed;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * Draws scenarios: storms of several faults at once, with quiet between them in which everything
 * must come right again.
 */
public final class RandomFaults {
    /** From the beginning of a storm to that of the next. */
    public static final Duration ROUND = Duration.ofMinutes(3);

    private static final int FEWEST = 3;
    private static final int MOST = 7;
    private static final double STORM_FROM_S = 15;
    private static final double STORM_UNTIL_S = 45;

    /** Several of four venues in one line; more often it is one. */
    private static final double SEVERAL = 0.2;

    /**
     * What can be drawn, all alike. {@code {1..9}} is a number between two, small ones as likely as
     * large ones; {@code {a/b}} one of several words; {@code FEED} who tells, {@code VENUE} one
     * with a market of its own; {@code MARKET} one or all. What stands behind a semicolon happens
     * to the same at the same time.
     */
    private static final List<String> KINDS =
            List.of(
                    "for {5..30}s silent on FEED MARKET {book/trades}",
                    "for {5..30}s silent on FEED",
                    "for {5..30}s lost-answer on FEED; cut on FEED",
                    "for {3..20}s refuse on FEED MARKET; cut on FEED",
                    "for {3..20}s unlisted on FEED MARKET; cut on FEED",
                    "for {5..30}s late on FEED by={200..5000}ms",
                    "for {5..30}s ramp on FEED to={1000..6000}ms",
                    "for {2..12}s stall on FEED",
                    "for {5..30}s lose on FEED MARKET chance={0.005..0.1}",
                    "for {5..30}s duplicate on FEED MARKET chance={0.02..0.3}",
                    "for {5..30}s reorder on FEED MARKET chance={0.01..0.1} by={50..800}ms",
                    "for {5..30}s untimed on FEED",
                    "for {50..20000}ms clock on FEED by={/-}{100..7200000}ms",
                    "for {10..30}s drift on FEED ppm={/-}{500..10000}",
                    "for {3..20}s turn-away on FEED status={429/503/403} retry-after={1..15}s",
                    "for {5..20}s complain on FEED above={1..5}",
                    "for {5..30}s maintenance on FEED",
                    "maintenance-without-end on FEED",
                    "for {2..15}s garbage on FEED per-second={1..50}",
                    "oversized on FEED characters={100..9999999}",
                    "levels on FEED MARKET count={100..300000}",
                    "outlandish on FEED MARKET field=price value={9.2e18/-5/1e300}",
                    "outlandish on FEED MARKET field=trade-price value={9.2e18/-5/0/1e300}",
                    "outlandish on FEED MARKET field=trade-id value={9000000000000000000/-7}",
                    "outlandish on FEED field={time/trade-time}"
                            + " value={9999-12-31T23:59:59Z/1969-12-31T23:59:59Z}",
                    "for {5..30}s unread on FEED for={300..5000}ms",
                    "cut on FEED",
                    "reconnect on FEED",
                    "bad-checksum on FEED MARKET",
                    "skip-sequence on FEED",
                    "move bps={/-}{10..150} over={0..2000}ms",
                    "for {5..20}s flicker on VENUE MARKET bps={/-}{80..250} every={100..1500}ms",
                    "for {5..30}s premium on VENUE MARKET bps={/-}{80..250} breath={0.1..1}"
                            + " every={2..20}s",
                    "for {5..30}s alien on VENUE MARKET times={0.03/0.5/3/40}",
                    "for {5..30}s thin on VENUE MARKET bps={/-}{80..250} notional={1..400}",
                    "crossed on VENUE MARKET",
                    "for {5..20}s quote-flicker on VENUE MARKET times={5..40} every={700..3000}ms",
                    "for {5..20}s layer on VENUE MARKET times={5..40} every={2..10}s",
                    "for {5..20}s wash on VENUE MARKET every={500..2000}ms",
                    "for {5..30}s pump on VENUE MARKET bps={80..250} over={2..15}s",
                    "for {3..15}s burst factor={2..10}",
                    "for {100..9000}ms own-clock by={/-}{300..3600000}ms",
                    "for {12..30}s own-clock by={/-}{300..30000}ms");

    private static final Pattern RANGE = Pattern.compile("\\{([\\d.]+?)\\.\\.([\\d.]+)}");
    private static final Pattern FRACTION = Pattern.compile("\\d\\.\\d");
    private static final Pattern CHOICE = Pattern.compile("\\{([^}]*)}");

    private final Random random;

    private RandomFaults(long seed) {
        this.random = new Random(seed);
    }

    /**
     * A scenario file's lines, in the order of their times; the same for the same seed.
     *
     * @param length of the run; a storm that would not be over by then is left out
     */
    public static List<String> lines(long seed, Duration length) {
        return new RandomFaults(seed).draw(seed, length);
    }

    private List<String> draw(long seed, Duration length) {
        List<String> lines = new ArrayList<>();
        lines.add("seed " + seed);
        for (long round = 0; ROUND.multipliedBy(round + 1).compareTo(length) <= 0; round++) {
            lines.addAll(storm(ROUND.multipliedBy(round).toSeconds()));
        }
        return lines;
    }

    private List<String> storm(long roundS) {
        record Line(double atS, String text) {}
        List<Line> storm = new ArrayList<>();
        int faults = FEWEST + random.nextInt(MOST - FEWEST + 1);
        for (int i = 0; i < faults; i++) {
            double atS =
                    roundS + STORM_FROM_S + random.nextDouble() * (STORM_UNTIL_S - STORM_FROM_S);
            for (String line : named(KINDS.get(random.nextInt(KINDS.size()))).split("; ", -1)) {
                storm.add(new Line(atS, drawn(line)));
            }
        }
        return storm.stream()
                .sorted(Comparator.comparingDouble(Line::atS))
                .map(each -> String.format(Locale.ROOT, "at %.3fs %s", each.atS, each.text))
                .toList();
    }

    /** The kind with venues and markets in it. */
    private String named(String kind) {
        List<Feed> all = new ArrayList<>(List.of(Feed.values()));
        if (kind.contains("VENUE")) {
            all.removeIf(feed -> !feed.hasBooks());
        }
        String who = one(all).name();
        if (random.nextDouble() < SEVERAL) {
            String other = one(all).name();
            who = other.equals(who) ? who : who + "," + other;
        }
        String market = one(List.of("BTC/USD", "ETH/USD", "*"));
        return kind.replaceAll("FEED|VENUE", who).replace("MARKET", market);
    }

    /** The line with numbers and words in it. */
    private String drawn(String line) {
        String numbers = RANGE.matcher(line).replaceAll(this::number);
        return CHOICE.matcher(numbers)
                .replaceAll(found -> one(List.of(found.group(1).split("/", -1))));
    }

    private String number(MatchResult range) {
        double least = Double.parseDouble(range.group(1));
        double most = Double.parseDouble(range.group(2));
        double drawn = (least + 1) * Math.pow((most + 1) / (least + 1), random.nextDouble()) - 1;
        return FRACTION.matcher(range.group()).find()
                ? String.format(Locale.ROOT, "%.3f", drawn)
                : Long.toString(Math.round(drawn));
    }

    private <T> T one(List<T> all) {
        return all.get(random.nextInt(all.size()));
    }
}
