package dev.arbflow.jobs.alert;

import dev.arbflow.jobs.config.AlertKind;
import dev.arbflow.jobs.state.RecordTypeFactory;
import dev.arbflow.market.Nullable;
import dev.arbflow.market.arbitrage.Alert;
import org.apache.flink.api.common.typeinfo.TypeInfo;

/**
 * What a person is told: an alert about what detection has found, or a hint that says of itself
 * that it is none.
 *
 * @param kind what it is about
 * @param alert null exactly if it is INDICATIVE
 * @param indicative null unless it is INDICATIVE
 */
@TypeInfo(RecordTypeFactory.class)
public record Notice(AlertKind kind, @Nullable Alert alert, @Nullable IndicativeAlert indicative) {

    /** Of what detection has found. */
    public static Notice of(Alert alert) {
        return new Notice(
                switch (alert.kind()) {
                    case OPENED -> AlertKind.OPENED;
                    case PEAK -> AlertKind.PEAK;
                    case CLOSED -> AlertKind.CLOSED;
                },
                alert,
                null);
    }

    /** Of what trades alone say. */
    public static Notice of(IndicativeAlert indicative) {
        return new Notice(AlertKind.INDICATIVE, null, indicative);
    }

    /** Whether it is more worth to be named than another: by net edge, and before any hint. */
    boolean isBetterThan(Notice other) {
        boolean hint = kind == AlertKind.INDICATIVE;
        return hint == (other.kind == AlertKind.INDICATIVE) ? netBps() > other.netBps() : !hint;
    }

    private double netBps() {
        return switch (kind) {
            case OPENED, PEAK -> alert.episode().last().netBps();
            case CLOSED -> alert.episode().peak().netBps();
            case INDICATIVE -> indicative.best().netBps();
        };
    }
}
