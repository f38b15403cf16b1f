package dev.arbflow.sandbox.trial;

import dev.arbflow.jobs.config.Detection;
import dev.arbflow.jobs.config.LegLimits;
import dev.arbflow.market.Times;
import dev.arbflow.sandbox.truth.Charges;
import dev.arbflow.sandbox.truth.seen.Limits;

/** Tells the judge what a detector was given, which is all that it learns of the product. */
public final class GivenLimits {
    private GivenLimits() {}

    /** The limits of a detector, but for what the venues really charge. */
    public static Limits of(Detection detection, Charges charges) {
        LegLimits legs = detection.limits();
        return new Limits(
                detection.rule(),
                charges,
                detection.instruments(),
                detection.maxNotional(),
                Times.micros(legs.maxAge()),
                Times.micros(legs.maxUnchanged()),
                Times.micros(legs.maxLag()),
                Times.micros(legs.maxLateHere()),
                Times.micros(legs.maxSkew()),
                legs.maxGrossBps(),
                legs.maxDisagreementBps(),
                Times.micros(detection.orderValid()),
                Times.micros(detection.ageCap()),
                Times.micros(detection.rejoin()),
                Times.micros(detection.alerting().cooldown()),
                detection.alerting().peakFactor());
    }
}
