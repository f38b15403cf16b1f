package dev.arbflow.jobs.io.sbe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.arbflow.jobs.io.json.PassedOver;
import dev.arbflow.jobs.io.json.ReadError;
import dev.arbflow.jobs.io.sbe.wire.MessageHeaderDecoder;
import dev.arbflow.market.Market;
import dev.arbflow.market.book.Book;
import dev.arbflow.market.book.BookUpdate;
import dev.arbflow.market.book.BookValidity;
import dev.arbflow.market.book.Ladder;
import dev.arbflow.market.testing.Books;
import dev.arbflow.market.testing.Trades;
import dev.arbflow.market.trade.TradeUpdate;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** What is written comes back, and what is none of ours is refused with its reason. */
class SbeCodecTest {
    private static final int RECORDS = 4_000;
    private static final int HEADER = Frame.HEADER;
    private static final int TEMPLATE = HEADER + 2;
    private static final int SCHEMA = HEADER + 4;
    private static final int BLOCK = HEADER + MessageHeaderDecoder.ENCODED_LENGTH;

    private static final BookUpdate BOOK =
            BookUpdate.of(Books.kraken("BTC/USD").bid(99.5, 1).ask(100.1, 2).build());
    private static final TradeUpdate TRADE = TradeUpdate.of(Trades.kraken("BTC/USD").build());

    private final SbeCodec<BookUpdate> books = SbeCodec.books();
    private final SbeCodec<TradeUpdate> trades = SbeCodec.trades();

    @Test
    void everyRecordComesBackToTheLastBit() throws ReadError {
        RandomRecords random = new RandomRecords(20_261_130);
        for (int i = 0; i < RECORDS; i++) {
            comesBack(books, random.book());
            comesBack(trades, random.trade());
        }
    }

    @Test
    void whatRecordsRepeatIsParsedOnceHoweverMuchElseIsRead() throws ReadError {
        Market once = books.read(books.write(BOOK)).book().market();
        assertThat(books.read(books.write(BOOK)).book().market()).isSameAs(once);

        RandomRecords random = new RandomRecords(1);
        for (int i = 0; i < RECORDS; i++) {
            comesBack(books, random.book());
        }
        comesBack(books, BOOK);
    }

    @Test
    void aRecordIsAMessageAndNotJson() {
        assertThat(books.write(BOOK)).startsWith(0, 0).hasSizeLessThan(200);
        assertThat(trades.write(TRADE)).startsWith(0, 0);
    }

    @Test
    void jsonOfAnOlderReleaseIsRead() throws ReadError {
        assertThat(books.read(books.json().write(BOOK))).isEqualTo(BOOK);
        assertThat(trades.read(trades.json().write(TRADE))).isEqualTo(TRADE);
    }

    @Test
    void whatIsTooLongForAMessageIsWrittenAsJson() throws ReadError {
        BookUpdate deep = withAsks(70_000);
        TradeUpdate wordy = TradeUpdate.of(Trades.kraken("BTC/USD").id("7".repeat(70_000)).build());

        assertThat(books.write(deep)).startsWith('{');
        comesBack(books, deep);
        assertThat(trades.write(wordy)).startsWith('{');
        comesBack(trades, wordy);
    }

    @Test
    void aMessageThatNeedsMoreThanTheUsualRoomIsStillAMessage() throws ReadError {
        BookUpdate deep = withAsks(1_000);

        assertThat(books.write(deep)).startsWith(0, 0).hasSizeGreaterThan(16_000);
        comesBack(books, deep);
        comesBack(books, BOOK);
    }

    @Test
    void aCodecThatWasSentToATaskReadsAndWrites() throws Exception {
        assertThat(books.read(books.write(BOOK))).isEqualTo(BOOK);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(books);
        }
        try (ObjectInputStream in =
                new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
            @SuppressWarnings("unchecked")
            SbeCodec<BookUpdate> sent = (SbeCodec<BookUpdate>) in.readObject();
            assertThat(sent.read(sent.write(BOOK))).isEqualTo(BOOK);
        }
    }

    @Test
    void whatIsNoRecordIsRefusedWithItsReason() {
        refused(new byte[0], "neither SBE nor a JSON object: 0 bytes beginning with ''");
        refused(
                "<html>502 Bad Gateway".getBytes(StandardCharsets.UTF_8),
                "neither SBE nor a JSON object: 21 bytes beginning with '3c68746d6c3e3530'");
        refused("{\"a\":".getBytes(StandardCharsets.UTF_8), "not JSON: ");
        refused(new byte[Frame.MAX_BYTES + 1], "1048577 bytes are too many, the most are 1048576");
    }

    @Test
    void aTornRecordIsRefused() {
        byte[] whole = books.write(BOOK);
        refused(
                Arrays.copyOf(whole, whole.length - 1),
                "cut: " + (whole.length - 1) + " of " + whole.length + " bytes");
        refused(
                Arrays.copyOf(whole, whole.length + 1),
                "cut: " + (whole.length + 1) + " of " + whole.length + " bytes");
        whole[BLOCK] ^= 1;
        refused(whole, "damaged: checksum ");
    }

    @Test
    void anotherSchemaAndAnotherTopicsMessageAreRefused() {
        refused(with(SCHEMA, 2), "schema 2 is unknown, the newest is 1");
        refused(with(TEMPLATE, 9), "message 9 does not belong in this topic");
        refused(trades.write(TRADE), "message 3 does not belong in this topic");
    }

    @Test
    void whatCannotStandInAMessageIsRefused() {
        int bids = BLOCK + 64;
        refused(with(HEADER, 63), "a block of 63 bytes is too short, 64 are needed");
        refused(with(HEADER, 65_535), "a value reaches beyond the message");
        refused(with(bids + 2, 65_535), "65535 entries reach beyond the message");
        refused(with(bids, 15), "an entry of 15 bytes is too short, 16 are needed");
        refused(withPrice(bids + 4, -1), "bids must hold finite numbers greater than zero");
        refused(withPrice(bids + 4, Double.NaN), "bids must hold finite numbers greater than zero");
        refused(withPrice(bids + 4, 200), "a crossed book is not valid");
        refused(withPrice(bids + 24, Double.POSITIVE_INFINITY), "asks must hold finite numbers");
    }

    @Test
    void twoTextsThatDifferInBytesThatAreNoUtf8DoNotBecomeOne() {
        byte[] connection = replaced(books.write(BOOK), "KRAKEN-0", "KRAKEN-\u00FF");
        assertThatThrownBy(() -> books.read(connection))
                .isInstanceOf(ReadError.class)
                .hasMessage("connection is no UTF-8");

        String id = TRADE.trade().tradeId();
        byte[] tradeId = replaced(trades.write(TRADE), id, "\u00FF" + id.substring(1));
        assertThatThrownBy(() -> trades.read(tradeId))
                .isInstanceOf(ReadError.class)
                .hasMessage("tradeId is no UTF-8");
    }

    @Test
    void aBookOfAnUnknownVenueIsPassedOverAndCountedEachTime() {
        List<String> unknown = new ArrayList<>();
        byte[] record = replaced(books.write(BOOK), "KRAKEN", "KRAXEN");

        for (int i = 0; i < 2; i++) {
            assertThatThrownBy(() -> books.read(record, (field, value) -> unknown.add(value)))
                    .isInstanceOf(PassedOver.class)
                    .hasMessageStartingWith("venue must be a Venue that this release knows");
        }
        assertThat(unknown).containsExactly("KRAXEN", "KRAXEN");
    }

    @Test
    void aReasonOfANewerReleaseIsNoReasonToTrustABookAndCountedEachTime() throws ReadError {
        BookUpdate gap =
                BookUpdate.of(Books.kraken("BTC/USD").invalid(BookValidity.CROSSED).build());
        byte[] record = replaced(books.write(gap), "CROSSED", "NOVELTY");
        List<String> unknown = new ArrayList<>();

        for (int i = 0; i < 2; i++) {
            assertThat(books.read(record, (field, value) -> unknown.add(value)).book().validity())
                    .isEqualTo(BookValidity.UNREADABLE);
        }
        assertThat(unknown).containsExactly("NOVELTY", "NOVELTY");
    }

    private static BookUpdate withAsks(int levels) {
        double[] prices = new double[levels];
        Arrays.setAll(prices, i -> i + 1.0);
        Book like = BOOK.book();
        return BookUpdate.of(
                new Book(
                        like.origin(),
                        like.venue(),
                        like.market(),
                        BookValidity.VALID,
                        Ladder.EMPTY,
                        new Ladder(prices, prices),
                        like.times(),
                        like.asOfUs(),
                        like.lagUs()));
    }

    private static <T> void comesBack(SbeCodec<T> codec, T value) throws ReadError {
        T read = codec.read(codec.write(value));
        assertThat(read).isEqualTo(value);
        assertThat(codec.json().write(read)).isEqualTo(codec.json().write(value));
    }

    private void refused(byte[] record, String reason) {
        assertThatThrownBy(() -> books.read(record))
                .isExactlyInstanceOf(ReadError.class)
                .hasMessageStartingWith(reason);
    }

    /** The book with another number of 16 bits at a place, and a checksum to go with it. */
    private byte[] with(int at, int number) {
        return changed(record -> record.putShort(at, (short) number));
    }

    private byte[] withPrice(int at, double price) {
        return changed(record -> record.putDouble(at, price));
    }

    private byte[] changed(Consumer<ByteBuffer> change) {
        byte[] record = books.write(BOOK);
        change.accept(ByteBuffer.wrap(record).order(ByteOrder.LITTLE_ENDIAN));
        return Frame.around(record, record.length - Frame.TRAILER);
    }

    /** The record with another text of equal length where a text stands first. */
    private static byte[] replaced(byte[] record, String name, String other) {
        int at = new String(record, StandardCharsets.ISO_8859_1).indexOf(name);
        byte[] bytes = other.getBytes(StandardCharsets.ISO_8859_1);
        System.arraycopy(bytes, 0, record, at, bytes.length);
        return Frame.around(record, record.length - Frame.TRAILER);
    }
}
