package dev.arbflow.jobs.io.sbe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.arbflow.jobs.io.sbe.next.BookDecoder;
import dev.arbflow.jobs.io.sbe.next.BookEncoder;
import dev.arbflow.jobs.io.sbe.next.MessageHeaderDecoder;
import dev.arbflow.jobs.io.sbe.next.MessageHeaderEncoder;
import dev.arbflow.market.book.Book;
import dev.arbflow.market.book.BookUpdate;
import dev.arbflow.market.testing.Books;
import java.util.HexFormat;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;

/**
 * A release with a newer minor version of the schema beside this one, by messages that are made of
 * {@code src/test/sbe/next.xml}: each reads what the other writes.
 */
class NextVersionTest {
    private static final Book BOOK =
            Books.kraken("BTC/USD").bid(99.5, 1).bid(99, 3).ask(100.1, 2).build();

    /** The book as {@link #newer()} wrote it once. */
    private static final String NEWER =
            "000000d3eb50480001000100020040420f0000000000000000000000000040420f00000000004042"
                    + "0f000000000040420f00000000000000000000000000010000000000000001000000000000006300"
                    + "000000000000140002000000000000e05840000000000000f03f070000000000000000c058400000"
                    + "0000000008400700000014000100666666666606594000000000000000400700000006004b52414b"
                    + "454e07004254432f555344050056414c494406004b52414b454e08004b52414b454e2d3009007365"
                    + "7373696f6e2d31ef5c8ed5";

    private final SbeCodec<BookUpdate> books = SbeCodec.books();

    @Test
    void whatANewerReleaseWritesIsReadWithoutWhatIsNotKnownHere() throws Exception {
        byte[] record = newer();

        assertThat(HexFormat.of().formatHex(record)).isEqualTo(NEWER);
        assertThat(books.read(record)).isEqualTo(BookUpdate.of(BOOK));
    }

    @Test
    void aNewerReleaseReadsWhatThisOneWritesWithItsDefaults() {
        byte[] record = books.write(BookUpdate.of(BOOK));
        MessageHeaderDecoder header = new MessageHeaderDecoder();
        BookDecoder book =
                new BookDecoder()
                        .wrapAndApplyHeader(new UnsafeBuffer(record), Frame.HEADER, header);

        assertThat(header.version()).isEqualTo(BookDecoder.SCHEMA_VERSION - 1);
        assertThat(book.receiveUs()).isEqualTo(BOOK.times().receiveUs());
        assertThat(book.laterUs()).isEqualTo(BookDecoder.laterUsNullValue());
        BookDecoder.BidsDecoder bids = book.bids();
        assertThat(bids.count()).isEqualTo(2);
        assertThat(bids.next().price()).isEqualTo(99.5);
        assertThat(bids.orders()).isEqualTo(BookDecoder.BidsDecoder.ordersNullValue());
        assertThat(bids.next().quantity()).isEqualTo(3);
        assertThat(book.asks().next().price()).isEqualTo(100.1);
        assertThat(book.venue()).isEqualTo("KRAKEN");
        assertThat(book.market()).isEqualTo("BTC/USD");
        assertThat(book.validity()).isEqualTo("VALID");
        assertThat(book.feed()).isEqualTo("KRAKEN");
        assertThat(book.connection()).isEqualTo("KRAKEN-0");
        assertThat(book.session()).isEmpty();
    }

    private static byte[] newer() {
        UnsafeBuffer buffer = new UnsafeBuffer(new byte[1_024]);
        BookEncoder out =
                new BookEncoder()
                        .wrapAndApplyHeader(buffer, Frame.HEADER, new MessageHeaderEncoder())
                        .exchangeUs(BOOK.times().exchangeUs())
                        .correctionUs(BOOK.times().correctionUs())
                        .receiveUs(BOOK.times().receiveUs())
                        .ingestUs(BOOK.times().ingestUs())
                        .asOfUs(BOOK.asOfUs())
                        .lagUs(BOOK.lagUs())
                        .epoch(BOOK.origin().epoch())
                        .sequence(BOOK.origin().sequence())
                        .laterUs(99);
        out.bidsCount(2)
                .next()
                .price(99.5)
                .quantity(1)
                .orders(7)
                .next()
                .price(99)
                .quantity(3)
                .orders(7);
        out.asksCount(1).next().price(100.1).quantity(2).orders(7);
        out.venue("KRAKEN")
                .market("BTC/USD")
                .validity("VALID")
                .feed("KRAKEN")
                .connection("KRAKEN-0")
                .session("session-1");
        return Frame.around(buffer.byteArray(), out.limit());
    }
}
