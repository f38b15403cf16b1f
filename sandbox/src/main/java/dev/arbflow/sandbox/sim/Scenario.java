package dev.arbflow.sandbox.sim;

import dev.arbflow.market.Feed;
import dev.arbflow.market.Venue;
import java.util.List;
import java.util.stream.Stream;

/**
 * Everything that decides what the simulated venues do.
 *
 * @param seed same seed, same prices, trades and dislocations
 * @param markets listed on every venue
 * @param traits which venues exist, and how they differ
 * @param updatesPerSecond mean book changes of each listing
 * @param tradesPerSecond mean taker orders of each listing
 * @param depth levels a side that a book keeps
 * @param faults whether dislocations with feed faults occur
 * @param plan sizes and times of the dislocations
 */
public record Scenario(
        long seed,
        List<MarketSetup> markets,
        List<VenueTraits> traits,
        double updatesPerSecond,
        double tradesPerSecond,
        int depth,
        boolean faults,
        DislocationPlan plan) {
    /** What every run lists. */
    public static final List<MarketSetup> STANDARD_MARKETS =
            List.of(
                    MarketSetup.of("BTC/USD", 60_000, 6_000),
                    MarketSetup.of("ETH/USD", 3_000, 4_000));

    /** The same, and the market that makes a cycle of them, whose price follows from theirs. */
    public static final List<MarketSetup> MARKETS_OF_A_CYCLE =
            Stream.concat(
                            STANDARD_MARKETS.stream(),
                            Stream.of(MarketSetup.of("ETH/BTC", 0.05, 0.1)))
                    .toList();

    /**
     * @throws IllegalArgumentException if nothing is listed or a rate or the depth is too small
     */
    public Scenario {
        markets = List.copyOf(markets);
        traits = List.copyOf(traits);
        if (markets.isEmpty() || traits.isEmpty()) {
            throw new IllegalArgumentException("a scenario needs a market and a venue");
        }
        if (!(updatesPerSecond > 0) || !(tradesPerSecond >= 0) || depth < 10) {
            throw new IllegalArgumentException(
                    "need updatesPerSecond > 0, tradesPerSecond >= 0 and depth >= 10");
        }
    }

    /** Two markets, on each venue about 25 book changes a second in all, with faults. */
    public static Scenario standard(List<VenueTraits> traits, long seed, DislocationPlan plan) {
        return new Scenario(seed, STANDARD_MARKETS, traits, 12, 1.5, 110, true, plan);
    }

    /** The venues that exist. */
    public List<Venue> venues() {
        return traits.stream().map(VenueTraits::venue).toList();
    }

    /**
     * How a venue differs from the others.
     *
     * @throws IllegalArgumentException if it does not exist here
     */
    public VenueTraits traits(Venue venue) {
        return traits.stream()
                .filter(each -> each.venue() == venue)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no simulator for " + venue));
    }

    /** The same on fewer or other markets. */
    public Scenario withMarkets(List<MarketSetup> others) {
        return new Scenario(
                seed, others, traits, updatesPerSecond, tradesPerSecond, depth, faults, plan);
    }

    /** The same on fewer venues. */
    public Scenario withVenues(List<Venue> fewer) {
        return new Scenario(
                seed,
                markets,
                fewer.stream().map(this::traits).toList(),
                updatesPerSecond,
                tradesPerSecond,
                depth,
                faults,
                plan);
    }

    /** The same, busier or quieter. */
    public Scenario withRates(double updates, double trades) {
        return new Scenario(seed, markets, traits, updates, trades, depth, faults, plan);
    }

    /** The same with shallower or deeper books. */
    public Scenario withDepth(int levels) {
        return new Scenario(
                seed, markets, traits, updatesPerSecond, tradesPerSecond, levels, faults, plan);
    }

    /** The same without feed faults during dislocations. */
    public Scenario withoutFaults() {
        return new Scenario(
                seed, markets, traits, updatesPerSecond, tradesPerSecond, depth, false, plan);
    }

    /** The venues' own feeds, and those of nobody's own. */
    public List<Feed> feeds() {
        return Stream.of(Feed.values())
                .filter(feed -> feed.venue().map(venues()::contains).orElse(true))
                .toList();
    }
}
