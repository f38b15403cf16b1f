package dev.arbflow.jobs.takeover;

import dev.arbflow.jobs.testing.StateBytes;
import dev.arbflow.market.book.BookValidity;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

class KeptOwnersTest {

    @Test
    void stateKeepsItsFormat() throws IOException {
        FollowedBook book =
                new FollowedBook(
                        OwnedBooks.by("b", "BTC/USD", 7, 2, BookValidity.VALID), 2_500, 30);
        StateBytes.of(
                        KeptOwners.class,
                        new KeptOwners(
                                3,
                                9_000,
                                List.of(new KeptOwners.Connection("KRAKEN-0@b", 1, 7, 8_000)),
                                List.of(new KeptOwners.Listing("b", 2_000, 1_999, List.of(book)))),
                        "010000000300000000000023280000000101000a4b52414b454e2d304062"
                                + "000000000000000100000000000000070000000000001f40000000010100"
                                + "016200000000000007d000000000000007cf0000000101010100064b5241"
                                + "4b454e000a4b52414b454e2d304062000000000000000100000000000000"
                                + "0700064b52414b454e00074254432f555344000556414c49440000000140"
                                + "58c000000000003ff00000000000000000000140590000000000003ff000"
                                + "00000000000100000000000007d0000000000000000000000000000007d0"
                                + "00000000000007d000000000000007d00000000000000000000000000000"
                                + "09c4000000000000"
                                + "001e")
                .assertKept();
    }
}
