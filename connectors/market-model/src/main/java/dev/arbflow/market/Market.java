package dev.arbflow.market;

import java.io.Serializable;

/**
 * A pair of assets: prices are units of {@code quote} for one unit of {@code base}.
 *
 * @param base what is bought and sold
 * @param quote what it is paid with
 */
public record Market(Asset base, Asset quote) implements Serializable {
    private static final long serialVersionUID = 1L;

    /**
     * @throws IllegalArgumentException if base and quote are the same
     */
    public Market {
        if (base.equals(quote)) {
            throw new IllegalArgumentException("a market needs two assets, not " + base + " twice");
        }
    }

    /**
     * Reads the canonical form, for example {@code BTC/USD}.
     *
     * @throws IllegalArgumentException if the text is not {@code BASE/QUOTE}
     */
    public static Market parse(String code) {
        int slash = code.indexOf('/');
        if (slash < 0 || slash != code.lastIndexOf('/')) {
            throw new IllegalArgumentException("not a market: '" + code + "' (BASE/QUOTE)");
        }
        return new Market(
                new Asset(code.substring(0, slash)), new Asset(code.substring(slash + 1)));
    }

    /** The canonical form, for example {@code BTC/USD}. */
    public String code() {
        return base.code() + '/' + quote.code();
    }

    @Override
    public String toString() {
        return code();
    }
}
