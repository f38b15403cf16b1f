package dev.arbflow.jobs.privacy;

import dev.arbflow.jobs.config.Privacy;
import dev.arbflow.market.Times;
import dev.arbflow.market.trade.Trade;
import java.util.Arrays;
import java.util.HexFormat;
import javax.crypto.Mac;

/**
 * Names under which trades are published: 128 bits of HMAC-SHA-256, as 32 hex digits.
 *
 * <p>The key of a name is derived from the master key and the period of event time in which the
 * trade happened, so a replay of any age gives the same name and, without the master key, nobody
 * can recompute one. One instance serves one thread.
 */
final class Pseudonyms {
    private static final int NAME_BYTES = 16;

    private final byte[] masterKey;
    private final long periodUs;
    private long period = Long.MIN_VALUE;
    private Mac ofPeriod;

    Pseudonyms(Privacy privacy) {
        masterKey = HmacSha256.bytes(privacy.masterKey().reveal());
        periodUs = Times.micros(privacy.period());
    }

    /** The name of a trade; equal for every delivery of it. */
    String of(Trade trade) {
        long needed = Math.floorDiv(trade.times().happenedUs(), periodUs);
        if (ofPeriod == null || needed != period) {
            ofPeriod = HmacSha256.derived(masterKey, "trade", needed);
            period = needed;
        }
        String identity =
                trade.origin().feed() + "|" + trade.listing().code() + '|' + trade.tradeId();
        return HexFormat.of()
                .formatHex(Arrays.copyOf(ofPeriod.doFinal(HmacSha256.bytes(identity)), NAME_BYTES));
    }
}
