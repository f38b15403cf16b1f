package dev.arbflow.jobs.alert;

import dev.arbflow.jobs.state.RecordTypeFactory;
import dev.arbflow.market.Nullable;
import dev.arbflow.market.Since;
import dev.arbflow.market.arbitrage.Alert;
import dev.arbflow.market.arbitrage.PaperDay;
import dev.arbflow.market.behaviour.SuspectActivity;
import java.util.List;
import org.apache.flink.api.common.typeinfo.TypeInfo;

/**
 * A mail that is to be written.
 *
 * @param to address of the only receiver; null for everybody in ALERT_TO
 * @param notice what it tells; null if it tells what was held back
 * @param heldBack null unless it tells that
 * @param suspects what is known by then to have looked like manipulation on the books of its route
 * @param days what the paper account has made of its newest day, by currency; only with what was
 *     held back
 */
@TypeInfo(RecordTypeFactory.class)
public record Letter(
        @Nullable String to,
        @Nullable Notice notice,
        @Nullable HeldBack heldBack,
        @Since(version = 2, absent = "") List<SuspectActivity> suspects,
        @Since(version = 2, absent = "") List<PaperDay> days) {

    /** To everybody. */
    public static Letter toAll(Notice notice) {
        return new Letter(null, notice, null, List.of(), List.of());
    }

    static Letter of(String to, Notice notice) {
        return new Letter(to, notice, null, List.of(), List.of());
    }

    static Letter of(String to, HeldBack heldBack) {
        return new Letter(to, null, heldBack, List.of(), List.of());
    }

    /** The same with what else is known. */
    Letter with(List<SuspectActivity> knownSuspects, List<PaperDay> knownDays) {
        return new Letter(to, notice, heldBack, knownSuspects, knownDays);
    }

    /** The alert that it tells, or the best of those that were held back; null for hints alone. */
    Alert alert() {
        return notice == null ? heldBack.best().alert() : notice.alert();
    }
}
