package dev.arbflow.sandbox.sim;

import dev.arbflow.market.Feed;
import dev.arbflow.market.Venue;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Everything that decides what the simulated venues do.
 *
 * @param seed same seed, same prices, trades and dislocations
 * @param markets listed on every venue
 * @param venues which venues exist
 * @param updatesPerSecond mean book changes of each listing
 * @param tradesPerSecond mean taker orders of each listing
 * @param depth levels a side that a book keeps
 * @param faults whether dislocations with feed faults occur
 * @param networks clock and distance of each venue; a missing one is exact and immediate
 * @param plan sizes and times of the dislocations
 */
public record Scenario(
        long seed,
        List<MarketSetup> markets,
        List<Venue> venues,
        double updatesPerSecond,
        double tradesPerSecond,
        int depth,
        boolean faults,
        Map<Venue, NetworkProfile> networks,
        DislocationPlan plan) {

    /** The venues that have a simulator of their own. */
    public static final List<Venue> ALL_VENUES =
            List.of(Venue.BITSTAMP, Venue.BITFINEX, Venue.KRAKEN, Venue.COINBASE);

    private static final NetworkProfile NEAR = NetworkProfile.ofMillis(0, 0, 0);

    /**
     * @throws IllegalArgumentException if nothing is listed or a rate or the depth is too small
     */
    public Scenario {
        markets = List.copyOf(markets);
        venues = List.copyOf(venues);
        networks = Map.copyOf(networks);
        if (markets.isEmpty() || venues.isEmpty()) {
            throw new IllegalArgumentException("a scenario needs a market and a venue");
        }
        if (!(updatesPerSecond > 0) || !(tradesPerSecond >= 0) || depth < 10) {
            throw new IllegalArgumentException(
                    "need updatesPerSecond > 0, tradesPerSecond >= 0 and depth >= 10");
        }
    }

    /** Two markets on four venues, about 100 book changes a second in all, with faults. */
    public static Scenario standard(long seed, DislocationPlan plan) {
        return new Scenario(
                seed,
                List.of(
                        MarketSetup.of("BTC/USD", 60_000, 6_000),
                        MarketSetup.of("ETH/USD", 3_000, 4_000)),
                ALL_VENUES,
                12,
                1.5,
                110,
                true,
                distances(),
                plan);
    }

    private static Map<Venue, NetworkProfile> distances() {
        Map<Venue, NetworkProfile> networks = new EnumMap<>(Venue.class);
        networks.put(Venue.BITSTAMP, NetworkProfile.ofMillis(40, 8, 14));
        networks.put(Venue.BITFINEX, NetworkProfile.ofMillis(0, 5, 12));
        networks.put(Venue.KRAKEN, NetworkProfile.ofMillis(-3, 3, 8));
        networks.put(Venue.COINBASE, NetworkProfile.ofMillis(2, 10, 20));
        return networks;
    }

    /** The same on fewer or other markets. */
    public Scenario withMarkets(List<MarketSetup> others) {
        return new Scenario(
                seed,
                others,
                venues,
                updatesPerSecond,
                tradesPerSecond,
                depth,
                faults,
                networks,
                plan);
    }

    /** The same on fewer venues. */
    public Scenario withVenues(List<Venue> others) {
        return new Scenario(
                seed,
                markets,
                others,
                updatesPerSecond,
                tradesPerSecond,
                depth,
                faults,
                networks,
                plan);
    }

    /** The same, busier or quieter. */
    public Scenario withRates(double updates, double trades) {
        return new Scenario(seed, markets, venues, updates, trades, depth, faults, networks, plan);
    }

    /** The same with shallower or deeper books. */
    public Scenario withDepth(int levels) {
        return new Scenario(
                seed,
                markets,
                venues,
                updatesPerSecond,
                tradesPerSecond,
                levels,
                faults,
                networks,
                plan);
    }

    /** The same without feed faults during dislocations. */
    public Scenario withoutFaults() {
        return new Scenario(
                seed,
                markets,
                venues,
                updatesPerSecond,
                tradesPerSecond,
                depth,
                false,
                networks,
                plan);
    }

    /** The same with other clocks and distances. */
    public Scenario withNetworks(Map<Venue, NetworkProfile> others) {
        return new Scenario(
                seed,
                markets,
                venues,
                updatesPerSecond,
                tradesPerSecond,
                depth,
                faults,
                others,
                plan);
    }

    /** The venues' own feeds, and those of nobody's own. */
    public List<Feed> feeds() {
        return Stream.of(Feed.values())
                .filter(feed -> feed.venue().map(venues::contains).orElse(true))
                .toList();
    }

    /** Clock and distance of a venue. */
    public NetworkProfile network(Venue venue) {
        return networks.getOrDefault(venue, NEAR);
    }
}
