package dev.arbflow.market.cycle;

import java.math.BigDecimal;

/**
 * How far a cycle pays: the units of its first asset that each earn what is asked, of any size.
 *
 * @param cost how many, fees included
 * @param proceeds what they bring
 * @param exhausted whether a book ran out first, so that both are lower bounds
 * @param capped whether a limit of ours ended it, so that more was there
 */
public record CycleReach(BigDecimal cost, BigDecimal proceeds, boolean exhausted, boolean capped) {

    /** Whether no unit earns it. */
    public boolean isEmpty() {
        return cost.signum() == 0;
    }
}
