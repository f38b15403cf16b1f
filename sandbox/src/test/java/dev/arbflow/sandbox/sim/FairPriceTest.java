package dev.arbflow.sandbox.sim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.arbflow.market.Market;
import dev.arbflow.sandbox.Rules;
import dev.arbflow.sandbox.venues.SimulatedVenueList;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class FairPriceTest {
    private static final ModelListener UNHEARD =
            new ModelListener() {
                @Override
                public void stepped(BookStep step) {}

                @Override
                public void dislocated(Dislocation dislocation) {}
            };

    @Test
    void theMarketBetweenTwoOthersIsPricedByThem() {
        Scenario scenario =
                Scenario.standard(SimulatedVenueList.traits(), 5, Rules.PLAN)
                        .withMarkets(Scenario.MARKETS_OF_A_CYCLE);
        MarketModel model = new MarketModel(scenario, UNHEARD, false);
        for (int second = 1; second <= 600; second++) {
            model.advanceTo(second * 1_000_000L);
        }

        Map<Market, Double> mids =
                model.books().stream()
                        .collect(
                                Collectors.groupingBy(
                                        book -> book.instrument().listing().market(),
                                        Collectors.averagingDouble(BookState::mid)));
        double bitcoin = mids.get(Market.parse("BTC/USD"));
        assertThat(bitcoin).isNotEqualTo(60_000);
        assertThat(mids.get(Market.parse("ETH/BTC")) * bitcoin)
                .isCloseTo(mids.get(Market.parse("ETH/USD")), within(3_000 * 5e-4));
    }
}
