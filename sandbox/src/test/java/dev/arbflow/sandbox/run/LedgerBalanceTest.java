package dev.arbflow.sandbox.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.arbflow.sandbox.run.outcome.Summary.CandidateCounts;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LedgerBalanceTest {
    private static final Map<String, Long> CLOSED =
            Map.of("EPISODE", 2L, "REFUSED", 3L, "BELOW_THRESHOLD", 4L);
    private static final Map<String, Long> REASONS =
            Map.of("TOO_SHORT", 2L, "SKEWED", 1L, "BELOW_FEES", 4L);
    private static final Map<String, Long> STORED =
            Map.of("EPISODE", 2L, "REFUSED", 3L, "BELOW_THRESHOLD", 4L, "OPEN", 1L);

    @Test
    void isBalancedWhenEachCandidateStandsOrHasOneOutcome() {
        assertThat(
                        LedgerBalance.complaints(
                                new CandidateCounts(1, 9, CLOSED, REASONS, STORED), true))
                .isEmpty();
    }

    /** Lesson: 2,647 outcomes were told of 2,175 candidates. */
    @Test
    void moreOutcomesThanCandidatesAreWrong() {
        assertThat(
                        LedgerBalance.complaints(
                                new CandidateCounts(0, 7, CLOSED, REASONS, STORED), false))
                .containsExactly("candidates: 2 more outcomes than candidates");
    }

    @Test
    void aRefusalWithoutAReasonIsWrong() {
        assertThat(
                        LedgerBalance.complaints(
                                new CandidateCounts(
                                        0, 10, CLOSED, Map.of("BELOW_FEES", 4L), STORED),
                                false))
                .containsExactly("candidates with a reason: 4 instead of 7");
    }

    @Test
    void whatIsStoredHasToBeWhatWasCounted() {
        Map<String, Long> stored = Map.of("EPISODE", 2L, "REFUSED", 4L, "BELOW_THRESHOLD", 4L);

        assertThat(
                        LedgerBalance.complaints(
                                new CandidateCounts(0, 10, CLOSED, REASONS, stored), true))
                .containsExactly(
                        "candidates OPEN in MongoDB: 0 instead of 1",
                        "candidates REFUSED in MongoDB: 4 instead of 3");
        assertThat(
                        LedgerBalance.complaints(
                                new CandidateCounts(0, 10, CLOSED, REASONS, stored), false))
                .isEmpty();
    }
}
