package dev.arbflow.connector.websocket.book;

import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.zip.CRC32;

/** The CRC32 checksums that venues send with their books, computed over the text on the wire. */
public final class BookChecksum {
    private static final int KRAKEN_LEVELS = 10;
    private static final int BITFINEX_LEVELS = 25;

    private BookChecksum() {}

    /**
     * Kraken's: the ten best asks, then the ten best bids, each as the digits of price and quantity
     * without decimal point and leading zeros, joined without separator.
     *
     * @return unsigned 32 bits
     * @see <a href="https://docs.kraken.com/api/docs/guides/spot-ws-book-v2/">Kraken: book
     *     checksum</a>
     */
    public static long kraken(OrderBook book) {
        StringBuilder text = new StringBuilder(512);
        appendKraken(book.asks(), text);
        appendKraken(book.bids(), text);
        return crc32(text);
    }

    /**
     * Bitfinex's: bid price, bid amount, ask price, ask amount of each of the 25 best ranks, joined
     * by colons; amounts of asks are negative, a rank missing on one side is left out.
     *
     * @return signed 32 bits
     * @see <a href="https://docs.bitfinex.com/docs/ws-websocket-checksum">Bitfinex: checksum</a>
     */
    public static int bitfinex(OrderBook book) {
        StringBuilder text = new StringBuilder(1024);
        Iterator<Level> bids = book.bids().levels().iterator();
        Iterator<Level> asks = book.asks().levels().iterator();
        for (int rank = 0; rank < BITFINEX_LEVELS; rank++) {
            appendBitfinex(bids, text);
            appendBitfinex(asks, text);
        }
        return (int) crc32(text);
    }

    private static void appendKraken(BookSide side, StringBuilder text) {
        Iterator<Level> bestFirst = side.levels().iterator();
        for (int rank = 0; rank < KRAKEN_LEVELS && bestFirst.hasNext(); rank++) {
            Level level = bestFirst.next();
            appendDigits(level.priceText(), text);
            appendDigits(level.quantityText(), text);
        }
    }

    private static void appendDigits(String number, StringBuilder text) {
        boolean leading = true;
        for (int i = 0; i < number.length(); i++) {
            char c = number.charAt(i);
            leading &= c == '0' || c == '.';
            if (!leading && c != '.') {
                text.append(c);
            }
        }
    }

    private static void appendBitfinex(Iterator<Level> bestFirst, StringBuilder text) {
        if (bestFirst.hasNext()) {
            Level level = bestFirst.next();
            text.append(text.isEmpty() ? "" : ":").append(level.priceText());
            text.append(':').append(level.quantityText());
        }
    }

    private static long crc32(CharSequence text) {
        CRC32 crc = new CRC32();
        crc.update(text.toString().getBytes(StandardCharsets.US_ASCII));
        return crc.getValue();
    }
}
