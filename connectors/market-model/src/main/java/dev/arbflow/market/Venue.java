package dev.arbflow.market;

/** A place where assets are traded. */
public enum Venue {
    BITSTAMP("Bitstamp"),
    BITFINEX("Bitfinex"),
    KRAKEN("Kraken"),
    COINBASE("Coinbase"),
    BINANCE("Binance"),
    GEMINI("Gemini"),
    OKX("OKX");

    private final String label;

    Venue(String label) {
        this.label = label;
    }

    /** The venue's name as people write it. */
    public String label() {
        return label;
    }
}
