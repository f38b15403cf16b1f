package dev.arbflow.market.book;

import java.util.regex.Pattern;

/**
 * Takes order ids out of the text of frames.
 *
 * <p>An order id stands for one order of one trader over all of its trades, so it joins what
 * nothing else joins. Trades do not carry any; only frames that could not be read are kept as text.
 */
final class OrderIds {

    /** A field of Bitstamp or Coinbase, and its value as far as it is there. */
    private static final Pattern FIELD =
            Pattern.compile(
                    "(\"(?:buy|sell|maker|taker)_order_id\"\\s*:\\s*)(?:\"[^\"]*\"?|[^\\s,}\\]]+)");

    private OrderIds() {}

    /** The text with {@code "***"} for the value of every field that holds an order id. */
    static String removed(String text) {
        return FIELD.matcher(text).replaceAll("$1\"***\"");
    }
}
