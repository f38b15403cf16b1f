package dev.arbflow.jobs.io.mongo;

import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Instant;
import org.bson.types.Decimal128;

/** How times and amounts look in every document. */
final class DocumentFields {
    private DocumentFields() {}

    /** The moment, cut to the milliseconds that a BSON date holds. */
    static Instant date(long timeUs) {
        return Instant.ofEpochMilli(Math.floorDiv(timeUs, 1_000L));
    }

    /** The amount, exact to 34 digits, which is all that the type holds. */
    static Decimal128 decimal(BigDecimal amount) {
        return new Decimal128(amount.round(MathContext.DECIMAL128));
    }

    /** The number, or null where there is none, because queries sort NaN below everything. */
    static Double finite(double number) {
        return Double.isFinite(number) ? number : null;
    }
}
