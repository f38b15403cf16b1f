package dev.arbflow.jobs.arbitrage.cycle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.arbflow.jobs.arbitrage.LegUpdate;
import dev.arbflow.jobs.config.Cycles;
import dev.arbflow.market.Asset;
import dev.arbflow.market.Listing;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * What the detector follows, against an enumeration of all orders of four assets and of all books
 * between them, at each moment of random markets.
 */
class CycleDetectorPropertiesTest extends CycleTestBase {
    private static final double FEE = 0.0005;
    private static final int MARKETS = 30;
    private static final int COPIED_MARKETS = 10;
    private static final int UPDATES = 200;
    private static final List<String> ASSETS = List.of("USD", "BTC", "ETH", "EUR");
    private static final List<String> PAIRS =
            List.of("BTC/USD", "ETH/USD", "ETH/BTC", "EUR/USD", "BTC/EUR", "ETH/EUR");

    /** What one unit is worth, for the middle of a book. */
    private static final Map<String, Double> WORTH =
            Map.of("USD", 1d, "BTC", 100d, "ETH", 10d, "EUR", 2d);

    private final Random random = new Random(3);

    @Test
    void followsWhatEnumerationFinds() {
        int found = 0;
        for (int i = 0; i < MARKETS; i++) {
            List<Listing> listings = listings();
            Cycles cycles = Cycles.of(ASSETS.stream().map(Asset::new).toList(), listings);
            CycleRun run = new CycleRun(detection("5bps"), cycles);
            Map<Listing, double[]> touches = new HashMap<>();
            for (int ms = 0; ms < UPDATES; ms++) {
                Listing listing = listings.get(random.nextInt(listings.size()));
                double[] touch = touch(listing);
                touches.put(listing, touch);
                run.play(book(ms, listing.code(), touch[0], touch[1])).until(ms);
                Set<String> followed = run.board.tracks.keySet();
                Set<String> all = enumerated(touches, listings, false);
                assertThat(followed).isSubsetOf(all);
                assertThat(followed).containsAll(enumerated(touches, listings, true));
                found += followed.size();
                if (ms % 50 == 49) {
                    run.copy();
                }
            }
            assertThat(run.leftOut).isZero();
            assertThat(run.candidates.stream().map(line -> line.id() + line.revision()))
                    .doesNotHaveDuplicates();
        }
        assertThat(found).isGreaterThan(1_000);
    }

    /** State is copied whenever a backend likes, RocksDB at each update. */
    @Test
    void tellsTheSameHoweverOftenItsStateIsCopied() {
        int episodes = 0;
        for (int i = 0; i < COPIED_MARKETS; i++) {
            List<Listing> listings = listings();
            Cycles cycles = Cycles.of(ASSETS.stream().map(Asset::new).toList(), listings);
            CycleRun never = new CycleRun(detection("1bps"), cycles);
            CycleRun always = new CycleRun(detection("1bps"), cycles);
            for (int ms = 0; ms < 3_000; ms += 10) {
                LegUpdate update = calmUpdate(ms, listings);
                never.play(update);
                always.copy().play(update);
            }
            assertThat(always.episodes).isEqualTo(never.episodes);
            assertThat(always.candidates).isEqualTo(never.candidates);
            assertThat(always.refused).isEqualTo(never.refused);
            assertThat(always.evaluated).isEqualTo(never.evaluated);
            episodes += never.episodes.size();
        }
        assertThat(episodes).isGreaterThan(30);
    }

    /** Most books only live on. */
    private LegUpdate calmUpdate(int ms, List<Listing> listings) {
        Listing listing = listings.get(random.nextInt(listings.size()));
        if (ms > 300 && random.nextInt(8) > 0) {
            return alive(ms, listing.code());
        }
        double[] touch = touch(listing);
        return book(ms, listing.code(), touch[0], touch[1]);
    }

    private List<Listing> listings() {
        List<Listing> listings = new ArrayList<>();
        for (String pair : PAIRS) {
            listings.add(Listing.parse("KRAKEN|" + pair));
            if (random.nextBoolean()) {
                listings.add(Listing.parse("BITFINEX|" + pair));
            }
        }
        listings.sort(Comparator.comparing(Listing::code));
        return listings;
    }

    private double[] touch(Listing listing) {
        double middle =
                WORTH.get(listing.market().base().code())
                        / WORTH.get(listing.market().quote().code())
                        * (1 + random.nextGaussian() * 0.0008);
        return new double[] {
            Math.round(middle * 0.9999 * 1e6) / 1e6, Math.round(middle * 1.0001 * 1e6) / 1e6
        };
    }

    /** Codes of the cycles that pay. */
    private static Set<String> enumerated(
            Map<Listing, double[]> touches, List<Listing> listings, boolean bestOnly) {
        Enumeration all = new Enumeration(touches, listings, bestOnly, new HashSet<>());
        for (String start : ASSETS) {
            all.extend(start, start, 1, List.of());
        }
        return all.found;
    }

    private record Enumeration(
            Map<Listing, double[]> touches,
            List<Listing> listings,
            boolean bestOnly,
            Set<String> found) {

        void extend(String code, String has, double brings, List<String> passed) {
            String start = passed.isEmpty() ? has : passed.get(0);
            if (has.equals(start) && passed.size() >= 3) {
                if (brings > 1) {
                    found.add(code);
                }
            } else if (passed.size() < 4 && !passed.contains(has)) {
                goOn(code, has, brings, passed, start);
            }
        }

        private void goOn(
                String code, String has, double brings, List<String> passed, String start) {
            List<String> longer = new ArrayList<>(passed);
            longer.add(has);
            for (String next : ASSETS.subList(ASSETS.indexOf(start), ASSETS.size())) {
                for (Listing listing : exchanges(has, next)) {
                    extend(
                            code + ">" + listing.code(),
                            next,
                            brings * rate(listing, has, next, touches),
                            longer);
                }
            }
        }

        /** Where one asset is exchanged for another; only the first of the best, or all. */
        private List<Listing> exchanges(String has, String next) {
            List<Listing> all = new ArrayList<>(listings);
            all.removeIf(listing -> !(rate(listing, has, next, touches) > 0));
            if (!bestOnly) {
                return all;
            }
            return all.stream()
                    .max(
                            Comparator.comparingDouble(
                                            (Listing listing) -> rate(listing, has, next, touches))
                                    .thenComparing(Comparator.comparing(Listing::code).reversed()))
                    .stream()
                    .toList();
        }
    }

    private static double rate(
            Listing listing, String paid, String received, Map<Listing, double[]> touches) {
        double[] touch = touches.get(listing);
        if (touch == null) {
            return 0;
        }
        String base = listing.market().base().code();
        String quote = listing.market().quote().code();
        if (base.equals(paid) && quote.equals(received)) {
            return touch[0] * (1 - FEE);
        }
        return quote.equals(paid) && base.equals(received) ? 1 / (touch[1] * (1 + FEE)) : 0;
    }
}
