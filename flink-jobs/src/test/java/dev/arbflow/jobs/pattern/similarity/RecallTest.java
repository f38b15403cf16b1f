package dev.arbflow.jobs.pattern.similarity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.arbflow.jobs.pattern.lsh.Hashing;
import dev.arbflow.jobs.pattern.similarity.LshTrial.Result;
import dev.arbflow.jobs.pattern.similarity.PricePaths.Source;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * What hashing alone finds among 20,000 windows: scripts/measure-similarity.sh says what it takes.
 */
class RecallTest {
    private static final int BUCKET_CAP = 1_000;
    private static final Hashing STANDARD = Hashing.standard();
    private static LshTrial mixture;
    private static LshIndex index;

    @BeforeAll
    static void fill() {
        mixture = new LshTrial(Source.MIXTURE, 20_000, 100);
        index = mixture.index(STANDARD, BUCKET_CAP);
    }

    @Test
    void findsTheNearestWithAFewPercentOfTheDistances() {
        Result result = mixture.run(index, STANDARD);

        assertThat(result.recall()).isGreaterThan(0.88);
        assertThat(result.distances()).isLessThan(0.03);
    }

    @Test
    void moreTablesAndMoreProbesFindMoreAndCostMore() {
        Result little = mixture.run(index, 1, 0);
        Result moreProbes = mixture.run(index, 1, 20);
        Result moreTables = mixture.run(index, 6, 0);
        Result both = mixture.run(index, 6, 20);

        for (Result more : List.of(moreProbes, moreTables)) {
            assertThat(more.recall()).isBetween(little.recall() + 0.1, both.recall() - 0.001);
            assertThat(more.distances()).isBetween(little.distances(), both.distances());
        }
    }

    @Test
    void findsFarLessWhereNothingRecurs() {
        LshTrial walks = new LshTrial(Source.RANDOM_WALK, 20_000, 50);
        LshIndex walkIndex = walks.index(STANDARD, BUCKET_CAP);

        assertThat(walks.run(walkIndex, STANDARD).recall()).isLessThan(0.6);
    }
}
