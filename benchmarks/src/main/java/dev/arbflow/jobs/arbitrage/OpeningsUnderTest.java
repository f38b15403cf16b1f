package dev.arbflow.jobs.arbitrage;

import dev.arbflow.jobs.arbitrage.RouteSignal.Kind;
import dev.arbflow.jobs.state.record.RecordSerializer;
import java.util.List;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.cep.nfa.aftermatch.AfterMatchSkipStrategy;
import org.apache.flink.cep.nfa.compiler.NFACompiler;
import org.apache.flink.cep.operator.CepOperator;
import org.apache.flink.cep.pattern.Pattern;
import org.apache.flink.cep.pattern.conditions.IterativeCondition;
import org.apache.flink.cep.pattern.conditions.SimpleCondition;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;

/**
 * Flink's operator for sequences with a pattern that recognises openings, for benchmarks.
 *
 * <p>In the package of the pattern, which shows it to nobody else.
 */
public final class OpeningsUnderTest implements AutoCloseable {
    /** How often event time passes on, as buffers of a running job let it. */
    private static final long WATERMARK_EVERY_MS = 20;

    private final KeyedOneInputStreamOperatorTestHarness<String, RouteSignal, RouteSignal> harness;
    private final boolean transitionsOnly;
    private long watermarkMs;

    private OpeningsUnderTest(Pattern<RouteSignal, RouteSignal> pattern, boolean transitionsOnly) {
        this.transitionsOnly = transitionsOnly;
        try {
            harness =
                    new KeyedOneInputStreamOperatorTestHarness<>(
                            new CepOperator<>(
                                    RecordSerializer.of(RouteSignal.class),
                                    false,
                                    NFACompiler.compileFactory(pattern, false),
                                    new SpreadEpisodePattern.InOrder(),
                                    pattern.getAfterMatchSkipStrategy(),
                                    new SpreadEpisodePattern.Completed(),
                                    null),
                            signal -> signal.route().code(),
                            Types.STRING);
            harness.open();
        } catch (Exception e) {
            throw new IllegalStateException("the operator did not open", e);
        }
    }

    /**
     * As the job does it: the pattern hears of transitions, and signals say when they have lasted.
     */
    @SuppressWarnings("unchecked") // the pattern is one of signals throughout
    public static OpeningsUnderTest ofTransitions() {
        return new OpeningsUnderTest(
                (Pattern<RouteSignal, RouteSignal>) SpreadEpisodePattern.opening(), true);
    }

    /**
     * The pattern hears every signal and works out itself how long an edge has lasted.
     *
     * @param dwellUs the same for every signal, as a pattern cannot hear of new rules
     */
    public static OpeningsUnderTest ofEverySignal(long dwellUs) {
        return new OpeningsUnderTest(lasting(dwellUs), false);
    }

    private static Pattern<RouteSignal, RouteSignal> lasting(long dwellUs) {
        SimpleCondition<RouteSignal> above =
                SimpleCondition.of(signal -> signal.kind() == Kind.ABOVE);
        return Pattern.<RouteSignal>begin("onset", AfterMatchSkipStrategy.skipPastLastEvent())
                .where(SimpleCondition.of(signal -> signal.kind() != Kind.ABOVE))
                .next("first")
                .where(above)
                .next("more")
                .where(above)
                .where(new Lasted(dwellUs, false))
                .oneOrMore()
                .optional()
                .consecutive()
                .next("sustained")
                .where(above)
                .where(new Lasted(dwellUs, true));
    }

    /** Whether both legs are proven for so long since the first signal of the stretch. */
    private static final class Lasted extends IterativeCondition<RouteSignal> {
        private static final long serialVersionUID = 1L;

        private final long dwellUs;
        private final boolean wanted;

        Lasted(long dwellUs, boolean wanted) {
            this.dwellUs = dwellUs;
            this.wanted = wanted;
        }

        @Override
        public boolean filter(RouteSignal signal, Context<RouteSignal> context) throws Exception {
            long sinceUs = context.getEventsForPattern("first").iterator().next().provenUs();
            return (signal.provenUs() - sinceUs >= dwellUs) == wanted;
        }
    }

    /** Takes in one signal; each is later than the one before. */
    public void signal(RouteSignal signal) {
        long timeMs = signal.timeUs() / 1_000;
        try {
            if (!transitionsOnly || signal.transition()) {
                harness.processElement(signal, timeMs);
            }
            if (timeMs >= watermarkMs + WATERMARK_EVERY_MS) {
                watermarkMs = timeMs - 1;
                harness.processWatermark(watermarkMs);
            }
        } catch (Exception e) {
            throw new IllegalStateException("the operator failed", e);
        }
    }

    /** Lets event time pass beyond all signals. */
    public void end() {
        try {
            harness.processWatermark(Long.MAX_VALUE);
        } catch (Exception e) {
            throw new IllegalStateException("the operator failed", e);
        }
    }

    /** The signals that opened something so far. */
    public List<RouteSignal> opened() {
        return harness.extractOutputValues();
    }

    /** Forgets what was opened. */
    public void forget() {
        harness.getOutput().clear();
    }

    @Override
    public void close() {
        try {
            harness.close();
        } catch (Exception e) {
            throw new IllegalStateException("the operator did not close", e);
        }
    }
}
