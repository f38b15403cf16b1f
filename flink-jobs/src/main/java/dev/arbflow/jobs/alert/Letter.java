package dev.arbflow.jobs.alert;

import dev.arbflow.jobs.state.RecordTypeFactory;
import dev.arbflow.market.Nullable;
import org.apache.flink.api.common.typeinfo.TypeInfo;

/**
 * A mail that is to be written.
 *
 * @param to address of the only receiver; null for everybody in ALERT_TO
 * @param notice what it tells; null if it tells what was held back
 * @param heldBack null unless it tells that
 */
@TypeInfo(RecordTypeFactory.class)
public record Letter(@Nullable String to, @Nullable Notice notice, @Nullable HeldBack heldBack) {

    /** To everybody. */
    public static Letter toAll(Notice notice) {
        return new Letter(null, notice, null);
    }

    static Letter of(String to, Notice notice) {
        return new Letter(to, notice, null);
    }

    static Letter of(String to, HeldBack heldBack) {
        return new Letter(to, null, heldBack);
    }
}
