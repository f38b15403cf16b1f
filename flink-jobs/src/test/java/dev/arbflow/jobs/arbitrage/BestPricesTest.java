package dev.arbflow.jobs.arbitrage;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class BestPricesTest {
    private static final int PLACES = 5;

    @Test
    void nothingIsCrossedWhereNothingIsKnown() {
        BestPrices prices = new BestPrices(PLACES);
        assertThat(prices.anyCross()).isFalse();

        prices.set(2, 100, 101);
        assertThat(prices.anyCross()).isFalse();
    }

    @Test
    void equalPricesDoNotCross() {
        BestPrices prices = new BestPrices(PLACES);
        prices.set(0, 100, 101);
        prices.set(1, 101, 102);

        assertThat(prices.anyCross()).isFalse();
        assertThat(prices.cross(0, 1)).isFalse();
    }

    /** A look at all pairs is the slow twin. */
    @Property(tries = 500)
    void saysWhatALookAtAllPairsSays(@ForAll long seed) {
        Random random = new Random(seed);
        BestPrices prices = new BestPrices(PLACES);
        double[] bids = new double[PLACES];
        double[] asks = new double[PLACES];
        Arrays.fill(bids, BestPrices.NO_BID);
        Arrays.fill(asks, BestPrices.NO_ASK);
        for (int i = 0; i < 40; i++) {
            int place = random.nextInt(PLACES);
            bids[place] = random.nextInt(6) == 0 ? BestPrices.NO_BID : random.nextInt(12);
            asks[place] = random.nextInt(6) == 0 ? BestPrices.NO_ASK : 9 + random.nextInt(12);
            prices.set(place, bids[place], asks[place]);

            boolean any = false;
            for (int buy = 0; buy < PLACES; buy++) {
                for (int sell = 0; sell < PLACES; sell++) {
                    boolean cross = bids[sell] > asks[buy];
                    assertThat(prices.cross(buy, sell)).isEqualTo(cross);
                    any |= cross;
                }
            }
            assertThat(prices.anyCross()).isEqualTo(any);
        }
    }
}
