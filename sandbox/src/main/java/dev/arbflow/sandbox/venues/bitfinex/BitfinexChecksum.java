package dev.arbflow.sandbox.venues.bitfinex;

import dev.arbflow.sandbox.sim.BookState;
import dev.arbflow.sandbox.sim.Instrument;
import dev.arbflow.sandbox.sim.Level;
import java.nio.charset.StandardCharsets;
import java.util.StringJoiner;
import java.util.zip.CRC32;

/**
 * Bitfinex's checksum of the 25 best levels a side: bid and ask of each rank in turn, price and
 * amount as on the wire, asks negative, joined by colons, CRC32 signed.
 *
 * @see <a href="https://docs.bitfinex.com/docs/ws-websocket-checksum">Bitfinex's description</a>
 */
final class BitfinexChecksum {
    private static final int LEVELS = 25;

    private BitfinexChecksum() {}

    static String text(BookState book) {
        StringJoiner text = new StringJoiner(":");
        for (int rank = 0; rank < LEVELS; rank++) {
            if (rank < book.bids().size()) {
                append(text, book.instrument(), book.bids().get(rank), 1);
            }
            if (rank < book.asks().size()) {
                append(text, book.instrument(), book.asks().get(rank), -1);
            }
        }
        return text.toString();
    }

    static int of(BookState book) {
        CRC32 crc = new CRC32();
        crc.update(text(book).getBytes(StandardCharsets.US_ASCII));
        return (int) crc.getValue();
    }

    private static void append(StringJoiner text, Instrument instrument, Level level, int sign) {
        text.add(BitfinexNumbers.print(instrument.price(level.price())));
        text.add(BitfinexNumbers.print(instrument.quantity(sign * level.quantity())));
    }
}
