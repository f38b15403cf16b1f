package dev.arbflow.benchmarks.workload;

import dev.arbflow.jobs.io.json.JsonCodec;
import dev.arbflow.jobs.io.json.ReadError;
import dev.arbflow.market.book.BookUpdate;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Deep books as arbflow and as Jackson's databind have them, and their JSON.
 *
 * @param codec of their topic
 * @param books as arbflow has them
 * @param bound as databind has them
 * @param json of each
 */
public record BookSamples(
        JsonCodec<BookUpdate> codec,
        List<BookUpdate> books,
        List<BoundBook> bound,
        List<byte[]> json) {
    private static final String HASH = "a94664ab8ae6cb1c";

    /**
     * Makes them, and compares what is written and read, by arbflow and by databind.
     *
     * @throws IllegalStateException if something differs
     */
    public static BookSamples compared() throws IOException, ReadError {
        JsonCodec<BookUpdate> codec = JsonCodec.books();
        List<BookUpdate> books = DeepBooks.seeded();
        Fingerprint.check(HASH, books.stream());
        List<BoundBook> bound = new ArrayList<>();
        List<byte[]> json = new ArrayList<>();
        for (BookUpdate book : books) {
            byte[] written = codec.write(book);
            BoundBook read = BoundBook.read(written);
            json.add(written);
            bound.add(read);
            Equality.check("a book read again", book, codec.read(written));
            Equality.check("its bids", book.book().bids(), BoundBook.ladder(read.bids()));
            Equality.check("its asks", book.book().asks(), BoundBook.ladder(read.asks()));
            Equality.check("its peer's JSON", book, codec.read(read.write()));
        }
        return new BookSamples(codec, books, bound, json);
    }
}
