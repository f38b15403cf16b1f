package dev.arbflow.jobs.paper;

import dev.arbflow.jobs.io.StoreSamples;
import dev.arbflow.jobs.testing.StateBytes;
import dev.arbflow.market.arbitrage.PaperDay;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The bytes in which an account and its orders are kept: never to change. */
class PaperStateFormatsTest extends PaperTestBase {

    static Stream<StateBytes<?>> formats() {
        PaperAccount account = account(paper("2", "1000", null, Duration.ZERO, 0.25));
        account.decide(order(left(KRAKEN_TO_BITSTAMP, 1, "1.8"), 100));
        return Stream.of(
                StateBytes.of(
                        PaperDay.class,
                        StoreSamples.paperDay(),
                        "01000355534400064748462040000000000500064750a7e8789000000005"
                                + "000000020100000000000000010000000100000000000000000000000100"
                                + "0431322e350004362e3235000534312e3735000732303030362e35000000"
                                + "010003322e3500000000000753000000000400093430303030332e3735"),
                StateBytes.of(
                        PaperOrder.class,
                        order(left(KRAKEN_TO_BITSTAMP, 1, "1.8", null, "0", "0", "0"), 110),
                        "010100284254432f5553447c4b52414b454e3e4249545354414d50403137"
                                + "393539393638303035303030303000174254432f5553447c4b52414b454e"
                                + "3e4249545354414d5000066173174fc12000066173175762404014000000"
                                + "00000000023130406780000000000001020000010003312e38013fc70a3d"
                                + "70a3d70a01406783cd4e9302880100000000000013880001010005313831"
                                + "2e3800063138352e323200053138302e3000053138392e30010200094c45"
                                + "475f5354414c450000000000000102000001000130010000000000000000"
                                + "01c008000000000000010000000000001388000001020000010001300100"
                                + "0000000000000001c0080000000000000100000000000013880000010200"
                                + "000100013001000000000000000001c00800000000000001000000000000"
                                + "13880000000000000001adb0"),
                StateBytes.of(
                        PaperBook.class,
                        account.book(),
                        "0100000004000c4249545354414d507c4254430003302e32000c42495453"
                                + "54414d507c5553440007313138352e3232000a4b52414b454e7c42544300"
                                + "03322e30000a4b52414b454e7c55534400053831382e320000000101000c"
                                + "4249545354414d507c4254430004312e373900066173edec8ce000000002"
                                + "0100134b52414b454e7c4254432f5553447c61736b730003312e38000661"
                                + "731758e8e00100154249545354414d507c4254432f5553447c6269647300"
                                + "03312e38000661731758e8e00000000100074254432f5553440005313032"
                                + "2e3500000001010003555344000661731748200000000001000661731758"
                                + "e8e000000001000000010100000000000000000000000000000000000000"
                                + "00000000000004332e34320004332e34320004352e353800053138312e38"
                                + "000000010005312e30323500000000000186a0000000010008333631372e"
                                + "333935"));
    }

    @ParameterizedTest
    @MethodSource("formats")
    void bytesAreKept(StateBytes<?> format) throws Exception {
        format.assertKept();
    }
}
