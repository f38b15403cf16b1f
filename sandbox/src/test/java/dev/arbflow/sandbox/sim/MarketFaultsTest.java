package dev.arbflow.sandbox.sim;

import static org.assertj.core.api.Assertions.assertThat;

import dev.arbflow.market.Listing;
import dev.arbflow.market.Venue;
import dev.arbflow.sandbox.Rules;
import dev.arbflow.sandbox.venues.SimulatedVenueList;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

class MarketFaultsTest {
    private static final Listing KRAKEN = Listing.parse("KRAKEN|BTC/USD");
    private static final Predicate<Listing> ITS = KRAKEN::equals;

    private final List<BookState> krakens = new ArrayList<>();
    private final MarketModel model =
            new MarketModel(
                    Scenario.standard(SimulatedVenueList.traits(), 5, Rules.PLAN)
                            .withVenues(List.of(Venue.KRAKEN, Venue.BITSTAMP)),
                    new ModelListener() {
                        @Override
                        public void stepped(BookStep step) {
                            if (step.instrument().listing().equals(KRAKEN)) {
                                krakens.add(step.after());
                            }
                        }

                        @Override
                        public void dislocated(Dislocation begun) {}
                    },
                    false);

    @Test
    void aPremiumStandsAndIsOver() {
        model.advanceTo(1_000_000);
        MarketFault premium = MarketFaults.apart(ITS, us -> 150);
        model.begin(premium);
        model.advanceTo(3_000_000);

        assertThat(apartBps()).isBetween(130.0, 170.0);

        model.end(premium);
        model.advanceTo(5_000_000);
        assertThat(apartBps()).isBetween(-20.0, 20.0);
        assertThat(model.nowUs()).isEqualTo(5_000_000);
    }

    @Test
    void whatIsAlienHasAnotherPrice() {
        model.begin(MarketFaults.alien(ITS, 0.03));
        model.advanceTo(2_000_000);

        assertThat(mid(KRAKEN) / mid(Listing.parse("BITSTAMP|BTC/USD"))).isBetween(0.02, 0.04);
        assertThat(mid(Listing.parse("KRAKEN|ETH/USD"))).isBetween(2_900.0, 3_100.0);
    }

    @Test
    void aThinLevelStandsInFrontOfTheDepth() {
        for (double bps : new double[] {150, -150}) {
            MarketFault thin = MarketFaults.thin(ITS, bps, 20);
            model.begin(thin);
            model.advanceTo(model.nowUs() + 2_000_000);
            BookState book = book(KRAKEN);
            List<Level> side = bps > 0 ? book.bids() : book.asks();
            double gapBps =
                    Math.abs(side.get(0).price() - side.get(1).price()) * 1e4 / side.get(1).price();

            assertThat(gapBps).isBetween(120.0, 180.0);
            assertThat(cost(book.instrument(), side.get(0))).isBetween(15.0, 25.0);
            model.end(thin);
            model.advanceTo(model.nowUs() + 2_000_000);
        }
    }

    @Test
    void oneBookIsCrossedAndTheNextIsNot() {
        model.advanceTo(500_000);
        int before = krakens.size();
        model.begin(MarketFaults.crossedOnce(ITS));
        model.advanceTo(2_000_000);

        assertThat(krakens.subList(before, krakens.size()))
                .hasSizeGreaterThan(3)
                .filteredOn(MarketFaultsTest::isCrossed)
                .containsExactly(krakens.get(before));
    }

    private static boolean isCrossed(BookState book) {
        return book.bids().get(0).price() >= book.asks().get(0).price();
    }

    private static double cost(Instrument instrument, Level level) {
        return instrument.price(level.price()).doubleValue()
                * instrument.quantity(level.quantity()).doubleValue();
    }

    private double apartBps() {
        return (mid(KRAKEN) / mid(Listing.parse("BITSTAMP|BTC/USD")) - 1) * 1e4;
    }

    private double mid(Listing listing) {
        return book(listing).mid();
    }

    private BookState book(Listing listing) {
        return model.books().stream()
                .filter(book -> book.instrument().listing().equals(listing))
                .findFirst()
                .orElseThrow();
    }
}
