package dev.arbflow.sandbox.scenario;

import dev.arbflow.market.Feed;
import dev.arbflow.market.Market;
import dev.arbflow.sandbox.scenario.FaultKind.Scope;
import dev.arbflow.sandbox.venues.faults.FrameFilter;
import dev.arbflow.sandbox.venues.server.Channel;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Reads one line: {@code at TIME [for TIME] KIND [on VENUES [MARKETS [book|trades]]]
 * [key=value]...}.
 */
final class LineReader {
    private static final String ANY = "*";

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
        Set<Feed> feeds = Set.of();
        FrameFilter what = FrameFilter.ALL;
        if (takeIf("on")) {
            check(kind.scope() != Scope.ALL_VENUES, kind.word() + " is common to all venues");
            feeds = several("venue", Feed::valueOf);
            what = what(kind);
        }
        return new FaultLine(at, lasting, kind, feeds, what, values(kind));
    }

    private Duration time(String after, boolean mayBeZero) {
        check(!words.isEmpty(), "no time after '" + after + "'");
        Duration time = Parameter.duration(words.remove());
        check(
                !time.isNegative() && (mayBeZero || !time.isZero()),
                "a time after '" + after + "' is too short");
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
        Set<Market> markets = several("market", Market::parse);
        if (noMore()) {
            return new FrameFilter(markets, Optional.empty());
        }
        check(kind.scope() == Scope.FEED, kind.word() + " is about no channel");
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

    private <T> Set<T> several(String what, Function<String, T> read) {
        check(!noMore(), "no " + what + " after 'on'");
        String list = words.remove();
        if (list.equals(ANY)) {
            return Set.of();
        }
        Set<T> all = new LinkedHashSet<>();
        for (String each : list.toUpperCase(Locale.ROOT).split(",", -1)) {
            try {
                all.add(read.apply(each));
            } catch (IllegalArgumentException e) {
                throw new IllegalArgumentException("there is no " + what + " '" + each + "'", e);
            }
        }
        return all;
    }

    private Map<String, String> values(FaultKind kind) {
        Map<String, String> values = new HashMap<>();
        kind.parameters().forEach(each -> values.put(each.key(), each.standard()));
        while (!words.isEmpty()) {
            String[] pair = words.remove().split("=", 2);
            check(pair.length == 2, "'" + pair[0] + "' is not key=value");
            Parameter parameter =
                    kind.parameter(pair[0])
                            .orElseThrow(
                                    () -> new IllegalArgumentException(unknown(kind, pair[0])));
            parameter.check(pair[1]);
            values.put(pair[0], pair[1]);
        }
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
