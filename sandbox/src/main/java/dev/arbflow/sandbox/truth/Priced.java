package dev.arbflow.sandbox.truth;

import dev.arbflow.sandbox.sim.Instrument;
import dev.arbflow.sandbox.sim.Level;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;

/**
 * One side of one book, with what each unit really costs or brings. What the levels hold together
 * is added up once, when it is first asked for: most sides are looked at no further than their
 * touch.
 */
public final class Priced {
    /** Digits after the point of a quantity that the capital ends. */
    private static final int QUANTITY_SCALE = 18;

    private final List<Level> levels;
    private final Instrument instrument;
    private final BigDecimal feeFactor;

    /** Base units up to the end of each level. */
    private final List<BigDecimal> ends = new ArrayList<>();

    /** Quote units that the venue prints for them, before the fee. */
    private final List<BigDecimal> amounts = new ArrayList<>();

    /**
     * A side of a book.
     *
     * @param levels best first
     * @param feeFactor what the fee makes of a quote unit
     */
    public Priced(List<Level> levels, Instrument instrument, BigDecimal feeFactor) {
        this.levels = levels;
        this.instrument = instrument;
        this.feeFactor = feeFactor;
    }

    boolean isEmpty() {
        return levels.isEmpty();
    }

    /** Quote units that a base unit of a level costs or brings. */
    public BigDecimal unit(int level) {
        return price(level).multiply(feeFactor);
    }

    /** Base units up to the end of each level, rising. */
    List<BigDecimal> ends() {
        addUp();
        return ends;
    }

    BigDecimal total() {
        addUp();
        return upTo(ends, levels.size());
    }

    /** Quote units for the first {@code quantity} base units, fee included. */
    BigDecimal amount(BigDecimal quantity) {
        return printed(quantity).multiply(feeFactor);
    }

    /** The same before the fee; of all that there is where that is less. */
    BigDecimal printed(BigDecimal quantity) {
        addUp();
        int whole = 0;
        while (whole < levels.size() && ends.get(whole).compareTo(quantity) <= 0) {
            whole++;
        }
        BigDecimal printed = upTo(amounts, whole);
        return whole == levels.size()
                ? printed
                : printed.add(quantity.subtract(upTo(ends, whole)).multiply(price(whole)));
    }

    /** Price of the last of the first {@code quantity} base units; zero if that is none. */
    BigDecimal lastPrice(BigDecimal quantity) {
        addUp();
        int level = 0;
        while (level + 1 < levels.size() && ends.get(level).compareTo(quantity) < 0) {
            level++;
        }
        return quantity.signum() == 0 ? BigDecimal.ZERO : price(level);
    }

    /** Most base units that an amount of quote units pays for, fee included. */
    BigDecimal affordable(BigDecimal amount) {
        addUp();
        int whole = 0;
        while (whole < levels.size()
                && amounts.get(whole).multiply(feeFactor).compareTo(amount) <= 0) {
            whole++;
        }
        BigDecimal units = upTo(ends, whole);
        if (whole == levels.size()) {
            return units;
        }
        BigDecimal left = amount.subtract(upTo(amounts, whole).multiply(feeFactor));
        return units.add(left.divide(unit(whole), QUANTITY_SCALE, RoundingMode.DOWN));
    }

    private void addUp() {
        for (int i = ends.size(); i < levels.size(); i++) {
            BigDecimal quantity = instrument.quantity(levels.get(i).quantity());
            ends.add(upTo(ends, i).add(quantity));
            amounts.add(upTo(amounts, i).add(quantity.multiply(price(i))));
        }
    }

    private BigDecimal price(int level) {
        return instrument.price(levels.get(level).price());
    }

    private static BigDecimal upTo(List<BigDecimal> sums, int levels) {
        return levels == 0 ? BigDecimal.ZERO : sums.get(levels - 1);
    }
}
