package dev.arbflow.sandbox.scenario;

import dev.arbflow.market.Feed;
import dev.arbflow.market.Listing;
import dev.arbflow.market.Market;
import dev.arbflow.sandbox.venues.faults.FrameFilter;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * One thing that goes wrong.
 *
 * @param at when it begins, counted from the start of the scenario
 * @param lasting for how long; empty for ever, or once where it is over at once
 * @param kind what it is
 * @param feeds whose; empty for all
 * @param what of them
 * @param values by the keys of the kind's parameters, all of them
 */
public record FaultLine(
        Duration at,
        Optional<Duration> lasting,
        FaultKind kind,
        Set<Feed> feeds,
        FrameFilter what,
        Map<String, String> values) {

    /** Keeps its own copies. */
    public FaultLine {
        feeds = Set.copyOf(feeds);
        values = Map.copyOf(values);
    }

    /** Whether it happens in the market itself, where who watches should believe it. */
    public boolean changesTheMarket() {
        return kind.scope() != FaultKind.Scope.FEED
                && !kind.isUnbelievable()
                && !kind.needsSimulatedTime();
    }

    /** Whether a feed is meant. */
    public boolean isOn(Feed feed) {
        return feeds.isEmpty() || feeds.contains(feed);
    }

    /** Whether a market on its venue is meant. */
    public boolean isOn(Listing listing) {
        return isOn(Feed.valueOf(listing.venue().name())) && what.isAbout(listing.market());
    }

    /** When it is over; empty if it never is. */
    public Optional<Duration> over() {
        return kind.length() == FaultKind.Length.ONCE ? Optional.of(at) : lasting.map(at::plus);
    }

    /** The line that says it, but for values that are as usual. */
    public String text() {
        StringBuilder text = new StringBuilder("at ").append(Parameter.text(at));
        lasting.ifPresent(time -> text.append(" for ").append(Parameter.text(time)));
        text.append(' ').append(kind.word());
        if (!feeds.isEmpty() || !what.equals(FrameFilter.ALL)) {
            text.append(" on ").append(names(feeds, Feed::name));
        }
        if (!what.equals(FrameFilter.ALL)) {
            text.append(' ').append(names(what.markets(), Market::code));
        }
        what.channel()
                .ifPresent(each -> text.append(' ').append(each.name().toLowerCase(Locale.ROOT)));
        kind.parameters().stream()
                .filter(each -> !each.standard().equals(values.get(each.key())))
                .forEach(
                        each ->
                                text.append(' ')
                                        .append(each.key())
                                        .append('=')
                                        .append(word(each.key())));
        return text.toString();
    }

    private static <T> String names(Set<T> some, Function<T, String> name) {
        return some.isEmpty()
                ? "*"
                : some.stream().map(name).sorted().collect(Collectors.joining(","));
    }

    /** A value that is one of several words. */
    public String word(String key) {
        return values.get(key);
    }

    double number(String key) {
        return Double.parseDouble(values.get(key));
    }

    int count(String key) {
        return Integer.parseInt(values.get(key));
    }

    Duration time(String key) {
        return Parameter.duration(values.get(key));
    }

    /** A value that is a time, in microseconds. */
    public long micros(String key) {
        return Parameter.micros(values.get(key));
    }
}
