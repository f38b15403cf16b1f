package dev.arbflow.benchmarks.workload;

import dev.arbflow.market.Feed;
import dev.arbflow.market.Market;
import dev.arbflow.market.Origin;
import dev.arbflow.market.Times;
import dev.arbflow.market.Venue;
import dev.arbflow.market.book.Book;
import dev.arbflow.market.book.BookUpdate;
import dev.arbflow.market.book.BookValidity;
import dev.arbflow.market.book.Ladder;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/**
 * A book as its numbers in a row, by hand: the limit of what a binary form can do. It has no
 * version, no checksum and no check of what is read.
 */
public final class PlainBook {
    private static final int NUMBERS = 8 * Long.BYTES;
    private static final int LEVEL = 2 * Double.BYTES;
    private static final int COUNT = Integer.BYTES;

    private PlainBook() {}

    /** Writes a book. */
    public static byte[] write(BookUpdate update) {
        Book book = update.book();
        byte[][] texts = {
            bytes(book.venue().name()),
            bytes(book.market().code()),
            bytes(book.validity().name()),
            bytes(book.origin().feed().name()),
            bytes(book.origin().connection())
        };
        int length = NUMBERS + 2 * COUNT + LEVEL * (book.bids().depth() + book.asks().depth());
        for (byte[] text : texts) {
            length += 1 + text.length;
        }
        ByteBuffer out = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
        Times times = book.times();
        out.putLong(times.exchangeUs()).putLong(times.correctionUs());
        out.putLong(times.receiveUs()).putLong(times.ingestUs());
        out.putLong(book.asOfUs()).putLong(book.lagUs());
        out.putLong(book.origin().epoch()).putLong(book.origin().sequence());
        write(book.bids(), out);
        write(book.asks(), out);
        for (byte[] text : texts) {
            out.put((byte) text.length).put(text);
        }
        return out.array();
    }

    private static void write(Ladder side, ByteBuffer out) {
        out.putInt(side.depth());
        for (int i = 0; i < side.depth(); i++) {
            out.putDouble(side.prices()[i]).putDouble(side.quantities()[i]);
        }
    }

    /** Reads a book. */
    public static BookUpdate read(byte[] record) {
        ByteBuffer in = ByteBuffer.wrap(record).order(ByteOrder.LITTLE_ENDIAN);
        long exchangeUs = in.getLong();
        long correctionUs = in.getLong();
        Times times = new Times(exchangeUs, correctionUs, in.getLong(), in.getLong());
        long asOfUs = in.getLong();
        long lagUs = in.getLong();
        long epoch = in.getLong();
        long sequence = in.getLong();
        Ladder bids = ladder(in);
        Ladder asks = ladder(in);
        Venue venue = Venue.valueOf(text(in));
        Market market = Market.parse(text(in));
        BookValidity validity = BookValidity.valueOf(text(in));
        Origin origin = new Origin(Feed.valueOf(text(in)), text(in), epoch, sequence);
        return BookUpdate.of(
                new Book(origin, venue, market, validity, bids, asks, times, asOfUs, lagUs));
    }

    private static Ladder ladder(ByteBuffer in) {
        double[] prices = new double[in.getInt()];
        double[] quantities = new double[prices.length];
        for (int i = 0; i < prices.length; i++) {
            prices[i] = in.getDouble();
            quantities[i] = in.getDouble();
        }
        return new Ladder(prices, quantities);
    }

    private static String text(ByteBuffer in) {
        byte[] text = new byte[in.get()];
        in.get(text);
        return new String(text, StandardCharsets.US_ASCII);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
