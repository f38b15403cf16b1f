package dev.arbflow.jobs.arbitrage;

import dev.arbflow.jobs.arbitrage.RouteSignal.Kind;
import java.util.List;
import java.util.Map;
import org.apache.flink.cep.EventComparator;
import org.apache.flink.cep.functions.PatternProcessFunction;
import org.apache.flink.cep.nfa.aftermatch.AfterMatchSkipStrategy;
import org.apache.flink.cep.pattern.Pattern;
import org.apache.flink.cep.pattern.conditions.SimpleCondition;
import org.apache.flink.util.Collector;

/**
 * "Not worth opening, then worth taking without a break for the dwell time": how an episode opens.
 *
 * <p>Starts on a signal that is not {@link Kind#ABOVE}, so that one stretch opens one partial match
 * and not one per signal; strict contiguity ends it with the first signal that does not fit. Holds
 * no threshold: signals already know whether they are above and whether they have lasted.
 */
final class SpreadEpisodePattern {
    private static final String ONSET = "onset";
    private static final String ABOVE = "above";
    private static final String SUSTAINED = "sustained";

    private SpreadEpisodePattern() {}

    static Pattern<RouteSignal, ?> opening() {
        return Pattern.<RouteSignal>begin(ONSET, AfterMatchSkipStrategy.skipPastLastEvent())
                .where(SimpleCondition.of(signal -> signal.kind() != Kind.ABOVE))
                .next(ABOVE)
                .where(
                        SimpleCondition.of(
                                signal -> signal.kind() == Kind.ABOVE && !signal.sustained()))
                .oneOrMore()
                .optional()
                .consecutive()
                .next(SUSTAINED)
                .where(
                        SimpleCondition.of(
                                signal -> signal.kind() == Kind.ABOVE && signal.sustained()));
    }

    /** Orders signals of one millisecond. */
    static final class InOrder implements EventComparator<RouteSignal> {
        private static final long serialVersionUID = 1L;

        @Override
        public int compare(RouteSignal left, RouteSignal right) {
            return RouteSignal.BY_ORDINAL.compare(left, right);
        }
    }

    /** Passes on the signal that completed the match. */
    static final class Completed extends PatternProcessFunction<RouteSignal, RouteSignal> {
        private static final long serialVersionUID = 1L;

        @Override
        public void processMatch(
                Map<String, List<RouteSignal>> match, Context ctx, Collector<RouteSignal> out) {
            out.collect(match.get(SUSTAINED).get(0));
        }
    }
}
