package dev.arbflow.sandbox.scenario;

import dev.arbflow.market.Feed;
import dev.arbflow.market.Market;
import dev.arbflow.sandbox.scenario.FaultKind.Length;
import dev.arbflow.sandbox.scenario.FaultKind.Reach;
import dev.arbflow.sandbox.scenario.FaultKind.Scope;
import dev.arbflow.sandbox.sim.Scenario;
import dev.arbflow.sandbox.venues.faults.FrameFilter;
import dev.arbflow.sandbox.venues.server.Channel;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Reads one line: {@code at TIME [for TIME] KIND [on VENUES [MARKETS [book|trades]]]
 * [key=value]...}.
 */
final class LineReader {
    private static final String ANY = "*";
    private static final Duration LONGEST = Duration.ofHours(1_000);

    private final Deque<String> words;

    LineReader(List<String> words) {
        this.words = new ArrayDeque<>(words);
    }

    /**
     * The line.
     *
     * @throws IllegalArgumentException with what is wrong
     */
    FaultLine read() {
        if (!takeIf("at")) {
            throw new IllegalArgumentException(
                    "a line begins with 'at' or 'seed', not with '" + words.peek() + "'");
        }
        Duration at = time("at", true);
        Optional<Duration> lasting =
                takeIf("for") ? Optional.of(time("for", false)) : Optional.empty();
        FaultKind kind = kind();
        checkLength(kind, lasting);
        Set<Feed> feeds = Set.of();
        FrameFilter what = FrameFilter.ALL;
        if (takeIf("on")) {
            check(kind.scope() != Scope.ALL_VENUES, kind.word() + " is common to all venues");
            feeds = several("venue", feeds(kind));
            what = what(kind);
        }
        check(
                !kind.setsApart() || !feeds.isEmpty(),
                kind.word() + " sets venues apart: say which, as in 'on KRAKEN'");
        return new FaultLine(at, lasting, kind, feeds, what, values(kind));
    }

    private static void checkLength(FaultKind kind, Optional<Duration> lasting) {
        check(
                kind.length() != Length.NEEDED || lasting.isPresent(),
                kind.word() + " needs its length, 'for TIME', in front of it");
        check(
                kind.length() != Length.ONCE || lasting.isEmpty(),
                kind.word() + " happens once: it takes no 'for'");
    }

    /** By their names; an aggregator has no market of its own. */
    private static Map<String, Feed> feeds(FaultKind kind) {
        Map<String, Feed> feeds = new LinkedHashMap<>();
        for (Feed feed : Feed.values()) {
            if (kind.scope() == Scope.FEED || feed.venue().isPresent()) {
                feeds.put(feed.name(), feed);
            }
        }
        return feeds;
    }

    /** By their names; all that are simulated. */
    private static Map<String, Market> markets() {
        Map<String, Market> markets = new LinkedHashMap<>();
        Scenario.STANDARD_MARKETS.forEach(each -> markets.put(each.market().code(), each.market()));
        return markets;
    }

    private Duration time(String after, boolean mayBeZero) {
        check(!words.isEmpty(), "no time after '" + after + "'");
        Duration time = Parameter.duration(words.remove());
        check(
                !time.isNegative() && (mayBeZero || !time.isZero()),
                "a time after '" + after + "' is too short");
        check(
                time.compareTo(LONGEST) <= 0,
                "a time after '" + after + "' is longer than " + LONGEST.toHours() + "h");
        return time;
    }

    private FaultKind kind() {
        check(!words.isEmpty(), "the kind of fault is missing");
        String word = words.remove();
        return FaultKind.find(word)
                .orElseThrow(
                        () ->
                                new IllegalArgumentException(
                                        "there is no fault '" + word + "'; there are " + kinds()));
    }

    private static String kinds() {
        return Stream.of(FaultKind.values())
                .map(FaultKind::word)
                .sorted()
                .collect(Collectors.joining(", "));
    }

    private FrameFilter what(FaultKind kind) {
        if (noMore()) {
            return FrameFilter.ALL;
        }
        check(
                kind.reach() != Reach.VENUES,
                kind.word()
                        + " is about whole venues: it takes no market, not '"
                        + words.peek()
                        + "'");
        Set<Market> markets = several("market", markets());
        if (noMore()) {
            return new FrameFilter(markets, Optional.empty());
        }
        check(
                kind.reach() == Reach.CHANNELS,
                kind.word() + " is about no channel: it does not take '" + words.peek() + "'");
        return new FrameFilter(markets, Optional.of(channel(words.remove())));
    }

    private boolean noMore() {
        return words.isEmpty() || words.peek().contains("=");
    }

    private static Channel channel(String word) {
        return switch (word) {
            case "book" -> Channel.BOOK;
            case "trades" -> Channel.TRADES;
            default ->
                    throw new IllegalArgumentException(
                            "there is no channel '" + word + "'; there are book and trades");
        };
    }

    private <T> Set<T> several(String what, Map<String, T> known) {
        check(!noMore(), "no " + what + " after 'on'");
        String list = words.remove();
        if (list.equals(ANY)) {
            return Set.of();
        }
        Set<T> all = new LinkedHashSet<>();
        for (String each : list.toUpperCase(Locale.ROOT).split(",", -1)) {
            check(
                    known.containsKey(each),
                    "there is no "
                            + what
                            + " '"
                            + each
                            + "'; there are "
                            + String.join(", ", known.keySet()));
            all.add(known.get(each));
        }
        return all;
    }

    private Map<String, String> values(FaultKind kind) {
        Map<String, String> values = new HashMap<>();
        while (!words.isEmpty()) {
            String[] pair = words.remove().split("=", 2);
            check(pair.length == 2, "'" + pair[0] + "' is not key=value");
            Parameter parameter =
                    kind.parameter(pair[0])
                            .orElseThrow(
                                    () -> new IllegalArgumentException(unknown(kind, pair[0])));
            parameter.check(pair[1]);
            check(values.put(pair[0], pair[1]) == null, "'" + pair[0] + "' is said twice");
        }
        kind.parameters().forEach(each -> values.putIfAbsent(each.key(), each.standard()));
        return values;
    }

    private static String unknown(FaultKind kind, String key) {
        String[] keys = kind.parameters().stream().map(Parameter::key).toArray(String[]::new);
        return kind.word()
                + " has no '"
                + key
                + "'"
                + (keys.length == 0 ? "" : "; it has " + String.join(", ", Arrays.asList(keys)));
    }

    private boolean takeIf(String word) {
        boolean there = word.equals(words.peek());
        if (there) {
            words.remove();
        }
        return there;
    }

    private static void check(boolean fine, String complaint) {
        if (!fine) {
            throw new IllegalArgumentException(complaint);
        }
    }
}
