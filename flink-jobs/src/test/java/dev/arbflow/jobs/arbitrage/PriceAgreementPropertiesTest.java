package dev.arbflow.jobs.arbitrage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.arbflow.market.Listing;
import dev.arbflow.market.Route;
import dev.arbflow.market.Venue;
import dev.arbflow.market.testing.Books;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.statistics.Statistics;

/** What holds whatever the venues' prices are; the limit is a tenth. */
class PriceAgreementPropertiesTest extends DetectionTestBase {
    private static final PriceAgreement AGREEMENT = new PriceAgreement(LIMITS);
    private static final long NOW_US = 1_000_000;
    private static final List<Venue> VENUES = List.of(Venue.values());
    private static final double[] FACTORS = {1, 1, 1.02, 1.08, 1.16, 1.25, 2, 1_000, 0.93, 0.5};

    @Property
    void anAlienChangesNothingOfWhatIsToldOfTheOthers(@ForAll long seed) {
        Random random = new Random(seed);
        Map<Venue, Leg> legs = legs(random, 2 + random.nextInt(5));
        Venue added = VENUES.get(legs.size());
        Map<Venue, Leg> more = new EnumMap<>(legs);
        more.put(added, leg(random, added, 0));
        Set<Venue> before = aliens(legs);
        Set<Venue> after = aliens(more);
        boolean alien = after.remove(added);

        if (alien) {
            assertThat(after).isEqualTo(before);
        }
        Statistics.label("alien, others too")
                .collect(alien, !before.isEmpty())
                .coverage(
                        seen -> {
                            seen.check(true, true).percentage(share -> share > 1);
                            seen.check(true, false).percentage(share -> share > 1);
                        });
    }

    @Property
    void fewerThanHalfAreAlienAndOfTwoNone(@ForAll long seed) {
        Random random = new Random(seed);
        Map<Venue, Leg> legs = legs(random, 2 + random.nextInt(6));
        Set<Venue> aliens = aliens(legs);

        assertThat(2 * aliens.size()).isLessThan(legs.size());
    }

    @Property
    void theOrderOfVenuesDoesNotMatter(@ForAll long seed) {
        Random random = new Random(seed);
        Map<Venue, Leg> legs = legs(random, 7);
        Map<Venue, Leg> turned = new EnumMap<>(Venue.class);
        legs.forEach((venue, leg) -> turned.put(opposite(venue), leg));

        assertThat(aliens(turned).stream().map(PriceAgreementPropertiesTest::opposite))
                .containsExactlyInAnyOrderElementsOf(aliens(legs));
    }

    @Property
    void whatCouldNotBeComparedWithEitherLegSaysNothing(@ForAll long seed) {
        Random random = new Random(seed);
        boolean older = random.nextBoolean();
        Map<Venue, Leg> legs = legs(random, 2 + random.nextInt(3), older ? 700 : 100);
        Map<Venue, Leg> more = new EnumMap<>(legs);
        for (int count = 1 + random.nextInt(3); count > 0; count--) {
            Venue added = VENUES.get(more.size());
            more.put(added, leg(random, added, older ? 99 : 701));
        }
        List<Route> refused = refused(legs, legs.keySet());

        assertThat(refused(more, legs.keySet())).isEqualTo(refused);
        Statistics.label("some refused")
                .collect(!refused.isEmpty())
                .coverage(seen -> seen.check(true).percentage(share -> share > 5));
    }

    private static Venue opposite(Venue venue) {
        return VENUES.get(VENUES.size() - 1 - VENUES.indexOf(venue));
    }

    /** Venues with which no route can be had. */
    private static Set<Venue> aliens(Map<Venue, Leg> legs) {
        List<Route> refused = refused(legs, legs.keySet());
        return legs.keySet().stream()
                .filter(venue -> refused.containsAll(routesOf(venue, legs.keySet())))
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(Venue.class)));
    }

    /** The routes between some of the venues that are refused. */
    private static List<Route> refused(Map<Venue, Leg> legs, Set<Venue> between) {
        MarketBoard board = new MarketBoard(MARKET);
        board.nowUs = NOW_US;
        legs.forEach((venue, leg) -> board.put(new Listing(venue, MARKET), leg));
        return between.stream()
                .flatMap(venue -> routesOf(venue, between).stream())
                .filter(route -> AGREEMENT.refuses(board.legs.of(route), board))
                .toList();
    }

    private static List<Route> routesOf(Venue venue, Set<Venue> others) {
        return others.stream()
                .filter(other -> other != venue)
                .map(other -> new Route(MARKET, venue, other))
                .toList();
    }

    private static Map<Venue, Leg> legs(Random random, int count) {
        return legs(random, count, 0);
    }

    private static Map<Venue, Leg> legs(Random random, int count, long ms) {
        Map<Venue, Leg> legs = new EnumMap<>(Venue.class);
        for (int place = 0; place < count; place++) {
            Venue venue = VENUES.get(place);
            legs.put(venue, leg(random, venue, ms));
        }
        return legs;
    }

    private static Leg leg(Random random, Venue venue, long ms) {
        double bid = 100 * FACTORS[random.nextInt(FACTORS.length)];
        double ask = bid * (random.nextInt(8) == 0 ? 1.5 : 1.001);
        return Leg.after(
                null,
                leg(
                        Books.of(venue, MARKET.code())
                                .at(ms)
                                .delivery(1, 1)
                                .bid(rounded(bid), 1)
                                .ask(rounded(ask), 1)));
    }

    private static double rounded(double price) {
        return Double.parseDouble(String.format(Locale.ROOT, "%.4f", price));
    }
}
