package dev.arbflow.connector.websocket.venue.bitstamp;

import dev.arbflow.connector.websocket.venue.symbol.AssetCodes;
import dev.arbflow.connector.websocket.venue.symbol.SymbolStyle;
import dev.arbflow.market.Listing;
import dev.arbflow.market.Market;
import dev.arbflow.market.Venue;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Both codes in small letters with nothing between them: {@code btcusd}. */
final class BitstampSymbols implements SymbolStyle {
    /** Quote assets of Bitstamp's markets. */
    private static final List<String> QUOTES =
            List.of("USDT", "USDC", "USD", "EUR", "GBP", "BTC", "ETH");

    @Override
    public String write(Listing listing) {
        Market market = listing.market();
        return (market.base().code() + market.quote().code()).toLowerCase(Locale.ROOT);
    }

    @Override
    public Optional<Listing> read(String name) {
        String codes = name.toUpperCase(Locale.ROOT);
        return QUOTES.stream()
                .filter(codes::endsWith)
                .findFirst()
                .flatMap(
                        quote -> {
                            String base = codes.substring(0, codes.length() - quote.length());
                            return AssetCodes.EVERYONES.listing(Venue.BITSTAMP, base, quote);
                        });
    }
}
