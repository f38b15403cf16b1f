package dev.arbflow.jobs.arbitrage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.arbflow.jobs.config.Detection;
import dev.arbflow.market.Venue;
import dev.arbflow.market.arbitrage.DetectionRule;
import dev.arbflow.market.arbitrage.FollowUp;
import dev.arbflow.market.arbitrage.FollowUp.Look;
import dev.arbflow.market.arbitrage.InstrumentTable;
import dev.arbflow.market.book.BookValidity;
import dev.arbflow.market.book.Ladder;
import dev.arbflow.market.testing.Books;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

/** Follow-ups of random markets, against a twin that knows every book and counts single units. */
class FollowUpPropertiesTest extends DetectionTestBase {
    private static final int END_MS = 3_000;
    private static final BigDecimal FEE = new BigDecimal("0.0001");
    private static final DetectionRule QUICK = new DetectionRule(0, 0, 5, 2, 50, 20_000);
    private static final Detection DETECTION =
            detection(feesOf("1bps"), InstrumentTable.EMPTY, QUICK);

    /** What the properties below are about does happen in them. */
    @Test
    void walksHaveWholePartialLostAndUnknownOffers() {
        List<Look> looks = new ArrayList<>();
        for (long seed = 0; seed < 200; seed++) {
            followed(walk(new Random(seed))).forEach(each -> looks.addAll(each.looks()));
        }

        assertThat(looks).hasSizeGreaterThan(1_000);
        assertThat(looks).filteredOn(look -> !look.isKnown()).hasSizeGreaterThan(50);
        assertThat(looks)
                .filteredOn(Look::isKnown)
                .extracting(Look::share)
                .contains(0.0, 1.0)
                .filteredOn(share -> share > 0 && share < 1)
                .hasSizeGreaterThan(50);
    }

    private static List<FollowUp> followed(List<LegUpdate> updates) {
        DetectorRun run = new DetectorRun(DETECTION);
        updates.forEach(run::play);
        return run.untilUs(END_MS * 1_000L).followUps;
    }

    @Property(tries = 1_000)
    void equalsACountOfUnitsInTheBooksThatWereKnown(@ForAll long seed) {
        List<LegUpdate> updates = walk(new Random(seed));
        for (FollowUp followUp : followed(updates)) {
            for (int i = 0; i < FollowUp.HORIZONS_MS.size(); i++) {
                long atUs = followUp.toldUs() + FollowUp.HORIZONS_MS.get(i) * 1_000L;
                assertThat(said(followUp.looks().get(i)))
                        .as("%s at %s", followUp, atUs)
                        .isEqualTo(counted(followUp, updates, atUs));
            }
        }
    }

    @Property(tries = 100)
    void saysTheSameAfterARestoreBetweenAnyTwoUpdates(@ForAll long seed) {
        List<LegUpdate> updates = walk(new Random(seed));
        DetectorRun restored = new DetectorRun(DETECTION);
        for (LegUpdate update : updates) {
            restored.play(update).restored();
        }

        assertThat(restored.untilUs(END_MS * 1_000L).followUps).isEqualTo(followed(updates));
    }

    @Property(tries = 300)
    void neverGrowsWhileBooksOnlyLoseLevels(@ForAll long seed) {
        Random random = new Random(seed);
        List<Integer> asks = new ArrayList<>(IntStream.range(0, 12).boxed().toList());
        List<Integer> bids = new ArrayList<>(asks);
        DetectorRun run = new DetectorRun(DETECTION);
        run.play(side(0, asks, false), side(0, bids, true)).proven(30);
        for (int ms = 40; ms <= 1_040; ms += 20) {
            boolean sells = random.nextBoolean();
            List<Integer> loses = sells ? bids : asks;
            if (!loses.isEmpty() && random.nextInt(3) == 0) {
                loses.remove(random.nextInt(loses.size()));
            }
            run.play(side(ms, asks, false), side(ms, bids, true));
        }

        List<Look> looks = run.until(1_040).followUps.get(0).looks();
        assertThat(looks).allSatisfy(look -> assertThat(look.share()).isBetween(0.0, 1.0));
        assertThat(looks).extracting(Look::share).isSortedAccordingTo((a, b) -> b.compareTo(a));
    }

    /** Levels of one coin, each a cent worse than the one before it. */
    private static LegUpdate side(long ms, List<Integer> levels, boolean sells) {
        Books book =
                Books.of(sells ? Venue.BITSTAMP : Venue.KRAKEN, MARKET.code())
                        .at(ms)
                        .delivery(1, ms + 1);
        for (int level : levels) {
            if (sells) {
                book.bid(100.30 - level / 100.0, 1);
            } else {
                book.ask(100.00 + level / 100.0, 1);
            }
        }
        return leg(sells ? book.ask(200, 1) : book.bid(1, 1));
    }

    private static String said(Look look) {
        return look.isKnown()
                ? look.quantity().intValueExact() + " " + look.ageUs()
                : look.censored().name();
    }

    private static String counted(FollowUp followUp, List<LegUpdate> updates, long atUs) {
        LegUpdate buy = newest(updates, followUp.route().buy(), atUs);
        LegUpdate sell = newest(updates, followUp.route().sell(), atUs);
        if (buy.validity() != BookValidity.VALID || sell.validity() != BookValidity.VALID) {
            return "BOOK_RESYNC";
        }
        long ageUs = atUs - Math.min(buy.asOfUs(), sell.asOfUs());
        long skewUs = Math.abs(buy.asOfUs() - sell.asOfUs());
        if (ageUs > 1_000_000 || skewUs > 600_000) {
            return "LEG_STALE";
        }
        BigDecimal least = new BigDecimal("1.0005");
        List<BigDecimal> costs = units(buy.asks(), BigDecimal.ONE.add(FEE).multiply(least));
        List<BigDecimal> brings = units(sell.bids(), BigDecimal.ONE.subtract(FEE));
        int most = Math.min(costs.size(), brings.size());
        int count = 0;
        while (count < Math.min(most, followUp.quantity().intValueExact())
                && brings.get(count).compareTo(costs.get(count)) >= 0) {
            count++;
        }
        return count + " " + ageUs;
    }

    /** The last book that came up to a moment. */
    private static LegUpdate newest(List<LegUpdate> updates, Venue venue, long atUs) {
        return updates.stream()
                .filter(each -> each.listing().venue() == venue && each.receiveUs() <= atUs)
                .reduce((before, after) -> after)
                .orElseThrow();
    }

    /** The price of each single coin, times a factor. */
    private static List<BigDecimal> units(Ladder side, BigDecimal factor) {
        List<BigDecimal> units = new ArrayList<>();
        for (int level = 0; level < side.depth(); level++) {
            BigDecimal price = new BigDecimal(Double.toString(side.prices()[level]));
            for (int coin = 0; coin < side.quantities()[level]; coin++) {
                units.add(price.multiply(factor));
            }
        }
        return units;
    }

    /** Two venues around 100, whole coins at each price, with gaps and pauses. */
    private static List<LegUpdate> walk(Random random) {
        List<LegUpdate> updates = new ArrayList<>();
        int[] cents = {10_000, 10_000};
        Venue[] venues = {Venue.KRAKEN, Venue.BITSTAMP};
        for (int place = 0; place < venues.length; place++) {
            long ms = random.nextInt(10);
            while (ms < END_MS) {
                cents[place] += random.nextInt(13) - 6;
                updates.add(book(random, venues[place], ms, cents[place]));
                ms += 1 + random.nextInt(random.nextInt(40) == 0 ? 1_200 : 60);
            }
        }
        updates.sort(LegUpdate.RELEASE_ORDER);
        return updates;
    }

    private static LegUpdate book(Random random, Venue venue, long ms, int cents) {
        Books book = Books.of(venue, MARKET.code()).at(ms).delivery(1, ms + 1);
        if (random.nextInt(40) == 0) {
            return leg(book.invalid(BookValidity.GAP));
        }
        for (int level = 0; level < 4; level++) {
            book.bid((cents - 1 - level * 3) / 100.0, 1 + random.nextInt(4));
            book.ask((cents + 1 + level * 3) / 100.0, 1 + random.nextInt(4));
        }
        return leg(book);
    }
}
