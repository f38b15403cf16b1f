package dev.arbflow.jobs.pattern.discovery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.arbflow.market.Listing;
import dev.arbflow.market.Market;
import dev.arbflow.market.behaviour.PriceDiscovery;
import dev.arbflow.market.behaviour.PriceDiscovery.Verdict;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Shares of made-up prices of an hour, against those by which they were made. */
class PriceDiscoveryTest {
    private static final long STEP_US = 1_000_000;
    private static final Listing KRAKEN = Listing.parse("KRAKEN|BTC/USD");
    private static final Listing BITSTAMP = Listing.parse("BITSTAMP|BTC/USD");

    private final Random random = new Random(1);

    @Test
    void aVenueThatAloneMakesThePriceHasNearlyAllOfIt() {
        PriceDiscovery found = share(Simulated.led(random));

        assertThat(found.verdict()).isEqualTo(Verdict.FIRST_LEADS);
        assertThat(found.lowShare()).isGreaterThan(0.95);
        assertThat(found.componentShare()).isCloseTo(1, within(0.05));
    }

    @Test
    void whoFollowsHasNearlyNothing() {
        Simulated led = Simulated.led(random);

        PriceDiscovery found =
                share(new Simulated(/* first= */ led.second(), /* second= */ led.first()));

        assertThat(found.verdict()).isEqualTo(Verdict.SECOND_LEADS);
        assertThat(found.highShare()).isLessThan(0.05);
    }

    @Test
    void venuesThatAreAlikeHaveHalfEach() {
        PriceDiscovery found = share(Simulated.alike(random));

        assertThat(found.verdict()).isEqualTo(Verdict.UNDECIDED);
        assertThat((found.lowShare() + found.highShare()) / 2).isCloseTo(0.5, within(0.05));
        assertThat(found.componentShare()).isCloseTo(0.5, within(0.05));
    }

    @Test
    void sharesAreThoseOfTheModelThatMadeThePrices() {
        List<PriceDiscovery> runs = new ArrayList<>();
        for (int run = 0; run < 50; run++) {
            runs.add(share(Simulated.corrected(random, -0.1, 0.3, 2)));
        }

        assertThat(runs).allMatch(found -> found.verdict() != Verdict.NOT_COINTEGRATED);
        assertThat(runs.stream().mapToDouble(PriceDiscovery::componentShare).average())
                .hasValueCloseTo(0.75, within(0.02));
        assertThat(
                        runs.stream()
                                .mapToDouble(found -> (found.lowShare() + found.highShare()) / 2)
                                .average())
                .as("0.3² of 1 against 0.1² of 2²")
                .hasValueCloseTo(0.09 / (0.09 + 0.04), within(0.02));
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.02, 0.1, 0.4})
    void venuesThatMakeAsMuchOfThePriceLeadByChanceOnly(double adjusts) {
        int led = 0;
        for (int run = 0; run < 100; run++) {
            PriceDiscovery found = share(Simulated.corrected(random, -adjusts, adjusts, 1));
            led += leads(found) ? 1 : 0;
        }

        assertThat(led).as("five in a hundred by chance").isLessThanOrEqualTo(9);
    }

    @Test
    void aVenueThatMakesMoreOfThePriceIsTold() {
        for (int run = 0; run < 50; run++) {
            assertThat(share(Simulated.corrected(random, -0.1, 0.3, 2)).verdict())
                    .isEqualTo(Verdict.FIRST_LEADS);
        }
    }

    static boolean leads(PriceDiscovery found) {
        return found.verdict() == Verdict.FIRST_LEADS || found.verdict() == Verdict.SECOND_LEADS;
    }

    @Test
    void pricesThatDoNotReturnToEachOtherHaveNoShares() {
        int told = 0;
        for (int run = 0; run < 200; run++) {
            PriceDiscovery found = share(Simulated.unrelated(random));
            told += found.verdict() == Verdict.NOT_COINTEGRATED ? 0 : 1;
        }

        assertThat(told).as("one in a hundred by chance").isLessThanOrEqualTo(5);
    }

    @Test
    void aLastingPremiumIsNoDifferenceToMakeUpFor() {
        Simulated prices = Simulated.led(random);
        PriceDiscovery without = share(prices);
        double[] dearer = prices.second().clone();
        for (int now = 0; now < dearer.length; now++) {
            dearer[now] += 500;
        }

        PriceDiscovery with = share(new Simulated(prices.first(), dearer));

        assertThat(with.lowShare()).isCloseTo(without.lowShare(), within(1e-6));
    }

    @Test
    void stepsThatAreNotKnownAreLeftOut() {
        Simulated prices = Simulated.led(random);
        for (int now = 1_000; now < 1_600; now++) {
            prices.second()[now] = Double.NaN;
        }

        PriceDiscovery found = share(prices);

        assertThat(found.samples()).isLessThan(Simulated.HOUR - 600);
        assertThat(found.verdict()).isEqualTo(Verdict.FIRST_LEADS);
    }

    @Test
    void aVenueThatMovesTooSeldomIsNotCompared() {
        Simulated prices = Simulated.led(random);
        for (int now = 1; now < Simulated.HOUR; now++) {
            if (now % 50 != 0) {
                prices.second()[now] = prices.second()[now - 1];
            }
        }

        PriceDiscovery found = share(prices);

        assertThat(found.verdict()).isEqualTo(Verdict.TOO_FEW_MOVES);
        assertThat(found.lowShare()).isNaN();
    }

    @Test
    void venuesThatMoveAsOneAreNotCompared() {
        Simulated prices = Simulated.led(random);

        PriceDiscovery found =
                share(new Simulated(/* first= */ prices.first(), /* second= */ prices.first()));

        assertThat(found.verdict()).isEqualTo(Verdict.TOO_FEW_MOVES);
        assertThat(found.samples()).isZero();
    }

    @Test
    void movesOfWhichNothingIsLeftMakeNoModel() {
        Regression regression = new Regression(MoveRows.MOVE + 2);
        for (int now = 0; now < 200; now++) {
            double[] row = random.doubles(MoveRows.MOVE + 2).toArray();
            row[MoveRows.MOVE] = 0; // explained to the last digit
            regression.add(row);
        }

        assertThat(ErrorCorrection.of(regression)).isEmpty();
    }

    @Test
    void theOrderInWhichSamplesComeIsNoMatter() {
        List<SampledMid> mids = mids(Simulated.led(random));
        List<PriceDiscovery> inOrder = period().of(mids);
        Collections.shuffle(mids, random);

        assertThat(period().of(mids)).isEqualTo(inOrder);
    }

    private static PriceDiscovery share(Simulated prices) {
        List<PriceDiscovery> found = period().of(mids(prices));
        assertThat(found).hasSize(1);
        assertThat(found.get(0).id()).isEqualTo("BTC/USD|BITSTAMP~KRAKEN@3600000000");
        return found.get(0);
    }

    private static PeriodDiscovery period() {
        return new PeriodDiscovery(Market.parse("BTC/USD"), 0, Simulated.HOUR * STEP_US, STEP_US);
    }

    static List<SampledMid> mids(Simulated prices) {
        List<SampledMid> mids = new ArrayList<>();
        add(BITSTAMP, prices.first(), mids);
        add(KRAKEN, prices.second(), mids);
        return mids;
    }

    private static void add(Listing listing, double[] bps, List<SampledMid> mids) {
        for (int now = 0; now < bps.length; now++) {
            if (Double.isFinite(bps[now])) {
                mids.add(
                        new SampledMid(
                                listing, (now + 1) * STEP_US, 20_000 * Math.exp(bps[now] / 1e4)));
            }
        }
    }
}
