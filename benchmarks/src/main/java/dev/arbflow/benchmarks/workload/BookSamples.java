package dev.arbflow.benchmarks.workload;

import dev.arbflow.jobs.io.json.ReadError;
import dev.arbflow.jobs.io.sbe.SbeCodec;
import dev.arbflow.market.book.BookUpdate;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Deep books as arbflow and as Jackson's databind have them, and their records in each form.
 *
 * @param codec of their topic; its JSON is the other form that the topic may hold
 * @param books as arbflow has them
 * @param bound as databind has them
 * @param messages of each, as the topic has it
 * @param json of each
 * @param plain of each, by hand
 */
public record BookSamples(
        SbeCodec<BookUpdate> codec,
        List<BookUpdate> books,
        List<BoundBook> bound,
        List<byte[]> messages,
        List<byte[]> json,
        List<byte[]> plain) {
    private static final String HASH = "a94664ab8ae6cb1c";

    /**
     * Makes them, and compares what is written and read, in every form.
     *
     * @throws IllegalStateException if something differs
     */
    public static BookSamples compared() throws IOException, ReadError {
        BookSamples samples =
                new BookSamples(
                        SbeCodec.books(),
                        DeepBooks.seeded(),
                        new ArrayList<>(),
                        new ArrayList<>(),
                        new ArrayList<>(),
                        new ArrayList<>());
        Fingerprint.check(HASH, samples.books.stream());
        for (BookUpdate book : samples.books) {
            samples.addMessage(book);
            samples.addJson(book);
            samples.addPlain(book);
        }
        return samples;
    }

    private void addMessage(BookUpdate book) throws ReadError {
        byte[] written = codec.write(book);
        Equality.check("a book read again", book, codec.read(written));
        messages.add(written);
    }

    private void addJson(BookUpdate book) throws IOException, ReadError {
        byte[] written = codec.json().write(book);
        BoundBook read = BoundBook.read(written);
        Equality.check("a book read again from JSON", book, codec.json().read(written));
        Equality.check("its bids", book.book().bids(), BoundBook.ladder(read.bids()));
        Equality.check("its asks", book.book().asks(), BoundBook.ladder(read.asks()));
        Equality.check("its peer's JSON", book, codec.json().read(read.write()));
        json.add(written);
        bound.add(read);
    }

    private void addPlain(BookUpdate book) {
        byte[] written = PlainBook.write(book);
        Equality.check("its numbers in a row", book, PlainBook.read(written));
        plain.add(written);
    }
}
