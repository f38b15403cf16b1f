package dev.arbflow.connector.websocket.book;

import java.util.Arrays;
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
        for (int rank = 0; rank < BITFINEX_LEVELS; rank++) {
            appendBitfinex(book.bids(), rank, text);
            appendBitfinex(book.asks(), rank, text);
        }
        return (int) text.crc32();
    }

    private static void appendKraken(BookSide side, Text text) {
        int ranks = Math.min(KRAKEN_LEVELS, side.size());
        for (int rank = 0; rank < ranks; rank++) {
            Level level = side.level(rank);
            text.addDigits(level.priceText());
            text.addDigits(level.quantityText());
        }
    }

    private static void appendBitfinex(BookSide side, int rank, Text text) {
        if (rank < side.size()) {
            Level level = side.level(rank);
            if (text.size > 0) {
                text.add(":");
            }
            text.add(level.priceText());
            text.add(":");
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

        void add(String number) {
            makeRoom(number.length());
            for (int i = 0; i < number.length(); i++) {
                bytes[size++] = (byte) number.charAt(i);
            }
        }

        /** The digits of a number without its point and the zeros before the first other digit. */
        void addDigits(String number) {
            makeRoom(number.length());
            int i = 0;
            while (i < number.length() && (number.charAt(i) == '0' || number.charAt(i) == '.')) {
                i++;
            }
            for (; i < number.length(); i++) {
                char c = number.charAt(i);
                if (c != '.') {
                    bytes[size++] = (byte) c;
                }
            }
        }

        private void makeRoom(int more) {
            if (size + more > bytes.length) {
                bytes = Arrays.copyOf(bytes, 2 * (size + more));
            }
        }

        long crc32() {
            CRC32 crc = new CRC32();
            crc.update(bytes, 0, size);
            return crc.getValue();
        }
    }
}
