package dev.arbflow.jobs.takeover;

import static org.assertj.core.api.Assertions.assertThat;

import dev.arbflow.market.Feed;
import dev.arbflow.market.Origin;
import dev.arbflow.market.book.Book;
import dev.arbflow.market.book.BookUpdate;
import dev.arbflow.market.book.BookValidity;
import dev.arbflow.market.book.Progress;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PartitionOwnersTest {
    private static final long SILENT_MS = 2_000;
    private static final String BTC = "KRAKEN|BTC/USD";

    private final List<BookUpdate> told = new ArrayList<>();
    private PartitionOwners owners = new PartitionOwners(3, SILENT_MS * 1_000);

    @Test
    void oneIngestAloneIsPassedOnAsItIs() {
        BookUpdate first = book("a", 1, 1_000);
        BookUpdate invalid = invalid("a", 2, 9_000);
        BookUpdate life = alive("a", 1, 60_000, BTC, 59_000);

        take(first, invalid, life);

        assertThat(told).containsExactly(first, invalid, life);
    }

    @Test
    void theFirstToBringABookOwnsTheListingAndTheOtherIsFollowedInSilence() {
        BookUpdate first = book("a", 1, 1_000);
        BookUpdate life = alive("a", 1, 1_200, BTC, 1_150);

        take(first, book("b", 1, 1_001), alive("b", 1, 1_100, BTC, 1_090), life);

        assertThat(told).containsExactly(first, life);
        assertThat(owners.owned()).containsOnlyKeys("a");
    }

    @Test
    void theOtherTakesOverWithItsNewestBookWhenTheOwnerWasNotHeardForTooLong() {
        take(book("a", 1, 1_000), book("b", 1, 1_001), book("b", 2, 2_500));
        take(alive("b", 2, 3_000, BTC, 2_990));
        assertThat(told).hasSize(1);

        take(alive("b", 2, 3_001, BTC, 2_995));

        assertThat(told).hasSize(3);
        Book taken = told.get(1).book();
        assertThat(taken.origin().ingest()).isEqualTo("b");
        assertThat(taken.origin().sequence()).isEqualTo(2);
        assertThat(taken.times().receiveUs()).isEqualTo(3_001_000);
        assertThat(taken.times().happenedUs()).isEqualTo(2_500_000);
        assertThat(told.get(2).progress().origin().sameSession(taken.origin())).isTrue();
        assertThat(owners.takeOvers()).isEqualTo(1);
        assertThat(owners.owned()).containsOnlyKeys("b");
    }

    @Test
    void anIngestThatWasHeardLatelyAndIsNotAnyMoreIsMissing() {
        take(book("a", 1, 1_000));
        assertThat(owners.ingestsHeard()).isEqualTo(1);
        assertThat(owners.ingestsMissing()).as("one alone").isZero();

        take(book("b", 1, 1_001), alive("a", 1, 3_001, BTC, 2_990));
        assertThat(owners.ingestsHeard()).isEqualTo(2);
        assertThat(owners.ingestsMissing()).isZero();

        take(alive("a", 1, 3_002, BTC, 2_990));
        assertThat(owners.ingestsHeard()).isEqualTo(1);
        assertThat(owners.ingestsMissing()).isEqualTo(1);

        take(alive("b", 1, 3_003, BTC, 2_990));
        assertThat(owners.ingestsMissing()).as("it is back").isZero();
    }

    @Test
    void whatTwoProcessesOfOneNameTellIsSetAsideUntilOneOfThemIsGone() {
        for (int i = 1; i <= 50; i++) {
            take(book("a", i, 1_000 + 100 * i), book("a", 1_000 + i, 1_050 + 100 * i));
        }
        int toldUntilNoticed = told.size();
        assertThat(toldUntilNoticed).isLessThan(10);
        assertThat(owners.setAside()).isEqualTo(100 - toldUntilNoticed);

        for (int i = 51; i <= 120; i++) {
            take(book("a", i, 1_000L * i));
        }
        assertThat(told.size() - toldUntilNoticed).as("a minute later").isBetween(10, 69);
        assertThat(told.get(told.size() - 1).origin().sequence()).isEqualTo(120);
    }

    @Test
    void aThirdTakesOverFromTwoOfOneName() {
        take(book("a", 1, 1_000), book("b", 1, 1_001));
        for (int i = 2; i <= 50; i++) {
            take(book("a", i, 1_000 + 10 * i), book("a", 1_000 + i, 1_005 + 10 * i));
            take(alive("b", i, 1_008 + 10 * i, BTC, 1_007 + 10 * i));
        }

        assertThat(owners.owned()).containsOnlyKeys("b");
    }

    @Test
    void aProcessThatBeginsAnewAgainAndAgainIsNoNamesake() {
        for (int start = 0; start < 5; start++) {
            for (int i = 1; i <= 20 + start; i++) {
                take(book("a", i, 1_000 + 5_000 * start + 100 * i));
            }
        }

        assertThat(owners.setAside()).isZero();
    }

    @Test
    void anIngestThatIsAwayForLongIsNotMissedAnyMore() {
        take(book("a", 1, 1_000), book("b", 1, 1_001));
        for (long ms = 2_000; ms <= 2 * 3_600_000 + 4_000; ms += 1_000) {
            take(alive("a", 1, ms, BTC, ms));
        }

        assertThat(owners.ingestsHeard()).isEqualTo(1);
        assertThat(owners.ingestsMissing()).isZero();
    }

    @Test
    void aBookThatNobodyHasProvenLatelyIsTakenOverAsOldAsItIs() {
        take(book("a", 1, 1_000), book("b", 1, 1_001), alive("b", 1, 1_500, BTC, 1_400));
        for (long ms = 2_000; ms <= 3_600_000; ms += 1_000) {
            take(alive("a", 1, ms, BTC, ms), alive("b", 1, ms, "KRAKEN|ETH/USD", ms));
        }
        told.clear();

        take(alive("b", 1, 3_603_000, "KRAKEN|ETH/USD", 3_603_000));

        assertThat(told.get(0).book().isValid()).isTrue();
        assertThat(told.get(0).book().asOfUs()).isEqualTo(1_400_000);
    }

    @Test
    void anOwnerWhoseBookBecomesUnusableLosesTheListingAtOnce() {
        take(book("a", 1, 1_000), book("b", 1, 1_001), invalid("a", 2, 1_100));

        assertThat(told).hasSize(2);
        assertThat(told.get(1).book().isValid()).isTrue();
        assertThat(told.get(1).origin().ingest()).isEqualTo("b");
        assertThat(told.get(1).receiveUs()).isEqualTo(1_100_000);
    }

    @Test
    void anUnusableBookIsToldWhereTheOtherHasNoneEither() {
        BookUpdate invalid = invalid("a", 2, 1_100);

        take(book("a", 1, 1_000), invalid("b", 1, 1_001), invalid);

        assertThat(told).element(1).isEqualTo(invalid);
    }

    @Test
    void theNewOwnerKeepsTheListingWhenTheOtherComesBack() {
        take(book("a", 1, 1_000), book("b", 1, 1_001), invalid("a", 2, 1_100));
        told.clear();

        BookUpdate next = book("b", 2, 1_300);
        take(book("a", 3, 1_200), alive("a", 3, 1_250, BTC, 1_250), next);

        assertThat(told).containsExactly(next);
    }

    @Test
    void anOwnerThatWasOpenedAnewHasNoBookUntilItBringsOne() {
        take(book("a", 1, 1_000), book("b", 1, 1_001));

        take(new BookUpdate(null, progress(origin("a", 2, 0), 1_200, BTC, 1_200)));
        take(alive("b", 1, 1_210, BTC, 1_205));

        assertThat(owners.owned()).containsOnlyKeys("b");
    }

    @Test
    void aBookOfASessionThatIsOverIsNotTakenOver() {
        take(book("a", 1, 1_000), book("b", 1, 1_001));
        take(new BookUpdate(null, progress(origin("b", 2, 0), 1_200, BTC, 1_200)));

        take(invalid("a", 2, 1_300));

        assertThat(told).hasSize(2).element(1).extracting(u -> u.origin().ingest()).isEqualTo("a");
        assertThat(owners.takeOvers()).isZero();
    }

    @Test
    void aBookOfAProcessThatBeganAnewInTheSameEpochIsNotTakenOver() {
        take(book("a", 1, 1_000), book("b", 900, 1_001));
        take(alive("b", 3, 1_200, BTC, 1_200)); // counts from one again

        take(invalid("a", 2, 1_300));

        assertThat(told).last().extracting(u -> u.origin().ingest()).isEqualTo("a");
        assertThat(owners.takeOvers()).isZero();
    }

    @Test
    void timeDoesNotRunBackWhereTheNewOwnersClockIsBehind() {
        take(book("a", 1, 1_000), book("b", 1, 700), book("a", 2, 1_050), invalid("a", 3, 1_060));
        take(book("b", 2, 800));

        assertThat(told).extracting(BookUpdate::receiveUs).isSorted();
        assertThat(told).last().extracting(u -> u.origin().sequence()).isEqualTo(2L);
    }

    @Test
    void aProofOfSeveralListingsIsPassedOnForThoseThatItsIngestOwns() {
        take(book("a", 1, 1_000), book("b", 1, 1_001), book("b", "ETH/USD", 2, 1_002));

        take(alive("b", 2, 1_100, BTC, 1_090, "KRAKEN|ETH/USD", 1_095));

        assertThat(told)
                .last()
                .satisfies(
                        update -> {
                            assertThat(update.progress().listings())
                                    .containsExactly("KRAKEN|ETH/USD");
                            assertThat(update.progress().listingsAsOfUs())
                                    .containsExactly(1_095_000);
                        });
    }

    @Test
    void aFeedWithoutBooksIsAliveThroughEitherIngest() {
        Origin coinApi = new Origin(Feed.COINAPI, "COINAPI-0@b", 1, 1);
        BookUpdate life = BookUpdate.of(progress(coinApi, 1_000, BTC, 990));

        take(book("a", 1, 1_000), life);

        assertThat(told).last().isEqualTo(life);
    }

    @Test
    void goesOnFromWhatWasKept() {
        take(book("a", 1, 1_000), book("b", 1, 1_001), alive("b", 1, 1_500, BTC, 1_400));
        owners = PartitionOwners.restored(owners.kept(), SILENT_MS * 1_000);
        told.clear();

        take(alive("b", 1, 3_100, BTC, 3_000));

        assertThat(told.get(0).book().origin().ingest()).isEqualTo("b");
        assertThat(told.get(0).book().asOfUs()).isEqualTo(3_000_000);
    }

    @Test
    void forgetsWhoWasNotHeardForHours() {
        take(book("a", 1, 1_000), book("b", 1, 1_001));
        long hoursMs = 2 * PartitionOwners.FORGET_AFTER.toMillis();

        take(book("b", 2, 10_000), book("b", 3, hoursMs + 20_000));

        assertThat(owners.kept().connections()).hasSize(1);
        assertThat(owners.kept().listings().get(0).books()).hasSize(1);
    }

    @Test
    void whoIsLeftOwnsWhatAForgottenOwnerDid() {
        take(book("a", 1, 1_000), invalid("b", 1, 1_001));
        long hoursMs = 2 * PartitionOwners.FORGET_AFTER.toMillis();
        take(invalid("b", 2, 10_000), invalid("b", 3, hoursMs + 20_000));
        told.clear();

        BookUpdate back = book("b", 4, hoursMs + 21_000);
        BookUpdate life = alive("b", 4, hoursMs + 21_100, BTC, hoursMs + 21_050);
        take(back, life);

        assertThat(told).containsExactly(back, life);
        assertThat(owners.owned()).containsOnlyKeys("b");
    }

    @Test
    void aBookFromBeforeAProcessBeganAnewIsNotUsableHoweverFarItHasCountedSince() {
        take(book("a", 1, 1_000), book("b", 100, 1_001));
        take(alive("b", 3, 1_200, "KRAKEN|ETH/USD", 1_200)); // counts from one again
        take(alive("b", 200, 1_300, "KRAKEN|ETH/USD", 1_300));

        take(invalid("a", 2, 1_400));

        assertThat(told).last().extracting(u -> u.origin().ingest()).isEqualTo("a");
        assertThat(owners.takeOvers()).isZero();
    }

    private void take(BookUpdate... updates) {
        for (BookUpdate each : updates) {
            owners.take(each, told::add);
        }
    }

    private static BookUpdate book(String ingest, long sequence, long ms) {
        return book(ingest, "BTC/USD", sequence, ms);
    }

    private static BookUpdate book(String ingest, String market, long sequence, long ms) {
        return BookUpdate.of(OwnedBooks.by(ingest, market, sequence, ms, BookValidity.VALID));
    }

    private static BookUpdate invalid(String ingest, long sequence, long ms) {
        return BookUpdate.of(OwnedBooks.by(ingest, "BTC/USD", sequence, ms, BookValidity.SILENT));
    }

    private static BookUpdate alive(String ingest, long sequence, long ms, Object... proven) {
        return BookUpdate.of(progress(origin(ingest, 1, sequence), ms, proven));
    }

    private static Origin origin(String ingest, long epoch, long sequence) {
        return new Origin(Feed.KRAKEN, Origin.connectionOf(ingest, "KRAKEN-0"), epoch, sequence);
    }

    /**
     * @param proven listings, each followed by the moment for which it is proven
     */
    private static Progress progress(Origin origin, long ms, Object... proven) {
        String[] listings = new String[proven.length / 2];
        long[] asOfUs = new long[listings.length];
        for (int i = 0; i < listings.length; i++) {
            listings[i] = (String) proven[2 * i];
            asOfUs[i] = ((Number) proven[2 * i + 1]).longValue() * 1_000;
        }
        return new Progress(origin, ms * 1_000, ms * 1_000, ms * 1_000, 0, listings, asOfUs);
    }
}
