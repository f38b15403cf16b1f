package dev.arbflow.jobs.past;

import dev.arbflow.jobs.arbitrage.DetectionTopology;
import dev.arbflow.jobs.arbitrage.RuleHistory;
import dev.arbflow.jobs.arbitrage.Rules;
import dev.arbflow.jobs.config.Detection;
import dev.arbflow.market.arbitrage.RefusalReason;
import dev.arbflow.market.book.BookUpdate;
import dev.arbflow.market.rule.Rule;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.flink.api.common.JobExecutionResult;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.sink.v2.DiscardingSink;
import org.apache.flink.util.Collector;

/**
 * The detection of the jobs over books that have an end; keeps counts, and nothing of the books.
 *
 * <pre>
 * books ─ counted ─┐
 *                  ├─ detection ─┬─► episodes that opened ─► counted
 * rules of then ───┘             └─► candidates that ended ─► counted
 * </pre>
 */
public final class PastDetection {
    /** Of how many episodes the ids are kept. */
    public static final int MAX_EPISODES = 100_000;

    private PastDetection() {}

    /**
     * Runs it to the end of the books.
     *
     * @param books event time is receive time; of the stretch, and before it as much as is needed
     *     to know each book
     * @param history the rules of that time
     * @param stretch of which it is told
     */
    public static PastFindings run(
            StreamExecutionEnvironment env,
            DataStream<BookUpdate> books,
            RuleHistory history,
            Detection detection,
            Stretch stretch)
            throws Exception {
        DetectionTopology.Results found =
                DetectionTopology.build(
                        books.filter(new PastCounts.Books())
                                .uid("counted-books")
                                .name("counted books"),
                        new Rules(history, nothingLater(env)),
                        detection);
        count(found.episodes(), new PastCounts.Episodes(stretch), "counted-episodes");
        count(found.candidates(), new PastCounts.Candidates(stretch), "counted-candidates");
        return findings(env.execute("arbflow past"));
    }

    private static <T> void count(DataStream<T> what, PastCounts.Of<T> counting, String uid) {
        what.filter(counting)
                .uid(uid)
                .name(uid.replace('-', ' '))
                .sinkTo(new DiscardingSink<>())
                .uid(uid + "-end")
                .name("end of " + uid.replace('-', ' '));
    }

    /** All rules of then are in the history. */
    private static DataStream<Rule> nothingLater(StreamExecutionEnvironment env) {
        return env.fromData(0)
                .uid("rules-of-then")
                .name("rules of then")
                .flatMap((Integer one, Collector<Rule> out) -> {})
                .returns(TypeInformation.of(Rule.class))
                .uid("no-rules-later")
                .name("no rules later");
    }

    private static PastFindings findings(JobExecutionResult result) {
        List<String> ids = result.getAccumulatorResult(PastCounts.EPISODES);
        Map<RefusalReason, Long> refused = new EnumMap<>(RefusalReason.class);
        for (RefusalReason reason : RefusalReason.values()) {
            long count = result.<Long>getAccumulatorResult(PastCounts.REFUSED + reason);
            if (count > 0) {
                refused.put(reason, count);
            }
        }
        return new PastFindings(
                Set.copyOf(ids),
                result.<Long>getAccumulatorResult(PastCounts.MORE),
                refused,
                result.<Long>getAccumulatorResult(PastCounts.BOOKS),
                result.<Double>getAccumulatorResult(PastCounts.OLDEST).longValue(),
                result.<Double>getAccumulatorResult(PastCounts.NEWEST).longValue());
    }
}
