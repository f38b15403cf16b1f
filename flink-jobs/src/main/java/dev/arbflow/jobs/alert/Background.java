package dev.arbflow.jobs.alert;

import dev.arbflow.market.arbitrage.PaperDay;
import dev.arbflow.market.behaviour.SuspectActivity;
import org.apache.flink.streaming.api.datastream.DataStream;

/**
 * From letters to letters that also tell what else is known by then.
 *
 * <pre>
 * letters ─► with suspect activity on their books ─► with the paper account's day ─► letters
 * </pre>
 *
 * <p>No letter waits: what is told of later is not in it. One key for all, because a letter may be
 * of any market and there are few.
 */
public final class Background {
    /** The only key. */
    static final String ALL = "all";

    private Background() {}

    /**
     * Builds the graph.
     *
     * @param suspects as they come; their time holds nobody up
     */
    public static DataStream<Letter> build(
            DataStream<Letter> letters,
            DataStream<PaperDay> days,
            DataStream<SuspectActivity> suspects) {
        return letters.keyBy(letter -> ALL)
                .connect(suspects.keyBy(suspect -> ALL))
                .process(new LetterSuspectsFunction())
                .setParallelism(1)
                .uid("letter-suspects")
                .name("suspect activity on a letter's books")
                .keyBy(letter -> ALL)
                .connect(days.keyBy(day -> ALL))
                .process(new LetterDaysFunction())
                .setParallelism(1)
                .uid("letter-days")
                .name("the paper account's day, for what was held back");
    }
}
