package dev.arbflow.market.rule;

import dev.arbflow.market.arbitrage.DetectionRule;
import dev.arbflow.market.arbitrage.FeeSchedule;
import java.io.Serializable;
import java.math.BigDecimal;
import java.util.EnumMap;
import java.util.Map;

/**
 * What holds where no rule says otherwise.
 *
 * @param thresholds version 0 of them
 * @param maxNotional most capital to plan with, quote units; null for any
 * @param maxAgeUs longest time since a leg was proven alive; no rule allows more
 * @param maxLagUs latest delivery; likewise
 * @param maxSkewUs largest difference of the moments that two legs show; likewise
 * @param ageCapUs longest believable episode
 * @param fees who charges what
 */
public record Configured(
        DetectionRule thresholds,
        BigDecimal maxNotional,
        long maxAgeUs,
        long maxLagUs,
        long maxSkewUs,
        long ageCapUs,
        FeeSchedule fees)
        implements Serializable {
    private static final long serialVersionUID = 1L;

    /** Every parameter; null for a most notional that there is not. */
    Map<Parameter, Double> values() {
        Map<Parameter, Double> values = new EnumMap<>(Parameter.class);
        values.put(Parameter.SWITCHED_ON, 1.0);
        values.put(Parameter.MIN_NET_BPS, thresholds.minNetBps());
        values.put(Parameter.HOLD_NET_BPS, thresholds.holdNetBps());
        values.put(Parameter.MIN_NOTIONAL, thresholds.minNotional());
        values.put(Parameter.MAX_NOTIONAL, maxNotional == null ? null : maxNotional.doubleValue());
        values.put(Parameter.DWELL_US, (double) thresholds.dwellUs());
        values.put(Parameter.MAX_AGE_US, (double) maxAgeUs);
        values.put(Parameter.MAX_LAG_US, (double) maxLagUs);
        values.put(Parameter.MAX_SKEW_US, (double) maxSkewUs);
        return values;
    }
}
