package dev.arbflow.jobs.pattern.suspect;

import dev.arbflow.jobs.pattern.suspect.Signal.Kind;
import dev.arbflow.market.behaviour.SuspectActivity;
import java.time.Duration;
import java.util.Set;
import org.apache.flink.cep.nfa.aftermatch.AfterMatchSkipStrategy;
import org.apache.flink.cep.pattern.Pattern;
import org.apache.flink.cep.pattern.conditions.SimpleCondition;

/**
 * The patterns by name. Each says in which order, and how soon, signals of one side of a listing
 * have to follow each other; what makes a signal is none of its business.
 */
enum SuspectPattern {
    /** Six large quotes that nobody could hit within ten seconds. */
    QUOTE_FLICKER(SuspectActivity.Kind.QUOTE_FLICKER, Kind.FLEETING_QUOTE) {
        @Override
        Pattern<Signal, ?> pattern() {
            return begin(Kind.FLEETING_QUOTE).times(6).within(Duration.ofSeconds(10));
        }
    },
    /** Layers on one side, a taker who trades with the other, and the layers go together. */
    LAYERING(SuspectActivity.Kind.LAYERING, Kind.LAYERS_GONE, Kind.LAYERS_SHOWN, Kind.TRADED) {
        @Override
        Pattern<Signal, ?> pattern() {
            return begin(Kind.LAYERS_SHOWN)
                    .followedBy(Kind.TRADED.name())
                    .where(is(Kind.TRADED))
                    .followedBy(Kind.LAYERS_GONE.name())
                    .where(is(Kind.LAYERS_GONE))
                    .within(Duration.ofSeconds(30));
        }
    },
    /** Four trades within half a minute that each match one just before. */
    WASH_PRINTS(SuspectActivity.Kind.WASH_PRINTS, Kind.MATCHED_PRINT) {
        @Override
        Pattern<Signal, ?> pattern() {
            return begin(Kind.MATCHED_PRINT).times(4).within(Duration.ofSeconds(30));
        }
    },
    /** Far more is traded than usual, twice, and the price runs away to the same side. */
    PUMP(SuspectActivity.Kind.PUMP, Kind.RUN_AWAY, Kind.VOLUME_SURGE) {
        @Override
        Pattern<Signal, ?> pattern() {
            return begin(Kind.VOLUME_SURGE)
                    .times(2)
                    .followedBy(Kind.RUN_AWAY.name())
                    .where(is(Kind.RUN_AWAY))
                    .within(Duration.ofSeconds(15));
        }
    };

    private final SuspectActivity.Kind looksLike;

    private final Kind measure;

    @SuppressWarnings("ImmutableEnumChecker") // an unmodifiable set of constants
    private final Set<Kind> others;

    /**
     * @param measure the signal that says how much of it there was
     * @param others that belong to it
     */
    SuspectPattern(SuspectActivity.Kind looksLike, Kind measure, Kind... others) {
        this.looksLike = looksLike;
        this.measure = measure;
        this.others = Set.of(others);
    }

    /** What a signal says by itself. */
    SuspectActivity alone(Signal signal) {
        return new SuspectActivity(
                signal.listing(),
                looksLike,
                signal.side(),
                signal.sinceUs(),
                signal.timeUs(),
                1,
                signal.kind() == measure ? signal.peak() : 0,
                signal.quantity());
    }

    /** Whether a signal can be part of it. */
    boolean follows(Signal signal) {
        return follows(signal.kind());
    }

    /** Whether signals of a kind can be. */
    boolean follows(Kind kind) {
        return kind == measure || others.contains(kind);
    }

    /** Names in it are part of the state's format. */
    abstract Pattern<Signal, ?> pattern();

    private static Pattern<Signal, Signal> begin(Kind kind) {
        return Pattern.<Signal>begin(kind.name(), AfterMatchSkipStrategy.skipPastLastEvent())
                .where(is(kind));
    }

    private static SimpleCondition<Signal> is(Kind kind) {
        return SimpleCondition.of(signal -> signal.kind() == kind);
    }
}
