package dev.arbflow.sandbox.venues.faults;

import dev.arbflow.market.Market;
import dev.arbflow.sandbox.venues.server.Channel;
import dev.arbflow.sandbox.venues.server.Frame;
import dev.arbflow.sandbox.venues.server.MarketChannel;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Which frames and subscriptions a fault is about.
 *
 * @param markets of these; empty for all
 * @param channel of this; empty for both
 */
public record FrameFilter(Set<Market> markets, Optional<Channel> channel) {
    /** Everything. */
    public static final FrameFilter ALL = new FrameFilter(Set.of(), Optional.empty());

    /** Keeps its own copy. */
    public FrameFilter {
        markets = Set.copyOf(markets);
    }

    /** Whether a market is meant. */
    public boolean isAbout(Market market) {
        return markets.isEmpty() || markets.contains(market);
    }

    /** Whether a channel of a market is meant. */
    public boolean isAbout(MarketChannel marketChannel) {
        return isAbout(marketChannel.market())
                && channel.map(marketChannel.channel()::equals).orElse(true);
    }

    /** Books, their checksums and trades of what is meant. */
    public Predicate<Frame> data() {
        return frame ->
                frame.kind().isData() && frame.marketChannel().filter(this::isAbout).isPresent();
    }

    /** Grants of what is meant, also those that speak of several things at once. */
    public Predicate<Frame> answers() {
        return frame ->
                frame.kind() == Frame.Kind.ANSWER
                        && frame.marketChannel().map(this::isAbout).orElse(true);
    }

    /** All frames, or if something is meant in particular those about it. */
    public Predicate<Frame> frames() {
        return markets.isEmpty() && channel.isEmpty()
                ? frame -> true
                : frame -> frame.marketChannel().filter(this::isAbout).isPresent();
    }
}
