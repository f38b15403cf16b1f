package dev.arbflow.jobs.arbitrage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.arbflow.market.Route;
import dev.arbflow.market.arbitrage.Spread;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;

class EdgeCourseTest {

    @Test
    void theLargestSizeNeedNotBeThatOfTheLargestProfit() {
        EdgeCourse course = new EdgeCourse(0, 5);

        course.add(0, spread("1", "1"));
        course.add(100, spread("3", "2"));
        course.add(200, spread("2", "7"));

        assertThat(course.peak.profit()).isEqualByComparingTo("7");
        assertThat(course.peak.quantity()).isEqualByComparingTo("2");
        assertThat(course.maxQuantity).isEqualByComparingTo("3");
    }

    private static Spread spread(String quantity, String profit) {
        BigDecimal cost = new BigDecimal("1000");
        return new Spread(
                Route.parse("BTC/USD|BITFINEX>BITSTAMP"),
                0,
                6,
                5,
                new BigDecimal(quantity),
                cost,
                cost.add(new BigDecimal(profit)),
                false,
                100,
                101,
                0,
                0,
                cost,
                cost.add(new BigDecimal(profit)),
                false,
                null,
                null);
    }
}
