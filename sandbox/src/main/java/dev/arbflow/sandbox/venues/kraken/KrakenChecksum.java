package dev.arbflow.sandbox.venues.kraken;

import dev.arbflow.sandbox.sim.BookState;
import dev.arbflow.sandbox.sim.Level;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.CRC32;

/**
 * Kraken's checksum of the ten best levels a side: asks, then bids, each level's price and quantity
 * without point and leading zeros, CRC32 unsigned.
 *
 * <p>A price in whole units of its last digit already is the price without its point.
 *
 * @see <a href="https://docs.kraken.com/exchange/guides/websockets/book-checksum-v2">Kraken's
 *     guide</a>
 */
final class KrakenChecksum {
    private static final int LEVELS = 10;

    private KrakenChecksum() {}

    static String text(BookState book) {
        StringBuilder text = new StringBuilder();
        append(text, book.asks());
        append(text, book.bids());
        return text.toString();
    }

    static long of(BookState book) {
        CRC32 crc = new CRC32();
        crc.update(text(book).getBytes(StandardCharsets.US_ASCII));
        return crc.getValue();
    }

    private static void append(StringBuilder text, List<Level> side) {
        for (Level level : side.subList(0, Math.min(LEVELS, side.size()))) {
            text.append(level.price()).append(level.quantity());
        }
    }
}
