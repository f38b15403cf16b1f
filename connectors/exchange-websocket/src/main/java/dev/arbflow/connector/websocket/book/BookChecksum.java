package dev.arbflow.connector.websocket.book;

import java.util.Arrays;
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
        Text text = new Text(512);
        appendKraken(book.asks(), text);
        appendKraken(book.bids(), text);
        return text.crc32();
    }

    /**
     * Bitfinex's: bid price, bid amount, ask price, ask amount of each of the 25 best ranks, joined
     * by colons; amounts of asks are negative, a rank missing on one side is left out.
     *
     * @return signed 32 bits
     * @see <a href="https://docs.bitfinex.com/docs/ws-websocket-checksum">Bitfinex: checksum</a>
     */
    public static int bitfinex(OrderBook book) {
        Text text = new Text(2048);
        Iterator<Level> bids = book.bids().levels().iterator();
        Iterator<Level> asks = book.asks().levels().iterator();
        for (int rank = 0; rank < BITFINEX_LEVELS; rank++) {
            appendBitfinex(bids, text);
            appendBitfinex(asks, text);
        }
        return (int) text.crc32();
    }

    private static void appendKraken(BookSide side, Text text) {
        Iterator<Level> bestFirst = side.levels().iterator();
        for (int rank = 0; rank < KRAKEN_LEVELS && bestFirst.hasNext(); rank++) {
            Level level = bestFirst.next();
            appendDigits(level.priceText(), text);
            appendDigits(level.quantityText(), text);
        }
    }

    private static void appendDigits(String number, Text text) {
        boolean leading = true;
        for (int i = 0; i < number.length(); i++) {
            char c = number.charAt(i);
            leading &= c == '0' || c == '.';
            if (!leading && c != '.') {
                text.add(c);
            }
        }
    }

    private static void appendBitfinex(Iterator<Level> bestFirst, Text text) {
        if (bestFirst.hasNext()) {
            Level level = bestFirst.next();
            if (text.size > 0) {
                text.add(':');
            }
            text.add(level.priceText());
            text.add(':');
            text.add(level.quantityText());
        }
    }

    /** Text as the bytes that are summed up; numbers on the wire are ASCII. */
    private static final class Text {
        private byte[] bytes;
        private int size;

        Text(int expectedSize) {
            bytes = new byte[expectedSize];
        }

        void add(char c) {
            if (size == bytes.length) {
                bytes = Arrays.copyOf(bytes, 2 * size);
            }
            bytes[size++] = (byte) c;
        }

        void add(String number) {
            for (int i = 0; i < number.length(); i++) {
                add(number.charAt(i));
            }
        }

        long crc32() {
            CRC32 crc = new CRC32();
            crc.update(bytes, 0, size);
            return crc.getValue();
        }
    }
}
