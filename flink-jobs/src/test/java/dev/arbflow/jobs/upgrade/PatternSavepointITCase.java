package dev.arbflow.jobs.upgrade;

import static org.assertj.core.api.Assertions.assertThat;

import dev.arbflow.jobs.PatternEnds;
import dev.arbflow.jobs.PatternTopology;
import dev.arbflow.jobs.pattern.features.Scaler;
import dev.arbflow.jobs.pattern.kmeans.ModelVersion;
import dev.arbflow.jobs.testing.BehaviourLog;
import dev.arbflow.jobs.testing.Clusters;
import dev.arbflow.jobs.testing.Eventually;
import dev.arbflow.jobs.testing.InMemorySink;
import dev.arbflow.market.arbitrage.Episode;
import dev.arbflow.market.book.BookUpdate;
import dev.arbflow.market.trade.TradeUpdate;
import java.io.IOException;
import java.io.Serializable;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.test.junit5.MiniClusterExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a release's PatternJob had learnt in a minute, today's knows in the next. */
class PatternSavepointITCase {
    private static final String JOB = "pattern";
    private static final long HALF_MS = (BehaviourLog.START_MS + BehaviourLog.END_MS) / 2;

    /** From when on trades are told again after the savepoint. */
    private static final long AGAIN_MS = HALF_MS - 30_000;

    private static final Part FIRST_HALF =
            new Part(BehaviourLog.START_MS, BehaviourLog.START_MS, HALF_MS);
    private static final Part SECOND_HALF = new Part(AGAIN_MS, HALF_MS, BehaviourLog.END_MS);

    /** From which moments on is told what, and until before which. */
    private record Part(long tradesFromMs, long booksFromMs, long untilMs) implements Serializable {

        List<TradeUpdate> trades() {
            return BehaviourLog.trades().stream()
                    .filter(told -> told.happenedUs() >= tradesFromMs * 1_000)
                    .filter(told -> told.happenedUs() < untilMs * 1_000)
                    .toList();
        }

        List<BookUpdate> books() {
            return BehaviourLog.books().stream()
                    .filter(told -> told.receiveUs() >= booksFromMs * 1_000)
                    .filter(told -> told.receiveUs() < untilMs * 1_000)
                    .toList();
        }
    }

    @RegisterExtension static final MiniClusterExtension CLUSTER = Clusters.of(1);

    @TempDir Path folder;

    static List<Path> savepointsOfReleases() throws IOException {
        return KeptSavepoints.of(JOB);
    }

    @ParameterizedTest
    @MethodSource("savepointsOfReleases")
    void goesOnFromTheSavepointOfEachRelease(Path release) throws Exception {
        goesOnFrom(release);
    }

    @Test
    void goesOnFromItsOwnSavepointInWhichEveryFormatIsVersioned() throws Exception {
        Path savepoint = savepoint();

        assertThat(StateFormats.in(savepoint)).isNotEmpty().allMatch(StateFormats::isVersioned);
        goesOnFrom(savepoint);
    }

    /** Not a test: {@code scripts/make-savepoint-fixture.sh} calls it. */
    @Test
    @EnabledIfSystemProperty(named = "savepoint.release", matches = ".+")
    void keepASavepointOfThisRelease() throws Exception {
        KeptSavepoints.keep(savepoint(), System.getProperty("savepoint.release"), JOB);
    }

    private Path savepoint() throws Exception {
        try (PatternEnds ends = new PatternEnds();
                StoryJob job = start(ends, FIRST_HALF, Optional.empty())) {
            awaitTold(ends, HALF_MS);
            return job.stop(folder);
        }
    }

    private void goesOnFrom(Path savepoint) throws Exception {
        try (PatternEnds ends = new PatternEnds();
                StoryJob job = start(ends, SECOND_HALF, Optional.of(savepoint))) {
            awaitTold(ends, BehaviourLog.END_MS);
            job.stop(folder);
            goesOnWithItsScale(ends);
            goesOnWithItsModel(ends);
            remembersEarlierBehaviour(ends);
            knowsTheTradesItHasSeen(ends);
            knowsWhatItHasSpent(ends);
        }
    }

    private static void goesOnWithItsScale(PatternEnds ends) {
        assertThat(ends.scalers.written()).extracting(Scaler::version).allMatch(v -> v > 1);
    }

    private static void goesOnWithItsModel(PatternEnds ends) {
        assertThat(ends.clustered.written().get(0).window().endUs())
                .as("a new model would have to see its seed first")
                .isLessThan((HALF_MS + 3_000) * 1_000);
        assertThat(ends.models.written())
                .isNotEmpty()
                .extracting(ModelVersion::version)
                .allMatch(version -> version > 1);
    }

    private static void remembersEarlierBehaviour(PatternEnds ends) {
        assertThat(ends.neighbours.written())
                .anyMatch(found -> found.earlier().endUs() <= HALF_MS * 1_000);
    }

    private static void knowsTheTradesItHasSeen(PatternEnds ends) {
        assertThat(ends.trades.written())
                .extracting(clustered -> clustered.trade().pseudonym())
                .doesNotHaveDuplicates();
        assertThat(ends.trades.written())
                .isNotEmpty()
                .noneMatch(
                        clustered ->
                                clustered.trade().times().happenedUs()
                                        < (AGAIN_MS + 10_000) * 1_000);
    }

    private static void knowsWhatItHasSpent(PatternEnds ends) {
        assertThat(ends.releases.written())
                .isNotEmpty()
                .allMatch(release -> release.spent() > release.epsilon());
    }

    private static StoryJob start(PatternEnds ends, Part part, Optional<Path> savepoint)
            throws Exception {
        StreamExecutionEnvironment env = StoryJob.environment(savepoint);
        PatternTopology.build(
                new PatternTopology.Topics(
                        ScriptedSource.stream(
                                env,
                                "told-trades",
                                TradeUpdate.class,
                                part::trades,
                                told -> told.happenedUs() / 1_000,
                                part.untilMs()),
                        ScriptedSource.stream(
                                env,
                                "told-books",
                                BookUpdate.class,
                                part::books,
                                told -> told.receiveUs() / 1_000,
                                part.untilMs()),
                        ScriptedSource.stream(
                                env,
                                "told-episodes",
                                Episode.class,
                                List::of,
                                told -> told.lastUs() / 1_000,
                                Long.MAX_VALUE)),
                ends.sinks(),
                PatternEnds.config());
        return StoryJob.start(env);
    }

    /** Waits until event time has come so far in the windows of behaviour and in the sums. */
    private static void awaitTold(PatternEnds ends, long untilMs) throws Exception {
        await(ends.clustered, window -> window.window().endUs() >= untilMs * 1_000);
        await(ends.releases, release -> release.endUs() >= untilMs * 1_000 - 20_000_000);
    }

    private static <T> void await(InMemorySink<T> end, Predicate<T> last) throws Exception {
        Eventually.holds(
                "the end of the story",
                StoryJob.PATIENCE,
                () -> end.written().stream().anyMatch(last));
    }
}
