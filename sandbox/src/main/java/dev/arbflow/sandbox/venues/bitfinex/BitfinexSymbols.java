package dev.arbflow.sandbox.venues.bitfinex;

import dev.arbflow.market.Market;
import java.util.Map;

/** Bitfinex's names of markets: {@code tBTCUSD}, {@code tDOGE:USD}, {@code tBTCUST}. */
final class BitfinexSymbols {
    private static final Map<String, String> CODES = Map.of("USDT", "UST", "USDC", "UDC");

    private BitfinexSymbols() {}

    /** The name without its leading {@code t}. */
    static String pair(Market market) {
        String base = code(market.base().code());
        String quote = code(market.quote().code());
        return base + (base.length() > 3 || quote.length() > 3 ? ":" : "") + quote;
    }

    private static String code(String asset) {
        return CODES.getOrDefault(asset, asset);
    }
}
