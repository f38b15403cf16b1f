package dev.arbflow.jobs.io.mongo;

import dev.arbflow.market.Tape;
import dev.arbflow.market.coverage.CoverageAlarm;
import dev.arbflow.market.coverage.CoverageBalance;
import dev.arbflow.market.coverage.CoverageCount;
import dev.arbflow.market.coverage.Evenness;
import dev.arbflow.market.coverage.SamplingWeight;
import org.bson.Document;

/** What feeds delivered as documents: one of each kind a tape, or group, and period. */
public final class CoverageDocument {
    private CoverageDocument() {}

    public static Upsert upsert(CoverageCount count) {
        return new Upsert(
                count.id(),
                set(
                        tape(count.tape(), count.startUs(), count.endUs())
                                .append("liveUs", count.liveUs())
                                .append("liveShare", count.liveShare())
                                .append("gaps", count.gaps())
                                .append("books", count.books())
                                .append("trades", count.trades())));
    }

    public static Upsert upsert(CoverageAlarm alarm) {
        return new Upsert(
                alarm.id(),
                set(
                        tape(alarm.tape(), alarm.startUs(), alarm.endUs())
                                .append("kind", alarm.kind().name())
                                .append("observed", alarm.observed())
                                .append("expected", alarm.expected())
                                .append("p", DocumentFields.finite(alarm.p()))));
    }

    public static Upsert upsert(CoverageBalance balance) {
        return new Upsert(
                balance.id(),
                set(
                        period(balance.startUs(), balance.endUs())
                                .append("group", balance.group())
                                .append("venues", balance.venues())
                                .append("live", evenness(balance.live()))
                                .append("books", evenness(balance.books()))
                                .append("trades", evenness(balance.trades()))));
    }

    public static Upsert upsert(SamplingWeight weight) {
        return new Upsert(
                weight.id(),
                set(
                        tape(weight.tape(), weight.startUs(), weight.endUs())
                                .append("weight", weight.weight())));
    }

    static Document tape(Tape tape, long startUs, long endUs) {
        return period(startUs, endUs)
                .append("feed", tape.feed().name())
                .append("listing", tape.listing().code())
                .append("venue", tape.listing().venue().name())
                .append("market", tape.listing().market().code());
    }

    private static Document period(long startUs, long endUs) {
        return new Document("startAt", DocumentFields.date(startUs))
                .append("startUs", startUs)
                .append("endUs", endUs);
    }

    private static Document evenness(Evenness evenness) {
        return new Document("entropy", DocumentFields.finite(evenness.entropy()))
                .append("gini", DocumentFields.finite(evenness.gini()))
                .append("leastToMost", DocumentFields.finite(evenness.leastToMost()));
    }

    private static Document set(Document fields) {
        return new Document("$set", fields);
    }
}
